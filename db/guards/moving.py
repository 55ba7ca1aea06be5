"""What the database refuses about moved deadlines: decided once, by two persons, as they were proposed (6.18, 3.13)."""

from __future__ import annotations

from db.guards.declared import Guard, changed

MOVE_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a_move_is_decided_once", "6.18", "window_move", "UPDATE",
        "OLD.state <> 'proposed' OR " + changed("reason", "digest", "proposer_id", "proposer_person_id",
                                                 "proposed_at", "expires_at"),
        "a move of deadlines is decided once, as it was proposed",
    ),
    Guard("a_move_is_never_deleted", "6.18", "window_move", "DELETE", "TRUE", "a move of deadlines is never deleted"),
    Guard(
        "a_move_starts_proposed", "6.18", "window_move", "INSERT", "NEW.state <> 'proposed'",
        "a move of deadlines starts as a proposal",
    ),
    Guard(
        "mover_is_the_person_of_the_account", "3.13", "window_move", "INSERT",
        "NEW.proposer_person_id <> (SELECT s.person_id FROM staff s WHERE s.id = NEW.proposer_id)",
        "the proposer is the person of the account",
    ),
    Guard(
        "move_decider_is_the_person_of_the_account", "3.13", "window_move", "UPDATE",
        "NEW.decider_id IS NOT NULL AND NEW.decider_person_id IS DISTINCT FROM"
        " (SELECT s.person_id FROM staff s WHERE s.id = NEW.decider_id)",
        "the decider is the person of the account",
    ),
    Guard(
        "a_moved_window_never_changes", "6.18", "moved_window", "UPDATE", "TRUE",
        "what a move proposes never changes",
    ),
    Guard(
        "a_moved_window_is_never_deleted", "6.18", "moved_window", "DELETE", "TRUE",
        "what a move proposes is never deleted",
    ),
    Guard(
        "a_decided_move_takes_no_more_windows", "6.18", "moved_window", "INSERT",
        "(SELECT m.state FROM window_move m WHERE m.id = NEW.move_id) <> 'proposed'",
        "a move already decided takes no more windows",
    ),
)  # fmt: skip
