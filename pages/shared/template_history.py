"""What was published before: who wrote it, who published it, what differs; and the way back to any of it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.documents.editing import queries
from core.documents.editing.queries import ShownVersion, Workshop
from pages.shared import frame, template_deciding, template_words
from pages.shared.messages import plain
from pages.shared.template_choice import Chosen


def show(actor: Actor, at: Chosen, found: Workshop) -> None:
    """Show the published versions that apply in the place or did, then two of them compared."""
    able = found.draft is None and allowed(actor, Permission.TEMPLATE_WRITE)
    for one in found.versions:
        with st.container(border=True, key=f"template_version_{one.id}"):
            _version(at, one)
            if able:
                st.button(
                    frame.say("templates-again"), key=f"template_again_{one.id}", icon=":material/history:",
                    on_click=template_deciding.begin,
                    args=(actor, at, one.id, frame.one_use_key(f"template_again_{one.id}_{at.place}"), one.n),
                )  # fmt: skip
    if len(found.versions) > 1:
        _compared(actor, at, found)


def _named(at: Chosen, one: ShownVersion) -> str:
    place = template_words.place_name(at.choice, one.academie_code, one.domain_code)
    return frame.say("templates-version", n=one.n, place=place)


def _version(at: Chosen, one: ShownVersion) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_named(at, one), width="content")
        if one.applies:
            st.badge(plain(frame.say("templates-version-applies")), color="green")
    when = frame.moment(one.published_at) if one.published_at else ""
    said = "templates-version-by" if one.author else "templates-version-sporades"
    facts = {"author": one.author, "by": one.published_by} if one.author else {}
    st.caption(plain(frame.say(said, when=when, **facts)))


def _compared(actor: Actor, at: Chosen, found: Workshop) -> None:
    names = {one.id: _named(at, one) for one in found.versions}
    numbers = list(names)
    first, second = st.columns(2)
    with first:
        before = st.selectbox(
            frame.say("templates-compare-before"), numbers, index=1, key="templates_before",
            format_func=names.__getitem__,
        )  # fmt: skip
    with second:
        after = st.selectbox(
            frame.say("templates-compare-after"), numbers, key="templates_after", format_func=names.__getitem__,
        )  # fmt: skip
    different = frame.read(queries.compared_versions, actor, at.kind, *at.place, before or 0, after or 0)
    if different is not None:
        template_words.differences(at.kind, different)
