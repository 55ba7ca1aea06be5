"""Reusable displays and inputs; modules beside this one hold the larger ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from pages.shared import frame
from pages.shared.messages import plain

__all__ = ["acted_on", "count_card", "empty", "fact", "link_once", "plain", "table", "unbroken"]


def empty(key: str, **facts: object) -> None:
    """Say that there is nothing to show yet, and what to do next."""
    with st.container(border=True):
        st.markdown(plain(frame.say(key, **facts)))


def acted_on(shown: object, label: str, *, key: str, disabled: bool = False, icon: str | None = None) -> bool:
    """Show a button that acts on what the page shows, and say whether it was clicked on just that.

    A field still being typed is read together with the click that leaves it: what it changes was not shown yet, so
    the click does nothing and says so.
    """
    clicked = st.button(
        label, key=key, type="primary", disabled=disabled, icon=icon, on_click=_note_shown, args=(key, shown)
    )
    seen: tuple[object, ...] = st.session_state.pop(f"_shown_{key}", ())
    if clicked and seen != (shown,):
        frame.tell("frame-changed-meanwhile", "warning")
    return clicked and seen == (shown,) and not disabled


def _note_shown(key: str, shown: object) -> None:
    st.session_state[f"_shown_{key}"] = (shown,)


def fact(label_key: str, value: str) -> None:
    """Show one fact: its name, and its value as typed (never as Markdown)."""
    with st.container(gap=None):
        st.caption(plain(frame.say(label_key)))
        st.text(value)


def table(rows: Sequence[Mapping[str, str]], *, alt_key: str) -> None:
    """Show a short list as a real HTML table, readable by every tool; each cell is plain text (1.41, 2.10)."""
    written = [{plain(title): plain(cell) for title, cell in row.items()} for row in rows]
    st.table(pd.DataFrame(written), border="horizontal", hide_index=True, alt=frame.say(alt_key))


def unbroken(text: str) -> str:
    """Keep a short text on one line of its cell."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def count_card(count: int, sentence: str, page: str, link: str, *, more: bool = False, **query: str) -> None:
    """Show how much of something there is, or that there is more than that, what it is, and the way there."""
    with st.container(border=True, height="stretch"):
        if more:
            st.subheader(frame.say("home-more-than", number=frame.number(count)), anchor=False)
        else:
            st.subheader(frame.number(count), anchor=False)
        st.text(sentence)
        frame.link(page, link, **query)


def link_once(link: str) -> None:
    """Show a one-time link to copy: it is not shown again, and only its owner should have it."""
    st.code(link, language=None, wrap_lines=True)
