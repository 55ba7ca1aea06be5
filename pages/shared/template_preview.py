"""The preview of a wording: the pages as they would be printed for an invented person, and what is wrong in red."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from core.access import Actor
from core.documents.editing.preview import Preview, preview
from core.documents.editing.specimens import SPECIMENS
from core.documents.facts import ReturnRegime
from pages.shared import frame, widgets
from pages.shared.messages import plain
from pages.shared.template_choice import Chosen
from pages.shared.template_words import fault_sentence

_SIGNED = "mention_paper"  # only a confirmation is signed, in one of three ways


def show(actor: Actor, at: Chosen, slots: Mapping[str, str], *, faults: bool = True) -> Preview | None:
    """Show the pages of a wording; its faults first, when they are to be mended."""
    st.header(frame.say("templates-preview"), anchor=False)
    person = st.selectbox(
        frame.say("templates-preview-person"), list(SPECIMENS), key="templates_person",
        format_func=lambda name: frame.say(f"specimen-{name.replace('_', '-')}"),
    )  # fmt: skip
    regime = ""
    if _SIGNED in slots:
        regime = st.selectbox(
            frame.say("templates-preview-regime"), [one.value for one in ReturnRegime], key="templates_regime",
            format_func=lambda name: frame.say(f"templates-regime-{name}"),
        ) or ""  # fmt: skip
    found = frame.read(preview, actor, at.kind, at.place, slots, specimen=person or "", regime=regime)
    if found is None:
        return None
    if faults:
        _faults(at.kind, found)
    for page, picture in enumerate(found.pages, start=1):
        said = frame.say("templates-preview-page", page=page, pages=len(found.pages))
        with st.container(border=True, key=f"templates_page_{page}"):
            st.image(picture, width="stretch", alt=said)
    if not found.pages:
        widgets.empty("templates-preview-none")
    return found


def _faults(kind: str, found: Preview) -> None:
    if not found.faults:
        st.success(plain(frame.say("templates-no-fault")), icon=":material/check:")
        return
    said = [frame.say("templates-faults", count=len(found.faults))]
    said += [fault_sentence(kind, fault) for fault in found.faults]
    st.error("  \n".join(plain(one) for one in said))
