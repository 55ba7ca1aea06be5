"""How a confirmation becomes a signature: on paper that the office receives, or by a validation online (seed 5).

Either stands for one version. Whatever gives a new version takes it back: that one is to be signed or validated again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import visible_registrations
from core.audit import Event, record
from core.calendar.phases import PhaseNow, phases_of
from core.calendar.rules import Phase
from core.errors import StaleForm
from core.notifications.about_registration import tell_of_registration
from core.pieces.rules import SIGNED_CONFIRMATION, PieceState
from core.registrations.errors import NotOnline, NotOnPaper, SignedAlready, ValidationNotOpen
from core.registrations.labels import labels
from core.registrations.rules import State
from core.registrations.visible import own_registration, own_registrations, seen_registration, still_seen
from db.tables import Account, OnlineValidation, Piece, PieceFile, Registration, RegistrationVersion

ONLINE = "online"
RETURNED_BY = {ONLINE: (Phase.ONLINE_VALIDATION, Phase.PIECES), "upload": (Phase.PIECES, Phase.CONFIRMATIONS)}
ON_PAPER = (Phase.CONFIRMATIONS, Phase.PIECES)


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A registration as it is to be confirmed: its whole content, how, until when, and where it stands."""

    registration_id: int
    number: int
    version: int
    fingerprint: str
    state: State
    regime: str
    period: PhaseNow | None
    snapshot: dict[str, Any]
    academie_code: str
    domain_code: str
    validated_before: bool

    @property
    def online(self) -> bool:
        """Whether a validation online counts as a signature."""
        return self.regime == ONLINE

    @property
    def can_validate(self) -> bool:
        """Whether the candidate may validate now."""
        return self.online and self.state is State.REGISTERED and (self.in_time or self.validated_before)

    @property
    def in_time(self) -> bool:
        """Whether the period to validate is now."""
        return self.period is not None and self.period.is_open


@dataclass(frozen=True, slots=True)
class Signed:
    """The receipt of a confirmation that became a signature."""

    registration_id: int
    version: int
    state: str


def to_confirm(tx: Session, actor: Actor, number: int) -> ToConfirm:
    """Give one's own registration, by its number, as it is to be confirmed."""
    require(actor, Permission.OWN_FILE)
    return _to_confirm(tx, own_registration(tx, actor, number))


def all_to_confirm(tx: Session, actor: Actor) -> list[ToConfirm]:
    """Give each of one's own registrations as it is to be confirmed."""
    require(actor, Permission.OWN_FILE)
    return [_to_confirm(tx, one) for one in own_registrations(tx, actor)]


def _to_confirm(tx: Session, registration: Registration) -> ToConfirm:
    content = tx.scalars(
        select(RegistrationVersion.snapshot).where(
            RegistrationVersion.registration_id == registration.id, RegistrationVersion.n == registration.version
        )
    ).one()
    regime, period = regime_of(tx, registration)
    return ToConfirm(
        registration.id, registration.number, registration.version, registration.fingerprint,
        State(registration.state), regime, period, content, registration.academie_code, registration.domain_code,
        _validated_before(tx, registration),
    )  # fmt: skip


def _validated_before(tx: Session, registration: Registration) -> bool:
    """Whether an earlier version was validated: one that a change took back can be validated again, however late."""
    earlier = select(OnlineValidation.registration_version).where(OnlineValidation.registration_id == registration.id)
    return tx.scalars(earlier.limit(1)).one_or_none() is not None


def regime_of(tx: Session, registration: Registration) -> tuple[str, PhaseNow | None]:
    """Give how the confirmation of a registration is returned, and the period the calendar gives for it.

    A place whose calendar opens the validation online has it, whatever its domain does elsewhere.
    """
    known = phases_of(tx, registration)
    regime = labels(tx).regime(registration.domain_code, registration.academie_code)
    if Phase.ONLINE_VALIDATION in known and Phase.CONFIRMATIONS not in known:
        regime = ONLINE
    return regime, next((known[phase] for phase in RETURNED_BY.get(regime, ON_PAPER) if phase in known), None)


def awaits_paper(tx: Session, actor: Actor, registration_id: int) -> bool:
    """Whether the office may still note the signed confirmation of a registration of its perimeter."""
    require(actor, Permission.CANDIDATE_DESK)
    statement = visible_registrations(actor, Permission.CANDIDATE_DESK).where(
        Registration.id == registration_id, still_seen()
    )
    found = tx.scalars(statement).one_or_none()
    return found is not None and found.state == State.REGISTERED and _may_sign_on_paper(tx, found)


def _may_sign_on_paper(tx: Session, registration: Registration) -> bool:
    """Whether a signature on paper counts: wherever paper is returned, and of who has no account to validate with."""
    if regime_of(tx, registration)[0] != ONLINE:
        return True
    mine = select(Account.id).where(Account.candidate_id == registration.candidate_id, Account.state == "active")
    return tx.scalars(mine).first() is None


def validate_online(tx: Session, actor: Actor, registration_id: int, *, seen: str) -> Signed:
    """Validate the current version, the one whose content was on the screen (its fingerprint), while it is open.

    Validated in time and taken back since by a change, such as a new e-mail, it is validated again whenever.
    """
    require(actor, Permission.OWN_FILE)
    registration = _still_to_sign(tx, actor, registration_id, Permission.OWN_FILE)
    regime, period = regime_of(tx, registration)
    if regime != ONLINE:
        raise NotOnline
    if (period is None or not period.is_open) and not _validated_before(tx, registration):
        raise ValidationNotOpen
    if registration.fingerprint != seen:
        raise StaleForm
    tx.add(
        OnlineValidation(
            registration_id=registration.id, registration_version=registration.version,
            fingerprint=registration.fingerprint, validated_at=clock.now(tx), validated_by=actor.label,
        )
    )  # fmt: skip
    signed = _sign(tx, actor, registration, State.VALIDATED, Event.CONFIRMATION_VALIDATED)
    tell_of_registration(tx, "confirmation_validated", registration)
    return signed


def note_confirmed(tx: Session, actor: Actor, registration_id: int, *, seen: int) -> Signed:
    """Note that the office received the signed confirmation of the version on the screen.

    Where confirmations are validated online, it may come from somebody registered at the desk who has no account.
    """
    require(actor, Permission.CANDIDATE_DESK)
    registration = _still_to_sign(tx, actor, registration_id, Permission.CANDIDATE_DESK)
    if not _may_sign_on_paper(tx, registration):
        raise NotOnPaper
    if registration.version != seen:
        raise StaleForm
    signed = confirm(tx, actor, registration)
    tell_of_registration(tx, "confirmation_received", registration)
    return signed


def confirm(tx: Session, actor: Actor, registration: Registration) -> Signed:
    """Confirm a registration, read and locked by the caller, whose signed confirmation is in the office's hands."""
    require(actor, Permission.CANDIDATE_DESK)
    _mark_piece(tx, actor, registration, PieceState.ACCEPTED)
    return _sign(tx, actor, registration, State.CONFIRMED, Event.REGISTRATION_STATE_CHANGED)


def _still_to_sign(tx: Session, actor: Actor, registration_id: int, permission: Permission) -> Registration:
    registration = seen_registration(tx, actor, registration_id, permission)
    if registration.state != State.REGISTERED:
        raise SignedAlready
    return registration


def _sign(tx: Session, actor: Actor, registration: Registration, state: State, event: Event) -> Signed:
    before, registration.state = registration.state, state.value
    tx.flush()
    record(
        tx, actor, event, "registration", registration.id, changes={"state": (before, state.value)},
        facts={"candidate": registration.candidate_id, "version": registration.version},
    )  # fmt: skip
    return Signed(registration.id, registration.version, state.value)


def take_back(tx: Session, actor: Actor, registration: Registration) -> bool:
    """A version that moved is no longer the one that was signed: it is to be signed again; say whether it was."""
    require(actor, Permission.REGISTRATION_SAVE)
    if registration.state not in {State.CONFIRMED, State.VALIDATED}:
        return False
    online = registration.state == State.VALIDATED
    _sign(tx, actor, registration, State.REGISTERED, Event.REGISTRATION_STATE_CHANGED)
    _mark_piece(tx, actor, registration, PieceState.AWAITED)
    tell_of_registration(tx, "confirmation_taken_back", registration, online="yes" if online else "no")
    return True


def _mark_piece(tx: Session, actor: Actor, registration: Registration, state: PieceState) -> None:
    """Let the piece « signed confirmation » follow: accepted with the signature, awaited again without it."""
    piece = tx.scalars(
        select(Piece).where(Piece.registration_id == registration.id, Piece.piece_code == SIGNED_CONFIRMATION)
    ).one_or_none()
    if piece is None or piece.state in {state, PieceState.NOT_REQUIRED}:
        return
    now = clock.now(tx)
    if state is PieceState.AWAITED:
        for row in tx.scalars(select(PieceFile).where(PieceFile.piece_id == piece.id, PieceFile.removed_at.is_(None))):
            row.removed_at = now
    before, piece.state, piece.reason, piece.changed_at = piece.state, state.value, "", now
    tx.flush()
    record(
        tx, actor, Event.PIECE_CHANGED, "registration", registration.id, changes={"state": (before, state.value)},
        facts={"piece": SIGNED_CONFIRMATION},
    )  # fmt: skip
