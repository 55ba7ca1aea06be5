"""What prior credits give: exempted papers, kept and carried grades, each with the rule and text that gives it. Pure.

Everything is proposed on the candidate's request: what is proposed may be declined, so as to sit the paper again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from core.catalogue.entries import Certainty, Circumstance, Grid, Paper, Rule, RuleKind, Title
from core.catalogue.rules import in_force
from core.exemptions.matching import Law, Match, reached_by_grade, reached_by_subject, reached_by_unit
from core.registrations.snapshot import PaperStatus

BEST = Decimal(20)


class Why(StrEnum):
    """Why a declared credit gives nothing, for one rule."""

    GIVES_NOTHING = "gives_nothing"
    SAME_SPECIALITY = "same_speciality"
    IN_THE_FUTURE = "in_the_future"
    TOO_OLD = "too_old"
    GRADE_TOO_LOW = "grade_too_low"
    NOT_A_GRADE = "not_a_grade"
    MASTER_PAPER = "master_paper"
    NO_SUCH_PAPER = "no_such_paper"
    NOT_SPECIFIED = "not_specified"
    NOT_IN_FORCE = "not_in_force"
    NOT_FOR_YOU = "not_for_you"
    OUTDONE = "outdone"


@dataclass(frozen=True, slots=True)
class Credit:
    """A prior credit as declared: a title, its year, and for a failed exam its grades by paper code.

    `units` are the papers acquired by experience or by an attestation; `traits` what the title comprised.
    An exam that has no grid here gives its grades by subject.
    """

    title: str
    year: int
    academie: str = ""
    speciality: str = ""
    grades: tuple[tuple[str, Decimal], ...] = ()
    units: tuple[str, ...] = ()
    traits: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one registers for: the grid in force for the year of the exam session, as whom and in which form.

    `form` is `global` or `progressive` where the domain knows both; `chosen`: rules one asks for without a title.
    """

    domain: str
    year: int
    grid: Grid
    audience: str = "individual"
    form: str = "global"
    chosen: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One paper that need not be sat; `credit` is the position of the credit that gives it (-1: none is needed)."""

    paper: str
    label: str
    status: PaperStatus
    grade: str
    kept_until: str
    rule: str
    rule_label: str
    legal_ref: str
    evidence: str
    credit: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a credit gives nothing by a rule, on one paper when it is about one."""

    credit: int
    rule: str
    why: Why
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is proposed, what a deduced rule would add (for the office to decide), and what was refused."""

    proposals: tuple[Proposal, ...]
    uncertain: tuple[Proposal, ...]
    refused: tuple[Refused, ...]


def propose(law: Law, entry: Entry, declared: Iterable[Credit]) -> Outcome:
    """Propose what prior credits give: one thing per paper, an exemption before a kept grade before a carried one."""
    given: list[tuple[Rule, Proposal]] = []
    refused: list[Refused] = []
    rules = [rule for rule in law.rules if concerns(rule, entry)]
    for position, credit in enumerate(declared):
        for rule in rules:
            if is_held(rule, law.titles.get(credit.title)):
                proposals, refusals = _apply(law, entry, rule, credit, position)
                given += [(rule, one) for one in proposals]
                refused += refusals
    for rule in rules:
        if rule.circumstance is Circumstance.CHOICE and rule.id in entry.chosen:
            given += [(rule, one) for one in _proposals(rule, reached_by_subject(entry.grid, rule), -1, None)]
    certain = _best(entry.grid, (one for rule, one in given if rule.certainty is Certainty.FACT))
    reached = {one.paper for one in certain}
    deduced = (one for rule, one in given if rule.certainty is Certainty.INFERENCE and one.paper not in reached)
    return Outcome(certain, _best(entry.grid, deduced), tuple(dict.fromkeys(refused)))


def accepted(proposals: Iterable[Proposal], declined: Collection[str]) -> tuple[Proposal, ...]:
    """Give what remains when the candidate unticks papers to sit them again."""
    return tuple(one for one in proposals if one.paper not in declined)


def concerns(rule: Rule, entry: Entry) -> bool:
    """Whether a rule is in force for what one registers for, as whom and in which form."""
    return (
        rule.domain == entry.domain
        and rule.kind is not RuleKind.ENTRY
        and rule.form in {"", entry.form}
        and rule.audience in {"", entry.audience}
        and in_force(rule.from_session, rule.to_session, entry.year)
    )


def is_held(rule: Rule, title: Title | None) -> bool:
    """Whether a rule is about those who hold a title."""
    if title is None or title.circumstance is not rule.circumstance:
        return False
    if title.code in rule.holders:
        return True
    return rule.min_level is not None and title.level >= rule.min_level and title.authority in rule.authorities


def _apply(law: Law, entry: Entry, rule: Rule, credit: Credit, position: int) -> tuple[list[Proposal], list[Refused]]:
    """Apply one rule to one credit that it is about."""
    why = _refusal(law, entry, rule, credit)
    if why is not None:
        return [], [Refused(position, rule.id, why)]
    if rule.kind in {RuleKind.KEPT, RuleKind.CARRIED}:
        return _grades(law, entry, rule, credit, position)
    if rule.circumstance in {Circumstance.VAE, Circumstance.ATTESTATION}:
        matches = reached_by_unit(law, entry.grid, credit.speciality, credit.year, credit.units)
        lost = [Refused(position, rule.id, Why.NO_SUCH_PAPER, one.asked) for one in matches if one.paper is None]
        return _proposals(rule, (one.paper for one in matches if one.paper), position, None), lost
    return _proposals(rule, reached_by_subject(entry.grid, rule), position, None), []


def _refusal(law: Law, entry: Entry, rule: Rule, credit: Credit) -> Why | None:
    if rule.kind is RuleKind.NONE:
        return Why.GIVES_NOTHING
    if credit.year > entry.year:
        return Why.IN_THE_FUTURE
    if law.titles[credit.title].other_speciality and credit.speciality == entry.grid.speciality:
        return Why.SAME_SPECIALITY
    if not set(rule.traits) <= credit.traits or credit.traits.intersection(rule.without_traits):
        return Why.NOT_SPECIFIED
    if rule.validity_years is not None and entry.year > credit.year + rule.validity_years:
        return Why.TOO_OLD
    return None


def _grades(law: Law, entry: Entry, rule: Rule, credit: Credit, position: int) -> tuple[list[Proposal], list[Refused]]:
    proposals: list[Proposal] = []
    refused: list[Refused] = []
    for code, grade in credit.grades:
        match = reached_by_grade(law, entry.grid, rule, credit.speciality, credit.year, code)
        why = _grade_refusal(rule, credit, match, grade)
        if why is not None:
            refused.append(Refused(position, rule.id, why, code))
        elif match.targeted:
            until = None if rule.validity_years is None else credit.year + rule.validity_years
            proposals += _proposals(rule, match.papers, position, (grade, until))
    return proposals, refused


def _grade_refusal(rule: Rule, credit: Credit, match: Match, grade: Decimal) -> Why | None:
    if not grade.is_finite() or not 0 <= grade <= BEST:
        return Why.NOT_A_GRADE
    if match.known and not match.targeted:
        return None  # the rule is not about this paper: nothing to explain
    if not match.papers:
        return Why.NO_SUCH_PAPER
    if rule.min_grade is not None and grade < rule.min_grade:
        return Why.GRADE_TOO_LOW
    if match.master and rule.not_on_parent_since is not None and credit.year >= rule.not_on_parent_since:
        return Why.MASTER_PAPER
    return None


STATUS = {
    RuleKind.EXEMPTED: PaperStatus.EXEMPTED,
    RuleKind.KEPT: PaperStatus.KEPT,
    RuleKind.CARRIED: PaperStatus.CARRIED,
}


def _proposals(
    rule: Rule, papers: Iterable[Paper], position: int, kept: tuple[Decimal, int | None] | None
) -> list[Proposal]:
    grade, until = ("", "") if kept is None else (f"{kept[0].normalize():f}", str(kept[1] or ""))
    return [
        Proposal(
            paper.code, paper.label, STATUS[rule.kind], grade, until,
            rule.id, rule.label, rule.legal_ref, rule.evidence, position,
        )
        for paper in papers
    ]  # fmt: skip


RANK = {PaperStatus.EXEMPTED: 0, PaperStatus.KEPT: 1, PaperStatus.CARRIED: 2}


def _best(grid: Grid, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Keep one proposal per paper, in the order of the rules, and none on a part of a paper that is proposed whole."""
    best: dict[str, Proposal] = {}
    for one in proposals:
        known = best.get(one.paper)
        if known is None or _order(one) < _order(known):
            best[one.paper] = one
    parts = {paper.code: paper.parent for paper in grid.papers}
    return tuple(one for one in best.values() if parts[one.paper] not in best)


def _order(one: Proposal) -> tuple[int, Decimal]:
    return RANK[one.status], -Decimal(one.grade or 0)
