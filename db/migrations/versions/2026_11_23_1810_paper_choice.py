"""Say what is chosen at a paper: a language, or one paper of a group.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op

revision = "a7d20c51e8b4"
down_revision = "c4b1f09d6e21"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the reference data fill it."""
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.add_column(sa.Column("choice", sa.String(length=32), nullable=False, server_default=""))


def downgrade() -> None:
    """Take the column away: the reference data say it again."""
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_column("choice")
