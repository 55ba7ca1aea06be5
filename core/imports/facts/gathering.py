"""Lines of one candidate go together: when one of them cannot be read, none of them is taken."""

from __future__ import annotations

from collections.abc import Sequence

from core.imports.findings import Finding, found
from core.imports.rows import ImportedRow


def of_blocked_candidates(rows: Sequence[ImportedRow], findings: Sequence[Finding]) -> list[Finding]:
    """Find the sound lines of candidates who have a line that cannot be read: half a paper would be a wrong one."""
    blocked = {finding.line for finding in findings if finding.blocks}
    first: dict[str, int] = {}
    for row in rows:
        if row.line in blocked and row.entry.candidate_number:
            first.setdefault(row.entry.candidate_number, row.line)
    return [
        found("candidate_blocked", row.line, first=first[row.entry.candidate_number])
        for row in rows
        if row.entry.candidate_number in first and row.line not in blocked
    ]
