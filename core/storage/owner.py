"""Whose documents a store holds: the installation that used it first writes its name there, once for all."""

from __future__ import annotations

from core.storage.chosen import chosen
from core.storage.store import Store


def take(name: str, where: Store | None = None) -> str:
    """Write the name of an installation in the store if nothing is there yet; give the name found, or nothing."""
    store = where or chosen()
    if store.is_empty():
        store.claim(name)
    return store.owner()


def adopt(name: str) -> str:
    """Write the name of an installation in a store that bears none, files or not; give the name found."""
    if not owner():
        chosen().claim(name)
    return owner()


def owner() -> str:
    """Give the name of the installation whose documents the store holds, or nothing."""
    return chosen().owner()
