"""The « hors BEE » v2.1 file of a school: 34 columns, coded places, and what spreadsheets do to them."""

from __future__ import annotations

import pytest

from core.imports.findings import Severity
from core.imports.formats import HORS_BEE
from tests.core.imports.lists import bee, codes, pupils, read, workbook

NAME = "premieres_2.1_2027_231120261049.csv"


def test_a_good_file_is_read_without_a_word() -> None:
    """34 columns, each where it belongs; the exam session is in the file's name."""
    assert len(HORS_BEE.columns) == 34
    reading = read(bee(40), NAME)
    assert codes(reading) == []
    assert (reading.format, reading.criteria.exam_session) == ("hors_bee", "2027")
    for row, person in zip(reading.rows, pupils(40), strict=True):
        assert row.person.birth_name == person.birth_name.upper()
        assert row.person.birth_place == person.birth_place
        assert row.person.birth_departement == person.birth_departement
        assert row.person.birth_country == person.birth_country_code
        assert row.contact.email_key == person.email.lower()
        assert row.contact.mobile == person.phone
        assert row.contact.address == person.address
        assert row.contact.postcode == person.postcode
        assert dict(row.entry.choices)["language_a"] == "0002"
        assert (row.entry.series, row.entry.category_code, row.entry.school_uai) == ("BCG", "520", "0389903H")


@pytest.mark.parametrize(
    ("column", "value", "finding", "suggestion"),
    [
        ("civility", "Docteur", "civility_unknown", ""),
        ("birth_name", "", "name_missing", ""),
        ("birth_country", "", "value_missing", ""),
        ("birth_country", "FRANCE", "unknown_country", "100 (France)"),
        ("birth_country", "Moroc", "unknown_country", "350 (Maroc)"),
        ("nationality", "999", "unknown_country", ""),
        ("birth_date", "39519", "date_serial", "12/03/2008"),
        ("birth_date", "2009-13-45", "date_impossible", ""),
        ("ine", "1,23457E+10", "number_in_scientific_notation", ""),
        ("email", "zoé@courriel.example", "email_not_ascii", ""),
        ("email", "zoe@courriel", "email_domain", ""),
        ("email", "zoe..m@courriel.example", "email_dots", ""),
        ("school", "", "uai_form", ""),
        ("school", "442286A", "uai_form", "0442286A"),
        ("series", "", "value_missing", ""),
        ("series", "BCH", "unknown_series", ""),
        ("category", "521", "unknown_category", ""),
        ("city", "Lyon=", "place_character", ""),
        ("address_2", "x" * 101, "text_too_long", ""),
        ("address_1", "12 rue\u200bX", "text_invisible_character", "12 rueX"),
        ("birth_commune", "Lyon{}", "place_character", ""),
    ],
)
def test_a_wrong_value_blocks_its_line(column: str, value: str, finding: str, suggestion: str) -> None:
    """Line, column, value, and the value probably meant when one is near."""
    reading = read(bee(4, **{column: value}), NAME)
    told = [found for found in reading.findings if found.code == finding]
    assert [(found.line, found.column, found.severity) for found in told] == [(2, column, Severity.BLOCKING)]
    if suggestion:
        assert told[0].suggestion == suggestion
    assert reading.blocked_lines == {2}
    assert len(reading.sound_rows) == 3


@pytest.mark.parametrize(
    ("changes", "finding", "suggestion", "read_as"),
    [
        ({"phone": "639980012"}, "phone_lost_zero", "06 39 98 00 12", ("contact", "phone", "+33639980012")),
        ({"phone": "12"}, "phone_form", "", ("contact", "phone", "")),
        ({"postcode": "1000", "country": "100"}, "code_lost_zero", "01000", ("contact", "postcode", "01000")),
        ({"language_a": "2"}, "code_lost_zero", "0002", ("entry", "choices", "0002")),
        ({"school": "389903H"}, "code_lost_zero", "0389903H", ("entry", "school_uai", "0389903H")),
        ({"school": "0389903A"}, "uai_key", "0389903H", ("entry", "school_uai", "0389903A")),
        ({"school": "0442286W"}, "unknown_school", "", ("entry", "school_uai", "0442286W")),
    ],
)
def test_what_a_spreadsheet_took_is_given_back_and_told(
    changes: dict[str, str], finding: str, suggestion: str, read_as: tuple[str, str, str]
) -> None:
    """Lost zeros are restored where only one reading is possible; always a warning, never in silence."""
    reading = read(bee(3, **changes), NAME)
    told = [found for found in reading.findings if found.code == finding]
    assert [(found.severity, found.suggestion) for found in told] == [(Severity.WARNING, suggestion)]
    part, field, value = read_as
    kept = getattr(getattr(reading.rows[0], part), field)
    assert (dict(kept)["language_a"] if field == "choices" else kept) == value
    assert len(reading.sound_rows) == 3


def test_a_foreign_postcode_keeps_its_own_form() -> None:
    """Four digits are right in Belgium: no zero is added abroad."""
    reading = read(bee(1, postcode="1000", country="131", city="Bruxelles"), NAME)
    assert codes(reading) == []
    assert reading.rows[0].contact.postcode == "1000"


@pytest.mark.parametrize(
    ("departement", "commune", "finding", "suggestion", "place"),
    [
        ("038", "38185", "", "", ("38", "38185", "Grenoble")),
        ("02A", "2A004", "", "", ("2A", "2A004", "Ajaccio")),
        ("974", "97411", "", "", ("974", "97411", "Saint-Denis")),
        ("001", "1053", "code_lost_zero", "01053", ("01", "01053", "Bourg-en-Bresse")),
        ("38", "38185", "code_lost_zero", "038", ("38", "38185", "Grenoble")),
        ("069", "38185", "commune_departement", "", ("38", "38185", "Grenoble")),
        ("038", "GRENOBLE", "commune_by_name", "38185 (Grenoble)", ("38", "38185", "Grenoble")),
        ("", "Bourg en bresse", "commune_by_name", "01053 (Bourg-en-Bresse)", ("01", "01053", "Bourg-en-Bresse")),
        ("038", "Grenobl", "commune_near", "38185 (Grenoble)", ("38", "", "Grenobl")),
        ("", "Digne les Bain", "commune_near", "04070 (Digne-les-Bains)", ("", "", "Digne les Bain")),
        ("038", "Trifouillis-les-Oies", "unknown_commune", "", ("38", "", "Trifouillis-les-Oies")),
        ("038", "38999", "unknown_commune", "", ("38", "38999", "")),
        ("", "", "", "", ("", "", "")),
    ],
)
def test_a_birth_commune_is_found_or_the_nearest_is_proposed(
    departement: str, commune: str, finding: str, suggestion: str, place: tuple[str, str, str]
) -> None:
    """By its code, by its name alone, else the nearest name is a suggestion: never taken without a person (d.12)."""
    reading = read(bee(1, birth_country="100", birth_departement=departement, birth_commune=commune), NAME)
    told = [found for found in reading.findings if found.code != "spreadsheet_damage"]
    assert [(found.code, found.suggestion) for found in told] == ([(finding, suggestion)] if finding else [])
    who = reading.rows[0].person
    assert (who.birth_departement, who.birth_commune, who.birth_place) == place


def test_a_birth_abroad_is_a_name_and_no_code() -> None:
    """Outside France the commune is free text and the département empty."""
    reading = read(bee(1, birth_country="350", birth_departement="", birth_commune="Fès"), NAME)
    assert codes(reading) == []
    who = reading.rows[0].person
    assert (who.birth_country, who.birth_departement, who.birth_commune, who.birth_place) == ("350", "", "", "Fès")


def test_damage_by_a_spreadsheet_is_summed_up_once() -> None:
    """Each value is told on its line, and the whole file once: take the original again."""
    reading = read(bee(2, birth_date="39519", language_a="2", phone="639980012"), NAME)
    assert codes(reading)[0] == "spreadsheet_damage"
    assert reading.findings[0].facts == {"count": 3}


def test_two_people_never_share_an_address() -> None:
    """Siblings cannot share an e-mail (6.01): the second line is told, with the first one's number."""
    first = pupils(1)[0].email
    reading = read(bee(3, email="autre@example.org").replace(pupils(2)[1].email.encode(), b"Autre@EXAMPLE.org"), NAME)
    assert [(f.code, f.line, f.facts) for f in reading.findings] == [("email_two_people", 3, {"first": 2})]
    assert first not in {row.contact.email for row in reading.rows}


def test_the_same_file_as_a_workbook_gives_the_same_rows() -> None:
    """Text cells of an xlsx are read as the CSV is, trailing empty ones too."""
    from_csv, from_xlsx = read(bee(8), NAME), read(workbook(bee(8), "utf-8"), "premieres_2.1_2027_1.xlsx")
    assert from_csv.findings == from_xlsx.findings == ()
    assert from_csv.rows == from_xlsx.rows
