"""When two names look or sound like one person's: a reason to show someone, never to decide (6.21)."""

from __future__ import annotations

from core.candidates.folding import joined, words
from core.candidates.sound import sound


def family_forms(*names: str) -> set[str]:
    """Give the forms under which family names meet: joined letters, and how they sound."""
    return {form for name in names if name for form in (joined(name), sound(name))}


def given_forms(names: str) -> set[str]:
    """Give the forms under which first names meet: the first of them, and how it sounds."""
    return {form for name in words(names)[:1] for form in (name, sound(name))}
