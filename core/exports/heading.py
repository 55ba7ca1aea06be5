"""What a file says of itself: what it is, who asked for it, why, for whom, by which criteria, how many rows (1.21)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.exports.catalogue import ExportType
from core.exports.rules import DataClass
from core.exports.sheet import Column, Sheet
from core.exports.sources.found import Found
from core.i18n import instant, number, t
from db.tables import Academie, Export

PARIS = "Europe/Paris"
_SHEET_NAME_MOST = 31


def sheet_of(
    tx: Session, asker: Actor, kind: ExportType, export: Export, found: Found, columns: tuple[Column, ...]
) -> Sheet:
    """Give what surrounds the rows of an export, in the language of the person who asked."""
    language = export.language
    title = t(language, f"export-{kind.name.replace('_', '-')}-title")
    trace = _trace(tx, asker, export, found, columns)
    shown = kind.columns if kind.fixed else columns
    return Sheet(
        name=title[:_SHEET_NAME_MOST],
        heading=_heading(title, trace, found, fixed=kind.fixed),
        titles=kind.titles or tuple(_title(language, one.name) for one in shown),
        columns=shown,
        trace_name=t(language, "export-trace"),
        trace_titles=(t(language, "export-trace-fact"), t(language, "export-trace-value")),
        trace=trace,
        digest_title=t(language, "export-fact-digest"),
        foot=" – ".join(f"{label} {text}" for label, text in trace[:5]),
        fixed=kind.fixed,
    )


def _title(language: str, name: str) -> str:
    """Titles are also read by programs: ordinary spaces."""
    return " ".join(t(language, f"export-column-{name.replace('_', '-')}").split())


def _trace(
    tx: Session, asker: Actor, export: Export, found: Found, columns: tuple[Column, ...]
) -> tuple[tuple[str, str], ...]:
    language = export.language
    facts = {
        "number": str(export.id),
        "asked-by": export.asked_by,
        "asked-at": t(
            language, "export-hour-of", hour=instant(language, export.asked_at, zone_of(tx, asker), "short"),
            zone=zone_of(tx, asker),
        ),
        "purpose": t(language, f"export-purpose-{export.purpose.replace('_', '-')}"),
        "rows": number(language, found.total),
        "recipient": export.recipient,
        "criteria": found.criteria,
        "approved-by": export.decided_by,
        "care": t(language, "export-personal-care") if _names_persons(columns) else "",
    }  # fmt: skip
    return tuple((t(language, f"export-fact-{name}"), text) for name, text in facts.items() if text)


def _names_persons(columns: tuple[Column, ...]) -> bool:
    return any(column.data_class > DataClass.OPEN for column in columns)


def _heading(
    title: str, trace: tuple[tuple[str, str], ...], found: Found, *, fixed: bool
) -> tuple[tuple[str, ...], ...]:
    if not fixed:
        return ((title,), *trace)
    return (*((line,) for line in found.heading()), *((f"{label} {text}",) for label, text in trace))


def zone_of(tx: Session, actor: Actor) -> str:
    """Give the zone in which a person reads hours: the académie's when there is only one, else Paris."""
    codes = {scope.academie_code for scope in actor.scopes}
    if len(codes) != 1:
        return PARIS
    return tx.scalar(select(Academie.zone).where(Academie.code == codes.pop())) or PARIS
