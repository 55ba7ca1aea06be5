"""The identity of a candidate, greyed until it is unlocked; what is typed is given field by field."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core.candidates.faults import Unacceptable
from core.candidates.rules import Civility, parse_civility
from core.corrections.rules import Asked
from core.corrections.starting import Correctable
from pages.shared import correction_values, frame
from pages.shared.messages import plain

ROWS = (
    ("civility", "birth_name", "usual_name"),
    ("first_names", "birth_date", "nationality"),
    ("birth_place", "birth_departement", "birth_commune"),
    ("birth_country", "ine"),
    ("email",),  # long, and read whole
)
OLDEST = date(1900, 1, 1)


def shows(wanted: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether what a report asks is one of these fields."""
    return any(field in row for field, _ in wanted for row in ROWS)


def show(start: Correctable, *, unlocked: bool) -> Asked:
    """Show the fields, disabled unless unlocked, and give those that no longer say what the register says.

    Opened from a report, its field already says what the candidate asks.
    """
    kept, wanted = dict(start.values), dict(start.wanted)
    typed: list[tuple[str, str]] = []
    for row in ROWS:
        for place, field in zip(st.columns(len(row)), row, strict=True):
            with place:
                value = _input(start.candidate_id, field, wanted.get(field, kept[field]), unlocked=unlocked)
                if value != kept[field]:
                    typed.append((field, value))
                    st.caption(plain(frame.say("correct-before", value=correction_values.shown(field, kept[field]))))
    return Asked(tuple(typed))


def _input(candidate_id: int, field: str, kept: str, *, unlocked: bool) -> str:
    label, key = correction_values.field_name(field), f"correct_{candidate_id}_{field}"
    if field == "civility":
        return _civility(label, kept, key, unlocked=unlocked)
    if field == "birth_date":
        chosen = st.date_input(
            label, date.fromisoformat(kept), min_value=OLDEST, format="DD/MM/YYYY", key=key, disabled=not unlocked
        )
        return chosen.isoformat()
    return st.text_input(label, kept, key=key, disabled=not unlocked) or ""


def _civility(label: str, kept: str, key: str, *, unlocked: bool) -> str:
    options = list(Civility)
    try:
        now = parse_civility(kept)
    except Unacceptable:
        now = Civility.UNSAID
    chosen = st.selectbox(
        label, options, options.index(now), format_func=lambda one: correction_values.civility(one.value), key=key,
        disabled=not unlocked,
    )  # fmt: skip
    return kept if chosen is now or chosen is None else chosen.value
