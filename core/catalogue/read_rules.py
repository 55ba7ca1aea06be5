"""Read what prior credits give, and which pieces are asked for."""

from __future__ import annotations

from pathlib import Path

from core.catalogue.entries import (
    Certainty,
    Circumstance,
    Label,
    PieceKind,
    Requirement,
    Rule,
    RuleKind,
    Situation,
    Title,
)
from core.catalogue.toml_reading import Table, open_file

PAIR = 2


def titles(folder: Path) -> tuple[list[Title], list[Label]]:
    """Read the diplomas and situations that may be declared, and the traits they may have."""
    file = open_file(folder, "titles.toml")
    traits = []
    for table in file.tables("trait"):
        traits.append(Label(table.text("code"), table.text("label")))
        table.done()
    found = []
    for table in file.tables("title"):
        found.append(
            Title(
                code=table.text("code"),
                label=table.text("label"),
                words=table.text("words", table.text("label")),
                scope=table.text("scope", ""),
                circumstance=table.choice("circumstance", Circumstance),
                level=table.number("level"),
                authority=table.text("authority", ""),
                other_speciality=table.flag("other_speciality"),
                offered=table.texts("offered", None),
                traits=table.texts("traits"),
                further=table.flag("further"),
            )
        )
        table.done()
    file.done()
    return found, traits


def situations(folder: Path) -> list[Situation]:
    """Read what the form of each domain proposes to declare, in the order of the screen."""
    file = open_file(folder, "prior_credits.toml")
    found = []
    for table in file.tables("situation"):
        found.append(
            Situation(
                domain=table.text("domain"),
                circumstance=table.choice("circumstance", Circumstance),
                words=table.text("words"),
                english=table.text("english"),
                further=table.flag("further"),
            )
        )
        table.done()
    file.done()
    return found


def rules(folder: Path) -> list[Rule]:
    """Read the rules of exemption, kept grade and entry."""
    file = open_file(folder, "exemptions.toml")
    found = [_rule(table) for table in file.tables("rule")]
    file.done()
    return found


def _rule(table: Table) -> Rule:
    rule = Rule(
        id=table.text("id"),
        domain=table.text("domain"),
        kind=table.choice("kind", RuleKind),
        label=table.text("label"),
        circumstance=table.choice("circumstance", Circumstance),
        holders=table.texts("holders"),
        min_level=table.maybe_number("min_level"),
        authorities=table.texts("authorities"),
        traits=table.texts("traits"),
        without_traits=table.texts("without_traits"),
        audience=table.text("audience", ""),
        form=table.text("form", ""),
        targets=table.texts("targets", None),
        targets_elsewhere=table.texts("targets_elsewhere"),
        min_grade=table.maybe_decimal("min_grade"),
        validity_years=table.maybe_number("validity_years"),
        not_on_parent_since=table.maybe_number("not_on_parent_since"),
        no_honours=table.flag("no_honours"),
        condition=table.text("condition", ""),
        evidence=table.text("evidence", ""),
        legal_ref=table.text("legal_ref"),
        source=table.text("source"),
        from_session=table.number("from_session"),
        to_session=table.maybe_number("to_session"),
        certainty=table.choice("certainty", Certainty),
    )
    table.done()
    return rule


def pieces(folder: Path) -> tuple[list[PieceKind], list[Requirement]]:
    """Read the supporting pieces and when each is asked for."""
    file = open_file(folder, "pieces.toml")
    kinds = []
    for table in file.tables("piece"):
        kinds.append(PieceKind(table.text("code"), table.text("label"), table.flag("sealed")))
        table.done()
    found = [_requirement(table) for table in file.tables("requirement")]
    file.done()
    return kinds, found


def _requirement(table: Table) -> Requirement:
    requirement = Requirement(
        piece=table.text("piece"),
        domains=table.texts("domains"),
        audiences=table.texts("audiences"),
        regimes=table.texts("regimes"),
        categories=table.texts("categories"),
        rules=table.texts("rules"),
        ages=_ages(table),
        born_abroad=table.flag("born_abroad"),
        foreign_centre=table.flag("foreign_centre"),
        accommodations=table.flag("accommodations"),
        demonstration=table.flag("demonstration"),
        source=table.text("source", ""),
    )
    table.done()
    return requirement


def _ages(table: Table) -> tuple[int, int] | None:
    if not table.has("ages"):
        return None
    given = table.values["ages"]
    if not isinstance(given, list) or len(given) != PAIR or not all(isinstance(age, int) for age in given):
        raise table.defect("ages", "must be two whole numbers: the first and the last age")
    return given[0], given[1]
