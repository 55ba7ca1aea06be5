"""One's own data: read at any time, changed until the first registration, never after (6.08, seed 3)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.accounts.errors import PersonLocked
from core.accounts.typed import TypedPerson, read_person
from core.audit import Event, record
from core.candidates.actions import name_keys
from core.candidates.phones import shown_phone
from core.candidates.rules import parse_civility
from core.errors import StaleForm
from core.i18n import PARIS
from db.tables import Academie, Candidate

FIELDS = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_departement",
    "birth_country", "nationality", "phone", "address", "postcode", "city", "country", "academie_code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnData:
    """What the register says of the candidate signed in; `values` are written as they would be typed."""

    number: str
    email: str
    locked: bool
    version: int
    values: TypedPerson
    academie: str


@dataclass(frozen=True, slots=True)
class OwnChanged:
    """The receipt of a change: how many fields."""

    fields: int


def own_data(tx: Session, actor: Actor) -> OwnData:
    """Give one's own data."""
    require(actor, Permission.OWN_FILE)
    candidate = one_candidate(tx, actor, actor.id, Permission.OWN_FILE)
    academie = tx.get(Academie, candidate.academie_code)
    return OwnData(
        candidate.number, candidate.email, candidate.locked_at is not None, candidate.version, as_typed(candidate),
        academie.label if academie else "",
    )  # fmt: skip


def as_typed(candidate: Candidate) -> TypedPerson:
    """Write the data of a candidate as someone would type them."""
    values = {name: getattr(candidate, name) for name in FIELDS}
    values |= {
        "civility": parse_civility(candidate.civility).value,
        "birth_date": f"{candidate.birth_date:%d/%m/}{candidate.birth_date.year:04d}",
        "phone": shown_phone(candidate.phone),
        "address": "\n".join(candidate.address),
    }
    return TypedPerson(**values)


def change_person(tx: Session, actor: Actor, typed: TypedPerson, *, seen: int) -> OwnChanged:
    """Change one's own data before the first registration, asked again under the lock of this very transaction.

    The same sent twice, by a double click, is changed once (6.24).
    """
    require(actor, Permission.OWN_FILE)
    candidate = one_candidate(tx, actor, actor.id, Permission.OWN_FILE)
    if candidate.locked_at is not None:
        raise PersonLocked
    academies = set(tx.scalars(select(Academie.code).where(~Academie.closed, Academie.er_code != "")))
    read = read_person(typed, today=clock.today(tx, PARIS), academies=academies)
    wanted: dict[str, Any] = {name: asdict(read)[name] for name in FIELDS} | {"address": list(read.address)}
    changes = {
        name: (getattr(candidate, name), value) for name, value in wanted.items() if getattr(candidate, name) != value
    }
    if not changes:
        return OwnChanged(0)
    if candidate.version != seen:
        raise StaleForm
    for name, (_, after) in changes.items():
        setattr(candidate, name, after)
    for name, key in name_keys(candidate.birth_name, candidate.usual_name, candidate.first_names).items():
        setattr(candidate, name, key)
    tx.flush()
    record(tx, actor, Event.ACCOUNT_CHANGED, "candidate", candidate.id, changes=changes)
    return OwnChanged(len(changes))
