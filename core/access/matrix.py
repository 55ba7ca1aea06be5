"""The rights matrix as a text, for review: one line per right, one column per role."""

from __future__ import annotations

from core.access.actor import Role
from core.access.rights import RIGHTS, Permission


def matrix_text() -> str:
    """Write who may do what; a widening of rights shows as a changed line."""
    width = max(len(permission) for permission in Permission)
    heads = " ".join(f"{role.value:^{len(role.value)}}" for role in Role)
    lines = [f"{'':{width}} {heads}"]
    for permission in sorted(Permission):
        cells = " ".join(f"{'x' if permission in RIGHTS[role] else '.':^{len(role.value)}}" for role in Role)
        lines.append(f"{permission.value:{width}} {cells}")
    return "\n".join(line.rstrip() for line in lines) + "\n"
