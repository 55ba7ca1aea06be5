"""What the catalogue implies: which grid is in force, which regime applies, whether a school code is right. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from core.catalogue.entries import Domain, Grid
from core.documents.facts import ReturnRegime

UAI_KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"
UAI_DIGITS = 7


def session_year(label: str) -> int:
    """Give the year of an exam session named `2027` or `2027-11`."""
    return int(label[:4])


def in_force(from_session: int, to_session: int | None, year: int) -> bool:
    """Whether something dated by its first and last sessions, both included, holds for the session of a year."""
    return from_session <= year and (to_session is None or year <= to_session)


def grid_for(grids: Iterable[Grid], speciality: str, year: int) -> Grid | None:
    """Give the papers of a speciality for the exam session of a year; none when it had no grid then."""
    for grid in grids:
        if grid.speciality == speciality and in_force(grid.from_session, grid.to_session, year):
            return grid
    return None


def regime_of(domain: Domain, academie: str) -> ReturnRegime:
    """Give how a confirmation becomes a signature in an académie: its own way, or the domain's."""
    return dict(domain.regime_by_academie).get(academie, domain.regime)


def uai_key(digits: str) -> str:
    """Give the key letter of a school code: its seven-digit number modulo 23."""
    return UAI_KEYS[int(digits) % len(UAI_KEYS)]


def is_uai(code: str) -> bool:
    """Whether a school code is seven digits and the right key letter."""
    digits = code[:UAI_DIGITS]
    return len(code) == UAI_DIGITS + 1 and digits.isascii() and digits.isdigit() and code[-1] == uai_key(digits)
