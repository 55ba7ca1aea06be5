"""Who may do what, where: roles, the rights matrix, the perimeter."""

from core.access.actor import Actor, Role, Scope, nobody, system
from core.access.matrix import matrix_text
from core.access.rights import Permission, allowed, require

__all__ = ["Actor", "Permission", "Role", "Scope", "allowed", "matrix_text", "nobody", "require", "system"]
