"""The columns a list may show: what each says, how it is sorted, who sees it; titles are `conditions-field-<name>`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import SQLColumnExpression, case, func, null, select

from core.access import Actor, Permission, allowed
from core.access.perimeter import candidates_in
from core.access.rights import scopes_for
from db.tables import Academie, Candidate, Document, ExamSession, Registration, School, Speciality


class Shown(StrEnum):
    """How a value is written on screen."""

    TEXT = "text"
    DAY = "day"
    INSTANT = "instant"
    STATE = "state"
    ORIGIN = "origin"
    REGISTRATION = "registration"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list."""

    name: str
    value: SQLColumnExpression[Any]
    shown: Shown = Shown.TEXT
    by: tuple[SQLColumnExpression[Any], ...] = ()
    permission: Permission = Permission.CANDIDATE_SEARCH

    @property
    def sorted_by(self) -> tuple[SQLColumnExpression[Any], ...]:
        """What sorts it: the value itself, unless something compares better; what only some see sorts nothing."""
        return self.by or ((self.value,) if self.permission is Permission.CANDIDATE_SEARCH else ())

    def within(self, actor: Actor) -> SQLColumnExpression[Any]:
        """The value, where the person holds the right it needs; nothing elsewhere."""
        if scopes_for(actor, self.permission) == scopes_for(actor, Permission.CANDIDATE_SEARCH):
            return self.value
        return case((candidates_in(actor, self.permission), self.value), else_=null())


_DESK = Permission.CANDIDATE_DESK
_MADE = (
    select(func.max(Document.made_at))
    .where(Document.registration_id == Registration.id, Document.kind == "confirmation", Document.current)
    .correlate(Registration)
    .scalar_subquery()
)

COLUMNS: dict[str, ListColumn] = {
    one.name: one
    for one in (
        ListColumn("number", Candidate.number),
        ListColumn("birth_name", Candidate.birth_name, by=(Candidate.birth_name_key,)),
        ListColumn("usual_name", Candidate.usual_name, by=(Candidate.usual_name_key,)),
        ListColumn("first_names", Candidate.first_names, by=(Candidate.first_names_key,)),
        ListColumn("birth_date", Candidate.birth_date, Shown.DAY),
        ListColumn("ine", Candidate.ine, permission=_DESK),
        ListColumn("email", Candidate.email),
        ListColumn("phone", Candidate.phone, permission=_DESK),
        ListColumn("postcode", Candidate.postcode, permission=_DESK),
        ListColumn("city", Candidate.city),
        ListColumn("registration_number", Registration.number, Shown.REGISTRATION),
        ListColumn("version", Registration.version, Shown.VERSION),
        ListColumn("state", Registration.state, Shown.STATE),
        ListColumn("domain", Registration.domain_code),
        ListColumn("exam_session", ExamSession.label),
        ListColumn("speciality", Speciality.label, by=(Speciality.label, Speciality.code)),
        ListColumn("school", func.coalesce(School.name, Registration.school_uai)),
        ListColumn("class_name", Registration.class_name),
        ListColumn("academie", Academie.label),
        ListColumn("first_saved", Registration.first_saved_at, Shown.INSTANT),
        ListColumn("saved", Registration.saved_at, Shown.INSTANT),
        ListColumn("closed", Registration.closed_at, Shown.INSTANT),
        ListColumn("origin", Registration.origin, Shown.ORIGIN),
        ListColumn("confirmation_made", _MADE, Shown.INSTANT, permission=Permission.DOCUMENT_READ),
    )
}
USUAL = ("number", "birth_name", "first_names", "birth_date", "registration_number", "state", "domain", "exam_session",
         "speciality", "school", "academie")  # fmt: skip


def offered(actor: Actor) -> tuple[ListColumn, ...]:
    """Give the columns that a person's rights include."""
    return tuple(one for one in COLUMNS.values() if allowed(actor, one.permission))
