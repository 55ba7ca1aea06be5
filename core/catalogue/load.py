"""Load the reference files into the database, as often as wanted: what is equal is not touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, tuple_, update
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.audit import Event, record
from core.catalogue.kept import renew
from core.catalogue.reference import Reference, reference
from core.catalogue.rows import Row, tables
from core.catalogue.rules import session_year
from core.documents import templates
from core.documents.catalogue import KINDS
from db.tables import ExamSession, Paper, PaperMatch, Window
from db.tables.base import Base

UNTOUCHED = 1  # version of a window that nobody changed since it was loaded
PARTS = (Paper, PaperMatch)  # rows that no registration points at: what left the files leaves the table
AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did to one table; `kept` are rows that the files no longer have and that stay."""

    table: str
    added: int
    changed: int
    removed: int
    kept: int


def load_reference(tx: Session, actor: Actor, what: Reference | None = None) -> tuple[Loaded, ...]:
    """Bring the tables to what the reference files say, row by row by code; registrations never lose what they use."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    wanted = what or reference()
    renew(tx)
    done = [_merge(tx, table, names, rows) for table, names, rows in tables(wanted)]
    done.append(_add_exam_sessions(tx, wanted))
    done.append(_load_windows(tx, wanted))
    for kind in KINDS:
        templates.install(tx, actor, kind)
    touched = {one.table: one.added + one.changed + one.removed for one in done}
    if any(touched.values()):
        record(tx, actor, Event.REFERENCE_LOADED, "reference", 0, facts={k: v for k, v in touched.items() if v})
    tx.expire_all()
    return tuple(done)


def _merge(tx: Session, table: type[Base], names: tuple[str, ...], rows: list[Row]) -> Loaded:
    columns = list(rows[0]) if rows else []
    there = _rows(tx, table, columns, names)
    wanted = {tuple(row[name] for name in names): row for row in rows}
    new = [row for key, row in wanted.items() if key not in there]
    other = [row for key, row in wanted.items() if key in there and there[key] != row]
    gone = [key for key in there if key not in wanted]
    _insert(tx, table, new)
    for row in other:
        _update(tx, table, names, row)
    removed = _remove(tx, table, names, gone) if table in PARTS else 0
    return Loaded(table.__tablename__, len(new), len(other), removed, len(gone) - removed)


def _rows(tx: Session, table: type[Base], columns: Iterable[str], names: tuple[str, ...]) -> dict[tuple[Any, ...], Row]:
    found = tx.execute(select(*(getattr(table, column) for column in columns))).mappings()
    return {tuple(row[name] for name in names): dict(row) for row in found}


def _insert(tx: Session, table: type[Base], rows: list[Row]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        tx.execute(insert(table), rows[start : start + AT_ONCE])


def _update(tx: Session, table: type[Base], names: tuple[str, ...], row: Row) -> None:
    statement = update(table).where(*(getattr(table, name) == row[name] for name in names))
    values = {column: value for column, value in row.items() if column not in names}
    tx.execute(statement.values(values).execution_options(synchronize_session=False))


def _remove(tx: Session, table: type[Base], names: tuple[str, ...], keys: list[tuple[Any, ...]]) -> int:
    if keys:
        named = tuple_(*(getattr(table, name) for name in names)).in_(keys)
        tx.execute(delete(table).where(named).execution_options(synchronize_session=False))
    return len(keys)


def _add_exam_sessions(tx: Session, wanted: Reference) -> Loaded:
    """Add the exam sessions of the windows and of the campaign; closing or opening one again is the office's doing."""
    current = min(session_year(label) for label in wanted.current_sessions)
    labels = {(window.domain, window.exam_session) for window in wanted.windows}
    there = {tuple(row) for row in tx.execute(select(ExamSession.domain_code, ExamSession.label))}
    new = [
        {"domain_code": domain, "label": label, "closed": session_year(label) < current}
        for domain, label in sorted(labels - there)
    ]
    _insert(tx, ExamSession, new)
    return Loaded(ExamSession.__tablename__, len(new), 0, 0, len(there - labels))


WINDOW_KEY = ("exam_session_id", "academie_code", "foreign_group", "audience", "phase")
WINDOW_FACTS = ("opens_at", "closes_at", "zone", "source", "demonstration")


def _load_windows(tx: Session, wanted: Reference) -> Loaded:
    """Add windows, and move those that nobody changed since they were loaded: what staff moved stays moved."""
    rows = _window_rows(tx, wanted)
    there = {tuple(row[name] for name in WINDOW_KEY): row for row in _windows_there(tx)}
    new, changed = [], 0
    for key, row in rows.items():
        known = there.get(key)
        if known is None:
            new.append(row | {"latched_at": None, "version": UNTOUCHED})
        elif known["version"] == UNTOUCHED and any(known[name] != row[name] for name in WINDOW_FACTS):
            facts = {name: row[name] for name in WINDOW_FACTS}
            statement = update(Window).where(Window.id == known["id"], Window.version == UNTOUCHED).values(facts)
            tx.execute(statement.execution_options(synchronize_session=False))
            changed += 1
    _insert(tx, Window, new)
    return Loaded(Window.__tablename__, len(new), changed, 0, len(there.keys() - rows.keys()))


def _windows_there(tx: Session) -> list[Row]:
    columns = ("id", "version", *WINDOW_KEY, *WINDOW_FACTS)
    return [dict(row) for row in tx.execute(select(*(getattr(Window, name) for name in columns))).mappings()]


def _window_rows(tx: Session, wanted: Reference) -> dict[tuple[Any, ...], Row]:
    found = tx.execute(select(ExamSession.domain_code, ExamSession.label, ExamSession.id))
    ids = {(domain, label): identifier for domain, label, identifier in found}
    rows = {}
    for one in wanted.windows:
        row: Row = {
            "exam_session_id": ids[one.domain, one.exam_session], "academie_code": one.academie,
            "foreign_group": one.group, "audience": one.audience.value, "phase": one.phase.value,
            "opens_at": one.opens, "closes_at": one.closes, "zone": one.zone,
            "source": one.source if one.hour_known else f"{one.source} (heure non connue)",
            "demonstration": one.demonstration,
        }  # fmt: skip
        rows[tuple(row[name] for name in WINDOW_KEY)] = row
    return rows
