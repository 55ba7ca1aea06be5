"""Find the candidate of a line in the register: by number, else by INE, else by birth date and names.

A number or an INE decides only when the person agrees. Names decide only for a line without a number, when one
candidate of the perimeter has them all; whoever looks alike is shown, and no one is merged alone (6.21).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import candidates_in
from core.candidates.folding import fold
from core.candidates.resemblance import family_forms, given_forms
from core.imports.findings import Finding, found
from core.imports.rows import ImportedPerson, ImportedRow
from core.registrations.many import batches
from db.tables import Candidate

_COLUMNS = (
    Candidate.id, Candidate.number, Candidate.birth_name, Candidate.usual_name, Candidate.first_names,
    Candidate.birth_date, Candidate.ine, Candidate.birth_name_key, Candidate.first_names_key,
)  # fmt: skip


_NAMES = tuple(column.key for column in _COLUMNS)


@dataclass(frozen=True, slots=True)
class Someone:
    """A candidate of the register, as far as telling persons apart needs; `inside`: the actor may see who it is."""

    id: int
    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    ine: str
    birth_name_key: str
    first_names_key: str
    inside: bool

    def shown(self) -> str:
        """Name someone in a report; out of the perimeter, nobody is named (3.03)."""
        return f"{self.number} ({self.birth_name} {self.first_names})" if self.inside else ""


@dataclass(frozen=True, slots=True)
class Register:
    """The candidates that the lines of a file may be, found in few questions."""

    by_number: dict[str, Someone] = field(default_factory=dict)
    by_ine: dict[str, tuple[Someone, ...]] = field(default_factory=dict)
    by_day: dict[date, tuple[Someone, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """Who the person of a line is in the register, if anyone, and what there is to say of it."""

    candidate: Someone | None
    findings: tuple[Finding, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether nobody can say who it is."""
        return any(finding.blocks for finding in self.findings)


def look_up(tx: Session, actor: Actor, permission: Permission, rows: Sequence[ImportedRow]) -> Register:
    """Read every candidate that a line of a file may be, or may look like."""
    inside = candidates_in(actor, permission)
    numbers = sorted({row.entry.candidate_number for row in rows} - {""})
    ines = sorted({row.person.ine for row in rows} - {""})
    by_number = _numbered(tx, inside, numbers)
    by_ine: defaultdict[str, list[Someone]] = defaultdict(list)
    for one in _read(tx, inside, Candidate.ine, ines, Candidate.merged_into.is_(None)):
        by_ine[one.ine].append(one)
    return Register(
        by_number, {ine: tuple(ones) for ine, ones in by_ine.items()}, _born_with(tx, inside, [r.person for r in rows])
    )


def _read(
    tx: Session, inside: ColumnElement[bool], column: Any, values: Sequence[Any], *but: ColumnElement[bool]
) -> Iterable[Someone]:
    statement = select(*_COLUMNS, inside.label("inside")).where(*but).order_by(Candidate.id)
    for batch in batches(values):
        for row in tx.execute(statement.where(column.in_(batch))):
            yield _someone(row, inside=bool(row.inside))


def _numbered(tx: Session, inside: ColumnElement[bool], numbers: Sequence[str]) -> dict[str, Someone]:
    """Read candidates by number; the number of someone merged into another leads to that one (6.21)."""
    found = {one.number: one for one in _read(tx, inside, Candidate.number, numbers)}
    leads: dict[str, int] = {}
    for batch in batches(sorted(found)):
        merged = select(Candidate.number, Candidate.merged_into).where(Candidate.merged_into.is_not(None))
        leads |= {row.number: row.merged_into for row in tx.execute(merged.where(Candidate.number.in_(batch)))}
    kept = {one.id: one for one in _read(tx, inside, Candidate.id, sorted(set(leads.values())))}
    return found | {number: kept[now] for number, now in leads.items()}


def _someone(row: Any, *, inside: bool) -> Someone:
    return Someone(**{name: getattr(row, name) for name in _NAMES}, inside=inside)


def _born_with(
    tx: Session, inside: ColumnElement[bool], people: Iterable[ImportedPerson]
) -> dict[date, tuple[Someone, ...]]:
    """Read the candidates of the perimeter born on the days of a file who share a name with someone of that day."""
    names: defaultdict[date, set[str]] = defaultdict(set)
    for person in people:
        if person.birth_date:
            names[person.birth_date] |= {fold(person.birth_name), *fold(person.first_names).split()[:1]}
    statement = (
        select(*_COLUMNS)
        .where(inside, Candidate.merged_into.is_(None))
        .order_by(Candidate.id)
        .execution_options(yield_per=10_000)
    )
    kept: defaultdict[date, list[Someone]] = defaultdict(list)
    for batch in batches(sorted(names)):
        for row in tx.execute(statement.where(Candidate.birth_date.in_(batch))):
            of_that_day = names[row.birth_date]
            if row.birth_name_key in of_that_day or row.first_names_key.partition(" ")[0] in of_that_day:
                kept[row.birth_date].append(_someone(row, inside=True))
    return {day: tuple(ones) for day, ones in kept.items()}


def match(row: ImportedRow, register: Register) -> Match:
    """Say who the person of a line is."""
    by_number = register.by_number.get(row.entry.candidate_number)
    same_ine = register.by_ine.get(row.person.ine, ()) if row.person.ine else ()
    if by_number:
        return _by_number(row, by_number, same_ine)
    if same_ine:
        return _by_ine(row, same_ine)
    return _by_names(row, register)


def _by_number(row: ImportedRow, numbered: Someone, same_ine: tuple[Someone, ...]) -> Match:
    number = row.entry.candidate_number
    if not agrees(row.person, numbered):
        other = found(
            "number_of_another", row.line, column="candidate_number", value=number, suggestion=numbered.shown()
        )
        return Match(None, (other,))
    if same_ine and numbered.id not in {one.id for one in same_ine}:
        return Match(None, (_ine_of(row, same_ine[0]),))
    if number == numbered.number:
        return Match(numbered)
    merged = found("number_merged", row.line, column="candidate_number", value=number, suggestion=numbered.shown())
    return Match(numbered, (merged,))


def _by_ine(row: ImportedRow, same_ine: tuple[Someone, ...]) -> Match:
    agreeing = [one for one in same_ine if agrees(row.person, one)]
    if not agreeing:
        return Match(None, (_ine_of(row, same_ine[0]),))
    if len(agreeing) > 1:
        return Match(None, (_several(row, agreeing),))
    one, number = agreeing[0], row.entry.candidate_number
    if not number:
        return Match(one)
    differs = found("number_differs", row.line, column="candidate_number", value=number, suggestion=one.shown())
    return Match(one, (differs,))


def _by_names(row: ImportedRow, register: Register) -> Match:
    alike = [one for one in register.by_day.get(row.person.birth_date or date.min, ()) if _alike(row.person, one)]
    same = [one for one in alike if _same_names(row.person, one) and not _other_ine(row.person, one)]
    if row.entry.candidate_number or not same:
        return Match(None, tuple(_double(row, one) for one in alike[:1]))
    if len(same) > 1:
        return Match(None, (_several(row, same),))
    told = found("matched_by_names", row.line, column="birth_name", value=_named(row), suggestion=same[0].shown())
    return Match(same[0], (told,))


def agrees(person: ImportedPerson, one: Someone) -> bool:
    """Whether a number or an INE may name this person: the first name agrees, and the birth date or the family name.

    The first name is needed: twins share all the rest.
    """
    if not given_forms(person.first_names) & given_forms(one.first_names):
        return False
    return person.birth_date == one.birth_date or _same_family(person, one)


def _alike(person: ImportedPerson, one: Someone) -> bool:
    """Whether someone born the same day has a family name and a first name that look or sound the same."""
    return _same_family(person, one) and bool(given_forms(person.first_names) & given_forms(one.first_names))


def _same_family(person: ImportedPerson, one: Someone) -> bool:
    ours = family_forms(person.birth_name, person.usual_name)
    return bool(ours & family_forms(one.birth_name, one.usual_name))


def _same_names(person: ImportedPerson, one: Someone) -> bool:
    """Whether names are the same, folded; a file may give only the first of the first names."""
    mine, theirs = fold(person.first_names).split(), one.first_names_key.split()
    shorter = min(len(mine), len(theirs))
    return fold(person.birth_name) == one.birth_name_key and shorter > 0 and mine[:shorter] == theirs[:shorter]


def _other_ine(person: ImportedPerson, one: Someone) -> bool:
    return bool(person.ine and one.ine and person.ine != one.ine)


def _ine_of(row: ImportedRow, one: Someone) -> Finding:
    return found("ine_of_another", row.line, column="ine", value=row.person.ine, suggestion=one.shown())


def _several(row: ImportedRow, ones: Sequence[Someone]) -> Finding:
    shown = ", ".join(one.number for one in ones[:3] if one.inside)
    return found(
        "several_candidates", row.line, column="birth_name", value=_named(row), suggestion=shown, count=len(ones)
    )


def _double(row: ImportedRow, one: Someone) -> Finding:
    return found("possible_double", row.line, column="birth_name", value=_named(row), suggestion=one.shown())


def _named(row: ImportedRow) -> str:
    return f"{row.person.birth_name} {row.person.first_names}"
