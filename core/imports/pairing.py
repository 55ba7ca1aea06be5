"""Which registration of the register each line of one person is about: by number first, then by what is still active.

A line of another system has its own numbers: the one it had is kept with the registration it made, and found again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.imports.findings import Finding, found
from core.imports.resolving import OTHER
from core.imports.rules import state_kept
from core.registrations.actions import Entry
from core.registrations.rules import ENDED, State, number_text

FILE_NUMBER, UNDONE = "registration_number", "rolled_back_import"


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line of a person: what it is for, its registration number in the file (0: none), its state there."""

    line: int
    entry: Entry
    number: int
    state: State


@dataclass(frozen=True, slots=True)
class Pair:
    """The registration that a line is about, none when one is to be made, and the state it will have."""

    registration: Any | None
    state: State
    findings: tuple[Finding, ...] = ()


def pairs(lines: Sequence[AskedLine], registrations: Sequence[Any]) -> dict[int, Pair]:
    """Pair every line of one person: those whose number is known, then the active ones, then those that ended."""
    made: dict[int, Pair] = {}
    claimed: dict[int, int] = {}
    active_lines: dict[tuple[int, str], int] = {}
    passes: tuple[tuple[Callable[[AskedLine], bool], _Finder], ...] = (
        (lambda _: True, _numbered),
        (lambda one: one.state not in ENDED, _active),
        (lambda one: one.state in ENDED, _left),
    )
    for wanted, finder in passes:
        for one in lines:
            if one.line in made or not wanted(one):
                continue
            free = [r for r in registrations if _may_be(r, one) and r.id not in claimed]
            registration = finder(one, free)
            if finder is _numbered and registration is None:
                continue
            if registration is not None:
                claimed[registration.id] = one.line
            made[one.line] = _pair(one, registration, registrations, active_lines)
    return made


_Finder = Callable[[AskedLine, Sequence[Any]], Any]


def _exam(asked: Any) -> tuple[int, str]:
    return asked.exam_session_id, asked.speciality_code


def _may_be(registration: Any, one: AskedLine) -> bool:
    """Whether a line can be about a registration: the same exam, and not one that ended in another académie."""
    here = registration.academie_code == one.entry.academie_code or registration.state not in ENDED
    return here and _exam(registration) == _exam(one.entry) and not is_undone(registration)


def _numbered(one: AskedLine, free: Sequence[Any]) -> Any | None:
    return next((r for r in free if one.number and number_in_files(r) == one.number), None)


def _active(one: AskedLine, free: Sequence[Any]) -> Any | None:
    """Find the active one; a line without a number is about the last that ended, when none is active."""
    active = [r for r in free if r.state not in ENDED]
    return active[0] if active else free[-1] if free and not one.number else None


def _left(one: AskedLine, free: Sequence[Any]) -> Any | None:
    del one
    active = [r for r in free if r.state not in ENDED]
    return active[0] if active else free[-1] if free else None


def number_in_files(registration: Any) -> int:
    """Give the number that a registration has in the lists of the other system: its own, unless a file gave another."""
    kept = registration.answers.get(OTHER, {}).get(FILE_NUMBER, "")
    return int(kept) if kept else int(registration.number)


def is_undone(registration: Any) -> bool:
    """Whether an import made a registration and was rolled back: it is then as if it had never been imported."""
    return UNDONE in registration.answers.get(OTHER, {})


def _pair(
    one: AskedLine, registration: Any | None, every: Sequence[Any], active_lines: dict[tuple[int, str], int]
) -> Pair:
    findings: list[Finding] = []
    if registration is None:
        state = one.state
        findings.extend(_others(one, every))
    else:
        ours = State(registration.state)
        state = state_kept(ours, one.state)
        if ours in ENDED and one.state not in ENDED:
            findings.append(found("ended_here", one.line, column="state", state=ours.value))
        elif state in ENDED and ours not in ENDED and registration.academie_code == one.entry.academie_code:
            findings.append(found("ends_here", one.line, column="state", state=state.value))
        if registration.academie_code != one.entry.academie_code:
            findings.append(found("registered_elsewhere", one.line, column="speciality"))
    if state not in ENDED and active_lines.setdefault(_exam(one.entry), one.line) != one.line:
        findings.append(found("same_exam_twice", one.line, column="speciality", first=active_lines[_exam(one.entry)]))
    return Pair(registration, state, tuple(findings))


def _others(one: AskedLine, every: Sequence[Any]) -> list[Finding]:
    """Tell of an active registration for the same exam session: elsewhere, the speciality may have been changed."""
    if one.state in ENDED:
        return []
    place = (one.entry.exam_session_id, one.entry.academie_code)
    active = [r for r in every if (r.exam_session_id, r.academie_code) == place and r.state not in ENDED]
    if not active:
        return []
    return [
        found(
            "also_registered", one.line, column="speciality", value=one.entry.speciality_code,
            registration=number_text(active[0].number), speciality=active[0].speciality_code,
        )
    ]  # fmt: skip
