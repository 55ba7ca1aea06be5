"""Parse in a cage (2.28): whatever a workbook does, only its child suffers; text stays text (2.30, 2.32)."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from core.demo.name_lists import surnames
from core.imports import cage, caged_workbook
from core.imports.cage import WorkbookRefused, read_workbook
from core.imports.findings import KINDS
from tests.core.candidates.name_cases import ACCEPTED
from tests.core.imports.archives import DTDS, parts, plain_workbook, sheet_xml, with_sheet, write

MEGABYTE = 1024 * 1024
NASTY = (
    "NA",
    "N/A",
    "NULL",
    "Null",
    "None",
    "nan",
    "NaN",
    "TRUE",
    "FALSE",
    "VRAI",
    "inf",
    "-inf",
    "1E5",
    "2,01E+09",
    "0612345678",
    "02438257150",
    "001",
    "00",
    "007 Version 01",
    "1.0",
    "1,5",
    "=1+1",
    "'=1+1",
    "+1",
    "-1",
    "@a",
    "'02438257150",
    "12/03/2008",
    "2008-03-12",
    "45123",
    "#N/A",
    "#REF!",
    " -",
    "-",
    "'TMA'",
    '"quoted"',
    "a;b",
    "a,b",
    "<b>",
    "&amp;",
    "&lt;",
    "]]>",
    "_x000D_",
    "_x0041_",
    "  two  spaces  ",
    "\u00a0nbsp\u00a0",
    "e\u0301",
    "é",
    "Œ",
    "ẞ",
    "ﬁ",
    "😀",
    "李",
    "\u202eabc",
    "\u200b",
    "%00",
    "\\n",
    "$1",
    "{{x}}",
    "${x}",
    "{x!r}",
    "0x10",
    "1_000",
    "١٢",
    "½",
    "Ⅷ",
    "1e999",
    "-0",
    "+0",
    "0.1",
    "1/2",
    "3 1/2",
    "10%",
    "$10",
    "10 €",
    "(1)",
    "1 234",
    "12:30",
    "1:1",
    "mars-08",
    "SEPT2",
    "MARCH1",
    "DEC1",
    "01-DEC",
    "1-2-3",
)


def saved(build: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A workbook as openpyxl saves it."""
    book = openpyxl.Workbook()
    build(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(data: bytes) -> list[tuple[str, ...]]:
    """The rows of a workbook, read in the cage."""
    return [row for _, row in read_workbook(data).rows]


def test_every_text_comes_back_as_it_was() -> None:
    """More than 200 nasty texts and every surname known: no number, no date, no nothing is made of them (2.30)."""
    texts = [*NASTY, *dict.fromkeys(s.name for s in surnames()), *ACCEPTED]
    assert len(texts) > 1_000

    def build(book: openpyxl.Workbook) -> None:
        for number, text in enumerate(texts, start=1):
            cell = book.active.cell(number, 1, text)
            cell.data_type = "s"

    assert [row[0] for row in cells(saved(build))] == texts


def test_values_become_text_by_our_rule() -> None:
    """Dates ISO, whole numbers without `.0`, zeros of the number format, booleans and errors as they show (2.30)."""

    def build(book: openpyxl.Workbook) -> None:
        shown = [
            (2438257150, "00000000000"),
            (612345678, '0#" "##" "##" "##" "##'),
            (1004, "00000"),
            (38, "000"),
            (7, "0"),
            (7, "General"),
            (2438257150.0, "General"),
            (1.5, "0.00"),
            (-3, "000"),
            (12345678901234567, "General"),
            (date(2008, 3, 12), "dd/mm/yyyy"),
            (datetime.fromisoformat("2008-03-12T10:05"), "dd/mm/yyyy hh:mm"),
            (True, "General"),
            (False, "General"),
            ("=1+1", "General"),
            (0, "000"),
        ]
        for column, (value, number_format) in enumerate(shown, start=1):
            cell = book.active.cell(1, column, value)
            cell.number_format = number_format
        book.active.cell(1, len(shown) + 1, "end")

    assert cells(saved(build))[0] == (
        "02438257150",
        "0612345678",
        "01004",
        "038",
        "7",
        "7",
        "2438257150",
        "1.5",
        "-3",
        "1.23E+16",
        "2008-03-12",
        "2008-03-12 10:05:00",
        "TRUE",
        "FALSE",
        "",
        "000",
        "end",
    )


def test_both_calendars_of_spreadsheets_give_the_true_day() -> None:
    """The calendar of 1904 is not four years wrong; the day 60 of 1900, which never was, is no silent 29 February."""
    day = date(2008, 3, 12)

    def build(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.active["A1"] = day

    assert cells(saved(build)) == [("2008-03-12",)]

    def leap(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 60
        book.active["A1"].number_format = "dd/mm/yyyy"

    assert cells(saved(leap))[0][0] != "1900-02-29"


def test_rows_keep_their_numbers_and_empty_ones_do_not_count() -> None:
    """A finding names the row that the spreadsheet shows; only the first visible sheet is read, the others are told."""

    def build(book: openpyxl.Workbook) -> None:
        book.active.sheet_state = "hidden"
        sheet = book.create_sheet("Candidats")
        sheet["B3"] = "x"
        sheet["A7"] = "y"
        sheet["C900"].number_format = "000"
        book.create_sheet("Notes")["A1"] = "z"

    sheet = read_workbook(saved(build))
    assert sheet.rows == ((3, ("", "x")), (7, ("y",)))
    assert (sheet.title, sheet.sheets) == ("Candidats", 2)


def _one_row(cells_xml: str) -> bytes:
    return with_sheet(sheet_xml(f'<row r="1">{cells_xml}</row>'))


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "last cell of the sheet": (lambda: _one_row("<c r='XFD1' t='str'><v>x</v></c>"), "too_many_columns"),
    "61 columns": (lambda: _one_row("<c t='str'><v>x</v></c>" * 61), "too_many_columns"),
    "30,041 rows": (lambda: with_sheet(sheet_xml("<row><c><v>1</v></c></row>" * 30_041)), "too_many_rows"),
    "a million rows": (lambda: with_sheet(sheet_xml("<row><c><v>1</v></c></row>" * 1_000_000)), "too_many_rows"),
    "laughs": (lambda: with_sheet(DTDS["laughs"] + sheet_xml("")), "unreadable"),
    "quadratic": (lambda: with_sheet(DTDS["quadratic"] + sheet_xml("&a;" * 100)), "unreadable"),
    "xxe": (lambda: with_sheet(DTDS["xxe file"] + sheet_xml("<row><c t='str'><v>&x;</v></c></row>")), "unreadable"),
    "not a workbook": (lambda: b"PK\3\4 nothing", "unreadable"),
    "no sheet": (lambda: write([*parts()[:-1]]), "without_sheet"),
    "row of words": (lambda: with_sheet(sheet_xml("<row r='two'><c><v>1</v></c></row>")), "unreadable"),
    "number that is none": (lambda: _one_row("<c><v>one</v></c>"), "unreadable"),
    "string that is nowhere": (lambda: _one_row("<c t='s'><v>12</v></c>"), "unreadable"),
    "cut in the middle": (lambda: with_sheet(sheet_xml("<row><c>")[:-20]), "unreadable"),
    "90 MB in one cell": (lambda: _one_row(f"<c t='str'><v>{'x' * 90_000_000}</v></c>"), ""),
    "200,000 levels": (lambda: with_sheet(b"<a>" * 200_000 + b"</a>" * 200_000), ""),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_goes_off_in_the_cage_only(name: str) -> None:
    """Each ends in a refusal by name or in a sheet within the caps; this process holds no memory of it (2.28, 2.29)."""
    make, reason = BOMBS[name]
    data = make()
    tracemalloc.start()
    found = ""
    try:
        sheet = read_workbook(data)
        assert all(len(cell) <= caged_workbook.LONGEST_CELL + 1 for _, row in sheet.rows for cell in row)
    except WorkbookRefused as refusal:
        found = refusal.reason
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 8 * MEGABYTE
    assert not reason or found == reason
    assert not found or f"workbook_{found}" in KINDS


def test_a_lone_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    """The dimension bomb: one cell at XFD1048576 is not a million rows to read (2.28)."""
    started = time.perf_counter()
    data = with_sheet(
        sheet_xml(
            '<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>', before='<dimension ref="A1:XFD1048576"/>'
        )
    )
    assert read_workbook(data).rows == ()
    huge = with_sheet(sheet_xml('<row r="99999999999"><c t="str"><v>x</v></c></row>'))
    assert read_workbook(huge).rows == ()
    assert time.perf_counter() - started < 60


def test_too_much_memory_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of 400,000 cells that says nothing needs more than the child has: it ends there, by name (2.28)."""
    monkeypatch.setattr(cage, "MOST_MEMORY", 192 * MEGABYTE)
    assert read_workbook(plain_workbook()).rows
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(_one_row('<c a="1" b="2" d="3" e="4" f="5"/>' * 400_000))
    assert refusal.value.reason == "too_heavy"


def test_too_long_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the wall time the child is killed, and nothing of it is kept."""
    monkeypatch.setattr(cage, "WALL_SECONDS", 0.001)
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(plain_workbook())
    assert refusal.value.reason == "too_slow"


def test_several_at_once_wait_for_their_turn() -> None:
    """Six uploads at the same moment are all read, two cages at a time: nobody is refused for being sixth (2.28)."""
    data = plain_workbook()
    with ThreadPoolExecutor(6) as together:
        read_at_once = list(together.map(read_workbook, [data] * 6))
    assert {sheet.rows for sheet in read_at_once} == {((1, ("Nom", "Prénom")), (2, ("LEFÈVRE", "Zoé")))}


def test_reading_without_defences_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    """With defusedxml masked, the check at start fails loudly instead of reading (2.29)."""
    cage.check_defences()
    genuine = cage._environment
    monkeypatch.setattr(cage, "_environment", lambda: {**genuine(), "OPENPYXL_DEFUSEDXML": "False"})
    with pytest.raises(RuntimeError, match="defusedxml"):
        cage.check_defences()


def test_the_child_knows_no_secret_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment holds neither addresses nor passwords."""
    monkeypatch.setenv("SPORADES_DATABASE_URL", "postgresql://secret")
    assert set(cage._environment()) <= {
        "PATH",
        "SYSTEMROOT",
        "LD_LIBRARY_PATH",
        "OPENPYXL_LXML",
        "OPENBLAS_NUM_THREADS",
    }


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "open('/etc/hostname')",
        "open(sys.executable + '.escaped', 'w')",
        "import subprocess; subprocess.run(['true'])",
        "bytearray(600 * 1024 * 1024)",
    ],
)
def test_inside_the_cage_nothing_can_be_reached(attempt: str) -> None:
    """No network, no file, no other program, no more memory: tried from inside, each fails (2.28)."""
    script = f"import sys; sys.path.insert(0, {str(Path(caged_workbook.__file__).parent)!r}); import caged_workbook\n"
    script += f"caged_workbook.enter_the_cage(512 * 1024 * 1024)\ntry:\n    {attempt}\n"
    script += "except (OSError, MemoryError, ImportError):\n    print('held')"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.stdout == "held\n", done.stderr
    assert not Path(sys.executable + ".escaped").exists()
