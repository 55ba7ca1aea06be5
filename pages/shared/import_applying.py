"""What can be done with an import: apply it, leave out what is blocked, withdraw it, take its report, roll it back."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.imports import actions, by_the_worker
from core.imports.actions import Applied
from core.imports.files import REPORT
from core.imports.queries import ImportSummary, Report
from core.imports.rolling_back import roll_back
from core.imports.rules import LONGEST_REASON, ImportState
from core.imports.wording import of_format
from pages.shared import frame, import_changes, import_following, import_report
from pages.shared.messages import plain


def actions_of(actor: Actor, report: Report) -> None:
    """Show what can be done with an import where it stands."""
    summary = report.summary
    if summary.state is ImportState.STAGED:
        if import_following.under_way(actor, summary.id):
            _downloads(summary)
        else:
            _to_apply(actor, report)
    elif summary.state is ImportState.APPLIED:
        _applied(actor, summary)
    else:
        _downloads(summary)


def _to_apply(actor: Actor, report: Report) -> None:
    summary = report.summary
    leave_out, name = False, f"import_leave_out_{summary.id}"
    possible = allowed(actor, Permission.IMPORT_APPLY) and not report.stops and summary.changing > 0
    if possible and summary.blocked:
        leave_out = st.checkbox(frame.say("imports-leave-out", count=summary.blocked), key=name)
    with st.container(horizontal=True, vertical_alignment="center"):
        if possible:
            st.button(
                frame.say("imports-apply", count=summary.changing), type="primary", icon=":material/task_alt:",
                key=f"import_apply_{summary.id}", disabled=bool(summary.blocked and not leave_out),
                on_click=_apply, args=(actor, summary, _one_use_key(summary), leave_out),
            )  # fmt: skip
        _downloads(summary)
        if not summary.refused:
            st.button(
                frame.say("imports-review"), key=f"import_review_{summary.id}", icon=":material/refresh:",
                on_click=import_report.review, args=(actor, summary.id),
            )  # fmt: skip
        st.button(
            frame.say("imports-discard"), key=f"import_discard_{summary.id}", icon=":material/delete:",
            on_click=_discard, args=(actor, summary.id), type="tertiary",
        )  # fmt: skip


def _one_use_key(summary: ImportSummary) -> str:
    """Give the key of the click; after an order that was cancelled or refused it is another click."""
    order = f"_{summary.order}" if summary.order else ""
    return frame.one_use_key(f"import_apply_{summary.id}{order}")


def _apply(actor: Actor, shown: ImportSummary, key: str, leave_out: bool) -> None:  # noqa: FBT001 - a callback
    """Apply the report that was on the screen; a long one is left to the worker. A second click is the same (6.24)."""
    action = by_the_worker.order_apply if shown.long else actions.apply
    done = frame.perform(action, actor, shown.id, seen=shown.seen, leave_out=leave_out, key=key)
    if done is None:
        import_changes.say_what_changed(actor, shown)
    elif isinstance(done, Applied):
        frame.tell(_said("imports-applied", shown), candidates=done.candidates, registrations=done.registrations,
                   updated=done.updated)  # fmt: skip
    else:
        frame.tell("imports-ordered", kind="info")


def _said(key: str, summary: ImportSummary) -> str:
    return of_format(frame.language(), key, summary.format)


def _discard(actor: Actor, import_id: int) -> None:
    if frame.done(actions.discard, actor, import_id):
        st.query_params.pop("id", None)
        frame.tell("imports-discarded", kind="info")


def _downloads(summary: ImportSummary) -> None:
    """Offer the findings as files; an import without any has none to offer."""
    if summary.count("blocking_findings", "warning_findings"):
        frame.file_link(REPORT, f"{summary.id}.xlsx", frame.say("imports-report-xlsx"))
        frame.file_link(REPORT, f"{summary.id}.csv", frame.say("imports-report-csv"))


def _applied(actor: Actor, summary: ImportSummary) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.link("search", frame.say("imports-see-candidates"), **summary.search())
        _downloads(summary)
    if allowed(actor, Permission.IMPORT_APPLY):
        with st.expander(frame.say("imports-roll-back"), icon=":material/undo:"):
            _roll_back_form(actor, summary)


def _roll_back_form(actor: Actor, summary: ImportSummary) -> None:
    st.markdown(plain(frame.say(_said("imports-roll-back-explained", summary))))
    key = frame.one_use_key(f"roll_back_{summary.id}")
    with st.form(f"roll_back_{summary.id}", border=False):
        reason = st.text_input(
            frame.say("imports-roll-back-reason"), max_chars=LONGEST_REASON, key=f"import_reason_{summary.id}"
        )
        asked = st.form_submit_button(
            frame.say("imports-roll-back-now"), key=f"import_roll_back_{summary.id}", icon=":material/undo:"
        )
    if not asked:
        return
    with st.spinner(frame.say("imports-rolling-back")):
        undone = frame.perform(roll_back, actor, summary.id, reason=reason or "", key=key)
    if undone:
        told = _said("imports-rolled-back", summary)
        frame.tell_next(told, set_aside=undone.set_aside, restored=undone.restored, kept=undone.kept)
        st.rerun()
