"""Fields that are a value, compared in SQL: names by their folded form, codes letter by letter, instants by days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from core.candidates.folding import fold, words
from core.search.conditions.asking import Asking, Clause, Moment
from core.search.conditions.fields import Field, Kind
from core.search.conditions.following import mails
from core.search.conditions.periods import Period, days_of, last_days
from core.search.conditions.rules import Condition, Operator
from core.search.filtering import managed
from core.search.tokens import CONTEXT, THERE
from db.search import adapter
from db.search.expressions import Token, all_of
from db.tables import (
    Account,
    BulkItem,
    Candidate,
    Document,
    ExamSession,
    ImportLine,
    OutboxMessage,
    Registration,
)

_TEXTS: dict[str, Any] = {
    "number": Candidate.number, "birth_name": Candidate.birth_name_key, "usual_name": Candidate.usual_name_key,
    "first_names": Candidate.first_names_key, "birth_departement": Candidate.birth_departement,
    "ine": Candidate.ine, "kind": Candidate.kind, "home": Candidate.academie_code, "email": Candidate.email_key,
    "phone": Candidate.phone, "postcode": Candidate.postcode,
    "academie": Registration.academie_code, "domain": Registration.domain_code,
    "speciality": Registration.speciality_code, "state": Registration.state, "category": Registration.category_code,
    "audience": Registration.audience, "school": Registration.school_uai, "class_name": Registration.class_name,
    "origin": Registration.origin,
}  # fmt: skip
_NUMBERS: dict[str, Any] = {"registration_number": Registration.number, "version": Registration.version}
_INSTANTS: dict[str, Any] = {
    "first_saved": Registration.first_saved_at, "saved": Registration.saved_at, "closed": Registration.closed_at,
}  # fmt: skip


def text(asking: Asking, field: Field, one: Condition) -> Clause:
    """A code or a folded name: equal, one of, begins with, contains, empty."""
    if field.code == "exam_session":
        labelled = select(ExamSession.id).where(ExamSession.label.in_(one.values))
        return Registration.exam_session_id.in_(labelled)
    if field.code == "office":
        return managed(asking.tx, one.values)
    column: InstrumentedAttribute[str] = _TEXTS[field.code]
    values = [fold(value) for value in one.values] if field.kind is Kind.NAME else list(one.values)
    sqlite = asking.tx.get_bind().dialect.name == "sqlite"
    match one.operator:
        case Operator.STARTS:
            return _begins(column, values[0], sqlite=sqlite)
        case Operator.CONTAINS:
            return (func.instr if sqlite else func.strpos)(column, values[0]) > 0
        case Operator.EMPTY:
            return column == literal("")
        case _:
            return column == values[0] if len(values) == 1 else column.in_(values)


def _begins(column: InstrumentedAttribute[str], start: str, *, sqlite: bool) -> Clause:
    """Letter by letter on both engines, and by the index of the column where there is one."""
    if sqlite:  # LIKE passes over the case there, and over indexes
        return and_(column >= start, column < start + chr(0x10FFFF))
    return column.like(start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%", escape="\\")


def words_of(asking: Asking, field: Field, one: Condition) -> Clause:
    """The town of a candidate holds every word, whole; the index of search knows them."""
    del field
    if one.operator is Operator.EMPTY:
        return Candidate.city == literal("")
    wanted = all_of(*(Token(CONTEXT + word + THERE) for word in words(one.values[0])))
    hit = adapter(asking.tx.connection()).hits(wanted, None)
    return asking.among(Candidate.id, select(hit.c.candidate_id))


def number(asking: Asking, field: Field, one: Condition) -> Clause:
    """A whole number; that of an import is of a file whose line wrote the registration, that of a run of its items."""
    if field.code == "import":
        lines = select(ImportLine.registration_id).where(ImportLine.registration_id.is_not(None))
        return asking.among(Registration.id, lines.where(_compared(ImportLine.import_id, one)))
    if field.code == "run":
        return asking.among(Registration.id, select(BulkItem.registration_id).where(_compared(BulkItem.run_id, one)))
    return _compared(_NUMBERS[field.code], one)


def _compared(column: Any, one: Condition) -> Clause:
    values = [int(value) for value in one.values]
    return _COMPARED[one.operator](column, values)


def day(asking: Asking, field: Field, one: Condition) -> Clause:
    """A date of birth."""
    del asking, field
    return _COMPARED[one.operator](Candidate.birth_date, [date.fromisoformat(value) for value in one.values])


_COMPARED: dict[Operator, Callable[[Any, list[Any]], Clause]] = {
    Operator.IS: lambda column, values: column == values[0],
    Operator.ONE_OF: lambda column, values: column.in_(values),
    Operator.AT_LEAST: lambda column, values: column >= values[0],
    Operator.AT_MOST: lambda column, values: column <= values[0],
    Operator.BEFORE: lambda column, values: column < values[0],
    Operator.AFTER: lambda column, values: column > values[0],
    Operator.BETWEEN: lambda column, values: column.between(values[0], values[-1]),
}


def instant(asking: Asking, field: Field, one: Condition) -> Clause:
    """An instant, by the days of the zone; where there is none, only « is empty » is true."""
    if field.code == "confirmation_made":
        made = select(Document.id).where(
            Document.registration_id == Registration.id, Document.kind == "confirmation", Document.current
        )
        return _where(made, Document.made_at, asking.moment, one)
    if field.code == "activated":
        account = select(Account.id).where(Account.candidate_id == Candidate.id, Account.activated_at.is_not(None))
        return _where(account, Account.activated_at, asking.moment, one)
    if field.code == "mailed":
        sent = mails(asking).where(OutboxMessage.sent_at.is_not(None))
        return _where(sent, OutboxMessage.sent_at, asking.moment, one)
    column: InstrumentedAttribute[datetime | None] = _INSTANTS[field.code]
    if one.operator is Operator.EMPTY:
        return column.is_(None)
    within = _within(column, asking.moment, one)
    return and_(column.is_not(None), within) if field.may_be_empty else within


def _where(rows: Select[Any], column: Any, moment: Moment, one: Condition) -> Clause:
    """Whether there is a row, its instant there; empty where there is none."""
    if one.operator is Operator.EMPTY:
        return ~rows.correlate(Registration, Candidate).exists()
    return rows.where(_within(column, moment, one)).correlate(Registration, Candidate).exists()


def _within(column: Any, moment: Moment, one: Condition) -> Clause:
    first, last = _days(moment, one)
    after = [column >= moment.start(first)] if first else []
    before = [column < moment.start(last + timedelta(days=1))] if last else []
    return and_(*after, *before)


def _days(moment: Moment, one: Condition) -> tuple[date | None, date | None]:
    value, *more = one.values
    match one.operator:
        case Operator.DURING:
            return days_of(Period(value), moment.today)
        case Operator.LAST_DAYS:
            return last_days(int(value), moment.today)
        case Operator.OLDER_THAN:
            return None, moment.today - timedelta(days=int(value) + 1)
        case Operator.BEFORE:
            return None, date.fromisoformat(value) - timedelta(days=1)
        case Operator.AFTER:
            return date.fromisoformat(value) + timedelta(days=1), None
        case _:
            return date.fromisoformat(value), date.fromisoformat(more[0] if more else value)
