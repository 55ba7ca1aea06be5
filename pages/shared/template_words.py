"""Words of the editor of templates: places, slots, facts, faults, and differences side by side."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core import i18n
from core.documents.editing.marking import fact_name
from core.documents.editing.queries import PlaceChoice
from core.documents.editing.rules import Difference, Fault, Piece
from core.documents.wording import IMAGE_SLOTS, facts_of_slot, load_template
from pages.shared import frame, widgets
from pages.shared.messages import plain

SHORT = 64
FAULTS = frozenset({"empty", "unknown_fact", "missing_fact", "empty_fact", "sign", "crowded"})


def kind_name(kind: str) -> str:
    """Name a kind of document."""
    return frame.say(f"document-kind-{kind.replace('_', '-')}")


def place_name(choice: PlaceChoice, academie_code: str, domain_code: str) -> str:
    """Name a place: an académie or all of them, a domain or all of them."""
    academie = dict(choice.academies).get(academie_code, academie_code) if academie_code else ""
    domain = dict(choice.domains).get(domain_code, domain_code) if domain_code else ""
    return frame.say(
        "templates-place", academie=academie or frame.say("templates-any-academie"),
        domain=domain or frame.say("templates-any-domain"),
    )  # fmt: skip


def slot_name(kind: str, slot: str) -> str:
    """Name a slot by what Sporades says there, or by its sentence when Sporades says nothing there."""
    key = f"template-slot-{slot.replace('_', '-')}"
    if i18n.has(frame.language(), key):
        return frame.say(key)
    said = dict(load_template(kind).slots).get(slot, "")
    if not said:
        return frame.say("templates-slot-whole")
    return said if len(said) <= SHORT else f"{said[: SHORT - 1].rstrip()}…"


def facts_help(slot: str) -> str:
    """List the facts that a slot may hold; nothing when it holds none."""
    known = sorted(facts_of_slot(slot))
    if not known:
        return ""
    said = [frame.say("templates-fact", code=f"{{{name}}}", name=fact_name(frame.language(), name)) for name in known]
    return frame.say("templates-facts", facts=i18n.enumeration(frame.language(), said))


def fault_sentence(kind: str, fault: Fault) -> str:
    """Say one fault: where, and what is wrong."""
    slot = slot_name(kind, fault.slot)
    if fault.code not in FAULTS or fault.code == "crowded":
        code = "crowded" if fault.code == "crowded" else "not-printed"
        person = frame.say(f"specimen-{fault.name.replace('_', '-')}")
        return frame.say(f"template-fault-{code}", slot=slot, person=person)
    name = fault.name if fault.code == "sign" else fact_name(frame.language(), fault.name)
    if fault.code in {"unknown_fact", "missing_fact"}:
        name = f"{{{fault.name}}}"
    return frame.say(f"template-fault-{fault.code.replace('_', '-')}", slot=slot, name=name)


def differences(kind: str, found: Sequence[Difference]) -> None:
    """Show what two wordings say otherwise, side by side: what goes is struck through in red, what comes is green."""
    if not found:
        widgets.empty("templates-differences-none")
    for one in found:
        with st.container(border=True):
            st.caption(plain(slot_name(kind, one.slot)))
            before, after = st.columns(2)
            for column, title, pieces in ((before, "before", one.before), (after, "after", one.after)):
                with column:
                    st.caption(plain(frame.say(f"templates-{title}")))
                    _side(one.slot, pieces)


def _side(slot: str, pieces: Sequence[Piece]) -> None:
    if not pieces:
        st.text(frame.say("templates-nothing-there"))
    elif slot in IMAGE_SLOTS:
        st.text(frame.say("templates-image"))
    else:
        st.markdown(
            " ".join(
                plain(one.text) if one.kind == "kept"
                else f":red[~~{plain(one.text)}~~]" if one.kind == "removed"
                else f":green[**{plain(one.text)}**]"
                for one in pieces
            )
        )  # fmt: skip
