"""The same questions answered by plain Python over rows held in memory: no index, no SQL condition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import system
from core.candidates.folding import fold, words
from core.documents import staleness
from core.search.conditions.fields import FIELDS, PIECE, About, Kind
from core.search.conditions.periods import Period, days_of
from core.search.conditions.rules import Condition, Group, Join, Operator, every
from db.tables import (
    AccommodationRequest,
    Account,
    BulkItem,
    Candidate,
    Correction,
    Document,
    DocumentReading,
    DuplicatePair,
    ErrorReport,
    ExamSession,
    Exemption,
    HandedDocument,
    ImportLine,
    ManagingOffice,
    OnlineValidation,
    OutboxMessage,
    Piece,
    Registration,
    Slip,
)

PARIS = ZoneInfo("Europe/Paris")


@dataclass
class Register:
    """Every row, by what it belongs to."""

    now: datetime
    candidates: list[Candidate]
    registrations: list[Registration]
    exam_sessions: dict[int, str]
    stale: set[int]
    opened: set[int]
    alike: set[int]
    offices: dict[str, tuple[str, list[str]]]
    of_registration: dict[type, dict[int, list[Any]]] = field(default_factory=dict)
    of_candidate: dict[type, dict[int, list[Any]]] = field(default_factory=dict)


def everything(tx: Session, now: datetime) -> Register:
    """Read the whole register in memory."""
    found = Register(
        now,
        list(tx.scalars(select(Candidate))),
        list(tx.scalars(select(Registration))),
        {one.id: one.label for one in tx.scalars(select(ExamSession))},
        {one.registration_id for one in staleness.stale(tx, system("tests"), limit=1_000)},
        set(tx.scalars(select(DocumentReading.document_id))),
        {
            one for pair in tx.scalars(select(DuplicatePair)) for one in (pair.a_id, pair.b_id)
            if pair.state in {"open", "proposed"} and pair.score >= 35
        },
        {one.code: (one.academie_code, one.domain_codes) for one in tx.scalars(select(ManagingOffice))},
    )  # fmt: skip
    of_registrations = (
        Piece, Exemption, Document, OnlineValidation, ImportLine, AccommodationRequest, HandedDocument, BulkItem,
    )  # fmt: skip
    for table in of_registrations:
        kept = found.of_registration[table] = defaultdict(list)
        for row in tx.scalars(select(table)):
            kept[row.registration_id].append(row)
    for table in (Account, Correction, ErrorReport, Slip, OutboxMessage):
        kept = found.of_candidate[table] = defaultdict(list)
        for row in tx.scalars(select(table)):
            kept[row.candidate_id].append(row)
    return found


def answers(register: Register, group: Group) -> tuple[set[int], set[int]]:
    """Give the candidates and the registrations that satisfy conditions, the perimeter apart."""
    people = {one.id: one for one in register.candidates}
    if all(FIELDS[one.field].about is About.CANDIDATE for one in every(group)):
        candidates = {key for key, one in people.items() if holds(register, group, one, None)}
        return candidates, {one.id for one in register.registrations if one.candidate_id in candidates}
    found = [one for one in register.registrations if holds(register, group, people[one.candidate_id], one)]
    return {one.candidate_id for one in found}, {one.id for one in found}


def holds(register: Register, part: Condition | Group, who: Candidate, what: Registration | None) -> bool:
    """Whether a candidate, or one of their registrations, satisfies a condition or a group."""
    if isinstance(part, Group):
        each = (holds(register, one, who, what) for one in part.parts)
        return {Join.ALL: all, Join.ANY: any, Join.NONE: lambda given: not any(given)}[part.join](each)
    opposite = _OPPOSITE.get(part.operator)
    if opposite:
        return not holds(register, Condition(part.field, opposite, part.values), who, what)
    if FIELDS[part.field].kind is Kind.HAS:
        return _has(register, part, who, what)
    return _compared(part, _value(register, part.field, who, what), register.now)


_OPPOSITE = {
    Operator.IS_NOT: Operator.IS, Operator.NONE_OF: Operator.ONE_OF, Operator.CONTAINS_NOT: Operator.CONTAINS,
    Operator.FILLED: Operator.EMPTY, Operator.HAS_NONE: Operator.HAS,
}  # fmt: skip
_OF_CANDIDATE: dict[str, Callable[[Candidate], Any]] = {"home": lambda who: who.academie_code}
_OF_REGISTRATION: dict[str, str] = {
    "academie": "academie_code", "domain": "domain_code", "speciality": "speciality_code", "category": "category_code",
    "school": "school_uai", "registration_number": "number", "first_saved": "first_saved_at", "saved": "saved_at",
    "closed": "closed_at",
}  # fmt: skip


def _value(register: Register, code: str, who: Candidate, what: Registration | None) -> Any:  # noqa: PLR0911 - one for each kind of fact
    if code == "activated":
        return next((one.activated_at for one in register.of_candidate[Account][who.id] if one.activated_at), None)
    if code == "mailed":
        return {one.sent_at for one in register.of_candidate[OutboxMessage][who.id] if one.sent_at}
    if FIELDS[code].about is About.CANDIDATE:
        if code == "email":
            return who.email_key
        return _OF_CANDIDATE[code](who) if code in _OF_CANDIDATE else getattr(who, code)
    assert what is not None
    if code == "exam_session":
        return register.exam_sessions[what.exam_session_id]
    if code == "confirmation_made":
        return next((one.made_at for one in register.of_registration[Document][what.id] if one.current), None)
    if code == "office":
        return _office(register, what)
    if code == "run":
        return {one.run_id for one in register.of_registration[BulkItem][what.id]}
    if code == "import":
        return {one.import_id for one in register.of_registration[ImportLine][what.id]}
    return getattr(what, _OF_REGISTRATION.get(code, code))


def _office(register: Register, what: Registration) -> str:
    """The office that is named for the exam, else the one of its académie that is named for none."""
    there = {code: held for code, held in register.offices.items() if held[0] == what.academie_code}
    named = [code for code, (_, domains) in there.items() if what.domain_code in domains]
    return next(iter([*named, *(code for code, (_, domains) in there.items() if not domains)]), "")


def _compared(one: Condition, value: Any, now: datetime) -> bool:  # noqa: PLR0911 - one for each kind of field
    kind = FIELDS[one.field].kind
    if one.operator is Operator.EMPTY:
        return value in (None, "", set())
    match kind:
        case Kind.INSTANT:
            instants = value if isinstance(value, set) else {value} - {None}
            today = now.astimezone(PARIS).date()
            return any(_in_days(one, each.astimezone(PARIS).date(), today) for each in instants)
        case Kind.DAY:
            return _in_days(one, value, now.date())
        case Kind.NUMBER:
            held = value if isinstance(value, set) else {value}
            return any(_number(one, number) for number in held)
        case Kind.WORDS:
            return set(words(one.values[0])) <= set(words(value))
        case Kind.NAME:
            return _text(one.operator, fold(value), [fold(given) for given in one.values])
        case _:
            return _text(one.operator, value, list(one.values))


def _text(operator: Operator, value: str, given: list[str]) -> bool:
    if operator is Operator.STARTS:
        return value.startswith(given[0])
    return given[0] in value if operator is Operator.CONTAINS else value in given


def _number(one: Condition, value: int) -> bool:
    given = [int(text) for text in one.values]
    match one.operator:
        case Operator.AT_LEAST:
            return value >= given[0]
        case Operator.AT_MOST:
            return value <= given[0]
        case Operator.BETWEEN:
            return given[0] <= value <= given[-1]
        case _:
            return value in given


def _in_days(one: Condition, day: date, today: date) -> bool:
    if one.operator is Operator.DURING:
        first, last = days_of(Period(one.values[0]), today)
        return first <= day <= last
    if one.operator is Operator.LAST_DAYS:
        return timedelta(0) <= today - day < timedelta(days=int(one.values[0]))
    if one.operator is Operator.OLDER_THAN:
        return today - day > timedelta(days=int(one.values[0]))
    given = [date.fromisoformat(text) for text in one.values]
    match one.operator:
        case Operator.BEFORE:
            return day < given[0]
        case Operator.AFTER:
            return day > given[0]
        case _:
            return min(given) <= day <= max(given)


def _has(register: Register, one: Condition, who: Candidate, what: Registration | None) -> bool:
    mine = {table: rows[who.id] for table, rows in register.of_candidate.items()}
    facts: dict[str, Callable[[], bool]] = {
        "account": lambda: any(row.state == "active" for row in mine[Account]),
        "correction": lambda: any(not one.values or row.state in one.values for row in mine[Correction]),
        "error_report": lambda: any(row.state == "waiting" for row in mine[ErrorReport]),
        "mail": lambda: any(not one.values or row.state in one.values for row in mine[OutboxMessage]),
        "duplicate": lambda: who.id in register.alike,
        "merged": lambda: who.former_numbers != "",
        "slip": lambda: any(not one.values or _slip(row, register.now) in one.values for row in mine[Slip]),
    }
    if one.field in facts:
        return facts[one.field]()
    assert what is not None
    return _registration_has(register, one, what)


def _slip(row: Slip, now: datetime) -> str:
    if row.used_at:
        return "used"
    if row.revoked_at:
        return "revoked"
    return "waiting" if row.expires_at > now else "expired"


def _registration_has(register: Register, one: Condition, what: Registration) -> bool:
    rows = {table: found[what.id] for table, found in register.of_registration.items()}
    if one.field.startswith(PIECE):
        held = [row.piece_code for row in rows[Piece] if row.state == one.field.removeprefix(PIECE)]
        return any(not one.values or code in one.values for code in held)
    facts: dict[str, Callable[[], bool]] = {
        "confirmation": lambda: any(row.current and row.kind == "confirmation" for row in rows[Document]),
        "confirmation_stale": lambda: what.id in register.stale,
        "validated_online": lambda: any(row.registration_version == what.version for row in rows[OnlineValidation]),
        "pieces_complete": lambda: all(row.state in {"accepted", "not_required"} for row in rows[Piece]),
        "pieces_locked": lambda: what.pieces_locked_at is not None,
        "exemption": lambda: any(not one.values or row.rule_code in one.values for row in rows[Exemption]),
        "exemption_kind": lambda: any(not one.values or row.kind in one.values for row in rows[Exemption]),
        "imported": lambda: bool(rows[ImportLine]),
        "abroad": lambda: what.foreign_group != "",
        "document": lambda: any(row.current for row in _of_kinds(one, rows[Document])),
        "document_opened": lambda: any(
            row.current and row.id in register.opened for row in _of_kinds(one, rows[Document])
        ),
        "handed": lambda: any(row.current for row in _of_kinds(one, rows[HandedDocument])),
        "accommodation": lambda: any(not one.values or row.state in one.values for row in rows[AccommodationRequest]),
    }
    return facts[one.field]()


def _of_kinds(one: Condition, rows: list[Any]) -> list[Any]:
    return [row for row in rows if not one.values or row.kind in one.values]
