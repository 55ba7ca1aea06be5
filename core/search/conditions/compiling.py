"""Conditions as SQL, in this one place, always beside the perimeter: `core.search.finding` adds it to each statement.

A tree that only speaks of candidates is asked of candidates, registered or not; one that says anything of a
registration is asked of registrations. A field that needs another right is asked where the person holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, not_, or_
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, allowed
from core.access.perimeter import candidates_in, registrations_in
from core.access.rights import scopes_for
from core.i18n import PARIS
from core.search.conditions import comparing, holding
from core.search.conditions.asking import Asking, Moment
from core.search.conditions.errors import FieldNotYours
from core.search.conditions.fields import FIELDS, About, Field, Kind
from core.search.conditions.rules import Condition, Group, Join, Operator, checked, every

Clause = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Meant:
    """What conditions ask of a candidate, and of a registration; both hold together."""

    of_candidate: tuple[Clause, ...] = ()
    of_registration: tuple[Clause, ...] = ()


def meant(tx: Session, actor: Actor, group: Group, *, driven: bool = False) -> Meant:
    """Give the conditions of a search as SQL; what the person's roles do not let him know is refused.

    `driven` says that a text is searched too.
    """
    if not group.parts:
        return Meant()
    group = checked(group)
    at = clock.now(tx)
    moment = Moment(at, clock.local(at, PARIS).date(), PARIS)
    parts = group.parts if group.join is Join.ALL else (group,)
    compiler = _Compiler(Asking(tx, actor, moment, driven))
    guards = list(_guards(actor, group))
    found = [(_about(part), compiler.clause(part)) for part in parts]
    return Meant(
        tuple(clause for about, clause in [*guards, *found] if about is About.CANDIDATE),
        tuple(clause for about, clause in [*guards, *found] if about is About.REGISTRATION),
    )


def _about(part: Condition | Group) -> About:
    used = every(part) if isinstance(part, Group) else iter((part,))
    return About.REGISTRATION if any(FIELDS[one.field].about is About.REGISTRATION for one in used) else About.CANDIDATE


def _guards(actor: Actor, group: Group) -> Iterator[tuple[About, Clause]]:
    """Where other rights than the search are needed: outside of it a « has none » would say as much as a « has »."""
    searched = scopes_for(actor, Permission.CANDIDATE_SEARCH)
    seen = set()
    for field in (FIELDS[one.field] for one in every(group)):
        if not allowed(actor, field.permission):
            raise FieldNotYours(field_code=field.code)
        need = (field.about, field.permission)
        if need not in seen and scopes_for(actor, field.permission) != searched:
            inside = candidates_in if field.about is About.CANDIDATE else registrations_in
            yield field.about, inside(actor, field.permission)
        seen.add(need)


class _Compiler:
    """Each distinct condition is written once, whatever the number of times it is said."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.known: dict[Condition, Clause] = {}

    def clause(self, part: Condition | Group) -> Clause:
        """Give the clause of a condition or a group; it is true or false, never unknown."""
        if isinstance(part, Condition):
            if part not in self.known:
                self.known[part] = self._condition(part)
            return self.known[part]
        parts = [self.clause(one) for one in part.parts]
        match part.join:
            case Join.ALL:
                return and_(*parts)
            case Join.ANY:
                return or_(*parts)
            case Join.NONE:
                return not_(or_(*parts))

    def _condition(self, one: Condition) -> Clause:
        field = FIELDS[one.field]
        if one.operator in _OPPOSITE:
            return not_(self.clause(Condition(one.field, _OPPOSITE[one.operator], one.values)))
        return _OF_KIND.get(field.kind, comparing.text)(self.asking, field, one)


_OPPOSITE = {
    Operator.IS_NOT: Operator.IS, Operator.NONE_OF: Operator.ONE_OF, Operator.CONTAINS_NOT: Operator.CONTAINS,
    Operator.FILLED: Operator.EMPTY, Operator.HAS_NONE: Operator.HAS,
}  # fmt: skip
_OF_KIND: dict[Kind, Callable[[Asking, Field, Condition], Clause]] = {
    Kind.HAS: holding.has, Kind.INSTANT: comparing.instant, Kind.NUMBER: comparing.number, Kind.DAY: comparing.day,
    Kind.WORDS: comparing.words_of,
}  # fmt: skip
