"""Hand over the findings of an import as a file, and the sample files that show what can be dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from core import clock, files
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.errors import NotFound
from core.exports.rules import Format, Kind
from core.exports.separated import write_separated
from core.exports.sheet import Column, Row, Sheet
from core.exports.workbook import write_workbook
from core.i18n import instant, number, t
from core.imports.queries import file_in, findings_of
from core.imports.wording import said
from core.storage import new_file
from db.tables import ImportFile

REPORT, SAMPLE = "import-report", "sample"
OFFICE_ZONE = "Europe/Paris"
FOLDER = Path(__file__).parents[2] / "samples"
SIMPLE_LIST_SAMPLE, HORS_BEE_SAMPLE = "liste-simple.csv", "premieres_2.1_2027_exemple.csv"
MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMNS = (
    Column("line", Kind.NUMBER, width=8), Column("severity", width=14), Column("column", width=22),
    Column("value", width=28), Column("suggestion", width=28), Column("message", width=60), Column("todo", width=60),
)  # fmt: skip
_WRITERS = {Format.CSV: write_separated, Format.XLSX: write_workbook}
_NAME = re.compile(r"(\d{1,18})\.(csv|xlsx)", re.ASCII)


def open_report(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over what was found in an import, `12.csv` or `12.xlsx`: line, severity, column, value, message, to do."""
    require(actor, Permission.IMPORT_STAGE)
    asked = _NAME.fullmatch(name)
    if asked is None:
        raise NotFound(kind="import")
    file, made = file_in(tx, actor, int(asked[1]), Permission.IMPORT_STAGE), Format(asked[2])
    with new_file() as path:
        passage = _WRITERS[made](path, _sheet(tx, actor, file), _rows(tx, actor, file))
        content = path.read_bytes()
    record(tx, actor, Event.IMPORT_REPORT_READ, "import", file.id, facts={"rows": passage.rows, "format": made.value})
    return files.FileAnswer(f"constats-import-{file.id}.{made.value}", MEDIA_TYPES[made], content=content)


def _rows(tx: Session, actor: Actor, file: ImportFile) -> Iterator[Row]:
    for finding in findings_of(tx, file.id):
        one = said(actor.language, finding)
        where = one.line or t(actor.language, "import-whole-file")
        yield where, one.severity_label, one.column, one.value, one.suggestion, one.message, one.todo


def _sheet(tx: Session, actor: Actor, file: ImportFile) -> Sheet:
    language = actor.language
    title = t(language, "import-report-title")
    counts = file.counts
    trace = (
        (t(language, "import-fact-file"), file.display_name),
        (t(language, "import-fact-sha256"), file.sha256),
        (t(language, "import-fact-staged"), f"{_hour(language, file.staged_at)}, {file.staged_by}"),
        (t(language, "import-fact-blocking"), number(language, counts.get("blocking_findings", 0))),
        (t(language, "import-fact-warnings"), number(language, counts.get("warning_findings", 0))),
        (t(language, "import-fact-made"), f"{_hour(language, clock.now(tx))}, {actor.label}"),
    )  # fmt: skip
    return Sheet(
        name=title, heading=((title,), *trace), columns=COLUMNS, trace=trace, foot=title,
        titles=tuple(t(language, f"import-report-{column.name}") for column in COLUMNS),
        trace_name=t(language, "export-trace"), digest_title=t(language, "export-fact-digest"),
        trace_titles=(t(language, "export-trace-fact"), t(language, "export-trace-value")),
    )  # fmt: skip


def _hour(language: str, at: datetime) -> str:
    return instant(language, at, OFFICE_ZONE, "short")


def open_sample(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over a sample file of invented people, to see how an import goes."""
    del tx
    require(actor, Permission.IMPORT_STAGE)
    if name not in {SIMPLE_LIST_SAMPLE, HORS_BEE_SAMPLE}:
        raise NotFound(kind="file")
    return files.FileAnswer(name, MEDIA_TYPES[Format.CSV], content=(FOLDER / name).read_bytes())


files.register(REPORT, open_report)
files.register(SAMPLE, open_sample)
