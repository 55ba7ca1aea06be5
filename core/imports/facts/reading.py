"""One line of a file of facts: whose it is, and what it says, each value through its parser."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from core.candidates.days import parse_day
from core.candidates.faults import Unacceptable
from core.candidates.identifiers import (
    RegistrationReference,
    parse_candidate_number,
    parse_registration_reference,
)
from core.candidates.names import parse_name
from core.candidates.places import parse_line
from core.imports.cells import Line, read, read_if_any
from core.imports.facts.columns import ACCOMMODATION, GRADE_REPORT, SUMMONS
from core.imports.facts.values import EXEMPTED, GRADED, Grade, parse_grade, parse_hour, parse_number, parse_yes
from core.imports.rows import ImportedContact, ImportedEntry, ImportedPerson, ImportedRow

_NO_NUMBER = RegistrationReference(0, 0)
_NO_GRADE = Grade(EXEMPTED)
_TEXT = 200
_LONG_TEXT = 2_000


def read_row(code: str, line: Line, cells: tuple[str, ...]) -> ImportedRow:
    """Read one line of a file of facts; what it says is kept by the name of its column."""
    person = ImportedPerson(birth_name=read(line, "birth_name", parse_name, ""))
    entry = ImportedEntry(
        candidate_number=read(line, "candidate_number", parse_candidate_number, ""),
        registration_number=read_if_any(line, "registration", parse_registration_reference, _NO_NUMBER).number,
        choices=tuple(_SAID[code](line)),
    )
    return ImportedRow(line.number, person, ImportedContact(), entry, cells)


def _required(text: str, *, most: int = _TEXT) -> str:
    if not text.strip():
        raise Unacceptable("value_missing")
    return parse_line(text, most=most)


def _line(line: Line, column: str, *, most: int = _TEXT) -> tuple[str, str]:
    return column, read_if_any(line, column, partial(parse_line, most=most), "")


def _day(line: Line, column: str) -> tuple[str, str]:
    return column, read(line, column, lambda typed: parse_day(typed).isoformat(), "")


def _summons(line: Line) -> list[tuple[str, str]]:
    return [
        ("paper", read(line, "paper", _required, "")),
        _day(line, "day"),
        ("hour", read(line, "hour", parse_hour, "")),
        _line(line, "duration"),
        ("centre", read(line, "centre", _required, "")),
        ("centre_address", read(line, "centre_address", _required, "")),
        _line(line, "room"),
        _line(line, "place_number"),
        _line(line, "bring", most=_LONG_TEXT),
    ]


def _grades(line: Line) -> list[tuple[str, str]]:
    grade = read(line, "grade", parse_grade, _NO_GRADE)
    coefficient = read_if_any(line, "coefficient", parse_number, "")
    if grade.status == GRADED and not line.text("coefficient"):
        line.tell("coefficient_missing", "coefficient")
    return [
        ("paper", read(line, "paper", _required, "")),
        ("coefficient", coefficient),
        ("status", grade.status),
        ("grade", grade.value),
        ("total", read_if_any(line, "total", parse_number, "")),
        ("result", read_if_any(line, "result", partial(parse_line, most=_TEXT), "")),
        ("jury_day", _day(line, "jury_day")[1] if line.text("jury_day") else ""),
    ]


def _decision(line: Line) -> list[tuple[str, str]]:
    return [
        ("measure", read(line, "measure", _required, "")),
        ("granted", read(line, "granted", parse_yes, "")),
        _line(line, "reasons", most=_LONG_TEXT),
        _day(line, "decided_on"),
    ]


_SAID: dict[str, Callable[[Line], list[tuple[str, str]]]] = {
    SUMMONS.code: _summons, GRADE_REPORT.code: _grades, ACCOMMODATION.code: _decision,
}  # fmt: skip
