"""Days and hours as a French official document writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.documents.rendering.french import clock_of, day, instant, is_minor, short_instant


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2008, 3, 1), "1er mars 2008"),
        (date(2008, 2, 29), "29 février 2008"),
        (date(1999, 12, 31), "31 décembre 1999"),
        (date(2007, 8, 11), "11 août 2007"),
    ],
)
def test_a_day_is_in_words(value: date, written: str) -> None:
    """The first of a month is « 1er »; no day is in figures, so none is read the other way round."""
    assert day(value) == written


@pytest.mark.parametrize(
    ("value", "zone", "written"),
    [
        (datetime(2025, 12, 5, 16, 0, tzinfo=UTC), "Europe/Paris", "vendredi 5 décembre 2025 à 17 h, heure de Paris"),
        (datetime(2025, 7, 1, 15, 30, tzinfo=UTC), "Europe/Paris", "mardi 1er juillet 2025 à 17 h 30, heure de Paris"),
        (datetime(2025, 12, 5, 23, 0, tzinfo=UTC), "Europe/Paris", "vendredi 5 décembre 2025 à minuit, heure de Paris"),
        (datetime(2026, 1, 1, 4, 0, tzinfo=UTC), "America/Cayenne", "jeudi 1er janvier 2026 à 1 h, heure de Cayenne"),
        (datetime(2025, 12, 5, 16, 5, tzinfo=UTC),
         "Pacific/Noumea", "samedi 6 décembre 2025 à 3 h 05, heure de Nouméa"),
        (datetime(2025, 12, 5, 16, 0, tzinfo=UTC), "Europe/Athens", "vendredi 5 décembre 2025 à 18 h, heure d’Athènes"),
    ],
)  # fmt: skip
def test_an_instant_is_read_on_the_academys_clock(value: datetime, zone: str, written: str) -> None:
    """Day and hour are local, and whose hour it is is said; an end at 0 h is the midnight of the day before."""
    assert instant(value, zone).replace("\u00a0", " ") == written


def test_whose_clock_is_said_for_each_zone_of_the_offices() -> None:
    """Every zone that an académie may have gives a name."""
    for zone in ("Indian/Reunion", "Indian/Mayotte", "America/Guadeloupe", "America/Cayenne", "Pacific/Tahiti"):
        assert clock_of(zone).startswith("heure d")


def test_the_day_of_issue_is_local() -> None:
    """What was saved at 23:30 UTC was saved the next day in Paris."""
    written = short_instant(datetime(2025, 11, 12, 23, 30, tzinfo=UTC), "Europe/Paris")
    assert written == "13 novembre 2025 à 0\u00a0h\u00a030"


@pytest.mark.parametrize(
    ("birth", "on", "minor"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
        (date(2007, 11, 12), date(2025, 11, 12), False),
        (date(2007, 11, 13), date(2025, 11, 12), True),
    ],
)
def test_who_is_a_minor(birth: date, on: date, minor: bool) -> None:  # noqa: FBT001
    """One comes of age on the day of one's eighteenth birthday, on 1 March when born on 29 February."""
    assert is_minor(birth, on) is minor
