"""Files of facts about candidates of the tests, as the office fills the models in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from sqlalchemy import Engine, select

from core.imports.facts.columns import ACCOMMODATION, GRADE_REPORT, SUMMONS
from core.imports.formats import Format
from db.engine import writing
from db.tables import Candidate, Registration, RegistrationVersion
from tests import factories

CENTRE = ("Lycée Ada-Lovelace", "1 rue des Écoles, 38000 Grenoble")


@dataclass(frozen=True)
class Someone:
    """A registration of the tests: its numbers, its name, the codes of its papers to sit."""

    registration_id: int
    candidate_id: int
    number: str
    registration: str
    name: str
    papers: tuple[str, ...]


def someone(engine: Engine, *, candidate: int = 0, **wanted: Any) -> Someone:
    """A candidate registered in Grenoble."""
    person = {key: wanted.pop(key) for key in ("birth_name", "first_names") if key in wanted}
    with writing(engine) as tx:
        known = tx.get_one(Candidate, candidate) if candidate else factories.a_candidate(tx, **person)
        made = factories.a_registration(tx, known, **wanted)
        row = tx.get_one(Registration, made.registration_id)
        snapshot = tx.scalars(
            select(RegistrationVersion.snapshot).where(RegistrationVersion.registration_id == row.id)
        ).first()
        papers = tuple(one["code"] for one in snapshot["papers"] if one["status"] == "sat")
        return Someone(row.id, row.candidate_id, known.number, f"{row.number:03d}", known.birth_name, papers)


def whose(one: Someone, **changed: str) -> list[str]:
    """The first three cells of a line."""
    said = {"number": one.number, "registration": one.registration, "name": one.name} | changed
    return [said["number"], said["registration"], said["name"]]


def as_csv(known: Format, lines: Sequence[Sequence[str]]) -> bytes:
    """A file of facts in CSV."""
    every = [[column.header for column in known.columns], *lines]
    return "".join(";".join(line) + "\r\n" for line in every).encode()


def as_xlsx(known: Format, lines: Sequence[Sequence[Any]]) -> bytes:
    """The same as a workbook."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append([column.header for column in known.columns])
    for line in lines:
        workbook.worksheets[0].append(list(line))
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def summons_lines(one: Someone, *, day: str = "14/06/2027", hour: str = "8 h 30", **changed: str) -> list[list[str]]:
    """One line for each paper to sit, from a day on."""
    return [
        [*whose(one, **changed), paper, day, f"{8 + rank} h 30" if rank else hour, "2 h", *CENTRE, "B204", "17", ""]
        for rank, paper in enumerate(one.papers)
    ]


def summons(*ones: Someone, **changed: str) -> bytes:
    """Summonses in CSV."""
    return as_csv(SUMMONS, [line for one in ones for line in summons_lines(one, **changed)])


def grade_lines(one: Someone, *, grade: str = "12,5", result: str = "Admis") -> list[list[str]]:
    """One line for each paper to sit, of the same grade, with coefficient 2."""
    total = f"{2 * float(grade.replace(',', '.')) * len(one.papers):g}".replace(".", ",")
    return [[*whose(one), paper, "2", grade, total, result, "02/07/2027"] for paper in one.papers]


def grades(*ones: Someone, **changed: str) -> bytes:
    """Grade reports in CSV."""
    return as_csv(GRADE_REPORT, [line for one in ones for line in grade_lines(one, **changed)])


def decisions(one: Someone, *lines: Sequence[str]) -> bytes:
    """Decisions on accommodations in CSV: measure, granted, reasons, day."""
    return as_csv(ACCOMMODATION, [[*whose(one), *line] for line in lines])
