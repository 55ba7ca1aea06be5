"""Which document and which place: chosen among those of the person, or come with the address of a proposal."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core.access import Actor, Permission, allowed
from core.documents.catalogue import KINDS
from core.documents.editing import queries
from core.documents.editing.queries import PlaceChoice
from pages.shared import frame, widgets
from pages.shared.messages import plain
from pages.shared.template_words import kind_name, place_name

_FOLLOWED = "_templates_followed"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kind of document in a place, and the places there are."""

    kind: str
    academie_code: str
    domain_code: str
    choice: PlaceChoice

    @property
    def place(self) -> tuple[str, str]:
        """The place: académie and domain."""
        return self.academie_code, self.domain_code


def chosen(actor: Actor) -> Chosen | None:
    """Let the person choose; nothing when no place is of his rights."""
    choice = frame.read(queries.places, actor)
    if choice is None or not choice.academies or not choice.domains:
        widgets.empty("templates-no-place")
        return None
    _follow(actor)
    academies, domains = dict(choice.academies), dict(choice.domains)
    first, second, third = st.columns(3)
    with first:
        kind = st.selectbox(frame.say("templates-kind"), list(KINDS), key="templates_kind", format_func=kind_name)
    with second:
        academie = st.selectbox(
            frame.say("templates-academie"), list(academies), key="templates_academie",
            format_func=lambda code: academies[code] or frame.say("templates-every-academie"),
        )  # fmt: skip
    with third:
        domain = st.selectbox(
            frame.say("templates-domain"), list(domains), key="templates_domain",
            format_func=lambda code: domains[code] or frame.say("templates-every-domain"),
        )  # fmt: skip
    return Chosen(kind or "", academie or "", domain or "", choice)


def _follow(actor: Actor) -> None:
    """Choose the document and the place of the proposal that the address names, once."""
    number = frame.asked_number("id")
    if not number or st.session_state.get(_FOLLOWED) == number:
        return
    st.session_state[_FOLLOWED] = number
    draft = frame.read(queries.draft_of, actor, number)
    if draft is not None:
        st.session_state["templates_kind"] = draft.kind
        st.session_state["templates_academie"] = draft.academie_code
        st.session_state["templates_domain"] = draft.domain_code


def waiting(actor: Actor) -> None:
    """Show the proposals of others that await the person, with the way to each."""
    if not allowed(actor, Permission.TEMPLATE_PUBLISH):
        return
    found = frame.read(queries.awaiting_me, actor) or []
    choice = frame.read(queries.places, actor) if found else None
    if not found or choice is None:
        return
    with st.container(border=True, key="templates_waiting"):
        st.text(frame.say("templates-waiting", count=len(found)))
        for one in found:
            place = place_name(choice, one.academie_code, one.domain_code)
            said = frame.say("templates-waiting-one", kind=kind_name(one.kind), place=place, author=one.author)
            st.caption(plain(said))
            frame.link("templates", frame.say("templates-open", number=one.id), id=one.id)
