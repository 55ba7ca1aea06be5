"""The « Liste simple » that Cyclades prints: a criteria block, then 15 columns, « - » for empty, quoted classes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.candidates.faults import Unacceptable
from core.candidates.folding import fold
from core.candidates.identifiers import (
    RegistrationReference,
    has_usual_prefix,
    lost_its_zero,
    parse_candidate_number,
    parse_ine,
    parse_registration_reference,
    parse_uai,
    uai_key,
    uai_key_holds,
)
from core.candidates.names import parse_name, parse_optional_name
from core.candidates.places import parse_line
from core.imports.cells import Line, code_in_brackets, read, read_birth_date, read_code, read_if_any
from core.imports.findings import Finding, found, refused
from core.imports.known import Known, labelled, nearest_code
from core.imports.rows import ImportedContact, ImportedEntry, ImportedPerson, ImportedRow
from core.imports.table import Record

STATES = {
    "inscrit": "registered",
    "confirme": "confirmed",
    "inscription confirmee": "confirmed",
    "valide": "validated",
    "inscription validee": "validated",
    "desinscrit": "deregistered",
    "non inscrit": "deregistered",
    "ecarte": "set_aside",
    "ecartee": "set_aside",
    "transfere": "transferred",
}
"""What the column « Etat » says, folded, and the state it is here."""

_NOT_FILLED = frozenset({"", "-", "Non renseigné", "Non renseignée", "NON RENSEIGNÉ"})
_SCHOOL = re.compile(r"(.*?)\s+[–—-]\s+(.*?)\s*\(([0-9A-Za-z]{7,8})\)")
_YEAR = re.compile(r"(\d{4})(?:-\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Criteria:
    """The block printed before a list: which exam session, which school, what was searched, how it was sorted."""

    exam_session: str = ""
    title: str = ""
    school_name: str = ""
    school_city: str = ""
    school_uai: str = ""
    kind: str = ""
    edited_at: str = ""
    search: str = ""
    grouping: str = ""
    sorting: str = ""


def read_criteria(preamble: tuple[Record, ...], known: Known, findings: list[Finding]) -> Criteria:
    """Read the criteria block; a line that is not recognised is taken for the title."""
    read_lines: dict[str, str] = {}
    for number, cells in preamble:
        text = " ".join(cell for cell in cells if cell).strip()
        name, value = _criterion(text)
        if name == "school" and (parted := _SCHOOL.fullmatch(value)):
            read_lines["school_name"], read_lines["school_city"] = parted[1], parted[2]
            read_lines["school_uai"] = _school(parted[3], number, known, findings)
        elif name != "school":
            read_lines.setdefault(name, value)
    criteria = Criteria(**{name: value for name, value in read_lines.items() if name != "nothing"})
    if not criteria.school_uai:
        findings.append(found("school_missing"))
    return criteria


def read_row(line: Line, cells: tuple[str, ...], criteria: Criteria) -> ImportedRow:
    """Read one line of a « Liste simple »."""
    plain = {column: _unfilled(cell) for column, cell in line.cells.items()}
    line = Line(line.number, plain, line.reader)
    person = ImportedPerson(
        birth_name=read(line, "birth_name", parse_name, ""),
        usual_name=read_if_any(line, "usual_name", parse_optional_name, ""),
        first_names=read(line, "first_names", parse_name, ""),
        birth_date=read_birth_date(line),
        ine=read_if_any(line, "ine", parse_ine, ""),
    )
    return ImportedRow(line.number, person, ImportedContact(), _entry(line, criteria), cells)


def _entry(line: Line, criteria: Criteria) -> ImportedEntry:
    known = line.reader.known
    reference = read(line, "registration", parse_registration_reference, RegistrationReference(0, 0))
    category_label, category_code = _category(line)
    teachings = read_if_any(line, "teachings", lambda text: parse_line(text, most=500), "")
    return ImportedEntry(
        candidate_number=read(line, "candidate_number", parse_candidate_number, ""),
        registration_number=reference.number,
        version=reference.version,
        ocean_number=read_if_any(line, "ocean_number", parse_line, ""),
        school_uai=criteria.school_uai,
        class_name=_class_name(line),
        category_code=category_code,
        category_label=category_label,
        speciality_code=read_code(line, "speciality", known.specialities, unknown="unknown_speciality", width=5),
        speciality_label=read_if_any(line, "speciality_label", lambda text: parse_line(text, most=200), ""),
        state=_state(line),
        choices=(("teachings", teachings),) if teachings else (),
    )


def without_zero(rows: tuple[ImportedRow, ...], place: int) -> Finding | None:
    """Say once for the whole list how many candidate numbers came without their leading zero."""
    lost = [row for row in rows if row.entry.candidate_number and lost_its_zero(row.cells[place])]
    if not lost:
        return None
    return found(
        "candidate_number_lost_zero",
        column="candidate_number",
        value=lost[0].cells[place],
        suggestion=lost[0].entry.candidate_number,
        count=len(lost),
    )


def of_another_prefix(rows: tuple[ImportedRow, ...]) -> Finding | None:
    """Say once for the whole list how many candidate numbers begin otherwise than those of today."""
    others = [row.entry.candidate_number for row in rows if row.entry.candidate_number]
    others = [number for number in others if not has_usual_prefix(number)]
    if not others:
        return None
    return found("candidate_number_prefix", column="candidate_number", value=others[0], count=len(others))


def _class_name(line: Line) -> str:
    name = read_if_any(line, "class_name", parse_line, "")
    again = line.text("class_name_again")
    if again and name and again != name:
        line.tell("class_mismatch", "class_name", other=again)
    return name or again


def _category(line: Line) -> tuple[str, str]:
    known = line.reader.known.categories
    label, code = code_in_brackets(line.text("category"))
    if known and label and code not in known:
        line.tell("unknown_category", "category", suggestion=labelled(nearest_code(code or label, known), known))
    return label, code


def _state(line: Line) -> str:
    state = STATES.get(fold(line.text("state")), "")
    if not state:
        line.tell("unknown_state" if line.text("state") else "value_missing", "state")
    return state


def _unfilled(cell: str) -> str:
    bare = cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == "'" else cell
    return "" if bare in _NOT_FILLED else bare


def _school(typed: str, line: int, known: Known, findings: list[Finding]) -> str:
    try:
        uai = parse_uai(typed)
    except Unacceptable as refusal:
        findings.append(refused(refusal, 0, column="school", value=typed))
        return ""
    if not uai_key_holds(uai):
        findings.append(found("uai_key", line, column="school", value=typed, suggestion=uai[:7] + uai_key(uai[:7])))
    elif known.schools and uai not in known.schools:
        findings.append(found("unknown_school", line, column="school", value=typed))
    return uai


def _criterion(text: str) -> tuple[str, str]:
    label, _, value = text.partition(":")
    by_label = {
        "type d edition": "kind",
        "criteres de recherche": "search",
        "criteres de regroupement": "grouping",
        "criteres de tris": "sorting",
        "criteres de tri": "sorting",
    }
    if fold(label) in by_label:
        return by_label[fold(label)], value.strip()
    if _YEAR.fullmatch(text):
        return "exam_session", text
    if fold(text).startswith("edite le"):
        return "edited_at", text.partition(" le ")[2].strip()
    if _SCHOOL.fullmatch(text):
        return "school", text
    return ("nothing", "") if fold(text) in {"listes simples", ""} else ("title", text)
