"""Lists as the office receives them, made of invented people: good ones, to damage as each test needs."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import openpyxl

from core.candidates.days import typed_day
from core.candidates.phones import shown_phone
from core.candidates.places import Commune
from core.demo.people import DemoPerson, people
from core.imports.formats import HORS_BEE, SIMPLE_LIST
from core.imports.known import Known
from core.imports.reading import Reading, read_import

TODAY = date(2026, 11, 23)
SCHOOL = ("Lycée professionnel Rosa-Parks", "Valence", "0269902X")
CATEGORY = "SCOLAIRE BACPRO 3 ANS (132)"
SPECIALITIES = {
    "31212": "Métiers de l'accueil",
    "31213": "Met.com.ven.op.A Ani.ges.esp.com.",
    "31214": "Met.com.ven.Op.B Pr.cl.va.of.com.",
}
SIMPLE_HEADER = ";".join(column.header for column in SIMPLE_LIST.columns)
BEE_HEADER = ";".join(column.header for column in HORS_BEE.columns)
REFERENCE = Path(__file__).parents[3] / "db" / "reference"


@cache
def communes() -> tuple[Commune, ...]:
    """The communes of the reference data."""
    rows = tomllib.loads((REFERENCE / "communes.toml").read_text(encoding="utf-8"))["communes"]
    return tuple(Commune(r["code"], r["name"], r["departement"], r["postcode"]) for r in rows)


@cache
def known() -> Known:
    """What the office knows, as these lists need it."""
    countries = tomllib.loads((REFERENCE / "countries.toml").read_text(encoding="utf-8"))["countries"]
    return Known(
        academies={"08": "Grenoble"},
        specialities={**SPECIALITIES, "31224": "Équipier polyvalent du commerce"},
        categories={"132": "Scolaire bac pro 3 ans", "122": "Scolaire CAP 2 ans", "520": "Terminale générale"},
        series={"BCG": "Baccalauréat général", "BTN": "Baccalauréat technologique"},
        schools={SCHOOL[2]: SCHOOL[0], "0389903H": "Collège Marie-Curie"},
        countries={row["code"]: row["name"] for row in countries},
        communes=communes(),
    )


def read(data: bytes, filename: str = "liste.csv", *, against: Known | None = None) -> Reading:
    """Read a list on the day of the tests, against what the office knows."""
    return read_import(data, filename, known=against or known(), today=TODAY)


def codes(reading: Reading) -> list[str]:
    """The codes of what was found."""
    return [finding.code for finding in reading.findings]


def pupils(count: int, seed: int = 2027) -> list[DemoPerson]:
    """Invented pupils."""
    return list(islice(people(seed, communes(), school=1.0), count))


def simple_row(person: DemoPerson, *, zero: bool = True, version: str = "Version 2") -> list[str]:
    """One line of a « Liste simple », as Cyclades prints it."""
    class_name = f"'TMCV{1 + person.index % 3}'"
    code = list(SPECIALITIES)[person.index % 3]
    number = f"02{438_257_150 + person.index:09d}"
    return [
        class_name,
        number if zero else number[1:],
        f"{1 + person.index % 2:03d} {version}",
        " -",
        person.birth_name.upper().replace("’", "'"),
        person.usual_name or " -",
        person.first_names,
        typed_day(person.birth_date),
        class_name,
        person.ine,
        CATEGORY,
        code,
        SPECIALITIES[code],
        "Inscrit",
        "Non renseigné" if person.index % 4 else "Section européenne - Anglais",
    ]


def bee_row(person: DemoPerson) -> list[str]:
    """One line of a « hors BEE » file, as a school makes it."""
    in_france = person.birth_country_code == "100"
    departement = person.birth_departement
    lines = [*person.address, "", "", "", ""][:4]
    return [
        person.civility,
        person.birth_name.upper(),
        person.first_names,
        person.ine,
        person.birth_country_code,
        typed_day(person.birth_date),
        departement.rjust(3, "0") if in_france else "",
        person.birth_commune if in_france else person.birth_place,
        "100",
        "100",
        *lines,
        person.postcode,
        person.city,
        "",
        shown_phone(person.phone),
        person.email,
        "",
        "0389903H",
        f"1G{1 + person.index % 4}",
        "BCG",
        "",
        "520",
        "",
        "",
        "MATH",
        "HISTGEO",
        "LLCERANGMC",
        "0002",
        "0007",
        "",
        "",
    ]


def simple_list(rows: Iterable[Sequence[str]], *, encoding: str = "utf-8-sig", title: str = "") -> bytes:
    """A whole « Liste simple »: criteria block, header, lines; `;`, CRLF."""
    name, city, uai = SCHOOL
    preamble = [
        "2027",
        *([title] if title else []),
        "Listes simples",
        f"{name} – {city}  ({uai})",
        "Type d'édition : Liste simple",
        "Edité le 23/11/2026 10:49",
        "Critères de recherche : Etat Egal Inscrit Spécialité Egal Métiers de l'accueil (31212)",
        "Critères de regroupement : Division de classe",
        "Critères de tris : Nom et prénom, Date de naissance",
    ]
    lines = [line + ";" * 14 for line in preamble] + [SIMPLE_HEADER] + [";".join(row) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def hors_bee(rows: Iterable[Sequence[str]], *, encoding: str = "utf-8") -> bytes:
    """A whole « hors BEE » file: header, lines; `;`, LF as the schools' own tools write it."""
    return ("\n".join([BEE_HEADER, *(";".join(row) for row in rows)]) + "\n").encode(encoding)


def simple(count: int = 6, **changes: str) -> bytes:
    """A « Liste simple » of a few pupils whose first line has other values, by column."""
    rows = [simple_row(person) for person in pupils(count)]
    return simple_list([changed(rows[0], SIMPLE_LIST.columns, changes), *rows[1:]])


def bee(count: int = 6, **changes: str) -> bytes:
    """A « hors BEE » file of a few pupils whose first line has other values, by column."""
    rows = [bee_row(person) for person in pupils(count)]
    return hors_bee([changed(rows[0], HORS_BEE.columns, changes), *rows[1:]])


def changed(row: Sequence[str], columns: Sequence[object], changes: dict[str, str]) -> list[str]:
    """A line with other values, by column."""
    keys = [column.key for column in columns]  # type: ignore[attr-defined]
    cells = list(row)
    for key, value in changes.items():
        cells[keys.index(key)] = value
    return cells


def workbook(data: bytes, encoding: str = "utf-8-sig") -> bytes:
    """The same list as a workbook, every cell a text."""
    book = openpyxl.Workbook()
    for line in data.decode(encoding).splitlines():
        book.active.append([cell or None for cell in line.split(";")])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
