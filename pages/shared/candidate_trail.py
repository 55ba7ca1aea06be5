"""The way from a list to a record and along it: opened from a search, a record knows its place in it.

The address holds the number that stands for the search, the place and the order, never what was typed (1.30): it
survives a reload, and the list is asked again within the perimeter of the moment.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core.access import Actor
from core.search.around import RANKED, Around, Neighbour, around
from core.search.listing import Order
from core.search.query import Query
from core.search.views.actions import keep_link
from core.search.views.queries import link_query
from pages.shared import frame
from pages.shared.messages import plain

LIST, PLACE, SORT = "list", "place", "sort"
_GOING = "_trail_going"  # the record that was chosen and is not shown yet, with its place in its list


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens records from a list: the search, where each candidate stands in it, its order (none: ranked)."""

    actor: Actor
    query: Query
    places: dict[int, int]
    order: Order | None = None

    def choose(self, candidate_id: int) -> None:
        """Choose a record, from a callback, with what leads along the list; `follow` goes there."""
        number = frame.perform(keep_link, self.actor, self.query)
        sort = self.order.text if self.order else RANKED
        along = _address(number, self.places.get(candidate_id, 1), sort) if number else {}
        st.session_state[_GOING] = (candidate_id, along)


def follow() -> None:
    """Go to the record that was chosen; asked again until it is shown, whatever else was pressed meanwhile."""
    going = st.session_state.get(_GOING)
    if going:
        candidate_id, along = going
        frame.go("candidate", id=candidate_id, **along)


def _address(number: int, place: int, sort: str) -> dict[str, str | int]:
    return {LIST: number, PLACE: place} | ({SORT: sort} if sort else {})


def show(actor: Actor, candidate_id: int | None) -> None:
    """Show the ways from a record: back to the search, the place in its list, the previous and next records."""
    st.session_state.pop(_GOING, None)
    number = frame.asked_number(LIST)
    found = _found(actor, number, candidate_id) if number and candidate_id else None
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(frame.say("search-back"), key="trail_back", shortcut="Alt+Up", type="tertiary"):
            frame.go("search", **({"link": number} if number else {}))
        if found is not None and number:
            key = "candidate-file-place-at-least" if found.at_least else "candidate-file-place"
            total = frame.number(found.total)
            st.text(plain(frame.say(key, place=frame.number(found.place), total=total)))
            _step(number, found.before, "search-previous", "Left")
            _step(number, found.after, "search-next", "Right")
        with st.popover(frame.say("candidate-file-keys"), icon=":material/keyboard:", type="tertiary"):
            _keys()


def _found(actor: Actor, number: int, candidate_id: int) -> Around | None:
    query = frame.read(link_query, actor, number)
    if query is None:
        return None
    sort = st.query_params.get(SORT, "")
    order = None if sort == RANKED else Order.read(sort)
    return frame.read(around, actor, query, candidate_id, frame.asked_number(PLACE) or 1, order)


def _step(number: int, to: Neighbour | None, label: str, arrow: str) -> None:
    clicked = st.button(
        frame.say(label), key=label.replace("-", "_"), shortcut=f"Alt+{arrow}", type="tertiary", disabled=to is None
    )
    if clicked and to is not None:
        sort = st.query_params.get(SORT, "")
        frame.go("candidate", id=to.candidate_id, **_address(number, to.place, sort))


KEYS = (
    ("Alt+←", "search-previous"), ("Alt+→", "search-next"), ("Alt+↑", "search-back"),
    ("← →", "candidate-file-keys-tabs"),
)  # fmt: skip


def _keys() -> None:
    for pressed, label in KEYS:
        st.text(f"{pressed}   {frame.say(label)}")
