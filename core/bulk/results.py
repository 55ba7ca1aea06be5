"""The files of a run, written with flat memory: one entry of the catalogue each, one part of the run each."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor
from core.bulk import claims, rules
from core.bulk.claims import ClaimLost, Part
from core.bulk.manifest import write_manifest
from core.bulk.merged import write_merged
from core.bulk.options import MANIFEST, MERGED, SCHOOLS, ZIP
from core.bulk.result_lines import ResultLine, School, Source, lines_at, positions_of, result_lines, schools_of
from core.bulk.schools import write_schools
from core.bulk.singles import write_singles
from core.documents.queries import facts_of
from core.errors import ServiceBusy
from core.storage import Stored, keep_file, new_file
from db.tables import BulkFile, BulkRun

RENEW_SECONDS = 20.0
PAGE = 500
log = logging.getLogger("sporades.worker")


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of file a run may give, named `<kind>-<run><ending>`; `write` says whether there was any document."""

    ending: str
    media_type: str
    write: Callable[[Path, Source], bool]


OUTPUTS: dict[str, Output] = {
    MERGED: Output(".pdf", "application/pdf", write_merged),
    SCHOOLS: Output("-par-etablissement.zip", "application/zip", write_schools),
    ZIP: Output(".zip", "application/zip", write_singles),
    MANIFEST: Output(".csv", "text/csv", write_manifest),
}


def write_file(actor: Actor, part: Part) -> None:
    """Write one file of a run; three failures and the run goes on without it, saying so."""
    try:
        output = OUTPUTS[part.work]
        with new_file() as path:
            written = output.write(path, _source(actor, part))
            stored = keep_file(path) if written else None
        units.perform(_note, actor, part, output, stored)
    except (ClaimLost, ServiceBusy):
        raise
    except Exception as error:
        log.exception("file %s of run %s", part.work, part.run_id)
        if part.attempts < rules.ATTEMPTS:
            units.perform(claims.put_back, actor, part)
        else:
            units.perform(_give_up, actor, part, type(error).__name__)


def _source(actor: Actor, part: Part) -> Source:
    """Give what a file is written from; the part is held for as long as it takes."""
    held = Held(actor, part)
    return Source(
        units.read(_kind, actor, part.run_id),
        lambda: held.while_reading(_pages(actor, part)),
        lambda ids: _facts(actor, ids),
        lambda: _schools(actor, part, held),
    )


def _kind(tx: Session, actor: Actor, run_id: int) -> str:
    del actor
    return tx.scalars(select(BulkRun.kind).where(BulkRun.id == run_id)).one()


class Held:
    """Holds a part for as long as pages of it are read."""

    def __init__(self, actor: Actor, part: Part) -> None:
        self._actor, self._part, self._renewed = actor, part, time.monotonic()

    def while_reading(self, pages: Iterator[list[ResultLine]]) -> Iterator[list[ResultLine]]:
        """Give the pages; the part is renewed in time."""
        for page in pages:
            yield page
            if time.monotonic() - self._renewed > RENEW_SECONDS:
                units.perform(claims.renew, self._actor, self._part)
                self._renewed = time.monotonic()


def _schools(actor: Actor, part: Part, held: Held) -> Iterator[School]:
    for uai, name in units.read(schools_of, actor, part.run_id):
        yield School(uai, name, partial(held.while_reading, _pages_of(actor, part, uai)))


def _pages_of(actor: Actor, part: Part, uai: str) -> Iterator[list[ResultLine]]:
    places = units.read(positions_of, actor, part.run_id, uai)
    for first in range(0, len(places), PAGE):
        yield units.read(lines_at, actor, part.run_id, places[first : first + PAGE])


def _facts(actor: Actor, document_ids: Collection[int]) -> dict[int, Any]:
    return units.read(_read_facts, actor, document_ids)


def _read_facts(tx: Session, actor: Actor, document_ids: Collection[int]) -> dict[int, Any]:
    del actor
    return facts_of(tx, document_ids)


def _pages(actor: Actor, part: Part) -> Iterator[list[ResultLine]]:
    """Read the run page by page, in its order."""
    after = 0
    while page := units.read(result_lines, actor, part.run_id, after=after, limit=PAGE):
        yield page
        after = page[-1].position


def _note(tx: Session, actor: Actor, part: Part, output: Output, stored: Stored | None) -> None:
    del actor
    row = claims.hold(tx, part)
    claims.finish(tx, row)
    if stored is None:
        return
    run = tx.get_one(BulkRun, part.run_id)
    name = f"{run.kind}-{run.id}{output.ending}"
    kept = tx.scalars(select(BulkFile).where(BulkFile.run_id == run.id, BulkFile.name == name)).one_or_none()
    file = kept or BulkFile(run_id=run.id, name=name)
    file.media_type, file.sha256, file.size = output.media_type, stored.sha256, stored.size
    file.storage_key, file.made_at = stored.key, clock.now(tx)
    tx.add(file)


def _give_up(tx: Session, actor: Actor, part: Part, error: str) -> None:
    del actor
    row = claims.hold(tx, part)
    tx.get_one(BulkRun, part.run_id, with_for_update=True).error = f"{part.work}: {error}"
    claims.finish(tx, row)
