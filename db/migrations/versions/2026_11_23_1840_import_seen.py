"""import seen.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '5be07d1c93fa'
down_revision = 'a7d20c51e8b4'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('import_file', sa.Column('report_digest', sa.String(length=64), server_default='', nullable=False))
    op.add_column('import_file', sa.Column(
        'ordered', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'),
        server_default='{}', nullable=False,
    ))


def downgrade() -> None:
    with op.batch_alter_table('import_file', schema=None) as batch_op:
        batch_op.drop_column('ordered')
        batch_op.drop_column('report_digest')
