"""What the database refuses about candidates made one: two persons, once, each registration by a written move."""

from __future__ import annotations

from db.guards.declared import Guard

_LATER = "COALESCE(NEW.last_merge_id, 0) > COALESCE(OLD.last_merge_id, 0)"
_AS_PROPOSED = (
    "kind", "kept_id", "absorbed_id", "kept_version", "absorbed_version", "before", "after", "exchanged", "reason",
    "digest", "undoes_id", "proposer_id", "proposer_person_id", "proposed_at", "expires_at",
)  # fmt: skip

MERGE_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a_candidate_is_merged_by_two_persons", "6.21", "candidate", "UPDATE",
        f"NEW.merged_into IS DISTINCT FROM OLD.merged_into AND NOT ({_LATER} AND EXISTS ("
        "SELECT 1 FROM candidate_merge m WHERE m.id = NEW.last_merge_id AND m.state = 'approved' AND ("
        "(m.kind = 'merge' AND NEW.merged_into = m.kept_id"
        " AND (NEW.id = m.absorbed_id OR OLD.merged_into = m.absorbed_id))"
        " OR (m.kind = 'undo' AND NEW.id = m.absorbed_id AND NEW.merged_into IS NULL)"
        " OR (m.kind = 'undo' AND OLD.merged_into = m.kept_id AND NEW.merged_into = m.absorbed_id))))",
        "a candidate is merged, and set free again, only by an approved merge",
    ),
    Guard(
        "a_candidate_is_not_born_merged", "6.21", "candidate", "INSERT", "NEW.merged_into IS NOT NULL",
        "a candidate is merged only by an approved merge",
    ),
    Guard(
        "last_merge_never_goes_back", "6.21", "candidate", "UPDATE",
        "COALESCE(NEW.last_merge_id, 0) < COALESCE(OLD.last_merge_id, 0)", "a merge serves once",
    ),
    Guard(
        "last_move_never_goes_back", "6.20", "registration", "UPDATE",
        "COALESCE(NEW.last_merge_id, 0) < COALESCE(OLD.last_merge_id, 0)", "a move serves once",
    ),
    Guard(
        "nobody_merged_is_registered", "6.21", "registration", "INSERT",
        "EXISTS (SELECT 1 FROM candidate c WHERE c.id = NEW.candidate_id AND c.merged_into IS NOT NULL)",
        "a candidate merged into another is registered no more",
    ),
    Guard(
        "a_move_is_of_an_approved_merge", "6.20", "registration_move", "INSERT",
        "NOT EXISTS (SELECT 1 FROM candidate_merge m WHERE m.id = NEW.merge_id AND m.state = 'approved'"
        " AND ((m.kind = 'merge' AND NEW.from_candidate_id = m.absorbed_id AND NEW.to_candidate_id = m.kept_id)"
        " OR (m.kind = 'undo' AND NEW.from_candidate_id = m.kept_id AND NEW.to_candidate_id = m.absorbed_id)))",
        "a registration moves only between the two candidates of an approved merge",
    ),
    Guard(
        "a_written_move_never_changes", "6.20", "registration_move", "UPDATE", "TRUE",
        "the history of numbers never changes",
    ),
    Guard(
        "a_written_move_is_never_deleted", "6.20", "registration_move", "DELETE", "TRUE",
        "the history of numbers is never deleted",
    ),
    Guard(
        "a_merge_is_decided_once", "6.21", "candidate_merge", "UPDATE",
        "(OLD.state <> 'proposed' AND (NEW.state IS DISTINCT FROM OLD.state"
        " OR NEW.decider_person_id IS DISTINCT FROM OLD.decider_person_id"
        " OR NEW.decided_at IS DISTINCT FROM OLD.decided_at)) OR "
        + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _AS_PROPOSED),
        "a merge is decided once, as it was proposed",
    ),
    Guard("a_merge_is_never_deleted", "6.21", "candidate_merge", "DELETE", "TRUE", "a merge is never deleted"),
    Guard(
        "a_merge_starts_proposed", "6.21", "candidate_merge", "INSERT",
        "NEW.state <> 'proposed' OR NEW.decider_id IS NOT NULL OR NEW.decider_person_id IS NOT NULL",
        "a merge starts as a proposal",
    ),
    Guard(
        "merge_proposer_is_the_person_of_the_account", "3.09", "candidate_merge", "INSERT",
        "NEW.proposer_person_id <> (SELECT s.person_id FROM staff s WHERE s.id = NEW.proposer_id)",
        "the proposer is the person of the account",
    ),
    Guard(
        "merge_decider_is_the_person_of_the_account", "3.09", "candidate_merge", "UPDATE",
        "NEW.decider_id IS NOT NULL AND NEW.decider_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.decider_id)",
        "the decider is the person of the account",
    ),
)  # fmt: skip
