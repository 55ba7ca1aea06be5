"""What the list of a search remembers from one page to the next: columns, order, and the lines that were ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from core.search.columns import USUAL
from core.search.listing import Order
from core.search.query import Query

COLUMNS, SORT, DESCENDING = "list_columns", "list_sort", "list_descending"
_PICKED, _FOR, _TIMES = "_list_picked", "_list_picked_for", "_list_unticked"
MOST_PICKED = 5_000


def show(columns: Sequence[str], order: Order) -> None:
    """Take the columns and the order of a view."""
    st.session_state[COLUMNS] = list(columns) or list(USUAL)
    st.session_state[SORT], st.session_state[DESCENDING] = order.column, order.descending


def columns() -> tuple[str, ...]:
    """Give the columns chosen."""
    return tuple(st.session_state.get(COLUMNS) or USUAL)


def order() -> Order:
    """Give the order chosen."""
    return Order(st.session_state.get(SORT) or "", bool(st.session_state.get(DESCENDING)))


def untick() -> None:
    """Tick nothing any more; the table begins anew."""
    st.session_state[_PICKED] = set()
    st.session_state[_TIMES] = times_unticked() + 1


def times_unticked() -> int:
    """Give how many times everything was unticked: it tells the tables apart."""
    found: int = st.session_state.get(_TIMES, 0)
    return found


def picked(query: Query) -> set[int]:
    """Give the registrations ticked in the list of a search, whatever the page; another search has none."""
    if st.session_state.get(_FOR) != query:
        st.session_state[_FOR] = query
        st.session_state[_PICKED] = set()
    found: set[int] = st.session_state[_PICKED]
    return found


def keep(query: Query, on_page: Iterable[int], ticked: Iterable[int]) -> set[int]:
    """Note what is ticked on a page; what was ticked on the others stays."""
    found = (picked(query) - set(on_page)) | set(ticked)
    st.session_state[_PICKED] = set(sorted(found)[:MOST_PICKED])
    return picked(query)


def chosen(query: Query) -> Query:
    """Give the search of the registrations ticked; they may have left the list since, and are looked for by number."""
    return Query(registrations=tuple(sorted(picked(query))))
