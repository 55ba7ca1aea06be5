"""Fulfil the promise of an action that changed what a document prints: make it again, now that the change is kept."""

from __future__ import annotations

from typing import Any

from core import units
from core.access import system
from core.documents.actions import NoDocumentNow, issue
from core.jobs.control import Again, Control


def reissue(arguments: dict[str, Any], control: Control) -> None:
    """Issue again the documents of some registrations (`registration_ids`, and `kind` unless it is a confirmation).

    The right was checked where the change was made; here the worker acts for the system. A registration that ended
    meanwhile, or that can have no document, is passed over: it is not stale either.
    """
    actor = system(control.worker)
    for registration_id in arguments["registration_ids"]:
        if control.stopping():
            raise Again
        try:
            units.perform(issue, actor, registration_id, arguments.get("kind", "confirmation"))
        except NoDocumentNow:
            continue
