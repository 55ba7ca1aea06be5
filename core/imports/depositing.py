"""Lay a file down without holding the register while it is read: each step has its own unit of work."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import units
from core.access import Actor, Permission, require
from core.imports import actions, staging
from core.imports.actions import Staged
from core.imports.known_from import Codes, codes
from core.imports.reading import Reading
from core.imports.resolving import Choice


def deposit(actor: Actor, name: str, data: bytes, *, choice: Choice | None = None, instead_of: int = 0) -> Staged:
    """Read a file, compare it with the register, lay it down; `instead_of` is the file that it corrects."""
    sha256 = staging.digest(data)
    earlier = units.read(actions.applied_before, actor, sha256)
    if earlier:
        return earlier
    known, reading = units.read(_read, actor, name, data)
    report = units.read(_report, actor, reading, known, staging.Laid(name, sha256, choice or Choice()))
    return units.perform(actions.stage_report, actor, report, instead_of=instead_of)


def _read(tx: Session, actor: Actor, name: str, data: bytes) -> tuple[Codes, Reading]:
    require(actor, Permission.IMPORT_STAGE)
    known = codes(tx)
    return known, staging.read_file(tx, known, name, data)


def _report(tx: Session, actor: Actor, reading: Reading, known: Codes, laid: staging.Laid) -> staging.Report:
    return staging.report_on(tx, actor, reading, known, laid)
