"""The builder, the list and the views, through the pages."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select, update
from streamlit.testing.v1 import AppTest

from core.access import Actor
from core.audit import Event
from core.i18n import t
from core.search.conditions import written
from core.search.conditions.rules import Condition, Group, Join, Operator
from core.search.listing import Order
from core.search.query import Query
from core.search.views.actions import Wanted, freeze, keep_link, keep_view
from core.search.views.rules import Place
from db.engine import reading, writing
from db.tables import SavedView
from pages.shared import results
from pages.shared.messages import plain
from pages.shared.results_actions import RUN_SEARCH
from tests import factories
from tests.pages.conftest import SignIn, page_file
from tests.pages.test_corrections import opened, shown
from tests.pages.test_search import events, lines

BCP = Group(Join.ALL, (Condition("domain", Operator.IS, ("BCP",)),))
NAMED = Group(Join.ALL, (Condition("birth_name", Operator.STARTS, ("Lef",)),))


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    """A case officer of Grenoble."""
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def registered(sqlite_engine: Engine) -> dict[str, int]:
    """Two registrations of Grenoble for two exams, one of Lille."""
    with writing(sqlite_engine) as tx:
        return {
            "bcp": factories.a_registration(
                tx, factories.a_candidate(tx, birth_name="Lefèvre", first_names="Zoé"), class_name="TG1"
            ).registration_id,
            "cap": factories.a_registration(
                tx, factories.a_candidate(tx, birth_name="Hugo", first_names="Noé"), speciality="31224"
            ).registration_id,
            "far": factories.a_registration(
                tx, factories.a_candidate(tx, birth_name="Zola", academie_code="09"), academie_code="09"
            ).registration_id,
        }  # fmt: skip


def row_of(app: AppTest) -> str:
    """The number of the last row of the builder."""
    keys = [
        one.key for one in app.selectbox if one.key and one.key.startswith("builder_") and one.key.endswith("_field")
    ]
    return keys[-1].split("_")[1]


def unfolded(app: AppTest, name: str) -> AppTest:
    """The page once one of its folded parts was opened: closed, it is not worked out."""
    app.session_state[name] = True
    app.run()
    assert not app.exception
    return app


def add(app: AppTest, field: str, *, group: int = 0) -> str:
    """Add a condition on a field to a group of the builder, and give its number."""
    unfolded(app, "search_builder")
    adds = [one for one in app.button if one.key and one.key.startswith("builder_") and one.key.endswith("_add")]
    before = {one.key for one in app.selectbox}
    adds[group].click().run()
    (key,) = [
        one.key for one in app.selectbox
        if one.key not in before and one.key and one.key.startswith("builder_") and one.key.endswith("_field")
    ]  # fmt: skip
    app.selectbox(key=key).set_value(field).run()
    assert not app.exception
    return key.split("_")[1]


def names(app: AppTest) -> list[str]:
    """The names of the lines shown."""
    return sorted(cells[1] for cells in lines(app))


def test_a_condition_that_is_not_complete_asks_nothing(sign_in: SignIn, app: AppTest, officer: Actor) -> None:
    """It says so; no list of everybody appears meanwhile."""
    sign_in(officer)
    opened(app, "search")
    add(app, "domain")
    assert "pas complète" in shown(app)
    assert not app.dataframe


def test_conditions_are_built_row_by_row_and_said_in_a_sentence(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """The list follows, within the perimeter; what was asked is in the journal, no name among the facts."""
    sign_in(officer)
    opened(app, "search")
    row = add(app, "domain")
    app.selectbox(key=f"builder_{row}_domain_is").set_value("BCP").run()
    assert not app.exception
    assert "En une phrase\u202f: Dossiers où l’examen est Baccalauréat professionnel (BCP)." in shown(app)
    assert names(app) == ["Lefèvre"]
    row = add(app, "birth_name")
    app.selectbox(key=f"builder_{row}_birth_name_operator").set_value("starts").run()
    app.text_input(key=f"builder_{row}_birth_name_text").set_value("hug").run()
    assert names(app) == []
    app.selectbox(key=f"builder_{row}_birth_name_operator").set_value("is").run()  # what is typed stays
    assert "le nom de famille est «\u202fhug" in shown(app)
    app.selectbox(key=f"builder_{row}_birth_name_operator").set_value("starts").run()
    assert "le nom de famille commence par «\u202fhug" in shown(app)
    (join,) = [one for one in app.segmented_control if one.key and one.key.endswith("_join")]
    join.set_value(Join.ANY).run()
    assert not app.exception
    assert names(app) == ["Hugo", "Lefèvre"]
    noted = events(sqlite_engine, Event.SEARCH_RUN)
    assert noted[-1].facts["conditions"] == ["domain is", "birth_name starts"]
    assert "hug" not in repr([one.facts for one in noted])


def test_an_address_holds_impersonal_conditions_and_opens_them_again(
    sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """Codes may stand there; a name never does (1.30); a forged address is a refusal."""
    sign_in(officer)
    app.run()
    app.switch_page(page_file("search"))
    app.query_params["conditions"] = written.to_link(BCP)
    app.run()
    assert not app.exception
    assert names(app) == ["Lefèvre"]
    assert app.query_params["conditions"] == written.to_link(BCP)
    row = add(app, "birth_name")
    app.text_input(key=f"builder_{row}_birth_name_text").set_value("Lefèvre").run()
    assert names(app) == ["Lefèvre"]
    assert "conditions" not in app.query_params
    app.query_params["conditions"] = "forged"
    app.run()
    assert not app.exception
    assert plain(t("fr", "error-conditions-refused")) in [one.value for one in app.error]


def test_a_search_that_names_somebody_has_a_number_for_address(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """The number opens it again for its author, and nothing for anyone else."""
    with writing(sqlite_engine) as tx:
        number = keep_link(tx, officer, Query(text="zoe", conditions=NAMED))
    sign_in(officer)
    app.run()
    app.switch_page(page_file("search"))
    app.query_params["link"] = str(number)
    app.run()
    assert not app.exception
    assert app.text_input(key="search_text").value == "zoe"
    assert [cells[1] for cells in lines(app)] == ["Lefèvre"]
    other = AppTest.from_file(app._script_path, default_timeout=120)  # another browser
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    other.run()
    other.switch_page(page_file("search"))
    other.query_params["link"] = str(number)
    other.run()
    assert not other.exception
    assert not other.dataframe
    assert other.text_input(key="search_text").value == ""


def test_columns_and_order_are_chosen_and_a_reader_is_offered_less(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """The whole list is sorted, not the page; what a reader never receives is no column of his (3.04)."""
    sign_in(officer)
    opened(app, "search", states="registered")
    unfolded(app, "list_settings").multiselect(key="list_columns").set_value(["birth_name", "class_name", "ine"]).run()
    assert [cells[0] for cells in lines(app)] == ["Hugo", "Lefèvre"]
    app.selectbox(key="list_sort").set_value("birth_name").run()
    app.toggle(key="list_descending").set_value(True).run()
    assert not app.exception
    assert [cells[:2] for cells in lines(app)] == [["Lefèvre", "TG1"], ["Hugo", "–"]]
    reader = AppTest.from_file(app._script_path, default_timeout=120)
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="08"))
    opened(reader, "search", states="registered")
    assert "INE" not in unfolded(reader, "list_settings").multiselect(key="list_columns").options
    assert not any(one.key == "search_export" for one in reader.button)


def test_the_whole_list_is_handed_over_to_a_run_or_an_export(
    sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """With its conditions, in the session; the page that follows previews before anything moves."""
    sign_in(officer)
    opened(app, "search", conditions=written.to_link(BCP))
    app.button(key="search_export").click().run()
    assert not app.exception
    assert app.session_state["_export_search"]["conditions"] == written.to_json(BCP)
    opened(app, "search", conditions=written.to_link(BCP))
    app.button(key="search_regenerate").click().run()
    assert not app.exception
    assert app.session_state[RUN_SEARCH] == Query(conditions=BCP).to_json()
    assert "dossiers où l’examen est Baccalauréat professionnel (BCP)" in shown(app)


def test_what_is_ticked_stays_so_from_page_to_page(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """And what is done then is done with those lines, not with the list."""
    from core.search import listing as of_lists

    monkeypatch.setattr(results, "listing", lambda tx, actor, query, **given: of_lists.listing(
        tx, actor, query, **given, size=1
    ))  # fmt: skip
    sign_in(officer)
    opened(app, "search", states="registered")
    assert names(app) == ["Hugo"]
    app.session_state["search_page"] = 2
    app.run()
    assert names(app) == ["Lefèvre"]
    app.session_state["_list_picked"] = {registered["cap"]}  # as ticked on the first page
    app.run()
    assert "Agir sur la ligne cochée" in shown(app)
    app.session_state["search_page"] = 1
    app.run()
    assert names(app) == ["Hugo"]
    assert "Agir sur la ligne cochée" in shown(app)
    app.button(key="search_regenerate").click().run()
    assert app.session_state[RUN_SEARCH] == Query(registrations=(registered["cap"],)).to_json()


def test_a_search_is_kept_as_a_view_and_opened_again_from_home(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """Its name, its columns, its order; counted on the home page, opened by its link, changed, taken away."""
    sign_in(officer)
    opened(app, "search", conditions=written.to_link(BCP))
    columns = unfolded(app, "list_settings").multiselect(key="list_columns")
    columns.set_value(["number", "birth_name", "class_name"]).run()
    app.text_input(key="view_new_name").set_value("Mes BCP")
    app.toggle(key="view_new_pinned").set_value(True)
    app.button(key="view_keep_now").click().run()
    assert not app.exception
    assert "Vue ouverte\u202f: Mes BCP" in shown(app)
    with reading(sqlite_engine) as tx:
        view = tx.scalars(select(SavedView)).one()
        assert (view.columns, view.pinned, view.shared) == (["number", "birth_name", "class_name"], True, False)
    app.switch_page(page_file("home")).run()
    assert "Mes BCP" in shown(app)
    assert "1" in [one.value for one in app.subheader]
    again = AppTest.from_file(app._script_path, default_timeout=120)
    opened(again, "search", view=view.id)
    assert "Vue ouverte\u202f: Mes BCP" in shown(again)
    assert [cells[1:] for cells in lines(again)] == [["Lefèvre", "TG1"]]
    opened(again, "views")
    assert "Dossiers où l’examen est Baccalauréat professionnel (BCP)" in shown(again)
    again.button(key=f"view_{view.id}_delete").click().run()
    assert not again.exception
    assert t("fr", "views-none").split(".", 1)[0] in shown(again)


def test_a_shared_view_shows_each_one_his_own_perimeter(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, registered: dict[str, int]
) -> None:
    """Shared with everybody by someone who sees everything, opened by someone of Lille."""
    everywhere = factories.a_staff(sqlite_engine, "case_officer")
    with writing(sqlite_engine) as tx:
        kept = keep_view(
            tx, everywhere, Query(conditions=BCP), Wanted("Tous", Place(), pinned=True), columns=[], order=Order()
        )
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="09"))
    app.run()
    assert "Tous" in shown(app)
    opened(app, "search", view=kept.view_id)
    assert names(app) == ["Zola"]
    opened(app, "views")
    assert not any(one.key == f"view_{kept.view_id}_delete" for one in app.button)


def test_a_view_that_can_no_longer_be_read_says_so_everywhere(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """At home, in the list, opened, as the source of a run: what to do, never a wider list; then built anew."""
    with writing(sqlite_engine) as tx:
        kept = keep_view(
            tx, officer, Query(conditions=BCP), Wanted("Ancienne", Place("08"), pinned=True), columns=[], order=Order()
        )
        gone = {"format": 1, "conditions": {"all": [["field_of_yesterday", "is", "x"]]}}
        tx.execute(update(SavedView).values(query=gone))
    colleague = factories.a_staff(sqlite_engine, "reader", academie_code="08")
    for actor, key in ((colleague, "views-unreadable-shared"), (officer, "views-unreadable-own")):
        sign_in(actor)
        seen = AppTest.from_file(app._script_path, default_timeout=120)
        sentence = t("fr", key, owner=officer.label)
        assert sentence in shown(seen.run())
        for page, asked in (("views", {}), ("search", {"view": kept.view_id})):
            opened(seen, page, **asked)
            assert sentence in shown(seen), (page, actor.label)
        assert names(seen) == []
        assert "view_ask_anew" not in [one.key for one in seen.button]
    seen.text_input(key="search_text").set_value("Lefèvre").run()
    seen.button(key="view_ask_anew").click().run()
    assert sentence not in shown(seen)
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(SavedView.query)).one()["text"] == "Lefèvre"


def test_a_run_is_never_of_everything_because_a_view_can_no_longer_be_read(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """Chosen as the source of a run, such a view says so, and nothing can be ordered from it."""
    with writing(sqlite_engine) as tx:
        kept = keep_view(tx, officer, Query(conditions=BCP), Wanted("Ancienne"), columns=[], order=Order())
        tx.execute(update(SavedView).values(query={"format": 0}))
    sign_in(officer)
    app.run()
    opened(app, "documents")
    before = len(app.button)
    app.selectbox(key="documents_from").set_value(("view", kept.view_id)).run()
    assert not app.exception
    assert t("fr", "views-unreadable-own", owner=officer.label) in shown(app)
    assert len(app.button) < before


@pytest.mark.parametrize("way", ["view", "address"])
def test_a_search_that_asks_what_one_may_not_know_is_refused_whole(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, registered: dict[str, int], way: str
) -> None:
    """Shared or sent by a colleague who may: never the same list without that condition, a wider one (3.04)."""
    everywhere = factories.a_staff(sqlite_engine, "case_officer")
    hidden = Group(Join.ALL, (*BCP.parts, Condition("ine", Operator.FILLED)))
    with writing(sqlite_engine) as tx:
        kept = keep_view(tx, everywhere, Query(conditions=hidden), Wanted("INE", Place()), columns=[], order=Order())
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="08"))
    app.run()
    opened(app, "search", **({"view": kept.view_id} if way == "view" else {"conditions": written.to_link(hidden)}))
    assert t("fr", "error-conditions-field-not-yours", field_code="ine") in shown(app)
    assert names(app) == []
    assert t("fr", "conditions-not-yours") in shown(app)
    removes = [one for one in app.button if one.key and one.key.startswith("builder_") and one.key.endswith("_remove")]
    removes[-1].click().run()
    assert names(app) == ["Lefèvre"]


def test_a_frozen_copy_is_read_again_line_by_line(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, registered: dict[str, int]
) -> None:
    """Taken from the search page, then on the page of views; reading it is noted (3.22)."""
    sign_in(officer)
    opened(app, "search", conditions=written.to_link(BCP))
    app.text_input(key="freeze_name").set_value("Contrôle")
    app.text_area(key="freeze_reason").set_value("Audit")
    app.button(key="view_freeze_now").click().run()
    assert not app.exception
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, factories.a_candidate(tx, birth_name="Late"))
        other = freeze(tx, officer, Query(states=("registered",)), name="Autre", reason="")
    opened(app, "views")
    assert "Contrôle" in shown(app)
    before = len(events(sqlite_engine, Event.SEARCH_RUN))
    app.selectbox(key="frozen_open").set_value(other.frozen_id - 1).run()
    assert not app.exception
    assert names(app) == ["Lefèvre"]
    assert len(events(sqlite_engine, Event.SEARCH_RUN)) == before + 1
