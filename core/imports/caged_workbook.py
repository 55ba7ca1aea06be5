"""The child that reads a workbook, alone in a cage: workbook on standard input, plain text rows on standard output.

Run as a file by `core.imports.cage`; it imports nothing of the project. It gives itself its limits before it reads
the first byte: memory, processor, wall time, size of its answer, and no new file descriptor at all, hence neither
network nor files (2.28). The last line of its answer is `{"done": ...}`; without it the answer counts for nothing.
"""

from __future__ import annotations

import io
import json
import os
import re
import resource
import signal
import sys
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

PROCESSOR_SECONDS = 60
WALL_SECONDS = 90
LARGEST_ANSWER = 96 * 1024 * 1024
LONGEST_CELL = 2_000
MOST_TEXT = 40_000_000
LAST_ROW_LOOKED_AT = 200_000
_EXACT_UP_TO = 10**15
_PARSER_OUT_OF_MEMORY = 1
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[ \u00a0]')
_ZEROS = re.compile(r"[0#]+")
_SMALLEST = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main'
    '+xml"/></Types>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships'
    '"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>a</t></is></c></row></sheetData>'
    "</worksheet>",
}


class TooMuch(Exception):
    """The workbook passes one of our own caps; `args[0]` is the reason."""


def text_of(cell: Any) -> str:
    """Give a cell as text; the number format is looked up for numbers only, for it is slow."""
    value = cell.value
    if isinstance(value, str):
        return value[: LONGEST_CELL + 1]
    return "" if value is None else as_text(value, cell.number_format)


def as_text(value: Any, number_format: str) -> str:
    """Give a cell as text by our rule (2.30): dates ISO, whole numbers without `.0`, zeros of the number format."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return _number_as_text(value, number_format)
    return "" if value is None else str(value)[: LONGEST_CELL + 1]


def _number_as_text(value: float, number_format: str) -> str:
    if not float(value).is_integer():
        return repr(value)
    if abs(value) >= _EXACT_UP_TO:
        return f"{value:.2E}"
    digits = str(int(value))
    shape = _LITERALS.sub("", (number_format or "").split(";")[0])
    if digits.isdecimal() and _ZEROS.fullmatch(shape) and "0" in shape:
        return digits.zfill(len(shape) - shape.index("0"))
    return digits


def give(answer: Any) -> None:
    """Write one line of the answer."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")) + "\n")


def read(data: bytes, most_rows: int, most_columns: int) -> None:
    """Write the rows of the first visible sheet that hold something, each with its number."""
    from openpyxl import load_workbook  # noqa: PLC0415 - the limits come first

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise TooMuch("without_sheet")
    sheet = sheets[0]
    sheet.reset_dimensions()
    given = text = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW_LOOKED_AT:
            break
        row = [text_of(cell) for cell in cells]
        while row and not row[-1].strip():
            row.pop()
        if not row:
            continue
        given += 1
        text += sum(map(len, row))
        if given > most_rows:
            raise TooMuch("too_many_rows")
        if len(row) > most_columns:
            raise TooMuch("too_many_columns")
        if text > MOST_TEXT:
            raise TooMuch("too_much_text")
        give([number, row])
    give({"done": given, "sheets": len(sheets), "title": sheet.title[:100]})


def enter_the_cage(memory: int) -> None:
    """Limit this process for good; what it will need is loaded first, for no file can be opened afterwards."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(WALL_SECONDS)
    sys.modules["numpy"] = None  # type: ignore[assignment]  # not needed to read, and 60 MB
    os.environ["OPENPYXL_LXML"] = "False"
    import openpyxl  # noqa: PLC0415 - the limits come first

    if openpyxl.DEFUSEDXML is not True or openpyxl.LXML is not False:
        raise TooMuch("undefended")
    warnings.simplefilter("ignore")
    _read_each_sheet_once()
    _warm_up()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _read_each_sheet_once() -> None:
    """Do not look for the dimensions that a sheet declares: we do not believe them, and it reads the whole sheet."""
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # noqa: PLC0415 - the limits come first

    ReadOnlyWorksheet._get_size = lambda _: None  # type: ignore[attr-defined]  # noqa: SLF001 - held by a test


def smallest_workbook() -> bytes:
    """Give the smallest workbook that can be read, to try the cage with."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _SMALLEST.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _warm_up() -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - the limits come first

    workbook = load_workbook(io.BytesIO(smallest_workbook()), read_only=True, data_only=True, keep_links=False)
    workbook.worksheets[0].reset_dimensions()
    for row in workbook.worksheets[0].iter_rows():
        [text_of(cell) for cell in row]
    json.dumps(["a", 1])


def main() -> None:
    """Read the workbook given, and say in one word why not when it cannot be read."""
    refused = ""
    try:
        enter_the_cage(int(sys.argv[3]))
        read(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))
    except TooMuch as reason:
        refused = reason.args[0]
    except MemoryError:
        refused = "too_heavy"
    except Exception as error:  # noqa: BLE001 - whatever a hostile file raises, the answer is one word
        refused = "too_heavy" if getattr(error, "code", 0) == _PARSER_OUT_OF_MEMORY else "unreadable"
    if refused:  # said once what was read has been let go
        give({"refused": refused})
    sys.stdout.flush()


if __name__ == "__main__":
    main()
