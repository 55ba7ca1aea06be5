"""The « Liste simple » of Cyclades: read as it is printed, and each thing wrong with a line told."""

from __future__ import annotations

from datetime import date

import pytest

from core.imports.findings import Severity
from core.imports.known import Known
from core.imports.rows import from_json
from tests.core.imports.lists import (
    SIMPLE_HEADER,
    codes,
    pupils,
    read,
    simple,
    simple_list,
    simple_row,
    workbook,
)


def test_a_good_list_is_read_without_a_word() -> None:
    """Identity, numbers, class without its apostrophes, category by its code; ` -` is empty, nothing is told."""
    reading = read(simple(30))
    assert codes(reading) == []
    assert reading.format == "simple_list"
    assert len(reading.sound_rows) == len(reading.rows) == 30
    row, person = reading.rows[0], pupils(1)[0]
    assert row.line == 10
    assert row.person.birth_name == person.birth_name.upper()
    assert row.person.birth_date == person.birth_date
    assert row.person.usual_name == ""
    assert (row.entry.candidate_number, row.entry.registration_number, row.entry.version) == ("02438257150", 1, 2)
    assert (row.entry.class_name, row.entry.category_code, row.entry.ocean_number) == ("TMCV1", "132", "")
    assert (row.entry.speciality_code, row.entry.state) == ("31212", "registered")
    assert row.entry.choices == (("teachings", "Section européenne - Anglais"),)
    assert reading.rows[1].entry.choices == ()


def test_the_criteria_block_is_kept() -> None:
    """Exam session, school, when it was edited, what was searched: a list can be audited."""
    criteria = read(simple_list([simple_row(pupils(1)[0])], title="Baccalauréat professionnel")).criteria
    assert (criteria.exam_session, criteria.title) == ("2027", "Baccalauréat professionnel")
    assert (criteria.school_name, criteria.school_city, criteria.school_uai) == (
        "Lycée professionnel Rosa-Parks",
        "Valence",
        "0269902X",
    )
    assert criteria.edited_at == "23/11/2026 10:49"
    assert criteria.search.startswith("Etat Egal Inscrit")
    assert criteria.grouping == "Division de classe"


def test_numbers_without_their_zero_are_restored_and_told_once() -> None:
    """Cyclades' own exports lose the zero: 11 digits are kept, one finding speaks for the whole list."""
    rows = [simple_row(person, zero=False) for person in pupils(30)]
    reading = read(simple_list(rows))
    assert codes(reading) == ["candidate_number_lost_zero"]
    assert reading.findings[0].facts == {"count": 30}
    assert reading.findings[0].severity is Severity.WARNING
    assert {row.entry.candidate_number[:2] for row in reading.rows} == {"02"}
    with_zeros = read(simple_list([simple_row(person) for person in pupils(30)]))
    assert [row.entry for row in reading.rows] == [row.entry for row in with_zeros.rows]


@pytest.mark.parametrize(
    ("column", "value", "finding"),
    [
        ("candidate_number", "", "candidate_number_missing"),
        ("candidate_number", "2,44E+09", "number_in_scientific_notation"),
        ("candidate_number", "243825715", "candidate_number_form"),
        ("registration", " -", "registration_number_missing"),
        ("registration", "Version 2", "registration_number_form"),
        ("birth_name", " -", "name_missing"),
        ("birth_name", "DURAND 2", "name_character"),
        ("birth_name", "DU\u202eRAND", "name_invisible_character"),
        ("birth_name", "LABBÃ‰", "text_mangled"),
        ("birth_name", "A" * 101, "name_too_long"),
        ("usual_name", "=1+1", "name_character"),
        ("first_names", "", "name_missing"),
        ("first_names", "ZoÃ©", "text_mangled"),
        ("birth_date", "", "date_missing"),
        ("birth_date", "39519", "date_serial"),
        ("birth_date", "04/25/2009", "date_order"),
        ("birth_date", "12/03/09", "date_two_digit_year"),
        ("birth_date", "30/02/2009", "date_impossible"),
        ("birth_date", "24/11/2026", "date_in_the_future"),
        ("ine", "12345", "ine_form"),
        ("speciality", "", "value_missing"),
        ("speciality", "31217", "unknown_speciality"),
        ("category", "SCOLAIRE BAC (999)", "unknown_category"),
        ("category", "SCOLAIRE BAC", "unknown_category"),
        ("state", "Perdu", "unknown_state"),
        ("state", "", "value_missing"),
        ("class_name", "'TMA\u200b'", "text_invisible_character"),
        ("teachings", "x" * 2_001, "cell_too_long"),
        ("teachings", "x" * 501, "text_too_long"),
    ],
)
def test_a_wrong_value_blocks_its_line_and_no_other(column: str, value: str, finding: str) -> None:
    """The report names the line, the column and the value; the other lines stay sound."""
    reading = read(simple(6, **{column: value}))
    told = [found for found in reading.findings if found.code == finding]
    assert [(found.line, found.column, found.severity) for found in told] == [(10, column, Severity.BLOCKING)]
    assert reading.blocked_lines == {10}
    assert len(reading.sound_rows) == 5
    assert not reading.is_refused


def test_a_number_of_another_prefix_is_kept_and_told_once() -> None:
    """1967972292 of a real list is 01967972292: a person may look, no line is blocked."""
    reading = read(simple(6, candidate_number="1967972292"))
    told = [found for found in reading.findings if found.code == "candidate_number_prefix"]
    assert [(found.line, found.value, found.facts) for found in told] == [(0, "01967972292", {"count": 1})]
    assert reading.rows[0].entry.candidate_number == "01967972292"
    assert len(reading.sound_rows) == 6


@pytest.mark.parametrize(
    ("column", "value", "finding"),
    [
        ("birth_date", "12/03/2020", "age_unlikely"),
        ("birth_date", "12/03/1940", "age_unlikely"),
        ("class_name", "'TX'", "class_mismatch"),
    ],
)
def test_an_unlikely_value_warns_and_blocks_nothing(column: str, value: str, finding: str) -> None:
    """A person looks, and may go on."""
    reading = read(simple(6, **{column: value}))
    assert codes(reading) == [finding]
    assert len(reading.sound_rows) == 6


def test_a_mangled_name_is_told_with_the_name_it_was() -> None:
    """« LABBÃ‰ » was LABBÉ: the suggestion says so, the value is not changed in silence."""
    reading = read(simple(1, birth_name="LABBÃ‰"))
    assert [(f.value, f.suggestion) for f in reading.findings] == [("LABBÃ‰", "LABBÉ")]


def test_a_code_near_a_known_one_is_suggested() -> None:
    """The label typed instead of the code, or one digit wrong: the nearest is proposed, never taken."""
    by_label = read(simple(1, speciality="metier de l accueil"))
    assert by_label.findings[0].suggestion == "31212 (Métiers de l'accueil)"
    by_digit = read(simple(1, speciality="31215"))
    assert by_digit.findings[0].suggestion.startswith("3121")
    assert by_digit.rows[0].entry.speciality_code == ""
    assert read(simple(1, speciality="99999")).findings[0].suggestion == ""


def test_nothing_is_checked_against_a_set_that_is_empty() -> None:
    """An office that has no list of specialities takes the code as it is."""
    reading = read(simple(1, speciality="99999", category="X (999)"), against=Known())
    assert codes(reading) == []
    assert reading.rows[0].entry.speciality_code == "99999"


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("Inscrit", "registered"),
        ("INSCRIT", "registered"),
        ("Désinscrit", "deregistered"),
        ("Ecarté", "set_aside"),
        ("Confirmé", "confirmed"),
    ],
)
def test_states_are_those_of_the_office(printed: str, state: str) -> None:
    """What the column « Etat » says becomes a state known here."""
    assert read(simple(1, state=printed)).rows[0].entry.state == state


def test_the_key_of_the_school_is_checked_and_never_blocks() -> None:
    """A school code invented for training keeps the list readable: one warning, with the key that would hold."""
    reading = read(simple(2).replace(b"0269902X", b"0921234A"))
    assert codes(reading) == ["uai_key"]
    assert (reading.findings[0].column, reading.findings[0].suggestion) == ("school", "0921234S")
    assert reading.rows[0].entry.school_uai == "0921234A"
    assert codes(read(simple(2).replace(b"0269902X", b"0442286W"))) == ["unknown_school"]
    assert codes(read(simple(2).replace(b" (0269902X)", b""))) == ["school_missing"]


def test_columns_in_another_order_are_read_by_their_names() -> None:
    """A moved column is told; no value is read under another's title."""
    rows = [simple_row(person) for person in pupils(3)]
    names = SIMPLE_HEADER.split(";")
    order = [0, 5, 4, 6, 1, 2, 3, 7, 8, 14, 9, 10, 11, 12, 13]
    text = "\r\n".join([";".join(names[n] for n in order), *(";".join(row[n] for n in order) for row in rows)])
    reading = read(text.encode())
    assert codes(reading) == ["school_missing", "columns_moved"]
    assert [row.person.birth_date for row in reading.rows] == [person.birth_date for person in pupils(3)]


def test_the_same_list_as_a_workbook_gives_the_same_rows() -> None:
    """Text cells of an xlsx are read as the CSV is."""
    from_csv, from_xlsx = read(simple(12)), read(workbook(simple(12)), "liste.xlsx")
    assert from_xlsx.findings == from_csv.findings == ()
    assert [(r.line, r.person, r.entry) for r in from_xlsx.rows] == [(r.line, r.person, r.entry) for r in from_csv.rows]
    assert from_xlsx.criteria == from_csv.criteria


def test_our_own_protection_against_formulas_is_taken_off() -> None:
    """An export puts an apostrophe before a sign: read again, the value is what it was (2.35)."""
    reading = read(simple(1, usual_name="' -", ocean_number='"\'-"', teachings='"\'=1+1"'))
    assert codes(reading) == []
    assert reading.rows[0].person.usual_name == ""
    assert reading.rows[0].entry.choices == (("teachings", "=1+1"),)


def test_quoted_cells_are_read() -> None:
    """A spreadsheet quotes what it likes; a semicolon inside quotes is no separator."""
    quoted = [",".join(row).replace(",", '";"') for row in [simple_row(person) for person in pupils(2)]]
    reading = read(("\r\n".join([SIMPLE_HEADER, *(f'"{line}"' for line in quoted)])).encode())
    assert codes(reading) == ["school_missing"]
    with_semicolon = read(simple(1, teachings='"Anglais ; Espagnol ""LV3"""'))
    assert with_semicolon.rows[0].entry.choices == (("teachings", 'Anglais ; Espagnol "LV3"'),)


def test_a_row_survives_storage() -> None:
    """What is staged as JSON is read back equal."""
    row = read(simple(1)).rows[0]
    assert from_json(row.as_json()) == row
    assert row.person.birth_date != date(1900, 1, 1)
