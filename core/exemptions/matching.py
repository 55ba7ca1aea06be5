"""Which papers of a grid a rule reaches: by subject, by unit, or by a grade of an older or other grid. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.catalogue.entries import ANY_PAPER, PROFESSIONAL, Correspondence, Grid, Paper, Rule, Title
from core.catalogue.rules import grid_for


@dataclass(frozen=True, slots=True)
class Law:
    """The rules in their order, and what they speak of."""

    rules: tuple[Rule, ...]
    titles: dict[str, Title]
    grids: tuple[Grid, ...]
    correspondences: tuple[Correspondence, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where the grade of an old paper goes: `known` the old paper, `targeted` by the rule, `master` made of parts."""

    papers: tuple[Paper, ...]
    known: bool
    targeted: bool
    master: bool


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """One paper that an acquired unit gives, or None when the grid has no such paper."""

    asked: str
    paper: Paper | None


def reached_by_subject(grid: Grid, rule: Rule) -> list[Paper]:
    """Give the papers of a grid that a rule names, in the order in which the rule names them."""
    return [paper for target in rule.targets for paper in grid.papers if _names(target, paper)]


def reached_by_unit(law: Law, grid: Grid, speciality: str, year: int, units: Iterable[str]) -> list[UnitMatch]:
    """Give the papers that acquired units stand for, through the tables of correspondence when the grid changed."""
    found = []
    for asked in units:
        papers = _moved(law, _old_grid(law, grid, speciality, year), grid, asked)
        found += [UnitMatch(asked, paper) for paper in papers] or [UnitMatch(asked, None)]
    return found


def reached_by_grade(law: Law, grid: Grid, rule: Rule, speciality: str, year: int, code: str) -> Match:
    """Tell where a grade goes: the same paper, its heir in the table of correspondence, or the same subject."""
    old = _old_grid(law, grid, speciality, year)
    paper = _paper(old, code) if old is not None else None
    if paper is None or old is None:
        heirs = tuple(one for one in grid.papers if one.subject == code)
        return Match(heirs, known=bool(heirs), targeted=any(_targets(rule, one) for one in heirs), master=False)
    master = any(one.parent == code for one in old.papers)
    return Match(_moved(law, old, grid, code), known=True, targeted=_targets(rule, paper), master=master)


def papers_of_credit(
    law: Law, grid: Grid, rules: Iterable[Rule], speciality: str | None, year: int
) -> list[tuple[str, str]]:
    """Give the papers, code and label, whose grades or units can be declared: those of the grid of that year.

    An exam that had no grid here (speciality None: it never has) gives its grades by subject.
    """
    about = list(rules)
    old = None if speciality is None else _old_grid(law, grid, speciality, year)
    if old is None:
        reached = [one for one in grid.papers if one.subject and any(_targets(rule, one) for rule in about)]
        return list({one.subject: (one.subject, one.label) for one in reached}.values())
    masters = {one.parent for one in old.papers}
    barred = about and all(one.not_on_parent_since is not None and year >= one.not_on_parent_since for one in about)
    return [
        (one.code, one.label)
        for one in old.papers
        if any(_targets(rule, one) for rule in about) and not (barred and one.code in masters)
    ]


def _old_grid(law: Law, grid: Grid, speciality: str, year: int) -> Grid | None:
    if not speciality or speciality == grid.speciality:
        return grid_for(law.grids, grid.speciality, year)
    return grid_for(law.grids, speciality, year)


def _paper(grid: Grid, code: str) -> Paper | None:
    return next((paper for paper in grid.papers if code in {paper.code, paper.unit}), None)


def _targets(rule: Rule, paper: Paper) -> bool:
    return any(_names(target, paper) for target in rule.targets)


def _names(target: str, paper: Paper) -> bool:
    if target == PROFESSIONAL:
        return paper.professional
    return target == ANY_PAPER or (bool(paper.subject) and target == paper.subject)


def _moved(law: Law, old: Grid | None, new: Grid, code: str) -> tuple[Paper, ...]:
    """Follow one paper from a grid to another: within a speciality by correspondence, else by its subject."""
    if old is None:
        return tuple(paper for paper in new.papers if code in {paper.code, paper.unit})
    paper = _paper(old, code)
    if paper is None:
        return ()
    if old.code == new.code:
        return (paper,)
    if old.speciality != new.speciality:
        return tuple(one for one in new.papers if one.subject and one.subject == paper.subject)
    codes = _heirs(law, old, new, paper.code)
    return tuple(one for one in new.papers if one.code in codes)


def _heirs(law: Law, old: Grid, new: Grid, code: str) -> set[str]:
    """Follow the tables of correspondence from one grid to the next until the new one is reached."""
    at = {(old.code, code)}
    reached: set[str] = set()
    while at:
        steps = {
            (one.new_grid, heir) for one in law.correspondences if (one.old_grid, one.old) in at for heir in one.new
        }
        reached |= {heir for grid, heir in steps if grid == new.code}
        at = {step for step in steps if step[0] != new.code}
    return reached
