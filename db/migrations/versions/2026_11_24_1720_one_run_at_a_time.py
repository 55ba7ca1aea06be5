"""one run at a time of a kind and scope.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op

revision = "8e41b6d07c25"
down_revision = "5d2c90b7e1f4"
branch_labels = None
depends_on = None

NAME = 'one_live_run_per_scope'
LIVE = "state IN ('awaiting_approval', 'ordered', 'running', 'paused')"


def upgrade() -> None:
    op.add_column('bulk_run', sa.Column('scope', sa.String(length=64), nullable=True))  # none: ordered before
    op.create_index(
        NAME, 'bulk_run', ['kind', 'scope'], unique=True, sqlite_where=sa.text(LIVE), postgresql_where=sa.text(LIVE)
    )


def downgrade() -> None:
    op.drop_index(NAME, 'bulk_run')
    op.drop_column('bulk_run', 'scope')
