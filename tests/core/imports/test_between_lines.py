"""What the lines of one file say of each other."""

from __future__ import annotations

from core.imports.findings import Severity
from tests.core.imports.lists import codes, pupils, read, simple_list, simple_row


def test_a_line_repeated_is_ignored_and_told() -> None:
    """The same line twice is one line: a warning, one row applied."""
    rows = [simple_row(person) for person in pupils(3)]
    reading = read(simple_list([*rows, rows[0]]))
    assert [(f.code, f.line, f.facts["first"], f.severity) for f in reading.findings] == [
        ("line_repeated", 13, 10, Severity.WARNING)
    ]
    assert len(reading.sound_rows) == 3


def test_one_registration_with_two_contents_is_refused() -> None:
    """Same candidate number, same registration number, another version: somebody must say which is right."""
    rows = [simple_row(person) for person in pupils(2)]
    other = simple_row(pupils(1)[0], version="Version 3")
    reading = read(simple_list([*rows, other]))
    assert codes(reading) == ["registration_twice"]
    assert reading.blocked_lines == {12}


def test_one_number_for_two_people_is_refused() -> None:
    """A candidate number belongs to one person; so does a student number."""
    rows = [simple_row(person) for person in pupils(3)]
    rows[1][1], rows[1][2] = rows[0][1], "009 Version 1"
    rows[2][9] = rows[0][9]
    reading = read(simple_list(rows))
    assert [(f.code, f.line) for f in reading.findings] == [("number_two_people", 11), ("ine_two_people", 12)]


def test_one_person_with_several_registrations_is_no_duplicate() -> None:
    """A candidate may hold several registrations: 001 and 002 of one number are told to nobody."""
    row = simple_row(pupils(1)[0])
    second = [*row[:2], "007 Version 1", *row[3:]]
    assert codes(read(simple_list([row, second]))) == []


def test_one_person_under_two_numbers_is_a_warning() -> None:
    """Same name however accented, same first name, same birth date, another number: a person looks."""
    row = simple_row(pupils(1)[0])
    again = [*row]
    again[1], again[4], again[6], again[9] = "02999999999", "guérin-", f"{row[6]} Marie", " -"
    again[4] = row[4].lower().replace("e", "é")
    reading = read(simple_list([row, again]))
    assert [(f.code, f.line, f.facts) for f in reading.findings] == [("same_person_twice", 11, {"first": 10})]
    assert len(reading.sound_rows) == 2


def test_homonyms_born_on_other_days_are_two_people() -> None:
    """The birth date parts them: nothing is told."""
    row = simple_row(pupils(1)[0])
    other = [*row]
    other[1], other[7], other[9] = "02999999999", "01/02/2009", " -"
    assert codes(read(simple_list([row, other]))) == []
