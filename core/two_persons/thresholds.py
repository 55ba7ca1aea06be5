"""From how many an act waits for a second person: a number set by the office, for an académie or for all.

Runs, exports and registrations set aside together each have theirs; until the office sets it, that of the settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, settings
from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.audit import Event, record
from core.errors import InvalidFields, NotFound
from core.two_persons.rules import MOST_ABOVE, CountedAct
from db.tables import Academie, OfficeSetting

RUN_APPROVAL_ABOVE = 20_000  # documents of a run that one person orders alone, until the office sets another number


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number of an act for one académie, or all without their own (empty code); `own` when it was set there."""

    academie_code: str
    academie: str
    above: int
    own: bool
    set_by: str = ""
    set_at: datetime | None = None


def approval_above(tx: Session, act: CountedAct, academies: Iterable[str], *, asker: str = "") -> int:
    """Give the number that counts for an act over some académies: the smallest of theirs.

    Nobody orders alone under a number that he raised himself: the one above it counts for him (3.13).
    """
    kept = _kept(tx, act)
    usual = _counts_for(asker, kept.get(""), _at_first(act))
    return min((_counts_for(asker, kept.get(code), usual) for code in academies), default=usual)


def _counts_for(asker: str, row: OfficeSetting | None, otherwise: int) -> int:
    if row is None:
        return otherwise
    return min(row.value, otherwise) if asker and row.set_by == asker else row.value


def smallest(tx: Session, act: CountedAct) -> int:
    """Give the smallest number anywhere: fewer than that never wait."""
    return min([_at_first(act), *(one.value for one in _kept(tx, act).values())])


def _at_first(act: CountedAct) -> int:
    now = settings.current()
    given = {CountedAct.EXPORT: now.export_approval_above, CountedAct.SETTING_ASIDE: now.mass_approval_above}
    return given.get(act, RUN_APPROVAL_ABOVE)


def _kept(tx: Session, act: CountedAct) -> dict[str, OfficeSetting]:
    return {row.academie_code: row for row in tx.scalars(select(OfficeSetting).where(OfficeSetting.name == act.value))}


def thresholds(tx: Session, actor: Actor, act: CountedAct) -> list[Threshold]:
    """Give the numbers of an act that a head of office may set, those of all académies first."""
    require(actor, Permission.SETTINGS_CHANGE)
    kept, named = _kept(tx, act), {row.code: row.label for row in tx.scalars(select(Academie).order_by(Academie.label))}
    usual = kept[""].value if "" in kept else _at_first(act)
    found = [_threshold(code, label, kept, usual) for code, label in {"": "", **named}.items()]
    return [one for one in found if _may_set(actor, one.academie_code)]


def _threshold(code: str, label: str, kept: dict[str, OfficeSetting], usual: int) -> Threshold:
    row = kept.get(code)
    if row is None:
        return Threshold(code, label, usual, own=False)
    return Threshold(code, label, row.value, own=True, set_by=row.set_by, set_at=row.set_at)


def _may_set(actor: Actor, academie_code: str) -> bool:
    """Whether an académie lies whole in someone's scopes: a head of one domain does not set that of the others."""
    return any(
        scope.academie_code in {"", academie_code} and not scope.domain_code
        for scope in scopes_for(actor, Permission.SETTINGS_CHANGE)
    )


def set_threshold(tx: Session, actor: Actor, act: CountedAct, academie_code: str, above: int) -> Threshold:
    """Set from how many an act over an académie, or over all, waits for a second person; journalled (3.24)."""
    require(actor, Permission.SETTINGS_CHANGE)
    if not _may_set(actor, academie_code):
        raise NotFound(kind="place")
    academie = tx.get(Academie, academie_code) if academie_code else None
    if academie_code and academie is None:
        raise NotFound(kind="place")
    if not 0 <= above <= MOST_ABOVE:
        raise InvalidFields(fields={act.replace("_", "-"): "number_out_of_range"})
    row = tx.get(OfficeSetting, (act.value, academie_code), with_for_update=True)
    before = row.value if row else None
    if row is None:
        row = OfficeSetting(name=act.value, academie_code=academie_code, value=above, set_by="", set_at=clock.now(tx))
        tx.add(row)
    row.value, row.set_by, row.set_at = above, actor.label, clock.now(tx)
    record(
        tx, actor, Event.SETTINGS_CHANGED, "system", 0, changes={act.value: (before, above)},
        facts={"setting": act.value, "academie": academie_code},
    )  # fmt: skip
    label = academie.label if academie else ""
    return Threshold(academie_code, label, above, own=True, set_by=row.set_by, set_at=row.set_at)
