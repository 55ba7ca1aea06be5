"""The sample lists that come with the program, each with what its report says; they are in the documentation too."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.core.imports.lists import codes, read
from tests.samples.imports.make import HERE, SAMPLES

EXPECTED: dict[str, tuple[int, int, dict[str, int]]] = {
    "liste_simple.csv": (48, 48, {"candidate_number_lost_zero": 1}),
    "liste_simple_avec_zeros.csv": (48, 48, {}),
    "liste_simple_windows.csv": (45, 45, {"encoding_cp1252": 1}),
    "liste_simple.xlsx": (48, 48, {}),
    "premieres_2.1_2027_231120261049.csv": (40, 40, {}),
    "abimee_tableur_2.1_2027_1.csv": (
        12,
        6,
        {
            "encoding_cp1252": 1,
            "spreadsheet_damage": 1,
            "date_serial": 4,
            "phone_lost_zero": 12,
            "code_lost_zero": 27,
            "number_in_scientific_notation": 3,
        },
    ),
    "abimee_virgules.csv": (0, 0, {"wrong_separator": 1}),
    "abimee_colonnes.csv": (0, 0, {"column_missing": 1, "column_extra": 2}),
    "abimee_doublons.csv": (
        13,
        10,
        {"line_repeated": 1, "registration_twice": 1, "number_two_people": 1, "same_person_twice": 1},
    ),
    "abimee_dates.csv": (
        10,
        3,
        {
            "spreadsheet_damage": 1,
            "date_two_digit_year": 1,
            "date_order": 1,
            "date_impossible": 1,
            "date_serial": 1,
            "date_missing": 1,
            "date_in_the_future": 1,
            "age_unlikely": 1,
            "date_form": 1,
        },
    ),
    "abimee_accents.csv": (6, 0, {"text_mangled": 6}),
    "abimee_macros.xlsx": (0, 0, {"archive_macros": 1}),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_what_the_documentation_promises(name: str) -> None:
    """Rows read, rows that can be applied, findings by code."""
    reading = read((HERE / name).read_bytes(), name)
    assert (len(reading.rows), len(reading.sound_rows), dict(Counter(codes(reading)))) == EXPECTED[name]


def test_a_sample_is_what_its_maker_makes() -> None:
    """The files can be made again; only the archives carry the hour they were made."""
    for name, make in SAMPLES.items():
        if name.endswith(".csv"):
            assert (HERE / name).read_bytes() == make(), name
