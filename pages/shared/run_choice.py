"""Which registrations a run is about, which files it gives: handed over by a search, or chosen here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from core.access import Actor
from core.bulk.options import MANIFEST, MERGED, ZIP, RunOptions
from core.bulk.rules import Order
from core.catalogue import queries as catalogue
from core.search.labels import in_words
from core.search.query import Query, from_json
from pages.shared import frame
from pages.shared.results_actions import RUN_SEARCH

OUTPUTS = (MERGED, ZIP, MANIFEST)
LONGEST = 200


def wanted(actor: Actor) -> Query:
    """Give the search that was handed over, else what the filters say."""
    st.header(frame.say("documents-what"), anchor=False)
    kept = st.session_state.get(RUN_SEARCH)
    return _handed_over(actor, from_json(kept)) if kept else _filters(actor)


def is_handed_over() -> bool:
    """Whether a search was handed over."""
    return bool(st.session_state.get(RUN_SEARCH))


def _handed_over(actor: Actor, query: Query) -> Query:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(frame.say("documents-search-text", criteria=sentence(actor, query)))
        st.button(
            frame.say("documents-search-forget"), key="documents_forget", icon=":material/close:", on_click=_forget
        )
    return query


def _forget() -> None:
    st.session_state.pop(RUN_SEARCH, None)


def _filters(actor: Actor) -> Query:
    first, second, third = st.columns(3)
    domains = _choose(second, "domains", _choices(catalogue.domains, actor))
    known = frame.read(catalogue.specialities, actor, domains[0]) or [] if len(domains) == 1 else []
    return Query(
        academies=_choose(first, "academies", _choices(catalogue.academies, actor)),
        domains=domains,
        exam_sessions=_choose(third, "exam_sessions", _choices(catalogue.exam_sessions, actor)),
        offices=_choose(first, "offices", [(one.code, one.name) for one in frame.read(catalogue.offices, actor) or []]),
        specialities=_choose(second, "specialities", [(one.code, f"{one.label} ({one.code})") for one in known]),
        schools=_schools(third),
    )


def _choices(query: Callable[..., list[catalogue.Choice]], actor: Actor) -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in frame.read(query, actor) or [] if not one.closed]


def _choose(place: st.delta_generator.DeltaGenerator, name: str, choices: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    names, shown = dict(choices), name.replace("_", "-")
    chosen = place.multiselect(
        frame.say(f"documents-filter-{shown}"), list(names), key=f"documents_{name}", disabled=not names,
        format_func=lambda code: names.get(code, code), placeholder=frame.say(f"documents-filter-all-{shown}"),
        help=None if names else frame.say("documents-filter-specialities-help"),
    )  # fmt: skip
    return tuple(code for code in chosen if code in names)


def _schools(place: st.delta_generator.DeltaGenerator) -> tuple[str, ...]:
    typed = place.text_input(
        frame.say("documents-filter-schools"), key="documents_schools", max_chars=LONGEST, placeholder="0380001A"
    )
    return tuple(code.strip().upper() for code in (typed or "").replace(";", ",").split(",") if code.strip())


def options() -> RunOptions:
    """Ask for the order and the files; a search handed over is printed whole, filters only make what is stale."""
    st.header(frame.say("documents-how"), anchor=False)
    first, second = st.columns([2, 3])
    order = first.selectbox(
        frame.say("documents-order"), list(Order), key="documents_order",
        format_func=lambda one: frame.say(f"documents-order-{one.value}"),
    )  # fmt: skip
    outputs = second.multiselect(
        frame.say("documents-outputs"), OUTPUTS, default=OUTPUTS, key="documents_outputs",
        format_func=lambda one: frame.say(f"documents-output-{one}"), placeholder=frame.say("documents-outputs-none"),
    )  # fmt: skip
    only_stale = st.toggle(
        frame.say("documents-only-stale"), value=not is_handed_over(), key=f"documents_stale_{is_handed_over()}",
        help=frame.say("documents-only-stale-help"),
    )  # fmt: skip
    return RunOptions(order=order, outputs=tuple(one for one in OUTPUTS if one in outputs), only_stale=only_stale)


def sentence(actor: Actor, query: Query) -> str:
    """Say a query in words, with the names of its codes."""
    return frame.read(in_words, actor, query) or ""
