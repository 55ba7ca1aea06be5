"""Mails to the candidates of the perimeter that could not be delivered, with what to do about each."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.notifications.queries import undelivered, undelivered_count
from pages.shared import frame, mail_panels, widgets
from pages.shared.messages import plain

PER_PAGE = 15

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-undelivered"), anchor=False)
count = frame.read(undelivered_count, actor) or 0
if not count:
    widgets.empty("undelivered-none")
    st.stop()
st.caption(plain(frame.say("undelivered-intro", count=count, written=frame.number(count))))
pages = -(-count // PER_PAGE)
page = st.pagination(pages, key="undelivered_page") if pages > 1 else 1
for one in frame.read(undelivered, actor, page=page, size=PER_PAGE) or []:
    mail_panels.line(actor, one)
