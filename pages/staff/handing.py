"""Hand over in bulk: one PDF of many candidates or an archive of PDFs, its plan, its confirmation, how far it is."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.documents.many import queries
from pages.shared import frame, many_acting, many_drop, many_plan
from pages.shared.messages import plain

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-handing"), anchor=False)
st.caption(plain(frame.say("handing-many-intro")))

asked = frame.asked_number("id")
batch = frame.read(queries.batch, actor, asked) if asked else None
if batch is None:
    many_drop.drop(actor)
else:
    many_plan.heading(batch)
    many_acting.acts(actor, batch)
    many_plan.lines(actor, batch)
many_plan.history(actor, batch)
