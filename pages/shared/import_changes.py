"""What changed in a report between its reading and the click: said, and the new report is shown."""

from __future__ import annotations

from collections.abc import Iterator

from core.access import Actor
from core.i18n import enumeration
from core.imports import actions, queries
from core.imports.queries import ImportSummary
from core.imports.rules import ImportState, Outcome
from pages.shared import frame

_COUNTED = (
    ("imports-will-created", (Outcome.TO_CREATE.value,)),
    ("imports-will-updated", (Outcome.TO_UPDATE.value,)),
    ("imports-will-unchanged", (Outcome.UNCHANGED.value, Outcome.REPEATED.value)),
    ("imports-will-blocked", (Outcome.BLOCKED.value,)),
    ("imports-will-warnings", ("warning_findings",)),
)


def say_what_changed(actor: Actor, before: ImportSummary) -> None:
    """Compare the report that was read with the one of now, made anew if only the register moved."""
    now = _now(actor, before)
    if now is not None and now.seen == before.seen:
        frame.perform(actions.review, actor, before.id)
        now = _now(actor, before)
    if now is not None and now.seen != before.seen:
        changes = list(_changes(before, now)) or [frame.say("imports-changed-lines")]
        said = enumeration(frame.language(), changes)
        frame.tell("imports-changed", kind="warning", changes=said)


def _now(actor: Actor, before: ImportSummary) -> ImportSummary | None:
    report = frame.read(queries.report, actor, before.id)
    return report.summary if report and report.summary.state is ImportState.STAGED else None


def _changes(before: ImportSummary, now: ImportSummary) -> Iterator[str]:
    for name, key in (("exam_session", "imports-choose-session"), ("academie", "imports-choose-academie")):
        was, is_ = before.choice.get(name, ""), now.choice.get(name, "")
        if was != is_:
            yield _change(key, was, is_)
    for key, names in _COUNTED:
        counted, recounted = before.count(*names), now.count(*names)
        if counted != recounted:
            yield _change(key, frame.number(counted), frame.number(recounted))


def _change(key: str, before: str, now: str) -> str:
    return frame.say("imports-changed-one", what=frame.say(key), before=before or "–", now=now or "–")
