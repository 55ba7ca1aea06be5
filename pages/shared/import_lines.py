"""The lines of an import, page by page: what will become of each, and everything found, with what to do."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core.access import Actor
from core.i18n import day
from core.imports import queries
from core.imports.findings import Finding, Severity
from core.imports.queries import PAGE, Report, ReportLine, Show
from core.imports.rules import ImportState
from core.imports.wording import Said, of_format, said
from core.registrations.rules import State
from pages.shared import frame, widgets

_ICONS = {Severity.BLOCKING.value: "⛔", Severity.WARNING.value: "⚠️"}


def of_file(report: Report) -> None:
    """Show what was found of the whole file."""
    if report.findings:
        st.header(frame.say("imports-of-file"), anchor=False)
        rows = [_finding_row(said(frame.language(), one)) for one in report.findings]
        with st.container(key="imports_of_file"):
            widgets.table(_speaking(rows), alt_key="imports-of-file")


def lines(actor: Actor, report: Report) -> None:
    """Show the lines that a filter keeps: with their findings one by one, or with what will become of them."""
    summary = report.summary
    if not report.shown[Show.ALL] or summary.state is ImportState.DISCARDED:
        return
    st.header(frame.say("imports-lines"), anchor=False)
    offered = [show for show in Show if show is Show.ALL or report.shown[show]]
    first = Show.BLOCKING if report.shown[Show.BLOCKING] and summary.state is ImportState.STAGED else Show.ALL
    show = st.segmented_control(
        frame.say("imports-show"), offered, default=first, required=True, key=f"import_show_{summary.id}",
        label_visibility="collapsed",
        format_func=lambda one: frame.say(f"imports-show-{one.value}", count=report.shown[one]),
    )  # fmt: skip
    pages = -(-report.shown[show] // PAGE)
    page = st.session_state.get(f"import_page_{summary.id}_{show.value}", 1)
    found = frame.read(
        queries.report_lines, actor, summary.id, show=show, start=(min(page, pages) - 1) * PAGE, limit=PAGE
    )
    if show in {Show.BLOCKING, Show.WARNINGS}:
        rows = [row for line in found or [] for row in _finding_rows(line)]
    else:
        done = summary.state is not ImportState.STAGED
        outcome = frame.say("imports-column-done" if done else "imports-column-outcome")
        rows = _line_rows(found or [], outcome, summary.format)
    with st.container(key="imports_lines"):
        widgets.table(_speaking(rows), alt_key="imports-lines")
    if pages > 1:
        st.pagination(pages, key=f"import_page_{summary.id}_{show.value}")


def _speaking(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Leave out the columns that say nothing."""
    kept = {name for row in rows for name, text in row.items() if text}
    return [{name: text for name, text in row.items() if name in kept} for row in rows]


def _finding_rows(line: ReportLine) -> list[dict[str, str]]:
    """Write what was found in one line, what blocks first."""
    in_order = sorted(line.findings, key=lambda finding: not finding.blocks)
    number, person = frame.say("imports-column-line"), frame.say("imports-column-person")
    return [
        {number: frame.number(line.line), person: line.person} | _finding_row(said(frame.language(), one))
        for one in in_order
    ]


def _finding_row(one: Said) -> dict[str, str]:
    return {
        frame.say("imports-column-line"): frame.number(one.line) if one.line else frame.say("import-whole-file"),
        frame.say("imports-column-severity"): widgets.unbroken(f"{_ICONS[one.severity]} {one.severity_label}"),
        frame.say("imports-column-column"): one.column,
        frame.say("imports-column-value"): one.value,
        frame.say("imports-column-message"): one.message,
        frame.say("imports-column-suggestion"): one.suggestion,
        frame.say("imports-column-todo"): one.todo,
    }


def _line_rows(found: list[ReportLine], outcome: str, code: str) -> list[dict[str, str]]:
    """Write lines, what was found in the last column."""
    rows = [_line_row(line, outcome, code) for line in found]
    for row, line in zip(rows, found, strict=True):
        row[frame.say("imports-column-found")] = " ".join(_short(one) for one in line.findings)
    return rows


def _line_row(line: ReportLine, outcome: str, code: str) -> dict[str, str]:
    return {
        frame.say("imports-column-line"): frame.number(line.line),
        frame.say("imports-column-person"): line.person,
        frame.say("imports-column-born"): _born(line),
        frame.say("imports-column-number"): line.candidate_number,
        frame.say("imports-column-registration"): widgets.unbroken(line.registration),
        frame.say(of_format(frame.language(), "imports-column-speciality", code)): line.speciality,
        outcome: _outcome(line, code),
    }


def _outcome(line: ReportLine, code: str) -> str:
    key = f"imports-outcome-{line.outcome.value.replace('_', '-')}"
    said_ = frame.say(of_format(frame.language(), key, code))
    if not line.state or line.state == State.REGISTERED:
        return said_
    state = frame.say(f"registration-state-{line.state.replace('_', '-')}")
    return f"{said_} ({state.lower()})"


def _born(line: ReportLine) -> str:
    return day(frame.language(), date.fromisoformat(line.birth_date), "short") if line.birth_date else ""


def _short(finding: Finding) -> str:
    return f"{_ICONS[finding.severity.value]} {said(frame.language(), finding).message}"
