"""An import that the worker applies: how far it is, how long it may still take, cancelling it; or why it was refused.

What is shown follows the worker; closing the page changes nothing.
"""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.imports import by_the_worker, following, queries
from core.imports.following import FAILED, Following
from core.imports.wording import of_format
from pages.shared import frame
from pages.shared.messages import plain
from pages.shared.run_order import duration

WATCH_SECONDS = 1.5


def under_way(actor: Actor, import_id: int) -> bool:
    """Show how far an ordered import is, or why it was not applied; say whether the worker still has it."""
    found = frame.read(following.following, actor, import_id)
    if found is None:
        return False
    if found.live:
        _watch(actor, import_id)
        return True
    st.error(plain(_why(found)), icon=":material/error:")
    return False


def _why(found: Following) -> str:
    why = frame.say("imports-failed") if found.refused == FAILED else frame.refused(found.refused, found.facts)
    return frame.say("imports-not-applied", why=why)


@st.fragment(run_every=WATCH_SECONDS)
def _watch(actor: Actor, import_id: int) -> None:
    """Look again every moment; once the worker has ended, the whole page says what became of it."""
    found = frame.read(following.following, actor, import_id)
    if found is None or not found.live:
        _tell_end(actor, import_id)
        st.rerun()
    else:
        _panel(actor, found)


def _tell_end(actor: Actor, import_id: int) -> None:
    report = frame.read(queries.report, actor, import_id)
    if report and report.summary.applied_at:
        count = report.summary.count
        told = of_format(frame.language(), "imports-applied", report.summary.format)
        frame.tell_next(told, candidates=count("candidates"), registrations=count("registrations"),
                        updated=count("updated"))  # fmt: skip


def _panel(actor: Actor, found: Following) -> None:
    lines = frame.number(found.lines)
    said = "imports-running" if found.started_at else "imports-waiting"
    st.progress(found.share, frame.say(said, lines=lines, by=found.by))
    if not found.workers:
        st.warning(plain(frame.say("runs-no-worker")))
    elif found.seconds_left is not None:
        st.caption(plain(frame.say("runs-left", time=duration(found.seconds_left))))
    st.caption(plain(frame.say("imports-may-leave")))
    if allowed(actor, Permission.IMPORT_APPLY):
        st.button(
            frame.say("imports-cancel-order"), key=f"import_cancel_{found.import_id}", icon=":material/stop:",
            on_click=_cancel, args=(actor, found.import_id),
        )  # fmt: skip


def _cancel(actor: Actor, import_id: int) -> None:
    if frame.done(by_the_worker.cancel_order, actor, import_id):
        frame.tell("imports-order-cancelled", kind="info")
