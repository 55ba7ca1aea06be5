"""What applying a file of facts would do: one document a registration, made of all its lines or of none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission
from core.documents.imported.held import fingerprint_of, in_force
from core.imports.facts.checking import Group, Saying, check
from core.imports.facts.columns import ACCOMMODATION
from core.imports.facts.finding import Holder, holders, whose
from core.imports.findings import Finding, found
from core.imports.known_from import Codes
from core.imports.planning import Asked, Plan, Planned
from core.imports.rows import ImportedRow
from core.imports.rules import Outcome

CONTENT = "content"  # in what a planned line changes: what its document is to say
_ALSO = {ACCOMMODATION.code: (Permission.ACCOMMODATION_DECIDE,)}  # handicap is not for everyone who imports


@dataclass(frozen=True, slots=True)
class _Whose:
    row: ImportedRow
    holder: Holder | None
    findings: list[Finding]


def plan(tx: Session, actor: Actor, permission: Permission, asked: Asked, codes: Codes) -> Plan:
    """Say what applying each line would do, with everything there is to say of it."""
    del codes
    permissions = (permission, *_ALSO.get(asked.format, ()))
    known = holders(tx, actor, permissions, asked.rows)
    lines = [_Whose(row, *whose(row, known, asked.choice.exam_session)) for row in asked.rows]
    grouped: defaultdict[int, list[_Whose]] = defaultdict(list)
    for one in lines:
        if one.holder is not None:
            grouped[one.holder.registration_id].append(one)
    standing = {number: row.fingerprint for number, row in in_force(tx, asked.format, grouped).items()}
    planned = [Planned(one.row.line, Outcome.BLOCKED, tuple(one.findings)) for one in lines if one.holder is None]
    for number, mine in grouped.items():
        holder = mine[0].holder
        if holder is not None:
            today = clock.today(tx, holder.zone)
            saying = check(asked.format, Group(holder, [one.row for one in mine], today))
            planned += _group(mine, holder, saying, standing.get(number, ""))
    return Plan(tuple(sorted(planned, key=lambda one: one.line)), ())


def _group(mine: list[_Whose], holder: Holder, saying: Saying, standing: str) -> Iterable[Planned]:
    """Plan the lines of one registration together: when one of them is blocked, all are, and say so."""
    told: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in (*(f for one in mine for f in one.findings), *saying.findings):
        told[finding.line].append(finding)
    blocked = [line for line, findings in told.items() if any(finding.blocks for finding in findings)]
    outcome = _outcome(saying, standing) if not blocked else Outcome.BLOCKED
    for rank, one in enumerate(mine):
        findings = told[one.row.line]
        if blocked and one.row.line not in blocked:
            findings = [*findings, found("facts_incomplete", one.row.line, first=min(blocked))]
        first = rank == 0 and outcome in {Outcome.TO_CREATE, Outcome.TO_UPDATE}
        yield Planned(
            one.row.line, outcome, tuple(findings), holder.place, candidate_id=holder.candidate_id,
            registration_id=holder.registration_id, seen=(holder.candidate_version, holder.version, holder.state),
            changes={CONTENT: saying.content} if first else {},
        )  # fmt: skip


def _outcome(saying: Saying, standing: str) -> Outcome:
    if not standing:
        return Outcome.TO_CREATE
    return Outcome.UNCHANGED if fingerprint_of(saying.content) == standing else Outcome.TO_UPDATE
