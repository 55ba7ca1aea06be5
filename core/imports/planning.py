"""What applying a file would do, line by line, on the register as it stands: nothing is written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.candidates.rules import same_person_key
from core.imports.comparing import Files, contact_changes, identity_findings, read_files, registration_changes
from core.imports.findings import Finding, found
from core.imports.known_from import Codes
from core.imports.matching import Match, Someone, look_up, match
from core.imports.pairing import AskedLine, Pair, pairs
from core.imports.resolving import Choice, Resolved, resolve, resolver
from core.imports.rows import ImportedRow
from core.imports.rules import Outcome
from core.imports.simple_list import Criteria
from core.registrations.actions import Entry
from core.registrations.many import batches
from core.registrations.rules import ENDED, State
from db.tables import Account, EmailClaim


@dataclass(frozen=True, slots=True)
class Planned:
    """What applying one line would do; `person` is the line that makes its candidate, when there is none yet.

    `seen` are the versions of the candidate and of the registration, and its state, that this was decided upon.
    """

    line: int
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    place: tuple[str, str] | None = None
    entry: Entry | None = None
    state: State = State.REGISTERED
    person: int = 0
    candidate_id: int = 0
    registration_id: int = 0
    seen: tuple[int, int, str] = (0, 0, "")
    contact: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    takes_email: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What applying a whole file would do, and what there is to say of the file against the register."""

    lines: tuple[Planned, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to plan: its format, its criteria, a person's choice, the rows that no earlier finding blocks."""

    format: str
    criteria: Criteria
    choice: Choice
    rows: Sequence[ImportedRow]


@dataclass(frozen=True, slots=True)
class _Found:
    row: ImportedRow
    resolved: Resolved
    match: Match
    person: str

    @property
    def blocks(self) -> bool:
        return self.resolved.entry is None or self.match.blocks or any(f.blocks for f in self.resolved.findings)


def plan(tx: Session, actor: Actor, permission: Permission, asked: Asked, codes: Codes) -> Plan:
    """Say what applying each line would do, with everything there is to say of it."""
    if not (asked.choice.exam_session or asked.criteria.exam_session):
        blocked = tuple(Planned(row.line, Outcome.BLOCKED) for row in asked.rows)
        return Plan(blocked, (found("exam_session_missing"),))
    register = look_up(tx, actor, permission, asked.rows)
    with_ = resolver(tx, actor, permission, codes, asked.format, asked.criteria, asked.choice)
    lines = [
        _Found(row, resolve(row.entry, row.line, with_), matched, _person(row, matched.candidate))
        for row in asked.rows
        for matched in (match(row, register),)
    ]
    files = read_files(tx, sorted({one.match.candidate.id for one in lines if one.match.candidate}))
    holders = _holders(tx, [row.contact.email_key for row in asked.rows])
    paired = _paired(lines, files)
    first_lines: dict[str, int] = {}
    planned = [_planned(one, paired.get(one.row.line), files, holders, codes, first_lines) for one in lines]
    return Plan(tuple(planned), tuple(_numbers_of_the_file(lines, paired)))


def _person(row: ImportedRow, candidate: Someone | None) -> str:
    """Name the person of a line, so that several lines of one newcomer make one candidate."""
    if candidate:
        return f"id {candidate.id}"
    if row.entry.candidate_number:
        return f"number {row.entry.candidate_number}"
    who = row.person
    key = same_person_key(who.birth_name, who.first_names, who.birth_date) if who.birth_date else ()
    return f"ine {who.ine}" if who.ine else f"names {key}"


def _paired(lines: Iterable[_Found], files: Files) -> dict[int, Pair]:
    """Pair the lines of each person with the registrations of that person."""
    of_persons: defaultdict[str, list[_Found]] = defaultdict(list)
    for one in lines:
        if not one.blocks:
            of_persons[one.person].append(one)
    paired: dict[int, Pair] = {}
    for mine in of_persons.values():
        candidate = mine[0].match.candidate
        registrations = files.registrations.get(candidate.id, ()) if candidate else ()
        asked = [
            AskedLine(one.row.line, one.resolved.entry, one.row.entry.registration_number, State(one.row.entry.state))
            for one in mine
            if one.resolved.entry
        ]
        paired |= pairs(asked, registrations)
    return paired


def _planned(
    one: _Found, pair: Pair | None, files: Files, holders: dict[str, int], codes: Codes, first_lines: dict[str, int]
) -> Planned:
    """Say what one line would do: make, bring up, leave as it is, or nothing because it is blocked."""
    line, candidate = one.row.line, one.match.candidate
    findings = [*one.resolved.findings, *one.match.findings, *(pair.findings if pair else ())]
    known = files.candidates[candidate.id] if candidate else None
    if known and candidate and candidate.inside:
        findings.extend(identity_findings(one.row, known, codes))
    takes_email = _email(one, known, holders, findings)
    planned = Planned(line, Outcome.BLOCKED, tuple(findings), one.resolved.place)
    if pair is None or one.resolved.entry is None or any(finding.blocks for finding in findings):
        return planned
    contact: dict[str, Any] = {}
    if known and candidate:
        contact = contact_changes(one.row, known, codes)
        if contact and not candidate.inside:
            planned = replace(planned, findings=(*planned.findings, found("contact_kept", line, column="address")))
            contact = {}
    planned = replace(
        planned, entry=one.resolved.entry, state=pair.state, candidate_id=known.id if known else 0, contact=contact,
        takes_email=takes_email, person=0 if known else first_lines.setdefault(one.person, line),
        seen=_seen(known, pair.registration),
    )  # fmt: skip
    if pair.registration is None:
        return replace(planned, outcome=Outcome.TO_CREATE)
    return _brought_up(planned, pair.registration)


def _seen(known: Any | None, registration: Any | None) -> tuple[int, int, str]:
    of_registration = (registration.version, registration.state) if registration else (0, "")
    return (known.version if known else 0, *of_registration)


def _brought_up(planned: Planned, registration: Any) -> Planned:
    """Say what a line brings to a registration that is there; one that ended here stays as it is."""
    if planned.entry is None:
        raise ValueError(planned.line)
    changes: dict[str, Any] = {}
    if registration.state not in ENDED:
        ends = planned.state in ENDED  # then nothing else of it changes any more
        changes = {} if ends else registration_changes(planned.entry, registration)
        if planned.state != registration.state:
            changes["state"] = planned.state.value
    touches = bool(changes or planned.contact or planned.takes_email)
    return replace(
        planned, registration_id=registration.id, changes=changes,
        outcome=Outcome.TO_UPDATE if touches else Outcome.UNCHANGED,
    )  # fmt: skip


def _email(one: _Found, known: Any | None, holders: dict[str, int], findings: list[Finding]) -> bool:
    """Whether a line takes its address for its candidate; taken by anyone else, it blocks the line (6.01)."""
    key = one.row.contact.email_key
    if not key or (known and known.email_key == key):
        return False
    if known and known.email_key:
        findings.append(found("email_differs", one.row.line, column="email", value=one.row.contact.email))
        return False
    if key in holders and (known is None or holders[key] != known.id):
        findings.append(found("email_taken", one.row.line, column="email", value=one.row.contact.email))
        return False
    inside = one.match.candidate is None or one.match.candidate.inside
    return inside and key not in holders


def _holders(tx: Session, keys: Iterable[str]) -> dict[str, int]:
    """Read who holds addresses: the candidate, 0 when it is an account without one."""
    statement = (
        select(EmailClaim.email_key, EmailClaim.owner_kind, EmailClaim.owner_id, Account.candidate_id)
        .outerjoin(Account, (EmailClaim.owner_kind == "account") & (Account.id == EmailClaim.owner_id))
    )  # fmt: skip
    held: dict[str, int] = {}
    for batch in batches(sorted(set(keys) - {""})):
        for key, kind, owner, of_account in tx.execute(statement.where(EmailClaim.email_key.in_(batch))):
            held[key] = owner if kind == "candidate" else of_account or 0
    return held


def _numbers_of_the_file(lines: Iterable[_Found], paired: dict[int, Pair]) -> Iterable[Finding]:
    """Say once that registrations and versions have numbers of their own here, those of the file being kept beside."""
    told: list[tuple[str, str]] = []
    for one in lines:
        pair, asked = paired.get(one.row.line), one.row.entry
        if pair is None or not asked.registration_number:
            continue
        ours = (pair.registration.number, pair.registration.version) if pair.registration else (0, 1)
        theirs = (asked.registration_number, asked.version or ours[1])
        if (ours[0] or theirs[0], ours[1]) != theirs:
            told.append((f"{theirs[0]:03d} Version {theirs[1]:02d}", ""))
    if told:
        yield found("registration_numbers_differ", column="registration", value=told[0][0], count=len(told))
