"""The same acts as the model's, done by the product: through the actions that pages call, on a real database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Engine, select

from core import units
from core.access import Actor
from core.access.actor import candidate as acting
from core.accounts import creating
from core.accounts.activating import activate
from core.accounts.addresses import ask_change, confirm_change
from core.accounts.own import change_person, own_data
from core.accounts.proving import sign_in
from core.accounts.purging import purge_due
from core.accounts.sessions import open_session
from core.errors import ExamError
from core.registrations.form.drafts import abandon, begin, keep_tab, modify
from core.registrations.form.reading import draft
from core.registrations.form.rules import Tab
from core.registrations.form.saving import save, withdraw
from core.slips.claiming import claim
from db import engine as db_engine
from db.engine import reading, writing
from db.tables import Account, AccountSession, Candidate, ExamSession, OutboxMessage, Registration
from tests import factories
from tests.core.accounts.conftest import GOOD, HERE, typed
from tests.core.slips.conftest import BORN, UAI, drawn
from tests.core.slips.conftest import typed as typed_claim

LANGUAGES = {"a": ("Anglais", "Espagnol"), "b": ("Anglais", "Allemand"), "c": ("Allemand", "Espagnol")}
CLOSED = {"window_closed", "not_yet_open"}


def told(error: ExamError) -> str:
    """Name a refusal as the model does."""
    names = {"person_locked": "locked", "registration_ended": "ended", "not_found": "ended", "email_taken": "taken"}
    return "closed" if error.code in CLOSED else names.get(error.code, error.code)


@dataclass
class World:
    """The product, and what a person in front of it holds: links, codes, numbers."""

    engine: Engine
    staff: Actor
    links: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    people: list[int] = field(default_factory=list)

    def set_clock(self, now: datetime) -> None:
        """Put the database's clock at an instant."""
        db_engine._frozen[-1] = now

    def link(self) -> str:
        """Give the secret of the latest activation mail."""
        with reading(self.engine) as tx:
            latest = select(OutboxMessage).filter_by(template="account_activation").order_by(OutboxMessage.id.desc())
            return str(tx.scalars(latest.limit(1)).one().facts["link"]).rpartition("/")[2]

    def create_account(self, email: str) -> str:
        """Type the form, confirm it."""
        here = replace(HERE, address=f"198.51.100.{len(self.links) % 250}-{hashlib.sha256(email.encode()).hexdigest()}")
        prepared = creating.prepare(here, typed(email))
        if prepared.taken or creating.create(here, prepared.secret).taken:
            return "taken"
        self.links.append(self.link())
        self.addresses.append(email)
        return "ok"

    def activate(self, rank: int) -> str:
        """Click the button of the mail."""
        try:
            done = units.perform(activate, HERE, self.links[rank])
        except ExamError as refusal:
            return told(refusal)
        if done.already:
            return "already"
        with reading(self.engine) as tx:
            owner = tx.scalars(select(Account.candidate_id).filter_by(email_key=self.addresses[rank])).one()
        if owner not in self.people:
            self.people.append(owner)
        return "ok"

    def purge(self) -> None:
        """Let the worker's round pass."""
        purge_due()

    def can_enter(self, email: str) -> bool:
        """Sign in with the right password."""
        return bool(sign_in(HERE, email, GOOD, agent="a test").secret)

    def school_entry(self, email: str, speciality: str, academie: str) -> str:
        """Enter a pupil and his registration, each alone in a class."""
        try:
            with writing(self.engine) as tx:
                pupil = factories.a_candidate(tx, kind="school", email=email, birth_date=BORN)
                factories.a_registration(
                    tx, pupil, speciality=speciality, academie_code=academie, school_uai=UAI,
                    class_name=f"C{pupil.id}", audience="school", category_code="132",
                )  # fmt: skip
                number = pupil.id
        except ExamError as refusal:
            return refusal.code
        self.people.append(number)
        return "ok"

    def issue_slip(self, person: int) -> str:
        """Print the slip of one pupil."""
        try:
            code = drawn(self.staff, class_names=(f"C{self.people[person]}",))[self.people[person]]
        except ExamError as refusal:
            return refusal.code
        self.codes.append(code)
        return "ok"

    def claim_slip(self, rank: int, email: str) -> str:
        """Use a slip."""
        here = replace(HERE, address=f"192.0.2.{rank % 250}")
        try:
            claim(here, typed_claim(self.codes[rank], email=email, password=GOOD, password_again=GOOD))
        except ExamError as refusal:
            return refusal.code
        self.links.append(self.link())
        self.addresses.append(email)
        return "ok"

    def himself(self, person: int) -> Actor:
        """The actor of a candidate signed in."""
        return acting(self.people[person], "Inès Vasseur")

    def edit_city(self, person: int, city: str) -> str:
        """Change one's own data."""
        actor = self.himself(person)
        own = units.read(own_data, actor)
        try:
            units.perform(change_person, actor, replace(own.values, city=city), seen=own.version)
        except ExamError as refusal:
            return told(refusal)
        return "ok"

    def register(self, person: int, speciality: str, academie: str, content: str, *, staff: bool = False) -> str:
        """Fill the seven tabs and save."""
        actor = self.staff if staff else self.himself(person)
        try:
            exam_session = units.read(lambda tx, _: factories.an_exam_session(tx, "BCP").id, actor)
            started = units.perform(begin, actor, self.people[person], exam_session, academie)
            return self._fill_and_save(actor, started, speciality, content)
        except ExamError as refusal:
            return told(refusal)

    def _fill_and_save(self, actor: Actor, started: int, speciality: str, content: str) -> str:
        first, second = LANGUAGES[content]
        tabs = {
            Tab.IDENTIFICATION: {}, Tab.APPLICATION: {"category": "BCP-IND"},
            Tab.QUALIFICATION: {"speciality": speciality}, Tab.PRIOR_CREDITS: {},
            Tab.PAPERS: {"chosen": {"E4": first, "E42": second}},
        }  # fmt: skip
        found = units.read(draft, actor, started)
        try:
            for tab, fields in tabs.items():
                found = units.perform(keep_tab, actor, started, int(tab), fields, seen=found.version)
            saved = units.perform(save, actor, started, seen=found.version)
        except ExamError as refusal:
            units.perform(abandon, actor, started)
            twice = found.faults.get(Tab.QUALIFICATION, {}).get("speciality") == "registered"
            return "already_registered" if twice else told(refusal)
        return "ok" if saved.changed else "unchanged"

    def modify(self, person: int, number: int, speciality: str, content: str, *, staff: bool = False) -> str:
        """Open « Modifier », fill, save."""
        actor = self.staff if staff else self.himself(person)
        try:
            started = units.perform(modify, actor, self._registration(person, number).id)
            return self._fill_and_save(actor, started, speciality, content)
        except ExamError as refusal:
            return told(refusal)

    def deregister(self, person: int, number: int) -> str:
        """Leave an exam."""
        row = self._registration(person, number)
        try:
            units.perform(withdraw, self.himself(person), row.id, reason="", seen=row.version)
        except ExamError as refusal:
            return told(refusal)
        return "ok"

    def _registration(self, person: int, number: int) -> Registration:
        with reading(self.engine) as tx:
            return tx.scalars(select(Registration).filter_by(candidate_id=self.people[person], number=number)).one()

    def change_email(self, person: int, email: str) -> str:
        """Ask for another address and confirm it from the mail."""
        with writing(self.engine) as tx:
            account = tx.scalars(select(Account).filter_by(candidate_id=self.people[person])).one()
            open_session(tx, account.id, agent="a test")
            session = tx.scalars(select(AccountSession.id_hash).filter_by(account_id=account.id).limit(1)).one()
            number = account.id
        try:
            ask_change(self.himself(person), GOOD, email, email, account_id=number, session=session)
        except ExamError as refusal:
            return "same" if refusal.code == "invalid_fields" else told(refusal)
        with reading(self.engine) as tx:
            latest = select(OutboxMessage).filter_by(template="email_change_confirm").order_by(OutboxMessage.id.desc())
            secret = str(tx.scalars(latest.limit(1)).one().facts["link"]).rpartition("/")[2]
        units.perform(confirm_change, HERE, secret)
        return "ok"

    def state(self) -> list[tuple[object, ...]]:
        """Give what the register holds of each person, for the model to be compared with."""
        with reading(self.engine) as tx:
            people = {one.id: one for one in tx.scalars(select(Candidate))}
            rows = list(tx.scalars(select(Registration).order_by(Registration.number)))
            return [
                (
                    people[number].email_key, people[number].city, people[number].locked_at is not None,
                    tuple(
                        (one.speciality_code, one.academie_code, one.number, one.version, one.closed_at is None)
                        for one in rows
                        if one.candidate_id == number
                    ),
                )
                for number in self.people
            ]  # fmt: skip

    def exam_sessions(self) -> list[str]:
        """Give the exam sessions there are."""
        with reading(self.engine) as tx:
            return list(tx.scalars(select(ExamSession.label)))
