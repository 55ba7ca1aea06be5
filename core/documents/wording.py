"""Templates: the French wording of each kind of document, as slots of plain text, known by what they say."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.documents.errors import MissingWording, UnknownWordingFact
from core.documents.facts import TemplateText
from core.registrations.snapshot import canonical

TEMPLATES = Path(__file__).parent / "templates"
# Changes whenever the same wording is laid out otherwise: documents already made keep the id they were made with.
LAYOUT = 2
_FACT = re.compile(r"\{([a-z_]+)\}")
_FACTS_OF_SLOT = {
    "version": {"version"},
    "footer": {"issued_at"},
    "page": {"page", "pages"},
    "continued": {"page"},
    "exam_line": {"domain", "exam_session"},
    "kept_until": {"kept_until"},
    "credit": {"label", "year", "academie"},
    "closing": {"closes_at"},
    "opening": {"issued_on"},
    "due": {"due"},
    "item_said": {"label", "detail"},
}
# What a template may have beside the slots of its kind, on every kind: empty, it is not printed and changes no id.
SIGNATORY_SLOTS = ("signatory_name", "signatory_function")
IMAGE_SLOTS = ("logo", "signature")
_OFFICE_FACTS = {"return_by", "closes_at", "website", "office_email", "office_phone", "office_name"}
_WITH_OFFICE_FACTS = {"closing", "regime_paper", "regime_upload", "regime_online", "contact"}


@cache
def load_template(kind: str) -> TemplateText:
    """Give the wording that Sporades has for a kind of document."""
    return template(_said(kind))


@cache
def slots_in_order(kind: str) -> tuple[str, ...]:
    """Give the slots of a kind in the order they are met on paper."""
    return tuple(_said(kind))


def _said(kind: str) -> dict[str, str]:
    plain = tomllib.loads((TEMPLATES / f"{kind}.toml").read_text(encoding="utf-8"))
    shared = dict(load_template(plain["like"]).slots) if "like" in plain else {}
    slots: dict[str, str] = plain["slots"]
    return {slot: shared[slot] for slot in plain.get("shared", ())} | slots


def template(slots: Mapping[str, str]) -> TemplateText:
    """Make a template of slots; equal wording in the same layout has the same id, whoever wrote it."""
    optional = (*SIGNATORY_SLOTS, *IMAGE_SLOTS)
    ordered = tuple(sorted((slot, said) for slot, said in slots.items() if said or slot not in optional))
    return TemplateText(hashlib.sha256(canonical([LAYOUT, ordered])).hexdigest()[:12], ordered)


def check_wording(text: TemplateText, kind: str = "confirmation") -> None:
    """Refuse a template that lacks a slot, or asks in a slot for a fact that is not known there."""
    slots = dict(text.slots)
    missing = sorted(dict(load_template(kind).slots).keys() - slots.keys())
    if missing:
        raise MissingWording(slots=missing)
    for slot, wording in slots.items():
        known = facts_of_slot(slot)
        for name in asked(wording):
            if name not in known:
                raise UnknownWordingFact(slot=slot, name=name)


def facts_of_slot(slot: str) -> frozenset[str]:
    """Give the facts that a wording may ask for in a slot."""
    return frozenset(_FACTS_OF_SLOT.get(slot, set()) | (_OFFICE_FACTS if slot in _WITH_OFFICE_FACTS else set()))


def asked(wording: str) -> list[str]:
    """Give the facts that a wording asks for, in its order."""
    return _FACT.findall(wording)


def filled(wording: str, **facts: object) -> str:
    """Put facts in a wording; what the facts say is never read as wording."""
    return _FACT.sub(lambda found: str(facts[found[1]]), wording)


def without_facts(wording: str) -> str:
    """Give what a wording says by itself, the places of its facts left out."""
    return _FACT.sub("", wording)
