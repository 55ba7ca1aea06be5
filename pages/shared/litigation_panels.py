"""The litigation file of a candidate: asked with its reason, opened for a day by who had it made."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.litigation.actions import order_file
from core.litigation.queries import FileLine, files_of
from core.litigation.rules import REASON_LENGTHS, State
from pages.shared import frame
from pages.shared.messages import plain


def offer(actor: Actor, candidate_id: int) -> None:
    """Show the files already made, and let another be made."""
    st.header(frame.say("litigation-panel"), anchor=False)
    st.caption(plain(frame.say("litigation-panel-help")))
    with st.form("litigation", border=True, clear_on_submit=True):
        reason = st.text_area(
            frame.say("litigation-reason"), key="litigation_reason", max_chars=REASON_LENGTHS.stop - 1,
            help=frame.say("litigation-reason-help"),
        )  # fmt: skip
        if st.form_submit_button(frame.say("litigation-make"), key="litigation_make", icon=":material/gavel:"):
            key = frame.one_use_key(f"litigation_{candidate_id}")
            made = frame.perform(order_file, actor, candidate_id, reason=reason or "", key=key)
            if made is not None:
                told = "litigation-ready" if made.state == State.READY else "litigation-promised"
                frame.tell(told)
    for one in frame.read(files_of, actor, candidate_id) or []:
        _line(one)


def _line(one: FileLine) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = frame.say(
            "litigation-line", at=frame.moment(one.asked_at), who=one.asked_by, pages=one.pages, events=one.events
        )
        st.caption(plain(said))
        st.text(one.reason)
        st.badge(plain(frame.say(f"litigation-state-{one.state}")))
        if one.is_own and one.state == State.READY:
            frame.file_link("litigation", one.id, frame.say("litigation-open"))
