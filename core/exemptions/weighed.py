"""What a declaration gives, as screens show it: papers with their rule, refusals with their reason."""

from __future__ import annotations

from dataclasses import dataclass

from core.exemptions.declared import Declared
from core.exemptions.offering import Option
from core.exemptions.reading import Fault
from core.exemptions.rules import Why
from core.registrations.snapshot import PaperStatus

ONLY_WHEN_NOTHING_COMES = frozenset({Why.GIVES_NOTHING, Why.TOO_OLD, Why.NOT_IN_FORCE, Why.NOT_FOR_YOU})


@dataclass(frozen=True, slots=True)
class ProposedPaper:
    """One paper that need not be sat, by which rule of which text; `ticked` is false when it is sat all the same."""

    paper: str
    label: str
    kind: PaperStatus
    grade: str
    kept_until: str
    rule: str
    rule_label: str
    legal_ref: str
    evidence: str
    no_honours: bool
    ticked: bool

    @property
    def name(self) -> str:
        """The paper as the guide writes it."""
        return f"{self.paper} : {self.label}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a declaration gives nothing by a rule; `by` names the declaration that gives more on the same paper."""

    why: Why
    rule: str
    rule_label: str
    legal_ref: str
    paper: str = ""
    paper_label: str = ""
    years: int = 0
    until: int = 0
    least: str = ""
    first: int = 0
    last: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper whose grade is asked, or that may have been acquired; what was typed or ticked is given back."""

    code: str
    label: str
    typed: str
    ticked: bool
    by_subject: bool = False

    @property
    def name(self) -> str:
        """The paper as it is asked; of an exam that has no papers here, its subject alone."""
        return self.label if self.by_subject else f"{self.code} : {self.label}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One declaration: its option, its faults, what it gives, what is uncertain and what is refused."""

    position: int
    declared: Declared
    option: Option | None
    faults: tuple[Fault, ...]
    proposals: tuple[ProposedPaper, ...]
    uncertain: tuple[ProposedPaper, ...]
    refusals: tuple[Refusal, ...]
    asked: tuple[AskedPaper, ...]
    year: int

    @property
    def told(self) -> tuple[Refusal, ...]:
        """What the candidate is told: why nothing comes when nothing comes, and every paper lost on the way."""
        silent = ONLY_WHEN_NOTHING_COMES if self.proposals or self.uncertain else frozenset[Why]()
        given = {one.paper for one in self.proposals}
        return tuple(
            one
            for one in self.refusals
            if one.why not in silent and one.why is not Why.NOT_SPECIFIED and (not one.paper or one.paper not in given)
        )

    @property
    def outdone(self) -> dict[str, tuple[str, ...]]:
        """The papers that other declarations give, by the name of the one that gives them."""
        names = dict.fromkeys(one.by for one in self.told if one.why is Why.OUTDONE)
        return {name: tuple(one.paper for one in self.told if one.by == name) for name in names}

    @property
    def evidence(self) -> tuple[str, ...]:
        """The pieces asked as proof of what is kept ticked."""
        return tuple(dict.fromkeys(one.evidence for one in self.proposals if one.ticked and one.evidence))

    def fault(self, field: str, paper: str = "") -> str:
        """The code of what is wrong with a field, empty when nothing is."""
        return next((one.code for one in self.faults if (one.field, one.paper) == (field, paper)), "")
