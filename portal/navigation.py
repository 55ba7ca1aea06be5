"""The pages of the menu: one line each."""

from __future__ import annotations

from dataclasses import dataclass

HOME = "/"
OPENING = "/ouverture-des-services"
CONTACTS = "/contacts"
ACCESSIBILITY = "/accessibilite"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu: its address and the key of its name."""

    path: str
    title: str


ENTRIES = (
    Entry(HOME, "portal-home-name"),
    Entry(OPENING, "portal-opening-title"),
    Entry(CONTACTS, "portal-contacts-name"),
)
