"""Drafts of wordings, who published what, and the images that wordings print.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

import db.types

revision = 'b62e0f9d8c41'
down_revision = 'a3f9d2c47e10'
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql')


def upgrade() -> None:
    op.add_column('template_version', sa.Column('draft_id', _ID, nullable=True))
    op.create_index('one_template_per_draft', 'template_version', ['draft_id'], unique=True)
    op.create_table('template_draft',
    sa.Column('id', _ID, autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('academie_code', sa.String(length=32), nullable=False),
    sa.Column('domain_code', sa.String(length=32), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('slots', _JSON, nullable=False),
    sa.Column('template_id', sa.String(length=64), nullable=False),
    sa.Column('based_on_id', _ID, nullable=False),
    sa.Column('author_id', _ID, nullable=False),
    sa.Column('author_person_id', _ID, nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('begun_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('changed_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('proposed_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', _ID, nullable=True),
    sa.Column('decided_by_person_id', _ID, nullable=True),
    sa.Column('decided_by', sa.String(length=200), nullable=False),
    sa.Column('decided_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("author_person_id <> decided_by_person_id", name=op.f('ck_template_draft_two_persons_decide')),
    sa.CheckConstraint("state IN ('draft', 'proposed', 'published', 'refused', 'withdrawn')", name=op.f('ck_template_draft_state_is_known')),
    sa.CheckConstraint("state NOT IN ('published', 'refused') OR decided_by_person_id IS NOT NULL", name=op.f('ck_template_draft_a_decision_has_a_decider')),
    sa.ForeignKeyConstraint(['author_id'], ['staff.id'], name=op.f('fk_template_draft_author_id_staff')),
    sa.ForeignKeyConstraint(['author_person_id'], ['person.id'], name=op.f('fk_template_draft_author_person_id_person')),
    sa.ForeignKeyConstraint(['based_on_id'], ['template_version.id'], name=op.f('fk_template_draft_based_on_id_template_version')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['staff.id'], name=op.f('fk_template_draft_decided_by_id_staff')),
    sa.ForeignKeyConstraint(['decided_by_person_id'], ['person.id'], name=op.f('fk_template_draft_decided_by_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_draft')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('template_draft', schema=None) as batch_op:
        batch_op.create_index('one_open_draft_per_place', ['kind', 'academie_code', 'domain_code'], unique=True, sqlite_where=sa.text("state IN ('draft', 'proposed')"), postgresql_where=sa.text("state IN ('draft', 'proposed')"))

    op.create_table('template_image',
    sa.Column('id', _ID, autoincrement=True, nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('storage_key', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('sent_by', sa.String(length=200), nullable=False),
    sa.Column('sent_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_image')),
    sa.UniqueConstraint('sha256', name=op.f('uq_template_image_sha256'))
    )


def downgrade() -> None:
    op.drop_table('template_image')
    with op.batch_alter_table('template_draft', schema=None) as batch_op:
        batch_op.drop_index('one_open_draft_per_place', sqlite_where=sa.text("state IN ('draft', 'proposed')"), postgresql_where=sa.text("state IN ('draft', 'proposed')"))

    op.drop_table('template_draft')
    op.drop_index('one_template_per_draft', table_name='template_version')
    with op.batch_alter_table('template_version', schema=None) as batch_op:
        batch_op.drop_column('draft_id')
