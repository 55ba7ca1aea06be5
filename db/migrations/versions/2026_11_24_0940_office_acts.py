"""litigation files, registrations set aside together.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

import db.types

revision = 'f5a8c31e6d27'
down_revision = 'd4b7e20a95c3'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
JSON = sa.JSON().with_variant(JSONB(), 'postgresql')


def column(name: str, kind: object, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, kind, nullable=nullable)


def instant(name: str, *, nullable: bool = False) -> sa.Column:
    return column(name, db.types.UtcDateTime(timezone=True), nullable=nullable)


def link(table: str, name: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f'{to}.id'], name=op.f(f'fk_{table}_{name}_{to}'))


def upgrade() -> None:
    op.create_table(
        'litigation_file',
        sa.Column('id', BIG, autoincrement=True, nullable=False),
        column('candidate_id', BIG),
        column('reason', sa.Text()),
        column('state', sa.String(length=32)),
        column('places', JSON),
        column('asked_by_id', BIG),
        column('asked_by', sa.String(length=200)),
        instant('asked_at'),
        column('up_to_seq', BIG),
        column('up_to_hash', sa.String(length=64)),
        column('events', sa.Integer()),
        column('pages', sa.Integer()),
        column('sha256', sa.String(length=64)),
        column('size', sa.Integer()),
        column('storage_key', sa.Text()),
        instant('ready_at', nullable=True),
        instant('expires_at', nullable=True),
        column('error', sa.String(length=32)),
        sa.CheckConstraint(
            "state IN ('ordered', 'ready', 'failed', 'expired')", name=op.f('ck_litigation_file_state_is_known')
        ),
        sa.CheckConstraint('length(reason) > 0', name=op.f('ck_litigation_file_a_litigation_file_has_its_reason')),
        link('litigation_file', 'candidate_id', 'candidate'),
        link('litigation_file', 'asked_by_id', 'staff'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_litigation_file')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_litigation_file_candidate', 'litigation_file', ['candidate_id', 'asked_at'])
    op.create_table(
        'mass_ending',
        sa.Column('id', BIG, autoincrement=True, nullable=False),
        column('query', JSON),
        column('criteria', sa.Text()),
        column('reason', sa.Text()),
        column('state', sa.String(length=32)),
        column('needs_approval', sa.Boolean()),
        column('places', JSON),
        column('digest', sa.String(length=64)),
        column('total', sa.Integer()),
        column('skipped', JSON),
        column('asked_by_id', BIG),
        column('asked_by_person_id', BIG),
        column('asked_by', sa.String(length=200)),
        instant('asked_at'),
        column('decided_by_id', BIG, nullable=True),
        column('decided_by_person_id', BIG, nullable=True),
        column('decided_by', sa.String(length=200)),
        instant('decided_at', nullable=True),
        column('decision_reason', sa.Text()),
        instant('started_at', nullable=True),
        instant('finished_at', nullable=True),
        sa.CheckConstraint(
            "state IN ('awaiting_approval', 'refused', 'ordered', 'running', 'cancelled', 'done')",
            name=op.f('ck_mass_ending_state_is_known'),
        ),
        sa.CheckConstraint('length(reason) > 0', name=op.f('ck_mass_ending_a_mass_ending_has_its_reason')),
        sa.CheckConstraint(
            'decided_by_person_id IS NULL OR decided_by_person_id <> asked_by_person_id',
            name=op.f('ck_mass_ending_asker_and_approver_are_two_persons'),
        ),
        link('mass_ending', 'asked_by_id', 'staff'),
        link('mass_ending', 'asked_by_person_id', 'person'),
        link('mass_ending', 'decided_by_id', 'staff'),
        link('mass_ending', 'decided_by_person_id', 'person'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mass_ending')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_mass_ending_asked_by', 'mass_ending', ['asked_by_id', 'asked_at'])
    op.create_table(
        'mass_ending_item',
        sa.Column('id', BIG, autoincrement=True, nullable=False),
        column('ending_id', BIG),
        column('registration_id', BIG),
        column('seen_version', sa.Integer()),
        column('position', sa.Integer()),
        column('state', sa.String(length=32)),
        column('outcome', sa.String(length=32)),
        instant('settled_at', nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'done', 'skipped')", name=op.f('ck_mass_ending_item_state_is_known')),
        link('mass_ending_item', 'ending_id', 'mass_ending'),
        link('mass_ending_item', 'registration_id', 'registration'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mass_ending_item')),
        sa.UniqueConstraint('ending_id', 'registration_id', name='one_item_per_ending_and_registration'),
    )
    op.create_index('ix_mass_ending_item_progress', 'mass_ending_item', ['ending_id', 'state', 'position'])


def downgrade() -> None:
    for table in ('mass_ending_item', 'mass_ending', 'litigation_file'):
        op.drop_table(table)
