"""Charts that speak the person's language, each with the table that says the same (1.41)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import altair as alt
import pandas as pd
import streamlit as st

from pages.shared import frame

Point = tuple[date, str, int]
HEIGHT = 320
FEW_DAYS, WIDEST_BAR = 12, 48  # a lone day is a bar, not a wall
SQUARE = 54  # holds « → 27/11 »
AROUND = timedelta(hours=6)  # room beside the first and the last of what happened
# Hours as they are said here, and days without their hour; never the parts of a second.
INSTANTS = {"minutes": "%H:%M", "hours": "%H:%M"} | dict.fromkeys(("day", "date", "week"), "%e %b") | {
    "month": "%b", "quarter": "%b", "year": "%Y",
}  # fmt: skip
STATE_COLOURS = {"open": "#1f7a4d", "upcoming": "#4c5f98", "closed": "#7a858b"}

_FRENCH: dict[str, Any] = {
    "time": {
        "dateTime": "%A %e %B %Y à %X", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["AM", "PM"],
        "days": ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        "shortDays": ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
        "months": [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ],
        "shortMonths": [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ],
    },
    "number": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0€"]},
}  # fmt: skip
_ENGLISH: dict[str, Any] = {
    "time": {
        "dateTime": "%A %e %B %Y at %X", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["am", "pm"],
        "days": ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        "shortDays": ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        "months": [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        "shortMonths": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    },
    "number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", "\u00a0€"]},
}  # fmt: skip
LOCALES = {"fr": _FRENCH, "en": _ENGLISH}


def show(
    chart: alt.Chart | alt.LayerChart, *, key: str, alt_text: str, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """Draw a chart in the person's language; `alt_text` says in words what it shows."""
    spoken = chart.configure(locale=LOCALES[frame.language()]).configure_view(strokeWidth=0)
    st.altair_chart(spoken, width=width, key=key, alt=alt_text)


def by_day(points: Sequence[Point], names: Sequence[str], *, running: bool, key: str, alt_text: str) -> None:
    """Draw counts by day, one colour per name: bars for each day, lines for running totals."""
    data = pd.DataFrame(points, columns=["day", "name", "count"])
    data["day"] = pd.to_datetime(data["day"])
    legend = alt.Legend(orient="bottom", title=None, columns=8, labelLimit=260)
    chart = alt.Chart(data, height=HEIGHT).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(format="%e %b", labelOverlap=True, grid=False)),
        y=alt.Y("count:Q", title=None, axis=alt.Axis(format=",d", tickMinStep=1)),
        color=alt.Color("name:N", sort=list(names), legend=legend),
        order=alt.Order("rank:Q"),
        tooltip=[
            alt.Tooltip("day:T", title=frame.say("chart-day"), format="%A %e %B %Y"),
            alt.Tooltip("name:N", title=frame.say("chart-name")),
            alt.Tooltip("count:Q", title=frame.say("chart-count"), format=",d"),
        ],
    )
    ranked = chart.transform_calculate(rank=f"indexof({list(names)!r}, datum.name)")
    if running:
        show(ranked.mark_line(strokeWidth=2.5), key=key, alt_text=alt_text)
    else:
        under = alt.Axis(format="%e %b", grid=False, ticks=False, labelAngle=0, labelOverlap=True, labelSeparation=8)
        bars = alt.X("yearmonthdate(day):O", title=None, axis=under, scale=alt.Scale(paddingInner=0.15))
        few = len({day for day, _, _ in points}) <= FEW_DAYS
        drawn = ranked.mark_bar(size=WIDEST_BAR) if few else ranked.mark_bar()
        show(drawn.encode(x=bars), key=key, alt_text=alt_text)  # each day under the middle of its bar


def state_matrix(rows: Sequence[dict[str, str]], states: dict[str, str], *, key: str, alt_text: str) -> None:
    """Draw one square per place and domain, of the colour of a state and with a few words; `states` names each."""
    data = pd.DataFrame(rows)
    colours = alt.Scale(domain=list(states.values()), range=[STATE_COLOURS[code] for code in states])
    titles = {name: frame.say(f"chart-{name}") for name in ("place", "domain", "state", "opens", "closes")}
    plain_axis = {"domain": False, "ticks": False, "labelFlush": False}
    placed = alt.Chart(data, width=alt.Step(SQUARE), height=alt.Step(20)).encode(
        x=alt.X("domain:N", title=None, axis=alt.Axis(orient="top", labelAngle=0, **plain_axis)),
        y=alt.Y("place:N", title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False, **plain_axis)),
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()],
    )
    squares = placed.mark_rect(stroke="white", strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color("state:N", scale=colours, legend=alt.Legend(orient="top", title=None))
    )
    words = placed.mark_text(fontSize=10, color="white").encode(text="words:N")
    show(alt.layer(squares, words), key=key, alt_text=alt_text, width="content")


def periods(
    rows: Sequence[dict[str, str | datetime]], phases: Sequence[str], now: datetime, *, key: str, alt_text: str
) -> None:
    """Draw periods as bars, one line per name, its phases in their order, with the present instant across them."""
    data, order = pd.DataFrame(rows), list(phases)
    titles = {name: frame.say(f"chart-{name}") for name in ("line", "phase", "opened", "closed")}
    bars = (
        alt.Chart(data, height={"step": 13, "for": "offset"})
        .mark_bar(cornerRadius=3, height={"band": 0.7})
        .encode(
            x=alt.X("opens:T", title=None, axis=alt.Axis(format="%e %b", labelOverlap=True, orient="top")),
            x2="closes:T",
            y=alt.Y("line:N", title=None, sort=None, axis=alt.Axis(labelLimit=170, domain=False, ticks=False)),
            yOffset=alt.YOffset("phase:N", sort=order),
            color=alt.Color("phase:N", sort=order, legend=alt.Legend(orient="top", title=None, columns=1)),
            tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()],
        )
    )
    present = alt.Chart(pd.DataFrame({"now": [now]})).mark_rule(color="#a5273f", strokeWidth=2).encode(x="now:T")
    show(alt.layer(bars, present), key=key, alt_text=alt_text)


def moments(rows: Sequence[tuple[datetime, str, str, str]], kinds: Sequence[str], *, key: str, alt_text: str) -> None:
    """Draw one mark per thing that happened, on the line of its kind, at its instant."""
    data = pd.DataFrame(rows, columns=["at", "kind", "what", "who"])
    titles = {name: frame.say(f"candidate-column-{name}") for name in ("kind", "what", "who")}
    marks = alt.Chart(data, height=alt.Step(22)).mark_point(filled=True, size=70, opacity=0.75)
    placed = marks.encode(
        x=alt.X(
            "at:T",
            title=None,
            axis=alt.Axis(format=INSTANTS, labelOverlap=True, tickCount=6),
            scale=alt.Scale(domain=_around([at for at, *_ in rows])),
        ),
        y=alt.Y("kind:N", title=None, sort=list(kinds), axis=alt.Axis(labelLimit=200, domain=False, ticks=False)),
        color=alt.Color("kind:N", sort=list(kinds), legend=None),
        tooltip=[
            alt.Tooltip("at:T", title=frame.say("candidate-column-at"), format="%d/%m/%Y %H:%M"),
            *(alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()),
        ],
    )
    show(placed, key=key, alt_text=alt_text)


def _around(instants: Sequence[datetime]) -> list[alt.DateTime]:
    """Give the ends of an axis: a single instant also has hours around it."""
    room = max(AROUND, (max(instants) - min(instants)) / 30)
    ends = (one.astimezone(UTC) for one in (min(instants) - room, max(instants) + room))
    return [
        alt.DateTime(year=one.year, month=one.month, date=one.day, hours=one.hour, minutes=one.minute, utc=True)
        for one in ends
    ]
