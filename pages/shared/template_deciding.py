"""A place of the editor: the wording in force, the draft being written, or the proposal to decide about."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.access import Actor, Permission, allowed
from core.documents.editing import actions, queries
from core.documents.editing.queries import ShownDraft, ShownVersion, Workshop
from core.documents.stale_count import stale_count
from pages.shared import frame, template_editing, template_preview, template_words, two_persons
from pages.shared.messages import plain
from pages.shared.template_choice import Chosen
from pages.shared.two_persons import Words


def show(actor: Actor, at: Chosen, found: Workshop) -> None:
    """Show the texts on the left, their preview on the right."""
    left, right = st.columns(2, gap="large")
    draft = found.draft
    with left:
        if draft is None:
            slots = found.slots
            _in_force(actor, at, found)
        elif draft.may_write:
            st.info(plain(frame.say("templates-begun")))
            slots = template_editing.texts(actor, draft)
            template_editing.buttons(actor, draft, slots)
        else:
            slots = draft.slots
            _of_another(actor, at, draft)
    with right:
        template_preview.show(actor, at, slots, faults=draft is not None)


def _in_force(actor: Actor, at: Chosen, found: Workshop) -> None:
    now = next(one for one in found.versions if one.applies)
    st.text(_applies(at, now))
    if found.refused is not None:
        said = frame.say("templates-refused-lately", by=found.refused.decided_by, reason=found.refused.reason)
        st.warning(plain(said))
    if allowed(actor, Permission.TEMPLATE_WRITE):
        st.button(
            frame.say("templates-begin"), key="template_begin", type="primary", icon=":material/edit:",
            on_click=begin, args=(actor, at, 0, frame.one_use_key(f"template_begin_{at.kind}_{at.place}")),
        )  # fmt: skip


def _applies(at: Chosen, now: ShownVersion) -> str:
    if not now.author:
        return frame.say("templates-applies-sporades", n=now.n)
    place = template_words.place_name(at.choice, now.academie_code, now.domain_code)
    when = frame.moment(now.published_at) if now.published_at else ""
    return frame.say("templates-applies", n=now.n, place=place, when=when)


def begin(actor: Actor, at: Chosen, version_id: int, key: str, n: int = 0) -> None:
    """Begin a draft, of what is in force or of an older version."""
    done = frame.perform(actions.begin, actor, at.kind, *at.place, version_id=version_id, key=key)
    if done is not None and n:
        frame.tell("templates-again-begun", n=n)


def _of_another(actor: Actor, at: Chosen, draft: ShownDraft) -> None:
    """A draft that the person does not write: what it changes, and what he may decide."""
    if draft.state == "draft":
        when = frame.moment(draft.changed_at)
        st.info(plain(frame.say("templates-being-written", author=draft.author, when=when)))
    elif draft.mine:
        st.info(plain(frame.say("templates-proposed-own")))
    else:
        st.info(plain(frame.say("templates-proposed-by", author=draft.author)))
    st.header(frame.say("templates-differences"), anchor=False)
    template_words.differences(at.kind, frame.read(queries.compared, actor, draft.id) or [])
    if draft.may_decide:
        _decide(actor, draft)
    if draft.may_withdraw:
        label = "templates-withdraw" if draft.state == "draft" else "templates-withdraw-proposal"
        template_editing.withdrawing(actor, draft, label)


def _decide(actor: Actor, draft: ShownDraft) -> None:
    two_persons.decide(
        ("template", draft.id),
        Words("templates-publish", "templates-refuse", "templates-refuse-reason", "templates-refuse-confirm"),
        approve=partial(_publish, actor, draft), refuse=partial(_refuse, actor, draft), longest=2000,
    )  # fmt: skip


def _publish(actor: Actor, draft: ShownDraft, key: str) -> None:
    done = frame.perform(actions.publish, actor, draft.id, seen=draft.version, key=key)
    if done is None:
        return
    frame.tell("templates-published", n=done.n)
    if allowed(actor, Permission.DOCUMENT_READ):
        count = frame.read(stale_count, actor, draft.kind) or 0
        frame.tell("templates-to-remake", "info", count=count, written=frame.number(count))


def _refuse(actor: Actor, draft: ShownDraft, reason: str, key: str) -> None:
    if frame.perform(actions.refuse, actor, draft.id, reason=reason, seen=draft.version, key=key) is not None:
        frame.tell("templates-refused")
