"""The check of the whole base: run at will, after a restore and after each fault test (4.16)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.fsck.catalogue import QUESTIONS
from core.fsck.examined import EXAMINATIONS


@dataclass(frozen=True, slots=True)
class Finding:
    """How many things break one invariant; zero is right."""

    check: str
    requirement: str
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict over all checks."""

    ok: bool
    findings: tuple[Finding, ...]


def check(tx: Session, *, only: frozenset[str] = frozenset()) -> Report:
    """Ask every question of the catalogue (or only some) and say what breaks."""
    findings = [
        Finding(question.name, question.requirement, tx.execute(text(question.sql)).scalar_one())
        for question in QUESTIONS
        if not only or question.name in only
    ]
    findings += [
        Finding(name, requirement, examine(tx))
        for name, (requirement, examine) in EXAMINATIONS.items()
        if not only or name in only
    ]
    return Report(ok=all(finding.count == 0 for finding in findings), findings=tuple(findings))
