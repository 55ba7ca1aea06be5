"""A file that leaves says what was in it, all of it, and nothing that runs."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl.utils.escape import unescape

from core.exports import rules
from core.exports.errors import CellNotWritable, TooManyRows
from core.exports.rules import Kind
from core.exports.separated import write_separated
from core.exports.sheet import Column, Passage, Row, Sheet
from core.exports.workbook import write_workbook
from tests.core.exports import office_suite
from tests.core.exports.nasty import NASTY

COLUMNS = (
    Column("candidate_number", width=14),
    Column("birth_name", width=20),
    Column("birth_date", Kind.DAY),
    Column("version", Kind.NUMBER, width=8),
    Column("saved_at", Kind.HOUR, width=18),
)
HEADING = (("Candidatures",), ("Critères :", "=académie de Grenoble ; nom « NA »"), ("Lignes :", "3"))


def a_sheet(columns: tuple[Column, ...] = COLUMNS, *, fixed: bool = False) -> Sheet:
    return Sheet(
        name="Candidatures",
        heading=HEADING,
        titles=tuple(f"Titre {column.name}" for column in columns),
        columns=columns,
        trace_name="Traçabilité",
        trace_titles=("Fait", "Valeur"),
        trace=(("Destinataire", "=1+1"), ("Lignes", "3")),
        digest_title="Empreinte",
        foot="Export n° 12 & suite",
        fixed=fixed,
    )


TEXTS = tuple(Column(f"c{n}") for n in range(3))


def texts_of(path: Path, first: int) -> list[str]:
    """Every text under the titles of a workbook, in reading order; a formula anywhere is a failure."""
    book = openpyxl.load_workbook(path)
    formulas = [c.coordinate for s in book.worksheets for line in s.iter_rows() for c in line if c.data_type == "f"]
    assert not formulas
    lines = book.worksheets[0].iter_rows(min_row=first, max_col=len(TEXTS), values_only=True)
    return [unescape(cell) if cell else "" for line in lines for cell in line]


def in_threes(texts: Iterable[str]) -> list[Row]:
    """Two texts by row, and a word so that no row is empty."""
    padded = [*texts, ""]
    return [(padded[n], padded[n + 1], "fin") for n in range(0, len(padded) - 1, 2)]


def csv_lines(path: Path) -> list[list[str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";", strict=True))


def as_kept(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_nasty_texts_come_back_equal_from_a_workbook(tmp_path: Path) -> None:
    """Sixty texts and more: each is read back as it was, as a text, and no cell is a formula (2.33)."""
    assert len(NASTY) >= 60
    rows = in_threes(NASTY)
    write_workbook(tmp_path / "a.xlsx", a_sheet(TEXTS), rows)
    assert texts_of(tmp_path / "a.xlsx", len(HEADING) + 3) == [as_kept(str(cell)) for row in rows for cell in row]


def test_nasty_texts_come_back_equal_from_a_list(tmp_path: Path) -> None:
    """Each cell is quoted, none begins like a formula, and each is read back as it was (2.33, 2.35)."""
    rows = in_threes(NASTY)
    write_separated(tmp_path / "a.csv", a_sheet(TEXTS), rows)
    lines = csv_lines(tmp_path / "a.csv")
    assert not [cell for line in lines for cell in line if rules.starts_like_a_formula(cell)]
    cells = [rules.unguarded(cell) for line in lines[len(HEADING) + 3 :] for cell in line]
    assert cells == [cell for row in rows for cell in row]


any_text = some.text(
    some.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\x00\x1e\x1f"), max_size=40
).filter(lambda text: not rules.fault_of(text))
formula_like = some.builds(
    str.__add__, some.text(some.sampled_from(" \t\u00a0＝=+-@'\u200b"), min_size=1, max_size=4), any_text
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(texts=some.lists(any_text | formula_like, min_size=1, max_size=30))
def test_whatever_is_written_is_read_back_as_text(tmp_path: Path, texts: list[str]) -> None:
    """For any text, reopening finds no formula and the same text, in both formats (2.33)."""
    rows = in_threes(texts)
    write_workbook(tmp_path / "a.xlsx", a_sheet(TEXTS), rows)
    assert texts_of(tmp_path / "a.xlsx", len(HEADING) + 3) == [as_kept(str(cell)) for row in rows for cell in row]
    write_separated(tmp_path / "a.csv", a_sheet(TEXTS), rows)
    lines = csv_lines(tmp_path / "a.csv")
    assert not [cell for line in lines for cell in line if rules.starts_like_a_formula(cell)]
    cells = [rules.unguarded(cell) for line in lines[len(HEADING) + 3 :] for cell in line]
    assert cells == [cell for row in rows for cell in row]


ROWS: list[Row] = [
    ("02438257150", "NA", date(2008, 3, 12), 1, datetime.fromisoformat("2026-11-23 09:05")),
    ("02438257151", "=1+1", date(1899, 12, 31), 12, datetime.fromisoformat("2026-01-02 23:59:59")),
    ("02000000001", "", None, None, None),
]


def test_cells_are_typed(tmp_path: Path) -> None:
    """Identifiers are whole texts, dates dates, numbers numbers; a day before 1900 is a text, and not lost (2.35)."""
    write_workbook(tmp_path / "a.xlsx", a_sheet(), ROWS)
    first, second, third = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(min_row=6)
    assert [cell.value for cell in first] == [
        "02438257150", "NA", datetime.fromisoformat("2008-03-12"), 1, datetime.fromisoformat("2026-11-23 09:05")
    ]  # fmt: skip
    assert [cell.data_type for cell in first] == ["s", "s", "d", "n", "d"]
    assert [cell.number_format for cell in first] == ["@", "@", "dd/mm/yyyy", "0", "dd/mm/yyyy hh:mm"]
    assert (first[0].quotePrefix, first[1].quotePrefix, first[3].quotePrefix) == (True, True, False)
    assert (second[1].value, second[2].value) == ("=1+1", "31/12/1899")
    assert [cell.value for cell in third] == ["02000000001", None, None, None, None]


def test_a_workbook_can_be_worked_with(tmp_path: Path) -> None:
    """Titles are frozen and filtered, columns have a width; a printed page repeats the titles and says where from."""
    write_workbook(tmp_path / "a.xlsx", a_sheet(), ROWS)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]][:1] == ["Candidatures"]
    assert sheet["A2"].value == "Critères : =académie de Grenoble ; nom « NA »"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A6", "A5:E8")
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["D"].width
    assert sheet.print_title_rows == "$5:$5"
    assert "Export n° 12" in sheet.oddFooter.left.text


def test_the_trace_says_the_digest_of_the_rows(tmp_path: Path) -> None:
    """The second sheet holds the watermark; its digest is that of the rows, the same in both formats (1.21)."""
    passage = write_workbook(tmp_path / "a.xlsx", a_sheet(), ROWS)
    again = write_separated(tmp_path / "a.csv", a_sheet(), ROWS)
    other = Passage(COLUMNS)
    list(other.of([ROWS[0], ROWS[2], ROWS[1]]))
    assert passage.sha256 == again.sha256 != other.sha256
    trace = openpyxl.load_workbook(tmp_path / "a.xlsx")["Traçabilité"]
    assert [cell.value for cell in trace["B"]][-1] == passage.sha256
    assert ["Empreinte", passage.sha256] in csv_lines(tmp_path / "a.csv")


def test_the_properties_of_a_workbook_name_nobody(tmp_path: Path) -> None:
    """Neither author, nor sign-in name, nor machine is in the file's properties (2.37)."""
    write_workbook(tmp_path / "a.xlsx", a_sheet(), ROWS)
    properties = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert (properties.creator or "", properties.lastModifiedBy or "", properties.title or "") == ("", "", "")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.filename.split("/")[0] for info in archive.infolist()} == {
            "[Content_Types].xml", "_rels", "docProps", "xl"
        }  # fmt: skip
        assert not [name for name in archive.namelist() if "external" in name.lower() or "vba" in name.lower()]


def test_titles_that_come_twice_are_both_there(tmp_path: Path) -> None:
    """The class is given twice in the office's list: neither column swallows the other."""
    sheet = a_sheet(TEXTS)
    twice = Sheet(**{name: getattr(sheet, name) for name in Sheet.__slots__} | {"titles": ("Classe", "Nom", "Classe")})
    write_workbook(tmp_path / "a.xlsx", twice, [("TCV", "NA", "TMA")])
    lines = list(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(min_row=5, values_only=True))
    assert [str(title).strip() for title in lines[0]] == ["Classe", "Nom", "Classe"]
    assert lines[1] == ("TCV", "NA", "TMA")


def test_no_row_still_gives_the_titles(tmp_path: Path) -> None:
    """A list that became empty between the order and the file is an empty list, not a broken file."""
    write_workbook(tmp_path / "a.xlsx", a_sheet(), [])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[5]] == [f"Titre {column.name}" for column in COLUMNS]


@pytest.mark.parametrize("text", ["x" * 32_768, "a\x00b", "a\x0bb", "a\x1fb", "a\x1eb", "\ufffe", "\ud800"])
@pytest.mark.parametrize("write", [write_workbook, write_separated])
def test_a_text_that_cannot_be_whole_stops_the_export(tmp_path: Path, write: type, text: str) -> None:
    """The row and column are named and no file remains that would be shorter than the data (2.34)."""
    rows = [("a", "b", "c"), ("a", "b", text)]
    with pytest.raises(CellNotWritable) as refused:
        write(tmp_path / "a", a_sheet(TEXTS), rows)
    assert (refused.value.facts["row"], refused.value.facts["column"]) == (2, "c2")
    assert not [path for path in tmp_path.iterdir() if path.stat().st_size]


def test_the_longest_text_is_whole(tmp_path: Path) -> None:
    """32,767 signs are kept to the last one (2.34)."""
    longest = "é" * 32_766 + "!"
    write_workbook(tmp_path / "a.xlsx", a_sheet(TEXTS), [(longest, "", "")])
    assert texts_of(tmp_path / "a.xlsx", len(HEADING) + 3)[0] == longest


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What does not fit is refused; no row is left out in silence (2.34)."""
    monkeypatch.setattr("core.exports.sheet.MOST_ROWS", 5)
    with pytest.raises(TooManyRows):
        write_workbook(tmp_path / "a.xlsx", a_sheet(TEXTS), [("a", "b", "c")] * 6)


def test_the_office_suite_opens_a_workbook(tmp_path: Path) -> None:
    """LibreOffice reads every text as it is: nothing is calculated, no identifier loses a sign (2.33, 2.35)."""
    rows = in_threes([text for text in NASTY if "\n" not in text and "\r" not in text and "\t" not in text])
    write_workbook(tmp_path / "a.xlsx", a_sheet(TEXTS), rows)
    lines = office_suite.read_as_lists(tmp_path / "a.xlsx")
    assert lines[len(HEADING) + 2 :] == [list(row) for row in rows]


def test_the_office_suite_opens_a_list(tmp_path: Path) -> None:
    """LibreOffice, told that quoted cells are texts, reads identifiers whole and calculates nothing (2.33, 2.35)."""
    rows = in_threes([text for text in NASTY if "\n" not in text and "\r" not in text and "\t" not in text])
    write_separated(tmp_path / "a.csv", a_sheet(TEXTS), rows)
    lines = office_suite.read_as_lists(tmp_path / "a.csv")
    assert [[rules.unguarded(cell) for cell in line] for line in lines[len(HEADING) + 3 :]] == [list(r) for r in rows]


MEMORY = """
import sys
from pathlib import Path
from core.exports.{module} import {writer}
from tests.core.exports.wide import a_wide_sheet, many_rows
{writer}(Path(sys.argv[1]), a_wide_sheet(), many_rows(100_000))
status = Path("/proc/self/status").read_text()  # not getrusage: its mark is that of the test's own process
print(next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.parametrize(("module", "writer"), [("workbook", "write_workbook"), ("separated", "write_separated")])
def test_memory_stays_flat(tmp_path: Path, module: str, writer: str) -> None:
    """100,000 rows of 18 columns take less than 150 MB, the interpreter included (2.36)."""
    script = MEMORY.format(module=module, writer=writer)
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a")], check=True, capture_output=True, text=True
    )
    assert int(ran.stdout) < 150
