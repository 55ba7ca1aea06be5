"""Which supporting pieces a registration must bring, and the life of each of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class PieceState(StrEnum):
    """Where a piece stands."""

    AWAITED = "awaited"
    RECEIVED = "received"
    UNDER_CHECK = "under_check"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    NOT_REQUIRED = "not_required"


class Step(StrEnum):
    """What may happen to a piece."""

    DEPOSIT = "deposit"  # a file more, the pieces not being locked
    REPLACE = "replace"  # a file for a refused piece, the others staying locked
    EMPTY = "empty"  # its last file is taken away
    LOCK = "lock"
    UNLOCK = "unlock"
    ACCEPT = "accept"
    REFUSE = "refuse"
    ASK_AGAIN = "ask_again"  # what it proved has changed


_S, _T = PieceState, Step
TRANSITIONS: dict[tuple[PieceState, Step], PieceState] = {
    (_S.AWAITED, _T.DEPOSIT): _S.RECEIVED,
    (_S.RECEIVED, _T.DEPOSIT): _S.RECEIVED,
    (_S.REFUSED, _T.DEPOSIT): _S.RECEIVED,
    (_S.REFUSED, _T.REPLACE): _S.UNDER_CHECK,
    (_S.RECEIVED, _T.EMPTY): _S.AWAITED,
    (_S.RECEIVED, _T.LOCK): _S.UNDER_CHECK,
    (_S.ACCEPTED, _T.LOCK): _S.ACCEPTED,
    (_S.NOT_REQUIRED, _T.LOCK): _S.NOT_REQUIRED,
    (_S.UNDER_CHECK, _T.UNLOCK): _S.RECEIVED,
    (_S.AWAITED, _T.UNLOCK): _S.AWAITED,
    (_S.REFUSED, _T.UNLOCK): _S.REFUSED,
    (_S.ACCEPTED, _T.UNLOCK): _S.ACCEPTED,
    (_S.NOT_REQUIRED, _T.UNLOCK): _S.NOT_REQUIRED,
    (_S.AWAITED, _T.ACCEPT): _S.ACCEPTED,  # it came by post
    (_S.RECEIVED, _T.ACCEPT): _S.ACCEPTED,
    (_S.UNDER_CHECK, _T.ACCEPT): _S.ACCEPTED,
    (_S.REFUSED, _T.ACCEPT): _S.ACCEPTED,
    (_S.RECEIVED, _T.REFUSE): _S.REFUSED,
    (_S.UNDER_CHECK, _T.REFUSE): _S.REFUSED,
    (_S.ACCEPTED, _T.REFUSE): _S.REFUSED,
    (_S.ACCEPTED, _T.ASK_AGAIN): _S.AWAITED,
    (_S.RECEIVED, _T.ASK_AGAIN): _S.AWAITED,
}
TO_CHECK = frozenset({PieceState.RECEIVED, PieceState.UNDER_CHECK})
MISSING = frozenset({PieceState.AWAITED, PieceState.REFUSED})
GIVEN = MISSING | {PieceState.RECEIVED}  # what a candidate may change, unless it is locked
SIGNED_CONFIRMATION = "signed_confirmation"


def after(state: PieceState, step: Step) -> PieceState | None:
    """Give where a piece stands after a step; nothing when that cannot happen to it."""
    return TRANSITIONS.get((state, step))


def is_named_in_mails(content: Mapping[str, Any]) -> bool:
    """Whether a mail, which others may read, names a piece and says why it was refused; never a sealed one."""
    return not content.get("sealed")


def comes_by_post(piece_code: str, regime: str) -> bool:
    """Whether a piece is sent on paper: the confirmation to sign, where the office wants the sheet itself."""
    return piece_code == SIGNED_CONFIRMATION and regime == "paper"


def lacking(pieces: Iterable[tuple[str, PieceState]], regime: str) -> tuple[str, ...]:
    """Give the pieces for want of which the others cannot be locked: awaited or refused, and not sent on paper."""
    return tuple(code for code, state in pieces if state in MISSING and not comes_by_post(code, regime))


def given_back(pieces: Iterable[tuple[PieceState, datetime]], closed_at: datetime) -> bool:
    """Whether the office put pieces in their candidate's hands since their window closed: refused, unlocked, asked.

    `pieces` come with the instant of their last change: once the window is closed, only the office changes them.
    """
    return any(state in GIVEN and changed_at >= closed_at for state, changed_at in pieces)


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which pieces are asked: `rules` are the exemption rules applied, `age` is in full years."""

    domain_code: str
    category_code: str
    audience: str
    regime: str
    age: int
    rules: frozenset[str]
    born_abroad: bool = False
    foreign_centre: bool = False
    accommodations: bool = False


@dataclass(frozen=True, slots=True)
class AskablePiece:
    """A piece of the catalogue; it is asked when one of its requirements holds."""

    code: str
    label: str
    requirements: tuple[dict[str, Any], ...]


def asked_pieces(catalogue: Iterable[AskablePiece], situation: Situation) -> list[AskablePiece]:
    """Give the pieces asked in a situation, in the order of the catalogue."""
    return [piece for piece in catalogue if any(_holds(one, situation) for one in piece.requirements)]


def _holds(requirement: dict[str, Any], situation: Situation) -> bool:
    """Whether all the conditions a requirement states hold; one it does not state holds."""
    lists = {
        "domains": situation.domain_code,
        "categories": situation.category_code,
        "audiences": situation.audience,
        "regimes": situation.regime,
    }
    if any(requirement.get(name) and value not in requirement[name] for name, value in lists.items()):
        return False
    if requirement.get("rules") and not situation.rules.intersection(requirement["rules"]):
        return False
    if ages := requirement.get("ages"):
        youngest, oldest = ages
        if not youngest <= situation.age <= oldest:
            return False
    flags = ("born_abroad", "foreign_centre", "accommodations")
    return all(getattr(situation, flag) for flag in flags if requirement.get(flag))
