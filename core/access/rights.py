"""The rights matrix: data, denied by default (3.01)."""

from __future__ import annotations

from enum import StrEnum

from core.access.actor import Actor, Role, Scope
from core.errors import NotAllowed


class Permission(StrEnum):
    """What can be done, as `subject:action`."""

    ACCOMMODATION_DECIDE = "accommodation:decide"

    CALENDAR_READ = "calendar:read"
    CALENDAR_CHANGE = "calendar:change"

    CANDIDATE_SEARCH = "candidate:search"
    CANDIDATE_READ = "candidate:read"
    CANDIDATE_DESK = "candidate:desk"

    CORRECTION_READ = "correction:read"
    CORRECTION_PROPOSE = "correction:propose"
    CORRECTION_DECIDE = "correction:decide"

    DOCUMENT_READ = "document:read"
    DOCUMENT_REGENERATE = "document:regenerate"

    EXPORT_MAKE = "export:make"
    EXPORT_APPROVE = "export:approve"
    IMPORT_STAGE = "import:stage"
    IMPORT_APPLY = "import:apply"

    JOURNAL_READ = "journal:read"
    JOURNAL_VERIFY = "journal:verify"

    LITIGATION_FILE = "litigation:file"

    OWN_FILE = "own:file"
    REGISTRATION_SAVE = "registration:save"

    SETTINGS_CHANGE = "settings:change"
    STAFF_ADMINISTER = "staff:administer"
    SYSTEM_ADMINISTER = "system:administer"

    TEMPLATE_WRITE = "template:write"
    TEMPLATE_PUBLISH = "template:publish"

    VOLUMES_READ = "volumes:read"


_READER = frozenset(
    {
        Permission.CALENDAR_READ,
        Permission.CANDIDATE_SEARCH,
        Permission.CANDIDATE_READ,
        Permission.CORRECTION_READ,
        Permission.VOLUMES_READ,
    }
)
_CASE_OFFICER = _READER | {
    Permission.ACCOMMODATION_DECIDE,  # handicap is sensitive: neither readers nor supervisors see any (GDPR, art. 9)
    Permission.CANDIDATE_DESK,
    Permission.REGISTRATION_SAVE,
    Permission.CORRECTION_PROPOSE,
    Permission.CORRECTION_DECIDE,
    Permission.DOCUMENT_READ,  # a document prints the INE and the address, which a reader never receives (3.04)
    Permission.DOCUMENT_REGENERATE,
    Permission.EXPORT_MAKE,
    Permission.EXPORT_APPROVE,
    Permission.IMPORT_STAGE,
    Permission.IMPORT_APPLY,
    Permission.TEMPLATE_WRITE,  # what is written says nothing on paper before someone else publishes it
}

RIGHTS: dict[Role, frozenset[Permission]] = {
    Role.READER: _READER,
    Role.CASE_OFFICER: _CASE_OFFICER,
    Role.HEAD_OF_OFFICE: _CASE_OFFICER
    | {
        Permission.CALENDAR_CHANGE,
        Permission.JOURNAL_READ,
        Permission.JOURNAL_VERIFY,
        Permission.LITIGATION_FILE,  # the whole of a person on paper: who answers for the office before a court
        Permission.SETTINGS_CHANGE,
        Permission.STAFF_ADMINISTER,
        Permission.TEMPLATE_PUBLISH,
    },
    Role.SUPERVISOR: frozenset({Permission.CALENDAR_READ, Permission.VOLUMES_READ}),
    Role.TECHNICAL_ADMINISTRATOR: frozenset(
        {
            Permission.CALENDAR_READ,
            Permission.JOURNAL_VERIFY,
            Permission.STAFF_ADMINISTER,
            Permission.SYSTEM_ADMINISTER,
        }
    ),
    Role.PUBLIC: frozenset({Permission.CALENDAR_READ}),
    Role.CANDIDATE: frozenset({Permission.CALENDAR_READ, Permission.OWN_FILE, Permission.REGISTRATION_SAVE}),
}


def allowed(actor: Actor, permission: Permission) -> bool:
    """Whether any of the actor's roles includes a right, somewhere."""
    return any(permission in RIGHTS[role] for role in actor.roles)


def require(actor: Actor, permission: Permission) -> None:
    """Refuse an actor whose roles do not include a right."""
    if not allowed(actor, permission):
        raise NotAllowed(permission=permission.value)


def scopes_for(actor: Actor, permission: Permission) -> tuple[Scope, ...]:
    """Where the actor holds a right: the scopes of the roles that include it."""
    return tuple(scope for scope in actor.scopes if permission in RIGHTS[scope.role])
