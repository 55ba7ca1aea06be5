"""The panels of the calendar page: what to show, the table, the matrix of states, the timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

import streamlit as st

from core.access import Actor
from core.calendar import queries
from core.calendar.queries import Choices, Criteria, ShownWindow
from core.calendar.rules import Phase, WindowState
from pages.shared import charts, frame, widgets
from pages.shared.messages import plain

AUDIENCES = ("individual", "school")
VIEWS = ("table", "matrix", "timeline", "moves")
PAGE = 50
MOST_DRAWN, MOST_BARS = 500, 100  # squares of a matrix, bars that one still reads
COLOURS: dict[WindowState, Literal["green", "blue", "gray"]] = {
    WindowState.OPEN: "green", WindowState.UPCOMING: "blue", WindowState.CLOSED: "gray",
}  # fmt: skip


def state_name(state: str) -> str:
    """Give the word of a state."""
    return frame.say(f"window-state-{state}")


def phase_name(phase: str) -> str:
    """Give the words of a phase."""
    return frame.say(f"phase-{phase.replace('_', '-')}")


def audience_name(audience: str) -> str:
    """Give the words of an audience."""
    return frame.say(f"audience-{audience}")


def criteria(choices: Choices, *, with_state: bool) -> Criteria:
    """Ask what to show; at first, what is open now. The matrix shows every state: there it is not asked."""
    state = _state() if with_state else ""
    first, second, third, fourth, fifth = st.columns([4, 4, 3, 4, 4])
    with first:
        academie = _one("academie", dict(choices.academies))
    with second:
        domain = _one("domain", dict(choices.domains))
    with third:
        exam_session = _one("exam-session", {label: label for label in choices.exam_sessions})
    with fourth:
        audience = _one("audience", {one: audience_name(one) for one in AUDIENCES})
    with fifth:
        phase = _one("phase", {one.value: phase_name(one) for one in Phase})
    return Criteria(
        academie=academie, domain=domain, exam_session=exam_session, audience=audience, phase=phase, state=state
    )


def _one(name: str, labels: Mapping[str, str]) -> str:
    every = frame.say(f"calendar-every-{name}")
    chosen = st.selectbox(
        frame.say(f"calendar-{name}"), ["", *labels], key=f"calendar_{name.replace('-', '_')}",
        format_func=lambda code: labels.get(code, every),
    )  # fmt: skip
    return str(chosen)


def _state() -> str:
    every = frame.say("calendar-every-state")
    chosen = st.segmented_control(
        frame.say("calendar-state"), ["", *(one.value for one in WindowState)], default=WindowState.OPEN.value,
        required=True, key="calendar_state", format_func=lambda one: state_name(one) if one else every,
    )  # fmt: skip
    return chosen or ""


def counts(actor: Actor) -> str:
    """Say how many windows are open, still to come and closed; give the exam session most of the open ones are of."""
    by_state, open_now = Counter[WindowState](), Counter[str]()
    for one in frame.read(queries.state_counts, actor) or []:
        by_state[one.state] += one.windows
        open_now[one.exam_session] += one.windows if one.state is WindowState.OPEN else 0
    with st.container(horizontal=True):
        for state in (WindowState.OPEN, WindowState.UPCOMING, WindowState.CLOSED):
            st.badge(plain(frame.say(f"calendar-count-{state}", count=by_state[state])), color=COLOURS[state])
    return open_now.most_common(1)[0][0] if open_now else ""


def as_table(actor: Actor, asked: Criteria, now: datetime) -> None:
    """Show windows page by page: state, hours on both wall clocks, time left, where the dates come from."""
    total = frame.read(queries.window_count, actor, asked) or 0
    if not total:
        widgets.empty("calendar-nothing")
        return
    pages = -(-total // PAGE)
    number = st.pagination(pages, key="calendar_page") if pages > 1 else 1
    shown = frame.read(queries.windows, actor, asked, limit=PAGE, offset=(number - 1) * PAGE, soonest=True) or []
    st.caption(plain(frame.say("calendar-shown", shown=frame.number(len(shown)), total=frame.number(total))))
    several = len({window.source for window in shown}) > 1
    if shown and not several:  # said once, not on every line
        st.caption(plain(frame.say("calendar-source-of-all", source=_source(shown[0]))))
    widgets.table([_row(window, now, with_source=several) for window in shown], alt_key="page-calendar")


def _row(window: ShownWindow, now: datetime, *, with_source: bool = True) -> dict[str, str]:
    """What is looked for comes first: what closes when; a narrow screen shows it without being scrolled."""
    domain = widgets.unbroken(f"{window.domain_code} {window.exam_session}")
    return {
        frame.say("calendar-state"): state_name(window.state),
        frame.say("calendar-domain"): domain,
        frame.say("calendar-academie"): place_name(window.academie_label, window.foreign_group),
        frame.say("calendar-audience"): frame.say(f"audience-short-{window.audience}"),
        frame.say("calendar-phase"): phase_name(window.phase),
        frame.say("calendar-left"): widgets.unbroken(left(window, now)),
        frame.say("calendar-closes"): hour(window.closes_at, window.zone),
        frame.say("calendar-opens"): hour(window.opens_at, window.zone),
    } | ({frame.say("calendar-source"): _source(window)} if with_source else {})


def _source(window: ShownWindow) -> str:
    """Say where the dates come from; invented ones are called so in the person's language."""
    return frame.say("calendar-source-demonstration") if window.demonstration else window.source


def place_name(academie: str, foreign_group: str) -> str:
    """Write an académie, and which centres attached to it are meant (« A04-MAROC » is its « MAROC »)."""
    return f"{academie} – {foreign_group.partition('-')[2] or foreign_group}" if foreign_group else academie


def hour(instant: datetime, zone: str) -> str:
    """Write an instant on the wall clock of a zone, and on that of Paris when it shows another hour."""
    local, paris = frame.moment(instant, zone), frame.moment(instant)
    if local == paris:
        return widgets.unbroken(local)
    day, _, same_day_hour = paris.partition(" ")
    shown = same_day_hour if local.startswith(day) else paris
    return f"{widgets.unbroken(local)} {widgets.unbroken(frame.say('calendar-in-paris', paris=shown))}"


def left(window: ShownWindow, now: datetime) -> str:
    """Say how long until a window opens or closes."""
    if window.state is WindowState.CLOSED:
        return frame.say("calendar-over")
    opens = window.state is WindowState.UPCOMING
    return frame.say("calendar-opens-in" if opens else "calendar-closes-in", time=length(
        (window.opens_at if opens else window.closes_at) - now
    ))  # fmt: skip


def length(span: timedelta) -> str:
    """Write a length of time with its two largest units."""
    minutes = max(int(span.total_seconds() // 60), 0)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return frame.say("calendar-days-hours", days=days, hours=hours)
    return frame.say("calendar-hours-minutes", hours=hours, minutes=minutes % 60)


def as_matrix(actor: Actor, asked: Criteria) -> None:
    """Draw one square per académie and domain: the state now of one phase for one audience and exam session."""
    windows = sorted(_drawn(actor, asked, MOST_DRAWN), key=lambda one: (one.academie_label, one.domain_code))
    if not windows:
        return
    states = {state.value: state_name(state) for state in WindowState}
    rows = [
        {
            "place": window.academie_label, "domain": window.domain_code, "state": states[window.state],
            "opens": hour(window.opens_at, window.zone), "closes": hour(window.closes_at, window.zone),
            "words": _in_short(window),
        }
        for window in windows
    ]  # fmt: skip
    charts.state_matrix(rows, states, key="calendar_matrix", alt_text=frame.say("calendar-matrix-alt"))
    with st.expander(frame.say("calendar-as-table"), key="calendar_matrix_table"):
        by_place: dict[str, dict[str, str]] = {}
        for row in rows:
            by_place.setdefault(row["place"], {})[row["domain"]] = f"{row['state']} {row['words']}".rstrip(" –")
        domains = sorted({row["domain"] for row in rows})
        place = frame.say("calendar-academie")
        widgets.table(
            [{place: name, **{one: cells.get(one, "–") for one in domains}} for name, cells in by_place.items()],
            alt_key="page-calendar",
        )


def _in_short(window: ShownWindow) -> str:
    """The day that comes next in the life of a window: « → 27/11 » it closes, « 04/12 → » it opens."""
    if window.state is WindowState.CLOSED:
        return "–"
    if window.state is WindowState.OPEN:
        return f"→ {frame.moment(window.closes_at, window.zone)[:5]}"
    return f"{frame.moment(window.opens_at, window.zone)[:5]} →"


def as_timeline(actor: Actor, asked: Criteria, now: datetime) -> None:
    """Draw the phases of each académie as bars on the same axis of time."""
    windows = _drawn(actor, asked, MOST_BARS)
    if not windows:
        return
    order = list(Phase)
    rows: list[dict[str, str | datetime]] = [
        {
            "line": frame.say(
                "calendar-line", academie=window.academie_label, domain=window.domain_code,
                audience=frame.say(f"audience-short-{window.audience}"),
            ),
            "phase": phase_name(window.phase),
            "opens": window.opens_at, "closes": window.closes_at,
            "opened": hour(window.opens_at, window.zone), "closed": hour(window.closes_at, window.zone),
        }
        for window in sorted(windows, key=lambda w: (w.academie_label, w.domain_code, w.audience, order.index(w.phase)))
    ]  # fmt: skip
    phases = [phase_name(one) for one in order if any(window.phase is one for window in windows)]
    charts.periods(rows, phases, now, key="calendar_timeline", alt_text=frame.say("calendar-timeline-alt"))
    _twin(windows, now, key="calendar_timeline_table")


def _drawn(actor: Actor, asked: Criteria, most: int) -> Sequence[ShownWindow]:
    windows = frame.read(queries.windows, actor, asked, limit=most) or []
    if not windows:
        widgets.empty("calendar-nothing")
    elif len(windows) == most:
        st.info(plain(frame.say("calendar-too-many", most=most)))
    return windows


def _twin(windows: Sequence[ShownWindow], now: datetime, *, key: str) -> None:
    with st.expander(frame.say("calendar-as-table"), key=key):
        widgets.table([_row(window, now) for window in windows], alt_key="page-calendar")
