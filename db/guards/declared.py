"""What the database itself refuses, declared once for both engines and verified after each migration (5.13)."""

from __future__ import annotations

from dataclasses import dataclass

IDENTITY_COLUMNS = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_commune",
    "birth_departement", "birth_country", "nationality", "ine",
)  # fmt: skip

BUSINESS_TABLES = (
    "candidate", "account", "email_claim", "registration", "registration_version", "exemption", "prior_credit",
    "piece", "correction", "document", "registration_window", "role_grant", "staff", "import_file", "export",
    "bulk_run", "template_version", "template_draft", "slip", "handed_document", "document_facts",
    "window_move", "moved_window",
    "duplicate_pair", "candidate_merge", "registration_move", "office_setting", "mass_ending", "litigation_file",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guard:
    """One refusal: when `condition` holds for a row event, the change is refused with `refusal`.

    `condition` is written once, in SQL that both engines read the same way, over OLD and NEW; booleans are
    compared through their columns only (never with 0 or 1).
    """

    name: str
    requirement: str
    table: str
    moment: str  # INSERT, UPDATE or DELETE
    condition: str
    refusal: str


def changed(*columns: str) -> str:
    """Say, in SQL, that one of these columns moves; a column that becomes empty moves too."""
    return "(" + " OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in columns) + ")"


GUARDS: tuple[Guard, ...] = (
    Guard(
        "candidate_number_never_changes", "6.20", "candidate", "UPDATE",
        changed("number"), "a candidate number never changes",
    ),
    Guard(
        "candidate_is_never_deleted", "6.20", "candidate", "DELETE", "TRUE", "a candidate is never deleted",
    ),
    Guard(
        "candidate_lock_is_for_ever", "6.08", "candidate", "UPDATE",
        "OLD.locked_at IS NOT NULL AND NEW.locked_at IS DISTINCT FROM OLD.locked_at",
        "the lock of personal data is never taken away",
    ),
    Guard(
        "locked_identity_needs_a_correction", "6.08", "candidate", "UPDATE",
        f"OLD.locked_at IS NOT NULL AND {changed(*IDENTITY_COLUMNS)} AND (NEW.last_correction_id IS NULL"
        " OR NEW.last_correction_id <= COALESCE(OLD.last_correction_id, 0) OR NOT EXISTS ("
        "SELECT 1 FROM correction c WHERE c.id = NEW.last_correction_id AND c.candidate_id = NEW.id"
        " AND c.state = 'approved')) AND (COALESCE(NEW.last_merge_id, 0) <= COALESCE(OLD.last_merge_id, 0)"
        " OR NOT EXISTS (SELECT 1 FROM candidate_merge m WHERE m.id = NEW.last_merge_id AND m.kept_id = NEW.id"
        " AND m.state = 'approved'))",
        "locked personal data change only by an approved correction, or merge into this candidate",
    ),
    Guard(
        "last_correction_never_goes_back", "6.08", "candidate", "UPDATE",
        "OLD.last_correction_id IS NOT NULL AND (NEW.last_correction_id IS NULL"
        " OR NEW.last_correction_id < OLD.last_correction_id)",
        "a correction serves once",
    ),
    Guard(
        "registration_mark_never_goes_down", "6.20", "candidate", "UPDATE",
        "NEW.last_registration_number < OLD.last_registration_number",
        "a registration number is never given twice",
    ),
    Guard(
        "registration_keeps_who_and_number", "6.20", "registration", "UPDATE",
        changed("exam_session_id", "first_saved_at") + " OR (" + changed("candidate_id", "number")
        + " AND NOT (COALESCE(NEW.last_merge_id, 0) > COALESCE(OLD.last_merge_id, 0)"
        " AND EXISTS (SELECT 1 FROM registration_move v"
        " WHERE v.merge_id = NEW.last_merge_id AND v.registration_id = NEW.id"
        " AND v.from_candidate_id = OLD.candidate_id AND v.from_number = OLD.number"
        " AND v.to_candidate_id = NEW.candidate_id AND v.to_number = NEW.number)))",
        "a registration keeps its candidate, number and exam session, but for the move of an approved merge",
    ),
    Guard(
        "registration_is_never_deleted", "6.20", "registration", "DELETE", "TRUE",
        "a registration is never deleted",
    ),
    Guard(
        "version_goes_up_by_one", "6.09", "registration", "UPDATE",
        "NEW.version NOT IN (OLD.version, OLD.version + 1) OR (OLD.fingerprint <> ''"
        " AND NEW.fingerprint IS DISTINCT FROM OLD.fingerprint"
        " AND NEW.version <> OLD.version + 1)",
        "a version goes up by exactly one, and content changes only with it",
    ),
    Guard(
        "no_way_back_from_ended", "6.10", "registration", "UPDATE",
        "OLD.state IN ('deregistered', 'set_aside', 'transferred')"
        " AND (NEW.state <> OLD.state OR NEW.version <> OLD.version)",
        "a registration deregistered, set aside or transferred is over",
    ),
    Guard(
        "versions_have_no_gap", "6.09", "registration_version", "INSERT",
        "NEW.n <> (SELECT COALESCE(MAX(v.n), 0) + 1 FROM registration_version v"
        " WHERE v.registration_id = NEW.registration_id)",
        "versions are 1, 2, 3 without a gap",
    ),
    Guard(
        "a_version_never_changes", "6.11", "registration_version", "UPDATE", "TRUE",
        "a saved version never changes",
    ),
    Guard(
        "a_version_is_never_deleted", "6.11", "registration_version", "DELETE", "TRUE",
        "a saved version is never deleted",
    ),
    Guard(
        "no_document_of_an_older_version", "6.13", "document", "INSERT",
        "NEW.version <> (SELECT r.version FROM registration r WHERE r.id = NEW.registration_id)",
        "a document is of the current version",
    ),
    Guard(
        "a_document_only_retires", "6.12", "document", "UPDATE",
        changed("kind", "registration_id", "version", "template_version_id", "context_sha256", "fingerprint",
                 "sha256", "size", "storage_key", "check_code", "made_at", "made_by")
        + " OR (NEW.current AND NOT OLD.current)",
        "a document can only be superseded",
    ),
    Guard("a_document_is_never_deleted", "1.47", "document", "DELETE", "TRUE", "a document is never deleted"),
    Guard(
        "a_decision_is_final", "3.09", "correction", "UPDATE",
        "OLD.state <> 'proposed' OR " + changed("candidate_id", "before", "after", "base_version",
                                                 "evidence_id", "proposer_id", "proposer_person_id", "digest",
                                                 "proposed_at", "expires_at", "reason_code", "reason_text",
                                                 "undoes_id"),
        "a correction is decided once, as it was proposed",
    ),
    Guard("a_correction_is_never_deleted", "3.09", "correction", "DELETE", "TRUE", "a correction is never deleted"),
    Guard(
        "a_correction_starts_proposed", "3.09", "correction", "INSERT", "NEW.state <> 'proposed'",
        "a correction starts as a proposal",
    ),
    Guard(
        "proposer_is_the_person_of_the_account", "3.09", "correction", "INSERT",
        "NEW.proposer_person_id <> (SELECT s.person_id FROM staff s WHERE s.id = NEW.proposer_id)",
        "the proposer is the person of the account",
    ),
    Guard(
        "decider_is_the_person_of_the_account", "3.09", "correction", "UPDATE",
        "NEW.decider_id IS NOT NULL AND NEW.decider_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.decider_id)",
        "the decider is the person of the account",
    ),
    Guard(
        "a_file_sent_never_changes", "3.12", "stored_file", "UPDATE",
        changed("sha256", "storage_key", "size", "media_type", "sent_by", "sent_at"),
        "a file that someone sent never changes",
    ),
    Guard(
        "a_file_sent_is_never_deleted", "3.12", "stored_file", "DELETE", "TRUE",
        "a file that someone sent is never deleted",
    ),
    Guard(
        "an_export_stays_as_it_was_asked", "3.10", "export", "UPDATE",
        changed("name", "format", "language", "query", "columns", "purpose", "recipient", "needs_approval",
                 "asked_by_id", "asked_by_person_id", "asked_at"),
        "an export is made as it was asked and approved",
    ),
    Guard(
        "a_large_export_needs_a_second_person", "1.21", "export", "UPDATE",
        "NEW.needs_approval AND NEW.state IN ('ordered', 'ready') AND NEW.decided_by_person_id IS NULL",
        "this export needs the approval of a second person",
    ),
    Guard(
        "a_large_export_waits_for_a_second_person", "1.21", "export", "INSERT",
        "NEW.needs_approval AND NEW.state <> 'awaiting_approval'",
        "this export needs the approval of a second person",
    ),
    Guard(
        "export_is_decided_by_the_person_of_the_account", "1.21", "export", "UPDATE",
        "NEW.decided_by_id IS NOT NULL AND NEW.decided_by_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.decided_by_id)",
        "the one who decides about an export is the person of the account",
    ),
    Guard(
        "a_run_stays_as_it_was_ordered", "3.13", "bulk_run", "UPDATE",
        changed("kind", "query", "scope", "needs_approval", "ordered_by_id", "ordered_by_person_id", "ordered_at"),
        "a run is made as it was ordered and approved",
    ),
    Guard(
        "a_large_run_waits_for_a_second_person", "3.13", "bulk_run", "INSERT",
        "NEW.needs_approval AND NEW.state <> 'awaiting_approval'",
        "this run needs the approval of a second person",
    ),
    Guard(
        "a_large_run_needs_a_second_person", "3.13", "bulk_run", "UPDATE",
        "NEW.needs_approval AND NEW.state NOT IN ('awaiting_approval', 'refused', 'cancelled')"
        " AND NEW.decided_by_person_id IS NULL",
        "this run needs the approval of a second person",
    ),
    Guard(
        "a_run_is_decided_by_the_person_of_the_account", "3.13", "bulk_run", "UPDATE",
        "NEW.decided_by_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.decided_by_id)",
        "the one who decides about a run is the person of the account",
    ),
    Guard(
        "a_run_starts_undecided", "3.13", "bulk_run", "INSERT",
        "NEW.decided_by_id IS NOT NULL OR NEW.decided_by_person_id IS NOT NULL",
        "a run starts without a decision",
    ),
    Guard(
        "a_run_is_ordered_by_the_person_of_the_account", "3.13", "bulk_run", "INSERT",
        "NEW.needs_approval AND NEW.ordered_by_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.ordered_by_id)",
        "the one who orders a run is the person of the account",
    ),
    Guard(
        "export_decider_is_whole", "1.21", "export", "UPDATE",
        "(NEW.decided_by_id IS NULL) <> (NEW.decided_by_person_id IS NULL)",
        "the one who decides about an export is an account and its person",
    ),
    Guard(
        "export_starts_undecided", "1.21", "export", "INSERT",
        "NEW.decided_by_id IS NOT NULL OR NEW.decided_by_person_id IS NOT NULL",
        "an export starts without a decision",
    ),
    Guard(
        "export_is_asked_by_the_person_of_the_account", "1.21", "export", "INSERT",
        "NEW.asked_by_id IS NOT NULL AND NEW.asked_by_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.asked_by_id)",
        "the one who asks for an export is the person of the account",
    ),
    Guard(
        "a_frozen_copy_never_changes", "3.22", "frozen_view", "UPDATE", "TRUE", "a frozen copy stays as it was taken",
    ),
    Guard(
        "a_frozen_copy_is_never_deleted", "3.22", "frozen_view", "DELETE", "TRUE", "a frozen copy is never deleted",
    ),
    Guard("an_export_is_never_deleted", "1.21", "export", "DELETE", "TRUE", "the trace of an export stays"),
    Guard(
        "numbers_never_go_back", "6.20", "number_allocator", "UPDATE",
        "NEW.next_value < OLD.next_value OR NEW.name <> OLD.name", "a number is never given twice",
    ),
    Guard("allocators_stay", "6.20", "number_allocator", "DELETE", "TRUE", "an allocator is never deleted"),
    Guard("events_never_change", "3.17", "audit_event", "UPDATE", "TRUE", "the journal is append-only"),
    Guard("events_are_never_deleted", "3.17", "audit_event", "DELETE", "TRUE", "the journal is append-only"),
    Guard(
        "events_are_never_replaced", "3.17", "audit_event", "INSERT",
        "EXISTS (SELECT 1 FROM audit_event e WHERE e.seq = NEW.seq)", "the journal is append-only",
    ),
    Guard(
        "events_have_no_gap", "3.18", "audit_event", "INSERT",
        "NEW.seq <> (SELECT COALESCE(MAX(e.seq), 0) + 1 FROM audit_event e)", "the journal has no gap",
    ),
    Guard("values_never_change", "3.21", "audit_value", "UPDATE", "TRUE", "a journalled value never changes"),
    Guard(
        "chain_goes_forward", "3.18", "chain_head", "UPDATE", "NEW.seq <= OLD.seq", "the chain goes forward",
    ),
    Guard("chain_head_stays", "3.18", "chain_head", "DELETE", "TRUE", "the chain head is never deleted"),
)  # fmt: skip
