"""The « hors BEE » v2.1 file of a school: 34 columns, coded countries, communes and languages."""

from __future__ import annotations

import re
from functools import partial

from core.candidates.faults import Unacceptable
from core.candidates.identifiers import parse_ine
from core.candidates.names import parse_name
from core.candidates.places import MOST_ADDRESS_LINES, parse_address, parse_line, parse_place
from core.candidates.rules import Civility, parse_civility
from core.imports.cells import (
    Line,
    read,
    read_birth_date,
    read_code,
    read_email,
    read_if_any,
    read_phone,
    read_uai,
)
from core.imports.findings import refused
from core.imports.known import labelled, nearest_code
from core.imports.rows import ImportedContact, ImportedEntry, ImportedPerson, ImportedRow

FRANCE = "100"
CHOICES = (
    "occupation", "teachings", "international_section", "european_section", "speciality_1", "speciality_2",
    "speciality_3", "language_a", "language_b", "wished_area", "dnl",
)  # fmt: skip
"""Columns kept as answers, by their key."""

_COMMUNE_CODE = re.compile(r"\d{5}|2[ABab]\d{3}", re.ASCII)
_LANGUAGES = ("international_section", "european_section", "language_a", "language_b")
_POSTCODE_WIDTH = _COMMUNE_WIDTH = 5
_DEPARTEMENT_WIDTH = 3
_LANGUAGE_WIDTH = 4


def read_row(line: Line, cells: tuple[str, ...]) -> ImportedRow:
    """Read one line of a « hors BEE » file."""
    return ImportedRow(line.number, _person(line), _contact(line), _entry(line), cells)


def exam_session(filename: str) -> str:
    """Give the year of the exam session as the file's name says it: premieres_2.1_2027_....csv."""
    year = re.search(r"_(20\d{2})_", filename)
    return year[1] if year else ""


def _person(line: Line) -> ImportedPerson:
    country = _country(line, "birth_country", required=True)
    departement, commune, place = _birth_place(line, country)
    return ImportedPerson(
        birth_name=read(line, "birth_name", parse_name, ""),
        first_names=read(line, "first_names", parse_name, ""),
        birth_date=read_birth_date(line),
        civility=read(line, "civility", parse_civility, Civility.UNSAID),
        ine=read_if_any(line, "ine", parse_ine, ""),
        birth_country=country,
        birth_departement=departement,
        birth_commune=commune,
        birth_place=place,
        nationality=_country(line, "nationality"),
    )


def _contact(line: Line) -> ImportedContact:
    email = read_email(line)
    return ImportedContact(
        email=email.typed if email else "",
        email_key=email.key if email else "",
        phone=read_phone(line, "phone"),
        mobile=read_phone(line, "mobile"),
        address=_address(line),
        postcode=_postcode(line),
        city=read_if_any(line, "city", parse_place, ""),
        country=_country(line, "country"),
    )


def _entry(line: Line) -> ImportedEntry:
    known = line.reader.known
    return ImportedEntry(
        school_uai=read_uai(line, "school"),
        class_name=read_if_any(line, "class_name", parse_line, "").strip("'"),
        category_code=read_code(line, "category", known.categories, unknown="unknown_category"),
        series=read_code(line, "series", known.series, unknown="unknown_series"),
        state="registered",
        choices=tuple((key, answer) for key in CHOICES if (answer := _choice(line, key))),
    )


def _choice(line: Line, key: str) -> str:
    answer = read_if_any(line, key, partial(parse_line, most=200), "")
    return _with_zeros(line, key, answer, _LANGUAGE_WIDTH) if key in _LANGUAGES else answer


def _country(line: Line, column: str, *, required: bool = False) -> str:
    known = line.reader.known.countries
    code = line.text(column)
    if not code:
        if required:
            line.tell("value_missing", column)
        return ""
    if known and code not in known:
        line.tell("unknown_country", column, suggestion=labelled(nearest_code(code, known), known))
        return ""
    return read(line, column, parse_place, "")


def _postcode(line: Line) -> str:
    typed = read_if_any(line, "postcode", parse_line, "")
    abroad = line.text("country") not in {"", FRANCE}
    return typed if abroad else _with_zeros(line, "postcode", typed, _POSTCODE_WIDTH)


def _with_zeros(line: Line, column: str, typed: str, width: int) -> str:
    """Give a code its leading zeros back when a spreadsheet took them, and tell it."""
    if not typed.isdecimal() or len(typed) >= width:
        return typed
    code = typed.zfill(width)
    line.tell("code_lost_zero", column, suggestion=code)
    return code


def _address(line: Line) -> tuple[str, ...]:
    lines = []
    for number in range(1, MOST_ADDRESS_LINES + 1):
        column = f"address_{number}"
        try:
            lines.append(parse_line(line.text(column)))
        except Unacceptable as refusal:
            line.reader.findings.append(refused(refusal, line.number, column=column, value=line.text(column)))
    return parse_address(tuple(lines))


def _birth_place(line: Line, country: str) -> tuple[str, str, str]:
    """Read where a person was born: département, commune code and name; abroad, only a name."""
    typed = read_if_any(line, "birth_commune", parse_place, "")
    if country != FRANCE:
        return "", "", typed
    departement = _departement(line)
    if typed.isdecimal():
        typed = _with_zeros(line, "birth_commune", typed, _COMMUNE_WIDTH)
    if not typed:
        return departement, "", ""
    if _COMMUNE_CODE.fullmatch(typed):
        return _commune_by_code(line, typed.upper(), departement)
    return _commune_by_name(line, typed, departement)


def _departement(line: Line) -> str:
    """Read the three characters of a département of birth (038, 02A, 974) and give its own code (38, 2A, 974)."""
    typed = read_if_any(line, "birth_departement", parse_line, "").upper()
    if typed and len(typed) < _DEPARTEMENT_WIDTH:
        line.tell("code_lost_zero", "birth_departement", suggestion=typed.zfill(_DEPARTEMENT_WIDTH))
    padded = typed.zfill(_DEPARTEMENT_WIDTH) if typed else ""
    return padded.removeprefix("0")


def _commune_by_code(line: Line, code: str, departement: str) -> tuple[str, str, str]:
    communes = line.reader.communes
    commune = communes.by_code.get(code)
    if commune is None:
        if communes.by_code:
            line.tell("unknown_commune", "birth_commune")
        return departement, code, ""
    if departement and departement != commune.departement:
        line.tell("commune_departement", "birth_departement", departement=commune.departement)
    return commune.departement, commune.code, commune.name


def _commune_by_name(line: Line, name: str, departement: str) -> tuple[str, str, str]:
    communes = line.reader.communes
    if not communes.by_code:
        return departement, "", name
    commune = communes.named(name, departement)
    if commune:
        line.tell("commune_by_name", "birth_commune", suggestion=f"{commune.code} ({commune.name})")
        return commune.departement, commune.code, commune.name
    near = communes.near(name, departement)
    if near:
        line.tell("commune_near", "birth_commune", suggestion=f"{near.code} ({near.name})")
    else:
        line.tell("unknown_commune", "birth_commune")
    return departement, "", name
