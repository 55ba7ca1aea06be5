"""An import rolled back: set aside, put back, kept; nothing deleted, nothing of anyone else's work lost ((d) 12)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select

from core import fsck, units
from core.access import Actor
from core.candidates.contact import Reached, change_contact
from core.errors import NotAllowed, NotFound
from core.imports import actions
from core.imports.errors import ImportNotApplied, ImportTouched, RollBackReasonMissing
from core.imports.rolling_back import roll_back
from core.registrations.actions import save_version
from core.registrations.rules import Cause
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, EmailClaim, ImportFile, Registration, RegistrationVersion
from tests.core.imports.conftest import Counts, Lines, applied, laid
from tests.core.imports.lists import bee, pupils, simple

BEE = "premieres_2.1_2027_1.csv"
pytestmark = pytest.mark.usefixtures("day")


def states(engine: Engine) -> list[tuple[str, int, str]]:
    """State, version and reason of every registration, in their order."""
    with reading(engine) as tx:
        rows = tx.execute(
            select(Registration.state, Registration.version, Registration.state_reason).order_by(Registration.id)
        )
        return [(row[0], row[1], row[2]) for row in rows]


def test_what_an_import_made_is_set_aside_and_nothing_goes(
    engine: Engine, case_officer: Actor, counted: Counts, lines_in: Lines
) -> None:
    """With the reason of the person; candidates, numbers and versions stay; each has its event."""
    receipt = applied(case_officer, simple(3))
    before = counted()
    undone = units.perform(roll_back, case_officer, receipt.import_id, reason="  mauvaise   liste ")
    assert (undone.set_aside, undone.restored, undone.kept) == (3, 0, 0)
    assert counted() == before
    assert states(engine) == [("set_aside", 1, "mauvaise liste")] * 3
    assert {line.outcome for line in lines_in(receipt.import_id).values() if line.line} == {"undone"}
    with reading(engine) as tx:
        file = tx.get_one(ImportFile, receipt.import_id)
        assert (file.state, file.ended_by, file.reason) == ("rolled_back", case_officer.label, "mauvaise liste")
        set_aside = select(AuditEvent.reason).where(AuditEvent.name == "registration.set_aside")
        assert list(tx.scalars(set_aside)) == ["mauvaise liste"] * 3
        assert fsck.check(tx).ok


def test_what_an_import_changed_gets_its_former_content_in_a_new_version(engine: Engine, case_officer: Actor) -> None:
    """Class and contact are as before, the address is free again; versions only go up (6.09)."""
    applied(case_officer, simple(2))
    second = applied(case_officer, bee(2), BEE)
    third = applied(case_officer, simple(2, class_name="'AUTRE'", class_name_again="'AUTRE'"))
    for receipt in (third, second):
        units.perform(roll_back, case_officer, receipt.import_id, reason="erreur")
    with reading(engine) as tx:
        first = tx.scalars(select(Registration).order_by(Registration.id)).first()
        assert first is not None
        assert (first.class_name, first.state, first.version) == ("TMCV1", "registered", 5)
        version = RegistrationVersion
        asked = select(version.n, version.fingerprint).where(version.registration_id == first.id)
        fingerprints = {row.n: row.fingerprint for row in tx.execute(asked)}
        assert fingerprints[5] == fingerprints[1]
        person = tx.get_one(Candidate, first.candidate_id)
        assert (person.email, person.phone, person.address) == ("", "", [])
        assert tx.scalars(select(EmailClaim)).all() == []
        assert fsck.check(tx).ok


def test_imports_are_rolled_back_from_the_last_to_the_first(engine: Engine, case_officer: Actor) -> None:
    """The first is refused while the second stands on it; once that one is rolled back, the first can be."""
    first = applied(case_officer, simple(2))
    second = applied(case_officer, bee(2), BEE)
    with pytest.raises(ImportTouched):
        units.perform(roll_back, case_officer, first.import_id, reason="erreur")
    units.perform(roll_back, case_officer, second.import_id, reason="erreur")
    units.perform(roll_back, case_officer, first.import_id, reason="erreur")
    assert {state for state, _, _ in states(engine)} == {"set_aside"}


def test_what_someone_touched_since_is_named_and_nothing_is_rolled_back(engine: Engine, case_officer: Actor) -> None:
    """One address changed at the desk: its candidate is named, the two others stay as they are too."""
    receipt = applied(case_officer, simple(3))
    with writing(engine) as tx:
        person = tx.scalars(select(Candidate).filter_by(number="02438257151")).one()
        change_contact(
            tx, case_officer, person.id, Reached("0639980011", ("1 rue Neuve",), "38000", "Grenoble", "France"),
            seen=person.version,
        )  # fmt: skip
    with pytest.raises(ImportTouched) as refusal:
        units.perform(roll_back, case_officer, receipt.import_id, reason="erreur")
    assert refusal.value.facts == {"count": 1, "first": "02438257151 001", "lines": "11"}
    assert [state for state, _, _ in states(engine)] == ["registered"] * 3


def test_a_change_that_came_back_touches_nothing(engine: Engine, case_officer: Actor) -> None:
    """Two more versions and the same content: nothing of anyone's work would be lost."""
    receipt = applied(case_officer, simple(1))
    for name in ("AILLEURS", "TMCV1"):
        with writing(engine) as tx:
            registration = tx.scalars(select(Registration)).one()
            registration.class_name = name
            save_version(tx, case_officer, registration, Cause.MODIFICATION)
    assert units.perform(roll_back, case_officer, receipt.import_id, reason="erreur").set_aside == 1


def test_what_an_import_ended_stays_ended(engine: Engine, case_officer: Actor, lines_in: Lines) -> None:
    """There is no way back from deregistered: the receipt counts what is kept (6.10)."""
    applied(case_officer, simple(2))
    second = applied(case_officer, simple(2, state="Désinscrit"))
    undone = units.perform(roll_back, case_officer, second.import_id, reason="erreur")
    assert (undone.set_aside, undone.restored, undone.kept) == (0, 0, 1)
    assert states(engine)[0][:2] == ("deregistered", 1)
    assert lines_in(second.import_id)[10].outcome == "kept"


def test_a_file_rolled_back_can_be_imported_again(engine: Engine, case_officer: Actor) -> None:
    """As if it had never been: the same persons are registered again, under the next number (6.20)."""
    receipt = applied(case_officer, simple(2))
    units.perform(roll_back, case_officer, receipt.import_id, reason="erreur")
    again = laid(case_officer, simple(2))
    assert (again.import_id, again.state, again.again) == (receipt.import_id, "staged", False)
    made = units.perform(actions.apply, case_officer, again.import_id, seen=again.seen)
    assert (made.candidates, made.registrations) == (0, 2)
    assert states(engine) == [("set_aside", 1, "erreur")] * 2 + [("registered", 1, "")] * 2
    with reading(engine) as tx:
        assert list(tx.scalars(select(Registration.number).order_by(Registration.id))) == [1, 1, 2, 2]


def test_a_roll_back_says_why_and_is_of_the_perimeter(case_officer: Actor, stranger: Actor, reader: Actor) -> None:
    """Without a reason, without the right, or from another académie: refused."""
    receipt = applied(case_officer, simple(2))
    with pytest.raises(RollBackReasonMissing):
        units.perform(roll_back, case_officer, receipt.import_id, reason="  ")
    with pytest.raises(NotAllowed):
        units.perform(roll_back, reader, receipt.import_id, reason="erreur")
    with pytest.raises(NotFound):
        units.perform(roll_back, stranger, receipt.import_id, reason="erreur")


def test_only_an_applied_import_is_rolled_back_and_once(case_officer: Actor) -> None:
    """Neither one that waits, nor one that was rolled back."""
    staged = laid(case_officer, simple(2))
    with pytest.raises(ImportNotApplied):
        units.perform(roll_back, case_officer, staged.import_id, reason="erreur")
    units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    units.perform(roll_back, case_officer, staged.import_id, reason="erreur")
    with pytest.raises(ImportNotApplied):
        units.perform(roll_back, case_officer, staged.import_id, reason="erreur")


def test_an_account_that_uses_the_address_since_keeps_it(engine: Engine, case_officer: Actor) -> None:
    """The address that an import gave is someone's way in by now: the roll back is refused (6.03)."""
    applied(case_officer, simple(1))
    receipt = applied(case_officer, bee(1), BEE)
    with writing(engine) as tx:
        claim = tx.scalars(select(EmailClaim)).one()
        claim.owner_kind, claim.owner_id = "account", 77
        person = tx.scalars(select(Candidate)).one()
        change_contact(
            tx, case_officer, person.id, Reached(person.phone, ("1 rue Neuve",), "38000", "Grenoble", "France"),
            seen=person.version,
        )  # fmt: skip
    with pytest.raises(ImportTouched):
        units.perform(roll_back, case_officer, receipt.import_id, reason="erreur")
    assert pupils(1)[0].birth_date > date(2000, 1, 1)
