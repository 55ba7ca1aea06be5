"""Who meets whom: the keys of candidates, kept under an index, and the pairs that share one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session, aliased

from core.duplicates.keys import keys_of
from core.duplicates.people import identities
from core.duplicates.rules import Identity, Likeness, compare
from db.tables import DuplicateKey

MOST_AT_A_KEY = 200  # what more candidates share says nothing: a date that stands for none, the address of a school
_KEYS = cast("Table", DuplicateKey.__table__)

Met = dict[tuple[int, int], tuple[Likeness, Identity, Identity]]


def write_keys(tx: Session, ids: Collection[int], people: Mapping[int, Identity]) -> None:
    """Write anew the keys of some candidates; those who are no longer compared have none."""
    tx.execute(delete(_KEYS).where(_KEYS.c.candidate_id.in_(ids)))
    rows = [{"key": key, "candidate_id": one.id} for one in people.values() for key in sorted(keys_of(one))]
    if rows:
        tx.execute(insert(_KEYS), rows)


def meeting(tx: Session, ids: Collection[int], people: Mapping[int, Identity]) -> Met:
    """Give every pair of some candidates with anyone who looks alike, the lower identifier first."""
    pairs = {(min(a, b), max(a, b)) for a, b in _sharing(tx, ids)}
    known = dict(people) | identities(tx, {one for pair in pairs for one in pair} - people.keys())
    found: Met = {}
    for a, b in sorted(pairs):
        if a in known and b in known and (likeness := compare(known[a], known[b])):
            found[a, b] = (likeness, known[a], known[b])
    return found


def _sharing(tx: Session, ids: Collection[int]) -> list[tuple[int, int]]:
    mine, other, held = aliased(DuplicateKey), aliased(DuplicateKey), aliased(DuplicateKey)
    telling = (
        select(DuplicateKey.key)
        .where(DuplicateKey.key.in_(select(held.key).where(held.candidate_id.in_(ids))))
        .group_by(DuplicateKey.key)
        .having(func.count().between(2, MOST_AT_A_KEY))
    )
    asked = (
        select(mine.candidate_id, other.candidate_id)
        .distinct()
        .join(other, (other.key == mine.key) & (other.candidate_id != mine.candidate_id))
        .where(mine.candidate_id.in_(ids), mine.key.in_(telling))
    )
    return [(row[0], row[1]) for row in tx.execute(asked)]


def alike_to(tx: Session, person: Identity) -> dict[int, Likeness]:
    """Give who in the register looks like someone who is not in it yet, or not as it says."""
    keys = keys_of(person)
    common = (
        select(DuplicateKey.key)
        .where(DuplicateKey.key.in_(keys))
        .group_by(DuplicateKey.key)
        .having(func.count() <= MOST_AT_A_KEY)
    )
    ids = tx.scalars(select(DuplicateKey.candidate_id).where(DuplicateKey.key.in_(common)).distinct()).all()
    compared = {one: compare(person, other) for one, other in identities(tx, ids).items() if one != person.id}
    return {one: likeness for one, likeness in compared.items() if likeness is not None}
