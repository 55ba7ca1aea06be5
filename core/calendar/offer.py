"""What the public may choose in « Ouverture des services »: Domaine – Session – Académie ou centre à l’étranger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.candidates.folding import fold
from core.catalogue.queries import Choice
from db.tables import Academie, ExamDomain, ExamSession, ForeignCentre

_DOMAINS = select(ExamDomain.code, ExamDomain.label, ExamDomain.facts)
_EXAM_SESSIONS = select(ExamSession.label).where(~ExamSession.closed).distinct().order_by(ExamSession.label.desc())
_ACADEMIES = select(Academie.code, Academie.label, Academie.zone).where(~Academie.closed, Academie.er_code != "")
_CENTRES = select(
    ForeignCentre.code, ForeignCentre.country, ForeignCentre.academie_code, ForeignCentre.zone,
    ForeignCentre.group_code, ForeignCentre.domain_codes,
)  # fmt: skip
T = TypeVar("T", "Choice", "Place")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one registers: an académie, or a country whose centres are attached to one.

    `zone` is that of the place itself; `foreign_group` is empty for an académie, `domains` empty when all are meant.
    """

    code: str
    label: str
    academie_code: str
    academie_label: str
    zone: str
    foreign_group: str = ""
    domains: tuple[str, ...] = ()

    def takes(self, domain: str) -> bool:
        """Whether a domain can be registered for there at all."""
        return not self.domains or domain in self.domains


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that can be chosen, in alphabetical order; exam sessions newest first, those not over."""

    domains: tuple[Choice, ...]
    exam_sessions: tuple[str, ...]
    academies: tuple[Place, ...]
    centres: tuple[Place, ...]

    def domain(self, code: str) -> Choice | None:
        """Give a domain by its code, if it is offered."""
        return next((one for one in self.domains if one.code == code), None)

    def place(self, code: str) -> Place | None:
        """Give a place by its code, if it is offered."""
        return next((one for one in (*self.academies, *self.centres) if one.code == code), None)

    def centres_of(self, foreign_group: str, domain: str) -> tuple[Place, ...]:
        """Give the countries of a group for a domain."""
        return tuple(one for one in self.centres if one.foreign_group == foreign_group and one.takes(domain))


def offer(tx: Session, actor: Actor) -> Offer:
    """Give what can be chosen: what is closed for good is no longer offered."""
    require(actor, Permission.CALENDAR_READ)
    known = tx.execute(_DOMAINS)
    academies = {code: Place(code, label, code, label, zone) for code, label, zone in tx.execute(_ACADEMIES)}
    return Offer(
        _sorted(Choice(code, label) for code, label, facts in known if facts.get("registration", True)),
        tuple(tx.scalars(_EXAM_SESSIONS)),
        _sorted(academies.values()),
        _sorted(_centres(tx, academies)),
    )


def _centres(tx: Session, academies: dict[str, Place]) -> Iterator[Place]:
    for code, country, academie, zone, group, taken in tx.execute(_CENTRES):
        if academie in academies:
            yield Place(code, country, academie, academies[academie].label, zone, group, tuple(taken))


def _sorted(places: Iterable[T]) -> tuple[T, ...]:
    """Sort by label as one looks for a name: without accents, apostrophes or hyphens."""
    return tuple(sorted(places, key=lambda one: (fold(one.label), one.code)))
