"""The form: tabs in order, saved whole from its summary, modified, begun again; nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from core import units
from core.access import system
from core.audit import Event, record
from core.errors import NotFound, StaleForm
from core.i18n import instant
from core.notifications.templates import compose
from core.registrations.actions import Saved, save_version
from core.registrations.form.drafts import abandon, begin, keep_tab, modify
from core.registrations.form.errors import FormIncomplete, NotOffered, TabNotReached
from core.registrations.form.own import mine, one_of_mine
from core.registrations.form.reading import draft
from core.registrations.form.rules import Tab
from core.registrations.form.saving import save, summary, withdraw
from core.registrations.opening import ExamSessionOver
from core.registrations.rules import Cause
from db.tables import (
    AuditEvent,
    Candidate,
    ExamSession,
    OutboxMessage,
    PromisedTask,
    Registration,
    RegistrationDraft,
    RegistrationVersion,
)
from tests import factories
from tests.core.registrations.form.filling import FILLED, begun, fill, himself, modified, registered, someone

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_the_window(stopped_clock):
    stopped_clock(NOW)


@pytest.fixture
def lea(writing):
    with writing() as tx:
        return someone(tx)


def count(reading, table):
    with reading() as tx:
        return tx.scalar(select(func.count()).select_from(table))


def test_nothing_is_registered_before_the_summary_is_saved(lea, writing, reading):
    """Whatever is typed in whatever tab, there is a draft and no registration, no lock, no mail (6.26, seed 4)."""
    draft_id = begun(lea)
    for tab in (Tab.IDENTIFICATION, Tab.APPLICATION, Tab.QUALIFICATION, Tab.PRIOR_CREDITS, Tab.PAPERS):
        fill(lea, draft_id, until=tab)
        assert count(reading, Registration) == 0
    assert units.read(summary, lea, draft_id).faults == {}
    assert units.read(mine, lea).registrations == ()
    with reading() as tx:
        assert tx.get_one(Candidate, lea.id).locked_at is None
        assert tx.scalar(select(func.count()).select_from(OutboxMessage)) == 0


def test_saving_the_summary_registers_whole_and_at_once(lea, reading):
    """Number, version 1, lock, versions, mail and promised confirmation come in one transaction; the draft is gone."""
    saved = registered(lea)
    assert (saved.number, saved.version, saved.changed) == (1, 1, True)
    with reading() as tx:
        row = tx.get_one(Registration, saved.registration_id)
        assert (row.speciality_code, row.category_code, row.origin) == ("31212", "BCP-IND", "account")
        assert row.answers == {"E4": {"choice": "Anglais"}, "E42": {"choice": "Espagnol"}}
        assert tx.get_one(Candidate, lea.id).locked_at == NOW
        assert tx.scalars(select(PromisedTask.arguments)).one() == {"registration_ids": [row.id]}
        mail = tx.scalars(select(OutboxMessage)).one()
        assert (mail.template, mail.registration_id) == ("registration_saved", row.id)
        written = compose(mail.template, "fr", mail.facts).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "N° inscription : 001" in written
    closes = instant("fr", units.read(one_of_mine, lea, 1).service.closes_at, "Europe/Paris")
    assert f"jusqu’à la fermeture du service d’inscription : {closes} (heure de Paris)" in written
    assert count(reading, RegistrationDraft) == 0


def test_what_the_summary_shows_is_what_is_saved(lea, reading):
    """The summary is the snapshot itself: number and version apart, nothing is shown that is not saved (6.25)."""
    found = fill(lea, begun(lea))
    shown = units.read(summary, lea, found.id).printed.as_json()
    saved = units.perform(save, lea, found.id, seen=found.version)
    with reading() as tx:
        kept = tx.scalars(select(RegistrationVersion.snapshot).filter_by(registration_id=saved.registration_id)).one()
    for plain in (shown, kept):
        del plain["version"], plain["registration_number"]
    assert shown == kept


def test_tabs_are_filled_in_their_order(lea):
    """A tab that was not reached is refused, forged or not; a wrong tab does not open the next one (6.25)."""
    draft_id = begun(lea)
    with pytest.raises(TabNotReached):
        units.perform(keep_tab, lea, draft_id, 3, {"speciality": "31212"}, seen=1)
    found = fill(lea, draft_id, until=Tab.APPLICATION, application={"category": "132"})
    assert (found.reached, found.faults[Tab.APPLICATION]) == (Tab.APPLICATION, {"category": "unknown"})
    assert found.content.category == "132"
    with pytest.raises(TabNotReached):
        units.perform(keep_tab, lea, draft_id, 6, {}, seen=found.version)
    assert fill(lea, draft_id).reached is Tab.SUMMARY


@pytest.mark.parametrize("until", list(FILLED)[:-1])
def test_a_save_before_the_summary_is_refused(lea, reading, until):
    """A save sent from any earlier tab registers nothing, and says which tabs are not complete (6.25)."""
    found = fill(lea, begun(lea), until=until)
    with pytest.raises(FormIncomplete) as refused:
        units.perform(save, lea, found.id, seen=found.version)
    assert refused.value.facts["tabs"]
    assert count(reading, Registration) == 0
    assert count(reading, RegistrationDraft) == 1


def test_another_qualification_makes_the_following_tabs_be_seen_again(lea, reading):
    """Tab 3 changed after tab 6: the papers are no longer those seen, and a save sent at once is refused (6.25)."""
    found = fill(lea, begun(lea))
    found = units.perform(keep_tab, lea, found.id, 3, {"speciality": "30004"}, seen=found.version)
    assert found.reached is Tab.PRIOR_CREDITS
    with pytest.raises(FormIncomplete):
        units.perform(save, lea, found.id, seen=found.version)
    assert count(reading, Registration) == 0


def test_two_living_languages_are_different(lea):
    """The same language at both papers is a fault of the second; a language nobody offers is one as well."""
    found = fill(lea, begun(lea), papers={"chosen": {"E4": "Anglais", "E42": "Anglais"}})
    assert found.faults == {Tab.PAPERS: {"E42": "same-language"}}
    found = fill(lea, found.id, papers={"chosen": {"E4": "Klingon"}})
    assert found.faults == {Tab.PAPERS: {"E4": "unknown", "E42": "missing"}}
    assert not found.complete


def test_an_optional_paper_is_taken_only_when_asked(lea, reading):
    """A paper that is optional is not taken unless ticked; its language is then required."""
    found = fill(lea, begun(lea), papers={"optional": ("EF1",), "chosen": FILLED[Tab.PAPERS]["chosen"]})
    assert found.faults == {Tab.PAPERS: {"EF1": "missing"}}
    chosen = FILLED[Tab.PAPERS]["chosen"] | {"EF1": "Allemand"}
    found = fill(lea, found.id, papers={"optional": ("EF1",), "chosen": chosen})
    saved = units.perform(save, lea, found.id, seen=found.version)
    with reading() as tx:
        answers = tx.get_one(Registration, saved.registration_id).answers
    assert answers["EF1"] == {"taken": True, "choice": "Allemand"}


def test_one_paper_is_chosen_of_a_group(lea, reading):
    """Of papers to choose from exactly one is taken, and the choice is required (BP coiffure)."""
    draft_id = begun(lea, exam="BP")
    offered = units.read(draft, lea, draft_id).choices
    (hair,) = [one.code for one in offered.qualifications if one.code.endswith("33608")]
    typed = {
        "application": {"category": "BP-IND"}, "qualification": {"speciality": hair},
        "papers": {"chosen": {"LV": "Anglais"}},
    }  # fmt: skip
    found = fill(lea, draft_id, **typed)
    assert found.faults == {Tab.PAPERS: {"one_of_E3": "missing"}}
    found = fill(lea, draft_id, **typed | {"papers": {"chosen": {"LV": "Anglais", "one_of_E3": "E3-B"}}})
    saved = units.perform(save, lea, draft_id, seen=found.version)
    with reading() as tx:
        answers = tx.get_one(Registration, saved.registration_id).answers
    assert (answers["E3-A"], answers["E3-B"]) == ({"taken": False}, {"taken": True})


def test_a_modification_is_one_more_version(lea, reading):
    """Version 02, the new content, the mail that says so, the confirmation promised again (6.09, seed 6)."""
    first = registered(lea)
    found = modified(lea, first.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    saved = units.perform(save, lea, found.id, seen=found.version)
    assert (saved.number, saved.version, saved.changed) == (1, 2, True)
    assert units.read(one_of_mine, lea, 1).printed.papers[-7].choice == "Allemand"
    with reading() as tx:
        assert [mail.template for mail in tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id))] == [
            "registration_saved", "registration_modified",
        ]  # fmt: skip
        assert len(tx.scalars(select(PromisedTask)).all()) == 2
    assert count(reading, RegistrationDraft) == 0


def test_a_change_after_the_locking_of_pieces_is_told(lea, writing, stopped_clock):
    """Modified once its pieces are locked, the registration says that the office must unlock them (6.30, seed 10)."""
    first = registered(lea)
    with writing() as tx:
        tx.get_one(Registration, first.registration_id).pieces_locked_at = NOW
        record(tx, system("tests"), Event.PIECES_LOCKED, "registration", first.registration_id)
    assert not units.read(one_of_mine, lea, 1).to_unlock
    stopped_clock(NOW + timedelta(hours=1))
    found = modified(lea, first.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    units.perform(save, lea, found.id, seen=found.version)
    assert units.read(one_of_mine, lea, 1).to_unlock


def test_a_modification_that_changes_nothing_burns_nothing(lea, reading):
    """Saving as it was says so: no version, no mail, no event, no promise; the draft is gone (6.09)."""
    first = registered(lea)
    events = count(reading, AuditEvent)
    found = modified(lea, first.registration_id)
    saved = units.perform(save, lea, found.id, seen=found.version)
    assert (saved.version, saved.changed) == (1, False)
    assert (count(reading, AuditEvent), count(reading, OutboxMessage), count(reading, PromisedTask)) == (events, 1, 1)
    assert count(reading, RegistrationDraft) == 0


def test_a_registration_that_moved_is_not_overwritten(lea, writing, reading):
    """The office corrected it since the draft began: the save is refused, and beginning again reads it anew (6.09)."""
    first = registered(lea)
    found = modified(lea, first.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    with writing() as tx:
        row = tx.get_one(Registration, first.registration_id)
        row.class_name = "X"
        save_version(tx, system("tests"), row, Cause.CORRECTION)
    with pytest.raises(StaleForm):
        units.perform(save, lea, found.id, seen=found.version)
    assert units.read(draft, lea, found.id).moved
    again = units.perform(modify, lea, first.registration_id)
    shown = units.read(draft, lea, again)
    assert (shown.moved, shown.content.class_name, shown.content.chosen["E4"]) == (False, "X", "Anglais")
    with reading() as tx:
        assert tx.get_one(Registration, first.registration_id).version == 2


def test_two_screens_on_one_draft_do_not_undo_each_other(lea):
    """What was kept from an older screen is refused: the newer state must be read first."""
    draft_id = begun(lea)
    found = fill(lea, draft_id, until=Tab.APPLICATION)
    with pytest.raises(StaleForm):
        units.perform(keep_tab, lea, draft_id, 2, {"category": ""}, seen=found.version - 1)
    with pytest.raises(StaleForm):
        units.perform(save, lea, draft_id, seen=found.version - 1)
    assert units.read(draft, lea, draft_id).content.category == "BCP-IND"


def test_registering_again_starts_from_the_old_answers(lea, reading):
    """A deregistered one never comes back; a new form has its answers, a new number, version 1 (6.10, seed 10)."""
    first = registered(lea, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    units.perform(withdraw, lea, first.registration_id, reason="", seen=1)
    draft_id = begun(lea)
    found = units.read(draft, lea, draft_id)
    assert (found.content.speciality, found.content.chosen["E4"], found.reached) == ("31212", "Allemand", Tab(1))
    found = fill(lea, draft_id, papers={"chosen": dict(found.content.chosen)})
    saved = units.perform(save, lea, draft_id, seen=found.version)
    assert (saved.number, saved.version) == (2, 1)
    with reading() as tx:
        assert tx.get_one(Registration, saved.registration_id).restarted_from == first.registration_id
        assert tx.get_one(Registration, first.registration_id).state == "deregistered"


def test_deregistration_drops_what_waited(lea, reading, writing):
    """Mails that wait are dropped, the one that says so replaces them; its unfinished change is gone (6.14)."""
    first = registered(lea)
    modified(lea, first.registration_id)
    units.perform(withdraw, lea, first.registration_id, reason="", seen=1)
    with reading() as tx:
        mails = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        assert [(mail.template, mail.state) for mail in mails] == [
            ("registration_saved", "dropped"), ("registration_deregistered", "waiting"),
        ]  # fmt: skip
    assert count(reading, RegistrationDraft) == 0
    with pytest.raises(NotFound):
        units.perform(modify, lea, first.registration_id)


def test_the_same_exam_twice_is_seen_at_its_tab_and_refused(lea, reading):
    """One active registration for a speciality and exam session: the tab says it, the save refuses it (6.33)."""
    registered(lea)
    found = fill(lea, begun(lea, place="09"), until=Tab.QUALIFICATION)
    assert found.faults[Tab.QUALIFICATION] == {"speciality": "registered"}
    with pytest.raises(FormIncomplete):
        units.perform(save, lea, found.id, seen=found.version)
    other = registered_as(lea, "30004")
    changed = units.read(draft, lea, units.perform(modify, lea, other.registration_id))
    changed = units.perform(keep_tab, lea, changed.id, 3, {"speciality": "31212"}, seen=changed.version)
    assert changed.faults[Tab.QUALIFICATION] == {"speciality": "registered"}
    assert count(reading, Registration) == 2


def registered_as(actor, speciality) -> Saved:
    draft_id = begun(actor)
    found = fill(actor, draft_id, qualification={"speciality": speciality})
    return units.perform(save, actor, draft_id, seen=found.version)


def test_drafts_are_found_again_and_given_up(lea, reading):
    """Beginning the same choice again goes on with what was begun; giving it up leaves nothing (6.26)."""
    draft_id = begun(lea)
    fill(lea, draft_id, until=Tab.QUALIFICATION)
    assert begun(lea) == draft_id
    assert begun(lea, place="09") != draft_id
    assert {one.id for one in units.read(mine, lea).drafts} >= {draft_id}
    units.perform(abandon, lea, draft_id)
    with pytest.raises(NotFound):
        units.read(draft, lea, draft_id)
    assert count(reading, RegistrationDraft) == 1


def test_a_draft_is_ones_own(lea, writing, stranger):
    """Another candidate, or the office of another académie, finds nothing of it."""
    draft_id = begun(lea)
    with writing() as tx:
        other = someone(tx)
    for who in (other, stranger):
        with pytest.raises(NotFound):
            units.read(draft, who, draft_id)
        with pytest.raises(NotFound):
            units.perform(keep_tab, who, draft_id, 1, {}, seen=1)
        with pytest.raises(NotFound):
            units.perform(save, who, draft_id, seen=1)
        with pytest.raises(NotFound):
            begun(who, lea.id)


def test_only_what_is_offered_can_be_begun(lea, writing):
    """A place that does not take the exam, an unknown one, an exam session that is over: no form."""
    with writing() as tx:
        bcp, old = factories.an_exam_session(tx).id, factories.an_exam_session(tx, "CAP", "2024").id
    for exam_session, place in ((bcp, "351"), (bcp, "XX"), (0, "08")):
        with pytest.raises(NotOffered):
            units.perform(begin, lea, lea.id, exam_session, place)
    with pytest.raises((NotOffered, ExamSessionOver)):
        units.perform(begin, lea, lea.id, old, "31")


def test_visibility(lea, writing, reading, case_officer):
    """Deregistered, set aside and over: out of the list and not found by number, drafts included (6.27)."""
    first = registered(lea)
    second = registered_as(lea, "30004")
    third = registered_as(lea, "31213")
    assert [one.number for one in units.read(mine, lea).registrations] == [1, 2, 3]
    units.perform(modify, lea, third.registration_id)
    units.perform(withdraw, lea, first.registration_id, reason="", seen=1)
    with writing() as tx:
        from core.registrations.ending import set_aside

        set_aside(tx, case_officer, second.registration_id, reason="hors académie", seen=1)
    assert [one.number for one in units.read(mine, lea).registrations] == [3]
    with writing() as tx:
        factories.an_exam_session(tx).closed = True
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)
    found = units.read(mine, lea)
    assert (found.registrations, found.drafts) == ((), ())
    for number in (1, 2, 3, 4):
        with pytest.raises(NotFound):
            units.read(one_of_mine, lea, number)


def test_the_office_fills_the_same_form(lea, case_officer, reading):
    """At the desk the same tabs, checks and numbers; the registration says where it comes from (6.17)."""
    found = fill(case_officer, begun(case_officer, lea.id))
    saved = units.perform(save, case_officer, found.id, seen=found.version)
    assert saved.number == 1
    assert [one.number for one in units.read(mine, lea).registrations] == [1]
    with reading() as tx:
        assert tx.get_one(Registration, saved.registration_id).origin == "desk"
        event = tx.scalars(select(AuditEvent).filter_by(name="registration.saved")).one()
        assert "outside_window" not in event.facts


def test_what_a_school_entered_is_the_schools(writing, case_officer):
    """A school candidate modifies within the school's window and cannot change what the school entered."""
    with writing() as tx:
        pupil = factories.a_candidate(tx, kind="school")
        uai = tx.scalars(select(Registration.school_uai)).first() or "0380027Y"
        saved = factories.a_registration(
            tx, pupil, category_code="132", audience="school", school_uai=uai, class_name="TMA"
        )
        actor = himself(pupil)
    draft_id = units.perform(modify, case_officer, saved.registration_id)
    shown = units.read(draft, actor, draft_id)
    assert shown.fixed == {"category", "school_uai", "class_name"}
    kept = units.perform(keep_tab, actor, draft_id, 2, {"category": "BCP-APP", "class_name": "Z"}, seen=shown.version)
    assert (kept.content.category, kept.content.class_name) == ("132", "TMA")


def test_a_lapse_of_time_loses_nothing(lea, stopped_clock, reading):
    """Days later, another process finds the draft as it was left, clearly no registration (6.26)."""
    draft_id = begun(lea)
    fill(lea, draft_id, until=Tab.QUALIFICATION)
    stopped_clock(NOW + timedelta(days=3))
    found = units.read(draft, lea, draft_id)
    assert (found.content.speciality, found.reached) == ("31212", Tab.PRIOR_CREDITS)
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(ExamSession)) > 0
        assert tx.scalar(select(func.count()).select_from(Registration)) == 0
