"""What lines of one file say of each other: repeated, or one number, one address for two people."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from core.candidates.rules import same_person_key
from core.imports.findings import Finding, found
from core.imports.rows import ImportedRow

_Person = tuple[str, str, date]


def find_duplicates(rows: tuple[ImportedRow, ...]) -> list[Finding]:
    """Find the lines that repeat or contradict an earlier one; each is told once, with the earlier line."""
    findings = find_repeated(rows)
    repeated = {finding.line for finding in findings}
    once = tuple(row for row in rows if row.line not in repeated)
    findings += _registrations_twice(once)
    findings += _two_people(once)
    return sorted(findings, key=lambda finding: finding.line)


def find_repeated(rows: tuple[ImportedRow, ...]) -> list[Finding]:
    """Find the lines that are an earlier one again, cell by cell."""
    findings: list[Finding] = []
    cells: dict[tuple[str, ...], int] = {}
    for row in rows:
        first = cells.setdefault(row.cells, row.line)
        if first != row.line:
            findings.append(found("line_repeated", row.line, first=first))
    return findings


def _registrations_twice(rows: tuple[ImportedRow, ...]) -> list[Finding]:
    findings = []
    seen: dict[tuple[str, int], int] = {}
    for row in rows:
        key = (row.entry.candidate_number, row.entry.registration_number)
        if all(key) and seen.setdefault(key, row.line) != row.line:
            findings.append(found("registration_twice", row.line, column="registration", value=key[0], first=seen[key]))
    return findings


def _two_people(rows: tuple[ImportedRow, ...]) -> list[Finding]:
    """Find one number, student number or address on two people, and one person under two numbers."""
    findings = []
    owners: dict[tuple[str, Hashable], tuple[_Person, int]] = {}
    numbers: dict[_Person, tuple[str, int]] = {}
    for row in rows:
        person = _person(row)
        if person is None:
            continue
        for code, column, value in _claims(row):
            owner, first = owners.setdefault((code, value), (person, row.line))
            if owner != person:
                findings.append(found(code, row.line, column=column, value=value, first=first))
        number, first = numbers.setdefault(person, (row.entry.candidate_number, row.line))
        if first != row.line and (number != row.entry.candidate_number or not number):
            name = row.person.birth_name
            findings.append(found("same_person_twice", row.line, column="birth_name", value=name, first=first))
    return findings


def _person(row: ImportedRow) -> _Person | None:
    who = row.person
    if not who.birth_name or not who.first_names or not who.birth_date:
        return None
    return same_person_key(who.birth_name, who.first_names, who.birth_date)


def _claims(row: ImportedRow) -> list[tuple[str, str, str]]:
    claims = (
        ("number_two_people", "candidate_number", row.entry.candidate_number),
        ("ine_two_people", "ine", row.person.ine),
        ("email_two_people", "email", row.contact.email_key),
    )
    return [claim for claim in claims if claim[2]]
