"""Fulfil the promise of an action that changed what a document prints: make it again, now that the change is kept."""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy.exc import OperationalError

from core import units
from core.access import system
from core.documents.actions import NoDocumentNow, issue
from core.documents.preparing import UNREADABLE
from core.errors import ExamError, ServiceBusy
from core.jobs.control import Again, Control

log = logging.getLogger("sporades.worker")


class DocumentsNotMade(ExamError):
    """Some documents could not be made again. Facts: `count`, and `reason`, the name of the first failure."""

    code = "documents_not_made"


def said(error: Exception) -> str:
    """Name a failure without what it is about."""
    return error.code if isinstance(error, ExamError) else type(error).__name__


def reissue(arguments: dict[str, Any], control: Control) -> None:
    """Issue again the documents of some registrations (`registration_ids`, and `kind` unless it is a confirmation).

    The right was checked where the change was made; here the worker acts for the system. A registration that ended
    meanwhile, or that can have no document, is passed over: it is not stale either. One that fails never stops the
    following ones; the promise fails at the end, and is tried again.
    """
    actor = system(control.worker)
    failed: list[Exception] = []
    for registration_id in arguments["registration_ids"]:
        if control.stopping():
            raise Again
        try:
            units.perform(issue, actor, registration_id, arguments.get("kind", "confirmation"))
        except NoDocumentNow as refused:
            if refused.facts["reason"] == UNREADABLE:
                failed.append(refused)
        except (ServiceBusy, OperationalError, OSError):  # the database or the disk: the next ones would fail as well
            raise
        except Exception as error:
            log.exception("registration %s: its document is not made again", registration_id)
            failed.append(error)
    if failed:
        raise DocumentsNotMade(count=len(failed), reason=said(failed[0]))
