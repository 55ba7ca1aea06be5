"""What the office adds around a snapshot today: its address, the dates of the calendar, the zone, the regime.

A place is where a registration stands: académie, exam session, audience, foreign group. Each place has one context,
kept once per distinct content; a document names the one it was printed with, so that a changed address or date is
seen by comparing digests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import settings
from core.documents.facts import PrintContext, ReturnRegime
from core.registrations.snapshot import canonical
from db.tables import Academie, ExamDomain, ExamSession, ManagingOffice, PrintedContext, Window

CHECK_PATH = "/v/"
NOT_PUBLISHED = "http://localhost:8502"  # printed while no public address is set: one for every process and port
RETURN_PHASE = {
    ReturnRegime.PAPER: ("confirmations", "pieces"),
    ReturnRegime.UPLOAD: ("pieces", "confirmations"),
    ReturnRegime.ONLINE: ("online_validation", "pieces"),
}
FACTS = "facts"  # in what a letter says of its own: the digest of what came by import
OWN = "own"  # what a letter says beyond its registration, in the content of its context
CLOSING_PHASES = ("modification", "registration")
OFFICE_FIELDS = ("office_name", "office_address", "office_email", "office_phone", "website", "check_base")
DATE_FIELDS = ("closes_at", "return_by", "zone")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a registration stands, as far as a document depends on it."""

    academie_code: str
    domain_code: str
    exam_session_id: int
    audience: str
    foreign_group: str


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a place today; `missing` says why there is none (`no_office`, `no_calendar`)."""

    sha256: str
    content: dict[str, Any]
    printed: PrintContext | None
    missing: str = ""
    place_sha256: str = ""  # when a letter added what it says of its own: the digest of what its place says

    @property
    def of_its_place(self) -> str:
        """The digest of what the place says, whatever a letter added."""
        return self.place_sha256 or self.sha256

    @property
    def facts_sha256(self) -> str:
        """The digest of what came by import and is printed; empty when nothing did."""
        return str(self.content.get(OWN, {}).get(FACTS, ""))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the contexts of some places are made of."""

    offices: dict[str, list[ManagingOffice]]
    academies: dict[str, Academie]
    regimes: dict[str, str]
    regimes_of_places: dict[str, dict[str, str]]
    windows: dict[tuple[int, str, str, str], dict[str, Any]]


def contexts(tx: Session, places: Iterable[Place]) -> dict[Place, Context]:
    """Give the context of each place as it stands now."""
    wanted = set(places)
    found = _read(tx, wanted)
    base = (settings.current().public_url or NOT_PUBLISHED) + CHECK_PATH
    return {place: _context(place, found, base) for place in wanted}


def _read(tx: Session, places: set[Place]) -> _Read:
    codes = {place.academie_code for place in places}
    offices: dict[str, list[ManagingOffice]] = {}
    statement = select(ManagingOffice).where(ManagingOffice.academie_code.in_(codes)).order_by(ManagingOffice.code)
    for office in tx.scalars(statement):
        offices.setdefault(office.academie_code, []).append(office)
    windows: dict[tuple[int, str, str, str], dict[str, Any]] = {}
    sessions = {place.exam_session_id for place in places}
    for row in tx.execute(
        select(
            Window.exam_session_id, Window.academie_code, Window.foreign_group, Window.audience, Window.phase,
            Window.closes_at, Window.zone,
        ).where(Window.exam_session_id.in_(sessions), Window.academie_code.in_(codes))
    ):  # fmt: skip
        key = (row.exam_session_id, row.academie_code, row.foreign_group, row.audience)
        windows.setdefault(key, {})[row.phase] = row
    domains = tx.execute(select(ExamDomain.code, ExamDomain.regime, ExamDomain.facts)).all()
    return _Read(
        offices,
        {row.code: row for row in tx.scalars(select(Academie).where(Academie.code.in_(codes)))},
        {row.code: row.regime for row in domains},
        {row.code: row.facts.get("regime_by_academie", {}) for row in domains},
        windows,
    )


def _context(place: Place, found: _Read, base: str) -> Context:
    office = _office(found.offices.get(place.academie_code, []), place.domain_code)
    if office is None:
        return Context("", {}, None, "no_office")
    phases = found.windows.get((place.exam_session_id, place.academie_code, place.foreign_group, place.audience), {})
    closing = next((phases[phase] for phase in CLOSING_PHASES if phase in phases), None)
    if closing is None:
        return Context("", {}, None, "no_calendar")
    own = found.regimes_of_places[place.domain_code].get(place.academie_code)
    regime = ReturnRegime(own or found.regimes[place.domain_code])
    due = next((phases[phase] for phase in RETURN_PHASE[regime] if phase in phases), None)
    printed = PrintContext(
        office_name=office.name, office_address=tuple(office.address), office_email=office.email,
        office_phone=office.phone, website=found.academies[place.academie_code].website, regime=regime,
        closes_at=closing.closes_at, return_by=due.closes_at if due else None, zone=closing.zone,
    )  # fmt: skip
    content = _plain(printed, base)
    return Context(hashlib.sha256(canonical(content)).hexdigest(), content, printed)


def _office(offices: list[ManagingOffice], domain_code: str) -> ManagingOffice | None:
    """The office that manages the domain, else the one that manages all the others."""
    named = [office for office in offices if domain_code in office.domain_codes]
    others = [office for office in offices if not office.domain_codes]
    return next(iter([*named, *others]), None)


def _plain(printed: PrintContext, base: str) -> dict[str, Any]:
    plain = {one.name: getattr(printed, one.name) for one in fields(printed)}
    plain["closes_at"] = printed.closes_at.isoformat()
    plain["return_by"] = printed.return_by.isoformat() if printed.return_by else None
    plain["office_address"] = list(printed.office_address)
    plain["regime"] = printed.regime.value
    return {**plain, "check_base": base}


def with_own(context: Context, own: dict[str, Any]) -> Context:
    """Give the context of one letter: that of its place, and what the letter says of its own."""
    content = {**context.content, OWN: own}
    digest = hashlib.sha256(canonical(content)).hexdigest()
    return Context(digest, content, context.printed, context.missing, context.of_its_place)


def read_back(content: dict[str, Any]) -> PrintContext:
    """Give the context that a document was printed with."""
    plain = {name: value for name, value in content.items() if name not in {"check_base", OWN}}
    due = plain["return_by"]
    return PrintContext(
        **{
            **plain,
            "office_address": tuple(plain["office_address"]),
            "regime": ReturnRegime(plain["regime"]),
            "closes_at": datetime.fromisoformat(plain["closes_at"]),
            "return_by": datetime.fromisoformat(due) if due else None,
        }
    )


def keep(tx: Session, wanted: Iterable[Context]) -> None:
    """Keep contexts that documents are about to name; one that is there already is the same."""
    by_digest = {context.sha256: context for context in wanted}
    known = set(tx.scalars(select(PrintedContext.sha256).where(PrintedContext.sha256.in_(by_digest))))
    new = [
        {
            "sha256": digest,
            "content": by_digest[digest].content,
            "place_sha256": by_digest[digest].of_its_place,
            "facts_sha256": by_digest[digest].facts_sha256,
        }
        for digest in sorted(by_digest.keys() - known)
    ]
    if new:
        dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
        tx.execute(dialect.insert(PrintedContext).on_conflict_do_nothing(), new)


def differences(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """Say what changed between two contexts: `office_changed`, `dates_changed`, `regime_changed`."""
    moved = {name for name in after if before.get(name) != after[name]}
    reasons = set()
    if moved & set(OFFICE_FIELDS):
        reasons.add("office_changed")
    if moved & set(DATE_FIELDS):
        reasons.add("dates_changed")
    if "regime" in moved:
        reasons.add("regime_changed")
    return reasons


def places_of_open_sessions(tx: Session, academies: frozenset[str] | None = None) -> list[Place]:
    """Every place with a window in an exam session that is not closed, of some académies or of all."""
    statement = (
        select(
            Window.academie_code, ExamSession.domain_code, Window.exam_session_id, Window.audience, Window.foreign_group
        )
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(~ExamSession.closed)
        .distinct()
    )
    if academies is not None:
        statement = statement.where(Window.academie_code.in_(academies))
    return sorted((Place(*row) for row in tx.execute(statement)), key=astuple)
