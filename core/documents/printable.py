"""What an office can print: an entry for each kind of document, and for what is printed on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from core.access import Actor, Permission, allowed
from core.documents.catalogue import KINDS


@dataclass(frozen=True, slots=True)
class Printable:
    """One thing to print: the key of its name, who may, the kind made by runs, or the page where it is ordered."""

    name: str
    permission: Permission
    kind: str = ""
    page: str = ""


PRINTABLES: tuple[Printable, ...] = (
    *(
        Printable(f"document-kind-{code.replace('_', '-')}", Permission.DOCUMENT_REGENERATE, kind=code)
        for code in KINDS
    ),
    Printable("printable-slips", Permission.CANDIDATE_DESK, page="slips"),
)


def printables(actor: Actor) -> list[Printable]:
    """Give what a person may have printed."""
    return [one for one in PRINTABLES if allowed(actor, one.permission)]
