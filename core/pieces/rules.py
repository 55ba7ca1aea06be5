"""Which supporting pieces a registration must bring. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def asked_pieces(
    catalogue: Iterable[tuple[str, str, dict[str, Any]]],
    *,
    domain_code: str,
    audience: str,
    evidence: frozenset[str],
    birth_year: int,
    exam_year: int,
    french: bool,
) -> list[tuple[str, str]]:
    """Give the code and label of each piece asked, in the order of the catalogue.

    A piece's content may limit it to `domains`, to `audiences`, to an age on 31 December of the exam year
    (`min_age`, `max_age`), to French nationals (`french_only`), or make it the proof of an exemption (`evidence`).
    """
    asked: list[tuple[str, str]] = []
    age = exam_year - birth_year
    for code, label, content in catalogue:
        if content.get("evidence"):
            if code in evidence:
                asked.append((code, label))
            continue
        if content.get("domains") and domain_code not in content["domains"]:
            continue
        if content.get("audiences") and audience not in content["audiences"]:
            continue
        if not content.get("min_age", 0) <= age <= content.get("max_age", 200):
            continue
        if content.get("french_only") and not french:
            continue
        asked.append((code, label))
    return asked
