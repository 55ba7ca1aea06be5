"""What the public may choose in « Ouverture des services »: Domaine – Session – Académie ou centre à l’étranger."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.catalogue.queries import Choice, domains, exam_sessions
from db.tables import Academie, ForeignCentre

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
    academies = {
        code: (label, zone)
        for code, label, zone in tx.execute(
            select(Academie.code, Academie.label, Academie.zone).where(~Academie.closed, Academie.er_code != "")
        )
    }
    centres = [
        Place(
            one.code, one.country, one.academie_code, academies[one.academie_code][0], one.zone, one.group_code,
            tuple(one.domain_codes),
        )
        for one in tx.scalars(select(ForeignCentre)) if one.academie_code in academies
    ]  # fmt: skip
    return Offer(
        _sorted(one for one in domains(tx, actor) if not one.closed),
        tuple(one.label for one in exam_sessions(tx, actor) if not one.closed),
        _sorted(Place(code, label, code, label, zone) for code, (label, zone) in academies.items()),
        _sorted(centres),
    )


def _sorted(places: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(places, key=lambda one: (alphabetical(one.label), one.code)))


def alphabetical(label: str) -> str:
    """Give what sorts labels as a French dictionary does, near enough: letters before their accents."""
    return unicodedata.normalize("NFKD", label).casefold()
