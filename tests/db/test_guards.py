"""What the database itself refuses, and that a missing refusal is noticed."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core.access import system
from core.audit import Event, record, verify
from db import migrate
from db.engine import database_now, reading, writing
from db.guards import ddl
from db.guards.declared import GUARDS
from db.tables import AuditEvent, Correction, Registration, StoredFile
from tests.factories import a_registration, a_staff


@pytest.fixture
def journalled(engine):
    """A database with a few events."""
    with writing(engine) as tx:
        for number in range(5):
            record(tx, system("tests"), Event.SIGNED_IN, "staff", number, changes={"note": (number, number + 1)})
    return engine


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE audit_event SET name = 'x'",
        "UPDATE audit_event SET hash = 'x' WHERE seq = 2",
        "DELETE FROM audit_event",
        "DELETE FROM audit_event WHERE seq = 5",
        "INSERT INTO audit_event SELECT * FROM audit_event WHERE seq = 2",
        "UPDATE audit_value SET after = '9'",
        "UPDATE chain_head SET seq = 1",
        "DELETE FROM chain_head",
        "DELETE FROM candidate",
        "DELETE FROM registration",
        "UPDATE registration_version SET saved_by = 'x'",
        "DELETE FROM registration_version",
        "UPDATE number_allocator SET next_value = 1",
        "DELETE FROM number_allocator",
        "UPDATE candidate SET number = '02999999999'",
        "UPDATE registration SET number = 7",
    ],
)
def test_what_must_stay_cannot_be_touched(journalled, attack):
    """By SQL as by code, the journal, the versions and the numbers stay as they are (3.17, 6.09, 6.20)."""
    with writing(journalled) as tx:
        a_registration(tx)
    with pytest.raises(DBAPIError), writing(journalled) as tx:
        tx.execute(text(attack))
    with reading(journalled) as tx:
        assert verify(tx).intact


@pytest.fixture
def corrected(engine):
    """A candidate with one correction approved and applied, and one more proposed on which nothing is decided."""
    proposer = a_staff(engine, "case_officer", academie_code="08")
    decider = a_staff(engine, "case_officer", academie_code="08")
    with writing(engine) as tx:
        candidate = tx.get_one(Registration, a_registration(tx).registration_id).candidate_id
        now = database_now(tx)
        proof = StoredFile(
            sha256="a" * 64, storage_key="k", display_name="p.pdf", media_type="application/pdf", size=1,
            sent_by="x", sent_at=now,
        )  # fmt: skip
        tx.add(proof)
        tx.flush()
        for state in ("approved", "approved", "proposed"):
            made = Correction(
                candidate_id=candidate, state="proposed", base_version=1, before={}, after={}, reason_code="typing",
                reason_text="", evidence_id=proof.id, digest="d", undoes_id=None, proposer_id=proposer.id,
                proposer_person_id=proposer.person_id, proposed_at=now, expires_at=now, decider_id=None,
                decider_person_id=None, decided_at=None, decision_reason="",
            )  # fmt: skip
            tx.add(made)
            tx.flush()
            if state == "approved":
                made.state, made.decider_id, made.decider_person_id = state, decider.id, decider.person_id
                tx.flush()
        tx.execute(text(f"UPDATE candidate SET birth_name = 'Deux', last_correction_id = 2 WHERE id = {candidate}"))
        record(tx, system("tests"), Event.CORRECTION_APPROVED, "candidate", candidate)
    return engine


@pytest.mark.parametrize(
    ("attack", "guard"),
    [
        ("UPDATE candidate SET birth_name = 'X', last_correction_id = 1", "locked_identity|never_goes_back"),
        ("UPDATE candidate SET birth_name = 'X'", "locked_identity_needs_a_correction"),
        ("UPDATE candidate SET last_correction_id = 1", "last_correction_never_goes_back"),
        ("UPDATE candidate SET last_correction_id = NULL", "last_correction_never_goes_back"),
        ("DELETE FROM correction WHERE state = 'proposed'", "a_correction_is_never_deleted"),
        ("UPDATE correction SET expires_at = '2999-01-01' WHERE state = 'proposed'", "a_decision_is_final"),
        ("UPDATE correction SET proposed_at = '2999-01-01' WHERE state = 'proposed'", "a_decision_is_final"),
        ("UPDATE correction SET reason_code = 'x' WHERE state = 'proposed'", "a_decision_is_final"),
        ("UPDATE correction SET reason_text = 'x' WHERE state = 'proposed'", "a_decision_is_final"),
        ("UPDATE correction SET undoes_id = 1 WHERE state = 'proposed'", "a_decision_is_final"),
        ("UPDATE stored_file SET sha256 = 'x'", "a_file_sent_never_changes"),
        ("UPDATE stored_file SET storage_key = 'x'", "a_file_sent_never_changes"),
        ("UPDATE stored_file SET size = 2", "a_file_sent_never_changes"),
        ("UPDATE stored_file SET media_type = 'x'", "a_file_sent_never_changes"),
        ("UPDATE stored_file SET sent_by = 'y'", "a_file_sent_never_changes"),
        ("UPDATE stored_file SET sent_at = '2999-01-01'", "a_file_sent_never_changes"),
        ("DELETE FROM stored_file", "a_file_sent_is_never_deleted"),
    ],
)
def test_a_correction_serves_once_and_its_proof_stays(corrected, attack, guard):
    """By raw SQL either: an old approval opens nothing again, a proposal and its proof stay what was shown (3.09)."""
    with pytest.raises(DBAPIError, match=guard), writing(corrected) as tx:
        tx.execute(text(attack))


@pytest.mark.parametrize("ended", ["deregistered", "set_aside", "transferred"])
def test_an_ended_registration_stays_ended(engine, ended):
    """Whatever ended it, it is neither active again nor ended otherwise (6.10)."""
    with writing(engine) as tx:
        a_registration(tx)
        tx.execute(text(f"UPDATE registration SET state = '{ended}', closed_at = first_saved_at"))
    for state in {"registered", "deregistered", "set_aside", "transferred"} - {ended}:
        with pytest.raises(DBAPIError, match="no_way_back_from_ended"), writing(engine) as tx:
            tx.execute(text(f"UPDATE registration SET state = '{state}'"))


@pytest.mark.parametrize("attack", ["INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE seq = 2"])
def test_replace_does_not_rewrite_the_journal(sqlite_engine, attack):
    """SQLite's REPLACE does not pass under the triggers (3.17)."""
    with writing(sqlite_engine) as tx:
        record(tx, system("tests"), Event.SIGNED_IN, "staff", 1)
        record(tx, system("tests"), Event.SIGNED_IN, "staff", 2)
    with pytest.raises(DBAPIError), writing(sqlite_engine) as tx:
        tx.execute(text(attack))


def test_truncate_does_not_empty_the_journal(engine):
    """PostgreSQL's TRUNCATE does not pass under the row triggers (3.17)."""
    if engine.dialect.name == "sqlite":
        return  # SQLite has no TRUNCATE; its DELETE is tested above
    for table in ddl.TRUNCATE_GUARDED:
        with pytest.raises(DBAPIError, match="no_truncate"), writing(engine) as tx:
            tx.execute(text(f"TRUNCATE {table} CASCADE"))


def test_every_guard_is_in_place(engine):
    """After migration each declared guard exists as declared (5.13)."""
    with engine.connect() as connection:
        assert ddl.verify(connection) == []
        assert len(ddl.statements(engine.dialect.name)) > len(GUARDS)


@pytest.mark.parametrize("guard", [GUARDS[0].name, "events_never_change", "versions_have_no_gap"])
def test_a_missing_guard_refuses_the_start(engine, guard):
    """A trigger dropped by hand or by a migration is named, and the program does not start (5.13)."""
    table = next(one.table for one in GUARDS if one.name == guard)
    with engine.connect() as connection, connection.begin():
        where = "" if engine.dialect.name == "sqlite" else f" ON {table}"
        connection.exec_driver_sql(f"DROP TRIGGER {guard}{where}")
    with pytest.raises(ddl.MissingGuards, match=guard):
        migrate.require_current(engine)
    migrate.upgrade(engine)
    migrate.require_current(engine)


def test_a_weakened_guard_is_noticed(engine):
    """A trigger of the right name that refuses nothing is noticed too (5.13)."""
    with engine.connect() as connection, connection.begin():
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER events_never_change")
            connection.exec_driver_sql(
                "CREATE TRIGGER events_never_change BEFORE UPDATE ON audit_event WHEN FALSE BEGIN SELECT 1; END"
            )
        else:
            connection.exec_driver_sql(
                "CREATE OR REPLACE FUNCTION guard_events_never_change() RETURNS trigger LANGUAGE plpgsql"
                " AS $$ BEGIN RETURN NEW; END $$"
            )
        assert ddl.verify(connection) == ["events_never_change"]


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("events_never_change", "BEFORE UPDATE ON person FOR EACH ROW"),
        ("events_never_change", "BEFORE INSERT ON audit_event FOR EACH ROW"),
        ("events_never_change", "BEFORE UPDATE ON audit_event FOR EACH ROW WHEN (FALSE)"),
        ("events_never_change", "BEFORE UPDATE ON audit_event FOR EACH STATEMENT"),
    ],
)
def test_a_guard_set_elsewhere_is_noticed(engine, name, instead):
    """PostgreSQL: the right function, hung on another table, moment or condition, refuses nothing (5.13)."""
    if engine.dialect.name == "sqlite":
        return  # there the whole text of a trigger is compared, function and place together
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON audit_event")
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {instead} EXECUTE FUNCTION guard_{name}()")
        assert ddl.verify(connection) == [name]


@pytest.mark.parametrize(
    ("column", "value", "cause"),
    [
        ("reason", "'forged'", "content"),
        ("name", "'staff.signed_out'", "content"),
        ("actor_label", "'someone'", "content"),
        ("facts", "'{\"a\": 1}'", "content"),
        ("prev_hash", "'0'", "previous_hash"),
    ],
)
def test_a_forged_event_is_found_at_its_row(journalled, column, value, cause):
    """Whoever can drop the triggers is found out: the chain breaks at the very row (3.18)."""
    _without_guard(journalled, "events_never_change", f"UPDATE audit_event SET {column} = {value} WHERE seq = 3")
    with reading(journalled) as tx:
        verdict = verify(tx)
    assert (verdict.intact, verdict.broken_at, verdict.cause) == (False, 3, cause)


def test_a_deleted_tail_is_found(journalled):
    """Cutting the last events is found by the head of the chain (3.18)."""
    with reading(journalled) as tx:
        last = tx.scalar(select(AuditEvent.seq).order_by(AuditEvent.seq.desc()).limit(1))
    _without_guard(journalled, "events_are_never_deleted", f"DELETE FROM audit_event WHERE seq = {last}")
    with reading(journalled) as tx:
        assert verify(tx).cause == "tail_missing"


def test_a_forged_value_is_found_and_an_erased_one_is_not_a_break(journalled):
    """Values kept aside are held by their commitment; erasing them is said, and breaks nothing (3.21)."""
    with reading(journalled) as tx:
        first = tx.scalar(select(AuditEvent.seq).where(AuditEvent.name == "staff.signed_in").order_by(AuditEvent.seq))
    _without_guard(journalled, "values_never_change", f"UPDATE audit_value SET after = '99' WHERE event_seq = {first}")
    with reading(journalled) as tx:
        verdict = verify(tx)
    assert (verdict.broken_at, verdict.cause) == (first, "value")
    with writing(journalled) as tx:
        tx.execute(text(f"DELETE FROM audit_value WHERE event_seq = {first}"))
    with reading(journalled) as tx:
        assert (verify(tx).intact, verify(tx).erased_values) == (True, 1)


def _without_guard(engine, guard: str, attack: str) -> None:
    table = next(one.table for one in GUARDS if one.name == guard)
    with engine.connect() as connection, connection.begin():
        where = "" if engine.dialect.name == "sqlite" else f" ON {table}"
        connection.exec_driver_sql(f"DROP TRIGGER {guard}{where}")
        connection.exec_driver_sql(attack)
