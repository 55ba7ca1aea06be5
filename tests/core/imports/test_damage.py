"""Files damaged on the way: encodings, separators, headers, line ends; findings, never a crash (4.20)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.i18n import t
from core.imports.findings import KINDS, Finding, from_json
from core.imports.reading import LARGEST_FILE
from tests.core.imports.archives import hostile, plain_workbook
from tests.core.imports.lists import (
    SIMPLE_HEADER,
    bee,
    codes,
    hors_bee,
    pupils,
    read,
    simple,
    simple_list,
    simple_row,
    workbook,
)

GOOD = simple(6)
TEXT = GOOD.decode("utf-8-sig")
HEADER_LINE = 9

WHOLE_FILE: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["file_empty"]),
    "spaces": (b" \r\n \r\n", ["file_empty"]),
    "a mark only": (b"\xef\xbb\xbf", ["file_empty"]),
    "a mark and lines": (b"\xef\xbb\xbf\r\n\r\n", ["file_empty"]),
    "a PDF": (b"%PDF-1.7\n...", ["file_not_a_list"]),
    "a picture": (b"\x89PNG\r\n\x1a\n....", ["file_not_a_list"]),
    "a web page": (b"<!DOCTYPE html><html>", ["file_not_a_list"]),
    "an XML": (b"\xef\xbb\xbf<?xml version='1.0'?>", ["file_not_a_list"]),
    "a program": (b"MZ\x90\0", ["file_not_a_list"]),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ["file_old_excel"]),
    "too large": (b"a;" * (LARGEST_FILE // 2 + 1), ["file_too_large"]),
    "another list": (b"nom;prenom\r\nDurand;Zoe\r\n", ["format_unknown"]),
    "a letter": (b"Madame, Monsieur,\nveuillez trouver ci-joint...", ["format_unknown"]),
    "binary": (bytes(range(1, 256)) * 20, ["encoding_cp1252", "encoding_unreadable", "format_unknown"]),
    "NUL bytes": (GOOD.replace(b"Inscrit", b"Ins\0crit", 1), ["nul_bytes"]),
    "commas": (TEXT.replace(",", " ").replace(";", ",").encode(), ["wrong_separator"]),
    "tabs": (TEXT.replace(";", "\t").encode(), ["wrong_separator"]),
    "bars": (TEXT.replace(";", "|").encode(), ["wrong_separator"]),
    "quoted commas": (
        "\r\n".join('"' + line.replace(",", " ").replace(";", '","') + '"' for line in TEXT.split("\r\n")).encode(),
        ["wrong_separator"],
    ),
    "no header": ("\r\n".join(TEXT.split("\r\n")[HEADER_LINE:]).encode(), ["header_missing"]),
    "no header, hors BEE": (b"\n".join(bee(3).split(b"\n")[1:]), ["header_missing"]),
    "header only": ((SIMPLE_HEADER + "\r\n").encode(), ["school_missing", "no_rows"]),
    "two birth dates": (
        GOOD.replace("N° Océan".encode(), b"Date de Naissance"),
        ["column_optional_missing", "column_twice", "columns_moved"],
    ),
    "no birth date": (GOOD.replace(b"Date de Naissance", b"Naissance"), ["column_missing", "column_extra"]),
    "a title more": (
        GOOD.replace(b"Enseignements\r\n", b"Enseignements;Remarques\r\n"),
        ["no_rows", "column_extra", *["row_length"] * 6],
    ),
    "CR only": (GOOD.replace(b"\r\n", b"\r"), ["line_ends_cr"]),
    "LF only": (GOOD.replace(b"\r\n", b"\n"), []),
    "no mark": (TEXT.encode(), []),
    "Windows": (TEXT.encode("cp1252"), ["encoding_cp1252"]),
    "UTF-16": (TEXT.encode("utf-16"), ["encoding_utf16"]),
    "UTF-16 cut": (TEXT.encode("utf-16")[:-1], ["encoding_utf16", "encoding_unreadable", "row_length"]),
    "a broken character": (GOOD.replace("é".encode(), b"\xc3(", 1), ["encoding_unreadable"]),
    "empty columns at the end": (GOOD.replace(b"\r\n", b";;;\r\n"), []),
    "blank lines between": (GOOD.replace(b"\r\n", b"\r\n\r\n"), []),
    "end of file by control-Z": (GOOD + b"\x1a", ["row_length"]),
}


@pytest.mark.parametrize("name", WHOLE_FILE)
def test_a_damaged_file_is_told_in_its_own_words(name: str) -> None:
    """Each damage has its finding, and only its own."""
    data, expected = WHOLE_FILE[name]
    assert codes(read(data)) == expected


def test_an_unreadable_file_is_refused_whole() -> None:
    """A finding of the file leaves no row to apply, even when some lines could be read."""
    reading = read(WHOLE_FILE["a broken character"][0])
    assert reading.is_refused
    assert reading.rows
    assert reading.sound_rows == ()
    assert not read(WHOLE_FILE["Windows"][0]).is_refused


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_encoding_in_use_gives_the_same_names(encoding: str) -> None:
    """Accents survive: the rows are those of the UTF-8 file."""
    data = TEXT.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    assert read(data).rows == read(GOOD).rows


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("a;b;c", "row_length"),
        (";".join(["x"] * 16), "row_length"),
        (";".join(["x"] * 5_000), "row_length"),
        ('"TMA;02438257150;001 Version 2', "quotes_open"),
        ('TMA;"024" 38257150;x', "quotes_open"),
        ("x" * 200_000, "line_too_long"),
    ],
)
def test_a_broken_line_is_told_and_the_others_are_read(line: str, finding: str) -> None:
    """A quote never closed does not swallow the rest of the file; a huge line is not held."""
    lines = TEXT.split("\r\n")
    reading = read("\r\n".join([*lines[:10], line, *lines[10:]]).encode())
    assert [(f.code, f.line) for f in reading.findings] == [(finding, 11)]
    assert len(reading.sound_rows) == 6


def test_a_shifted_line_is_never_read_under_the_wrong_titles() -> None:
    """A semicolon in excess moves every value one column on: the line is refused even if its end is empty."""
    row = simple_row(pupils(1)[0])
    shifted = [*row[:4], "", *row[4:14], ""]
    assert codes(read(simple_list([row, shifted[:16]]))) == ["row_length"]


def test_too_many_rows_are_refused() -> None:
    """30,000 lines, no more: the file is refused whole and reading stops there."""
    row = ";".join(simple_row(pupils(1)[0]))
    data = simple_list([[row]] * 30_001)
    reading = read(data)
    assert "too_many_rows" in codes(reading)
    assert reading.is_refused
    assert len(reading.rows) == 30_000


def test_a_file_wrong_on_every_line_stops_being_read() -> None:
    """Past 20,000 findings the report says so instead of growing for ever."""
    row = ";".join(["x"] * 15)
    reading = read(simple_list([[row]] * 9_000))
    assert "too_many_findings" in codes(reading)
    assert reading.is_refused
    assert len(reading.findings) < 40_000


def test_thirty_thousand_lines_are_read_in_seconds() -> None:
    """A large académie's list is read while one waits (7.3: 20,000 rows in less than 60 s)."""
    rows = [simple_row(pupils(1)[0]) for _ in range(1)]
    lines = []
    for n in range(20_000):
        row = list(rows[0])
        row[1], row[9], row[6] = f"02{n:09d}", f"{n:09d}AB", f"Zoé {'abcdefghij'[n % 10]}" + "a" * (n // 10 % 90)
        row[7] = f"{1 + n % 28:02d}/{1 + n // 28 % 12:02d}/{2007 + n // 336 % 4}"
        lines.append(row)
    data = simple_list(lines)
    started = time.process_time()
    reading = read(data)
    assert time.process_time() - started < 20
    assert len(reading.sound_rows) == 20_000


ARCHIVES = {name: make for name, make, _ in hostile() if "MB" not in name}


@pytest.mark.parametrize("name", list(ARCHIVES)[::9])
def test_a_hostile_workbook_is_a_finding_of_the_file(name: str) -> None:
    """Nothing of it is unpacked nor parsed: one blocking finding, in words."""
    reading = read(ARCHIVES[name](), "liste.xlsx")
    assert reading.is_refused
    assert [code[:5] for code in codes(reading)] == ["archi"] or codes(reading) == ["format_unknown"]


def test_a_workbook_that_cannot_be_read_is_a_finding() -> None:
    """Damaged inside though whole outside: told, not raised."""
    empty = read(workbook(b"x\r\n", "utf-8"), "liste.xlsx")
    assert codes(empty) == ["format_unknown"]
    assert codes(read(plain_workbook([["=1+1"]]), "liste.xlsx")) == ["no_rows"]


def _said(finding: Finding) -> list[str]:
    key = f"finding-{finding.code.replace('_', '-')}"
    return [t(language, key + end, **finding.facts) for language in ("fr", "en") for end in ("", "-todo")]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_bytes_make_the_reading_fail(data: bytes) -> None:
    """Whatever is uploaded, the answer is a reading with a blocking finding, and the same again (4.20)."""
    if data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return
    reading = read(data)
    assert reading.is_refused
    assert read(data).findings == reading.findings
    assert all(all(_said(finding)) for finding in reading.findings)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([GOOD, bee(4), hors_bee([])]))
def test_a_list_damaged_anywhere_is_read_or_refused(data: st.DataObject, good: bytes) -> None:
    """Bytes changed, taken away or put in: findings that can be said and stored, never an exception (4.20)."""
    damaged = bytearray(good)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from(
                [b"", b";", b'"', b"\r\n", b"\0", b"\xff", b"\xe9", b"'", b"-", b"\xc3\xa9", b"9", b"\x1b", b","]
            )
        )
    reading = read(bytes(damaged))
    for finding in reading.findings:
        assert finding.code in KINDS
        assert all(_said(finding))
        assert from_json(finding.as_json()) == finding


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=34, max_size=34))
def test_no_cell_makes_a_line_fail(cells: list[str]) -> None:
    """Any text in any column of a « hors BEE » line: a row and findings, never an exception (4.20)."""
    row = [cell.replace(";", " ").replace("\n", " ").replace("\r", " ").replace('"', " ") for cell in cells]
    reading = read(hors_bee([row]))
    assert reading.format == "hors_bee" or "nul_bytes" in codes(reading)
    for finding in reading.findings:
        assert all(_said(finding))
    for read_row in reading.sound_rows:
        assert read_row.person.birth_name
        assert read_row.person.birth_date
