"""What the database refuses about the wording of documents: published as proposed, by another person (3.13)."""

from __future__ import annotations

from db.guards.declared import Guard, changed

TEMPLATE_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a_published_template_never_changes", "2.45", "template_version", "UPDATE", "TRUE",
        "a published wording never changes",
    ),
    Guard(
        "a_template_is_never_deleted", "2.45", "template_version", "DELETE", "TRUE",
        "a published wording is never deleted",
    ),
    Guard(
        "a_template_is_published_by_another_person", "3.13", "template_version", "INSERT",
        "NEW.state <> 'published' OR (NEW.draft_id IS NULL AND (NEW.academie_code <> '' OR NEW.domain_code <> ''))"
        " OR (NEW.draft_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM template_draft d WHERE d.id = NEW.draft_id"
        " AND d.state = 'published' AND d.decided_by_person_id <> d.author_person_id AND d.kind = NEW.kind"
        " AND d.academie_code = NEW.academie_code AND d.domain_code = NEW.domain_code"
        " AND d.template_id = NEW.template_id AND NOT (d.slots IS DISTINCT FROM NEW.slots)))",
        "a wording is published as it was proposed, by someone else than its author",
    ),
    Guard(
        "a_template_starts_as_a_draft", "3.13", "template_draft", "INSERT",
        "NEW.state <> 'draft' OR NEW.decided_by_id IS NOT NULL OR NEW.decided_by_person_id IS NOT NULL"
        " OR NEW.author_person_id <> (SELECT s.person_id FROM staff s WHERE s.id = NEW.author_id)",
        "a wording starts as a draft of the person of the account",
    ),
    Guard(
        "a_draft_keeps_its_author_and_place", "3.13", "template_draft", "UPDATE",
        changed("kind", "academie_code", "domain_code", "author_id", "author_person_id", "author", "begun_at",
                 "based_on_id"),
        "a draft keeps its author and its place",
    ),
    Guard(
        "a_proposed_wording_never_changes", "3.13", "template_draft", "UPDATE",
        "OLD.state NOT IN ('draft', 'proposed') OR (OLD.state = 'proposed' AND "
        + changed("slots", "template_id", "proposed_at") + ") OR (OLD.state = 'proposed' AND NEW.state = 'draft')"
        " OR (OLD.state = 'draft' AND NEW.state NOT IN ('draft', 'proposed', 'withdrawn'))",
        "a wording is decided once, as it was proposed",
    ),
    Guard(
        "draft_is_decided_by_the_person_of_the_account", "3.13", "template_draft", "UPDATE",
        "(NEW.decided_by_id IS NULL) <> (NEW.decided_by_person_id IS NULL) OR (NEW.decided_by_id IS NOT NULL"
        " AND NEW.decided_by_person_id IS DISTINCT FROM (SELECT s.person_id FROM staff s"
        " WHERE s.id = NEW.decided_by_id))",
        "the one who decides about a wording is the person of the account",
    ),
    Guard("a_draft_is_never_deleted", "3.13", "template_draft", "DELETE", "TRUE", "the trace of a draft stays"),
    Guard(
        "a_printed_image_never_changes", "2.45", "template_image", "UPDATE", "TRUE", "a printed image never changes",
    ),
    Guard(
        "a_printed_image_is_never_deleted", "2.45", "template_image", "DELETE", "TRUE",
        "a printed image is never deleted",
    ),
)  # fmt: skip
