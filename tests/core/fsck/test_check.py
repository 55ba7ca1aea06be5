"""fsck finds and names every kind of corruption, and says nothing of a sound base."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from core import fsck
from core.access import system
from core.audit import Event, record
from core.fsck.catalogue import QUESTIONS
from core.fsck.examined import EXAMINATIONS
from db.engine import database_now, reading, writing
from db.guards import ddl
from db.tables import OutboxMessage
from tests.factories import a_registration, a_staff, an_account


@pytest.fixture
def lived_in(engine: Engine) -> Engine:
    """A base where things happened: registrations, a correction proposal, an export, a run, an import, a mail."""
    proposer = a_staff(engine, "case_officer", academie_code="08")
    with writing(engine) as tx:
        for _ in range(3):
            a_registration(tx)
        an_account(tx)
        now = database_now(tx)
        tx.add(
            OutboxMessage(
                template="x", recipient="a@example.org", language="fr", facts={}, candidate_id=None,
                registration_id=None, message_id="<1@x>", state="waiting", attempts=0, error="", created_at=now,
                due_at=now, sent_at=None,
            )
        )  # fmt: skip
        moment = now.isoformat(sep=" ")
        later = (now + timedelta(days=7)).isoformat(sep=" ")
        for statement in (
            "INSERT INTO stored_file (id, sha256, storage_key, display_name, media_type, size, sent_by, sent_at)"
            " VALUES (1, 'x', 'no/where', 'p.pdf', 'application/pdf', 1, 'x', :now)",
            "INSERT INTO correction (id, candidate_id, state, base_version, before, after, reason_code, reason_text,"
            " evidence_id, digest, proposer_id, proposer_person_id, proposed_at, expires_at, decision_reason)"
            " VALUES (1, 1, 'proposed', 1, '{}', '{}', 'typing', '', 1, 'x', :staff, :person, :now, :later, '')",
            "INSERT INTO bulk_run (id, kind, query, options, state, total, skipped, ordered_by_id, ordered_by,"
            " ordered_at, error) VALUES (1, 'confirmation', '{}', '{}', 'running', 1, '{}', :staff, 'x', :now, '')",
            "INSERT INTO import_file (id, sha256, display_name, format, state, criteria, choice, places, counts,"
            " staged_by, staged_at, applied_by, ended_by, reason) VALUES (1, 'x', 'a.csv', 'simple_list', 'staged',"
            " '{}', '{}', '[]', '{}', 'x', :now, '', '', '')",
            "INSERT INTO import_line (id, import_id, line, content, findings, severity, outcome, effect)"
            " VALUES (1, 1, 1, '{}', '[]', '', 'to_create', '{}')",
        ):
            tx.execute(
                text(statement),
                {"now": moment, "later": later, "staff": proposer.id, "person": proposer.person_id}
                if ":staff" in statement
                else {"now": moment}
                if ":now" in statement
                else {},
            )
        record(tx, system("tests"), Event.IMPORT_STAGED, "import", 1)
    return engine


def test_a_sound_base_has_nothing_to_say(engine):
    """After ordinary work every check answers zero, on both engines (4.16)."""
    with writing(engine) as tx:
        for _ in range(3):
            a_registration(tx)
        an_account(tx)
    with reading(engine) as tx:
        report = fsck.check(tx)
    assert [(f.check, f.count) for f in report.findings if f.count] == []
    assert report.ok
    assert {f.check for f in report.findings} == {q.name for q in QUESTIONS} | set(EXAMINATIONS)


HANDED = (  # kept as archived, without the day it was replaced
    "INSERT INTO handed_document (registration_id, kind, title, file_id, check_code, current, made_at, made_by)"
    " SELECT 1, 'summons', '', 1, 'C' || (SELECT count(*) FROM handed_document), false, r.saved_at, 'x'"
    " FROM registration r WHERE r.id = 1"
)
CORRUPTIONS = {
    "changes_without_event": "INSERT INTO touched (transaction_mark, table_name) VALUES ('old', 'candidate')",
    "candidate_email_without_claim": "DELETE FROM email_claim WHERE owner_id = 1",
    "claim_without_owner": "UPDATE email_claim SET owner_id = 999 WHERE owner_id = 1",
    "account_email_without_claim": "DELETE FROM email_claim WHERE owner_kind = 'account'",
    "active_account_without_candidate": "UPDATE account SET candidate_id = NULL",
    "pending_account_that_owns_something": "UPDATE account SET state = 'pending'",
    "reserved_address_without_active_account": (
        "UPDATE email_claim SET expires_at = '2030-01-01', owner_id = 999 WHERE owner_kind = 'account'"
    ),
    "registered_but_not_locked": "UPDATE candidate SET locked_at = NULL WHERE id = 1",
    "registration_number_beyond_mark": "UPDATE candidate SET last_registration_number = 0 WHERE id = 1",
    "candidate_number_not_yet_given": "UPDATE number_allocator SET next_value = 1",
    "version_missing_or_extra": "DELETE FROM registration_version WHERE registration_id = 1",
    "registration_differs_from_its_version": "UPDATE registration SET fingerprint = 'x' WHERE id = 1",
    "ended_without_its_date": "UPDATE registration SET state = 'deregistered' WHERE id = 1",
    "approved_correction_without_trace": (
        "UPDATE correction SET state = 'approved', decider_id = (SELECT min(id) FROM staff WHERE id NOT IN"
        " (SELECT proposer_id FROM correction)) WHERE id = 1"
    ),
    "finished_run_with_waiting_items": "UPDATE bulk_run SET state = 'done'",
    "made_item_without_document": "UPDATE bulk_item SET state = 'done', outcome = 'made'",
    "applied_import_with_lines_left": "UPDATE import_file SET state = 'applied'",
    "sent_mail_without_date": "UPDATE outbox_message SET state = 'sent'",
    "grant_without_end_order": "UPDATE role_grant SET ends_at = '2020-01-01'",
    "locked_without_its_pieces": (
        "UPDATE registration SET pieces_locked_at = first_saved_at WHERE id = 1;UPDATE piece SET state = 'received'"
    ),
    "validation_of_another_content": (
        "INSERT INTO online_validation (id, registration_id, registration_version, fingerprint, validated_at,"
        " validated_by) SELECT 1, r.id, 1, 'x', r.saved_at, 'x' FROM registration r WHERE r.id = 1"
    ),
    "two_current_handed_documents": f"{HANDED};{HANDED}",
    "superseded_handed_document_still_current": HANDED,
    "handed_document_without_its_pdf": f"{HANDED};UPDATE stored_file SET media_type = 'image/png'",
    "template_not_as_proposed": "UPDATE template_version SET draft_id = 99 WHERE kind = 'confirmation'",
    "published_draft_without_its_version": (
        "INSERT INTO template_draft (kind, academie_code, domain_code, state, slots, template_id, based_on_id,"
        " author_id, author_person_id, author, begun_at, changed_at, decided_by_id, decided_by_person_id, decided_by,"
        " reason, version) SELECT t.kind, '08', '', 'published', t.slots, t.template_id, t.id, s.id, s.person_id, 'x',"
        " s.created_at, s.created_at, o.id, o.person_id, 'x', '', 1 FROM template_version t, staff s, staff o"
        " WHERE t.kind = 'confirmation' AND s.id < o.id LIMIT 1"
    ),
    "journal_broken": "UPDATE audit_event SET reason = 'forged' WHERE seq = 2",
    "snapshots_altered": "UPDATE registration_version SET snapshot = '{\"a\": 1}' WHERE registration_id = 1",
    "locked_identity_unlike_its_version": "UPDATE candidate SET birth_name = 'Autre' WHERE id = 1",
    "files_missing_or_altered": "SELECT 1",
}


@pytest.mark.parametrize("name", sorted(CORRUPTIONS))
def test_a_corruption_is_found_and_named(lived_in, name):
    """Whoever bypasses the guards is found out by the check of that very invariant (4.16)."""
    other = a_staff(lived_in, "case_officer", academie_code="08")
    with lived_in.connect() as connection, connection.begin():
        _drop_guards(connection)
        connection.execute(
            text(
                "INSERT INTO bulk_item (id, run_id, registration_id, expected_version, position, group_label, state,"
                " outcome, attempts, error) VALUES (1, 1, 1, 1, 1, '', 'waiting', '', 0, '')"
            )
        )
        assert other.id
        for statement in CORRUPTIONS[name].split(";"):
            connection.execute(text(statement))
    with reading(lived_in) as tx:
        found = {f.check: f.count for f in fsck.check(tx, only=frozenset({name})).findings}
    assert found[name] > 0


def test_a_missing_guard_is_a_finding(lived_in):
    """A dropped refusal is counted (5.13)."""
    with lived_in.connect() as connection, connection.begin():
        _drop_guards(connection)
    with reading(lived_in) as tx:
        report = fsck.check(tx, only=frozenset({"guards_missing"}))
    assert not report.ok


def _drop_guards(connection) -> None:
    if connection.dialect.name == "sqlite":
        for name in ddl.statements("sqlite"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        return
    rows = connection.execute(
        text("SELECT tgname, tgrelid::regclass AS place FROM pg_trigger WHERE NOT tgisinternal")
    ).all()
    for row in rows:
        connection.exec_driver_sql(f"DROP TRIGGER {row.tgname} ON {row.place}")
