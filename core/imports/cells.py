"""Reading the cells of one line by their column: each value through its parser, each refusal told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.candidates.days import parse_day
from core.candidates.emails import Email, parse_email
from core.candidates.faults import Unacceptable
from core.candidates.identifiers import parse_uai, uai_key, uai_key_holds
from core.candidates.phones import parse_phone
from core.candidates.rules import age, age_is_unlikely, parse_birth_date
from core.imports.findings import Finding, found, refused
from core.imports.known import CommuneIndex, Known, labelled, nearest_code
from core.imports.table import LONGEST_CELL
from core.imports.text_file import repaired

_T = TypeVar("_T")
_CODE_IN_BRACKETS = re.compile(r"(.*?)\s*\(([0-9A-Za-z-]{1,10})\)", re.DOTALL)
DAMAGE = frozenset({"date_serial", "number_in_scientific_notation", "code_lost_zero", "phone_lost_zero"})
"""Findings that a spreadsheet leaves behind when a list was opened and saved in it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading lines needs: what the office knows, the day it is, and where findings go."""

    known: Known
    communes: CommuneIndex
    today: date
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Line:
    """One line to read: its number, its cells by column."""

    number: int
    cells: dict[str, str]
    reader: Reader

    def text(self, column: str) -> str:
        """Give a cell as it is, empty when the column is absent."""
        return self.cells.get(column, "")

    def tell(self, code: str, column: str, *, suggestion: str = "", **facts: str | int) -> None:
        """Add a finding about a cell of this line."""
        self.reader.findings.append(
            found(code, self.number, column=column, value=self.text(column), suggestion=suggestion, **facts)
        )


def read(line: Line, column: str, parser: Callable[[str], _T], otherwise: _T) -> _T:
    """Read a cell through a parser; what it refuses is told, and the value left out."""
    typed = line.text(column)
    mended = repaired(typed)
    if mended:
        line.tell("text_mangled", column, suggestion=mended)
        return otherwise
    try:
        return parser(typed)
    except Unacceptable as refusal:
        line.reader.findings.append(refused(refusal, line.number, column=column, value=typed))
        return otherwise


def read_if_any(line: Line, column: str, parser: Callable[[str], _T], otherwise: _T) -> _T:
    """Read a cell that may be empty."""
    return read(line, column, parser, otherwise) if line.text(column) else otherwise


def check_lengths(line: Line) -> bool:
    """Tell whether no cell is longer than 2,000 characters; a longer one is told, never cut in silence (2.34)."""
    long = [column for column, cell in line.cells.items() if len(cell) > LONGEST_CELL]
    for column in long:
        line.tell("cell_too_long", column, most=LONGEST_CELL)
    return not long


def read_birth_date(line: Line, column: str = "birth_date") -> date | None:
    """Read a birth date; an age at which nobody usually sits an exam is told."""
    today = line.reader.today
    born = read(line, column, lambda typed: parse_birth_date(parse_day(typed), today=today), None)
    if born and age_is_unlikely(born, today):
        line.tell("age_unlikely", column, age=age(born, today))
    return born


def read_email(line: Line, column: str = "email") -> Email | None:
    """Read an e-mail address, if any."""
    return read_if_any(line, column, parse_email, None)


def read_phone(line: Line, column: str) -> str:
    """Read a telephone number, if any; one without its leading zero is told and restored."""
    typed = line.text(column)
    if not typed:
        return ""
    try:
        return parse_phone(typed)
    except Unacceptable as refusal:
        line.reader.findings.append(refused(refusal, line.number, column=column, value=typed))
        return parse_phone(refusal.suggestion) if refusal.fault == "phone_lost_zero" else ""


def read_uai(line: Line, column: str) -> str:
    """Read a school code; a key letter that does not hold or an unknown school is told, not refused."""
    uai = read(line, column, parse_uai, "")
    if not uai:
        return ""
    if uai != line.text(column).upper():
        line.tell("code_lost_zero", column, suggestion=uai)
    if not uai_key_holds(uai):
        line.tell("uai_key", column, suggestion=uai[:7] + uai_key(uai[:7]))
    elif line.reader.known.schools and uai not in line.reader.known.schools:
        line.tell("unknown_school", column)
    return uai


def read_code(line: Line, column: str, known: Mapping[str, str], *, unknown: str, width: int = 0) -> str:
    """Read a code the office must know; a lost leading zero is restored and told, an unknown code refused.

    When the office lists none, the code is taken as it is.
    """
    typed = line.text(column)
    if not typed:
        line.tell("value_missing", column)
        return ""
    code = typed
    if width and typed.isdecimal() and typed.isascii() and len(typed) < width:
        code = typed.zfill(width)
        line.tell("code_lost_zero", column, suggestion=code)
    if known and code not in known:
        line.tell(unknown, column, suggestion=labelled(nearest_code(typed, known), known))
        return ""
    return code


def code_in_brackets(text: str) -> tuple[str, str]:
    """Part « SCOLAIRE BACPRO 3 ANS (132) » into its label and its code; all is label when there is no code."""
    parted = _CODE_IN_BRACKETS.fullmatch(text)
    return (parted[1], parted[2]) if parted else (text, "")
