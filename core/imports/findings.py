"""What reading a file found: one code per fact, blocking or warning, the line, the column and what was probably meant.

The sentence of a finding is `finding-<code>` in the catalogues, what to do about it `finding-<code>-todo`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.candidates.faults import Unacceptable

LONGEST_VALUE_SHOWN = 120


class Severity(StrEnum):
    """Blocking: the line (or the file, on line 0) cannot be applied. Warning: it can, once a person has looked."""

    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One kind of finding: how severe, and the facts of its sentences."""

    severity: Severity
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `line` counts from 1 as an editor does, 0 is the whole file; `value` is what the file says."""

    line: int
    code: str
    severity: Severity
    column: str = ""
    value: str = ""
    suggestion: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether the line, or the file, cannot be applied."""
        return self.severity is Severity.BLOCKING

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        return {
            "line": self.line,
            "code": self.code,
            "severity": self.severity.value,
            "column": self.column,
            "value": self.value,
            "suggestion": self.suggestion,
            "facts": dict(self.facts),
        }


def from_json(plain: dict[str, Any]) -> Finding:
    """Read back what `Finding.as_json` wrote."""
    return Finding(**{**plain, "severity": Severity(plain["severity"])})


def _kinds(severity: Severity, *lines: str) -> dict[str, FindingKind]:
    kinds = {}
    for line in lines:
        code, *facts = line.split()
        kinds[code] = FindingKind(severity, tuple(facts))
    return kinds


KINDS: dict[str, FindingKind] = {
    # the file
    **_kinds(
        Severity.BLOCKING,
        "file_empty", "file_too_large size most", "file_not_a_list kind", "file_old_excel", "nul_bytes",
        "encoding_unreadable", "line_too_long most", "wrong_separator separator", "format_unknown",
        "header_missing format", "column_missing header", "column_twice header", "too_many_columns most",
        "too_many_rows most", "too_many_findings most", "no_rows",
        "workbook_unreadable", "workbook_too_heavy", "workbook_too_slow", "workbook_too_many_rows most",
        "workbook_too_many_columns most", "workbook_too_much_text", "workbook_without_sheet",
    ),
    **_kinds(
        Severity.BLOCKING,
        "archive_too_large most", "archive_not_a_zip", "archive_trailing_data", "archive_directory",
        "archive_too_many_parts most", "archive_zip64", "archive_encrypted part", "archive_method part",
        "archive_link part", "archive_path part", "archive_duplicate part", "archive_part_name part",
        "archive_header_mismatch part", "archive_overlap part", "archive_unpacked_too_large most",
        "archive_ratio most part", "archive_macros part", "archive_external_links part",
        "archive_embedded_objects part", "archive_active_x part", "archive_part_unknown part",
        "archive_not_a_workbook", "archive_size_lie part", "archive_damaged part", "archive_dtd part",
        "archive_encoding part",
    ),
    **_kinds(
        Severity.WARNING,
        "encoding_cp1252", "encoding_utf16", "line_ends_cr", "column_optional_missing header",
        "column_extra header", "columns_moved", "workbook_several_sheets count", "spreadsheet_damage count",
        "candidate_number_lost_zero count", "candidate_number_prefix count", "school_missing",
    ),
    # the line and its values
    **_kinds(
        Severity.BLOCKING,
        "row_length expected counted", "cell_too_long most", "quotes_open", "text_mangled",
        "name_missing", "name_too_long most length", "name_invisible_character character",
        "name_character character", "name_without_letter", "name_edge",
        "date_missing", "date_form", "date_year year", "date_order", "date_impossible", "date_two_digit_year",
        "date_serial", "date_in_the_future", "date_too_old most",
        "candidate_number_missing", "candidate_number_form",
        "number_in_scientific_notation", "registration_number_missing", "registration_number_form",
        "ine_form", "uai_form", "civility_unknown",
        "email_missing", "email_form", "email_dots", "email_domain", "email_not_ascii", "email_too_long most",
        "email_invisible_character character",
        "phone_missing", "text_too_long most length", "text_invisible_character character",
        "place_character character", "address_too_long most",
        "value_missing", "unknown_speciality", "unknown_category", "unknown_country", "unknown_state",
        "unknown_series",
    ),
    **_kinds(
        Severity.WARNING,
        "phone_form", "phone_lost_zero", "age_unlikely age", "uai_key", "code_lost_zero", "class_mismatch other",
        "unknown_school", "unknown_commune", "commune_by_name", "commune_near", "commune_departement departement",
    ),
    # facts that documents print
    **_kinds(
        Severity.BLOCKING,
        "hour_missing", "hour_form", "grade_missing", "grade_form", "grade_over", "number_form", "granted_form",
        "candidate_blocked first",
    ),
    **_kinds(Severity.WARNING, "coefficient_missing"),
    # between lines
    **_kinds(
        Severity.BLOCKING,
        "registration_twice first", "number_two_people first", "ine_two_people first", "email_two_people first",
    ),
    **_kinds(Severity.WARNING, "line_repeated first", "same_person_twice first"),
    # between a line and the register
    **_kinds(
        Severity.BLOCKING,
        "exam_session_missing", "exam_session_unknown domain exam_session", "speciality_in_domains domains",
        "speciality_gone",
        "speciality_not_of_category domain", "speciality_without_papers exam_session", "academie_missing",
        "place_not_yours academie domain", "number_of_another", "ine_of_another", "several_candidates count",
        "email_taken", "same_exam_twice first", "registered_elsewhere",
    ),
    **_kinds(
        Severity.WARNING,
        "exam_session_closed exam_session", "number_differs", "number_merged",
        "matched_by_names", "possible_double",
        "identity_differs", "identity_missing_here fields", "email_differs", "contact_kept",
        "also_registered registration speciality", "ended_here state", "ends_here state",
        "registration_numbers_differ count",
    ),
    # between a line of facts and the registration it is about
    **_kinds(
        Severity.BLOCKING,
        "registration_not_here", "registration_over", "registration_several count", "name_differs",
        "paper_not_of_registration", "paper_twice first", "hour_skipped", "hour_twice", "measure_unknown",
        "measure_twice first", "said_otherwise first", "reasons_missing", "decision_in_the_future", "result_missing",
        "facts_incomplete first",
    ),
    **_kinds(
        Severity.WARNING,
        "paper_not_to_sit", "papers_left_out papers", "paper_day_past", "papers_at_once first", "grade_unexpected",
        "total_differs", "only_registration registration exam_session domain",
    ),
}  # fmt: skip
"""Every kind of finding, by code."""

PLANNED = frozenset(tuple(KINDS)[tuple(KINDS).index("exam_session_missing") :])
"""Findings made by comparing with the register: they are made again each time it is compared."""


def found(
    code: str, line: int = 0, *, column: str = "", value: str = "", suggestion: str = "", **facts: str | int
) -> Finding:
    """Make a finding of a declared kind; its facts are those its sentences need, no more, no less."""
    kind = KINDS[code]
    if set(facts) != set(kind.facts):
        raise ValueError(f"facts of {code}: {sorted(facts)}, declared {kind.facts}")
    return Finding(line, code, kind.severity, column, shortened(value), suggestion, facts)


def refused(refusal: Unacceptable, line: int, *, column: str, value: str) -> Finding:
    """Make the finding of a value that its parser refused."""
    return found(refusal.fault, line, column=column, value=value, suggestion=refusal.suggestion, **refusal.details)


def shortened(value: str) -> str:
    """Give a value as a report shows it: the first 120 characters, invisible ones apart."""
    shown = "".join(c if c.isprintable() else "\N{SYMBOL FOR SUBSTITUTE FORM TWO}" for c in value[:LONGEST_VALUE_SHOWN])
    return shown + "…" if len(value) > LONGEST_VALUE_SHOWN else shown
