"""What the address of the search page holds: codes and impersonal conditions, or the number of a view or of a link.

A name never enters an address (1.30): a search that holds one is kept here under a number, and the number is sent.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from core.access import Actor
from core.errors import ExamError
from core.i18n import refusal
from core.search.conditions import written
from core.search.conditions.rules import EVERYTHING, Group, is_personal
from core.search.query import Query
from core.search.views.queries import ShownView, link_query, one_view
from pages.shared import conditions_builder, frame, messages, results_state

TEXT, PAGE_NUMBER = "search_text", "search_page"
FILTERS_OPEN, BUILDER_OPEN = "search_filters_open", "search_builder"
FILTERS = ("academies", "domains", "exam_sessions", "states", "offices", "schools")
_KEPT, _OPEN, _LINKED = "_search_in_address", "_search_view", "_search_link"
CONDITIONS, VIEW, LINK = "conditions", "view", "link"


def take(actor: Actor) -> None:
    """An address that another page made, or a bookmark, asks for a list of its own: what was typed before is over.

    Asked when a page is opened, never at a click on it: a click may still carry the address that we have just replaced.
    """
    given = {name: st.query_params.get_all(name) for name in FILTERS}
    numbers = {name: frame.asked_number(name) or 0 for name in (VIEW, LINK)}
    conditions = st.query_params.get(CONDITIONS, "")
    asked = {**given, CONDITIONS: conditions, **numbers}
    if not any(asked.values()) or asked == st.session_state.get(_KEPT):
        return
    before = st.session_state.get(_KEPT, {})
    if numbers[VIEW] and numbers[VIEW] != before.get(VIEW):
        _open_view(frame.read(one_view, actor, numbers[VIEW]))
    elif numbers[LINK] and numbers[LINK] != before.get(LINK):
        query = frame.read(link_query, actor, numbers[LINK]) or Query()
        st.session_state.pop(_OPEN, None)
        st.session_state[_LINKED] = (numbers[LINK], query)
        _load(query)
    elif not numbers[VIEW] and not numbers[LINK]:
        st.session_state.pop(_OPEN, None)
        _put(given, _conditions(conditions), "")


def _conditions(text: str) -> Group:
    try:
        return written.from_link(text) if text else EVERYTHING
    except ExamError as refused:
        messages.show("error", refusal(frame.language(), refused))
        return EVERYTHING


def _load(query: Query) -> None:
    _put({name: list(getattr(query, name)) for name in FILTERS}, query.conditions, query.text)


def _put(filters: dict[str, list[str]], conditions: Group, text: str) -> None:
    """Put a search on screen; what it holds of filters and conditions is open, the rest closed."""
    kept: dict[str, Any] = filters | {"schools": ", ".join(filters["schools"])}
    opened = {FILTERS_OPEN: any(filters.values()), BUILDER_OPEN: bool(conditions.parts)}
    st.session_state.update(kept | opened | {TEXT: text, PAGE_NUMBER: 1})
    conditions_builder.load(conditions)


def _open_view(view: ShownView | None) -> None:
    if view is None:
        return
    st.session_state[_OPEN] = view
    _load(view.query or Query())  # one that can no longer be read asks nothing, and the screen says so
    results_state.show(view.columns, view.order)


def open_view() -> ShownView | None:
    """Give the view that is open, if any."""
    found: ShownView | None = st.session_state.get(_OPEN)
    return found


def reopen(actor: Actor, number: int) -> None:
    """Read again the view that is open, after a change, or open the one just kept; the screen stays as it is."""
    st.session_state[_OPEN] = frame.read(one_view, actor, number)


def is_plain(query: Query) -> bool:
    """Whether an address may say the whole search: no text, no value that names somebody, not too long."""
    if query.text or query.registrations or is_personal(query.conditions):
        return False
    return not query.conditions.parts or bool(written.to_link(query.conditions))


def written_out(query: Query) -> str:
    """Give the address of a search that an address may say."""
    values = [(name, code) for name in FILTERS for code in getattr(query, name)]
    if query.conditions.parts:
        values.append((CONDITIONS, written.to_link(query.conditions)))
    return f"{_here()}?{urlencode(values)}"


def numbered(number: int) -> str:
    """Give the address of a search kept under a number."""
    return f"{_here()}?{urlencode([(LINK, number)])}"


def _here() -> str:
    return (st.context.url or "").partition("?")[0]


def close_view() -> None:
    """Forget which view is open; what it asks stays on screen."""
    st.session_state.pop(_OPEN, None)


def clear() -> None:
    """Begin a new search."""
    close_view()
    _load(Query())


def keep(query: Query) -> None:
    """Write in the address what may stand there."""
    kept: dict[str, Any] = {name: list(getattr(query, name)) for name in FILTERS}
    view = open_view()
    personal = is_personal(query.conditions)
    kept[CONDITIONS] = "" if personal or not query.conditions.parts else written.to_link(query.conditions)
    link, linked = st.session_state.get(_LINKED, (0, None))
    kept |= {VIEW: view.id if view else 0, LINK: link if linked == query and not view else 0}
    if kept == st.session_state.get(_KEPT):
        return
    st.session_state[_KEPT] = kept
    shown: dict[str, Any] = {name: kept[name] for name in (*FILTERS, CONDITIONS) if kept[name]}
    shown |= {name: str(kept[name]) for name in (VIEW, LINK) if kept[name]}
    st.query_params.from_dict(shown)
