"""The imports page: drop, read, correct, apply, roll back; the same click twice is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from streamlit.testing.v1 import AppTest

from core import units
from core.access import Actor
from core.imports import actions, queries
from core.imports.depositing import deposit
from core.imports.resolving import Choice
from core.jobs.synchronous import run_promised
from db.engine import reading, writing
from db.tables import Candidate, ImportFile
from tests import factories
from tests.core.imports.lists import bee, pupils, simple, simple_list, simple_row
from tests.pages.conftest import SignIn
from tests.pages.test_volumes import opened, shown

BEE = "premieres_2.1_2027_1.csv"


@pytest.fixture
def officer(sqlite_engine: Engine, sign_in: SignIn) -> Actor:
    """A case officer of Grenoble, signed in."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    sign_in(actor)
    return actor


def drop(app: AppTest, data: bytes, name: str = "liste.csv") -> AppTest:
    """Drop a file; the page that follows shows its report."""
    app.file_uploader[0].set_value((name, data, "text/csv")).run()
    assert not app.exception
    return app


def tables(app: AppTest) -> str:
    return " ".join(str(cell) for table in app.table for cell in table.value.to_numpy().flatten())


def links(app: AppTest) -> list[str]:
    """The labels of the links of the page."""
    found = [*app.get("link_button"), *app.get("page_link")]
    return [one.proto.label.replace("\\", "") for one in found]


def registered(engine: Engine) -> int:
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(Candidate)) or 0


def test_an_empty_page_says_what_to_do(officer: Actor, app: AppTest) -> None:
    """Two formats, two samples to download, no import yet."""
    opened(app, "imports")
    assert {"Exemple de liste simple", "Exemple hors BEE"} <= set(links(app))
    assert "Aucun import dans votre périmètre" in shown(app)


def test_a_list_is_dropped_read_and_applied(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """Nothing is written before « Appliquer »; the way to the candidates follows; the place to drop is empty again."""
    opened(app, "imports")
    drop(app, simple(4))
    assert "4 candidatures seront créées" in shown(app)
    assert "Candidature à créer" in tables(app)
    assert registered(sqlite_engine) == 0
    app.button(key="import_apply_1").click().run()
    assert not app.exception
    assert "4 candidatures créées" in shown(app)
    assert "Voir ces candidats dans la recherche" in links(app)
    assert registered(sqlite_engine) == 4
    assert app.file_uploader[0].value is None


def test_a_blocked_line_is_shown_first_with_what_to_do(officer: Actor, app: AppTest) -> None:
    """The button waits until the person says to leave the line out, or drops the corrected file."""
    opened(app, "imports")
    drop(app, simple(4, birth_date="30/02/2009"))
    assert "Une ligne est bloquée" in shown(app)
    assert "Ce jour n’existe pas dans le calendrier" in tables(app).replace("\\", "")
    assert app.button(key="import_apply_1").disabled
    app.checkbox(key="import_leave_out_1").check().run()
    app.button(key="import_apply_1").click().run()
    assert not app.exception
    assert "3 candidatures créées" in shown(app)


def test_the_corrected_file_is_compared_with_the_former(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """One blocked line less, one creation more; the former is withdrawn ((d) 12)."""
    opened(app, "imports")
    drop(app, simple(4, birth_date="30/02/2009"))
    assert "fichier corrigé" in app.file_uploader[0].label
    drop(app, simple(4))
    changes = {metric.label: metric.delta for metric in app.metric}
    assert (changes["Lignes bloquées"], changes["Candidatures à créer"]) == ("-1", "1")
    with reading(sqlite_engine) as tx:
        states = dict(tx.execute(select(ImportFile.id, ImportFile.state)).all())
    assert states == {1: "discarded", 2: "staged"}


def test_the_same_file_says_that_it_is_already_imported(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """By whom and when; nothing is done a second time (2.31)."""
    staged = deposit(officer, "liste.csv", simple(4))
    units.perform(actions.apply, officer, staged.import_id, seen=staged.seen)
    opened(app, "imports")
    drop(app, simple(4), "autre-nom.csv")
    assert "est déjà importé" in shown(app)
    assert registered(sqlite_engine) == 4


def test_a_report_that_changed_is_said_and_shown_before_anything_is_written(
    sqlite_engine: Engine, officer: Actor, app: AppTest
) -> None:
    """A colleague chose otherwise, or the register moved: the click writes nothing, what changed is said, then read."""
    opened(app, "imports")
    drop(app, simple(4))
    with writing(sqlite_engine) as tx:
        factories.a_candidate(tx, number="02438257151", birth_name="Autre", first_names="Personne")
    app.button(key="import_apply_1").click().run()
    assert not app.exception
    assert registered(sqlite_engine) == 1
    assert "Candidatures à créer (4 → 3)" in shown(app)
    assert "Lignes bloquées (0 → 1)" in shown(app)
    assert app.button(key="import_apply_1").disabled
    app.checkbox(key="import_leave_out_1").check().run()
    colleague = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    units.perform(actions.review, colleague, 1, Choice("2028", ""))
    app.button(key="import_apply_1").click().run()
    assert registered(sqlite_engine) == 1
    assert "(– → 2028)" in shown(app)


def test_a_long_list_is_left_to_the_worker(
    sqlite_engine: Engine, officer: Actor, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The click orders; the page follows, offers to cancel, and says what was made once the worker has ended."""
    monkeypatch.setattr(queries, "BY_THE_WORKER", 4)
    opened(app, "imports")
    drop(app, simple(4))
    app.button(key="import_apply_1").click().run()
    assert not app.exception
    assert registered(sqlite_engine) == 0
    assert "confié au traitement" in shown(app)
    assert not [button for button in app.button if button.key in {"import_apply_1", "import_discard_1"}]
    app.button(key="import_cancel_1").click().run()
    assert "La demande est annulée" in shown(app)
    app.button(key="import_apply_1").click().run()
    run_promised()
    app.run()
    assert not app.exception
    assert registered(sqlite_engine) == 4
    assert "Voir ces candidats dans la recherche" in links(app)


def test_two_clicks_apply_once(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """The second click of the same form gets the receipt of the first (6.24)."""
    opened(app, "imports")
    drop(app, simple(4))
    key = app.session_state["_one_use_keys"]["import_apply_1"]
    seen = units.read(queries.report, officer, 1).summary.seen
    app.button(key="import_apply_1").click().run()
    assert registered(sqlite_engine) == 4
    receipt = units.perform_once(key, actions.apply, officer, 1, seen=seen, leave_out=False)
    assert (receipt.candidates, registered(sqlite_engine)) == (4, 4)


def test_the_exam_session_is_asked_for_when_the_file_does_not_say_it(officer: Actor, app: AppTest) -> None:
    """The choice is open, the report is made again at once, nothing is to be dropped again."""
    opened(app, "imports")
    drop(app, bee(3), "eleves.csv")
    assert "ne peut pas être importé tel quel" in shown(app)
    app.selectbox(key="import_session_1").set_value("2027").run()
    app.button(key="import_choose_1").click().run()
    assert not app.exception
    assert "3 candidatures seront créées" in shown(app)


def test_a_report_moved_by_someone_else_is_read_again(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """The refusal says so, nothing is written; renewing the report shows the line that blocks now."""
    opened(app, "imports")
    drop(app, simple(4))
    with writing(sqlite_engine) as tx:
        factories.a_candidate(tx, number="02438257151", birth_name="Autre", first_names="Personne")
    app.button(key="import_apply_1").click().run()
    assert "Le registre a changé depuis ce constat" in shown(app)
    assert registered(sqlite_engine) == 1
    app.button(key="import_review_1").click().run()
    assert "Une ligne est bloquée" in shown(app)


def test_an_import_is_rolled_back_with_its_reason(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """Without a reason it is refused; with one, what was made is set aside and the history says why."""
    staged = deposit(officer, "liste.csv", simple(3))
    units.perform(actions.apply, officer, staged.import_id, seen=staged.seen)
    app.query_params["id"] = "1"
    opened(app, "imports")
    app.button(key="import_roll_back_1").click().run()
    assert "Dites pourquoi" in shown(app)
    app.text_input(key="import_reason_1").set_value("Mauvaise session")
    app.button(key="import_roll_back_1").click().run()
    assert not app.exception
    assert "3 candidatures écartées" in shown(app)
    assert "Mauvaise session" in shown(app)


def test_a_file_is_withdrawn(sqlite_engine: Engine, officer: Actor, app: AppTest) -> None:
    """Its report goes, the history keeps that it was there."""
    opened(app, "imports")
    drop(app, simple(3))
    app.button(key="import_discard_1").click().run()
    assert not app.exception
    assert "a été retiré" in shown(app)
    assert "Retiré" in shown(app)


def test_many_lines_are_shown_page_by_page(officer: Actor, app: AppTest) -> None:
    """Fifty lines a page, each filter with its count."""
    opened(app, "imports")
    drop(app, simple_list([simple_row(person) for person in pupils(120)]))
    assert len(app.table[-1].value) == 50
    assert "Créations (120)" in str(app.main)


def test_a_name_is_never_markdown(officer: Actor, app: AppTest) -> None:
    """The name of a file is written as it is (2.10)."""
    opened(app, "imports")
    drop(app, simple(2), "**gras** :smile: [x](http://x).csv")
    assert "**gras**" not in [heading.value for heading in app.header]
    assert not app.exception


def test_another_academie_sees_nothing_of_it(
    sqlite_engine: Engine, officer: Actor, sign_in: SignIn, app: AppTest
) -> None:
    """Neither the report by its address, nor a line of the history (3.03)."""
    deposit(officer, "secret-de-grenoble.csv", simple(3))
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="09"))
    app.query_params["id"] = "1"
    opened(app, "imports")
    assert "Rien ne correspond dans votre périmètre" in shown(app)
    assert "secret-de-grenoble" not in str(app.main)


@pytest.mark.parametrize("sample", ["liste_simple.csv", "abimee_dates.csv", "abimee_macros.xlsx", "abimee_accents.csv"])
def test_good_and_damaged_files_have_a_report_in_both_languages(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, sample: str
) -> None:
    """Whatever the file, the page says what it is; never a trace."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08", language="en")
    sign_in(actor)
    data = (Path(__file__).parents[1] / "samples" / "imports" / sample).read_bytes()
    staged = deposit(actor, sample, data, choice=Choice(exam_session="2027"))
    app.query_params["id"] = str(staged.import_id)
    opened(app, "imports")
    assert "Withdraw this file" in str(app.main)
    assert "Bloqu" not in tables(app)
