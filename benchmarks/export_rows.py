"""The rows that each writer is given: eighteen columns as a list of registrations has, some texts that run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

Cell = str | int | date | datetime
TITLES = (
    "N° candidat", "N° inscription", "Version", "Nom de famille", "Nom d’usage", "Prénom(s)", "Date de naissance",
    "Lieu de naissance", "Département", "Code domaine", "Session", "Code académie", "Académie", "Code spécialité",
    "Spécialité", "État", "Division de classe", "Enregistrée le",
)  # fmt: skip
NAMES = ("Lefèvre", "Nguyễn", "d’Été", "Œuvrard", "NA", "O’Neill", "Saint-Martin", "Müller", "Null", "Benhamou")
FIRST_NAMES = (
    "Zoé Anaïs",
    "Jean-Baptiste",
    "Léa",
    "Fatoumata",
    "Noël",
    "María José",
    "Amélie",
    "Ďuro",
    "İpek",
    "Łukasz",
)
TRAPS = ("=1+1", "+33612345678", "-1", "@SUM(1+1)", '=HYPERLINK("http://example.org")')
EVERY = 500  # one row in so many holds a trap
_DAY, _HOUR = date(2008, 1, 1), datetime.fromisoformat("2026-10-12 08:00:00")


def rows(size: int) -> Iterator[tuple[Cell, ...]]:
    """Give so many rows, the same each time, made as they are asked for."""
    for n in range(size):
        name = TRAPS[n // EVERY % len(TRAPS)] if n % EVERY == 0 else f"{NAMES[n % 10]}-{n % 977}"
        yield (
            f"02{400_000_000 + n:09d}", f"{n % 3 + 1:03d}", n % 4 + 1, name, NAMES[n % 7] if n % 9 == 0 else "",
            FIRST_NAMES[n % 10], _DAY + timedelta(days=n % 700), "Grenoble", f"{n % 95 + 1:03d}", "BCP", "2027", "08",
            "Grenoble", "31212", "Métiers de l’accueil", "Inscrit", f"TMCV{n % 8 + 1}", _HOUR + timedelta(minutes=n),
        )  # fmt: skip
