"""Registrations of a run chosen by académie, exam, exam session, office, speciality and school."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from core.access import Actor
from core.catalogue import queries as catalogue
from core.search.query import Query
from pages.shared import frame

LONGEST = 200


def filters(actor: Actor) -> Query:
    """Give what the filters say; none restricts nothing."""
    first, second, third, *others = (*st.columns(3), *st.columns(3))  # line by line, also when one is under another
    domains = _choose(second, "domains", _choices(catalogue.domains, actor))
    known = frame.read(catalogue.specialities, actor, domains[0]) or [] if len(domains) == 1 else []
    offices = [(one.code, one.name) for one in frame.read(catalogue.offices, actor) or []]
    return Query(
        academies=_choose(first, "academies", _choices(catalogue.academies, actor)),
        domains=domains,
        exam_sessions=_choose(third, "exam_sessions", _choices(catalogue.exam_sessions, actor)),
        offices=_choose(others[0], "offices", offices),
        specialities=_choose(others[1], "specialities", [(one.code, f"{one.label} ({one.code})") for one in known]),
        schools=_schools(others[2]),
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
