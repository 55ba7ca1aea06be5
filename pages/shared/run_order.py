"""What a run would do, and the button that orders it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.bulk import actions
from core.bulk.dry_run import DryRun, dry_run
from core.bulk.options import RunOptions
from core.search.query import Query
from pages.shared import frame, widgets

MINUTE, HOUR = 60, 3_600


def foreseen(actor: Actor, query: Query, options: RunOptions) -> DryRun | None:
    """Show what would be done: numbers, reasons, samples."""
    st.header(frame.say("documents-dry-run"), anchor=False)
    found = frame.read(dry_run, actor, query, options)
    if found is None:
        return None
    _numbers(found)
    if found.items:
        _why(found)
        _samples(found)
    else:
        _why(found)
        widgets.empty("documents-nothing-stale" if found.already_current else "documents-nothing")
    return found


def _numbers(found: DryRun) -> None:
    shown = (
        ("documents-metric-items", frame.number(found.items)),
        ("documents-metric-to-make", frame.number(found.to_make)),
        ("documents-metric-current", frame.number(found.already_current)),
        ("documents-metric-skipped", frame.number(sum(found.skipped.values()))),
        ("documents-metric-time", duration(found.seconds, short=True)),
    )
    for place, (label, value) in zip(st.columns(len(shown)), shown, strict=True):
        place.metric(frame.say(label), value, border=True, height="stretch")


def _why(found: DryRun) -> None:
    first, second = st.columns(2)
    with first:
        counted("documents-reasons", "stale-", found.reasons)
    with second:
        counted("documents-skipped", "skipped-", found.skipped)


def counted(title: str, family: str, counts: dict[str, int]) -> None:
    """Show how many registrations each reason concerns, the most frequent first."""
    if not counts:
        return
    st.caption(frame.say(title))
    rows = [
        {
            frame.say("documents-column-reason"): frame.say(f"{family}{reason.replace('_', '-')}"),
            frame.say("documents-column-count"): frame.number(count),
        }
        for reason, count in sorted(counts.items(), key=lambda one: -one[1])
    ]
    widgets.table(rows, alt_key=title)


def _samples(found: DryRun) -> None:
    st.caption(frame.say("documents-samples"))
    with st.container(horizontal=True):
        for sample in found.samples:
            label = frame.say("documents-sample", name=sample.name, number=sample.candidate_number)
            frame.file_link("samples", sample.registration_id, label)


def launch(actor: Actor, query: Query, options: RunOptions, found: DryRun) -> None:
    """Let the run that was shown be ordered, once per click; then follow it."""
    if not widgets.acted_on(
        (query, options), frame.say("documents-launch"), key="documents_launch", icon=":material/print:",
        disabled=not found.items,
    ):  # fmt: skip
        return
    ordered = frame.perform(
        actions.order, actor, query, options, key=frame.one_use_key(f"documents_launch {query} {options}")
    )
    if ordered:
        frame.tell_next(
            "documents-launched", number=str(ordered.run_id), total=ordered.total, written=frame.number(ordered.total)
        )
        frame.go("runs", id=ordered.run_id)


def duration(seconds: float, *, short: bool = False) -> str:
    """Write a duration as one speaks: seconds, then minutes, then hours; or as a table does, in little room."""
    if seconds < 2 * MINUTE:
        unit, count = "seconds", max(1, round(seconds))
    elif seconds < 2 * HOUR:
        unit, count = "minutes", round(seconds / MINUTE)
    else:
        unit, count = "hours", round(seconds / HOUR)
    return frame.say(f"documents-time-{unit}" if short else f"runs-time-{unit}", count=count)
