"""The panels of the volumes page: what is counted, the headline numbers, the curves and their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

import streamlit as st

from core import i18n
from core.access import Actor
from core.monitoring import queries
from core.monitoring.rules import filled
from core.monitoring.volumes import Axis, Choices, DayCount, Selection, Volumes
from core.registrations.rules import ACTIVE, State
from pages.shared import charts, frame, widgets
from pages.shared.messages import plain

MOST_SERIES = 7
OTHERS = "*"


def selection(actor: Actor) -> tuple[Choices, Selection, Axis] | None:
    """Ask what to count; at first, the exam sessions that are not over."""
    choices = frame.read(queries.choices, actor)
    if choices is None:
        return None
    first, second, third = st.columns(3)
    with first:
        academies = _several("academie", dict(choices.academies))
    with second:
        domains = _several("domain", dict(choices.domains))
    with third:
        sessions = _several("exam-session", {one: one for one in choices.exam_sessions}, choices.current)
    axis = st.segmented_control(
        frame.say("volumes-axis"), list(Axis), default=Axis.DOMAIN, required=True, key="volumes_axis",
        format_func=lambda one: frame.say(f"volumes-axis-{one}"),
    )  # fmt: skip
    return choices, Selection(academies, domains, sessions), axis or Axis.DOMAIN


def _several(name: str, labels: Mapping[str, str], at_first: Sequence[str] = ()) -> tuple[str, ...]:
    chosen = st.multiselect(
        frame.say(f"volumes-{name}"), list(labels), default=at_first, placeholder=frame.say(f"volumes-every-{name}"),
        format_func=lambda code: labels.get(code, code), key=f"volumes_{name.replace('-', '_')}",
    )  # fmt: skip
    return tuple(chosen)


def headlines(found: Volumes, chosen: Selection) -> None:
    """Show the numbers that matter, each with the way to its list for who may see persons."""
    states = dict(found.states)
    active = [state.value for state in State if state in ACTIVE]
    numbers: tuple[tuple[str, int, list[str]], ...] = (
        ("saved", found.saved, []),
        ("active", found.active, active),
        ("today", found.saved_today, []),
        ("deregistered", states.get(State.DEREGISTERED, 0), [State.DEREGISTERED.value]),
    )
    inside = {name: list(codes) for name, codes in asdict(chosen).items() if codes}
    for place, (name, count, wanted) in zip(st.columns(len(numbers)), numbers, strict=True):
        with place.container(border=True, height="stretch"):
            st.metric(frame.say(f"volumes-number-{name}"), frame.number(count))
            if name != "today":
                frame.link("search", frame.say("volumes-to-list"), **inside, **({"states": wanted} if wanted else {}))


def windows(actor: Actor, chosen: Selection) -> None:
    """Say how many registration windows are open for what is counted, and how many close soon."""
    now = frame.read(queries.windows_now, actor, chosen)
    if now is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(frame.say("volumes-windows", open=now.open, soon=now.closing_soon))
            frame.link("calendar", frame.say("volumes-to-calendar"))


def by_day(found: Volumes, axis: Axis, labels: Mapping[str, str]) -> None:
    """Draw registrations by day, or as running totals, and give the same numbers as a table."""
    running = st.toggle(frame.say("volumes-running"), key="volumes_running")
    st.header(frame.say("volumes-by-day-running" if running else "volumes-by-day"), anchor=False)
    counts, names = _series(found.saved_by_day, labels)
    points = filled(counts, names, running=running)
    summary = frame.say(
        "volumes-alt", count=frame.number(found.saved), series=i18n.enumeration(frame.language(), names)
    )
    charts.by_day(points, names, running=running, key=f"volumes_chart_{axis}_{running}", alt_text=summary)
    _twin(points, names, running=running, key="volumes_table")


def ended_by_day(found: Volumes) -> None:
    """Draw what ended by day, when something did."""
    if not found.ended_by_day:
        return
    st.header(frame.say("volumes-ended-by-day"), anchor=False)
    labels = {one.series: frame.say(f"registration-state-{one.series.replace('_', '-')}") for one in found.ended_by_day}
    counts, names = _series(found.ended_by_day, labels)
    points = filled(counts, names, running=False)
    count = frame.number(sum(counts.values()))
    summary = frame.say("volumes-ended-alt", count=count)
    charts.by_day(points, names, running=False, key="volumes_ended_chart", alt_text=summary)
    _twin(points, names, running=False, key="volumes_ended_table")


def _series(days: Sequence[DayCount], labels: Mapping[str, str]) -> tuple[dict[tuple[date, str], int], list[str]]:
    """Name the series, the largest first; beyond seven, the smallest are drawn together."""
    totals = Counter[str]()
    for one in days:
        totals[one.series] += one.count
    ranked = [code for code, _ in totals.most_common()]
    apart = ranked if len(ranked) <= MOST_SERIES + 1 else ranked[:MOST_SERIES]
    others = frame.say("volumes-others", count=len(ranked) - len(apart))
    counts = Counter[tuple[date, str]]()
    for one in days:
        counts[one.day, labels.get(one.series, one.series) if one.series in apart else others] += one.count
    names = [labels.get(code, code) for code in apart]
    return dict(counts), names if len(apart) == len(ranked) else [*names, others]


def _twin(points: Sequence[charts.Point], names: Sequence[str], *, running: bool, key: str) -> None:
    """The same numbers, day by day, the latest first."""
    with st.expander(frame.say("volumes-as-table"), key=key):
        by_name = {(day, name): count for day, name, count in points}
        rows = []
        for day in sorted({day for day, _, _ in points}, reverse=True):
            counts = [by_name.get((day, name), 0) for name in names]
            if running or any(counts):
                rows.append(
                    {frame.say("chart-day"): i18n.day(frame.language(), day, "medium")}
                    | {name: frame.number(count) for name, count in zip(names, counts, strict=True)}
                    | {frame.say("volumes-total"): frame.number(sum(counts))}
                )
        widgets.table(rows, alt_key="volumes-as-table")


def cells(found: Volumes, choices: Choices) -> None:
    """Show the counts by académie and domain, those too small to be given as « < 5 »."""
    st.header(frame.say("volumes-cells"), anchor=False)
    if found.withheld:
        st.info(plain(frame.say("volumes-withheld-note", count=found.withheld)), icon=":material/visibility_off:")
    academies, domains = dict(choices.academies), dict(choices.domains)
    shown = [domain for domain in domains if any(cell.domain_code == domain for cell in found.cells)]
    rows = []
    for academie in sorted({cell.academie_code for cell in found.cells}, key=lambda code: academies.get(code, code)):
        here = [cell for cell in found.cells if cell.academie_code == academie]
        row = {frame.say("volumes-academie"): academies.get(academie, academie)}
        for domain in shown:
            there = [cell for cell in here if cell.domain_code == domain]
            small = any(cell.withheld for cell in there)
            count = sum(cell.saved for cell in there)
            row[domain] = frame.say("volumes-small") if small and not count else frame.number(count) if there else "–"
        rows.append(row | {frame.say("volumes-total"): frame.number(sum(cell.saved for cell in here))})
    widgets.table(rows, alt_key="volumes-cells")
    st.caption(plain(" · ".join(f"{code} = {domains[code]}" for code in shown)))
