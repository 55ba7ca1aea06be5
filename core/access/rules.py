"""Who may give which role over which place (3.06). Pure."""

from __future__ import annotations

from collections.abc import Iterable

from core.access.actor import Role, Scope
from core.access.rights import RIGHTS, Permission

STAFF_ROLES = tuple(role for role in Role if role not in {Role.PUBLIC, Role.CANDIDATE})


def may_give(scopes: Iterable[Scope], role: Role, academie_code: str, domain_code: str) -> bool:
    """Whether someone with these scopes holds, over that place, the right to give and every right of the role.

    To be anyone is no role of the office: nobody gives it.
    """
    if role not in STAFF_ROLES:
        return False
    held = tuple(scopes)

    def holds(permission: Permission) -> bool:
        return any(
            permission in RIGHTS[scope.role]
            and scope.academie_code in {"", academie_code}
            and scope.domain_code in {"", domain_code}
            for scope in held
        )

    return role in STAFF_ROLES and all(holds(permission) for permission in (Permission.STAFF_ADMINISTER, *RIGHTS[role]))
