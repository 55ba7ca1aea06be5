"""Messages to the person: shown where they happen, or kept for the top of the page when a callback says them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

Kind = Literal["success", "info", "warning", "error"]
_WAITING = "_messages"


def in_callback() -> bool:
    """Whether a widget's callback is running: it runs before the page."""
    return ThreadState.get().run_location is RunLocation.CALLBACK


def show(kind: Kind, sentence: str) -> None:
    """Show a sentence now; from a callback, at the top of the page that follows."""
    if in_callback():
        st.session_state.setdefault(_WAITING, []).append((kind, sentence))
    else:
        _draw(kind, sentence)


def keep(kind: Kind, sentence: str) -> None:
    """Keep a sentence for the top of the next page, before going there."""
    st.session_state.setdefault(_WAITING, []).append((kind, sentence))


def show_waiting() -> None:
    """Show what callbacks said, once."""
    for kind, sentence in st.session_state.pop(_WAITING, []):
        _draw(kind, sentence)


def _draw(kind: Kind, sentence: str) -> None:
    drawers: dict[Kind, Callable[..., object]] = {
        "success": st.success, "info": st.info, "warning": st.warning, "error": st.error,
    }  # fmt: skip
    drawers[kind](plain(sentence).replace("\n", "  \n"))


_PUNCTUATION = re.compile(r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]""")
# What Streamlit still looks for once the escapes are read: `:icons:`, links and addresses.
_ACTIVE = re.compile(r":(?=//|[\w+/-]+:)|@(?=\w)|www(?=\.)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def plain(text: str) -> str:
    r"""Write any text so that Markdown, HTML, LaTeX, `:icons:` and links stay letters (2.10)."""
    return _PUNCTUATION.sub(r"\\\g<0>", _ACTIVE.sub(rf"\g<0>{_JOINER}", text))
