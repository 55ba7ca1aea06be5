"""Roll an import back: what it made is set aside, what it changed is put back, nothing is deleted.

Candidates stay, with their numbers; a registration that the import ended stays ended (6.10). If anything was touched
since by someone else, nothing is rolled back and what was touched is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.imports.actions import lines_of
from core.imports.errors import ImportNotApplied, ImportTouched, RollBackReasonMissing
from core.imports.facts import undoing as facts
from core.imports.known_formats import is_of_facts
from core.imports.pairing import UNDONE
from core.imports.queries import file_in
from core.imports.resolving import OTHER
from core.imports.rules import LONGEST_REASON, ImportState, Outcome
from core.registrations.following import promise_documents
from core.registrations.many import batches, end_many, table_of
from core.registrations.many_saved import save_many
from core.registrations.rules import ENDED, Cause, State, number_text
from db.tables import Candidate, EmailClaim, ImportFile, ImportLine, Registration

NAMED = 5


@dataclass(frozen=True, slots=True)
class RolledBack:
    """The receipt: registrations set aside, registrations put back, lines that could not be undone."""

    import_id: int
    set_aside: int
    restored: int
    kept: int


def roll_back(tx: Session, actor: Actor, import_id: int, *, reason: str) -> RolledBack:
    """Undo an applied import as far as it can be, in one transaction; refused when anything was touched since."""
    require(actor, Permission.IMPORT_APPLY)
    file = file_in(tx, actor, import_id, Permission.IMPORT_APPLY)
    if file.state != ImportState.APPLIED:
        raise ImportNotApplied(state=file.state)
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise RollBackReasonMissing
    lines = [line for line in lines_of(tx, file) if line["effect"]]
    undo = facts.undo if is_of_facts(file.format) else _undo_candidates
    aside, restored, outcomes = undo(tx, actor, file, lines, why)
    _note(tx, outcomes)
    file.state, file.ended_by, file.ended_at = ImportState.ROLLED_BACK.value, actor.label, clock.now(tx)
    file.reason = why
    kept = sum(outcome is Outcome.KEPT for outcome in outcomes.values())
    receipt = RolledBack(file.id, aside, restored, kept)
    told = {"set_aside": receipt.set_aside, "restored": receipt.restored, "kept": receipt.kept}
    record(tx, actor, Event.IMPORT_ROLLED_BACK, "import", file.id, reason=why, facts=told)
    return receipt


def _undo_candidates(
    tx: Session, actor: Actor, file: ImportFile, lines: Sequence[dict[str, Any]], why: str
) -> tuple[int, int, dict[int, Outcome]]:
    """Undo a list of candidates; give how many were set aside, how many put back, what became of each line."""
    candidates = _candidates(tx, lines)
    registrations = _registrations(tx, lines, candidates)
    _require_untouched(tx, lines, candidates, registrations)
    aside = _set_aside(tx, actor, file.id, lines, registrations, why)
    restored = _restore(tx, actor, file.id, lines, candidates, registrations)
    return len(aside), len(restored), {line["id"]: _undone(line, aside, restored) for line in lines}


def _candidates(tx: Session, lines: Iterable[dict[str, Any]]) -> dict[int, Candidate]:
    """Lock the candidates whose contact the import changed."""
    ids = sorted({line["candidate_id"] for line in lines if "contact" in line["effect"]})
    found: dict[int, Candidate] = {}
    for batch in batches(ids):
        statement = select(Candidate).where(Candidate.id.in_(batch)).order_by(Candidate.id).with_for_update()
        found |= {row.id: row for row in tx.scalars(statement)}
    return found


def _registrations(
    tx: Session, lines: Iterable[dict[str, Any]], candidates: Mapping[int, Candidate]
) -> dict[int, Registration]:
    """Lock the registrations of the import, and the active ones that print a contact to put back."""
    found: dict[int, Registration] = {}
    ids = sorted({line["registration_id"] for line in lines if "fingerprint" in line["effect"]})
    statement = select(Registration).order_by(Registration.id).with_for_update()
    for batch in batches(ids):
        found |= {row.id: row for row in tx.scalars(statement.where(Registration.id.in_(batch)))}
    ended = [state.value for state in ENDED]
    for batch in batches(sorted(candidates)):
        of_them = statement.where(Registration.candidate_id.in_(batch), Registration.state.not_in(ended))
        found |= {row.id: row for row in tx.scalars(of_them)}
    return found


def _require_untouched(
    tx: Session,
    lines: Sequence[dict[str, Any]],
    candidates: Mapping[int, Candidate],
    registrations: Mapping[int, Registration],
) -> None:
    touched = [line for line in lines if _registration_moved(line, registrations) or _contact_moved(line, candidates)]
    if touched:
        first = touched[:NAMED]
        raise ImportTouched(count=len(touched), first=_names(tx, first, registrations), lines=_numbers(first))


def _registration_moved(line: dict[str, Any], registrations: Mapping[int, Registration]) -> bool:
    """Whether a registration is no longer what the import made of it; versions that came back to it do not count."""
    effect = line["effect"]
    if "fingerprint" not in effect:
        return False
    now = registrations[line["registration_id"]]
    if (now.fingerprint, now.state) != (effect["fingerprint"], effect["state"]):
        return True
    after = effect.get("registration", {}).get("after", {})
    return any(getattr(now, name) != value for name, value in after.items())


def _contact_moved(line: dict[str, Any], candidates: Mapping[int, Candidate]) -> bool:
    after = line["effect"].get("contact", {}).get("after", {})
    return any(getattr(candidates[line["candidate_id"]], name) != value for name, value in after.items())


def _names(tx: Session, lines: Iterable[dict[str, Any]], registrations: Mapping[int, Registration]) -> str:
    named = []
    for line in lines:
        number = tx.scalar(select(Candidate.number).where(Candidate.id == line["candidate_id"]))
        registration = registrations.get(line["registration_id"])
        named.append(f"{number} {number_text(registration.number)}" if registration else str(number))
    return ", ".join(named)


def _numbers(lines: Iterable[dict[str, Any]]) -> str:
    return ", ".join(str(line["line"]) for line in lines)


def _set_aside(
    tx: Session,
    actor: Actor,
    import_id: int,
    lines: Iterable[dict[str, Any]],
    registrations: Mapping[int, Registration],
    reason: str,
) -> set[int]:
    """Set aside the active registrations that the import made; those it made ended stay as they are."""
    ids = {line["registration_id"] for line in lines if line["effect"].get("created")}
    active = [registrations[one] for one in sorted(ids) if registrations[one].state not in ENDED]
    for one in active:
        one.answers = {**one.answers, OTHER: {**one.answers.get(OTHER, {}), UNDONE: str(import_id)}}
    end_many(tx, actor, active, State.SET_ASIDE, reason=reason)
    return {one.id for one in active}


def _restore(
    tx: Session,
    actor: Actor,
    import_id: int,
    lines: Iterable[dict[str, Any]],
    candidates: Mapping[int, Candidate],
    registrations: Mapping[int, Registration],
) -> set[int]:
    """Put back what stood before; each registration that printed it gets one more version."""
    restored: set[int] = set()
    _give_back(tx, [line for line in lines if _took_email(line)])
    for line in lines:
        effect = line["effect"]
        if "contact" in effect:
            _restore_contact(tx, actor, candidates[line["candidate_id"]], effect["contact"])
            restored.add(line["id"])
        before = effect.get("registration", {}).get("before", {})
        if before and effect["state"] not in ENDED:
            for name, value in before.items():
                setattr(registrations[line["registration_id"]], name, value)
            restored.add(line["id"])
            _note_restored(tx, actor, registrations[line["registration_id"]], effect["registration"])
    tx.flush()
    touched = {line["registration_id"] for line in lines if line["id"] in restored} | {
        one.id for one in registrations.values() if one.candidate_id in candidates
    }
    to_save = [registrations[one] for one in sorted(touched & registrations.keys())]
    saved = save_many(tx, actor, [one for one in to_save if one.state not in ENDED], Cause.IMPORT, import_id)
    for batch in batches(saved):
        promise_documents(tx, actor, list(batch))
    return restored


def _restore_contact(tx: Session, actor: Actor, candidate: Candidate, contact: Mapping[str, Any]) -> None:
    before, after = contact["before"], contact["after"]
    for name, value in before.items():
        setattr(candidate, name, value)
    changes = {name: (after[name], value) for name, value in before.items() if name != "email_key"}
    record(tx, actor, Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate.id, changes=changes)


def _took_email(line: dict[str, Any]) -> bool:
    return bool(line["effect"].get("contact", {}).get("after", {}).get("email_key"))


def _give_back(tx: Session, lines: Sequence[dict[str, Any]]) -> None:
    """Give back the addresses that the import took, unless an account holds one by now: then the candidate uses it."""
    taken = {line["effect"]["contact"]["after"]["email_key"]: line for line in lines}
    for batch in batches(sorted(taken)):
        of_batch = EmailClaim.email_key.in_(batch)
        held = {row.email_key: (row.owner_kind, row.owner_id) for row in tx.scalars(select(EmailClaim).where(of_batch))}
        for key in batch:
            if held.get(key) != ("candidate", taken[key]["candidate_id"]):
                raise ImportTouched(count=1, first=key, lines=_numbers([taken[key]]))
        tx.execute(delete(EmailClaim).where(of_batch).execution_options(synchronize_session=False))


def _note_restored(tx: Session, actor: Actor, registration: Registration, changed: Mapping[str, Any]) -> None:
    """Note what was put back; what is printed is noted with its version as well."""
    before, after = changed["before"], changed["after"]
    record(
        tx, actor, Event.REGISTRATION_MODIFIED, "registration", registration.id,
        changes={name: (after[name], value) for name, value in before.items()},
        facts={"version": registration.version, "cause": Cause.IMPORT.value},
    )  # fmt: skip


def _undone(line: dict[str, Any], aside: set[int], restored: set[int]) -> Outcome:
    undone = line["registration_id"] in aside if line["effect"].get("created") else line["id"] in restored
    return Outcome.UNDONE if undone else Outcome.KEPT


def _note(tx: Session, outcomes: Mapping[int, Outcome]) -> None:
    table = table_of(ImportLine)
    rows = [{"row": row, "became": outcome.value} for row, outcome in outcomes.items()]
    if rows:
        statement = update(table).where(table.c.id == bindparam("row")).values(outcome=bindparam("became"))
        tx.connection().execute(statement, rows)
