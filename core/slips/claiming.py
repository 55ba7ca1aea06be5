"""Use a slip: code and birth date, once, then the e-mail and the password of an account to activate (6.28)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, counting
from core.access.errors import TriedTooOften
from core.access.passwords import Policy, check_password, hash_password, verify
from core.accounts.rules import AccountState
from core.accounts.typed import read_email
from core.audit import Event, record
from core.candidates.days import parse_day
from core.candidates.emails import Email
from core.candidates.errors import EmailTaken
from core.candidates.faults import Unacceptable
from core.errors import InvalidFields
from core.slips import rules, tries
from core.slips.errors import SlipNotRecognised
from core.slips.opening import open_account
from db.tables import Account, Candidate, Slip

# By slip and not by source: the pupils of a whole school share one address.
TAKEN = counting.Quota("slip-taken", 5, timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class TypedClaim:
    """The form of the slip, as typed."""

    code: str
    birth_date: str
    email: str
    email_again: str
    password: str = field(repr=False)
    password_again: str = field(repr=False)
    accepted: bool = False
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Claim:
    """A form whose fields can all be read; nothing says yet that the slip is good."""

    code: str
    born: date
    email: Email
    language: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a try found: whose slip it is (0: nobody's), the words a password may not hold, or until when to wait.

    `kept` is the password of an account that this very slip opened with this very address: a form sent twice.
    """

    candidate_id: int = 0
    known: tuple[str, ...] = ()
    wait_until: datetime | None = None
    kept: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A slip used: the account awaits its activation until then, by the mail just promised."""

    email: str
    until: datetime


def claim(actor: Actor, typed: TypedClaim) -> Claimed:
    """Use a slip; a code that is not good costs a try, a password that is not good does not spend the slip.

    The try is counted before anything is looked for, and the password is hashed outside any transaction.
    """
    read = _read(typed)
    proof = units.perform(take_try, actor, read)
    if proof.wait_until:
        raise TriedTooOften(until=proof.wait_until)
    if not proof.candidate_id:
        units.perform(note_failure, actor)
        raise SlipNotRecognised
    if proof.kept:
        return _again(actor, read, typed.password, proof)
    check_password(Policy.CYCLADES, typed.password, (*proof.known, read.email.typed), born=read.born)
    if wait := units.read(_wait, actor, proof.candidate_id):
        raise TriedTooOften(until=wait)
    try:
        return units.perform(use, actor, read, hash_password(typed.password))
    except EmailTaken:
        units.perform(note_taken, actor, proof.candidate_id)
        raise


def _read(typed: TypedClaim) -> Claim:
    """Read every field, or name every one at fault; a code of the wrong form is told before it costs a try."""
    wrong: dict[str, str] = {}
    code = rules.read(typed.code)
    if not code:
        wrong["slip_code"] = "slip_code_form" if typed.code.strip() else "missing"
    born: date | None = None
    try:
        born = parse_day(typed.birth_date)
    except Unacceptable as refusal:
        wrong["birth_date"] = refusal.fault
    email: Email | None = None
    try:
        email = read_email(typed.email, typed.email_again)
    except InvalidFields as refusal:
        wrong |= refusal.facts["fields"]
    if not typed.password:
        wrong["password"] = "missing"  # noqa: S105 - a fault, not a password
    elif typed.password != typed.password_again:
        wrong["password_again"] = "not_the_same"  # noqa: S105
    if not typed.accepted:
        wrong["accepted"] = "not_accepted"
    if wrong or born is None or email is None:
        raise InvalidFields(fields=wrong)
    return Claim(code, born, email, typed.language)


def take_try(tx: Session, actor: Actor, read: Claim) -> Proof:
    """Count one more try from a source and of a prefix, then say whether the code and the birth date go together."""
    if wait := tries.count(tx, actor.address, read.code):
        return Proof(wait_until=wait)
    found = _slip(tx, read)
    if found is None or found.birth_date != read.born:
        return Proof()
    kept = ""
    if found.used_at is not None:
        kept = _opened_with(tx, found.candidate_id, read)
    elif not found.live:
        return Proof()
    if found.used_at is not None and not kept:
        return Proof()
    tries.forgive(tx, actor.address, read.code)
    words = f"{found.birth_name} {found.usual_name} {found.first_names}".split()
    return Proof(found.candidate_id, (*words, found.city), kept=kept)


def _slip(tx: Session, read: Claim) -> Row[int, datetime | None, bool, date, str, str, str, str] | None:
    live = (Slip.revoked_at.is_(None) & (Slip.expires_at > clock.now(tx))).label("live")
    return tx.execute(
        select(
            Slip.candidate_id, Slip.used_at, live, Candidate.birth_date, Candidate.birth_name, Candidate.usual_name,
            Candidate.first_names, Candidate.city,
        )
        .join(Candidate, Candidate.id == Slip.candidate_id)
        .where(Slip.code_hash == rules.kept(read.code))
    ).one_or_none()  # fmt: skip


def _opened_with(tx: Session, candidate_id: int, read: Claim) -> str:
    statement = select(Account.password_hash).where(
        Account.candidate_id == candidate_id, Account.email_key == read.email.key,
        Account.state == AccountState.PENDING.value,
    )  # fmt: skip
    return tx.scalars(statement).one_or_none() or ""


def _again(actor: Actor, read: Claim, password: str, proof: Proof) -> Claimed:
    """The same form sent twice gets the same answer; another password with a used slip gets none (6.24)."""
    if not verify(proof.kept, password):
        units.perform(note_failure, actor)
        raise SlipNotRecognised
    return units.read(_opened, actor, read, proof.candidate_id)


def _opened(tx: Session, actor: Actor, read: Claim, candidate_id: int) -> Claimed:
    del actor
    until = tx.scalars(select(Account.deadline).where(Account.candidate_id == candidate_id)).one()
    return Claimed(read.email.typed, until)


def _wait(tx: Session, actor: Actor, candidate_id: int) -> datetime | None:
    del actor
    return counting.wait_of(tx, TAKEN, str(candidate_id), clock.now(tx))


def note_taken(tx: Session, actor: Actor, candidate_id: int) -> None:
    """Count and journal one more answer « exists already » given to the holder of a slip (1.14)."""
    counting.spend(tx, TAKEN, str(candidate_id), clock.now(tx))
    record(tx, actor, Event.ACCOUNT_EMAIL_REFUSED, "account", 0)


def note_failure(tx: Session, actor: Actor) -> None:
    """Journal a slip that was refused; neither the code nor whose it might be is kept."""
    record(tx, actor, Event.SLIP_FAILED, "slip", 0)


def use(tx: Session, actor: Actor, read: Claim, kept_password: str) -> Claimed:
    """Spend a slip and open the account it gives: whoever comes second finds it spent."""
    now = clock.now(tx)
    candidate_id = tx.execute(
        update(Slip)
        .where(
            Slip.code_hash == rules.kept(read.code), Slip.used_at.is_(None), Slip.revoked_at.is_(None),
            Slip.expires_at > now,
        )
        .values(used_at=now)
        .returning(Slip.candidate_id)
    ).scalar_one_or_none()  # fmt: skip
    if candidate_id is None:
        raise SlipNotRecognised
    account = open_account(tx, actor, candidate_id, read.email, kept_password, read.language)
    record(tx, actor, Event.SLIP_USED, "candidate", candidate_id, facts={"account": account.id})
    return Claimed(account.email, account.deadline)
