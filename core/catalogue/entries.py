"""What the catalogue holds, as read from `db/reference`: frozen, in the words of the office.

A session bound (`from_session`, `to_session`) is a year; `to_session` is empty (None) while still in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.calendar.rules import Phase
from core.documents.facts import ReturnRegime

ANY_PAPER = "*"  # a rule that targets every paper
PROFESSIONAL = "professional"  # a rule that targets the professional papers


class Audience(StrEnum):
    """Who a window or a category is for: those who register themselves, or those whom a school registers."""

    INDIVIDUAL = "individual"
    SCHOOL = "school"


class Certainty(StrEnum):
    """Whether the source says it, or we deduce it; what is deduced is never applied unasked."""

    FACT = "fact"
    INFERENCE = "inference"


class Circumstance(StrEnum):
    """Why a candidate declares a prior credit, and so which rules look at it."""

    FAILED_SAME = "failed_same"
    FAILED_OTHER = "failed_other"
    DIPLOMA = "diploma"
    VAE = "vae"
    ATTESTATION = "attestation"
    CHOICE = "choice"
    ENTRY = "entry"


class RuleKind(StrEnum):
    """What a rule gives: an exemption, a kept or carried grade, nothing (and says why), or an entry condition."""

    EXEMPTED = "exempted"
    KEPT = "kept"
    CARRIED = "carried"
    NONE = "none"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Category:
    """A category of candidates; an invented code says `demonstration`."""

    code: str
    label: str
    audience: Audience
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Domain:
    """A family of exams managed together; `registration` false: known, but nobody registers for it here."""

    code: str
    label: str
    parent: str
    family: str
    regime: ReturnRegime
    regime_by_academie: tuple[tuple[str, ReturnRegime], ...]
    renounce_is_final: bool
    registration: bool
    note: str
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A code and its French label (languages, traits of a prior credit)."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One exam paper of a grid; `subject` is what exemption rules target, `parent` the paper it is part of."""

    code: str
    unit: str
    label: str
    parent: str
    coefficient: Decimal | None
    optional: bool
    professional: bool
    subject: str
    choice: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Grid:
    """The papers of a speciality over some exam sessions; `partial`: not all of them are known yet."""

    code: str
    domain: str
    speciality: str
    from_session: int
    to_session: int | None
    legal_ref: str
    certainty: Certainty
    partial: bool
    demonstration: bool
    note: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Speciality:
    """A speciality, series or option of a domain; `printed_code` is the one of its diploma, not unique among all."""

    code: str
    printed_code: str
    domain: str
    label: str
    from_session: int
    to_session: int | None
    demonstration: bool
    source: str


@dataclass(frozen=True, slots=True)
class Correspondence:
    """On which papers of a new grid a grade of an old grid's paper is kept."""

    old_grid: str
    new_grid: str
    old: str
    new: tuple[str, ...]
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class Title:
    """A diploma or situation that a candidate may declare; `offered` names the domains whose form proposes it.

    `words` are those of the screen, before `scope`; a `further` one is folded below the others.
    `other_speciality`: it counts only when it is of another speciality than the one registered for.
    """

    code: str
    label: str
    words: str
    scope: str
    circumstance: Circumstance
    level: int
    authority: str
    other_speciality: bool
    offered: tuple[str, ...]
    traits: tuple[str, ...]
    further: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Why one declares a prior credit, in the words of the form of a domain; a `further` one is folded below."""

    domain: str
    circumstance: Circumstance
    words: str
    english: str
    further: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule of law on exemptions, kept grades or entry, always on the candidate's request."""

    id: str
    domain: str
    kind: RuleKind
    label: str
    circumstance: Circumstance
    holders: tuple[str, ...]
    min_level: int | None
    authorities: tuple[str, ...]
    traits: tuple[str, ...]
    without_traits: tuple[str, ...]
    audience: str
    form: str
    targets: tuple[str, ...]
    targets_elsewhere: tuple[str, ...]
    min_grade: Decimal | None
    validity_years: int | None
    not_on_parent_since: int | None
    no_honours: bool
    condition: str
    evidence: str
    legal_ref: str
    source: str
    from_session: int
    to_session: int | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class PieceKind:
    """A supporting piece; a sealed one is opened only by those who decide on accommodations."""

    code: str
    label: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """When a piece is asked for: every condition named must hold, an empty one always holds."""

    piece: str
    domains: tuple[str, ...]
    audiences: tuple[str, ...]
    regimes: tuple[str, ...]
    categories: tuple[str, ...]
    rules: tuple[str, ...]
    ages: tuple[int, int] | None
    born_abroad: bool
    foreign_centre: bool
    accommodations: bool
    demonstration: bool
    source: str


@dataclass(frozen=True, slots=True)
class WindowEntry:
    """One phase for one place and audience, `[opens, closes)`, as instants; `hour_known` false: hours are ours."""

    domain: str
    exam_session: str
    academie: str
    group: str
    audience: Audience
    phase: Phase
    opens: datetime
    closes: datetime
    zone: str
    hour_known: bool
    demonstration: bool
    source: str


@dataclass(frozen=True, slots=True)
class IncompleteWindow:
    """An opening whose closing was never found: a fact, not a window."""

    domain: str
    exam_session: str
    academie: str
    audience: Audience
    opens: datetime
    source: str
