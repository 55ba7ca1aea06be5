"""Lines cut into cells, and the header found among them; one physical line is one record, as in the office's lists."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.candidates.folding import fold
from core.imports.findings import Finding, found
from core.imports.formats import SEPARATOR, Format
from core.imports.known_formats import FORMATS

MOST_COLUMNS = 60
MOST_ROWS = 30_000
LONGEST_CELL = 2_000
LONGEST_LINE = MOST_COLUMNS * (LONGEST_CELL + 4)
LINES_BEFORE_HEADER = 40
_ENOUGH_OF_A_HEADER = 0.5
_OTHER_SEPARATORS = {",": ",", "\t": "TAB", "|": "|"}
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
_EDGES = " \t\u00a0\u202f\ufeff"

Record = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as a table: its format, the records before the header, where each column stands, the records after."""

    format: Format
    preamble: tuple[Record, ...]
    places: dict[str, int]
    width: int
    records: tuple[Record, ...]


def wrong_separator(lines: Sequence[str]) -> Finding | None:
    """Tell that a known header is there, cut by something else than semicolons."""
    for number, line in enumerate(lines[:LINES_BEFORE_HEADER], start=1):
        for separator, name in _OTHER_SEPARATORS.items():
            parts = tuple(part.strip('"' + _EDGES) for part in line[:LONGEST_LINE].split(separator))
            if any(_likeness(known, parts) >= _ENOUGH_OF_A_HEADER for known in FORMATS.values()):
                return found("wrong_separator", number, value=line[:LONGEST_CELL], separator=name)
    return None


def cut(lines: Iterable[str], findings: list[Finding]) -> list[Record]:
    """Cut the lines of a text into records at the semicolons; a line that cannot be cut is told and left out."""
    records = []
    for number, line in enumerate(lines, start=1):
        if not line.strip(_EDGES + SEPARATOR):
            continue
        if len(line) > LONGEST_LINE:
            findings.append(found("line_too_long", number, value=line[:200], most=LONGEST_LINE))
            continue
        try:
            cells = _cells(line)
        except csv.Error:
            findings.append(found("quotes_open", number, value=line[:200]))
            continue
        records.append((number, tuple(map(cleaned, cells))))
    return records


def cleaned(cell: str) -> str:
    """Give a cell less its edges, and less the apostrophe that spreadsheets and our exports put before a sign."""
    inner = cell.strip(_EDGES)
    if len(inner) > 1 and inner[0] == "'" != inner[-1]:
        bare = inner[1:].strip(_EDGES)
        return bare if bare[:1] in _FORMULA_SIGNS else inner
    return inner


def find_table(records: list[Record], findings: list[Finding]) -> Table | None:
    """Find the header of a known format in the first records; say what is missing, moved or in excess."""
    best: tuple[float, int, Format] | None = None
    for place, (_, cells) in enumerate(records[:LINES_BEFORE_HEADER]):
        for known in FORMATS.values():
            score = _likeness(known, cells)
            if score >= _ENOUGH_OF_A_HEADER and (best is None or score > best[0]):
                best = (score, place, known)
    if best is None:
        findings.append(_no_header(records))
        return None
    _, place, known = best
    line, whole_header = records[place]
    header = _without_empty_end(whole_header)
    places = _places(known, header, line, findings)
    if len(header) > MOST_COLUMNS:
        findings.append(found("too_many_columns", line, most=MOST_COLUMNS))
    if any(finding.blocks for finding in findings if finding.code.startswith(("column_", "too_many"))):
        return None
    after = tuple(records[place + 1 :])
    return Table(known, tuple(records[:place]), places, _width(len(whole_header), after), after)


def _cells(line: str) -> list[str]:
    if '"' not in line:
        return line.split(SEPARATOR)
    return next(csv.reader([line], delimiter=SEPARATOR, strict=True))


def _likeness(known: Format, cells: tuple[str, ...]) -> float:
    folded = {fold(cell) for cell in cells[: MOST_COLUMNS * 2] if cell}
    named = sum(any(column.is_named(cell) for cell in folded) for column in known.columns)
    return named / len(known.columns)


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return cells[:width]


def _width(header: int, records: tuple[Record, ...]) -> int:
    """Give how many cells each record must have: as many as the header, or the same empty excess on every line."""
    lengths = {len(cells) for _, cells in records}
    if len(lengths) == 1 and lengths != {header} and not any(any(cells[header:]) for _, cells in records):
        return max(header, *lengths)
    return header


def _places(known: Format, header: tuple[str, ...], line: int, findings: list[Finding]) -> dict[str, int]:
    places: dict[str, int] = {}
    free = [fold(cell) for cell in header]
    taken: set[int] = set()
    for column in known.columns:
        here = [n for n, cell in enumerate(free) if n not in taken and column.is_named(cell)]
        if here:
            places[column.key] = here[0]
            taken.add(here[0])
        elif column.required:
            findings.append(found("column_missing", line, column=column.key, header=column.header))
        else:
            findings.append(found("column_optional_missing", line, column=column.key, header=column.header))
    for n, cell in enumerate(free):
        if n not in taken and cell:
            again = cell in {free[t] for t in taken}
            findings.append(found("column_twice" if again else "column_extra", line, header=header[n]))
    if list(places.values()) != sorted(places.values()):
        findings.append(found("columns_moved", line))
    return places


def _no_header(records: list[Record]) -> Finding:
    """Say why no header was found: it was taken away, or this is another kind of file."""
    for line, cells in records[:LINES_BEFORE_HEADER]:
        for known in FORMATS.values():
            if len(cells) == len(known.columns) and sum(map(bool, cells)) > len(cells) // 3:
                return found("header_missing", line, format=known.code)
    return found("format_unknown")
