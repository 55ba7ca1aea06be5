"""How a record is opened from the lines of a search: its number in the table, or a list for who uses the keyboard.

A choice is taken in a callback, which nothing interrupts: whatever is pressed next, the record that was chosen opens.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.elements.lib.column_types import ButtonColumnResult

from pages.shared import frame
from pages.shared.candidate_trail import Opening

_OPENED = "_search_opened"


def chooser(people: Mapping[int, str], opening: Opening) -> None:
    """Offer the persons of the page in a list, above the table: it is in sight as soon as they are found."""
    key = f"search_open_{st.session_state.get(_OPENED, 0)}"  # another one each time: nothing is chosen on return
    st.selectbox(
        frame.say("search-open"), list(people), None, key=key, format_func=people.__getitem__,
        placeholder=frame.say("search-open-choose"), label_visibility="collapsed", on_change=_chosen,
        args=(key, opening),
    )  # fmt: skip


def _chosen(key: str, opening: Opening) -> None:
    candidate_id = st.session_state.get(key)
    if candidate_id:
        st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
        opening.choose(candidate_id)


def column(key: str, numbers: Mapping[str, int], opening: Opening) -> ButtonColumnResult:
    """Make the numbers of a table open the records they name."""
    return st.column_config.ButtonColumn(
        type="tertiary", alignment="left", width=120, pinned=True, help=frame.say("search-open-number"), key=key,
        on_click=_pressed, args=(key, numbers, opening),
    )  # fmt: skip


def _pressed(key: str, numbers: Mapping[str, int], opening: Opening) -> None:
    """The number that was pressed decides, not the line where it stood: other lines may have come meanwhile."""
    candidate_id = numbers.get(st.session_state[key].label)
    if candidate_id:
        opening.choose(candidate_id)
