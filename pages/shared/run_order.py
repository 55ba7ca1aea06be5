"""What a run would do, and the button that orders it."""

from __future__ import annotations

import secrets

import streamlit as st

from core.access import Actor
from core.bulk import actions, looking
from core.bulk.dry_run import DryRun, dry_run
from core.bulk.ongoing import Ongoing, ongoing
from core.bulk.options import RunOptions
from core.bulk.rules import RunState
from core.bulk.sample_pages import SamplePage, sample_pages
from core.documents import comparing
from core.registrations.rules import number_text, version_text
from core.search.query import Query
from pages.shared import frame, widgets

MINUTE, HOUR = 60, 3_600
NOTHING = "–"
SAMPLES = 3
_DRAWN, _LOOKED_AT = "_documents_drawn", "_documents_looked_at"


def foreseen(actor: Actor, query: Query, options: RunOptions) -> DryRun | None:
    """Show what would be done: numbers, reasons, samples."""
    st.header(frame.say("documents-dry-run"), anchor=False)
    found = frame.read(dry_run, actor, query, options)
    if found is None:
        return None
    _numbers(found)
    _why(found)
    if found.items:
        _each(actor, query, options, found)
        _samples(actor, query, options)
    else:
        widgets.empty("documents-nothing-stale" if found.already_current else "documents-nothing")
    same = frame.read(ongoing, actor, query, options.kind)
    if same is not None:
        _already(same)
    elif found.above is not None:
        st.info(widgets.plain(frame.say("run-needs-second", above=frame.number(found.above))))
    return found


def _already(same: Ongoing) -> None:
    """Say who ordered the same, and lead there: it is not ordered again while it goes on (4.09)."""
    said = frame.say("run-same", number=str(same.run_id), who=same.who, at=frame.moment(same.at), state=same.state)
    st.warning(widgets.plain(said), icon=":material/content_copy:")
    frame.link("runs", frame.say("run-same-link", number=str(same.run_id)), id=same.run_id)


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


def _each(actor: Actor, query: Query, options: RunOptions, found: DryRun) -> None:
    """Show, to who asks, each document to be made again with its reason."""
    if not found.to_make or not st.toggle(frame.say("run-each"), key="documents_each"):
        return
    lines = frame.read(looking.to_make, actor, query, options.kind) or []
    rows = [
        {
            frame.say("runs-column-candidate"): line.candidate_number,
            frame.say("runs-column-name"): line.name,
            frame.say("run-column-registration"): number_text(line.registration_number),
            frame.say("run-column-printed"): version_text(line.version_printed) if line.version_printed else NOTHING,
            frame.say("run-column-now"): version_text(line.version),
            frame.say("documents-column-reason"): _reason(line),
        }
        for line in lines
    ]
    widgets.table(rows, alt_key="run-each")
    if found.to_make > len(lines):
        st.caption(widgets.plain(frame.say("run-each-more", shown=frame.number(len(lines)))))


def _reason(line: looking.ToMake) -> str:
    """Say why a document is to be made again; of a registration that changed, what for."""
    if line.reason == comparing.VERSION_MOVED:
        return frame.say("stale-version-moved-by", cause=frame.say(f"version-cause-{line.cause}"))
    return frame.say(f"stale-{line.reason.replace('_', '-')}")


def _samples(actor: Actor, query: Query, options: RunOptions) -> None:
    """Show three documents as they would be printed: looking at one is a reading, and is journalled."""
    drawn = st.session_state.setdefault(_DRAWN, secrets.randbelow(1 << 32))
    found = frame.read(looking.samples, actor, query, options, drawn=drawn) or []
    st.caption(frame.say("documents-samples"))
    st.button(
        frame.say("run-samples-show"), key="documents_samples", icon=":material/visibility:", on_click=_look,
        args=(actor, query, options, drawn),
    )  # fmt: skip
    asked, pages = st.session_state.get(_LOOKED_AT, (None, {}))
    for place, sample in zip(st.columns(SAMPLES), found, strict=False):
        with place, st.container(border=True, height="stretch"):
            st.caption(frame.say(f"run-sample-{sample.why}"))
            label = frame.say("documents-sample", name=sample.name, number=sample.candidate_number)
            page = pages.get(sample.registration_id) if asked == (query, options) else None
            if page is not None:
                _first_page(page, label)
            frame.file_link("samples", f"{options.kind}-{sample.registration_id}", label)


def _look(actor: Actor, query: Query, options: RunOptions, drawn: int) -> None:
    pages = frame.perform(sample_pages, actor, query, options, drawn=drawn)
    if pages is not None:
        shown = {page.registration_id: page for page in pages}
        st.session_state[_LOOKED_AT] = ((query, options), shown)


def _first_page(page: SamplePage, label: str) -> None:
    if page.picture:
        st.image(page.picture, width="stretch", alt=frame.say("run-sample-page", about=label))
    else:
        st.error(widgets.plain(page.refused))


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
        key = "run-awaits-second" if ordered.state == RunState.AWAITING else "documents-launched"
        frame.tell_next(key, number=str(ordered.run_id), total=ordered.total, written=frame.number(ordered.total))
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
