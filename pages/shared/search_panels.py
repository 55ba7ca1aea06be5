"""The panels of the search page: the one box and its filters, the lines found, what to do with them.

What is typed may be a name: it stays in the session and never enters an address (1.30); filters are codes and may.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.access import Actor
from core.catalogue import queries as catalogue
from core.i18n import day
from core.registrations.rules import State, number_text, version_text
from core.search.conditions.rules import Group
from core.search.labels import in_words
from core.search.queries import PAGE_SIZE, Page
from core.search.query import Query
from core.search.reasons import reasons
from core.search.rows import Hit
from pages.shared import conditions_builder, frame, results_opening, search_address, widgets
from pages.shared.candidate_trail import Opening
from pages.shared.messages import plain
from pages.shared.search_address import FILTERS, PAGE_NUMBER, TEXT

LONGEST = 200
WHY_WIDTH = 300


def _first_page() -> None:
    st.session_state[PAGE_NUMBER] = 1


def asked(actor: Actor) -> Query:
    """Ask what to look for: anything in one box, filters beside it, conditions where these are not enough."""
    text = st.text_input(
        frame.say("search-box"), key=TEXT, max_chars=LONGEST, type="search", autocomplete="off",
        icon=":material/search:", placeholder=frame.say("search-box-example"), help=frame.say("search-box-help"),
        on_change=_first_page, persist_state="session",
    )  # fmt: skip
    found = Query(text=(text or "").strip(), **_filters(actor), conditions=_conditions(actor))
    search_address.keep(found)
    return found


def _filters(actor: Actor) -> dict[str, Any]:
    """Ask the filters; they are drawn only where they are open, and hold when they are closed."""
    st.session_state.setdefault(search_address.FILTERS_OPEN, any(st.session_state.get(name) for name in FILTERS))
    shown = st.expander(frame.say("search-filters"), key=search_address.FILTERS_OPEN, on_change="rerun")
    if not shown.open:
        kept: dict[str, Any] = {name: tuple(st.session_state.get(name) or ()) for name in FILTERS if name != "schools"}
        return kept | {"schools": _codes(st.session_state.get("schools", ""))}
    with shown:
        first, second, third = st.columns(3)
        return {
            "academies": _choose(first, "academies", _choices(actor, "academies")),
            "domains": _choose(second, "domains", _choices(actor, "domains")),
            "exam_sessions": _choose(third, "exam_sessions", _choices(actor, "exam_sessions")),
            "states": _choose(first, "states", [(one.value, state_name(one.value)) for one in State]),
            "offices": _choose(second, "offices", _choices(actor, "offices")),
            "schools": _schools(third),
        }


def scripts() -> None:
    """Put the cursor in the box, and let the browser suggest a few names under it while one types.

    Without the second script, or when nothing is answered, the box is the plain box.
    """
    label, told = escape(frame.say("search-suggestions")), escape(frame.say("search-suggestions-told", count="{count}"))
    st.html(
        f'<div data-sporades-focus="{TEXT}"></div><script src="/brand/focus.js"></script>'
        f'<div data-sporades-suggest="{TEXT}" data-record="/candidate" data-label="{label}" data-told="{told}"></div>'
        '<script src="/brand/suggest.js"></script>',
        unsafe_allow_javascript=True,
    )


def _conditions(actor: Actor) -> Group:
    """Ask the conditions where they are open; the sentence they make is shown in any case."""
    st.session_state.setdefault(search_address.BUILDER_OPEN, not conditions_builder.is_empty())
    shown = st.expander(frame.say("conditions-title"), key=search_address.BUILDER_OPEN, on_change="rerun")
    if shown.open:
        with shown:
            conditions = conditions_builder.ask(actor)
            if not conditions.parts:
                st.caption(frame.say("conditions-help"))
    else:
        conditions = conditions_builder.current()
    if conditions.parts:
        said = frame.read(in_words, actor, Query(conditions=conditions)) or ""
        st.text(frame.say("conditions-as-a-sentence", sentence=said[:1].upper() + said[1:]))
    return conditions


def _choices(actor: Actor, name: str) -> list[tuple[str, str]]:
    match name:
        case "academies":
            found = frame.read(catalogue.academies, actor) or []
        case "domains":
            found = frame.read(catalogue.domains, actor) or []
        case "exam_sessions":
            found = frame.read(catalogue.exam_sessions, actor) or []
        case _:
            return [(one.code, one.name) for one in frame.read(catalogue.offices, actor) or []]
    return [(one.code, one.label) for one in found]


def _choose(place: DeltaGenerator, name: str, choices: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    names = dict(choices)
    if name in st.session_state:
        st.session_state[name] = [code for code in st.session_state[name] if code in names]
    shown = name.replace("_", "-")
    chosen = place.multiselect(
        frame.say(f"search-filter-{shown}"), list(names), key=name, persist_state="session",
        format_func=lambda code: names.get(code, code), placeholder=frame.say(f"search-filter-all-{shown}"),
        on_change=_first_page,
    )  # fmt: skip
    return tuple(chosen)


def _schools(place: DeltaGenerator) -> tuple[str, ...]:
    typed = place.text_input(
        frame.say("search-filter-schools"), key="schools", max_chars=100, persist_state="session",
        placeholder="0380001A", on_change=_first_page,
    )  # fmt: skip
    return _codes(typed or "")


def _codes(typed: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in typed.replace(";", ",").split(",") if code.strip())


def state_name(state: str) -> str:
    """Give the word of a state."""
    return frame.say(f"registration-state-{state.replace('_', '-')}")


def is_ranked(query: Query) -> bool:
    """Whether answers are shown best first, with why they answer; without a text there is nothing to rank by."""
    if not query.text:
        return False
    chosen = st.segmented_control(
        frame.say("list-mode"), ("ranked", "list"), default="ranked", required=True, key="search_mode",
        format_func=lambda one: frame.say(f"list-mode-{one}"), persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    return chosen != "list"


def summary(query: Query, page: Page) -> None:
    """Say how many answer what was typed, and in how long they were found."""
    key = "search-at-least" if page.at_least else "search-count"
    count = frame.say(key, count=page.total, written=frame.number(page.total))
    took = frame.number(round(page.took))
    if query.text:
        st.caption(plain(frame.say("search-summary-of", text=query.text, count=count, took=took)))
    else:
        st.caption(plain(frame.say("search-summary", count=count, took=took)))


def found(actor: Actor, query: Query, page: Page) -> None:
    """Show the lines of a page: the number of a candidate opens the record."""
    if not page.rows:
        widgets.empty("search-nobody")
        return
    certain = [row for row in page.rows if row.certain]
    near = [row for row in page.rows if not row.certain]
    places = {one: n for n, one in enumerate(dict.fromkeys(row.candidate_id for row in page.rows), 1)}
    opening = Opening(actor, query, {one: (page.page - 1) * PAGE_SIZE + n for one, n in places.items()})
    people = {row.candidate_id: f"{row.birth_name} {row.first_names} – {row.number}" for row in page.rows}
    results_opening.chooser(people, opening)
    if certain:
        _lines(certain, "search_lines", opening)
        if page.pages > 1:
            st.pagination(page.pages, key=PAGE_NUMBER)
    if near:
        st.header(frame.say("search-near"), anchor=False)
        st.caption(frame.say("search-near-explained"))
        _lines(near, "search_near_lines", opening)


def _lines(rows: Sequence[Hit], key: str, opening: Opening) -> None:
    why, number = frame.say("search-column-why"), frame.say("search-column-number")
    cells = pd.DataFrame([_cells(row) for row in rows])
    if not cells[why].any():  # a list made by filters alone
        cells = cells.drop(columns=why)
    opens = results_opening.column(f"{key}_number", {row.number: row.candidate_id for row in rows}, opening)
    st.dataframe(
        cells, hide_index=True, key=key, alt=frame.say("search-table-alt", count=len(rows)), row_height=36,
        column_config={why: st.column_config.TextColumn(width=WHY_WIDTH), number: opens},
    )  # fmt: skip


def _cells(row: Hit) -> dict[str, str]:
    """What tells two persons apart comes first: on a narrow screen the rest is at the right."""
    registration = f"{number_text(row.registration_number)} {version_text(row.version)}" if row.registration_id else "–"
    between = frame.say("search-sentence-between")
    state = state_name(row.state) if row.state else frame.say("search-unregistered")
    closed = f" · {frame.say('search-closed')}" if row.closed else ""
    return {
        frame.say("search-column-number"): row.number,
        frame.say("search-column-name"): f"{row.birth_name} ({row.usual_name})" if row.usual_name else row.birth_name,
        frame.say("search-column-first-names"): row.first_names,
        frame.say("search-column-born"): day(frame.language(), row.birth_date, "short"),
        frame.say("search-column-exam"): f"{row.domain_code} {row.exam_session}".strip(),
        frame.say("search-column-state"): state + closed,
        frame.say("search-column-why"): between.join(reasons(frame.language(), row.why)),
        frame.say("search-column-speciality"): f"{row.speciality_code} {row.speciality}".strip(),
        frame.say("search-column-registration"): registration,
        frame.say("search-column-school"): row.school or row.school_uai,
        frame.say("search-column-academie"): row.academie,
    }
