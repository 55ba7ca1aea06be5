"""What the seed says of accounts, e-mails, slips and registrations, in plain Python: no database, no product code.

Each method is one act; it answers `ok` or the code of the refusal, as the office would have decided it on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

HOURS_TO_ACTIVATE = timedelta(hours=48)


@dataclass
class Account:
    """An account: pending, active, or gone."""

    email: str
    until: datetime
    state: str = "pending"
    candidate: int | None = None  # rank in the model's list; set from the start when a slip opened it


@dataclass
class Registration:
    """A registration of a candidate; `content` is what a save may change."""

    speciality: str
    academie: str
    number: int
    content: str
    version: int = 1
    active: bool = True


@dataclass
class Person:
    """A candidate of the register."""

    email: str
    city: str  # the one thing he changes here, of all he may change
    school: bool
    locked: bool = False
    registrations: list[Registration] = field(default_factory=list)

    @property
    def active(self) -> list[Registration]:
        """His registrations that did not end."""
        return [one for one in self.registrations if one.active]


@dataclass
class Slip:
    """A slip given to a school candidate; the last one alone is good, once, until its day."""

    person: int
    until: datetime
    live: bool = True


@dataclass
class Model:
    """The office on paper."""

    now: datetime
    closes: dict[str, datetime]
    opens: dict[str, datetime]
    slip_life: timedelta
    accounts: list[Account] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)

    def _alive(self, account: Account) -> bool:
        return account.state == "active" or (account.state == "pending" and self.now < account.until)

    def owner(self, email: str) -> object | None:
        """Whose an address is now: an account's that is not over, or a candidate's."""
        for account in self.accounts:
            if account.email == email and self._alive(account):
                return account
        return next((one for one in self.people if one.email == email), None)

    def create_account(self, email: str) -> str:
        """Seed 2: one account per address, counting addresses of candidates without account."""
        if self.owner(email) is not None:
            return "taken"
        self.accounts.append(Account(email, self.now + HOURS_TO_ACTIVATE))
        return "ok"

    def activate(self, rank: int) -> str:
        """Seed 2: within 48 hours, else the account is deleted; a second click changes nothing."""
        account = self.accounts[rank]
        if account.state == "active":
            return "already"
        if not self._alive(account):
            account.state = "gone"
            return "account_gone"
        account.state = "active"
        if account.candidate is None:
            self.people.append(Person(account.email, "Vizille", school=False))
            account.candidate = len(self.people) - 1
        self._reached_at(self.people[account.candidate], account.email)
        return "ok"

    def _reached_at(self, who: Person, email: str) -> None:
        """Give a candidate the address of his account; each confirmation that prints it is a new version."""
        if who.email != email:
            for one in who.active:
                one.version += 1
        who.email = email

    def purge(self) -> None:
        """Accounts never activated disappear; what was refused before stays refused after."""
        for one in self.accounts:
            if not self._alive(one):
                one.state = "gone"

    def can_enter(self, rank: int) -> bool:
        """Only an active account signs in (6.05)."""
        return self.accounts[rank].state == "active"

    def school_entry(self, email: str) -> str:
        """A school enters a candidate; his address is taken from then on."""
        if email and self.owner(email) is not None:
            return "email_taken"
        self.people.append(Person(email, "Grenoble", school=True, locked=True))
        return "ok"

    def account_of(self, person: int) -> Account | None:
        """The account of a candidate that is not over."""
        return next((one for one in self.accounts if one.candidate == person and self._alive(one)), None)

    def issue_slip(self, person: int) -> str:
        """Only those who have no active account get one; a new slip ends the one before."""
        account = self.account_of(person)
        if account is not None and account.state == "active":
            return "no_slip_to_print"
        for one in self.slips:
            if one.person == person:
                one.live = False
        self.slips.append(Slip(person, self.now + self.slip_life))
        return "ok"

    def claim_slip(self, rank: int, email: str) -> str:
        """Once, in time; an address of somebody else is refused and the slip still serves."""
        slip = self.slips[rank]
        if not slip.live or self.now >= slip.until:
            return "slip_not_recognised"
        earlier = self.account_of(slip.person)
        if earlier is not None and earlier.state == "active":
            return "slip_not_recognised"
        held = self.owner(email)
        if held is not None and held is not earlier and held is not self.people[slip.person]:
            return "email_taken"
        if earlier is not None:
            earlier.state = "gone"
        slip.live = False
        self.accounts.append(Account(email, self.now + HOURS_TO_ACTIVATE, candidate=slip.person))
        return "ok"

    def edit_city(self, person: int, city: str) -> str:
        """Seed 3: everything, until the first registration; after, never again."""
        if self.people[person].locked:
            return "locked"
        self.people[person].city = city
        return "ok"

    def _open(self, academie: str) -> bool:
        return self.opens[academie] <= self.now < self.closes[academie]

    def register_pupil(self, person: int, speciality: str, academie: str) -> None:
        """A school registers its pupils; no window holds it here."""
        self.people[person].registrations.append(Registration(speciality, academie, 1, "school"))

    def register(self, person: int, speciality: str, academie: str, content: str, *, staff: bool = False) -> str:
        """Seed 4: while the service of the académie is open; staff, at any time; once for a speciality."""
        who = self.people[person]
        if not staff and not self._open(academie):
            return "closed"
        if any(one.speciality == speciality for one in who.active):
            return "already_registered"
        who.registrations.append(Registration(speciality, academie, len(who.registrations) + 1, content))
        who.locked = True
        return "ok"

    def modify(self, person: int, rank: int, content: str, *, staff: bool = False) -> str:
        """Seed 6: each saved change is one more version; a save that changes nothing does not count."""
        one = self.people[person].registrations[rank]
        if not one.active:
            return "ended"
        if not staff and not self._open(one.academie):
            return "closed"
        if one.content == content:
            return "unchanged"
        one.content, one.version = content, one.version + 1
        return "ok"

    def deregister(self, person: int, rank: int) -> str:
        """Seed 8: until the closing; never undone."""
        one = self.people[person].registrations[rank]
        if not one.active:
            return "ended"
        if not self._open(one.academie):
            return "closed"
        one.active = False
        return "ok"

    def change_email(self, person: int, email: str) -> str:
        """Seed 3: always possible, locked or not; confirmed at once in this model."""
        account = self.account_of(person)
        assert account is not None
        if email == account.email:
            return "same"
        if self.owner(email) is not None:
            return "taken"
        account.email = email
        self._reached_at(self.people[person], email)
        return "ok"
