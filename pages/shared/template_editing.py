"""Write a draft: its texts by subject, its images, and what its author does with it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.documents.editing import actions, rules
from core.documents.editing.queries import ShownDraft
from core.documents.illustrations import MOST_BYTES, SentImage
from core.documents.wording import SIGNATORY_SLOTS, slots_in_order
from pages.shared import frame
from pages.shared.messages import plain
from pages.shared.template_words import facts_help, slot_name

HEIGHT = 760
LINE = 90  # characters: a longer text has several lines to be written on


def texts(actor: Actor, draft: ShownDraft) -> dict[str, str]:
    """Show the texts of a draft to write, by subject; give them as they are typed."""
    st.caption(plain(frame.say("templates-saved-at", when=frame.moment(draft.changed_at))))
    typed = dict(draft.slots)
    grouped = rules.grouped(rules.texts_of(slots_in_order(draft.kind)))
    with st.container(height=HEIGHT, key="templates_texts"):  # the preview stays in sight, whatever is written
        for group, slots in grouped.items():
            with st.expander(frame.say(f"templates-group-{group.value}"), key=f"templates_group_{group.value}"):
                for slot in slots:
                    typed[slot] = _text(draft, slot)
                if group is rules.Group.SIGNATURE:
                    _image(actor, draft, "signature")
        with st.expander(frame.say("templates-group-logo"), key="templates_group_logo"):
            _image(actor, draft, "logo")
    return {slot: text for slot, text in typed.items() if text or slot not in SIGNATORY_SLOTS}


def _text(draft: ShownDraft, slot: str) -> str:
    value, key = draft.slots.get(slot, ""), _key(draft, slot)
    write = st.text_area if len(value) > LINE else st.text_input
    typed = write(
        plain(slot_name(draft.kind, slot)), value, key=key, max_chars=rules.LONGEST_TEXT, disabled=not draft.may_write
    )
    if said := facts_help(slot):
        st.caption(plain(said))
    return rules.tidied(typed or "")


def _key(draft: ShownDraft, slot: str) -> str:
    return f"template_{draft.id}_{slot}"


def _image(actor: Actor, draft: ShownDraft, slot: str) -> None:
    """Ask for an image, or say that there is one and let it be taken away."""
    name, there = f"template_{draft.id}_{slot}", bool(draft.slots.get(slot))
    st.caption(plain(frame.say("templates-image-there" if there else "templates-image-none")))
    st.file_uploader(
        f"{plain(slot_name(draft.kind, slot))} ({plain(frame.say('templates-image-file'))})",
        type=["png", "jpg", "jpeg"], key=f"{name}_file", max_upload_size=MOST_BYTES // 2**20,
        disabled=not draft.may_write,
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button(
            frame.say("templates-image-put"), key=f"{name}_put", icon=":material/image:",
            disabled=not draft.may_write, on_click=_put, args=(actor, draft, slot, name),
        )  # fmt: skip
        if there:
            st.button(
                frame.say("templates-image-remove"), key=f"{name}_remove", disabled=not draft.may_write,
                on_click=_remove, args=(actor, draft, slot),
            )  # fmt: skip


def _put(actor: Actor, draft: ShownDraft, slot: str, name: str) -> None:
    sent = st.session_state.get(f"{name}_file")
    if sent is None:
        frame.tell("templates-image-missing", "warning")
        return
    version = _saved(actor, draft)
    image = SentImage(sent.name, sent.getvalue())
    if version and frame.perform(actions.put_image, actor, draft.id, slot, image, seen=version) is not None:
        frame.tell("templates-image-done")


def _remove(actor: Actor, draft: ShownDraft, slot: str) -> None:
    version = _saved(actor, draft)
    if version and frame.perform(actions.put_image, actor, draft.id, slot, None, seen=version) is not None:
        frame.tell("templates-image-removed")


def buttons(actor: Actor, draft: ShownDraft, typed: dict[str, str]) -> None:
    """Save, propose, give up."""
    if any(typed.get(slot, "") != draft.slots.get(slot, "") for slot in {*typed, *draft.slots}):
        st.caption(plain(frame.say("templates-unsaved")))
    with st.container(horizontal=True):
        st.button(
            frame.say("templates-save"), key=f"template_save_{draft.id}", icon=":material/save:", on_click=_save,
            args=(actor, draft),
        )  # fmt: skip
        st.button(
            frame.say("templates-propose"), key=f"template_propose_{draft.id}", icon=":material/send:",
            type="primary", on_click=_propose, args=(actor, draft),
        )  # fmt: skip
        withdrawing(actor, draft, "templates-withdraw")


def withdrawing(actor: Actor, draft: ShownDraft, label: str) -> None:
    """Show the button that gives a draft up."""
    st.button(
        frame.say(label), key=f"template_withdraw_{draft.id}", icon=":material/delete:", on_click=_withdraw,
        args=(actor, draft, frame.one_use_key(f"template_withdraw_{draft.id}")),
    )  # fmt: skip


def _saved(actor: Actor, draft: ShownDraft) -> int:
    """Save what is typed on the screen; give the version it made, nothing when it was refused."""
    slots = rules.texts_of(slots_in_order(draft.kind))
    typed = {slot: str(st.session_state.get(_key(draft, slot), draft.slots.get(slot, ""))) for slot in slots}
    done = frame.perform(actions.change, actor, draft.id, typed, seen=draft.version)
    return done.version if done else 0


def _save(actor: Actor, draft: ShownDraft) -> None:
    if _saved(actor, draft):
        frame.tell("templates-saved")


def _propose(actor: Actor, draft: ShownDraft) -> None:
    version = _saved(actor, draft)
    if version and frame.perform(actions.propose, actor, draft.id, seen=version) is not None:
        frame.tell("templates-proposed")


def _withdraw(actor: Actor, draft: ShownDraft, key: str) -> None:
    if frame.perform(actions.withdraw, actor, draft.id, seen=draft.version, key=key) is not None:
        frame.tell("templates-withdrawn")
