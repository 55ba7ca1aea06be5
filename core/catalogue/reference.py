"""The whole of `db/reference`, read once and checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from core.catalogue import read_exams, read_places, read_rules, read_windows
from core.catalogue.checks import check
from core.catalogue.entries import (
    Correspondence,
    Domain,
    Grid,
    IncompleteWindow,
    Label,
    PieceKind,
    Requirement,
    Rule,
    Situation,
    Speciality,
    Title,
    WindowEntry,
)
from core.catalogue.places import Academie, CalendarGroup, Commune, Country, ForeignGroup, Office, School
from core.catalogue.toml_reading import ReferenceDefect

FOLDER = Path(__file__).resolve().parent.parent.parent / "db" / "reference"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data; whatever has a code is found by it."""

    academies: dict[str, Academie]
    offices: tuple[Office, ...]
    countries: tuple[Country, ...]
    groups: dict[str, ForeignGroup]
    calendar_groups: tuple[CalendarGroup, ...]
    schools: tuple[School, ...]
    communes: tuple[Commune, ...]
    domains: dict[str, Domain]
    languages: tuple[Label, ...]
    specialities: dict[str, Speciality]
    grids: dict[str, Grid]
    correspondences: tuple[Correspondence, ...]
    bare_domains: tuple[str, ...]
    titles: dict[str, Title]
    traits: tuple[Label, ...]
    rules: dict[str, Rule]
    pieces: dict[str, PieceKind]
    requirements: tuple[Requirement, ...]
    windows: tuple[WindowEntry, ...]
    incomplete_windows: tuple[IncompleteWindow, ...]
    current_sessions: tuple[str, ...]
    situations: tuple[Situation, ...]

    @property
    def open_academies(self) -> tuple[Academie, ...]:
        """The académies where one registers: neither closed, nor the entry for foreign countries."""
        return tuple(one for one in self.academies.values() if not one.closed and one.er)


@cache
def reference() -> Reference:
    """Give the reference data that comes with the program."""
    return read(FOLDER)


def read(folder: Path) -> Reference:
    """Read and check a folder of reference files; the first defect names its file and key."""
    academies = _by_code("academies.toml", ((one.code, one) for one in read_places.academies(folder)))
    groups_read, calendar_groups = read_places.foreign_groups(folder)
    groups = _by_code("foreign_centres.toml", ((one.code, one) for one in groups_read))
    domains_read, languages = read_exams.domains(folder)
    domains = _by_code("domains.toml", ((one.code, one) for one in domains_read))
    exams = read_exams.exams(folder)
    titles, traits = read_rules.titles(folder)
    pieces, requirements = read_rules.pieces(folder)
    windows, incomplete, current = read_windows.windows(folder, read_windows.Places(academies, groups, domains))
    found = Reference(
        academies, tuple(read_places.offices(folder)), tuple(read_places.countries(folder)),
        groups, tuple(calendar_groups),
        tuple(read_places.schools(folder)), tuple(read_places.communes(folder)),
        domains, tuple(languages),
        _by_code("exams", ((one.code, one) for one in exams.specialities)),
        _by_code("exams", ((one.code, one) for one in exams.grids)),
        tuple(exams.correspondences), tuple(exams.bare_domains),
        _by_code("titles.toml", ((one.code, one) for one in titles)), tuple(traits),
        _by_code("exemptions.toml", ((one.id, one) for one in read_rules.rules(folder))),
        _by_code("pieces.toml", ((one.code, one) for one in pieces)), tuple(requirements),
        tuple(windows), tuple(incomplete), current, tuple(read_rules.situations(folder)),
    )  # fmt: skip
    check(found)
    return found


def _by_code(file: str, entries: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for code, entry in entries:
        if code in found:
            raise ReferenceDefect(file, code, "is given twice")
        found[code] = entry
    return found
