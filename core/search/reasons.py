"""Why a candidate answers, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from core.i18n import day, t
from core.search.ranking import How, Why

_FIELDS = {
    "names": "search-column-name", "around": "search-around", "registration": "search-column-registration",
    "speciality": "search-column-speciality", "school": "search-column-school", "exam_session": "search-exam-session",
    "number": "search-column-number",
}  # fmt: skip


def reasons(language: str, why: Iterable[Why]) -> tuple[str, ...]:
    """Give each reason in a few words."""
    return tuple(_reason(language, one) for one in why)


def _reason(language: str, why: Why) -> str:
    field = t(language, _FIELDS.get(why.field, f"field-{why.field.replace('_', '-')}"))
    found = day(language, date.fromisoformat(why.found), "short") if why.field == "birth_date" else why.found
    exact = why.how in {How.EXACT, How.AROUND} or not (found or why.how is How.ABSENT)
    return t(language, f"search-why-{How.EXACT if exact else why.how}", field=field, typed=why.typed, found=found)
