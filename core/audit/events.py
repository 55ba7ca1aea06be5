"""The catalogue of what the journal can say, as `subject.what_happened`."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """One kind of thing that happened; its sentence is `event-<subject>-<what>` in the catalogues."""

    REFERENCE_LOADED = "reference.loaded"
    DEMONSTRATION_LOADED = "demonstration.loaded"

    SIGNED_IN = "staff.signed_in"
    SIGN_IN_FAILED = "staff.sign_in_failed"
    SIGNED_OUT = "staff.signed_out"
    SESSION_REFUSED = "staff.session_refused"
    STAFF_CREATED = "staff.created"
    STAFF_CHANGED = "staff.changed"
    ROLE_GRANTED = "staff.role_granted"
    ROLE_ENDED = "staff.role_ended"
    ACCESS_REFUSED = "staff.access_refused"

    CANDIDATE_CREATED = "candidate.created"
    CANDIDATE_CONTACT_CHANGED = "candidate.contact_changed"
    CANDIDATE_READ = "candidate.read"
    SEARCH_RUN = "candidate.searched"

    REGISTRATION_SAVED = "registration.saved"
    REGISTRATION_MODIFIED = "registration.modified"
    REGISTRATION_DEREGISTERED = "registration.deregistered"
    REGISTRATION_SET_ASIDE = "registration.set_aside"
    REGISTRATION_STATE_CHANGED = "registration.state_changed"
    PIECE_CHANGED = "piece.changed"

    CORRECTION_PROPOSED = "correction.proposed"
    CORRECTION_APPROVED = "correction.approved"
    CORRECTION_REFUSED = "correction.refused"
    CORRECTION_STALE = "correction.stale"
    CORRECTION_EXPIRED = "correction.expired"
    CORRECTION_WITHDRAWN = "correction.withdrawn"
    EVIDENCE_READ = "correction.evidence_read"
    MAIL_SENT_AGAIN = "mail.sent_again"

    DOCUMENT_MADE = "document.made"
    DOCUMENT_READ = "document.read"
    TEMPLATE_PUBLISHED = "template.published"
    RUN_ORDERED = "run.ordered"
    RUN_STARTED = "run.started"
    RUN_PAUSED = "run.paused"
    RUN_RESUMED = "run.resumed"
    RUN_CANCELLED = "run.cancelled"
    RUN_FINISHED = "run.finished"
    RUN_FILE_READ = "run.file_read"

    IMPORT_STAGED = "import.staged"
    IMPORT_APPLIED = "import.applied"
    IMPORT_ROLLED_BACK = "import.rolled_back"
    IMPORT_DISCARDED = "import.discarded"
    IMPORT_REPORT_READ = "import.report_read"
    EXPORT_ORDERED = "export.ordered"
    EXPORT_APPROVED = "export.approved"
    EXPORT_REFUSED = "export.refused"
    EXPORT_READY = "export.ready"
    EXPORT_FAILED = "export.failed"
    EXPORT_EXPIRED = "export.expired"
    EXPORT_READ = "export.read"

    WINDOW_CHANGED = "calendar.window_changed"
    SETTINGS_CHANGED = "system.settings_changed"
