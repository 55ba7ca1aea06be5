"""duplicates: pairs of candidates who look alike, merges by two persons.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
import db.types

revision = 'c58a1e7f03d6'
down_revision = 'b62e0f9d8c41'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('duplicate_key',
    sa.Column('key', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('candidate_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('key', 'candidate_id', name=op.f('pk_duplicate_key')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('duplicate_key', schema=None) as batch_op:
        batch_op.create_index('ix_duplicate_key_candidate', ['candidate_id'], unique=False)

    op.create_table('duplicate_radar',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('rules', sa.String(length=32), nullable=False),
    sa.Column('seen_seq', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('passed_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('finished_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate_radar'))
    )
    op.execute("INSERT INTO duplicate_radar (id, rules, seen_seq) VALUES (1, '', 0)")
    op.create_table('candidate_merge',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('kept_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('absorbed_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kept_version', sa.Integer(), nullable=False),
    sa.Column('absorbed_version', sa.Integer(), nullable=False),
    sa.Column('before', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('after', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('exchanged', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('undoes_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('done', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('proposer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('proposer_person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('proposed_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decider_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decider_person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decision_reason', sa.Text(), nullable=False),
    sa.CheckConstraint("(kind = 'undo') = (undoes_id IS NOT NULL)", name=op.f('ck_candidate_merge_an_undo_names_its_merge')),
    sa.CheckConstraint("kind IN ('merge', 'undo')", name=op.f('ck_candidate_merge_kind_is_known')),
    sa.CheckConstraint("state IN ('proposed', 'approved', 'refused', 'stale', 'expired', 'withdrawn')", name=op.f('ck_candidate_merge_state_is_known')),
    sa.CheckConstraint("state NOT IN ('approved', 'refused') OR (decider_id IS NOT NULL AND decider_person_id IS NOT NULL)", name=op.f('ck_candidate_merge_a_decision_has_a_decider')),
    sa.CheckConstraint('kept_id <> absorbed_id', name=op.f('ck_candidate_merge_two_candidates')),
    sa.CheckConstraint('length(reason) > 0', name=op.f('ck_candidate_merge_a_merge_has_its_reason')),
    sa.CheckConstraint('proposer_id <> decider_id', name=op.f('ck_candidate_merge_two_accounts_decide')),
    sa.CheckConstraint('proposer_person_id <> decider_person_id', name=op.f('ck_candidate_merge_two_persons_decide')),
    sa.ForeignKeyConstraint(['absorbed_id'], ['candidate.id'], name=op.f('fk_candidate_merge_absorbed_id_candidate')),
    sa.ForeignKeyConstraint(['decider_id'], ['staff.id'], name=op.f('fk_candidate_merge_decider_id_staff')),
    sa.ForeignKeyConstraint(['decider_person_id'], ['person.id'], name=op.f('fk_candidate_merge_decider_person_id_person')),
    sa.ForeignKeyConstraint(['kept_id'], ['candidate.id'], name=op.f('fk_candidate_merge_kept_id_candidate')),
    sa.ForeignKeyConstraint(['proposer_id'], ['staff.id'], name=op.f('fk_candidate_merge_proposer_id_staff')),
    sa.ForeignKeyConstraint(['proposer_person_id'], ['person.id'], name=op.f('fk_candidate_merge_proposer_person_id_person')),
    sa.ForeignKeyConstraint(['undoes_id'], ['candidate_merge.id'], name=op.f('fk_candidate_merge_undoes_id_candidate_merge')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_candidate_merge')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('candidate_merge', schema=None) as batch_op:
        batch_op.create_index('ix_candidate_merge_absorbed', ['absorbed_id'], unique=False)
        batch_op.create_index('ix_candidate_merge_kept', ['kept_id'], unique=False)
        batch_op.create_index('ix_candidate_merge_state', ['state', 'proposed_at'], unique=False)
        batch_op.create_index('one_open_merge_per_absorbed', ['absorbed_id'], unique=True, sqlite_where=sa.text("state = 'proposed'"), postgresql_where=sa.text("state = 'proposed'"))
        batch_op.create_index('one_open_merge_per_kept', ['kept_id'], unique=True, sqlite_where=sa.text("state = 'proposed'"), postgresql_where=sa.text("state = 'proposed'"))

    op.create_table('duplicate_pair',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('a_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('b_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('reasons', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('said_by', sa.String(length=200), nullable=False),
    sa.Column('said_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('found_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("state <> 'set_apart' OR length(said) > 0", name=op.f('ck_duplicate_pair_set_apart_with_its_reason')),
    sa.CheckConstraint("state IN ('open', 'set_apart', 'proposed', 'merged', 'undone')", name=op.f('ck_duplicate_pair_state_is_known')),
    sa.CheckConstraint('a_id < b_id', name=op.f('ck_duplicate_pair_the_lower_comes_first')),
    sa.CheckConstraint('score BETWEEN 0 AND 100', name=op.f('ck_duplicate_pair_score_is_a_percentage')),
    sa.ForeignKeyConstraint(['a_id'], ['candidate.id'], name=op.f('fk_duplicate_pair_a_id_candidate')),
    sa.ForeignKeyConstraint(['b_id'], ['candidate.id'], name=op.f('fk_duplicate_pair_b_id_candidate')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate_pair')),
    sa.UniqueConstraint('a_id', 'b_id', name='one_row_per_pair')
    )
    with op.batch_alter_table('duplicate_pair', schema=None) as batch_op:
        batch_op.create_index('ix_duplicate_pair_b', ['b_id'], unique=False)
        batch_op.create_index('ix_duplicate_pair_state', ['state', 'score'], unique=False)

    op.create_table('registration_move',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('merge_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('registration_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('from_candidate_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('from_number', sa.Integer(), nullable=False),
    sa.Column('to_candidate_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('to_number', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['from_candidate_id'], ['candidate.id'], name=op.f('fk_registration_move_from_candidate_id_candidate')),
    sa.ForeignKeyConstraint(['merge_id'], ['candidate_merge.id'], name=op.f('fk_registration_move_merge_id_candidate_merge')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_registration_move_registration_id_registration')),
    sa.ForeignKeyConstraint(['to_candidate_id'], ['candidate.id'], name=op.f('fk_registration_move_to_candidate_id_candidate')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registration_move')),
    sa.UniqueConstraint('merge_id', 'registration_id', name='one_move_per_merge_and_registration')
    )
    with op.batch_alter_table('registration_move', schema=None) as batch_op:
        batch_op.create_index('ix_registration_move_registration', ['registration_id'], unique=False)
        batch_op.create_index('ix_registration_move_to', ['to_candidate_id', 'to_number'], unique=False)
    op.add_column('candidate', sa.Column('last_merge_id', sa.Integer(), nullable=True))
    op.add_column('candidate', sa.Column('merged_into', sa.Integer(), nullable=True))
    op.add_column('candidate', sa.Column('former_numbers', sa.Text(), server_default='', nullable=False))
    op.create_index(
        'ix_candidate_merged_into', 'candidate', ['merged_into'], unique=False,
        sqlite_where=sa.text('merged_into IS NOT NULL'), postgresql_where=sa.text('merged_into IS NOT NULL'),
    )
    op.add_column('registration', sa.Column('last_merge_id', sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column('registration', 'last_merge_id')
    op.drop_index('ix_candidate_merged_into', table_name='candidate')
    for column in ('former_numbers', 'merged_into', 'last_merge_id'):
        op.drop_column('candidate', column)
    for table in ('registration_move', 'duplicate_pair', 'candidate_merge', 'duplicate_radar', 'duplicate_key'):
        op.drop_table(table)
