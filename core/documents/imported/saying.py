"""What a letter says that came by import, and how it is written: the summons, the grades, a decision taken elsewhere.

Papers are those of the registration: once they changed, what was brought before says them no more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.documents.contexts import FACTS
from core.documents.facts import LetterItem, TemplateText
from core.documents.imported.held import in_force
from core.documents.letters import Body, Own
from core.documents.rendering.french import day, hour, weekday
from core.registrations.many import batches
from core.registrations.snapshot import Snapshot
from db.tables import Registration, RegistrationVersion

PAPERS_CHANGED = "papers_changed"


def summons(tx: Session, registration_ids: Collection[int]) -> dict[int, Own]:
    """Give the summons of registrations, or that none was brought, or that it is of other papers than today's."""
    return _of_papers(tx, "summons", registration_ids, missing="no_summons")


def grade_report(tx: Session, registration_ids: Collection[int]) -> dict[int, Own]:
    """Give the grades of registrations, or that none were brought, or that they are of other papers than today's."""
    return _of_papers(tx, "grade_report", registration_ids, missing="no_grades")


def _of_papers(tx: Session, kind: str, registration_ids: Collection[int], *, missing: str) -> dict[int, Own]:
    found = in_force(tx, kind, registration_ids)
    known = _paper_codes(tx, found)
    said = {number: Own({}, missing) for number in registration_ids}
    for number, row in found.items():
        named = {str(one["paper"]) for one in row.content["rows"]}
        said[number] = (
            Own({**row.content, FACTS: row.fingerprint}) if named <= known[number] else Own({}, PAPERS_CHANGED)
        )
    return said


def _paper_codes(tx: Session, registration_ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for batch in batches(sorted(registration_ids)):
        rows = tx.execute(
            select(RegistrationVersion.registration_id, RegistrationVersion.snapshot)
            .join(Registration, Registration.id == RegistrationVersion.registration_id)
            .where(Registration.id.in_(batch), RegistrationVersion.n == Registration.version)
        )
        found |= {row.registration_id: {paper["code"] for paper in row.snapshot["papers"]} for row in rows}
    return found


def summons_body(snapshot: Snapshot, template: TemplateText, own: dict[str, Any]) -> Body:
    """Say what a summons prints: its centres, and its papers by centre with the local day and hour of each."""
    del template
    named = {paper.code: paper.label for paper in snapshot.papers}
    centres = list(dict.fromkeys((one["centre"], one["address"]) for one in own["rows"]))
    rows = tuple(
        (str(centres.index((one["centre"], one["address"]))), *_sitting(one, named, own["zone"])) for one in own["rows"]
    )
    items = [LetterItem("centre", centre, address) for centre, address in centres]
    items += [LetterItem("bring", bring) for bring in own["bring"]]
    return Body(tuple(items), rows=rows)


def _sitting(one: dict[str, Any], named: dict[str, str], zone: str) -> tuple[str, ...]:
    at = datetime.fromisoformat(one["at"])
    return (
        weekday(at, zone), hour(at, zone), f"{one['paper']} – {named[one['paper']]}", one["duration"], one["room"],
        one["place"],
    )  # fmt: skip


def grade_body(snapshot: Snapshot, template: TemplateText, own: dict[str, Any]) -> Body:
    """Say what a grade report prints: each paper with its coefficient and its grade, the total, the decision."""
    named = {paper.code: paper.label for paper in snapshot.papers}
    words = dict(template.slots)
    rows = tuple(
        (
            one["paper"], named[one["paper"]], _written(one["coefficient"]),
            _written(one["grade"]) if one["status"] == "graded" else words[f"grade_{one['status']}"],
        )
        for one in own["rows"]
    )  # fmt: skip
    items = [LetterItem("total", _written(own["total"]))] if own["total"] else []
    items.append(LetterItem("result", own["result"]))
    if own["jury_day"]:
        items.append(LetterItem("jury", day(date.fromisoformat(own["jury_day"]))))
    return Body(tuple(items), rows=rows)


def _written(number: str) -> str:
    """Write a number with the comma of French."""
    return number.replace(".", ",")
