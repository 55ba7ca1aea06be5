"""How a finding is said: its column by its title, its sentence, what to do, what the register or the catalogue says."""

from __future__ import annotations

from dataclasses import dataclass

from core.i18n import enumeration, has, t
from core.imports.findings import Finding
from core.imports.known_formats import is_of_facts


@dataclass(frozen=True, slots=True)
class Said:
    """One finding in words; line 0 is the whole file."""

    line: int
    code: str
    severity: str
    severity_label: str
    column: str
    value: str
    suggestion: str
    message: str
    todo: str


def said(language: str, finding: Finding) -> Said:
    """Say a finding in a language."""
    key = f"finding-{finding.code.replace('_', '-')}"
    facts = dict(finding.facts)
    if "fields" in facts:
        facts["fields"] = enumeration(language, [column(language, name) for name in str(facts["fields"]).split(", ")])
    return Said(
        line=finding.line,
        code=finding.code,
        severity=finding.severity.value,
        severity_label=t(language, f"import-severity-{finding.severity.value}"),
        column=column(language, finding.column) if finding.column else "",
        value=finding.value,
        suggestion=finding.suggestion,
        message=t(language, key, **facts),
        todo=t(language, f"{key}-todo"),
    )


def of_format(language: str, key: str, code: str) -> str:
    """Give the key of a sentence about an import: files of facts speak of documents, lists of registrations."""
    of_facts = f"{key}-facts"
    return of_facts if is_of_facts(code) and has(language, of_facts) else key


def column(language: str, name: str) -> str:
    """Give the title of a column."""
    return t(language, f"import-column-{name.replace('_', '-')}")
