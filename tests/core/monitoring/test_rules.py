"""Days, totals and small counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.monitoring import rules

ZONES = (
    "Europe/Paris", "America/Martinique", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea", "Pacific/Tahiti",
    "Pacific/Wallis", "Africa/Casablanca", "America/Sao_Paulo",
)  # fmt: skip
FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, tzinfo=UTC)


@settings(max_examples=400, deadline=None)
@given(
    zone=some.sampled_from(ZONES),
    instant=some.integers(int(FIRST.timestamp()), int(LAST.timestamp())).map(lambda s: datetime.fromtimestamp(s, UTC)),
)
def test_the_offsets_of_a_zone_give_its_local_day(zone: str, instant: datetime) -> None:
    """Shifting by the offsets gives the day that the zone itself gives, clock changes included (6.31)."""
    cut = rules.offsets(zone, FIRST, LAST)
    minutes = next(offset.minutes for offset in cut if offset.until is None or instant < offset.until)
    assert (instant + timedelta(minutes=minutes)).date() == instant.astimezone(ZoneInfo(zone)).date()


def test_clocks_change_at_the_minute_they_change() -> None:
    """In Paris, clocks go back on 25 October 2026 at 1:00 UTC: not a minute before, not a minute after."""
    first = rules.offsets("Europe/Paris", datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
    assert first == (rules.Offset(datetime(2026, 10, 25, 1, tzinfo=UTC), 120), rules.Offset(None, 60))


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_count_from_one_to_four_is_withheld_from_who_sees_no_person(count: int, *, withheld: bool) -> None:
    """None is no secret, and whoever sees the persons sees their number (3.07)."""
    assert rules.is_withheld(count, sees_persons=False) is withheld
    assert rules.is_withheld(count, sees_persons=True) is False


def test_days_without_a_registration_count_zero() -> None:
    """A day on which nothing happened is a point of the curve, and running totals do not lose it."""
    counts = {(date(2026, 11, 1), "BCP"): 2, (date(2026, 11, 3), "BCP"): 5, (date(2026, 11, 2), "CAP"): 1}
    daily = rules.filled(counts, ["BCP", "CAP"], running=False)
    assert [count for _, name, count in daily if name == "BCP"] == [2, 0, 5]
    running = rules.filled(counts, ["BCP", "CAP"], running=True)
    assert [count for _, name, count in running if name == "CAP"] == [0, 1, 1]
    assert rules.filled({}, ["BCP"], running=True) == []
