"""The values of a condition: the field each kind of comparison needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.access import Actor
from core.search.choices import choices
from core.search.conditions.fields import Field, Kind
from core.search.conditions.periods import Period
from core.search.conditions.rules import LONGEST, MOST_DAYS, MOST_NUMBER, SEVERAL, WITHOUT_VALUE, Operator
from core.search.conditions.sentences import value_name
from pages.shared import frame

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_COUNTED = frozenset({Operator.LAST_DAYS, Operator.OLDER_THAN})
USUAL_DAYS = 7


@dataclass(frozen=True, slots=True)
class Key:
    """How the fields of a row are told apart: by their key, and on screen by the place of the row."""

    text: str
    place: int

    def of(self, end: str) -> Key:
        """One of two fields."""
        return Key(f"{self.text}_{end}", self.place)


def ask(actor: Actor, field: Field, operator: Operator, values: Sequence[str], row: tuple[int, int]) -> tuple[str, ...]:
    """Ask for the values of a comparison; what is still missing is left out. A row has a number and a place.

    A text stays as it is typed, in one box, when another comparison is chosen.
    """
    number, place = row
    key = Key(f"builder_{number}_{field.code}_{'text' if _is_text(field, operator) else operator.value}", place)
    if operator in WITHOUT_VALUE or (field.kind is Kind.HAS and not field.choices):
        return ()
    if field.choices:
        return _chosen(actor, field, operator, key, values)
    if field.kind in {Kind.DAY, Kind.INSTANT}:
        return _when(operator, key, values)
    return _typed(field, operator, key, values)


def _is_text(field: Field, operator: Operator) -> bool:
    typed = not field.choices and field.kind not in {Kind.HAS, Kind.DAY, Kind.INSTANT, Kind.NUMBER}
    return typed and operator not in SEVERAL


def _when(operator: Operator, key: Key, values: Sequence[str]) -> tuple[str, ...]:
    if operator is Operator.DURING:
        return _one(key, [one.value for one in Period], values, _period)
    if operator in _COUNTED:
        return _number(key, values[:1] or (str(USUAL_DAYS),), 1, MOST_DAYS)
    return _days(key, values, several=operator is Operator.BETWEEN)


def _typed(field: Field, operator: Operator, key: Key, values: Sequence[str]) -> tuple[str, ...]:
    if operator in SEVERAL:
        return _typed_list(key, values)
    if field.kind is Kind.NUMBER:
        return _numbers(key, values, several=operator is Operator.BETWEEN)
    return _text(key, values)


def _label(key: Key) -> str:
    return frame.say("conditions-value", place=key.place)


def _period(code: str) -> str:
    return frame.say(f"conditions-period-{code.replace('_', '-')}")


def _one(key: Key, codes: list[str], values: Sequence[str], name: object) -> tuple[str, ...]:
    chosen = st.selectbox(
        _label(key), codes, codes.index(values[0]) if values and values[0] in codes else None, key=key.text,
        format_func=name, label_visibility="collapsed", placeholder=frame.say("conditions-choose"),
    )  # fmt: skip
    return (chosen,) if chosen else ()


def _chosen(actor: Actor, field: Field, operator: Operator, key: Key, values: Sequence[str]) -> tuple[str, ...]:
    names = _names(actor, field)
    codes = [*names, *(value for value in values if value not in names)]

    def name(code: str) -> str:
        return names.get(code, code)

    if operator in {Operator.IS, Operator.IS_NOT}:
        return _one(key, codes, values, name)
    empty = "conditions-choose-any" if field.kind is Kind.HAS else "conditions-choose"
    found = st.multiselect(
        _label(key), codes, default=list(values), key=key.text, format_func=name, label_visibility="collapsed",
        placeholder=frame.say(empty),
    )  # fmt: skip
    return tuple(found)


def _names(actor: Actor, field: Field) -> dict[str, str]:
    if field.codes:
        return {code: value_name(frame.language(), field, code, {}) for code in field.codes}
    found = frame.read(choices, actor, field.choices) or []
    return {one.code: f"{one.label} ({one.code})" if one.label != one.code else one.code for one in found}


def _typed_list(key: Key, values: Sequence[str]) -> tuple[str, ...]:
    found = st.multiselect(
        _label(key), list(values), default=list(values), key=key.text, accept_new_options=True,
        label_visibility="collapsed", placeholder=frame.say("conditions-type-several"),
    )  # fmt: skip
    return tuple(found)


def _text(key: Key, values: Sequence[str]) -> tuple[str, ...]:
    typed = st.text_input(
        _label(key), values[0] if values else "", max_chars=LONGEST, key=key.text, label_visibility="collapsed",
        autocomplete="off", placeholder=frame.say("conditions-type"),
    )  # fmt: skip
    return (typed.strip(),) if typed and typed.strip() else ()


def _number(key: Key, values: Sequence[str], least: int, most: int) -> tuple[str, ...]:
    typed = st.number_input(
        _label(key), least, most, int(values[0]) if values else None, step=1, key=key.text, label_visibility="collapsed"
    )
    return () if typed is None else (str(int(typed)),)


def _numbers(key: Key, values: Sequence[str], *, several: bool) -> tuple[str, ...]:
    if not several:
        return _number(key, values, 0, MOST_NUMBER)
    first, second = st.columns(2)
    with first:
        low = _number(key.of("from"), values[:1], 0, MOST_NUMBER)
    with second:
        high = _number(key.of("to"), values[1:2], 0, MOST_NUMBER)
    return (*low, *high)


def _days(key: Key, values: Sequence[str], *, several: bool) -> tuple[str, ...]:
    if not several:
        return _day(key, values)
    first, second = st.columns(2)
    with first:
        low = _day(key.of("from"), values[:1])
    with second:
        high = _day(key.of("to"), values[1:2])
    return (*low, *high)


def _day(key: Key, values: Sequence[str]) -> tuple[str, ...]:
    chosen = st.date_input(
        _label(key), date.fromisoformat(values[0]) if values else None, FIRST_DAY, LAST_DAY, key=key.text,
        format="DD/MM/YYYY", label_visibility="collapsed",
    )  # fmt: skip
    return (chosen.isoformat(),) if isinstance(chosen, date) else ()
