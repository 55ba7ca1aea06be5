"""The perimeter, académie × domain, applied in one place (3.02): every query of persons starts here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.access.actor import Actor
from core.access.errors import CandidateMerged
from core.access.rights import Permission, scopes_for
from core.errors import NotFound
from db.tables import Candidate, Registration

CANDIDATE = "candidate"  # the kind of an actor signed in to the candidate space


def registrations_in(actor: Actor, permission: Permission = Permission.CANDIDATE_READ) -> ColumnElement[bool]:
    """The condition on a registration that the actor may act upon with this right; a candidate, only upon his own."""
    if actor.kind == CANDIDATE:
        return _own(actor, permission, Registration.candidate_id)
    return places_in(actor, permission, Registration.academie_code, Registration.domain_code)


def places_in(
    actor: Actor,
    permission: Permission,
    academie: InstrumentedAttribute[str],
    domain: InstrumentedAttribute[str],
) -> ColumnElement[bool]:
    """The condition on any row that carries an académie and a domain."""
    options: list[ColumnElement[bool]] = []
    for scope in scopes_for(actor, permission):
        conditions = []
        if scope.academie_code:
            conditions.append(academie == scope.academie_code)
        if scope.domain_code:
            conditions.append(domain == scope.domain_code)
        if not conditions:
            return true()
        options.append(and_(*conditions))
    return or_(*options) if options else false()


def candidates_in(actor: Actor, permission: Permission = Permission.CANDIDATE_READ) -> ColumnElement[bool]:
    """The condition on a candidate: one registration in the perimeter, or none at all and a home in it.

    A candidate without any registration belongs to the académie of residence, whatever the domain; one merged into
    another is seen where that one is. Someone signed in to the candidate space is the only candidate there is.
    """
    if actor.kind == CANDIDATE:
        return _own(actor, permission, Candidate.id)
    inside = registrations_in(actor, permission)
    if inside is true() or str(inside) == str(true()):
        return true()
    homes = {scope.academie_code for scope in scopes_for(actor, permission) if scope.academie_code}
    everywhere = any(not scope.academie_code for scope in scopes_for(actor, permission))
    home = true() if everywhere else Candidate.academie_code.in_(homes) if homes else false()
    registered = select(Registration.id).where(
        Registration.candidate_id == func.coalesce(Candidate.merged_into, Candidate.id)
    )
    registered = registered.correlate(Candidate)  # even where the query outside reads registrations too
    return or_(registered.where(inside).exists(), and_(home, ~registered.exists()))


def _own(actor: Actor, permission: Permission, column: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return column == actor.id if scopes_for(actor, permission) else false()


def visible_candidates(actor: Actor, permission: Permission = Permission.CANDIDATE_READ) -> Select[Candidate]:
    """Candidates the actor may see with this right."""
    return select(Candidate).where(candidates_in(actor, permission))


def visible_registrations(actor: Actor, permission: Permission = Permission.CANDIDATE_READ) -> Select[Registration]:
    """Registrations the actor may see with this right."""
    return select(Registration).where(registrations_in(actor, permission))


def one_candidate(
    tx: Session, actor: Actor, candidate_id: int, permission: Permission = Permission.CANDIDATE_READ
) -> Candidate:
    """Give one candidate of the perimeter, locked when the unit of work writes; absent and forbidden look the same.

    Nothing is written any more about someone merged into another: it is written about that one.
    """
    statement = visible_candidates(actor, permission).where(Candidate.id == candidate_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Candidate)
    found = tx.scalars(statement).one_or_none()
    if found is None:
        raise NotFound(kind="candidate")
    if found.merged_into is not None and tx.info.get("writes"):
        raise CandidateMerged(number=tx.get_one(Candidate, found.merged_into).number)
    return found


def one_registration(
    tx: Session, actor: Actor, registration_id: int, permission: Permission = Permission.CANDIDATE_READ
) -> Registration:
    """Give one registration of the perimeter, locked when the unit of work writes (3.03)."""
    statement = visible_registrations(actor, permission).where(Registration.id == registration_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Registration)
    found = tx.scalars(statement).one_or_none()
    if found is None:
        raise NotFound(kind="registration")
    return found


def sees_all(actor: Actor, permission: Permission, places: Iterable[Sequence[str]]) -> bool:
    """Whether all of some places, académie and domain, lie where the actor holds a right: what covers them is seen."""
    scopes = scopes_for(actor, permission)
    return bool(scopes) and all(
        any(scope.academie_code in {"", academie} and scope.domain_code in {"", domain} for scope in scopes)
        for academie, domain in places
    )


def require_place(actor: Actor, permission: Permission, academie_code: str, domain_code: str) -> None:
    """Refuse an act in an académie and domain that lie outside the actor's perimeter for this right."""
    for scope in scopes_for(actor, permission):
        if scope.academie_code in {"", academie_code} and scope.domain_code in {"", domain_code}:
            return
    raise NotFound(kind="place")
