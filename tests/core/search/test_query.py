"""A query is a value: kept, read back, said in words (2.14)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.query import Query, from_json

_codes = st.lists(st.text(max_size=8), max_size=3).map(tuple)


@given(
    st.builds(
        Query, text=st.text(max_size=40), academies=_codes, domains=_codes, exam_sessions=_codes, specialities=_codes,
        states=_codes, offices=_codes, schools=_codes, registrations=st.lists(st.integers(), max_size=3).map(tuple),
    )
)  # fmt: skip
def test_a_query_kept_as_json_is_the_same_query(query: Query) -> None:
    """Saved with a run or an export, it means the same when it is read again."""
    assert from_json(json.loads(json.dumps(query.to_json()))) == query


@pytest.mark.parametrize(
    "plain",
    [{"format": 2}, {"perimeter": "all"}, {"academies": "08"}, {"registrations": ["1"]}, {"domains": [1]}],
)
def test_what_is_no_query_is_refused(plain: dict[str, object]) -> None:
    """A forged or newer one never becomes a wider one: an unknown filter is not passed over."""
    with pytest.raises(ValueError, match="query"):
        from_json(plain)


def test_a_query_is_said_in_words() -> None:
    """As the criteria block of an export prints it."""
    asked = Query(text="le goff", academies=("08",), states=("registered", "deregistered"), registrations=(4, 5))
    assert asked.as_sentence("fr", {"08": "Grenoble"}) == (
        "«\u202fle goff\u202f»\u202f; académie\u202f: Grenoble (08)\u202f; états\u202f: Inscrit et Désinscrit"
        "\u202f; 2 candidatures choisies"
    )
    assert Query().as_sentence("en") == "Everything in your scope"
