"""Everything a merge would do, said before it is proposed and again before it is approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.accounts.rules import AccountState
from core.corrections.preview import exam_of
from core.corrections.register import as_corrected
from core.duplicates import hindrances
from core.duplicates.accounts import must_exchange
from core.duplicates.finding import accounts_of, both, one_pair, registrations_of
from core.duplicates.proposing import Choice
from core.duplicates.values import CHOICES, taken
from core.registrations.labels import Labels, labels
from core.registrations.rules import ENDED, State
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import take
from db.tables import Account, Candidate, Document, Registration

_RIGHT = Permission.CORRECTION_PROPOSE


@dataclass(frozen=True, slots=True)
class Affected:
    """One registration that a merge moves or prints anew; versions are equal when nothing of it is printed anew."""

    exam: str
    academie: str
    state: str
    number: int
    next_number: int
    moves: bool
    version: int
    next_version: int
    documents: int
    signed: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a merge would do; `account`: none, stays, follows (from the other one) or closes (one of two)."""

    kept_number: str
    absorbed_number: str
    versions: tuple[int, int]
    changes: tuple[tuple[str, Any, Any], ...]
    affected: tuple[Affected, ...]
    elsewhere: int
    account: str
    exchanged: bool
    forced: bool  # only one of them signs in: the address is that account's
    email: str
    other_email: str
    blockers: tuple[str, ...]


def foresee(tx: Session, actor: Actor, pair_id: int, choice: Choice) -> Foreseen:
    """Say what merging a pair would do; nothing is kept."""
    require(actor, _RIGHT)
    pair = one_pair(tx, actor, pair_id, _RIGHT)
    other = pair.b_id if choice.kept_id == pair.a_id else pair.a_id
    kept, absorbed = both(tx, actor, choice.kept_id, other, _RIGHT)
    fields = [name for name in CHOICES if name in choice.taken]
    before, after = taken(kept, absorbed, fields)
    accounts = accounts_of(tx, kept, absorbed)
    exchanged = must_exchange(kept, absorbed, accounts, wanted="email" in fields)
    become = as_corrected(kept, after)
    if exchanged:
        become.email = absorbed.email
    affected, elsewhere = _affected(tx, actor, kept, absorbed, become)
    return Foreseen(
        kept_number=kept.number, absorbed_number=absorbed.number, versions=(kept.version, absorbed.version),
        changes=tuple((name, before[name], value) for name, value in after.items()), affected=affected,
        elsewhere=elsewhere, account=_account(accounts, kept, absorbed), exchanged=exchanged,
        forced=(kept.id in accounts) != (absorbed.id in accounts), email=become.email,
        other_email=kept.email if exchanged else absorbed.email,
        blockers=hindrances.against_merging(tx, kept, absorbed),
    )  # fmt: skip


def _account(accounts: dict[int, Account], kept: Candidate, absorbed: Candidate) -> str:
    active = {one for one, row in accounts.items() if row.state == AccountState.ACTIVE.value}
    if {kept.id, absorbed.id} <= active:
        return "closes"
    return "follows" if absorbed.id in active else "stays" if kept.id in active else "none"


def _affected(
    tx: Session, actor: Actor, kept: Candidate, absorbed: Candidate, become: Candidate
) -> tuple[tuple[Affected, ...], int]:
    """Give the registrations of the perimeter that move or change, and how many others do."""
    visible = set(
        tx.scalars(
            select(Registration.id).where(
                Registration.candidate_id.in_((kept.id, absorbed.id)), registrations_in(actor, _RIGHT)
            )
        )
    )
    known, number = labels(tx), kept.last_registration_number
    found = [(row.id, _one(tx, known, row, become, row.number, moves=False)) for row in registrations_of(tx, kept)]
    for row in registrations_of(tx, absorbed):
        number += 1
        found.append((row.id, _one(tx, known, row, become, number, moves=True)))
    told = [(one, what) for one, what in found if what.moves or what.next_version != what.version]
    return tuple(what for one, what in told if one in visible), sum(one not in visible for one, _ in told)


def _one(tx: Session, known: Labels, row: Registration, become: Candidate, number: int, *, moves: bool) -> Affected:
    active = row.state not in ENDED
    changed = active and (moves or content_fingerprint(take(tx, row, become).as_json()) != row.fingerprint)
    documents = tx.scalars(select(Document.id).where(Document.registration_id == row.id, Document.current)).all()
    return Affected(
        exam=exam_of(known, row), academie=known.academies.get(row.academie_code, row.academie_code), state=row.state,
        number=row.number, next_number=number, moves=moves, version=row.version, next_version=row.version + changed,
        documents=len(documents) if changed else 0,
        signed=changed and row.state in {State.CONFIRMED.value, State.VALIDATED.value},
    )  # fmt: skip
