"""What the database refuses about acts on many, and on the whole of a person: two persons, nothing rewritten (3.13)."""

from __future__ import annotations

from db.guards.declared import Guard, changed

OFFICE_ACT_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a_mass_ending_stays_as_it_was_asked",
        "3.13",
        "mass_ending",
        "UPDATE",
        changed(
            "query", "reason", "needs_approval", "digest", "total", "asked_by_id", "asked_by_person_id", "asked_at"
        ),
        "registrations are set aside as was asked and approved",
    ),
    Guard(
        "a_mass_ending_waits_for_a_second_person",
        "3.13",
        "mass_ending",
        "INSERT",
        "NEW.needs_approval AND NEW.state <> 'awaiting_approval'",
        "so many registrations are set aside by two persons",
    ),
    Guard(
        "a_mass_ending_needs_a_second_person",
        "3.13",
        "mass_ending",
        "UPDATE",
        "NEW.needs_approval AND NEW.state NOT IN ('awaiting_approval', 'cancelled')"
        " AND NEW.decided_by_person_id IS NULL",
        "so many registrations are set aside by two persons",
    ),
    Guard(
        "a_mass_ending_is_decided_by_the_person_of_the_account",
        "3.13",
        "mass_ending",
        "UPDATE",
        "NEW.decided_by_person_id IS DISTINCT FROM (SELECT s.person_id FROM staff s WHERE s.id = NEW.decided_by_id)",
        "the one who decides is the person of the account",
    ),
    Guard(
        "a_mass_ending_is_asked_by_the_person_of_the_account",
        "3.13",
        "mass_ending",
        "INSERT",
        "NEW.decided_by_id IS NOT NULL OR NEW.decided_by_person_id IS NOT NULL OR NEW.asked_by_person_id"
        " IS DISTINCT FROM (SELECT s.person_id FROM staff s WHERE s.id = NEW.asked_by_id)",
        "the one who asks is the person of the account, and nothing is decided yet",
    ),
    Guard(
        "a_mass_ending_is_never_deleted",
        "3.13",
        "mass_ending",
        "DELETE",
        "TRUE",
        "what was asked of many registrations is never deleted",
    ),
    Guard(
        "an_item_of_a_mass_ending_settles_once",
        "3.13",
        "mass_ending_item",
        "UPDATE",
        "OLD.state <> 'waiting' OR " + changed("ending_id", "registration_id", "seen_version", "position"),
        "what became of a registration is written once",
    ),
    Guard(
        "items_of_a_mass_ending_come_with_it",
        "3.13",
        "mass_ending_item",
        "INSERT",
        "EXISTS (SELECT 1 FROM mass_ending m WHERE m.id = NEW.ending_id AND (m.started_at IS NOT NULL"
        " OR m.decided_at IS NOT NULL))",
        "nothing is added to what was approved",
    ),
    Guard(
        "a_litigation_file_stays_as_it_was_asked",
        "1.31",
        "litigation_file",
        "UPDATE",
        changed("candidate_id", "reason", "asked_by_id", "asked_at", "up_to_seq", "up_to_hash"),
        "a litigation file is made as it was asked",
    ),
    Guard(
        "a_litigation_file_is_never_deleted",
        "1.31",
        "litigation_file",
        "DELETE",
        "TRUE",
        "that a litigation file was made is never forgotten",
    ),
)
