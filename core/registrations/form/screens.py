"""A tab of the form with everything its page shows, read once and at one instant."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.registrations.form import prior_credits
from core.registrations.form.reading import Draft, draft
from core.registrations.form.rules import Tab
from core.registrations.form.saving import Summary, summary


@dataclass(frozen=True, slots=True)
class Screen:
    """The form, and what its tab « Acquis » or its summary shows besides when that is the tab asked for."""

    draft: Draft
    prior_credits: prior_credits.PriorCreditsTab | None = None
    summary: Summary | None = None


def screen(tx: Session, actor: Actor, draft_id: int, tab: int) -> Screen:
    """Give a tab of a form; one not reached yet shows nothing besides the form, which says how far one is."""
    require(actor, Permission.REGISTRATION_SAVE)
    this = Tab(tab)
    if this is Tab.SUMMARY:
        whole = summary(tx, actor, draft_id)
        return Screen(whole.draft, summary=whole)
    found = draft(tx, actor, draft_id)
    if this is not Tab.PRIOR_CREDITS or this > found.reached:
        return Screen(found)
    return Screen(found, prior_credits.tab(tx, actor, found.content, found.exam.exam_session_id))
