"""what documents say by import, files of many candidates handed over at once.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import db.types

revision = 'd4b7e20a95c3'
down_revision = 'c58a1e7f03d6'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
JSON = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
INSTANT = db.types.UtcDateTime(timezone=True)
CURRENT = {'sqlite_where': sa.text('current = 1'), 'postgresql_where': sa.text('current')}
KINDS = "kind IN ('summons', 'grade_report', 'other')"
STATES = "state IN ('reading', 'refused', 'staged', 'ordered', 'done', 'cancelled', 'discarded')"
OUTCOMES = "outcome IN ('matched', 'unmatched', 'ambiguous', 'already', 'handed', 'failed')"


def link(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f'{to}.id'], name=op.f(f'fk_{table}_{column}_{to}'))


def facts() -> None:
    op.create_table('document_facts',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('registration_id', BIG, nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('content', JSON, nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('import_id', BIG, nullable=False),
    sa.Column('visible_from', INSTANT, nullable=True),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('made_at', INSTANT, nullable=False),
    sa.Column('made_by', sa.String(length=200), nullable=False),
    sa.Column('superseded_at', INSTANT, nullable=True),
    link('document_facts', 'registration_id', 'registration'),
    link('document_facts', 'import_id', 'import_file'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_facts')),
    sa.UniqueConstraint('registration_id', 'kind', 'n', name='one_row_per_registration_kind_and_n'),
    sqlite_autoincrement=True
    )
    op.create_index('ix_document_facts_import', 'document_facts', ['import_id'])
    op.create_index('one_current_facts_per_registration_and_kind', 'document_facts', ['registration_id', 'kind'],
                    unique=True, **CURRENT)


def batches() -> None:
    op.create_table('handing_batch',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('storage_key', sa.Text(), nullable=False),
    sa.Column('medium', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('exam_session', sa.String(length=32), nullable=False),
    sa.Column('follows', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('refused', sa.String(length=32), nullable=False),
    sa.Column('refused_facts', JSON, nullable=False),
    sa.Column('found', JSON, nullable=False),
    sa.Column('counts', JSON, nullable=False),
    sa.Column('plan_digest', sa.String(length=64), nullable=False),
    sa.Column('promise', sa.Integer(), nullable=False),
    sa.Column('staged_by_id', BIG, nullable=False),
    sa.Column('staged_by', sa.String(length=200), nullable=False),
    sa.Column('staged_at', INSTANT, nullable=False),
    sa.Column('ended_at', INSTANT, nullable=True),
    sa.CheckConstraint(KINDS, name=op.f('ck_handing_batch_kind_is_known')),
    sa.CheckConstraint(STATES, name=op.f('ck_handing_batch_state_is_known')),
    link('handing_batch', 'staged_by_id', 'staff'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handing_batch')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_handing_batch_staged', 'handing_batch', ['staged_by_id', 'staged_at'])


def lines() -> None:
    op.create_table('handing_line',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('batch_id', BIG, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('first_page', sa.Integer(), nullable=False),
    sa.Column('last_page', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('number', sa.String(length=200), nullable=False),
    sa.Column('candidate_id', BIG, nullable=True),
    sa.Column('registration_id', BIG, nullable=True),
    sa.Column('outcome', sa.String(length=32), nullable=False),
    sa.Column('reason', sa.String(length=32), nullable=False),
    sa.Column('replaces', sa.Boolean(), nullable=False),
    sa.Column('handed_id', BIG, nullable=True),
    sa.CheckConstraint(OUTCOMES, name=op.f('ck_handing_line_outcome_is_known')),
    link('handing_line', 'batch_id', 'handing_batch'),
    link('handing_line', 'candidate_id', 'candidate'),
    link('handing_line', 'registration_id', 'registration'),
    link('handing_line', 'handed_id', 'handed_document'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handing_line')),
    sa.UniqueConstraint('batch_id', 'position', name='one_line_per_batch_and_position')
    )
    op.create_index('ix_handing_line_outcome', 'handing_line', ['batch_id', 'outcome'])
    op.create_index('ix_handing_line_registration', 'handing_line', ['registration_id'])


def upgrade() -> None:
    op.add_column('printed_context',
                  sa.Column('facts_sha256', sa.String(length=64), server_default='', nullable=False))
    facts()
    batches()
    lines()


def downgrade() -> None:
    for table in ('handing_line', 'handing_batch', 'document_facts'):
        op.drop_table(table)
    with op.batch_alter_table('printed_context', schema=None) as batch_op:
        batch_op.drop_column('facts_sha256')
