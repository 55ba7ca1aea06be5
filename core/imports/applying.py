"""Write what a plan says, in the transaction of the one who applies it: many rows, few questions, an event for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import require_place
from core.candidates.errors import EmailTaken, NumberTaken
from core.candidates.many import Newcomer, draft_candidates, write_candidates
from core.imports.bringing_up import bring_up, change_contact
from core.imports.comparing import person_of
from core.imports.errors import ImportMoved, ImportOvertaken
from core.imports.known_from import Codes
from core.imports.pairing import FILE_NUMBER
from core.imports.planning import Plan, Planned
from core.imports.resolving import OTHER
from core.imports.rows import ImportedRow, from_json
from core.imports.rules import AFTER, Outcome
from core.registrations.actions import Entry
from core.registrations.many import Asked, batches, draft_registrations, table_of, write_registrations
from core.registrations.rules import ENDED, Cause, number_text
from db.tables import Candidate, ImportFile, ImportLine, Registration

ORIGIN = "import"
_T = TypeVar("_T", Candidate, Registration)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, counted."""

    candidates: int
    registrations: int
    updated: int
    unchanged: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of a line: its candidate and registration, and what undoing it needs."""

    candidate_id: int
    registration_id: int
    kept: dict[str, Any]


def write(
    tx: Session, actor: Actor, file: ImportFile, lines: Sequence[dict[str, Any]], plan: Plan, codes: Codes
) -> Written:
    """Write every line that the plan creates or brings up."""
    rows = {line["line"]: from_json(line["content"]) for line in lines if _is_written(line)}
    planned = {one.line: one for one in plan.lines if one.line in rows}
    candidates = _locked(tx, Candidate, {one.candidate_id for one in planned.values()} - {0})
    registrations = _locked(tx, Registration, {one.registration_id for one in planned.values() if one.changes} - {0})
    _require_unmoved(planned.values(), candidates, registrations)
    _require_ours(actor, registrations.values())
    try:
        contacts = change_contact(tx, actor, planned.values(), rows, candidates)
        kept = bring_up(tx, actor, file.id, planned.values(), registrations, contacts)  # what ends makes room
        created = _create(tx, actor, file, planned, rows, candidates, codes)
    except NumberTaken as taken:
        raise ImportOvertaken(line=_line_with(rows, number=taken.facts["number"]), column="candidate_number") from None
    except EmailTaken as taken:
        raise ImportOvertaken(line=_line_with(rows, email=taken.facts["email_key"]), column="email") from None
    effects = created | {
        line: _with(created.get(line), Effect(planned[line].candidate_id, planned[line].registration_id, before))
        for line, before in kept.items()
    }
    note(tx, lines, effects)
    return Written(
        candidates=sum(not one.candidate_id and one.person == one.line for one in planned.values()),
        registrations=len(created),
        updated=len(effects) - len(created),
        unchanged=sum(line["outcome"] == Outcome.UNCHANGED for line in lines),
        left_out=sum(line["outcome"] == Outcome.BLOCKED for line in lines),
    )


def _with(made: Effect | None, brought_up: Effect) -> Effect:
    """Join what a line made and what it changed of a candidate who was there."""
    return replace(made, kept=made.kept | brought_up.kept) if made else brought_up


def _is_written(line: dict[str, Any]) -> bool:
    return line["outcome"] in {Outcome.TO_CREATE, Outcome.TO_UPDATE}


def _locked(tx: Session, made: type[_T], ids: Iterable[int]) -> dict[int, _T]:
    """Read and lock rows, always in the order of their identifiers."""
    found: dict[int, _T] = {}
    for batch in batches(sorted(ids)):
        statement = select(made).where(made.id.in_(batch)).order_by(made.id).with_for_update(of=made)
        found |= {row.id: row for row in tx.scalars(statement)}
    return found


def _require_unmoved(
    planned: Iterable[Planned], candidates: Mapping[int, Candidate], registrations: Mapping[int, Registration]
) -> None:
    """Refuse when someone wrote between the plan and the locks."""
    for one in planned:
        candidate, registration = candidates.get(one.candidate_id), registrations.get(one.registration_id)
        if candidate and candidate.version != one.seen[0]:
            raise ImportMoved(line=one.line)
        if registration and (registration.version, registration.state) != one.seen[1:]:
            raise ImportMoved(line=one.line)


def _require_ours(actor: Actor, registrations: Iterable[Registration]) -> None:
    """Whatever the plan says, no registration outside the perimeter is ever changed by an import (3.02)."""
    for one in registrations:
        require_place(actor, Permission.IMPORT_APPLY, one.academie_code, one.domain_code)


def _create(
    tx: Session,
    actor: Actor,
    file: ImportFile,
    planned: Mapping[int, Planned],
    rows: Mapping[int, ImportedRow],
    candidates: Mapping[int, Candidate],
    codes: Codes,
) -> dict[int, Effect]:
    """Make the candidates and registrations that are to be created."""
    creating = [one for one in planned.values() if one.outcome is Outcome.TO_CREATE and one.entry]
    first = [one for one in creating if not one.candidate_id and one.person == one.line]
    newcomers = [_newcomer(file, one, rows[one.line], codes) for one in first]
    drafts = draft_candidates(tx, newcomers, origin=ORIGIN)
    of_line = {one.line: draft for one, draft in zip(first, drafts, strict=True)}
    whose = [candidates[one.candidate_id] if one.candidate_id else of_line[one.person] for one in creating]
    asked = [_asked(file, one, rows[one.line], candidate) for one, candidate in zip(creating, whose, strict=True)]
    registered = draft_registrations(tx, actor, asked, origin=ORIGIN, cause=Cause.IMPORT, cause_id=file.id)
    write_candidates(tx, actor, drafts, newcomers)
    write_registrations(tx, actor, registered)
    return {
        one.line: Effect(candidate.id, draft.id, _kept(one, draft))
        for one, candidate, draft in zip(creating, whose, registered.registrations, strict=True)
    }


def _newcomer(file: ImportFile, planned: Planned, row: ImportedRow, codes: Codes) -> Newcomer:
    entry = _entry(planned)
    person = person_of(row, codes, entry.academie_code)
    facts = {"import": file.id, "line": planned.line}
    return Newcomer(person, entry.audience, number=row.entry.candidate_number, facts=facts)


def _entry(planned: Planned) -> Entry:
    if planned.entry is None:
        raise ValueError(f"line {planned.line} is for nothing: it is blocked")
    return planned.entry


def _asked(file: ImportFile, planned: Planned, row: ImportedRow, candidate: Candidate) -> Asked:
    """Keep the number and version of the file as facts: the registration has its own."""
    entry, asked = _entry(planned), row.entry
    facts: dict[str, Any] = {"import": file.id, "line": planned.line}
    if asked.registration_number:
        facts |= {"file_number": asked.registration_number, "file_version": asked.version}
        other = {**entry.answers.get(OTHER, {}), FILE_NUMBER: number_text(asked.registration_number)}
        entry = replace(entry, answers={**entry.answers, OTHER: other})
    reason = file.display_name if planned.state in ENDED else ""
    return Asked(candidate, entry, planned.state, reason, facts)


def _kept(planned: Planned, draft: Registration) -> dict[str, Any]:
    return {
        "created": True, "new_candidate": not planned.candidate_id, "fingerprint": draft.fingerprint,
        "state": draft.state,
    }  # fmt: skip


def _line_with(rows: Mapping[int, ImportedRow], *, number: str = "", email: str = "") -> int:
    return next(
        line
        for line, row in rows.items()
        if (number and row.entry.candidate_number == number) or (email and row.contact.email_key == email)
    )


def note(tx: Session, lines: Sequence[dict[str, Any]], effects: Mapping[int, Effect]) -> None:
    """Note on each line what became of it."""
    rows = []
    for line in lines:
        effect, after = effects.get(line["line"]), AFTER.get(Outcome(line["outcome"]))
        if after is not None:
            rows.append(
                {
                    "row": line["id"], "outcome": after.value,
                    "candidate_id": effect.candidate_id if effect else line["candidate_id"],
                    "registration_id": effect.registration_id if effect else line["registration_id"],
                    "effect": effect.kept if effect else {},
                }
            )  # fmt: skip
    table = table_of(ImportLine)
    statement = update(table).where(table.c.id == bindparam("row"))
    names = ("outcome", "candidate_id", "registration_id", "effect")
    tx.connection().execute(statement.values({name: bindparam(name) for name in names}), rows)
