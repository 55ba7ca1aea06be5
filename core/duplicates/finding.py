"""Read two candidates, a pair or a merge within the perimeter, locked in the fixed order: by identifier (4.15)."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import visible_candidates
from core.errors import NotFound
from db.tables import Account, Candidate, CandidateMerge, DuplicatePair, Registration


def both(tx: Session, actor: Actor, one: int, other: int, permission: Permission) -> tuple[Candidate, Candidate]:
    """Give two candidates, both of the perimeter for this right, in the order asked; else neither is found (3.03)."""
    statement = visible_candidates(actor, permission).where(Candidate.id.in_((one, other))).order_by(Candidate.id)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Candidate).execution_options(populate_existing=True)
    found = {row.id: row for row in tx.scalars(statement)}
    if len(found) != 2:  # noqa: PLR2004 - both
        raise NotFound(kind="duplicate")
    return found[one], found[other]


def one_pair(tx: Session, actor: Actor, pair_id: int, permission: Permission) -> DuplicatePair:
    """Give a pair whose two candidates are in the perimeter, with them locked when the unit of work writes."""
    pair = tx.get(DuplicatePair, pair_id)
    if pair is None:
        raise NotFound(kind="duplicate")
    both(tx, actor, pair.a_id, pair.b_id, permission)
    tx.refresh(pair, with_for_update=bool(tx.info.get("writes")))
    return pair


def pair_of(tx: Session, one: int, other: int) -> DuplicatePair | None:
    """Give the pair of two candidates already found in the perimeter."""
    statement = select(DuplicatePair).where(
        DuplicatePair.a_id == min(one, other), DuplicatePair.b_id == max(one, other)
    )
    return tx.scalars(statement).one_or_none()


def one_merge(
    tx: Session, actor: Actor, merge_id: int, permission: Permission
) -> tuple[Candidate, Candidate, CandidateMerge]:
    """Give a merge with the candidate that is kept and the one that is absorbed, all locked, candidates first."""
    ids = tx.execute(
        select(CandidateMerge.kept_id, CandidateMerge.absorbed_id).where(CandidateMerge.id == merge_id)
    ).one_or_none()
    if ids is None:
        raise NotFound(kind="duplicate")
    kept, absorbed = both(tx, actor, ids.kept_id, ids.absorbed_id, permission)
    statement = select(CandidateMerge).where(CandidateMerge.id == merge_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return kept, absorbed, tx.scalars(statement).one()


def accounts_of(tx: Session, *candidates: Candidate) -> dict[int, Account]:
    """Give the accounts of candidates by candidate, locked when the unit of work writes."""
    ids = [one.id for one in candidates]
    statement = select(Account).where(Account.candidate_id.in_(ids)).order_by(Account.id)
    if tx.info.get("writes"):
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return {int(row.candidate_id or 0): row for row in tx.scalars(statement)}


def registrations_of(tx: Session, candidate: Candidate) -> list[Registration]:
    """Give every registration of a candidate of the perimeter, ended ones too, by number; locked in a unit that writes.

    All of a person goes together, wherever it is managed.
    """
    statement: Select[Registration] = (
        select(Registration).where(Registration.candidate_id == candidate.id).order_by(Registration.number)
    )
    if tx.info.get("writes"):
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return list(tx.scalars(statement))
