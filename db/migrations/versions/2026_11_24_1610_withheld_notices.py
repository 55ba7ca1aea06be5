"""mails of runs that wait for the hour of their document.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = 'c81f3ad94e57'
down_revision = 'a3e7d05b6f18'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table(
        'withheld_notice',
        sa.Column('run_id', BIG, nullable=False),
        sa.Column('registration_id', BIG, nullable=False),
        sa.Column('due_at', db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['run_id'], ['bulk_run.id'], name=op.f('fk_withheld_notice_run_id_bulk_run')),
        sa.ForeignKeyConstraint(
            ['registration_id'], ['registration.id'], name=op.f('fk_withheld_notice_registration_id_registration')
        ),
        sa.PrimaryKeyConstraint('run_id', 'registration_id', name=op.f('pk_withheld_notice')),
    )
    op.create_index('ix_withheld_notice_due', 'withheld_notice', ['due_at'])
    op.create_index('ix_withheld_notice_of', 'withheld_notice', ['registration_id'])


def downgrade() -> None:
    op.drop_table('withheld_notice')
