"""Read a file of candidates: its format, its criteria, its rows, and everything found on the way.

Nothing is written, nothing is guessed in silence, and no file makes it fail: what cannot be read is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from core.imports import archive, cage, hors_bee, simple_list
from core.imports.cells import DAMAGE, Line, Reader, check_lengths
from core.imports.duplicates import find_duplicates, find_repeated
from core.imports.facts.gathering import of_blocked_candidates
from core.imports.facts.reading import read_row as read_facts
from core.imports.findings import Finding, found
from core.imports.formats import FACTS, HORS_BEE, SIMPLE_LIST
from core.imports.known import CommuneIndex, Known
from core.imports.rows import ImportedRow
from core.imports.simple_list import Criteria
from core.imports.table import MOST_COLUMNS, MOST_ROWS, Record, Table, cleaned, cut, find_table, wrong_separator
from core.imports.text_file import read_text

LARGEST_FILE = archive.LARGEST_FILE
MOST_FINDINGS = 20_000


@dataclass(frozen=True)
class Reading:
    """A file as read; rows with a blocking finding are there too, `sound_rows` are those without."""

    format: str
    criteria: Criteria
    rows: tuple[ImportedRow, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def is_refused(self) -> bool:
        """Whether the file as a whole cannot be applied."""
        return not self.format or any(finding.blocks and not self._of_a_row(finding) for finding in self.findings)

    @cached_property
    def blocked_lines(self) -> frozenset[int]:
        """The lines that cannot be applied."""
        return frozenset(finding.line for finding in self.findings if finding.blocks and finding.line)

    @cached_property
    def sound_rows(self) -> tuple[ImportedRow, ...]:
        """The rows that can be applied: none of a refused file."""
        if self.is_refused:
            return ()
        repeated = {finding.line for finding in self.findings if finding.code == "line_repeated"}
        return tuple(row for row in self.rows if row.line not in self.blocked_lines | repeated)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows, sound rows, blocked lines, blocking findings and warnings."""
        blocking = sum(finding.blocks for finding in self.findings)
        return {
            "rows": len(self.rows),
            "sound": len(self.sound_rows),
            "blocked": len(self.blocked_lines),
            "blocking": blocking,
            "warnings": len(self.findings) - blocking,
        }

    def _of_a_row(self, finding: Finding) -> bool:
        return finding.line > 0 and finding.code not in _OF_THE_FILE


_OF_THE_FILE = frozenset(
    {
        "nul_bytes", "encoding_unreadable", "wrong_separator", "header_missing", "column_missing", "column_twice",
        "too_many_columns", "too_many_rows", "too_many_findings",
    }
)  # fmt: skip


def read_import(data: bytes, filename: str, *, known: Known | None = None, today: date) -> Reading:
    """Read an uploaded list, « Liste simple » or « hors BEE », in CSV or xlsx; codes are checked against `known`."""
    findings: list[Finding] = []
    records = _records(data, findings)
    table = find_table(records, findings) if records else None
    if table is None:
        if not any(finding.blocks for finding in findings):
            findings.append(found("no_rows"))
        return Reading("", Criteria(), (), tuple(findings))
    reader = Reader(known or Known(), CommuneIndex(known.communes if known else ()), today, findings)
    criteria = _criteria(table, filename, reader.known, findings)
    rows = _rows(table, criteria, reader)
    if table.format.family == FACTS:
        findings += find_repeated(rows)
        findings += of_blocked_candidates(rows, findings)
    else:
        findings += find_duplicates(rows)
    _add_what_is_said_once(table, rows, findings)
    findings.sort(key=lambda finding: finding.line)
    return Reading(table.format.code, criteria, rows, tuple(findings))


def _records(data: bytes, findings: list[Finding]) -> list[Record]:
    if len(data) > LARGEST_FILE:
        findings.append(found("file_too_large", size=_megabytes(len(data)), most=_megabytes(LARGEST_FILE)))
        return []
    if archive.looks_like_zip(data):
        return _records_of_workbook(data, findings)
    text = read_text(data)
    findings += text.findings
    separated = wrong_separator(text.lines)
    if separated:
        findings.append(separated)
        return []
    return cut(text.lines, findings)


def _records_of_workbook(data: bytes, findings: list[Finding]) -> list[Record]:
    try:
        archive.look(data)
        sheet = cage.read_workbook(data)
    except archive.ArchiveRefused as refusal:
        findings.append(_archive_finding(refusal))
        return []
    except cage.WorkbookRefused as refusal:
        findings.append(_workbook_finding(refusal))
        return []
    if sheet.sheets > 1:
        findings.append(found("workbook_several_sheets", value=sheet.title, count=sheet.sheets))
    width = max((len(cells) for _, cells in sheet.rows), default=0)
    return [(number, tuple(map(cleaned, cells)) + ("",) * (width - len(cells))) for number, cells in sheet.rows]


def _archive_finding(refusal: archive.ArchiveRefused) -> Finding:
    facts: dict[str, str | int] = {}
    code = f"archive_{refusal.reason}"
    most = {
        "archive_too_large": _megabytes(archive.LARGEST_FILE),
        "archive_too_many_parts": archive.MOST_PARTS,
        "archive_unpacked_too_large": _megabytes(archive.LARGEST_UNPACKED),
        "archive_ratio": archive.MOST_RATIO,
    }
    if code in most:
        facts["most"] = most[code]
    if code not in _WITHOUT_PART:
        facts["part"] = refusal.part
    return found(code, 0, column="", value="", suggestion="", **facts)


_WITHOUT_PART = frozenset(
    {
        "archive_too_large", "archive_not_a_zip", "archive_trailing_data", "archive_directory",
        "archive_too_many_parts", "archive_zip64", "archive_unpacked_too_large", "archive_not_a_workbook",
    }
)  # fmt: skip


def _workbook_finding(refusal: cage.WorkbookRefused) -> Finding:
    most = {"too_many_rows": cage.MOST_ROWS, "too_many_columns": cage.MOST_COLUMNS}
    facts = {"most": most[refusal.reason]} if refusal.reason in most else {}
    return found(f"workbook_{refusal.reason}", 0, column="", value="", suggestion="", **facts)


def _criteria(table: Table, filename: str, known: Known, findings: list[Finding]) -> Criteria:
    if table.format is SIMPLE_LIST:
        return simple_list.read_criteria(table.preamble, known, findings)
    return Criteria(exam_session=hors_bee.exam_session(filename)) if table.format is HORS_BEE else Criteria()


def _rows(table: Table, criteria: Criteria, reader: Reader) -> tuple[ImportedRow, ...]:
    rows: list[ImportedRow] = []
    for number, cells in table.records:
        if len(rows) >= MOST_ROWS:
            reader.findings.append(found("too_many_rows", number, most=MOST_ROWS))
            break
        if len(reader.findings) > MOST_FINDINGS:
            reader.findings.append(found("too_many_findings", number, most=MOST_FINDINGS))
            break
        line = _line(number, cells, table, reader)
        if line is None:
            continue
        rows.append(_row(table, line, cells, criteria))
    if not rows:
        reader.findings.append(found("no_rows"))
    return tuple(rows)


def _row(table: Table, line: Line, cells: tuple[str, ...], criteria: Criteria) -> ImportedRow:
    if table.format.family == FACTS:
        return read_facts(table.format.code, line, cells)
    if table.format is HORS_BEE:
        return hors_bee.read_row(line, cells)
    return simple_list.read_row(line, cells, criteria)


def _line(number: int, cells: tuple[str, ...], table: Table, reader: Reader) -> Line | None:
    """Give the cells of a record by their column; a record of another length is told and left out."""
    if len(cells) != table.width:
        shown = " ".join(cell for cell in cells[:MOST_COLUMNS] if cell)
        reader.findings.append(found("row_length", number, value=shown, expected=table.width, counted=len(cells)))
        return None
    line = Line(number, {key: cells[place] for key, place in table.places.items()}, reader)
    return line if check_lengths(line) else None


def _add_what_is_said_once(table: Table, rows: tuple[ImportedRow, ...], findings: list[Finding]) -> None:
    place = table.places.get("candidate_number")
    lost = simple_list.without_zero(rows, place) if place is not None else None
    findings.extend(one for one in (lost, simple_list.of_another_prefix(rows)) if one)
    damaged = sum(finding.code in DAMAGE for finding in findings)
    if damaged:
        findings.append(found("spreadsheet_damage", count=damaged))


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))
