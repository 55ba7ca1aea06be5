"""slip sheets.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
import db.types

revision = 'c4b1f09d6e21'
down_revision = '8d8fb653741f'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('slip_sheet',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('school_uai', sa.String(length=32), nullable=False),
    sa.Column('classes', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
    sa.Column('only_without', sa.Boolean(), nullable=False),
    sa.Column('ordered_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('ordered_by', sa.String(length=200), nullable=False),
    sa.Column('ordered_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('handed_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('slips', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['ordered_by_id'], ['staff.id'], name=op.f('fk_slip_sheet_ordered_by_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_slip_sheet'))
    )
    with op.batch_alter_table('slip_sheet', schema=None) as batch_op:
        batch_op.create_index('ix_slip_sheet_school', ['school_uai', 'ordered_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('slip_sheet', schema=None) as batch_op:
        batch_op.drop_index('ix_slip_sheet_school')

    op.drop_table('slip_sheet')
