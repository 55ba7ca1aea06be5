"""The questions of the guide and the answer each situation calls for. Pure: facts in, keys of sentences out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.calendar.rules import WindowState


class Question(StrEnum):
    """The questions, in the guide's order."""

    ACCESS = "access"
    REGISTER = "register"
    CHANGE = "change"
    SIGN_IN = "sign_in"
    GREY = "grey"
    AGAIN = "again"


class Created(StrEnum):
    """What someone who is not signed in says of his account; nothing is looked up from it."""

    UNSAID = ""
    LATELY = "moins-de-48-heures"
    BEFORE = "plus-de-48-heures"
    NEVER = "jamais"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by its key, with its facts; an instant among them is told in `zone`, several names as a list."""

    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    zone: str = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class RegistrationNow:
    """One's own registration: whether the service is open for it and until when, whether its pieces are locked."""

    number: int
    exam: str
    state: WindowState
    opens_at: datetime | None
    closes_at: datetime | None
    zone: str
    pieces_locked: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """Where someone signed in stands; `open_here` names the exams open to registration where he lives."""

    activated_at: datetime | None
    locked_at: datetime | None
    registrations: tuple[RegistrationNow, ...]
    open_domains: int
    academie: str = ""
    open_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The exam and place that someone named, and where its registration service stands; none when there is none."""

    exam: str
    place: str
    state: WindowState | None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    zone: str = "Europe/Paris"


Answers = dict[Question, tuple[Said, ...]]


def own_answers(now: Situation) -> Answers:
    """Answer someone signed in from his own file."""
    return {
        Question.ACCESS: (_activated(now),),
        Question.REGISTER: (_register(now),),
        Question.CHANGE: tuple(_change(one) for one in now.registrations) or (Said("help-change-none"),),
        Question.SIGN_IN: (Said("help-sign-in-mine"),),
        Question.GREY: (Said("help-grey-locked", {"at": now.locked_at}) if now.locked_at else Said("help-grey-free"),),
        Question.AGAIN: (Said("help-again-now", {"count": now.open_domains}),),
    }


def _activated(now: Situation) -> Said:
    return Said("help-access-active", {"at": now.activated_at}) if now.activated_at else Said("help-access-signed-in")


def _register(now: Situation) -> Said:
    """Say for which exams the service is open in the académie of residence; without one, how many are open at all."""
    if not now.academie:
        return Said("help-register-now", {"count": now.open_domains})
    facts = {"count": len(now.open_here), "academie": now.academie, "exams": now.open_here}
    return Said("help-register-here", facts)


def _change(one: RegistrationNow) -> Said:
    """Say what can be done of a registration: pieces once locked come before the calendar."""
    facts: dict[str, Any] = {"exam": one.exam, "number": f"{one.number:03d}"}
    if one.state is WindowState.OPEN:
        key = "help-change-open-locked" if one.pieces_locked else "help-change-open"
        return Said(key, facts | {"closes": one.closes_at}, one.zone)
    if one.state is WindowState.UPCOMING:
        return Said("help-change-upcoming", facts | {"opens": one.opens_at}, one.zone)
    if one.closes_at is not None:
        return Said("help-change-closed", facts | {"closes": one.closes_at}, one.zone)
    return Said("help-change-no-service", facts)


def general_answers(created: Created, choice: Choice | None, open_domains: int) -> Answers:
    """Answer anyone in general terms: never from an account, which may exist or not (1.14)."""
    access = {
        Created.LATELY: "help-access-lately", Created.BEFORE: "help-access-before", Created.NEVER: "help-access-never",
        Created.UNSAID: "help-access-general",
    }  # fmt: skip
    return {
        Question.ACCESS: (Said(access[created]),),
        Question.REGISTER: (_service(choice) if choice else Said("help-register-now", {"count": open_domains}),),
        Question.CHANGE: (Said("help-change-general"),),
        Question.SIGN_IN: (Said("help-sign-in-general"),),
        Question.GREY: (Said("help-grey-general"),),
        Question.AGAIN: (_again(choice) if choice else Said("help-again-general"),),
    }


def _again(choice: Choice) -> Said:
    facts = {"exam": choice.exam, "place": choice.place}
    return Said("help-again-open" if choice.state is WindowState.OPEN else "help-again-closed", facts)


def _service(choice: Choice) -> Said:
    facts: dict[str, Any] = {"exam": choice.exam, "place": choice.place}
    if choice.state is WindowState.OPEN:
        return Said("help-register-open", facts | {"closes": choice.closes_at}, choice.zone)
    if choice.state is WindowState.UPCOMING:
        return Said("help-register-upcoming", facts | {"opens": choice.opens_at}, choice.zone)
    if choice.state is WindowState.CLOSED:
        return Said("help-register-closed", facts | {"closes": choice.closes_at}, choice.zone)
    return Said("help-register-none", facts)
