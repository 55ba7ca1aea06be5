"""The life of a request for accommodations, and what a decision must say. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a request stands."""

    SENT = "sent"
    INCOMPLETE = "incomplete"
    UNDER_REVIEW = "under_review"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.SENT, State.INCOMPLETE, State.UNDER_REVIEW})
NEXT: dict[State, frozenset[State]] = {
    State.SENT: frozenset({State.UNDER_REVIEW, State.INCOMPLETE, State.DECIDED, State.WITHDRAWN}),
    State.INCOMPLETE: frozenset({State.SENT, State.DECIDED, State.WITHDRAWN}),
    State.UNDER_REVIEW: frozenset({State.INCOMPLETE, State.DECIDED, State.WITHDRAWN}),
    State.DECIDED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
UNREAD_AFTER = timedelta(days=10)  # a decision not read by then is one to telephone about
LONGEST_MESSAGE = 4_000
SUBJECT = "accommodation"  # the document, and what the names of the mails begin with


def may_become(now: str, then: State) -> bool:
    """Whether a request in one state can go to another."""
    return then in NEXT[State(now)]


def request_faults(measures: Collection[str], message: str, known: Collection[str]) -> dict[str, str]:
    """Give what is wrong with a request: nothing asked, an unknown measure, a message that is too long."""
    wrong: dict[str, str] = {}
    if not measures and not message.strip():
        wrong["measures"] = "accommodation_nothing_asked"
    if set(measures) - set(known):
        wrong["measures"] = "unknown"
    if len(message) > LONGEST_MESSAGE:
        wrong["message"] = "text_too_long"
    return wrong


def decision_faults(
    asked: Collection[str], granted: Collection[str], answer: str, known: Collection[str]
) -> dict[str, str]:
    """Give what is wrong with a decision: an unknown measure, a measure refused without saying why."""
    wrong: dict[str, str] = {}
    if set(granted) - set(known):
        wrong["granted"] = "unknown"
    if (set(asked) - set(granted) or not granted) and not answer.strip():
        wrong["answer"] = "accommodation_reason_missing"
    if len(answer) > LONGEST_MESSAGE:
        wrong["answer"] = "text_too_long"
    return wrong


def is_sensitive(name: str) -> bool:
    """Whether a kind of document or of mail says by itself that accommodations were asked (GDPR, art. 9)."""
    return name.startswith(SUBJECT)
