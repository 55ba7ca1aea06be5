"""The day stands still, and files are laid down and applied as the product does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from core import units
from core.access import Actor
from core.imports import actions
from core.imports.actions import Applied, Staged
from core.imports.depositing import deposit
from db.engine import reading
from db.tables import Candidate, EmailClaim, ImportLine, Registration, RegistrationVersion

Counts = Callable[[], dict[str, int]]
Lines = Callable[[int], dict[int, ImportLine]]
REGISTER = (Candidate, EmailClaim, Registration, RegistrationVersion)


@pytest.fixture
def day(stopped_clock: Callable[[datetime], None]) -> None:
    """A Monday of the registration campaign."""
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def counted(engine: Engine) -> Counts:
    """Count the rows of the register."""

    def count() -> dict[str, int]:
        with reading(engine) as tx:
            return {made.__tablename__: tx.scalar(select(func.count()).select_from(made)) or 0 for made in REGISTER}

    return count


@pytest.fixture
def lines_in(engine: Engine) -> Lines:
    """Read the lines of an import, by number."""

    def lines(import_id: int) -> dict[int, ImportLine]:
        with reading(engine) as tx:
            found = tx.scalars(select(ImportLine).where(ImportLine.import_id == import_id)).all()
            tx.expunge_all()
        return {line.line: line for line in found}

    return lines


def laid(actor: Actor, data: bytes, name: str = "liste.csv", **wanted: Any) -> Staged:
    """Lay a file down."""
    return deposit(actor, name, data, **wanted)


def applied(actor: Actor, data: bytes, name: str = "liste.csv", *, leave_out: bool = False) -> Applied:
    """Lay a file down and apply it."""
    staged = laid(actor, data, name)
    return units.perform(actions.apply, actor, staged.import_id, seen=staged.seen, leave_out=leave_out)


def said_of(line: ImportLine) -> list[str]:
    """The codes of what was found in a line."""
    return [finding["code"] for finding in line.findings]
