"""The list of a search: one page of lines from the server, chosen columns, one order, lines ticked page by page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.access import Actor
from core.i18n import day
from core.registrations.rules import number_text, version_text
from core.search.columns import COLUMNS, USUAL, Shown, offered
from core.search.listing import PAGE_SIZE, Line, Listing, listing
from core.search.query import Query
from pages.shared import frame, results_actions, results_opening, results_state, widgets
from pages.shared.candidate_trail import Opening
from pages.shared.messages import plain

PAGE_NUMBER = "search_page"
NOTHING = "–"


def title(column: str) -> str:
    """Give the title of a column."""
    if column == "school":  # its name, where the condition asks its code
        return frame.say("search-column-school")
    return frame.say(f"conditions-field-{column.replace('_', '-')}")


def settings(actor: Actor) -> None:
    """Ask which columns and which order."""
    names = [one.name for one in offered(actor)]
    kept = [name for name in st.session_state.get(results_state.COLUMNS, USUAL) if name in names]
    st.session_state[results_state.COLUMNS] = kept or list(USUAL)
    sortable = ["", *(one.name for one in offered(actor) if one.sorted_by)]
    if st.session_state.get(results_state.SORT, "") not in sortable:
        st.session_state[results_state.SORT] = ""
    shown = st.expander(frame.say("list-settings"), key="list_settings", on_change="rerun")
    if not shown.open:
        return
    with shown:
        st.multiselect(
            frame.say("list-columns"), names, key=results_state.COLUMNS, format_func=title, persist_state="session",
            placeholder=frame.say("list-columns-usual"),
        )  # fmt: skip
        first, second = st.columns([3, 2], vertical_alignment="bottom")
        first.selectbox(
            frame.say("list-sort"), sortable, key=results_state.SORT, persist_state="session", on_change=_first_page,
            format_func=lambda one: title(one) if one else frame.say("list-sort-names"),
            help=frame.say("list-sort-help"),
        )  # fmt: skip
        second.toggle(
            frame.say("list-descending"), key=results_state.DESCENDING, persist_state="session", on_change=_first_page
        )


def _first_page() -> None:
    st.session_state[PAGE_NUMBER] = 1


def read(actor: Actor, query: Query) -> Listing | None:
    """Read the page of the list that is asked for."""
    return frame.read(
        listing, actor, query, columns=results_state.columns(), order=results_state.order(),
        page=st.session_state.get(PAGE_NUMBER, 1),
    )  # fmt: skip


def listed(actor: Actor, query: Query, found: Listing) -> None:
    """Show a page of the list, and what can be done with its lines."""
    _summary(found)
    bar = st.container()
    _table(actor, query, found)
    with bar:  # what it acts on is known once the table has said what is ticked
        results_actions.bar(actor, query, total=found.total, at_least=found.at_least)


def _summary(found: Listing) -> None:
    """Say how many lines there are, and in how long the page was read."""
    key = "list-at-least" if found.at_least else "list-count"
    count = frame.say(key, count=found.total, written=frame.number(found.total))
    st.caption(plain(frame.say("list-summary", count=count, took=frame.number(round(found.took)))))
    if found.unsorted and results_state.order().column:
        st.caption(plain(frame.say("list-unsorted", written=frame.number(found.total))))


def _table(actor: Actor, query: Query, found: Listing) -> None:
    """Show the lines of the page; those ticked stay so when the page changes."""
    if not found.lines:
        widgets.empty("search-nobody")
        return
    ids = [line.registration_id for line in found.lines]
    picked = results_state.picked(query)
    key, opening = _key(found, query), Opening(actor, query, _places(found), results_state.order())
    people = {line.candidate_id: _person(found.columns, line) for line in found.lines}
    results_opening.chooser(people, opening)
    state = st.dataframe(
        pd.DataFrame([_cells(found.columns, line) for line in found.lines]), hide_index=True, row_height=36,
        key=key, on_select="rerun", selection_mode="multi-row",
        column_config={title("number"): results_opening.column(f"{key}_number", _numbers(found), opening)},
        selection_default={"selection": {"rows": [place for place, one in enumerate(ids) if one in picked]}},
        alt=frame.say("search-table-alt", count=len(found.lines)),
    )  # fmt: skip
    ticked = [found.lines[place] for place in state["selection"]["rows"] if place < len(ids)]
    results_state.keep(query, ids, [line.registration_id for line in ticked if line.registration_id])
    if found.pages > 1:
        st.pagination(found.pages, key=PAGE_NUMBER)


def _numbers(found: Listing) -> dict[str, int]:
    """Give who has each number of the page, where numbers are among the columns."""
    return {
        number: line.candidate_id
        for line in found.lines
        for column, number in zip(found.columns, line.values, strict=True)
        if column == "number"
    }


def _key(found: Listing, query: Query) -> str:
    """Another key for other lines: what was ticked is never taken for the line that came in its place."""
    told = repr((found.columns, [(one.candidate_id, one.registration_id) for one in found.lines], query))
    return f"list_{results_state.times_unticked()}_{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _places(found: Listing) -> dict[int, int]:
    """Give where each candidate first stands in the whole list."""
    first = (found.page - 1) * PAGE_SIZE + 1
    return {line.candidate_id: first + at for at, line in reversed(list(enumerate(found.lines)))}


def _person(columns: Sequence[str], line: Line) -> str:
    """The first columns are enough to tell people apart; without any, the line is numbered."""
    told = [str(_written(name, value)) for name, value in zip(columns, line.values, strict=True)]
    return " ".join(told[:4]) or str(line.candidate_id)


def _cells(columns: Sequence[str], line: Line) -> dict[str, str]:
    return {title(name): _written(name, value) for name, value in zip(columns, line.values, strict=True)}


def _written(name: str, value: Any) -> str:
    if value is None or value == "":
        return NOTHING
    return _WRITERS.get(COLUMNS[name].shown, str)(value)


_WRITERS: dict[Shown, Callable[[Any], str]] = {
    Shown.DAY: lambda value: day(frame.language(), value, "short"),
    Shown.INSTANT: frame.moment,
    Shown.STATE: lambda value: frame.say(f"registration-state-{value.replace('_', '-')}"),
    Shown.ORIGIN: lambda value: frame.say(f"origin-{value}"),
    Shown.REGISTRATION: number_text,
    Shown.VERSION: version_text,
}
