"""Criteria of an export: handed over by another page, or chosen here.

A search may hold a name, so it is handed over within the session and never in an address (1.30); codes may be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.corrections.rules import State as CorrectionState
from core.exports.sources.searched import asked
from core.search.queries import Order
from core.search.query import Query
from pages.shared import frame, widgets

_SEARCH = "_export_search"
_VOLUMES = ("academies", "domains", "exam_sessions")
_WINDOWS = ("domain", "academie", "exam_session", "audience", "phase", "state")
_MOST = 200


def export_search(query: Query, order: Order = Order.NAME) -> None:
    """Go to the exports page with a search; nothing after it is run."""
    st.session_state[_SEARCH] = asked(query, order)
    frame.go("exports", export="candidates")


def criteria(name: str) -> dict[str, Any]:
    """Give the criteria of an export, asking for those that no page handed over."""
    return _ASKED[name]()


def _search() -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.get(_SEARCH, {})
    if not kept:
        widgets.empty("exports-search-none")
    elif st.button(frame.say("exports-search-forget"), key="exports_search_forget", icon=":material/close:"):
        st.session_state.pop(_SEARCH, None)
        st.rerun()
    return kept


def _volumes() -> dict[str, Any]:
    given = {name: st.query_params.get(name, "")[:_MOST].split(",") for name in _VOLUMES}
    return {name: [code for code in codes if code] for name, codes in given.items() if any(codes)}


def _windows() -> dict[str, Any]:
    return {name: st.query_params.get(name, "")[:_MOST] for name in _WINDOWS if st.query_params.get(name)}


def _corrections() -> dict[str, Any]:
    every = frame.say("exports-every-correction")
    state = st.selectbox(
        frame.say("export-column-correction-state"), ["", *(one.value for one in CorrectionState)],
        format_func=lambda one: frame.say(f"correction-state-{one}") if one else every, key="exports_correction_state",
    )  # fmt: skip
    return {"state": state} if state else {}


def _run() -> dict[str, Any]:
    number = frame.asked_number("run_id") or 0
    chosen = int(st.number_input(frame.say("exports-run"), 0, value=number, step=1, key="exports_run"))
    return {"run_id": chosen} if chosen else {}


def is_complete(name: str, query: dict[str, Any]) -> bool:
    """Whether something can be looked for: a manifest is that of one run."""
    return name != "run_manifest" or bool(query)


_ASKED: dict[str, Callable[[], dict[str, Any]]] = {
    "candidates": _search, "simple_list": _search, "volumes": _volumes, "windows": _windows,
    "corrections": _corrections, "run_manifest": _run,
}  # fmt: skip
