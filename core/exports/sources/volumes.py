"""Registrations a day, by académie, domain and exam session: counts, never persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.exports.rules import Kind
from core.exports.sheet import Column, Row, Value
from core.exports.sources import criteria
from core.exports.sources.found import Found
from core.i18n import t
from core.monitoring.queries import daily_cells
from core.monitoring.volumes import Cell, DailyCell, Selection
from db.tables import Academie, ExamDomain

COLUMNS = (
    Column("day", Kind.DAY, width=13),
    Column("academie_code", width=10),
    Column("academie", width=18),
    Column("domain_code", width=10),
    Column("domain", width=34),
    Column("exam_session", width=10),
    Column("saved", Kind.NUMBER, width=12),
    Column("remark", width=34),
)


def volumes(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Found:
    """Find the counts of a selection; a withheld cell is one line without a day or a count (3.07)."""
    selection = criteria.read(Selection, query)
    days, withheld = daily_cells(tx, actor, selection)
    academies = {row.code: row.label for row in tx.execute(select(Academie.code, Academie.label))}
    domains = {row.code: row.label for row in tx.execute(select(ExamDomain.code, ExamDomain.label))}

    def cells(one: DailyCell | Cell, **counts: Value) -> dict[str, Value]:
        return {
            "academie_code": one.academie_code,
            "academie": academies.get(one.academie_code, ""),
            "domain_code": one.domain_code,
            "domain": domains.get(one.domain_code, ""),
            "exam_session": one.exam_session,
            **counts,
        }

    def rows(columns: tuple[Column, ...]) -> Iterator[Row]:
        for day in days:
            found = cells(day, day=day.day, saved=day.saved, remark="")
            yield tuple(found[column.name] for column in columns)
        for cell in withheld:
            found = cells(cell, day=None, saved=None, remark=t(language, "volumes-withheld"))
            yield tuple(found[column.name] for column in columns)

    words = {
        "academies": tuple(academies.get(code, code) for code in selection.academies),
        "domains": tuple(domains.get(code, code) for code in selection.domains),
        "exam_sessions": selection.exam_sessions,
    }
    return Found(len(days) + len(withheld), rows, criteria.said(language, words))
