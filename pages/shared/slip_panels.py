"""The panels of the slips page: the school, what its classes have activated, slips to print, those printed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from core.access import Actor
from core.slips import actions
from core.slips.queries import ClassLine, SchoolLine, SheetLine
from core.slips.rules import Counts
from core.slips.sheet import PER_PAGE
from pages.shared import charts, frame, widgets
from pages.shared.messages import plain

SHARES = {"activated": "#1f7a4d", "pending": "#c08a2d", "live": "#4c5f98", "without": "#b3bcc0"}
WHOM = ("missing", "without")
_READY = "_slips_ready"


def choice(schools: Sequence[SchoolLine]) -> SchoolLine:
    """Ask which school, each with how far it has come; an address may name one."""
    known = {line.uai: line for line in schools}
    asked = st.query_params.get("school", "")
    chosen = st.selectbox(
        frame.say("slips-school"), list(known), index=list(known).index(asked) if asked in known else 0,
        format_func=lambda uai: _named(known[uai]), key="slips_school",
    )  # fmt: skip
    return known[chosen]


def _named(line: SchoolLine) -> str:
    return frame.say(
        "slips-school-choice", name=line.name, city=line.city or line.uai,
        activated=frame.number(line.counts.activated), candidates=frame.number(line.counts.candidates),
    )  # fmt: skip


def headlines(counts: Counts) -> None:
    """Show the numbers of the school."""
    shown = {"candidates": counts.candidates} | {name: _of(counts, name) for name in SHARES}
    for place, (name, count) in zip(st.columns(len(shown)), shown.items(), strict=True):
        with place.container(border=True, height="stretch"):
            st.metric(frame.say(f"slips-{name}"), frame.number(count))


def _of(counts: Counts, name: str) -> int:
    return int(getattr(counts, name))


def by_class(classes: Sequence[ClassLine]) -> None:
    """Draw how far each class has come, and give the same numbers as a table."""
    st.header(frame.say("slips-by-class"), anchor=False)
    words = {name: frame.say(f"slips-{name}") for name in SHARES}
    rows: list[dict[str, Any]] = [
        {"class": class_name(line.name), "share": words[name], "count": _of(line.counts, name), "rank": rank}
        for line in classes
        for rank, name in enumerate(SHARES)
    ]
    total = sum((line.counts for line in classes), Counts(0, 0, 0, 0))
    said = frame.say(
        "slips-chart-alt", activated=frame.number(total.activated), candidates=frame.number(total.candidates),
        classes=len(classes),
    )  # fmt: skip
    charts.show(_bars(rows, list(words.values())), key="slips_chart", alt_text=said)
    lines = [(class_name(line.name), line.counts) for line in classes]
    if len(lines) > 1:
        lines.append((frame.say("slips-total"), total))
    widgets.table([_row(name, counts) for name, counts in lines], alt_key="slips-table")


def class_name(name: str) -> str:
    """Give the name of a class, or say that there is none."""
    return name or frame.say("slips-no-class")


def _bars(rows: list[dict[str, Any]], names: list[str]) -> alt.Chart:
    colours = alt.Scale(domain=names, range=list(SHARES.values()))
    made: alt.Chart = (
        alt.Chart(pd.DataFrame(rows), height=alt.Step(26))
        .mark_bar(cornerRadius=2)
        .encode(
            y=alt.Y("class:N", title=None, sort=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False)),
            x=alt.X("count:Q", title=None, stack="zero", axis=alt.Axis(format=",d", tickMinStep=1)),
            color=alt.Color(
                "share:N", scale=colours, legend=alt.Legend(orient="top", title=None, labelLimit=260, columns=2)
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("class:N", title=frame.say("slips-class")), alt.Tooltip("share:N", title=" "),
                alt.Tooltip("count:Q", title=frame.say("slips-candidates"), format=",d"),
            ],
        )
    )  # fmt: skip
    return made


def _row(name: str, counts: Counts) -> dict[str, str]:
    reached = round(100 * counts.activated / counts.candidates) if counts.candidates else None
    share = "–" if reached is None else frame.say("slips-share-of", share=frame.number(reached))
    return (
        {frame.say("slips-class"): name, frame.say("slips-candidates"): frame.number(counts.candidates)}
        | {frame.say(f"slips-{one}"): frame.number(_of(counts, one)) for one in SHARES}
        | {frame.say("slips-share"): widgets.unbroken(share)}
    )


def order(actor: Actor, school: SchoolLine, classes: Sequence[ClassLine]) -> None:
    """Ask for whom slips are printed, say how many, and prepare them."""
    st.header(frame.say("slips-print-title"), anchor=False)
    left, right = st.columns(2)
    chosen = left.multiselect(
        frame.say("slips-classes"), [line.name for line in classes], placeholder=frame.say("slips-classes-all"),
        format_func=class_name, key=f"slips_classes_{school.uai}",
    )  # fmt: skip
    whom = right.radio(
        frame.say("slips-whom"), WHOM, format_func=lambda one: frame.say(f"slips-whom-{one}"), key="slips_whom"
    )
    only_without = whom == "without"
    here = [line.counts for line in classes if not chosen or line.name in chosen]
    count = sum(one.without if only_without else one.missing for one in here)
    pages = sum(-(-(one.without if only_without else one.missing) // PER_PAGE) for one in here)
    st.text(frame.say("slips-foreseen", count=count, shown=frame.number(count), pages=frame.number(pages)))
    shown = (school.uai, tuple(chosen), only_without, tuple(tuple(asdict(one).values()) for one in here))
    key, label = "slips_order", frame.say("slips-order")
    if widgets.acted_on(shown, label, key=key, icon=":material/print:", disabled=not count):
        _prepare(actor, school.uai, tuple(chosen), only_without=only_without)
    _ready(school.uai)


def _prepare(actor: Actor, uai: str, class_names: tuple[str, ...], *, only_without: bool) -> None:
    ordered = frame.perform(
        actions.order_sheet, actor, uai, class_names=class_names, only_without=only_without,
        key=frame.one_use_key(f"slips {uai} {class_names} {only_without}"),
    )  # fmt: skip
    if ordered is not None:
        st.session_state[_READY] = (uai, ordered)


def _ready(uai: str) -> None:
    """Show the way to the sheet just prepared, of this school."""
    kept: tuple[str, actions.Ordered] | None = st.session_state.get(_READY)
    if kept is None or kept[0] != uai:
        return
    with st.container(border=True):
        st.success(plain(frame.say("slips-ready", count=kept[1].slips)))
        st.text(frame.say("slips-replaced"))
        frame.file_link("slips", kept[1].sheet_id, frame.say("slips-take"), primary=True)


def latest(sheets: Sequence[SheetLine]) -> None:
    """Show the sheets prepared lately: who, when, how many; never a code."""
    st.header(frame.say("slips-latest"), anchor=False)
    if not sheets:
        widgets.empty("slips-latest-none")
        return
    widgets.table([_sheet(line) for line in sheets], alt_key="slips-latest")


def _sheet(line: SheetLine) -> dict[str, str]:
    handed = frame.moment(line.handed_at) if line.handed_at else frame.say("slips-not-handed")
    return {
        frame.say("slips-at"): frame.moment(line.ordered_at),
        frame.say("slips-by"): line.ordered_by,
        frame.say("slips-classes"): ", ".join(map(class_name, line.classes)) or frame.say("slips-classes-all"),
        frame.say("slips-count"): frame.number(line.slips),
        frame.say("slips-handed"): handed,
    }
