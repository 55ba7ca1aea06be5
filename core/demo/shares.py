"""How demonstration registrations are spread: over académies, domains and days. Invented, in plausible proportions."""

from __future__ import annotations

import bisect
import itertools
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

# thousands of registrations a year, by académie: orders of magnitude of their populations, not figures of the ministry
ACADEMIES = {
    "01": 62, "02": 66, "03": 26, "04": 68, "06": 27, "07": 32, "08": 71, "09": 92, "10": 71, "11": 58, "12": 48,
    "13": 35, "14": 67, "15": 39, "16": 61, "17": 77, "18": 52, "19": 29, "20": 44, "22": 13, "23": 45, "24": 104,
    "25": 135, "27": 6, "28": 25, "31": 9, "32": 10, "33": 9, "40": 8, "41": 7, "42": 1, "43": 13, "44": 1, "70": 70,
}  # fmt: skip

# share of each domain, and of school candidates within it
DOMAINS = {
    "BGT": (24, 0.96), "BCP": (22, 0.9), "CAP": (20, 0.72), "BTS": (14, 0.86), "DNB": (14, 0.97), "BP": (5, 0.75),
    "DCG": (1, 0.5),
}  # fmt: skip

LAST_DAY, FIRST_DAY, WEEKEND = 9.0, 3.0, 0.25


@dataclass(frozen=True, slots=True)
class Wheel:
    """A weighted choice made fast: one draw and one bisection."""

    items: tuple[str, ...]
    totals: tuple[float, ...]

    def draw(self, chance: random.Random) -> str:
        """Draw one item."""
        return self.items[bisect.bisect(self.totals, chance.random() * self.totals[-1])]


def wheel(weights: dict[str, float]) -> Wheel:
    """Make a wheel of weights."""
    return Wheel(tuple(weights), tuple(itertools.accumulate(weights.values())))


def days(opens: datetime, closes: datetime, until: datetime) -> tuple[list[datetime], list[float]]:
    """Give the days of a window up to an instant, and running weights: a start, quiet weekends, a last-day rush."""
    length = max((closes - opens).days, 1)
    found: list[datetime] = []
    weights: list[float] = []
    day = opens
    while day < min(closes, until):
        rank = (day - opens).days
        weight = WEEKEND if day.weekday() >= 5 else 1.0  # noqa: PLR2004 - Saturday and Sunday
        weight *= 1 + 2 * (rank / length) ** 3
        if rank == 0:
            weight = FIRST_DAY
        if (closes - day) <= timedelta(days=1):
            weight = LAST_DAY
        found.append(day)
        weights.append(weight)
        day += timedelta(days=1)
    return found, list(itertools.accumulate(weights))


def moment(chance: random.Random, found: list[datetime], totals: list[float], limit: datetime) -> datetime:
    """Draw an instant within a window: a day by its weight, an hour of office or evening, never past the limit."""
    day = found[bisect.bisect(totals, chance.random() * totals[-1])]
    seconds = int(min(max(chance.gauss(6.5, 3.5), 0.01), 14.9) * 3600)
    return min(day + timedelta(seconds=seconds, microseconds=chance.randrange(1_000_000)), limit)
