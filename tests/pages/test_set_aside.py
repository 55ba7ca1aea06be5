"""Setting registrations aside together, from the results to the line by line outcome, through the pages."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import settings
from core.access import Actor
from core.i18n import t
from core.jobs.synchronous import run_promised
from db.engine import reading, writing
from db.tables import MassEnding, Registration
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown
from tests.pages.test_search import typed

REASON = "Inscriptions en double"


@pytest.fixture(autouse=True)
def _two_persons_above_two(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = dataclasses.replace(settings.current(), mass_approval_above=2)
    monkeypatch.setattr(settings, "current", lambda: chosen)


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


def people(engine: Engine, count: int) -> None:
    with writing(engine) as tx:
        for _ in range(count):
            factories.a_registration(tx, factories.a_candidate(tx, birth_name="Lefebvre"))


def asked(app: AppTest) -> AppTest:
    """From the results to the order."""
    typed(opened(app, "search"), "lefebvre")
    app.button(key="search_set_aside").click().run()
    assert not app.exception
    opened(app, "set_aside")
    app.text_area(key="set_aside_reason").set_value(REASON).run()
    app.button(key="set_aside_do").click().run()
    assert not app.exception
    return app


def states(engine: Engine) -> list[str]:
    with reading(engine) as tx:
        return list(tx.scalars(select(Registration.state)))


def test_few_are_set_aside_from_the_results_and_each_line_says_its_outcome(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor
) -> None:
    """The preview counts them before; the order runs by the worker; the lines say what became of each."""
    people(sqlite_engine, 2)
    sign_in(officer)
    asked(app)
    assert states(sqlite_engine) == ["registered", "registered"]
    run_promised()
    assert states(sqlite_engine) == ["set_aside", "set_aside"]
    app.run()
    assert not app.exception
    assert t("fr", "set-aside-state-done") in shown(app)


def test_more_wait_for_a_second_person_who_approves_on_the_same_page(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor
) -> None:
    """The asker is not offered the approval; the second person is, and the order begins."""
    people(sqlite_engine, 3)
    sign_in(officer)
    asked(app)
    run_promised()
    assert set(states(sqlite_engine)) == {"registered"}
    with reading(sqlite_engine) as tx:
        number = tx.scalars(select(MassEnding.id)).one()
    approve = f"set_aside_approve_{number}"
    assert approve not in [button.key for button in app.button]
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    second = AppTest.from_file(app._script_path, default_timeout=120)
    opened(second, "set_aside")
    second.button(key=approve).click().run()
    assert not second.exception
    run_promised()
    assert set(states(sqlite_engine)) == {"set_aside"}


def test_the_reason_is_asked_before_anything(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor
) -> None:
    """A blank reason is refused with its sentence; nothing is ordered."""
    people(sqlite_engine, 1)
    sign_in(officer)
    typed(opened(app, "search"), "lefebvre")
    app.button(key="search_set_aside").click().run()
    opened(app, "set_aside")
    app.button(key="set_aside_do").click().run()
    assert t("fr", "error-set-aside-reason-missing") in shown(app)
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(MassEnding.id)).all() == []
