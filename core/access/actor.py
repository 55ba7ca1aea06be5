"""Who acts: always an argument, never ambient."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the office, or towards it: anyone in front of the candidate space, or signed in there."""

    READER = "reader"
    CASE_OFFICER = "case_officer"
    HEAD_OF_OFFICE = "head_of_office"
    SUPERVISOR = "supervisor"
    TECHNICAL_ADMINISTRATOR = "technical_administrator"
    PUBLIC = "public"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Scope:
    """A role over an académie and a domain; an empty code means all of them."""

    role: Role
    academie_code: str = ""
    domain_code: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts: a staff member, a candidate, or the system on someone's behalf.

    `id` is the staff or candidate identifier, `person_id` the human being behind it (0 when there is none).
    """

    kind: str
    id: int
    label: str
    person_id: int = 0
    language: str = "fr"
    scopes: tuple[Scope, ...] = ()
    on_behalf_of: str = ""
    address: str = field(default="", compare=False)
    proved_at: datetime | None = field(default=None, compare=False)  # when a password was last typed in this session

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now, wherever they apply."""
        return frozenset(scope.role for scope in self.scopes)

    @property
    def key(self) -> str:
        """A stable name for one-use keys and throttles."""
        return f"{self.kind}:{self.id}"


def system(label: str, *, on_behalf_of: Actor | None = None) -> Actor:
    """Give the actor of a command or job; acting for someone, it holds that person's scopes and no other (3.26)."""
    if on_behalf_of is None:
        return Actor(
            "system",
            0,
            label,
            scopes=tuple(
                Scope(role) for role in (Role.CASE_OFFICER, Role.HEAD_OF_OFFICE, Role.TECHNICAL_ADMINISTRATOR)
            ),
        )
    return Actor(
        "job",
        on_behalf_of.id,
        label,
        on_behalf_of.person_id,
        on_behalf_of.language,
        on_behalf_of.scopes,
        on_behalf_of.label,
    )


def nobody(address: str = "") -> Actor:
    """Give the actor of someone who has not signed in yet: no role, no right."""
    return Actor("nobody", 0, "", address=address)


def public(language: str = "fr", address: str = "") -> Actor:
    """Give the actor of anyone who opens the candidate space: what is published may be read, and nothing else."""
    return Actor("public", 0, "", language=language, scopes=(Scope(Role.PUBLIC),), address=address)


def candidate(candidate_id: int, label: str, language: str = "fr", *, proved_at: datetime | None = None) -> Actor:
    """Give the actor of a candidate signed in: what is his own, wherever it is managed, and nothing else."""
    return Actor(
        "candidate", candidate_id, label, language=language, scopes=(Scope(Role.CANDIDATE),), proved_at=proved_at
    )
