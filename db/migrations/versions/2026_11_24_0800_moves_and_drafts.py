"""moved deadlines, and drafts whose number is never given again.

Do not import core or db.tables here. Add, fill, then enforce, in separate steps. Never drop what cannot be remade.
"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = 'b27d5e80c4f1'
down_revision = 'e91c4d7b03aa'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('window_move',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('proposer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('proposer_person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('proposed_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decider_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decider_person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decision_reason', sa.Text(), nullable=False),
    sa.CheckConstraint('proposer_id <> decider_id', name=op.f('ck_window_move_two_accounts_decide')),
    sa.CheckConstraint('proposer_person_id <> decider_person_id', name=op.f('ck_window_move_two_persons_decide')),
    sa.CheckConstraint("state IN ('proposed', 'approved', 'refused', 'stale', 'expired', 'withdrawn')", name=op.f('ck_window_move_state_is_known')),
    sa.CheckConstraint("state NOT IN ('approved', 'refused') OR (decider_id IS NOT NULL AND decider_person_id IS NOT NULL)", name=op.f('ck_window_move_a_decision_has_a_decider')),
    sa.CheckConstraint('length(reason) > 0', name=op.f('ck_window_move_a_move_has_its_reason')),
    sa.ForeignKeyConstraint(['decider_id'], ['staff.id'], name=op.f('fk_window_move_decider_id_staff')),
    sa.ForeignKeyConstraint(['decider_person_id'], ['person.id'], name=op.f('fk_window_move_decider_person_id_person')),
    sa.ForeignKeyConstraint(['proposer_id'], ['staff.id'], name=op.f('fk_window_move_proposer_id_staff')),
    sa.ForeignKeyConstraint(['proposer_person_id'], ['person.id'], name=op.f('fk_window_move_proposer_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_window_move')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_window_move_state', 'window_move', ['state', 'proposed_at'], unique=False)
    op.create_table('moved_window',
    sa.Column('move_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('window_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('base_version', sa.Integer(), nullable=False),
    sa.Column('opens_before', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closes_before', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('opens_after', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closes_after', db.types.UtcDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('opens_after < closes_after', name=op.f('ck_moved_window_window_closes_after_it_opens')),
    sa.ForeignKeyConstraint(['move_id'], ['window_move.id'], name=op.f('fk_moved_window_move_id_window_move')),
    sa.ForeignKeyConstraint(['window_id'], ['registration_window.id'], name=op.f('fk_moved_window_window_id_registration_window')),
    sa.PrimaryKeyConstraint('move_id', 'window_id', name=op.f('pk_moved_window'))
    )
    op.create_index(op.f('ix_moved_window_window_id'), 'moved_window', ['window_id'], unique=False)
    op.create_table('window_notice',
    sa.Column('move_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('told_up_to', sa.Integer(), nullable=False),
    sa.Column('mails', sa.Integer(), nullable=False),
    sa.Column('finished_at', db.types.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['move_id'], ['window_move.id'], name=op.f('fk_window_notice_move_id_window_move')),
    sa.PrimaryKeyConstraint('move_id', name=op.f('pk_window_notice'))
    )
    if op.get_bind().dialect.name == 'sqlite':  # PostgreSQL never gives a number again
        rebuild = {'recreate': 'always', 'table_kwargs': {'sqlite_autoincrement': True}}
        with op.batch_alter_table('registration_draft', schema=None, **rebuild):
            pass


def downgrade() -> None:
    op.drop_table('window_notice')
    op.drop_table('moved_window')
    op.drop_table('window_move')
