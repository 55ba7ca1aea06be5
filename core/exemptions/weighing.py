"""What declarations give together: papers proposed with their rule, what is refused and why. Pure.

The order of declaring changes nothing: declarations are weighed in the order of the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.catalogue.entries import Circumstance, Rule, RuleKind, Title
from core.catalogue.rules import in_force
from core.exemptions.declared import Declared
from core.exemptions.matching import Law, papers_of_credit
from core.exemptions.offering import ELSEWHERE, Group, Needs, Option
from core.exemptions.reading import Fault, Known, known, read, year_of
from core.exemptions.rules import Credit, Entry, Outcome, Proposal, Refused, Why, concerns, is_held, propose
from core.exemptions.weighed import AskedPaper, ProposedPaper, Refusal, Weighed

GIVING = frozenset({RuleKind.EXEMPTED, RuleKind.KEPT, RuleKind.CARRIED})


def weigh(
    law: Law, entry: Entry, groups: Sequence[Group], declared: Sequence[Declared], latest: int
) -> tuple[Weighed, ...]:
    """Weigh declarations: one thing per paper, the best for the candidate, whichever declaration it comes from."""
    here = known(groups, latest, entry.year)
    heard, faults, chosen = listen(law, here, declared)
    weighing = _Weighing(law, replace(entry, chosen=chosen), here, tuple(declared), heard, faults)
    return tuple(weighing.weighed(position) for position in range(len(declared)))


def listen(
    law: Law, here: Known, declared: Sequence[Declared]
) -> tuple[dict[int, Credit], dict[int, tuple[Fault, ...]], frozenset[str]]:
    """Give the credits understood and the faults, by position, and the rules asked for without a title."""
    heard: dict[int, Credit] = {}
    faults: dict[int, tuple[Fault, ...]] = {}
    seen: set[tuple[str, int, str]] = set()
    for position, one in enumerate(declared):
        credit, faults[position] = read(here, position, one)
        if credit is not None and (credit.title, credit.year, credit.speciality) in seen:
            faults[position] = (Fault(position, "option", "credit_repeated"),)
        elif credit is not None:
            seen.add((credit.title, credit.year, credit.speciality))
            heard[position] = credit
    chosen = frozenset(
        rule.id
        for rule in law.rules
        if rule.circumstance is Circumstance.CHOICE and any(_is_choice(here, declared[p]) for p in heard)
    )
    return heard, faults, chosen


def granted(law: Law, entry: Entry, here: Known, declared: Sequence[Declared]) -> dict[str, Proposal]:
    """Give, paper by paper, what the declarations give and leave ticked, and nothing else of what they are told."""
    heard, _, chosen = listen(law, here, declared)
    found = propose(law, replace(entry, chosen=chosen), list(heard.values()))
    unticked = {paper for one in declared for paper in one.sit_again}
    return {one.paper: one for one in found.proposals if one.paper not in unticked}


def _is_choice(here: Known, one: Declared) -> bool:
    return here.circumstances.get(one.option) is Circumstance.CHOICE


class _Weighing:
    """Declarations weighed together, then told one by one."""

    def __init__(
        self,
        law: Law,
        entry: Entry,
        here: Known,
        declared: tuple[Declared, ...],
        heard: dict[int, Credit],
        faults: dict[int, tuple[Fault, ...]],
    ) -> None:
        self.law, self.entry, self.here, self.declared = law, entry, here, declared
        self.heard, self.faults = heard, faults
        rank = {code: number for number, code in enumerate(here.options)}
        self.places = sorted(heard, key=lambda p: (rank[heard[p].title], _canonical(heard[p])))
        self.found = propose(law, self.entry, [heard[position] for position in self.places])
        self.unticked = {paper for one in declared for paper in one.sit_again}
        self.rules = {rule.id: rule for rule in law.rules}
        self.labels = {paper.code: paper.label for paper in entry.grid.papers}

    def weighed(self, position: int) -> Weighed:
        """Tell what one declaration gives."""
        one, option = self.declared[position], self.here.options.get(self.declared[position].option)
        year, _ = year_of(one.year, self.here.latest)
        asked = () if option and self._is_too_old(position, option) else self._asked(one, option, year)
        faults = self.faults[position] + self._missing(position, one, option, asked)
        if position not in self.heard:
            return Weighed(position, one, option, faults, (), (), (), asked, year)
        year = self.heard[position].year
        proposals = self._proposed(position, self.found.proposals)
        refusals = self._refusals(position, asked)
        uncertain = self._proposed(position, self.found.uncertain)
        return Weighed(position, one, option, faults, proposals, uncertain, refusals, asked, year)

    def _owner(self, credit: int) -> int:
        if credit >= 0:
            return self.places[credit]
        return next((p for p in self.places if _is_choice(self.here, self.declared[p])), -1)

    def _proposed(self, position: int, proposals: Iterable[Proposal]) -> tuple[ProposedPaper, ...]:
        return tuple(
            ProposedPaper(
                one.paper, one.label, one.status, one.grade, one.kept_until, one.rule, one.rule_label, one.legal_ref,
                one.evidence, self.rules[one.rule].no_honours, one.paper not in self.unticked,
            )
            for one in proposals
            if self._owner(one.credit) == position
        )  # fmt: skip

    def _asked(self, one: Declared, option: Option | None, year: int) -> tuple[AskedPaper, ...]:
        """Give the papers whose grades or units are asked, once the year says which papers there were."""
        if option is None or option.needs is Needs.NOTHING or not year:
            return ()
        if option.speciality_needed and one.speciality not in {ELSEWHERE, *(each.code for each in option.specialities)}:
            return ()
        title = self.law.titles[option.code]
        rules = self._reaching(option)
        never = title.circumstance is Circumstance.FAILED_OTHER and one.speciality in {"", ELSEWHERE}
        papers = papers_of_credit(self.law, self.entry.grid, rules, None if never else one.speciality, year)
        typed, ticked = dict(one.grades), set(one.units)
        subjects = {paper.subject for paper in self.entry.grid.papers if paper.subject}
        return tuple(
            AskedPaper(code, label, typed.get(code, ""), code in ticked, code in subjects) for code, label in papers
        )

    def _missing(
        self, position: int, one: Declared, option: Option | None, asked: tuple[AskedPaper, ...]
    ) -> tuple[Fault, ...]:
        """Without one grade, or one unit, such a declaration says nothing."""
        if option is None or not asked:
            return ()
        if option.needs is Needs.GRADES and not any(grade.strip() for _, grade in one.grades):
            return (Fault(position, "grades", "credit_grades_missing"),)
        if option.needs is Needs.UNITS and not one.units:
            return (Fault(position, "units", "credit_units_missing"),)
        return ()

    def _is_too_old(self, position: int, option: Option) -> bool:
        why = {one.rule: one.why for one in self._refused(position)}
        given = {why.get(rule.id) for rule in self._reaching(option)}
        return Why.TOO_OLD in given and given <= {Why.TOO_OLD, Why.NOT_SPECIFIED}

    def _reaching(self, option: Option) -> list[Rule]:
        title = self.law.titles[option.code]
        return [rule for rule in self.law.rules if concerns(rule, self.entry) and is_held(rule, title)]

    def _refused(self, position: int) -> list[Refused]:
        return [one for one in self.found.refused if self._owner(one.credit) == position]

    def _refusals(self, position: int, asked: tuple[AskedPaper, ...]) -> tuple[Refusal, ...]:
        credit, labels = self.heard[position], self.labels | {one.code: one.label for one in asked}
        title = self.law.titles[credit.title]
        found = [self._refusal(one, credit, labels) for one in self._refused(position)]
        found += [
            _about(rule, why, first=rule.from_session, last=rule.to_session or 0)
            for rule, why in self._out_of_reach(title)
        ]
        return (*found, *self._outdone(position, credit))

    def _refusal(self, one: Refused, credit: Credit, labels: dict[str, str]) -> Refusal:
        rule = self.rules[one.rule]
        return _about(
            rule, one.why, paper=one.paper, paper_label=labels.get(one.paper, one.paper),
            years=rule.validity_years or 0, until=credit.year + (rule.validity_years or 0),
            least="" if rule.min_grade is None else f"{rule.min_grade.normalize():f}",
            first=rule.not_on_parent_since or 0,
        )  # fmt: skip

    def _out_of_reach(self, title: Title) -> list[tuple[Rule, Why]]:
        """Give the rules that are about this title, but not at this exam session or not for this candidate."""
        held = [rule for rule in self.law.rules if rule.kind in GIVING and _holds(rule, title)]
        reached = {(rule.kind, rule.traits) for rule in held if concerns(rule, self.entry)}
        found = []
        for rule in held:
            if rule.domain != self.entry.domain or (rule.kind, rule.traits) in reached:
                continue
            if not in_force(rule.from_session, rule.to_session, self.entry.year):
                found.append((rule, Why.NOT_IN_FORCE))
            elif rule.audience not in {"", self.entry.audience}:
                found.append((rule, Why.NOT_FOR_YOU))
        return found

    def _outdone(self, position: int, credit: Credit) -> list[Refusal]:
        """Tell each paper that this declaration would give alone, and that another one gives better."""
        if len(self.places) == 1:
            return []
        alone: Outcome = propose(self.law, replace(self.entry, chosen=frozenset()), [credit])
        best = {one.paper: one for one in self.found.proposals}
        found = []
        for one in alone.proposals:
            winner = self._owner(best[one.paper].credit) if one.paper in best else position
            if winner != position and winner >= 0:
                by = self.here.options[self.declared[winner].option].name
                rule = self.rules[one.rule]
                found.append(_about(rule, Why.OUTDONE, paper=one.paper, paper_label=one.label, by=by))
        return found


def _holds(rule: Rule, title: Title) -> bool:
    if title.circumstance is Circumstance.CHOICE:
        return rule.circumstance is Circumstance.CHOICE
    return is_held(rule, title)


def _about(
    rule: Rule, why: Why, *, paper: str = "", paper_label: str = "", years: int = 0, until: int = 0, least: str = "",
    first: int = 0, last: int = 0, by: str = "",
) -> Refusal:  # fmt: skip
    return Refusal(why, rule.id, rule.label, rule.legal_ref, paper, paper_label, years, until, least, first, last, by)


def _canonical(credit: Credit) -> tuple[int, str, str, str]:
    """Compare credits of one title: newest first, then by everything else that is said."""
    return -credit.year, credit.speciality, credit.academie, repr((sorted(credit.grades), sorted(credit.units)))
