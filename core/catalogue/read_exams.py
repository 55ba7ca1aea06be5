"""Read what one registers for: domains, specialities and their dated grids of papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.catalogue.entries import (
    Audience,
    Category,
    Certainty,
    Correspondence,
    Domain,
    Grid,
    Label,
    Paper,
    Speciality,
)
from core.catalogue.toml_reading import ReferenceDefect, Table, open_file
from core.documents.facts import ReturnRegime

Shared = dict[str, list[Paper]]


@dataclass(slots=True)
class Exams:
    """What the files of the `exams` folder hold together."""

    specialities: list[Speciality] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    correspondences: list[Correspondence] = field(default_factory=list)
    bare_domains: list[str] = field(default_factory=list)


def domains(folder: Path) -> tuple[list[Domain], list[Label]]:
    """Read the exam domains with their categories, and the languages."""
    file = open_file(folder, "domains.toml")
    found = [_domain(table) for table in file.tables("domain")]
    languages = []
    for table in file.tables("language"):
        languages.append(Label(table.text("code"), table.text("label")))
        table.done()
    file.done()
    return found, languages


def _domain(table: Table) -> Domain:
    by_academie = table.table("regime_by_academie")
    domain = Domain(
        code=table.text("code"),
        label=table.text("label"),
        parent=table.text("parent", ""),
        family=table.text("family"),
        regime=table.choice("regime", ReturnRegime),
        regime_by_academie=tuple((code, by_academie.choice(code, ReturnRegime)) for code in by_academie.values),
        renounce_is_final=table.flag("renounce_is_final"),
        registration=table.flag("registration", default=True),
        note=table.text("note", ""),
        categories=tuple(_category(one) for one in table.tables("categories")),
    )
    table.done()
    return domain


def _category(table: Table) -> Category:
    category = Category(
        table.text("code"),
        table.text("label"),
        table.choice("audience", Audience),
        table.flag("demonstration"),
    )
    if not category.demonstration:
        table.text("source")
    table.done()
    return category


def exams(folder: Path) -> Exams:
    """Read every file of the `exams` folder, in the order of their names."""
    found = Exams()
    for path in sorted((folder / "exams").glob("*.toml")):
        _read_file(open_file(folder, f"exams/{path.name}"), found)
    return found


def _read_file(file: Table, found: Exams) -> None:
    found.bare_domains += file.texts("domains")
    domain = file.text("domain", "")
    commons = file.table("common")
    shared = {name: _papers(commons.table(name)) for name in commons.values}
    for table in file.tables("speciality"):
        speciality = _speciality(table, domain)
        found.specialities.append(speciality)
        found.grids += [_grid(one, speciality, shared) for one in table.tables("grid")]
        table.done()
    for table in file.tables("partial_specialities"):
        _read_partial(table, domain, shared, found)
    for table in file.tables("correspondence"):
        found.correspondences += _correspondences(table)
    if not domain and (found.specialities and file.has("speciality")):
        raise ReferenceDefect(file.file, "domain", "is missing")
    file.done()


def _speciality(table: Table, domain: str) -> Speciality:
    return Speciality(
        code=table.text("code"),
        printed_code=table.text("printed_code", table.text("code")),
        domain=domain,
        label=table.text("label"),
        from_session=table.number("from_session"),
        to_session=table.maybe_number("to_session"),
        demonstration=table.flag("demonstration"),
        source=table.text("source", ""),
    )


def _grid(table: Table, speciality: Speciality, shared: Shared) -> Grid:
    certainty = table.choice("certainty", Certainty)
    papers = _papers(table, certainty) + _shared(table, shared)
    grid = Grid(
        code=table.text("code"),
        domain=speciality.domain,
        speciality=speciality.code,
        from_session=table.number("from_session"),
        to_session=table.maybe_number("to_session"),
        legal_ref=table.text("legal_ref"),
        certainty=certainty,
        partial=table.flag("partial"),
        demonstration=table.flag("demonstration"),
        note=table.text("note", ""),
        papers=tuple(papers),
    )
    table.done()
    return grid


def _shared(table: Table, shared: Shared) -> list[Paper]:
    given = table.values.get("common")
    names: Sequence[str] = [table.text("common")] if isinstance(given, str) else table.texts("common")
    for name in names:
        if name not in shared:
            raise table.defect("common", f"names papers that this file does not have: {name!r}")
    return [paper for name in names for paper in shared[name]]


def _papers(table: Table, certainty: Certainty | None = None) -> list[Paper]:
    if certainty is None:
        certainty = table.choice("certainty", Certainty)
    return [_paper(one, certainty) for one in table.tables("papers")]


def _paper(table: Table, certainty: Certainty) -> Paper:
    paper = Paper(
        code=table.text("code"),
        unit=table.text("unit", ""),
        label=table.text("label"),
        parent=table.text("parent", ""),
        coefficient=table.maybe_decimal("coefficient"),
        optional=table.flag("optional"),
        professional=table.flag("professional"),
        subject=table.text("subject", ""),
        choice=table.text("choice", ""),
        certainty=table.choice("certainty", Certainty, certainty),
    )
    table.done()
    return paper


def _read_partial(table: Table, domain: str, shared: Shared, found: Exams) -> None:
    """Read specialities of which only the general papers are known: one line each, one partial grid each."""
    first, legal_ref, source = table.number("from_session"), table.text("legal_ref"), table.text("source")
    papers = tuple(_shared(table, shared))
    for one in table.tables("specialities"):
        code = one.text("code")
        speciality = Speciality(code, code, domain, one.text("label"), first, None, demonstration=False, source=source)
        one.done()
        found.specialities.append(speciality)
        found.grids.append(
            Grid(
                f"{domain}-{code}-{first}", domain, code, first, None, legal_ref, Certainty.INFERENCE,
                partial=True, demonstration=False, note="", papers=papers,
            )
        )  # fmt: skip
    table.done()


def _correspondences(table: Table) -> list[Correspondence]:
    old_grid, new_grid = table.text("old_grid"), table.text("new_grid")
    certainty, source = table.choice("certainty", Certainty), table.text("source")
    found = []
    for one in table.tables("matches"):
        found.append(Correspondence(old_grid, new_grid, one.text("old"), one.texts("new", None), certainty, source))
        one.done()
    table.done()
    return found
