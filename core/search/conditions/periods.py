"""Relative periods: which days they are on a given day. Weeks begin on Monday. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

DECEMBER = 12


class Period(StrEnum):
    """A run of days told from today."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _month(day: date) -> tuple[date, date]:
    following = date(day.year + day.month // DECEMBER, day.month % DECEMBER + 1, 1)
    return day.replace(day=1), following - timedelta(days=1)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


_DAYS: dict[Period, Callable[[date], tuple[date, date]]] = {
    Period.TODAY: lambda today: (today, today),
    Period.YESTERDAY: lambda today: (today - timedelta(days=1), today - timedelta(days=1)),
    Period.THIS_WEEK: _week,
    Period.LAST_WEEK: lambda today: _week(today - timedelta(days=7)),
    Period.THIS_MONTH: _month,
    Period.LAST_MONTH: lambda today: _month(today.replace(day=1) - timedelta(days=1)),
    Period.THIS_YEAR: lambda today: _year(today.year),
    Period.LAST_YEAR: lambda today: _year(today.year - 1),
}


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Give the first and last days of a period."""
    return _DAYS[period](today)


def last_days(count: int, today: date) -> tuple[date, date]:
    """Give the last days, today being one of them."""
    return today - timedelta(days=count - 1), today
