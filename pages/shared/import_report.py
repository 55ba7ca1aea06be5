"""One import: what the file is, what it counts, whether it can be applied; and the imports of the past."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core.access import Actor
from core.catalogue import queries as catalogue
from core.imports import actions, queries
from core.imports.queries import ImportSummary, Report
from core.imports.resolving import Choice
from core.imports.rules import ImportState, Outcome
from core.imports.wording import of_format
from pages.shared import frame, import_drop, widgets
from pages.shared.messages import plain

COLOURS: dict[ImportState, Literal["green", "blue", "orange", "gray"]] = {
    ImportState.STAGED: "blue", ImportState.APPLIED: "green", ImportState.ROLLED_BACK: "orange",
    ImportState.DISCARDED: "gray",
}  # fmt: skip
SHORT_DIGEST = 12
SHOWN = 15


def heading(summary: ImportSummary) -> None:
    """Say which file it is, what it says of itself, who laid it down and what became of it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(summary.name), anchor=False, width="content")
        st.badge(frame.say(f"imports-state-{summary.state.value.replace('_', '-')}"), color=COLOURS[summary.state])
        if summary.format:
            st.badge(frame.say(f"import-format-{summary.format.replace('_', '-')}"), color="gray")
    criteria = summary.criteria
    school = " – ".join(criteria[name] for name in ("school_name", "school_city") if criteria.get(name))
    facts = [
        frame.say("imports-session", session=summary.exam_session) if summary.exam_session else "",
        f"{school} ({criteria['school_uai']})" if criteria.get("school_uai") else school,
        frame.say("imports-edited", at=criteria["edited_at"]) if criteria.get("edited_at") else "",
    ]
    if any(facts):
        st.text(" · ".join(fact for fact in facts if fact))
    st.caption(plain(" · ".join(_life(summary))))


def _life(summary: ImportSummary) -> list[str]:
    said = [frame.say("imports-staged-by", by=summary.staged_by, at=frame.moment(summary.staged_at))]
    if summary.applied_at:
        said.append(frame.say("imports-applied-by", by=summary.applied_by, at=frame.moment(summary.applied_at)))
    if summary.ended_at:
        key = "imports-rolled-back-by" if summary.state is ImportState.ROLLED_BACK else "imports-discarded-by"
        said.append(frame.say(key, by=summary.ended_by, at=frame.moment(summary.ended_at), reason=summary.reason))
    said.append(frame.say("imports-digest", digest=summary.sha256[:SHORT_DIGEST]))
    return said


_WILL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("imports-will-created", (Outcome.TO_CREATE,)),
    ("imports-will-updated", (Outcome.TO_UPDATE,)),
    ("imports-will-unchanged", (Outcome.UNCHANGED, Outcome.REPEATED)),
    ("imports-will-blocked", (Outcome.BLOCKED,)),
    ("imports-will-warnings", ("warning_findings",)),
)
_DONE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("imports-done-created", ("registrations",)),
    ("imports-done-updated", ("updated",)),
    ("imports-done-unchanged", ("unchanged",)),
    ("imports-done-left-out", ("left_out",)),
    ("imports-done-warnings", ("warning_findings",)),
)


def counts(report: Report) -> None:
    """Count what will be, or was, made of the lines; beside the file that this one corrects, if it does."""
    summary = report.summary
    if summary.refused or not summary.count("rows"):
        return
    staged = summary.state in {ImportState.STAGED, ImportState.DISCARDED}
    before = st.session_state.get(import_drop.BEFORE, {}).get(summary.id) if staged else None
    before = before if before and before.get("rows") else None
    shown = _WILL if staged else _DONE
    for place, (key, names) in zip(st.columns(len(shown)), shown, strict=True):
        count = summary.count(*names)
        change = count - sum(before.get(name, 0) for name in names) if before else 0
        worse = key in {"imports-will-blocked", "imports-will-warnings"}
        place.metric(
            frame.say(of_format(frame.language(), key, summary.format)), frame.number(count), change or None,
            delta_color="inverse" if worse else "normal",
            border=True, height="stretch",
        )  # fmt: skip


def verdict(report: Report) -> None:
    """Say in one sentence what can be done with the file."""
    summary = report.summary
    if summary.state is not ImportState.STAGED:
        return
    if report.stops:
        st.error(plain(frame.say("imports-stops")), icon=":material/block:")
    elif summary.blocked:
        st.warning(plain(frame.say("imports-blocked", count=summary.blocked)), icon=":material/front_hand:")
    elif not summary.changing:
        st.info(plain(frame.say("imports-nothing")), icon=":material/done_all:")
    else:
        made, changed = summary.count(Outcome.TO_CREATE), summary.count(Outcome.TO_UPDATE)
        st.success(
            plain(
                frame.say(_ready(summary), created=made, updated=changed, warnings=summary.count("warning_findings"))
            ),
            icon=":material/check_circle:",
        )


def _ready(summary: ImportSummary) -> str:
    return of_format(frame.language(), "imports-ready", summary.format)


def choice(actor: Actor, report: Report) -> None:
    """Ask for the exam session and the académie, where the file does not say them or says others."""
    summary = report.summary
    if summary.state is not ImportState.STAGED or summary.refused:
        return
    needed = any(f.code in {"exam_session_missing", "academie_missing"} for f in report.findings)
    sessions = {"": "", **{one.code: one.label for one in frame.read(catalogue.exam_sessions, actor) or []}}
    academies = {"": "", **{one.code: one.label for one in frame.read(catalogue.academies, actor) or []}}
    with st.expander(frame.say("imports-choice"), expanded=needed, icon=":material/tune:"):
        first, second, third = st.columns([2, 2, 1], vertical_alignment="bottom")
        as_said = summary.criteria.get("exam_session") or frame.say("imports-session-unsaid")
        session = first.selectbox(
            frame.say("imports-choose-session"), list(sessions), key=f"import_session_{summary.id}",
            index=_place(list(sessions), summary.choice.get("exam_session", "")),
            format_func=lambda code: sessions[code] or frame.say("imports-as-in-file", said=as_said),
        )  # fmt: skip
        academie = second.selectbox(
            frame.say("imports-choose-academie"), list(academies), key=f"import_academie_{summary.id}",
            index=_place(list(academies), summary.choice.get("academie", "")),
            format_func=lambda code: academies[code] or frame.say("imports-as-schools"),
            help=frame.say("imports-choose-academie-help"),
        )  # fmt: skip
        third.button(
            frame.say("imports-choose"), key=f"import_choose_{summary.id}", on_click=review,
            args=(actor, summary.id, _chosen(summary, session or "", academie or "")), width="stretch",
        )  # fmt: skip


def _chosen(summary: ImportSummary, exam_session: str, academie: str) -> Choice:
    return Choice(exam_session, academie, summary.choice.get("visible_from", ""))


def _place(codes: list[str], code: str) -> int:
    return codes.index(code) if code in codes else 0


def review(actor: Actor, import_id: int, chosen: Choice | None = None) -> None:
    """Compare a file with the register as it is now."""
    if frame.perform(actions.review, actor, import_id, chosen):
        frame.tell("imports-reviewed", kind="info")


def history(actor: Actor, shown: ImportSummary | None) -> None:
    """List the imports of the perimeter, the newest first."""
    st.header(frame.say("imports-history"), anchor=False)
    others = [one for one in frame.read(queries.imports, actor) or [] if not shown or one.id != shown.id]
    if not others:
        widgets.empty("imports-history-none-other" if shown else "imports-history-empty")
    for one in others[:SHOWN]:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.badge(frame.say(f"imports-state-{one.state.value.replace('_', '-')}"), color=COLOURS[one.state])
            st.text(one.name)
            st.caption(plain(_life(one)[-2 if one.state is not ImportState.STAGED else 0]))
            frame.link("imports", frame.say("imports-history-link"), id=one.id)
