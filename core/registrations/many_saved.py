"""Save very many registrations as they stand: what `save_version` does for one, with few questions (6.09)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.registrations import rules
from core.registrations.actions import Saved
from core.registrations.differences import differences
from core.registrations.errors import RegistrationEnded
from core.registrations.labels import labels
from core.registrations.many import batches, numbered, piece_row, table_of, version_row
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import build
from core.registrations.validation import take_back
from db.loading import insert_rows
from db.tables import Candidate, Exemption, Piece, PriorCredit, Registration, RegistrationVersion

_T = TypeVar("_T")


def save_many(
    tx: Session, actor: Actor, registrations: Sequence[Registration], cause: rules.Cause, cause_id: int | None = None
) -> list[Saved]:
    """Save registrations read and locked by the caller: one more version of each whose printed content changed."""
    require(actor, Permission.CANDIDATE_DESK)
    tx.flush()
    return [saved for batch in batches(registrations) for saved in _save_batch(tx, actor, batch, cause, cause_id)]


def _save_batch(
    tx: Session, actor: Actor, batch: Sequence[Registration], cause: rules.Cause, cause_id: int | None
) -> list[Saved]:
    ids = [one.id for one in batch]
    candidates = _by(tx, Candidate, Candidate.id.in_({one.candidate_id for one in batch}), lambda row: row.id)
    exempted = _by(tx, Exemption, Exemption.registration_id.in_(ids), lambda row: row.registration_id)
    declared = _by(tx, PriorCredit, PriorCredit.registration_id.in_(ids), lambda row: row.registration_id)
    changed: list[tuple[Registration, dict[str, Any]]] = []
    saved = []
    for one in batch:
        if one.state in rules.ENDED:
            raise RegistrationEnded(state=one.state)
        candidate = candidates[one.candidate_id][0]
        of_papers = {row.paper_code: row for row in exempted.get(one.id, [])}
        credits_ = sorted(declared.get(one.id, []), key=lambda row: row.id)
        plain = build(labels(tx), one, candidate, of_papers, credits_).as_json()
        moved = content_fingerprint(plain) != one.fingerprint
        if moved:
            changed.append((one, plain))
        saved.append(Saved(one.id, candidate.number, one.number, one.version + moved, changed=moved))
    _write(tx, actor, changed, cause, cause_id)
    return saved


def _by(tx: Session, made: type[_T], condition: ColumnElement[bool], key: Callable[[_T], int]) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = {}
    for row in tx.scalars(select(made).where(condition)):
        found.setdefault(key(row), []).append(row)
    return found


def _write(
    tx: Session,
    actor: Actor,
    changed: list[tuple[Registration, dict[str, Any]]],
    cause: rules.Cause,
    cause_id: int | None,
) -> None:
    before = _snapshots(tx, [one for one, _ in changed])
    now, versions = clock.now(tx), []
    for one, plain in changed:
        plain["version"] = one.version + 1
        one.version, one.fingerprint, one.saved_at = one.version + 1, content_fingerprint(plain), now
        versions.append(version_row(one, plain, actor, cause, cause_id))
        record(
            tx, actor, Event.REGISTRATION_MODIFIED, "registration", one.id,
            changes={d.field: (d.before, d.after) for d in differences(before[one.id], plain)},
            facts={"version": one.version, "cause": cause.value, "cause_id": cause_id},
        )  # fmt: skip
    tx.flush()
    insert_rows(tx, table_of(RegistrationVersion), numbered(tx, RegistrationVersion, versions))
    _ask_pieces(tx, changed, now)
    for one, _ in changed:
        take_back(tx, actor, one)


def _snapshots(tx: Session, registrations: list[Registration]) -> dict[int, dict[str, Any]]:
    """Give what the current versions say, before they are followed by others."""
    version = RegistrationVersion
    statement = (
        select(version.registration_id, version.snapshot)
        .join(Registration, (Registration.id == version.registration_id) & (Registration.version == version.n))
        .where(version.registration_id.in_([one.id for one in registrations]))
    )
    return dict(tx.execute(statement).all())


def _ask_pieces(tx: Session, changed: list[tuple[Registration, dict[str, Any]]], now: Any) -> None:
    """A check already made survives; what is newly asked is awaited, the rest is no longer required."""
    known = _by(tx, Piece, Piece.registration_id.in_([one.id for one, _ in changed]), lambda row: row.registration_id)
    new: list[dict[str, Any]] = []
    for one, plain in changed:
        asked, mine = {piece["code"] for piece in plain["pieces"]}, known.get(one.id, [])
        new.extend(piece_row(one.id, code, now) for code in sorted(asked - {row.piece_code for row in mine}))
        for row in mine:
            if row.piece_code not in asked and row.state == "awaited":
                row.state, row.changed_at = "not_required", now
            elif row.piece_code in asked and row.state == "not_required":
                row.state, row.changed_at = "awaited", now
    tx.flush()
    insert_rows(tx, table_of(Piece), numbered(tx, Piece, new))
