"""Which measures exist with their legal basis, and where each académie publishes what to do, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.catalogue.reference import FOLDER
from core.catalogue.toml_reading import Table, open_file

FILE = "accommodations.toml"
GROUPS = ("time", "place", "help", "papers", "grades")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that can be asked; its name is the sentence `accommodation-measure-<code>`."""

    code: str
    group: str
    school: str
    higher: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """The rubric of an académie's site where its circular is; `demonstration`: nobody published it so far."""

    path: tuple[str, ...]
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Accommodations:
    """All of it, in the order of the file."""

    measures: tuple[Measure, ...]
    rubrics: dict[str, Rubric]
    default: Rubric
    higher_domains: frozenset[str]
    school: str
    higher: str

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the measures that can be asked."""
        return frozenset(one.code for one in self.measures)

    def rubric(self, academie_code: str) -> Rubric:
        """Give where an académie says what to do."""
        return self.rubrics.get(academie_code, self.default)

    def law(self, domain_code: str) -> str:
        """Give the articles that rule the accommodations of an exam."""
        return self.higher if domain_code in self.higher_domains else self.school


@cache
def accommodations() -> Accommodations:
    """Give the reference data that comes with the program."""
    return read(FOLDER)


def read(folder: Path) -> Accommodations:
    """Read the file; the first defect names its key."""
    file = open_file(folder, FILE)
    legal, default = file.table("legal"), file.table("default")
    found = Accommodations(
        measures=tuple(_measure(table) for table in file.tables("measure")),
        rubrics={table.text("code"): _rubric(table) for table in file.tables("academie")},
        default=_rubric(default),
        higher_domains=frozenset(file.texts("higher_domains")),
        school=legal.text("school"),
        higher=legal.text("higher"),
    )
    for table in (file, legal, default):
        table.done()
    return found


def _measure(table: Table) -> Measure:
    legal = table.table("legal")
    found = Measure(table.text("code"), table.text("group"), legal.text("school"), legal.text("higher"))
    if found.group not in GROUPS:
        raise table.defect("group", f"must be one of {', '.join(GROUPS)}")
    legal.done()
    table.done()
    return found


def _rubric(table: Table) -> Rubric:
    table.has("code")
    table.has("source")
    path = tuple(part.strip() for part in table.text("rubric").split(">"))
    found = Rubric(path, table.flag("demonstration"))
    table.done()
    return found
