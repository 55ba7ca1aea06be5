"""runs that a second person approves, settings of the office, notices of a run, places of printed contexts.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import hashlib
import json
import unicodedata

import sqlalchemy as sa
from alembic import op

import db.types

revision = 'a3f9d2c47e10'
down_revision = 'b27d5e80c4f1'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STATES = "state IN ('awaiting_approval', 'refused', 'ordered', 'running', 'paused', 'cancelled', 'done', 'failed')"
BEFORE = "state IN ('ordered', 'running', 'paused', 'cancelled', 'done', 'failed')"
TWO = "decided_by_person_id IS NULL OR decided_by_person_id <> ordered_by_person_id"
KNOWN, PERSONS = 'ck_bulk_run_state_is_known', 'ck_bulk_run_orderer_and_approver_are_two_persons'
LINKS = (('ordered_by_person_id', 'person'), ('decided_by_id', 'staff'), ('decided_by_person_id', 'person'))


def columns() -> list[sa.Column]:
    return [
        sa.Column('needs_approval', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column('ordered_by_person_id', BIG, nullable=True),
        sa.Column('decided_by_id', BIG, nullable=True),
        sa.Column('decided_by_person_id', BIG, nullable=True),
        sa.Column('decided_by', sa.String(length=200), server_default='', nullable=False),
        sa.Column('decided_at', db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column('decision_reason', sa.Text(), server_default='', nullable=False),
    ]


def upgrade() -> None:
    with op.batch_alter_table('bulk_run', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        for column in columns():
            batch_op.add_column(column)
        for name, table in LINKS:
            batch_op.create_foreign_key(op.f(f'fk_bulk_run_{name}_{table}'), table, [name], ['id'])
        batch_op.drop_constraint(op.f(KNOWN), type_='check')
        batch_op.create_check_constraint(op.f(KNOWN), STATES)
        batch_op.create_check_constraint(op.f(PERSONS), TWO)
    op.execute("UPDATE bulk_run SET ordered_by_person_id = (SELECT s.person_id FROM staff s WHERE s.id = ordered_by_id)")
    op.create_table(
        'run_notice',
        sa.Column('run_id', BIG, nullable=False),
        sa.Column('candidate_id', BIG, nullable=False),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_run_notice_candidate_id_candidate')),
        sa.ForeignKeyConstraint(['run_id'], ['bulk_run.id'], name=op.f('fk_run_notice_run_id_bulk_run')),
        sa.PrimaryKeyConstraint('run_id', 'candidate_id', name=op.f('pk_run_notice')),
    )
    op.create_table(
        'office_setting',
        sa.Column('name', sa.String(length=32), nullable=False),
        sa.Column('academie_code', sa.String(length=32), nullable=False),
        sa.Column('value', sa.Integer(), nullable=False),
        sa.Column('set_by', sa.String(length=200), nullable=False),
        sa.Column('set_at', db.types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('name', 'academie_code', name=op.f('pk_office_setting')),
    )
    op.add_column('printed_context', sa.Column('place_sha256', sa.String(length=64), server_default='', nullable=False))
    fill_places()


def fill_places() -> None:
    """The digest of what a context says of its place: all of it, unless a letter added what it says of its own."""
    contexts = sa.table('printed_context', sa.column('sha256'), sa.column('content', sa.JSON), sa.column('place_sha256'))
    bind = op.get_bind()
    rows = bind.execute(sa.select(contexts.c.sha256, contexts.c.content)).all()
    filled = [{'number': sha256, 'place': place_of(sha256, content)} for sha256, content in rows]
    if filled:
        named = sa.update(contexts).where(contexts.c.sha256 == sa.bindparam('number'))
        bind.execute(named.values(place_sha256=sa.bindparam('place')), filled)


def place_of(sha256: str, content: dict) -> str:
    if 'own' not in content:
        return sha256
    kept = {name: value for name, value in content.items() if name != 'own'}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return hashlib.sha256(unicodedata.normalize('NFC', text).encode()).hexdigest()


def downgrade() -> None:
    op.drop_column('printed_context', 'place_sha256')
    op.drop_table('office_setting')
    op.drop_table('run_notice')
    with op.batch_alter_table('bulk_run', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint(op.f(PERSONS), type_='check')
        batch_op.drop_constraint(op.f(KNOWN), type_='check')
        batch_op.create_check_constraint(op.f(KNOWN), BEFORE)
        for name, table in LINKS:
            batch_op.drop_constraint(op.f(f'fk_bulk_run_{name}_{table}'), type_='foreignkey')
        for column in columns():
            batch_op.drop_column(column.name)
