"""the current documents of a kind, found by it.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op

revision = "5d2c90b7e1f4"
down_revision = "c81f3ad94e57"
branch_labels = None
depends_on = None

NAME = 'ix_document_current_by_kind'


def upgrade() -> None:
    op.create_index(
        NAME,
        'document',
        ['kind', 'registration_id'],
        sqlite_where=sa.text('current = 1'),
        postgresql_where=sa.text('current'),
    )


def downgrade() -> None:
    op.drop_index(NAME, 'document')
