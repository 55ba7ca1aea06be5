"""The second of two persons decides: approves what is shown, or refuses and says why; one form wherever two decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.shared import frame


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page for its decision, by their keys."""

    approve: str
    refuse: str
    why: str
    confirm: str = "two-persons-confirm-refusal"


def decide(
    about: tuple[str, int],
    words: Words,
    *,
    approve: Callable[[str], None],
    refuse: Callable[[str, str], None],
    longest: int,
    disabled: bool = False,
) -> None:
    """Offer both decisions about one thing: each is called with its one-use key, a refusal with its reason first."""
    topic, number = about
    agree, turn_down, reason = (f"{topic}_{act}_{number}" for act in ("approve", "refuse", "reason"))
    left, right = st.columns(2)
    left.button(
        frame.say(words.approve), type="primary", icon=":material/check:", key=agree, width="stretch",
        disabled=disabled, on_click=approve, args=(frame.one_use_key(agree),),
    )  # fmt: skip
    with right.popover(frame.say(words.refuse), icon=":material/close:", width="stretch"):
        st.text_area(frame.say(words.why), key=reason, max_chars=longest)
        st.button(
            frame.say(words.confirm), key=turn_down, on_click=_refuse,
            args=(refuse, reason, frame.one_use_key(turn_down)),
        )  # fmt: skip


def _refuse(refuse: Callable[[str, str], None], reason: str, key: str) -> None:
    refuse(str(st.session_state.get(reason) or ""), key)
