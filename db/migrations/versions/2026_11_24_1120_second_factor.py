"""second factor of the staff.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = 'd41c97a5be02'
down_revision = 'f5a8c31e6d27'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('second_factor',
    sa.Column('staff_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('secret', sa.String(length=32), nullable=False),
    sa.Column('pending', sa.String(length=32), nullable=False),
    sa.Column('last_step', sa.Integer(), nullable=False),
    sa.Column('since', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_second_factor_staff_id_staff')),
    sa.PrimaryKeyConstraint('staff_id', name=op.f('pk_second_factor'))
    )
    op.create_table('recovery_code',
    sa.Column('staff_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('used_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_recovery_code_staff_id_staff')),
    sa.PrimaryKeyConstraint('staff_id', 'code_hash', name=op.f('pk_recovery_code'))
    )


def downgrade() -> None:
    op.drop_table('recovery_code')
    op.drop_table('second_factor')
