"""What the database refuses of documents handed over and of facts that came by import: superseded, never changed."""

from __future__ import annotations

from db.guards.declared import Guard, changed

HANDING_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a_handed_document_only_retires", "6.12", "handed_document", "UPDATE",
        changed("registration_id", "kind", "title", "file_id", "check_code", "made_at", "made_by")
        + " OR (NEW.current AND NOT OLD.current)"
        " OR (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at)"
        " OR (OLD.read_at IS NOT NULL AND NEW.read_at IS DISTINCT FROM OLD.read_at)",
        "a document handed over can only be read once and superseded once",
    ),
    Guard(
        "a_handed_document_is_never_deleted", "1.47", "handed_document", "DELETE", "TRUE",
        "a document handed over is never deleted",
    ),
    Guard(
        "imported_facts_only_retire", "6.12", "document_facts", "UPDATE",
        changed("kind", "registration_id", "n", "content", "fingerprint", "import_id", "made_at", "made_by")
        + " OR (NEW.current AND NOT OLD.current)"
        " OR (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at)",
        "what came by import can only be superseded",
    ),
    Guard(
        "imported_facts_start_current", "6.12", "document_facts", "INSERT",
        "NOT NEW.current OR NEW.superseded_at IS NOT NULL OR NEW.n <> (SELECT COALESCE(MAX(f.n), 0) + 1"
        " FROM document_facts f WHERE f.registration_id = NEW.registration_id AND f.kind = NEW.kind)",
        "what came by import is the newest, and current",
    ),
    Guard(
        "imported_facts_are_never_deleted", "1.47", "document_facts", "DELETE", "TRUE",
        "what came by import is never deleted",
    ),
)  # fmt: skip
