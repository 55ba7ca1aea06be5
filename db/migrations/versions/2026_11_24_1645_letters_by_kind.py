"""the current documents of a kind, found by it.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op

revision = "5d2c90b7e1f4"
down_revision = "c81f3ad94e57"
branch_labels = None
depends_on = None

NAME = "one_current_document_per_registration_and_kind"


def upgrade() -> None:
    _remake(["kind", "registration_id"])


def downgrade() -> None:
    _remake(["registration_id", "kind"])


def _remake(columns: list[str]) -> None:
    op.drop_index(NAME, "document")
    op.create_index(
        NAME, "document", columns, unique=True, sqlite_where=sa.text("current = 1"), postgresql_where=sa.text("current")
    )
