"""Import a file from the command line: the same two steps, and the report as plain values for a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from core import units
from core.access import Actor
from core.errors import ExamError
from core.i18n import refusal
from core.imports import actions
from core.imports.depositing import deposit
from core.imports.queries import findings_of
from core.imports.queries import report as report_of
from core.imports.resolving import Choice
from core.imports.wording import Said, said


@dataclass(frozen=True, slots=True)
class Imported:
    """What a script learns: the import, its counts, every finding, what was applied, and why not if it was not.

    `already`: these bytes were applied before, by whom and when; nothing was done again. `refused` is a sentence.
    `seen` is the mark of this report: `--apply --seen` with it applies this report or nothing.
    """

    import_id: int
    file: str
    format: str
    state: str
    already: bool
    applied_by: str
    applied_at: str
    counts: dict[str, int]
    lines: tuple[Said, ...]
    applied: dict[str, int] = field(default_factory=dict)
    refused: str = ""
    seen: str = ""


def import_file(
    path: Path,
    actor: Actor,
    *,
    apply: bool = False,
    leave_out: bool = False,
    exam_session: str = "",
    academie: str = "",
    language: str = "fr",
    seen: str = "",
) -> Imported:
    """Lay a file down and give its report; with `apply`, apply it when nothing blocks (or leave out what does).

    What is applied is the report just made, or with `seen` the one read before, if it is still the same.
    """
    staged = deposit(actor, path.name, path.read_bytes(), choice=Choice(exam_session, academie))
    applied: dict[str, int] = {}
    refused = ""
    if apply and not staged.again:
        try:
            receipt = units.perform(
                actions.apply, actor, staged.import_id, seen=seen or staged.seen, leave_out=leave_out
            )
            applied = {name: getattr(receipt, name) for name in receipt.__slots__ if name != "import_id"}
        except ExamError as refusal_:
            refused = refusal(language, refusal_)
    return units.read(_told, actor, staged, applied, refused, language)


def _told(
    tx: Session, actor: Actor, staged: actions.Staged, applied: dict[str, int], refused: str, language: str
) -> Imported:
    summary = report_of(tx, actor, staged.import_id).summary
    at = summary.applied_at.isoformat() if summary.applied_at else ""
    return Imported(
        summary.id, summary.name, summary.format, summary.state.value, staged.again, summary.applied_by, at,
        summary.counts, tuple(said(language, finding) for finding in findings_of(tx, summary.id)), applied, refused,
        summary.seen,
    )  # fmt: skip
