"""pieces by their state.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

from alembic import op

revision = 'e91c4d7b03aa'
down_revision = '7c1e94b0d2a8'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('piece', schema=None) as batch_op:
        batch_op.create_index('ix_piece_state', ['state', 'piece_code', 'registration_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('piece', schema=None) as batch_op:
        batch_op.drop_index('ix_piece_state')
