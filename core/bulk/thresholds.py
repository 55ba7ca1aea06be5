"""From how many documents a run waits for a second person: a number set by the office, for an académie or for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.audit import Event, record
from core.bulk import rules
from core.errors import InvalidFields, NotFound
from db.tables import Academie, OfficeSetting

NAME = "run_approval_above"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number of one académie, or of all those without their own (empty code); `own` when it was set there."""

    academie_code: str
    academie: str
    above: int
    own: bool
    set_by: str = ""
    set_at: datetime | None = None


def approval_above(tx: Session, academies: Iterable[str], *, asker: str = "") -> int:
    """Give the number that counts for a run over some académies: the smallest of theirs.

    Nobody orders alone under a number that he raised himself: the one above it counts for him (3.13).
    """
    kept = _kept(tx)
    usual = _counts_for(asker, kept.get(""), rules.APPROVAL_ABOVE)
    return min((_counts_for(asker, kept.get(code), usual) for code in academies), default=usual)


def _counts_for(asker: str, row: OfficeSetting | None, otherwise: int) -> int:
    if row is None:
        return otherwise
    return min(row.value, otherwise) if asker and row.set_by == asker else row.value


def smallest(tx: Session) -> int:
    """Give the smallest number anywhere: a run of fewer documents never waits."""
    kept = _kept(tx)
    return min([rules.APPROVAL_ABOVE, *(one.value for one in kept.values())])


def _kept(tx: Session) -> dict[str, OfficeSetting]:
    return {row.academie_code: row for row in tx.scalars(select(OfficeSetting).where(OfficeSetting.name == NAME))}


def thresholds(tx: Session, actor: Actor) -> list[Threshold]:
    """Give the numbers that a head of office may set, those of all académies first."""
    require(actor, Permission.SETTINGS_CHANGE)
    kept, named = _kept(tx), {row.code: row.label for row in tx.scalars(select(Academie).order_by(Academie.label))}
    usual = kept[""].value if "" in kept else rules.APPROVAL_ABOVE
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


def set_threshold(tx: Session, actor: Actor, academie_code: str, above: int) -> Threshold:
    """Set from how many documents a run of an académie, or of all, waits for a second person; journalled (3.24)."""
    require(actor, Permission.SETTINGS_CHANGE)
    if not _may_set(actor, academie_code):
        raise NotFound(kind="place")
    academie = tx.get(Academie, academie_code) if academie_code else None
    if academie_code and academie is None:
        raise NotFound(kind="place")
    if not 0 <= above <= rules.MOST_ABOVE:
        raise InvalidFields(fields={NAME.replace("_", "-"): "number_out_of_range"})
    row = tx.get(OfficeSetting, (NAME, academie_code), with_for_update=True)
    before = row.value if row else None
    if row is None:
        row = OfficeSetting(name=NAME, academie_code=academie_code, value=above, set_by="", set_at=clock.now(tx))
        tx.add(row)
    row.value, row.set_by, row.set_at = above, actor.label, clock.now(tx)
    record(
        tx, actor, Event.SETTINGS_CHANGED, "system", 0, changes={NAME: (before, above)},
        facts={"setting": NAME, "academie": academie_code},
    )  # fmt: skip
    label = academie.label if academie else ""
    return Threshold(academie_code, label, above, own=True, set_by=row.set_by, set_at=row.set_at)
