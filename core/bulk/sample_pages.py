"""The first pages of the samples of a run, drawn to be looked at on the screen before it is ordered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from core import i18n
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.beforehand import worked_out_by
from core.bulk.looking import Sample, samples
from core.bulk.options import RunOptions
from core.documents.preparing import Refused, Sheet, sheets
from core.documents.rendering.picture import first_picture
from core.errors import ExamError
from core.search.query import Query

DRAWN = 8  # drawings kept by the process: those of one screen, and of the one before


@dataclass(frozen=True, slots=True)
class SamplePage:
    """The first page of one sample, as a drawing, or why it would not be printed."""

    registration_id: int
    picture: str
    refused: str = ""


def _draw(
    tx: Session, actor: Actor, query: Query, options: RunOptions, *, drawn: int | None = None
) -> list[tuple[Sample, Sheet | Refused, SamplePage]]:
    found = samples(tx, actor, query, options, drawn=drawn)
    printed = sheets(tx, options.kind, [one.registration_id for one in found])
    return [
        (one, printed[one.registration_id], _page(actor, one.registration_id, printed[one.registration_id]))
        for one in found
    ]


def _page(actor: Actor, registration_id: int, sheet: Sheet | Refused) -> SamplePage:
    if isinstance(sheet, Refused):
        said = i18n.t(actor.language, f"skipped-{sheet.reason.replace('_', '-')}")
        return SamplePage(registration_id, "", said)
    try:
        return SamplePage(registration_id, _picture(sheet.kind.render(sheet.facts)))
    except ExamError as refused:
        return SamplePage(registration_id, "", i18n.refusal(actor.language, refused))


@lru_cache(maxsize=DRAWN)
def _picture(content: bytes) -> str:
    return first_picture(content)


@worked_out_by(_draw)
def sample_pages(
    tx: Session, actor: Actor, query: Query, options: RunOptions, *, drawn: int | None = None
) -> list[SamplePage]:
    """Show the first page of each sample of a run as it would be printed now: read, journalled, neither kept nor given.

    `drawn` decides the one at random, as for the samples themselves.
    """
    require(actor, Permission.DOCUMENT_REGENERATE)
    shown = []
    for sample, sheet, page in _draw(tx, actor, query, options, drawn=drawn):
        if isinstance(sheet, Sheet):
            facts = {"kind": sheet.kind.code, "version": sheet.version, "sample": True}
            record(tx, actor, Event.DOCUMENT_READ, "registration", sample.registration_id, facts=facts)
        shown.append(page)
    return shown
