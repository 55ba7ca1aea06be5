"""handed documents.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '7c1e94b0d2a8'
down_revision = 'd3f8a6c2b915'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('handed_document',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('registration_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('file_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('check_code', sa.String(length=32), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('made_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by', sa.String(length=200), nullable=False),
    sa.Column('superseded_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('read_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.CheckConstraint("kind IN ('summons', 'grade_report', 'other')", name=op.f('ck_handed_document_kind_is_known')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_handed_document_file_id_stored_file')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_handed_document_registration_id_registration')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handed_document')),
    sa.UniqueConstraint('check_code', name='one_handed_document_per_check_code'),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('handed_document', schema=None) as batch_op:
        batch_op.create_index('ix_handed_document_registration', ['registration_id', 'made_at'], unique=False)
        batch_op.create_index(
            'one_current_handed_document_per_registration_and_kind', ['registration_id', 'kind', 'title'], unique=True,
            sqlite_where=sa.text('current = 1'), postgresql_where=sa.text('current'),
        )


def downgrade() -> None:
    with op.batch_alter_table('handed_document', schema=None) as batch_op:
        batch_op.drop_index('one_current_handed_document_per_registration_and_kind')
        batch_op.drop_index('ix_handed_document_registration')

    op.drop_table('handed_document')
