"""What an office prints on a page of its own, beside the kinds that runs make: named where one looks for it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.documents.printable import printables
from pages.shared import frame
from pages.shared.messages import plain


def show(actor: Actor) -> None:
    """Lead to each of them."""
    elsewhere = [one for one in printables(actor) if one.page]
    if not elsewhere:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(frame.say("printed-elsewhere")), width="content")
        for one in elsewhere:
            frame.link(one.page, frame.say(one.name))
