"""Windows are instants entered as hours of a zone; both ends are exact."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.rules import (
    LocalTimeDoubled,
    LocalTimeSkipped,
    Odd,
    Phase,
    UnknownZone,
    Window,
    WindowState,
    check_zone,
    instant_of,
    is_open,
    local_of,
    shipped_zones,
    state,
    warnings,
)
from core.i18n import refusal

at = datetime.fromisoformat  # hours on a wall: no zone
MICROSECOND = timedelta(microseconds=1)
DAYS = {
    "Miquelon goes forward": date(2027, 3, 14),
    "Paris goes forward": date(2027, 3, 28),
    "Paris goes back": date(2027, 10, 31),
    "Miquelon goes back": date(2027, 11, 7),
    "31 December": date(2027, 12, 31),
    "29 February": date(2028, 2, 29),
}
# Hours ahead of UTC at 17:00 local, on each of the six days: written by hand, not computed.
OFFSETS = {
    "Europe/Paris": (1, 2, 1, 1, 1, 1),
    "America/Guadeloupe": (-4, -4, -4, -4, -4, -4),
    "America/Martinique": (-4, -4, -4, -4, -4, -4),
    "America/Cayenne": (-3, -3, -3, -3, -3, -3),
    "Indian/Reunion": (4, 4, 4, 4, 4, 4),
    "Indian/Mayotte": (3, 3, 3, 3, 3, 3),
    "Pacific/Noumea": (11, 11, 11, 11, 11, 11),
    "Pacific/Tahiti": (-10, -10, -10, -10, -10, -10),
    "Pacific/Wallis": (12, 12, 12, 12, 12, 12),
    "America/Miquelon": (-2, -2, -2, -3, -3, -3),
    "Asia/Beirut": (2, 3, 2, 2, 2, 2),
    "America/New_York": (-4, -4, -4, -5, -5, -5),
}
INSTANTS = {
    "an hour before": (timedelta(hours=-1), WindowState.OPEN),
    "a microsecond before": (-MICROSECOND, WindowState.OPEN),
    "on the hour": (timedelta(0), WindowState.CLOSED),
    "a microsecond after": (MICROSECOND, WindowState.CLOSED),
    "an hour after": (timedelta(hours=1), WindowState.CLOSED),
}
CASES = [
    (zone, day, offset, moved, expected)
    for zone, offsets in OFFSETS.items()
    for day, offset in zip(DAYS.values(), offsets, strict=True)
    for moved, expected in INSTANTS.values()
]


def a_window(opens: datetime, closes: datetime, zone: str = "Europe/Paris", **more: object) -> Window:
    return Window(Phase.REGISTRATION, opens, closes, zone, **more)  # type: ignore[arg-type]


def test_there_are_360_cases() -> None:
    """Twelve zones, six days, five instants (4.13)."""
    assert len(CASES) == 360


@pytest.mark.parametrize(("zone", "day", "offset", "moved", "expected"), CASES)
def test_a_window_closes_at_its_local_hour(
    zone: str, day: date, offset: int, moved: timedelta, expected: WindowState
) -> None:
    """17:00 in an académie is 17:00 on its own walls, on every kind of day; a microsecond decides (4.13, 6.16)."""
    local = at(f"{day}T17:00")
    by_hand = datetime(day.year, day.month, day.day, 17, tzinfo=UTC) - timedelta(hours=offset)
    window = a_window(instant_of(local - timedelta(days=40), zone), instant_of(local, zone), zone)
    assert window.closes == by_hand
    assert state(window, by_hand + moved) is expected
    assert is_open(window, by_hand + moved) is (expected is WindowState.OPEN)


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("Europe/Paris", at("2027-03-28T02:00")),
        ("Europe/Paris", at("2027-03-28T02:59:59.999999")),
        ("America/Miquelon", at("2027-03-14T02:30")),
        ("Asia/Beirut", at("2027-03-28T00:00")),
    ],
)
def test_an_hour_that_does_not_exist_is_refused(zone: str, local: datetime) -> None:
    """Clocks go forward over it: no candidate could ever see that hour (4.13)."""
    with pytest.raises(LocalTimeSkipped) as refused:
        instant_of(local, zone)
    assert zone in refusal("fr", refused.value)
    assert refusal("en", refused.value) != refusal("fr", refused.value)


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("Europe/Paris", at("2027-10-31T02:00")),
        ("Europe/Paris", at("2027-10-31T02:59:59.999999")),
        ("America/Miquelon", at("2027-11-07T01:30")),
        ("Asia/Beirut", at("2027-10-30T23:30")),
    ],
)
def test_an_hour_that_happens_twice_is_refused(zone: str, local: datetime) -> None:
    """A closing at an hour that passes twice would be two closings (4.13)."""
    with pytest.raises(LocalTimeDoubled):
        instant_of(local, zone)


@pytest.mark.parametrize(
    ("local", "hour_utc"),
    [
        (at("2027-03-28T01:59:59"), 0),
        (at("2027-03-28T03:00"), 1),
        (at("2027-10-31T01:59:59"), 23),
        (at("2027-10-31T03:00"), 2),
    ],
)
def test_the_hours_beside_a_clock_change_are_accepted(local: datetime, hour_utc: int) -> None:
    """The last hour before a change and the first one after it exist once."""
    assert instant_of(local, "Europe/Paris").hour == hour_utc


def test_the_same_local_evening_ends_at_other_instants() -> None:
    """At 23:59:59 local of one day, Wallis closes at 12:59 in Paris and Polynésie at 10:59 the day after (4.13)."""
    local = at("2026-11-23T23:59:59")
    assert local_of(instant_of(local, "Pacific/Wallis"), "Europe/Paris").strftime("%d %H:%M") == "23 12:59"
    assert local_of(instant_of(local, "Pacific/Tahiti"), "Europe/Paris").strftime("%d %H:%M") == "24 10:59"


@pytest.mark.parametrize("zone", ["", "UTC", "UTC+4", "Etc", "Europe/Paname", "../etc/passwd", "/etc/localtime", "EST"])
def test_an_offset_is_no_zone(zone: str) -> None:
    """A calendar is entered in a named zone; anything else is refused before the machine's files are asked (4.13)."""
    with pytest.raises(UnknownZone):
        check_zone(zone)


def test_the_zones_come_with_the_program() -> None:
    """The twelve zones are in the pinned database, whatever the machine has (4.13)."""
    assert set(OFFSETS) <= shipped_zones()


def test_an_instant_is_no_local_hour() -> None:
    """An aware instant where a local hour is expected is a defect, not another window."""
    with pytest.raises(ValueError, match="carries no zone"):
        instant_of(datetime(2027, 1, 1, tzinfo=UTC), "Europe/Paris")


def test_a_window_seen_closed_never_reopens() -> None:
    """A clock stepping back ten minutes reopens nothing (6.15)."""
    closes = datetime(2026, 11, 23, 16, tzinfo=UTC)
    window = a_window(closes - timedelta(days=30), closes)
    latched = a_window(window.opens, closes, latched=True)
    assert state(window, closes) is WindowState.CLOSED
    assert state(window, closes - MICROSECOND) is WindowState.OPEN
    for earlier in (timedelta(minutes=10), timedelta(days=40)):
        assert state(latched, closes - earlier) is WindowState.CLOSED


hours = st.datetimes(at("2020-01-01T00:00"), at("2040-01-01T00:00"))
instants = hours.map(lambda value: value.replace(tzinfo=UTC))


@given(instants, st.timedeltas(MICROSECOND, timedelta(days=400)), instants)
@settings(database=None)
def test_open_is_from_opening_included_to_closing_excluded(
    opens: datetime, length: timedelta, instant: datetime
) -> None:
    """Exactly one of the three states holds, opening mirrors closing (6.15, 6.19)."""
    window = a_window(opens, opens + length)
    expected = (
        WindowState.UPCOMING
        if instant < opens
        else WindowState.OPEN
        if instant - opens < length
        else WindowState.CLOSED
    )
    assert state(window, instant) is expected
    assert state(window, opens) is WindowState.OPEN
    assert state(window, opens - MICROSECOND) is WindowState.UPCOMING
    assert state(window, window.closes) is WindowState.CLOSED


@given(
    st.datetimes(at("2020-01-01T00:00"), at("2040-01-01T00:00")), st.sampled_from(sorted(OFFSETS)), st.integers(0, 90)
)
@settings(database=None)
def test_an_accepted_hour_comes_back_as_it_was_entered(local: datetime, zone: str, minutes: int) -> None:
    """Whatever hour is accepted is the one that the walls of the zone show, once and only once."""
    try:
        instant = instant_of(local, zone)
    except (LocalTimeSkipped, LocalTimeDoubled):
        return
    assert local_of(instant, zone).replace(tzinfo=None) == local
    other = instant + timedelta(minutes=minutes or 1)
    assert local_of(other, zone).replace(tzinfo=None) != local


def test_what_is_odd_in_a_calendar_is_told() -> None:
    """Each deadline that falls before the closing is told, phase by phase, and a right calendar tells nothing."""
    opens, closes = datetime(2026, 10, 14, 8, tzinfo=UTC), datetime(2026, 11, 27, 16, tzinfo=UTC)
    late, early = closes + timedelta(days=10), closes - timedelta(days=1)
    right = [Window(phase, opens, late, "Europe/Paris") for phase in Phase if phase is not Phase.REGISTRATION]
    registration = a_window(opens, closes)
    assert warnings([registration, *right]) == ()
    assert warnings([registration, Window(Phase.MODIFICATION, opens, closes, "Europe/Paris")]) == ()
    wrong = [Window(phase, opens, early, "Europe/Paris") for phase in Phase if phase is not Phase.REGISTRATION]
    assert [one.what for one in warnings([*wrong, registration])] == [
        Odd.MODIFICATION_ENDS_BEFORE_CLOSE,
        Odd.PIECES_DUE_BEFORE_CLOSE,
        Odd.CONFIRMATIONS_DUE_BEFORE_CLOSE,
        Odd.VALIDATION_ENDS_BEFORE_CLOSE,
    ]


def test_a_window_that_closes_before_it_opens_is_told() -> None:
    """So is one that has no length at all, and pieces without any registration."""
    opens = datetime(2026, 10, 14, 8, tzinfo=UTC)
    assert Odd.CLOSES_BEFORE_IT_OPENS in {one.what for one in warnings([a_window(opens, opens)])}
    pieces = Window(Phase.PIECES, opens, opens + timedelta(days=5), "Europe/Paris")
    assert Odd.NO_REGISTRATION in {one.what for one in warnings([pieces])}


def test_the_day_of_closing_is_the_local_one() -> None:
    """A closing at 23:59 on a Friday in Martinique is a Saturday in Paris: nothing odd. A holiday there is told."""
    opens = datetime(2026, 10, 14, 8, tzinfo=UTC)
    friday = instant_of(at("2026-11-27T23:59"), "America/Martinique")
    assert warnings([a_window(opens, friday, "America/Martinique")]) == ()
    assert {one.what for one in warnings([a_window(opens, friday)])} == {Odd.CLOSES_ON_A_WEEKEND}
    told = warnings([a_window(opens, friday, "America/Martinique")], holidays={date(2026, 11, 27)})
    assert {one.what for one in told} == {Odd.CLOSES_ON_A_HOLIDAY}
