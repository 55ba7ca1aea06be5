"""Work done at regular intervals by every worker: each round takes what it finds under a lock, so several may run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.accounts.links import answer_asked
from core.accounts.purging import purge_due
from core.bulk.withheld import tell_due
from core.calendar.latching import note_closed
from core.corrections.expiry import let_expire
from core.duplicates.radar import look_around
from core.duplicates.settling import settle_all
from core.exports.fulfilment import let_die
from core.jobs.purging import purge_access
from core.jobs.sweeping import sweep_store
from core.litigation import files as litigation_files
from core.notifications.sending import send_due
from core.registrations.form.purging import purge_drafts
from core.search.tidying import tidy_index


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of regular work."""

    name: str
    every_seconds: float
    work: Callable[[], object]


ROUNDS: tuple[Round, ...] = (
    Round("links_asked", 3.0, answer_asked),
    Round("accounts_purged", 60.0, purge_due),
    Round("mails", 5.0, send_due),
    Round("documents_shown", 60.0, tell_due),
    Round("windows_closed", 5.0, note_closed),
    Round("corrections_expire", 600.0, let_expire),
    Round("duplicates", 60.0, look_around),
    Round("merges_settle", 600.0, settle_all),
    Round("exports_expire", 600.0, let_die),
    Round("litigation_files_expire", 600.0, litigation_files.let_die),
    Round("index_tidied", 60.0, tidy_index),
    Round("store_swept", 6 * 3600.0, sweep_store),
    Round("access_purged", 24 * 3600.0, purge_access),
    Round("drafts_purged", 24 * 3600.0, purge_drafts),
)
