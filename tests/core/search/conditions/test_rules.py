"""Conditions are a value: plain, kept, sent in a link; whatever else is refused."""

from __future__ import annotations

import base64
import json
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.conditions import written
from core.search.conditions.errors import (
    ConditionsRefused,
    ConditionsTooMany,
    FieldUnknown,
    GroupsTooDeep,
    OperatorNotForField,
    ValuesUnreadable,
)
from core.search.conditions.fields import FIELDS
from core.search.conditions.periods import Period, days_of, last_days
from core.search.conditions.rules import (
    DEEPEST,
    EVERYTHING,
    MOST_CONDITIONS,
    MOST_VALUES,
    Condition,
    Group,
    Join,
    Operator,
    checked,
    is_personal,
    operators,
)
from core.search.query import Query, from_json
from tests.core.search.conditions.drawing import groups

BCP, CAP = Condition("domain", Operator.IS, ("BCP",)), Condition("domain", Operator.IS, ("CAP",))
OURS = Condition("academie", Operator.IS, ("08",))


@given(groups())
def test_conditions_kept_as_json_or_in_a_link_are_the_same_conditions(group: Group) -> None:
    """With a view, a run, an export, an address: they mean the same when read again."""
    assert written.from_json(json.loads(json.dumps(written.to_json(group)))) == group
    assert from_json(json.loads(json.dumps(Query("zola", conditions=group).to_json()))).conditions == group
    if link := written.to_link(group):
        assert written.from_link(link) == group
        assert link.replace("-", "").replace("_", "").isalnum()


@given(groups())
def test_the_plainest_form_is_already_plain(group: Group) -> None:
    """Two ways of writing one question are one question: what was tidied once does not move again."""
    assert checked(group) == group


@pytest.mark.parametrize(
    ("given_group", "plain"),
    [
        (Group(Join.ALL, (Group(Join.ANY),)), EVERYTHING),
        (Group(Join.ALL, (Group(Join.ALL, (BCP,)), OURS)), Group(Join.ALL, (BCP, OURS))),
        (Group(Join.ANY, (Group(Join.ANY, (BCP, CAP)), OURS)), Group(Join.ANY, (BCP, CAP, OURS))),
        (Group(Join.NONE, (Group(Join.ANY, (BCP, CAP)),)), Group(Join.NONE, (BCP, CAP))),
        (Group(Join.ANY, (Group(Join.NONE, (BCP,)),)), Group(Join.NONE, (BCP,))),
        (Group(Join.ANY, (Condition("domain", Operator.ONE_OF, (" BCP ", "BCP")),)), Group(Join.ALL, (BCP,))),
        (Group(Join.NONE, (Group(Join.ALL, (BCP, OURS)),)), Group(Join.NONE, (Group(Join.ALL, (BCP, OURS)),))),
    ],
)
def test_a_group_that_adds_nothing_is_lifted(given_group: Group, plain: Group) -> None:
    """Without ever changing what is asked."""
    assert checked(given_group) == plain


def nested(depth: int) -> Group:
    """Groups that each add something."""
    group = Group(Join.ALL, (BCP, OURS))
    for level in range(depth - 1):
        group = Group(Join.ANY if level % 2 == 0 else Join.ALL, (group, CAP))
    return group


def test_what_is_too_deep_or_too_long_is_refused() -> None:
    """Nobody reads five levels; a search of a thousand conditions is no question of the office."""
    assert checked(nested(DEEPEST)) == nested(DEEPEST)
    with pytest.raises(GroupsTooDeep):
        checked(nested(DEEPEST + 1))
    versions = [Condition("version", Operator.IS, (str(n),)) for n in range(MOST_CONDITIONS + 1)]
    assert checked(Group(Join.ANY, tuple(versions[:-1])))
    with pytest.raises(ConditionsTooMany):
        checked(Group(Join.ANY, tuple(versions)))


@pytest.mark.parametrize(
    ("one", "refusal"),
    [
        (Condition("password_hash", Operator.IS, ("x",)), FieldUnknown),
        (Condition("birth_date", Operator.CONTAINS, ("2008",)), OperatorNotForField),
        (Condition("birth_name", Operator.EMPTY), OperatorNotForField),
        (Condition("birth_date", Operator.IS, ("2008-02-30",)), ValuesUnreadable),
        (Condition("birth_date", Operator.BETWEEN, ("2008-02-01",)), ValuesUnreadable),
        (Condition("state", Operator.IS, ("lost",)), ValuesUnreadable),
        (Condition("saved", Operator.DURING, ("some_day",)), ValuesUnreadable),
        (Condition("saved", Operator.LAST_DAYS, ("0",)), ValuesUnreadable),
        (Condition("version", Operator.AT_LEAST, ("٣",)), ValuesUnreadable),
        (Condition("birth_name", Operator.IS, ("--",)), ValuesUnreadable),
        (Condition("birth_name", Operator.IS, ("a\u202eb",)), ValuesUnreadable),
        (Condition("birth_name", Operator.IS, ("a" * 121,)), ValuesUnreadable),
        (Condition("birth_name", Operator.IS, ()), ValuesUnreadable),
        (Condition("account", Operator.HAS, ("x",)), ValuesUnreadable),
        (Condition("school", Operator.ONE_OF, tuple(str(n) for n in range(MOST_VALUES + 1))), ValuesUnreadable),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(one: Condition, refusal: type[ConditionsRefused]) -> None:
    """Never passed over, which would find more than was asked."""
    with pytest.raises(refusal):
        checked(Group(Join.ALL, (one,)))


@pytest.mark.parametrize(
    "plain",
    [
        None, [], {}, {"all": [], "any": []}, {"some": []}, {"all": {}}, {"all": [1]}, {"all": [["domain"]]},
        {"all": [["domain", "is", 1]]}, {"all": [["domain", "equals", "BCP"]]}, {"all": [[]] * 1000},
        {"all": ["domain is BCP"]},
    ],
)  # fmt: skip
def test_what_is_no_tree_of_conditions_is_refused(plain: Any) -> None:
    """A forged one never becomes a wider one."""
    with pytest.raises(ConditionsRefused):
        written.from_json(plain)
    with pytest.raises(ValueError, match="conditions"):
        from_json({"conditions": plain})


def _linked(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        "", "é", "a", "****", _linked(b"plain"), _linked(zlib.compress(b"[")), _linked(zlib.compress(b"\xff")),
        _linked(zlib.compress(b'{"all":[]}')[:-3]), _linked(zlib.compress(b"[" * 60_000)),
        _linked(zlib.compress(b" " * 2_000_000 + b'{"all":[]}')),
    ],
)  # fmt: skip
def test_a_forged_link_is_refused(link: str) -> None:
    """Whatever is in the address, it is a refusal, never a trace nor a memory filled (1.30, 2.14)."""
    with pytest.raises(ConditionsRefused):
        written.from_link(link)


@given(st.text(max_size=200))
def test_no_text_of_an_address_breaks_its_reading(text: str) -> None:
    """It is conditions, or it is refused."""
    with suppress(ConditionsRefused):
        assert written.to_link(written.from_link(text))


def test_what_names_somebody_never_stands_in_an_address() -> None:
    """A name, a birth date, a town, a number; « is empty » says nothing of anybody (1.30)."""
    for field in FIELDS.values():
        first = next(one for one in operators(field) if one not in {Operator.EMPTY, Operator.FILLED})
        assert is_personal(Group(Join.ALL, (Condition(field.code, first, ("x",)),))) == field.personal
    assert not is_personal(Group(Join.ALL, (Condition("ine", Operator.EMPTY),)))
    assert is_personal(Group(Join.ALL, (BCP, Group(Join.NONE, (Condition("city", Operator.CONTAINS, ("Lyon",)),)))))


def test_relative_periods_are_told_from_today() -> None:
    """Weeks begin on Monday; a month or year ends where the next begins, December too."""
    from datetime import date

    today = date(2026, 11, 23)
    told = {period: days_of(period, today) for period in Period}
    assert told[Period.THIS_WEEK] == (date(2026, 11, 23), date(2026, 11, 29))
    assert told[Period.LAST_WEEK] == (date(2026, 11, 16), date(2026, 11, 22))
    assert told[Period.THIS_MONTH] == (date(2026, 11, 1), date(2026, 11, 30))
    assert told[Period.LAST_MONTH] == (date(2026, 10, 1), date(2026, 10, 31))
    assert told[Period.LAST_YEAR] == (date(2025, 1, 1), date(2025, 12, 31))
    assert days_of(Period.THIS_MONTH, date(2026, 12, 5)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert days_of(Period.LAST_MONTH, date(2027, 1, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert last_days(7, today) == (date(2026, 11, 17), today)
    assert last_days(1, today) == (today, today)
