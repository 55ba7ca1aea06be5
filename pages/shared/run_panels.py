"""One run under way, its files and failures; the history of the others."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core.access import Actor
from core.bulk import actions, queries
from core.bulk.queries import Progress, RunLine
from core.bulk.rules import LIVE, RunState
from core.i18n import has
from core.search.query import from_json
from pages.shared import frame, run_choice, widgets
from pages.shared.run_order import counted, duration

COLOURS: dict[str, Literal["green", "blue", "orange", "red", "gray"]] = {
    RunState.ORDERED: "blue", RunState.RUNNING: "blue", RunState.PAUSED: "orange", RunState.CANCELLED: "gray",
    RunState.DONE: "green", RunState.FAILED: "red", RunState.AWAITING: "orange", RunState.REFUSED: "gray",
}  # fmt: skip
STOPPED = frozenset({RunState.PAUSED, RunState.CANCELLED, RunState.REFUSED})  # their files are not made
MADE = frozenset({"made", "already_current", "failed"})
SHOWN = 20
MEGABYTE = 1_000_000


def follow(actor: Actor, run_id: int) -> None:
    """Show one run; while it goes on, look again every second."""
    found = frame.read(queries.progress, actor, run_id)
    if found is None:
        return
    live = found.run.state in LIVE
    st.fragment(_state, run_every="1s" if live else None)(actor, run_id, live)
    _buttons(actor, found)
    if found.run.state == RunState.AWAITING:
        st.info(widgets.plain(frame.say("run-waits-second")))
    elif found.run.state in STOPPED:
        done = {"done": frame.number(found.settled), "total": frame.number(found.run.total)}
        st.info(widgets.plain(frame.say(f"run-stopped-{found.run.state}", **done)))
    if not live and found.run.state != RunState.AWAITING:
        _files(actor, found)
        _failures(actor, found)


def _state_name(state: str) -> str:
    return frame.say(f"runs-state-{state.replace('_', '-')}")


def _heading(actor: Actor, run: RunLine, failed: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(frame.say("runs-live", number=str(run.id)), anchor=False, width="content")
        failed_some = run.state == RunState.DONE and failed
        st.badge(_state_name(run.state), color="orange" if failed_some else COLOURS[run.state])
        if failed_some:
            st.badge(widgets.plain(frame.say("runs-with-failures", count=failed)), color="orange")
    st.text(
        frame.say(
            "run-about", kind=run_choice.kind_name(run.kind),
            criteria=run_choice.sentence(actor, from_json(run.query)),
        )
    )  # fmt: skip
    said = [frame.say("runs-ordered-by", by=run.ordered_by, at=frame.moment(run.ordered_at))]
    if run.started_at and run.finished_at:
        said.append(frame.say("runs-took", time=duration((run.finished_at - run.started_at).total_seconds())))
    if run.decided_by:
        key = "run-refused-by" if run.state == RunState.REFUSED else "run-approved-by"
        said.append(frame.say(key, by=run.decided_by))
    st.caption(widgets.plain(" · ".join(said)))
    if run.decision_reason:
        st.text(frame.say("run-refusal-reason-given", reason=run.decision_reason))


def _state(actor: Actor, run_id: int, live: bool) -> None:  # noqa: FBT001 - what the page showed
    found = frame.read(queries.progress, actor, run_id)
    if found is None:
        return
    if live and found.run.state not in LIVE:
        st.rerun()
    _heading(actor, found.run, found.failed)
    if live:
        _bar(found)
    _numbers(found)
    if found.run.options.get("notify"):
        st.caption(widgets.plain(frame.say("run-told", count=found.told, written=frame.number(found.told))))
    if skipped := {name: count for name, count in found.outcomes.items() if name not in MADE}:
        counted("runs-skipped", "skipped-", skipped)


def _bar(found: Progress) -> None:
    done, total = frame.number(found.settled), frame.number(found.run.total)
    share = found.settled / found.run.total if found.run.total else 1.0
    stage = found.run.state if found.run.state == RunState.ORDERED else found.stage
    st.progress(share, frame.say(f"runs-stage-{stage}", done=done, total=total, **_files_of(found)))
    if not found.workers:
        st.warning(widgets.plain(frame.say("runs-no-worker")))
    elif found.rate and found.seconds_left is not None:
        left = frame.say("runs-left", time=duration(found.seconds_left))
        st.caption(widgets.plain(f"{frame.say('runs-rate', rate=frame.number(round(found.rate)))} · {left}"))


def _files_of(found: Progress) -> dict[str, str]:
    return {"files": frame.number(found.files), "files_done": frame.number(found.files_done)}


def _numbers(found: Progress) -> None:
    shown = (
        ("runs-metric-made", found.outcomes.get("made", 0)),
        ("runs-metric-current", found.outcomes.get("already_current", 0)),
        ("runs-metric-skipped", found.skipped + sum(found.run.skipped.values())),
        ("runs-metric-failed", found.failed),
    )
    for place, (label, count) in zip(st.columns(len(shown)), shown, strict=True):
        place.metric(frame.say(label), frame.number(count), border=True, height="stretch")


def _buttons(actor: Actor, found: Progress) -> None:
    run = found.run
    offered = (
        ("pause", actions.pause, run.state in LIVE, "pause"),
        ("resume", actions.resume, run.state == RunState.PAUSED, "play_arrow"),
        ("cancel", actions.cancel, run.state in {*LIVE, RunState.PAUSED, RunState.AWAITING}, "stop"),
        ("retry", actions.retry_failures, _can_retry(found), "replay"),
    )
    with st.container(horizontal=True):
        for name, action, possible, icon in offered:
            if possible:
                st.button(
                    frame.say(f"runs-{name}"), key=f"run_{name}_{run.id}", icon=f":material/{icon}:",
                    on_click=_change, args=(actor, action, run.id),
                )  # fmt: skip


def _can_retry(found: Progress) -> bool:
    return found.run.state in {RunState.DONE, RunState.FAILED} and bool(found.failed or found.run.error)


def _change(actor: Actor, action: actions.Change, run_id: int) -> None:
    changed = frame.perform(action, actor, run_id)
    if changed:
        frame.tell(f"runs-done-{changed.state}", number=str(run_id))


def _files(actor: Actor, found: Progress) -> None:
    files = frame.read(queries.run_files, actor, found.run.id) or []
    if not files and found.run.state in STOPPED:
        return
    st.header(frame.say("runs-files"), anchor=False)
    if found.run.error:
        st.error(widgets.plain(frame.say("runs-files-error", error=found.run.error)))
    if not files:
        widgets.empty("runs-files-none")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for file in files:
            size = frame.say(
                "runs-size", size="small" if file.size < MEGABYTE else "large", written=_megabytes(file.size)
            )
            frame.file_link("runs", file.id, frame.say("runs-file-label", name=file.name, size=size))
        if any(file.name.endswith(".csv") for file in files):
            frame.link("exports", frame.say("runs-manifest-sheet"), export="run_manifest", run_id=found.run.id)


def _megabytes(size: int) -> str:
    return frame.number(round(size / MEGABYTE))


def _failures(actor: Actor, found: Progress) -> None:
    lines = frame.read(queries.failures, actor, found.run.id) or [] if found.failed else []
    if not lines:
        return
    st.header(frame.say("runs-failures"), anchor=False)
    rows = [
        {
            frame.say("runs-column-candidate"): line.candidate_number,
            frame.say("runs-column-name"): line.name,
            frame.say("runs-column-why"): _why(line.error, line.facts),
        }
        for line in lines
    ]
    widgets.table(rows, alt_key="runs-failures")
    if found.failed > len(lines):
        st.caption(widgets.plain(frame.say("runs-failures-first", shown=len(lines), failed=found.failed)))
    with st.container(horizontal=True):
        for line in lines[:SHOWN]:
            name = frame.say("runs-failure-open", name=line.name, number=line.candidate_number)
            frame.link("candidate", name, id=line.candidate_id)


def _why(code: str, facts: dict[str, object]) -> str:
    key = f"error-{code.replace('_', '-')}"
    if has(frame.language(), key) and facts:
        return frame.say(key, **facts)
    return frame.say("runs-worker-died") if code == "worker_died" else frame.say("runs-unknown-failure", code=code)


def history(actor: Actor, shown: int | None) -> None:
    """List the runs of the perimeter, the newest first."""
    st.header(frame.say("runs-history"), anchor=False)
    lines = [line for line in frame.read(queries.history, actor) or [] if line.id != shown]
    if not lines:
        widgets.empty("runs-history-none-other" if shown else "runs-history-empty")
    for line in lines[:SHOWN]:
        at = frame.moment(line.ordered_at)
        facts = frame.say("runs-history-facts", done=frame.number(line.total), by=line.ordered_by, at=at)
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(frame.say("runs-live", number=str(line.id)))
                st.badge(_state_name(line.state), color=COLOURS[line.state])
                st.text(run_choice.kind_name(line.kind))
                frame.link("runs", frame.say("runs-history-link"), id=line.id)
            st.caption(widgets.plain(facts))
