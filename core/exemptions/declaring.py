"""The tab « Acquis »: what it offers for an exam, what declarations give today, and the credits a registration keeps.

What is proposed may be unticked, so as to sit the paper again. All is weighed again when the registration is saved:
what moved since the tab was kept (`sealed`) is told, and must be seen before anything is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_registration
from core.catalogue.entries import Grid, Label
from core.catalogue.kept import kept
from core.catalogue.reference import reference
from core.catalogue.rules import grid_for, session_year
from core.errors import ExamError
from core.exemptions.declared import Declared, from_json
from core.exemptions.law import law_today
from core.exemptions.offering import Group, Option, Place, groups
from core.exemptions.reading import Fault
from core.exemptions.rules import Entry
from core.exemptions.weighed import ProposedPaper, Weighed
from core.exemptions.weighing import weigh
from core.registrations.actions import Credit
from core.registrations.errors import NoGrid, UnknownCode
from core.registrations.labels import labels
from db.tables import CandidateCategory, ExamDomain, PriorCredit, Speciality

__all__ = [
    "CreditsAtFault", "Declared", "DeclaredOutcome", "Group", "Moved", "Option", "as_credits", "declared_on",
    "from_json", "offered", "outcome", "sealed", "simulated",
]  # fmt: skip

PARIS = "Europe/Paris"


class CreditsAtFault(ExamError):
    """Something declared in the tab « Acquis » cannot be understood yet."""

    code = "credits_at_fault"


@dataclass(frozen=True, slots=True)
class DeclaredOutcome:
    """What the declarations give together, one by one and in their order; `pieces` names each proof by its code."""

    weighed: tuple[Weighed, ...]
    renounce_is_final: bool
    pieces: tuple[Label, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that must be put right, or seen again, before the tab is valid."""
        found = tuple(fault for one in self.weighed for fault in one.faults)
        return (*found, Fault(0, "papers", "credit_moved")) if self.moved and not found else found

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The papers whose proposal changed since the tab was kept: a rule, a date or the exam moved meanwhile."""
        lines = [line for one in self.weighed for line in one.declared.seen]
        if not lines:
            return ()
        before = dict(line.split(" ", 1) for line in lines if " " in line)
        names = {one.paper: one.label for one in self.proposals}
        return tuple(
            Moved(paper, names.get(paper, ""), before.get(paper, ""), self.shown.get(paper, ""))
            for paper in dict.fromkeys((*before, *self.shown))
            if before.get(paper, "") != self.shown.get(paper, "")
        )

    @property
    def proposals(self) -> tuple[ProposedPaper, ...]:
        """Every paper proposed, ticked or not."""
        return tuple(paper for one in self.weighed for paper in one.proposals)

    @property
    def exempted(self) -> tuple[ProposedPaper, ...]:
        """The papers that will not be sat."""
        return tuple(one for one in self.proposals if one.ticked)

    @property
    def evidence(self) -> tuple[Label, ...]:
        """The proofs asked for what is ticked."""
        asked = {code for one in self.weighed for code in one.evidence}
        return tuple(one for one in self.pieces if one.code in asked)

    @property
    def shown(self) -> dict[str, str]:
        """What is proposed, paper by paper, to be compared with what is proposed later."""
        return {one.paper: f"{one.kind.value} {one.rule} {one.grade}".strip() for one in self.proposals}


@dataclass(frozen=True, slots=True)
class Moved:
    """A paper whose proposal is not what was shown: `was` or `now` is empty when there was or is none."""

    paper: str
    label: str
    was: str
    now: str


def offered(tx: Session, actor: Actor, speciality_code: str, exam_session_id: int) -> tuple[Group, ...]:
    """Give the choices of the tab for an exam: situations and titles that a rule in force is about."""
    require(actor, Permission.CALENDAR_READ)
    exam = (speciality_code, exam_session_id)
    return kept(tx, ("offered", *exam), lambda: _offered(tx, *exam))


def _offered(tx: Session, speciality_code: str, exam_session_id: int) -> tuple[Group, ...]:
    grid, year = grid_in_force(tx, speciality_code, exam_session_id)
    known = labels(tx)
    same_domain = select(Speciality.code, Speciality.label).where(Speciality.domain_code == grid.domain)
    specialities = [Label(*row) for row in tx.execute(same_domain.order_by(Speciality.label, Speciality.code))]
    academies = tuple(Label(code, label) for code, label in sorted(known.academies.items(), key=lambda one: one[1]))
    found = reference()
    place = Place(grid.domain, speciality_code, year)
    return groups(law_today(tx, grid.domain), found.situations, place, found.traits, specialities, academies)


def outcome(
    tx: Session,
    actor: Actor,
    speciality_code: str,
    exam_session_id: int,
    category_code: str,
    declared: Sequence[Declared],
    *,
    form: str = "global",
) -> DeclaredOutcome:
    """Weigh what is declared under today's law; nothing is written."""
    category = tx.get(CandidateCategory, category_code) if category_code else None
    audience = category.audience if category is not None else "individual"
    return simulated(tx, actor, speciality_code, exam_session_id, audience, declared, form=form)


def simulated(
    tx: Session,
    actor: Actor,
    speciality_code: str,
    exam_session_id: int,
    audience: str,
    declared: Sequence[Declared],
    *,
    form: str = "global",
) -> DeclaredOutcome:
    """Weigh what someone might declare, as an individual or a school candidate."""
    require(actor, Permission.CALENDAR_READ)
    choices = offered(tx, actor, speciality_code, exam_session_id)
    grid, year = grid_in_force(tx, speciality_code, exam_session_id)
    entry = Entry(grid.domain, year, grid, audience, form)
    latest = min(clock.today(tx, PARIS).year, year)
    found = weigh(law_today(tx, grid.domain), entry, choices, declared, latest)
    final = tx.get_one(ExamDomain, grid.domain).renounce_is_final
    return DeclaredOutcome(found, final, tuple(Label(one.code, one.label) for one in labels(tx).pieces))


def grid_in_force(tx: Session, speciality_code: str, exam_session_id: int) -> tuple[Grid, int]:
    """Give the papers of a speciality for an exam session, and the year of that session."""
    speciality = tx.get(Speciality, speciality_code)
    if speciality is None:
        raise UnknownCode(kind="speciality", value=speciality_code)
    label = labels(tx).exam_session(exam_session_id).label
    year = session_year(label)
    grid = grid_for(law_today(tx, speciality.domain_code).grids, speciality_code, year)
    if grid is None:
        raise NoGrid(speciality=speciality_code, exam_session=label)
    return grid, year


def as_credits(found: DeclaredOutcome) -> tuple[Credit, ...]:
    """Give the credits to register, each with the papers left ticked; nothing may be at fault."""
    if found.faults:
        raise CreditsAtFault(count=len(found.faults))
    return tuple(_credit(one) for one in found.weighed)


def _credit(one: Weighed) -> Credit:
    gives = tuple((p.paper, p.rule, p.kind.value, p.grade, p.kept_until) for p in one.proposals if p.ticked)
    return Credit(one.declared.title, one.year, one.declared.academie_code, one.declared.content(), gives)


def declared_on(tx: Session, actor: Actor, registration_id: int) -> tuple[Declared, ...]:
    """Give what a saved registration declares, to be shown again in the tab."""
    permission = Permission.REGISTRATION_SAVE
    require(actor, permission)
    registration = one_registration(tx, actor, registration_id, permission)
    rows = tx.scalars(
        select(PriorCredit).where(PriorCredit.registration_id == registration.id).order_by(PriorCredit.id)
    )
    return tuple(saved(row.title_code, row.year, row.academie_code, row.content) for row in rows)


def saved(title_code: str, year: int, academie_code: str, content: Mapping[str, Any]) -> Declared:
    """Give back what a saved prior credit declared."""
    return from_json({**content, "title_code": title_code, "year": year, "academie_code": academie_code})


def sealed(declared: Iterable[Declared], found: DeclaredOutcome) -> tuple[Declared, ...]:
    """Give the declarations with what each is proposed now: a draft keeps them so, and what moves later is told."""
    shown = found.shown
    lines = [tuple(f"{p.paper} {shown[p.paper]}" for p in one.proposals) for one in found.weighed]
    return tuple(replace(one, seen=seen) for one, seen in zip(declared, lines, strict=True))
