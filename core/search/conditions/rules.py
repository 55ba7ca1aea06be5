"""Conditions of a search: fields and operators, combined by all, any and none; what may be asked, and what may not.

A tree is a plain value: it is kept, compared, sent in a link. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.candidates.folding import fold
from core.search.conditions.errors import (
    ConditionsTooMany,
    FieldUnknown,
    GroupsTooDeep,
    OperatorNotForField,
    ValuesUnreadable,
)
from core.search.conditions.fields import FIELDS, Field, Kind
from core.search.conditions.periods import Period

DEEPEST = 4  # groups within groups, the first one counted
MOST_CONDITIONS = 40
MOST_VALUES = 100
LONGEST = 120
MOST_DAYS = 3_660
MOST_NUMBER = 10**12
_NUMBER = re.compile(r"[0-9]{1,12}")


class Join(StrEnum):
    """How the parts of a group are combined: each of them, one at least, not one."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


class Operator(StrEnum):
    """What a condition says of a field."""

    IS = "is"
    IS_NOT = "is_not"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    STARTS = "starts"
    CONTAINS = "contains"
    CONTAINS_NOT = "contains_not"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    DURING = "during"
    LAST_DAYS = "last_days"
    OLDER_THAN = "older_than"
    EMPTY = "empty"
    FILLED = "filled"
    HAS = "has"
    HAS_NONE = "has_none"


_TEXT = (
    Operator.IS, Operator.IS_NOT, Operator.ONE_OF, Operator.NONE_OF, Operator.STARTS, Operator.CONTAINS,
    Operator.CONTAINS_NOT, Operator.EMPTY, Operator.FILLED,
)  # fmt: skip
_OF_KIND: dict[Kind, tuple[Operator, ...]] = {
    Kind.NAME: _TEXT,
    Kind.CODE: _TEXT,
    Kind.WORDS: (Operator.CONTAINS, Operator.CONTAINS_NOT, Operator.EMPTY, Operator.FILLED),
    Kind.CHOICE: (Operator.IS, Operator.IS_NOT, Operator.ONE_OF, Operator.NONE_OF),
    Kind.NUMBER: (
        Operator.IS, Operator.IS_NOT, Operator.ONE_OF, Operator.NONE_OF, Operator.AT_LEAST, Operator.AT_MOST,
        Operator.BETWEEN,
    ),
    Kind.DAY: (Operator.IS, Operator.IS_NOT, Operator.BEFORE, Operator.AFTER, Operator.BETWEEN),
    Kind.INSTANT: (
        Operator.DURING, Operator.LAST_DAYS, Operator.OLDER_THAN, Operator.IS, Operator.BEFORE, Operator.AFTER,
        Operator.BETWEEN, Operator.EMPTY, Operator.FILLED,
    ),
    Kind.HAS: (Operator.HAS, Operator.HAS_NONE),
}  # fmt: skip
WITHOUT_VALUE = frozenset({Operator.EMPTY, Operator.FILLED})
SEVERAL = frozenset({Operator.ONE_OF, Operator.NONE_OF})


def operators(field: Field) -> tuple[Operator, ...]:
    """Give what can be said of a field; only what may be absent is empty or not."""
    return tuple(one for one in _OF_KIND[field.kind] if one not in WITHOUT_VALUE or field.may_be_empty)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing said of one field. Values are written as text: codes, ISO days, whole numbers, periods."""

    field: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions and groups combined in one way; without any part it restricts nothing."""

    join: Join = Join.ALL
    parts: tuple[Condition | Group, ...] = ()


EVERYTHING = Group()


def every(group: Group) -> Iterator[Condition]:
    """Give the conditions of a group, whatever their depth."""
    for part in group.parts:
        if isinstance(part, Group):
            yield from every(part)
        else:
            yield part


def checked(group: Group) -> Group:
    """Refuse what is too deep, too long, unknown or unreadable; give the same conditions in their plainest form."""
    if _depth(group) > DEEPEST:
        raise GroupsTooDeep(most=DEEPEST)
    if sum(1 for _ in every(group)) > MOST_CONDITIONS:
        raise ConditionsTooMany(most=MOST_CONDITIONS)
    return _plainest(group) or EVERYTHING


def _depth(group: Group) -> int:
    return 1 + max((_depth(part) for part in group.parts if isinstance(part, Group)), default=0)


def _plainest(group: Group) -> Group | None:
    """Leave out groups without parts, lift those that add nothing to the one around them."""
    parts: list[Condition | Group] = []
    for part in group.parts:
        kept = _plainest(part) if isinstance(part, Group) else condition(part)
        if isinstance(kept, Group) and _adds_nothing(kept, group.join):
            parts.extend(kept.parts)
        elif kept is not None:
            parts.append(kept)
    parts = list(dict.fromkeys(parts))
    if len(parts) == 1 and isinstance(parts[0], Group) and group.join is not Join.NONE:
        return parts[0]
    join = Join.ALL if len(parts) == 1 and group.join is Join.ANY else group.join
    return Group(join, tuple(parts)) if parts else None


def _adds_nothing(inner: Group, around: Join) -> bool:
    if inner.join is Join.NONE:
        return False
    return len(inner.parts) == 1 or inner.join is (Join.ANY if around is Join.NONE else around)


def condition(given: Condition) -> Condition:
    """Refuse a condition that cannot be asked; give it with each value as it is compared, one value said simply."""
    field = FIELDS.get(given.field)
    if field is None:
        raise FieldUnknown(field_code=given.field[:LONGEST])
    if given.operator not in operators(field):
        raise OperatorNotForField(field_code=field.code, operator=given.operator.value)
    read = [_value(field, given.operator, value) for value in given.values]
    values = tuple(sorted(read, key=_order) if given.operator is Operator.BETWEEN else dict.fromkeys(read))
    least, most = _how_many(field, given.operator)
    if not least <= len(values) <= most:
        raise ValuesUnreadable(field_code=field.code, value="")
    alone = {Operator.ONE_OF: Operator.IS, Operator.NONE_OF: Operator.IS_NOT}
    operator = alone.get(given.operator, given.operator) if len(values) == 1 else given.operator
    return Condition(field.code, operator, tuple(sorted(values, key=_order)) if operator in SEVERAL else values)


def _order(value: str) -> tuple[int, str]:
    return (len(value) if value.isdigit() else 0), value


def _how_many(field: Field, operator: Operator) -> tuple[int, int]:
    if operator in WITHOUT_VALUE:
        return 0, 0
    if operator in {Operator.HAS, Operator.HAS_NONE}:
        return 0, MOST_VALUES if field.choices else 0
    if operator is Operator.BETWEEN:
        return 2, 2
    return 1, MOST_VALUES if operator in SEVERAL else 1


def _value(field: Field, operator: Operator, value: str) -> str:
    kept = value.strip()
    if not kept or len(kept) > LONGEST or not kept.isprintable():
        raise ValuesUnreadable(field_code=field.code, value=value[:LONGEST])
    if operator in _READ_SO:
        kept = _READ_SO[operator](kept)
    elif field.kind in _READ:
        kept = _READ[field.kind](kept)
    elif field.codes and kept not in field.codes:
        kept = ""
    elif field.upper:
        kept = kept.upper()
    elif field.lower:
        kept = kept.lower()
    if not kept:
        raise ValuesUnreadable(field_code=field.code, value=value[:LONGEST])
    return kept


def _with_letters(text: str) -> str:
    """Kept as typed, to be said again; names are compared folded."""
    return text if fold(text) else ""


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _whole(text: str) -> str:
    return str(int(text)) if _NUMBER.fullmatch(text) else ""


def _days(text: str) -> str:
    return str(int(text)) if _NUMBER.fullmatch(text) and 1 <= int(text) <= MOST_DAYS else ""


def _period(text: str) -> str:
    return text if text in set(Period) else ""


_READ: dict[Kind, Callable[[str], str]] = {
    Kind.NAME: _with_letters, Kind.WORDS: _with_letters, Kind.NUMBER: _whole, Kind.DAY: _day, Kind.INSTANT: _day,
}  # fmt: skip
_READ_SO: dict[Operator, Callable[[str], str]] = {
    Operator.DURING: _period, Operator.LAST_DAYS: _days, Operator.OLDER_THAN: _days,
}  # fmt: skip


def is_personal(group: Group) -> bool:
    """Whether a value could name somebody: such conditions never stand in an address (1.30)."""
    return any(FIELDS[one.field].personal and one.values for one in every(group))
