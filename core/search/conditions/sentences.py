"""Conditions in words, without any doubt: two different questions are never said alike. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from core import i18n
from core.search.conditions.fields import FIELDS, Field, Kind
from core.search.conditions.rules import Condition, Group, Join, Operator

_FAMILIES = {
    "states": "registration-state-",
    "origins": "origin-",
    "correction_states": "correction-state-",
    "document_kinds": "document-kind-",
    "accommodation_states": "accommodation-state-",
    "mail_states": "mail-state-",
}
_SPLIT = "conditions-parts-between"


def sentence(language: str, group: Group, labels: Mapping[str, str]) -> str:
    """Say conditions in words; `labels` gives names to codes, as `specialities:31212` or as the code alone."""
    return i18n.t(language, "conditions-sentence", conditions=_group(language, group, labels))


def _group(language: str, group: Group, labels: Mapping[str, str]) -> str:
    """All: « a, b et c, sauf si (d) »; any: « a, b ou c »; none: whatever is, unless one of these is."""
    if group.join is Join.ANY:
        return alternatives(language, [_part(language, one, labels) for one in group.parts])
    if group.join is Join.NONE:
        return _unless(language, "", [group], labels)
    wanted = [one for one in group.parts if not _is_none(one)]
    unwanted = [one for one in group.parts if isinstance(one, Group) and _is_none(one)]
    said = _series(language, "conditions-and", [_part(language, one, labels) for one in wanted])
    return _unless(language, said, unwanted, labels)


def _is_none(part: Condition | Group) -> bool:
    return isinstance(part, Group) and part.join is Join.NONE


def _unless(language: str, said: str, unwanted: Sequence[Group], labels: Mapping[str, str]) -> str:
    said = said or i18n.t(language, "conditions-any-record")
    for one in unwanted:
        parts = alternatives(language, [_part(language, part, labels) for part in one.parts])
        said = i18n.t(language, "conditions-unless", wanted=said, unwanted=parts)
    return said


def _part(language: str, part: Condition | Group, labels: Mapping[str, str]) -> str:
    return f"({_group(language, part, labels)})" if isinstance(part, Group) else condition(language, part, labels)


def alternatives(language: str, items: Sequence[str]) -> str:
    """Write a choice in words: « a, b ou c »."""
    return _series(language, "conditions-or", items)


def _series(language: str, last: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    *first, end = items
    return i18n.t(language, last, first=i18n.t(language, _SPLIT).join(first), last=end) if first else end


def condition(language: str, one: Condition, labels: Mapping[str, str]) -> str:
    """Say one condition as a clause of its own."""
    field = FIELDS[one.field]
    name = field.code.replace("_", "-")
    if field.kind is Kind.HAS:
        family = "conditions-has-" if one.operator is Operator.HAS else "conditions-none-"
        said = i18n.t(language, family + name)
        listed = alternatives(language, [value_name(language, field, value, labels) for value in one.values])
        return i18n.t(language, "conditions-among", said=said, values=listed) if listed else said
    words = [_value(language, field, one, value, labels) for value in one.values]
    facts = {"values": alternatives(language, words), "from": words[0] if words else "", "to": ["", *words][-1]}
    family = "conditions-instant-" if field.kind is Kind.INSTANT else "conditions-says-"
    key = family + one.operator.value.replace("_", "-")
    count = int(one.values[0]) if one.operator in {Operator.LAST_DAYS, Operator.OLDER_THAN} else 0
    return i18n.t(language, key, field=i18n.t(language, f"conditions-said-{name}"), count=count, **facts)


def _value(language: str, field: Field, one: Condition, value: str, labels: Mapping[str, str]) -> str:
    if one.operator is Operator.DURING:
        return i18n.t(language, f"conditions-of-{value.replace('_', '-')}")
    if one.operator in {Operator.LAST_DAYS, Operator.OLDER_THAN} or field.kind is Kind.NUMBER:
        return value
    if field.kind in {Kind.DAY, Kind.INSTANT}:
        return i18n.day(language, date.fromisoformat(value))
    if field.kind is Kind.CHOICE:
        return value_name(language, field, value, labels)
    closing = i18n.t(language, "conditions-quote-end")
    return i18n.t(language, "conditions-quoted", value=value.replace(closing, closing + closing))


def value_name(language: str, field: Field, value: str, labels: Mapping[str, str]) -> str:
    """Give the name of a value that is chosen from a list."""
    if field.codes:
        return i18n.t(language, _FAMILIES.get(field.choices, "conditions-value-") + value.replace("_", "-"))
    label = labels.get(f"{field.choices}:{value}", labels.get(value, ""))
    return f"{label} ({value})" if label and label != value else value
