"""Write what a plan of facts says, under the locks of the registrations; what undoing it needs is kept on its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission
from core.access.perimeter import require_place
from core.documents.imported.held import AT
from core.documents.imported.keeping import Change, NewFacts, keep
from core.documents.imported.showing import withheld_until
from core.imports.applying import Effect, Written, note
from core.imports.errors import ImportMoved
from core.imports.facts.planning import CONTENT
from core.imports.known_from import Codes
from core.imports.planning import Plan, Planned
from core.imports.rules import Outcome
from core.registrations.many import batches
from db.tables import ImportFile, Registration

FACTS_NOW, FACTS_BEFORE = "facts", "before"


def write(
    tx: Session, actor: Actor, file: ImportFile, lines: Sequence[dict[str, Any]], plan: Plan, codes: Codes
) -> Written:
    """Put in force the facts of every registration that the plan creates or brings up.

    A correction that says no instant keeps the one chosen for what it corrects: results never come out before it.
    """
    del codes
    planned = [one for one in plan.lines if one.changes]
    registrations = _locked(tx, [one.registration_id for one in planned])
    _require_unmoved(actor, planned, registrations)
    at, chosen = clock.now(tx), file.choice.get("visible_from", "")
    visible_from = datetime.fromisoformat(chosen) if chosen else None
    held = withheld_until(tx, file.format, registrations)
    wanted = {
        number: NewFacts({AT: at.isoformat(), **one.changes[CONTENT]}, file.id, visible_from or held.get(number))
        for one in planned
        for number in (one.registration_id,)
    }
    changes = keep(tx, actor, file.format, wanted)
    note(tx, lines, {one.line: _effect(one, changes[one.registration_id]) for one in planned})
    replaced = sum(bool(one.before) for one in changes.values())
    return Written(
        candidates=0, registrations=len(changes) - replaced, updated=replaced,
        unchanged=sum(line["outcome"] == Outcome.UNCHANGED for line in lines),
        left_out=sum(line["outcome"] == Outcome.BLOCKED for line in lines),
    )  # fmt: skip


def _effect(planned: Planned, change: Change) -> Effect:
    kept = {FACTS_NOW: change.now, FACTS_BEFORE: change.before}
    return Effect(planned.candidate_id, planned.registration_id, kept)


def _locked(tx: Session, ids: Iterable[int]) -> dict[int, tuple[int, str, str, str]]:
    """Lock registrations in the order of their numbers; give the version, state and place of each."""
    found: dict[int, tuple[int, str, str, str]] = {}
    for batch in batches(sorted(ids)):
        statement = (
            select(
                Registration.id, Registration.version, Registration.state, Registration.academie_code,
                Registration.domain_code,
            )
            .where(Registration.id.in_(batch))
            .order_by(Registration.id)
            .with_for_update(of=Registration)
        )  # fmt: skip
        found |= {row[0]: (row[1], row[2], row[3], row[4]) for row in tx.execute(statement)}
    return found


def _require_unmoved(
    actor: Actor, planned: Iterable[Planned], registrations: Mapping[int, tuple[int, str, str, str]]
) -> None:
    """Refuse when someone saved between the plan and the locks, and whatever lies out of the perimeter."""
    for one in planned:
        version, state, academie, domain = registrations[one.registration_id]
        if (version, state) != one.seen[1:]:
            raise ImportMoved(line=one.line)
        require_place(actor, Permission.IMPORT_APPLY, academie, domain)
