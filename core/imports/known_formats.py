"""Every format that can be imported, by code."""

from __future__ import annotations

from core.imports.facts.columns import ACCOMMODATION, GRADE_REPORT, SUMMONS
from core.imports.formats import FACTS, HORS_BEE, SIMPLE_LIST, Format

FORMATS: dict[str, Format] = {
    known.code: known for known in (SIMPLE_LIST, HORS_BEE, SUMMONS, GRADE_REPORT, ACCOMMODATION)
}


def is_of_facts(code: str) -> bool:
    """Whether a file of this format says facts that documents print, rather than candidates."""
    return code in FORMATS and FORMATS[code].family == FACTS
