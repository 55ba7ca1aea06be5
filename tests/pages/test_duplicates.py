"""The page of duplicates: the queue, two records side by side, a merge from one person to another and back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.access import Actor
from core.candidates.queries import one_file
from core.duplicates.queries import last_pass
from core.i18n import LANGUAGES, PARIS, instant, t
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, CandidateMerge, DuplicatePair
from tests import factories
from tests.core.duplicates.conftest import look, merging, proposing, two
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown


@pytest.fixture
def people(sqlite_engine: Engine) -> list[Actor]:
    return [factories.a_staff(sqlite_engine, "case_officer", academie_code="08") for _ in range(2)]


@pytest.fixture
def ids(sqlite_engine: Engine) -> tuple[int, int]:
    with writing(sqlite_engine) as tx:
        found = two(tx, second={"usual_name": "<b>Roux</b>"})
    look()
    return found


def the_pair(engine: Engine) -> int:
    with reading(engine) as tx:
        return tx.scalars(select(DuplicatePair.id)).one()


def test_the_queue_shows_who_looks_alike_and_why(sqlite_engine, app, sign_in: SignIn, people, ids):
    """Both names, the score and the reasons in sentences; what a name holds is never drawn (2.10)."""
    sign_in(people[0])
    page = opened(app, "duplicates")
    text = shown(page)
    assert t("fr", "duplicates-reason-birth-name-same") in text
    with reading(sqlite_engine) as tx:
        assert all(tx.get_one(Candidate, one).number in text for one in ids)
    page.pills(key="duplicates_levels").set_value(["low"]).run()
    assert t("fr", "duplicates-none") in shown(page)
    with reading(sqlite_engine) as tx:
        at = last_pass(tx, people[0])
    assert t("fr", "duplicates-passed", at=instant("fr", at, PARIS, "short")) in shown(page)


def test_an_empty_queue_says_that_the_radar_is_still_at_it(sqlite_engine, app, sign_in: SignIn, people):
    """Before it has been through the register nobody takes an empty list for none."""
    sign_in(people[0])
    text = shown(opened(app, "duplicates"))
    assert t("fr", "duplicates-none") in text
    assert t("fr", "duplicates-passing") in text


def test_a_merge_goes_from_one_person_to_another(sqlite_engine, app, sign_in: SignIn, people, ids):
    """Proposed by one with its consequences, approved by another; both readings are journalled (1.31)."""
    pair = the_pair(sqlite_engine)
    sign_in(people[0])
    page = opened(app, "duplicates", id=pair)
    text = shown(page)
    assert t("fr", "duplicates-undo-for") in text
    page.text_area(key=f"merge_why_{pair}").set_value("Même acte de naissance").run()
    page.button(key=f"merge_go_{pair}").click().run()
    assert not page.exception
    with reading(sqlite_engine) as tx:
        merge = tx.scalars(select(CandidateMerge)).one()
        assert (merge.state, merge.reason) == ("proposed", "Même acte de naissance")
        read = tx.scalars(select(AuditEvent.subject_id).filter_by(name="candidate.read", actor_id=people[0].id)).all()
        assert sorted(read) == sorted(ids)
    assert t("fr", "duplicates-yours") in shown(page)
    sign_in(people[1])
    other = opened(AppTest.from_file(page._script_path, default_timeout=120), "duplicates", id=pair)
    assert t("fr", "duplicates-undo-for") in shown(other)  # who decides reads every consequence too
    other.button(key=f"merge_approve_{merge.id}").click().run()
    assert not other.exception
    with reading(sqlite_engine) as tx:
        assert {tx.get_one(Candidate, one).merged_into for one in ids} == {None, merge.kept_id}
    other.text_area(key=f"merge_undo_why_{merge.id}").set_value("Deux sœurs").run()
    other.button(key=f"merge_undo_{merge.id}").click().run()
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(CandidateMerge.kind).filter_by(state="proposed")).all() == ["undo"]
    sign_in(people[0])
    undoing = shown(opened(AppTest.from_file(page._script_path, default_timeout=120), "duplicates", id=pair))
    assert "candidature 002 → " in undoing  # what goes back is said before it does
    assert t("fr", "duplicates-undo-effect") in undoing


def test_the_card_of_the_home_page_opens_the_merges_that_wait(sqlite_engine, app, sign_in: SignIn, people, ids):
    """Not the queue of pairs to look at, where a proposed one is no longer; an unknown state is the usual queue."""
    proposing(people[0], *ids)
    sign_in(people[1])
    assert t("fr", "duplicates-none") in shown(opened(app, "duplicates"))
    seen = AppTest.from_file(app._script_path, default_timeout=120)
    text = shown(opened(seen, "duplicates", state="proposed"))
    assert t("fr", "duplicates-none") not in text
    assert t("fr", "duplicates-reason-birth-name-same") in text
    forged = AppTest.from_file(app._script_path, default_timeout=120)
    assert t("fr", "duplicates-none") in shown(opened(forged, "duplicates", state="<b>"))


def test_two_persons_are_noted_with_their_reason(sqlite_engine, app, sign_in: SignIn, people, ids):
    """Without a reason nothing is noted; with one, the pair leaves the queue."""
    pair = the_pair(sqlite_engine)
    sign_in(people[0])
    page = opened(app, "duplicates", id=pair)
    page.button(key=f"apart_go_{pair}").click().run()
    assert t("fr", "error-apart-unexplained") in shown(page)
    page.text_area(key=f"apart_{pair}").set_value("Deux cousines").run()
    page.button(key=f"apart_go_{pair}").click().run()
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(DuplicatePair.state)).all() == ["set_apart"]
    assert "Deux cousines" in shown(page)


def test_a_record_says_that_it_was_merged(sqlite_engine, app, sign_in: SignIn, people, ids):
    """The old record leads to the one that is kept, which bears the former number."""
    with reading(sqlite_engine) as tx:
        kept, absorbed = (tx.get_one(Candidate, one).number for one in ids)
    merging([people[0], people[1]], *ids)
    sign_in(people[0])
    page = opened(app, "candidate", id=ids[1])
    assert t("fr", "duplicates-merged-into", number=kept) in shown(page)
    with reading(sqlite_engine) as tx:  # nothing leads to where it would be refused
        former, present = (one_file(tx, people[0], one) for one in (ids[1], ids[0]))
    assert (former.may_edit, former.may_correct) == (False, False)
    assert (present.may_edit, present.may_correct) == (True, True)
    page = opened(app, "candidate", id=ids[0])
    assert t("fr", "duplicates-former", numbers=absorbed) in shown(page).replace(":violet-badge[:material/merge: ", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sees_one_side_only_sees_nothing_of_the_other(sqlite_engine, app, sign_in: SignIn, language):
    """Another académie's candidate: an office to write to, no page to open (3.02)."""
    with writing(sqlite_engine) as tx:
        one = factories.a_candidate(tx, birth_name="Lefèvre", first_names="Léa")
        other = factories.a_candidate(tx, birth_name="Lefevre", first_names="Lea", academie_code="09")
        factories.a_registration(tx, one)
        factories.a_registration(tx, other, speciality="30004", academie_code="09")
        number = other.number
    look()
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08", language=language))
    page = opened(app, "duplicates")
    text = shown(page)
    assert "Lefèvre" in text
    assert number not in text
    assert "Lille" in text
    again = AppTest.from_file(app._script_path, default_timeout=120)
    assert t(language, "duplicates-unseen") in shown(opened(again, "duplicates", id=the_pair(sqlite_engine)))
