"""Why a candidate answers, in words."""

from __future__ import annotations

from datetime import date

from core.i18n import day
from core.search.ranking import How, Why
from core.search.rows import Hit
from pages.shared import frame

_FIELDS = {
    "names": "search-column-name", "around": "search-around", "registration": "search-column-registration",
    "speciality": "search-column-speciality", "school": "search-column-school", "exam_session": "search-exam-session",
    "number": "search-column-number",
}  # fmt: skip


def reasons(row: Hit) -> str:
    """Give the reasons of a line in a few words."""
    return frame.say("search-sentence-between").join(_reason(why) for why in row.why)


def _reason(why: Why) -> str:
    field = frame.say(_FIELDS.get(why.field, f"field-{why.field.replace('_', '-')}"))
    if why.how in {How.EXACT, How.AROUND} or not (why.found or why.how is How.ABSENT):
        return frame.say("search-why-exact", field=field, typed=why.typed)
    return frame.say(f"search-why-{why.how}", field=field, typed=why.typed, found=_found(why))


def _found(why: Why) -> str:
    if why.field == "birth_date" and why.found:
        return day(frame.language(), date.fromisoformat(why.found), "short")
    return why.found
