"""Above a record: that it was merged, from which former numbers it comes, and that others look alike."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.duplicates.merged import of_one_person
from pages.shared import frame
from pages.shared.messages import plain


def show(actor: Actor, candidate_id: int) -> None:
    """Say what merges and the radar know of a record; most have nothing to say."""
    found = frame.read(of_one_person, actor, candidate_id)
    if found is None:
        return
    if found.into is not None:
        st.warning(plain(frame.say("duplicates-merged-into", number=found.into.number)), icon=":material/merge:")
        if found.into.candidate_id:
            see = frame.say("duplicates-see-kept", number=found.into.number)
            frame.link("candidate", see, id=found.into.candidate_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        for one in found.former:
            st.badge(plain(frame.say("duplicates-former", numbers=one.number)), icon=":material/merge:", color="violet")
            frame.link("candidate", frame.say("duplicates-file", number=one.number), id=one.candidate_id)
    if found.alike:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(plain(frame.say("duplicates-of-this", count=len(found.alike))), color="orange")
            for pair in found.alike:
                score = frame.say("duplicates-score", score=pair.score)
                if not pair.elsewhere:
                    frame.link("duplicates", f"{frame.say('duplicates-compare')} ({score})", id=pair.id)
