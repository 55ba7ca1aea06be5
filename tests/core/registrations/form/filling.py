"""Fill the form as a candidate does, tab by tab, through the actions of the core."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from core import units
from core.access import Actor
from core.access.actor import candidate as acting_candidate
from core.registrations.form.drafts import begin, keep_tab, modify
from core.registrations.form.reading import Draft, draft
from core.registrations.form.rules import Tab
from core.registrations.form.saving import save
from db.tables import Candidate
from tests import factories

FILLED: dict[Tab, dict[str, Any]] = {
    Tab.IDENTIFICATION: {},
    Tab.APPLICATION: {"category": "BCP-IND"},
    Tab.QUALIFICATION: {"speciality": "31212"},
    Tab.PRIOR_CREDITS: {},
    Tab.PAPERS: {"chosen": {"E4": "Anglais", "E42": "Espagnol"}},
}


def someone(tx: Session, **person: Any) -> Actor:
    """A candidate signed in to the candidate space."""
    return himself(factories.a_candidate(tx, **person))


def himself(row: Candidate) -> Actor:
    """The actor of a candidate."""
    return acting_candidate(row.id, f"{row.first_names} {row.birth_name}", row.language)


def begun(actor: Actor, candidate_id: int = 0, *, exam: str = "BCP", place: str = "08") -> int:
    """A form begun for a domain of the campaign in a place."""
    exam_session = units.read(lambda tx, _: factories.an_exam_session(tx, exam).id, actor)
    return units.perform(begin, actor, candidate_id or actor.id, exam_session, place)


def fill(actor: Actor, draft_id: int, *, until: Tab = Tab.PAPERS, **other: dict[str, Any]) -> Draft:
    """Fill the tabs in their order, up to one of them; `other` replaces what is typed in a tab of that name."""
    found = units.read(draft, actor, draft_id)
    for tab, fields in FILLED.items():
        if tab <= until:
            typed = other.get(tab.name.lower(), fields)
            found = units.perform(keep_tab, actor, draft_id, int(tab), typed, seen=found.version)
    return found


def registered(actor: Actor, candidate_id: int = 0, **other: dict[str, Any]):
    """A registration saved from the form."""
    found = fill(actor, begun(actor, candidate_id), **other)
    return units.perform(save, actor, found.id, seen=found.version)


def modified(actor: Actor, registration_id: int, **other: dict[str, Any]) -> Draft:
    """A modification of a registration, filled and not saved."""
    return fill(actor, units.perform(modify, actor, registration_id), **other)
