"""What the lines of one registration say together: papers against its own, hours in its zone, totals, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core.accommodations.reference import accommodations
from core.candidates.folding import fold
from core.documents.letters import measure
from core.imports.facts.columns import ACCOMMODATION, GRADE_REPORT, SUMMONS
from core.imports.facts.finding import Holder
from core.imports.facts.values import EXEMPTED, GRADED
from core.imports.findings import Finding, found
from core.imports.known import nearest_code
from core.imports.rows import ImportedRow
from core.registrations.snapshot import PaperStatus

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines about one registration, as the file has them, and the day it is."""

    holder: Holder
    rows: Sequence[ImportedRow]
    today: date


@dataclass(frozen=True, slots=True)
class Saying:
    """What the lines of one registration say, and what was found of them."""

    content: dict[str, Any]
    findings: tuple[Finding, ...]


def said(row: ImportedRow) -> dict[str, str]:
    """Give what a line says, by the name of its column."""
    return dict(row.entry.choices)


def check(code: str, group: Group) -> Saying:
    """Check the lines of one registration together, and give what its document is to say."""
    return _CHECKS[code](group)


def _summons(group: Group) -> Saying:
    findings = _papers(group, expected=lambda paper: paper["status"] == PaperStatus.SAT.value)
    rows, bring, at_once = [], dict[str, None](), defaultdict[datetime, list[int]](list)
    for row in group.rows:
        one = said(row)
        at = _instant(row, group.holder.zone, findings)
        if date.fromisoformat(one["day"]) < group.today:
            findings.append(found("paper_day_past", row.line, column="day", value=one["day"]))
        if at in at_once:
            findings.append(found("papers_at_once", row.line, column="hour", value=one["hour"], first=at_once[at][0]))
        at_once[at].append(row.line)
        bring |= {one["bring"]: None} if one["bring"] else {}
        rows.append(
            {
                "paper": one["paper"], "at": at.isoformat(), "duration": one["duration"], "centre": one["centre"],
                "address": one["centre_address"], "room": one["room"], "place": one["place_number"],
            }
        )  # fmt: skip
    rows.sort(key=lambda one: (one["at"], one["paper"]))
    return Saying({"zone": group.holder.zone, "rows": rows, "bring": list(bring)}, tuple(findings))


def _instant(row: ImportedRow, zone: str, findings: list[Finding]) -> datetime:
    """Read a local day and hour in a zone; one that the change of hour skips, or gives twice, is refused."""
    one = said(row)
    local = datetime.fromisoformat(f"{one['day']}T{one['hour']}").replace(tzinfo=ZoneInfo(zone))
    if local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        findings.append(found("hour_skipped", row.line, column="hour", value=one["hour"]))
    elif local.utcoffset() != local.replace(fold=1).utcoffset():
        findings.append(found("hour_twice", row.line, column="hour", value=one["hour"]))
    return local.astimezone(UTC)


def _grades(group: Group) -> Saying:
    findings = _papers(group, expected=lambda paper: paper["status"] != PaperStatus.NOT_TAKEN.value)
    findings += _unexpected(group)
    same = {name: _same(group, name, findings) for name in ("total", "result", "jury_day")}
    if not same["result"]:
        findings.append(found("result_missing", group.rows[0].line, column="result"))
    rows = [{name: one[name] for name in ("paper", "coefficient", "status", "grade")} for one in map(said, group.rows)]
    computed = sum((Decimal(one["coefficient"] or 0) * Decimal(one["grade"] or 0) for one in rows), Decimal(0))
    if same["total"] and Decimal(same["total"]) != computed:
        told = format(computed.normalize(), "f").replace(".", ",")
        line = group.rows[0].line
        findings.append(found("total_differs", line, column="total", value=same["total"], suggestion=told))
    order = list(group.holder.papers)
    rows.sort(key=lambda one: order.index(one["paper"]) if one["paper"] in order else len(order))
    return Saying({"rows": rows, **same}, tuple(findings))


def _unexpected(group: Group) -> list[Finding]:
    """Tell a grade on a paper that is not sat, and an exemption that the registration does not have."""
    findings = []
    for row in group.rows:
        one, paper = said(row), group.holder.papers.get(said(row)["paper"])
        exempted = bool(paper) and str(paper["status"] if paper else "") == PaperStatus.EXEMPTED.value
        if paper and ((one["status"] == GRADED and exempted) or (one["status"] == EXEMPTED and not exempted)):
            findings.append(found("grade_unexpected", row.line, column="grade", value=one["grade"] or one["status"]))
    return findings


def _decision(group: Group) -> Saying:
    known = {code: measure(code) for code in accommodations().codes}
    findings: list[Finding] = []
    items: list[list[str]] = []
    first: dict[str, int] = {}
    for row in group.rows:
        one = said(row)
        code = _measure(one["measure"], known)
        if not code:
            near = nearest_code(one["measure"], known)
            told = known.get(near, "")
            findings.append(found("measure_unknown", row.line, column="measure", value=one["measure"], suggestion=told))
        elif first.setdefault(code, row.line) != row.line:
            findings.append(found("measure_twice", row.line, column="measure", value=one["measure"], first=first[code]))
        items.append([one["granted"], code])
    decided_on = _same(group, "decided_on", findings)
    at = datetime.combine(date.fromisoformat(decided_on), _NOON, ZoneInfo(group.holder.zone)).astimezone(UTC)
    reasons = _same(group, "reasons", findings)
    if any(item[0] == "refused" for item in items) and not reasons:
        findings.append(found("reasons_missing", group.rows[0].line, column="reasons"))
    if date.fromisoformat(decided_on) > group.today:
        findings.append(found("decision_in_the_future", group.rows[0].line, column="decided_on", value=decided_on))
    content = {"at": at.isoformat(), "decided_on": decided_on, "items": items, "said": reasons, "due": None}
    return Saying(content, tuple(findings))


def _measure(typed: str, known: dict[str, str]) -> str:
    """Find a measure by its code or by its name."""
    folded = fold(typed)
    return next((code for code, name in known.items() if folded in {fold(code), fold(name)}), "")


def _same(group: Group, name: str, findings: list[Finding]) -> str:
    """Give what every line of a registration says the same, an empty one saying nothing; another value blocks."""
    value, first = "", 0
    for row in group.rows:
        one = said(row)[name]
        if one and value and one != value:
            findings.append(found("said_otherwise", row.line, column=name, value=one, first=first))
        elif one and not value:
            value, first = one, row.line
    return value


def _papers(group: Group, *, expected: Callable[[Any], bool]) -> list[Finding]:
    """Check papers against the registration's own: unknown and repeated ones block, those left out are told."""
    own, findings, first = group.holder.papers, [], dict[str, int]()
    for row in group.rows:
        code = said(row)["paper"]
        if code not in own:
            told = nearest_code(code, {one: paper["label"] for one, paper in own.items()})
            findings.append(found("paper_not_of_registration", row.line, column="paper", value=code, suggestion=told))
        elif first.setdefault(code, row.line) != row.line:
            findings.append(found("paper_twice", row.line, column="paper", value=code, first=first[code]))
        elif not expected(own[code]):
            findings.append(found("paper_not_to_sit", row.line, column="paper", value=code))
    left = [code for code, paper in own.items() if expected(paper) and code not in first]
    if left:
        findings.append(found("papers_left_out", group.rows[0].line, column="paper", papers=", ".join(left)))
    return findings


_CHECKS: dict[str, Callable[[Group], Saying]] = {
    SUMMONS.code: _summons, GRADE_REPORT.code: _grades, ACCOMMODATION.code: _decision,
}  # fmt: skip
