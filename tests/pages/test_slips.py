"""Slips and accommodations through the pages of the office."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import settings
from core.access import Actor
from core.accommodations.actions import ask
from core.i18n import t
from db.engine import reading, writing
from db.tables import AccommodationRequest, Slip, SlipSheet
from tests import factories
from tests.core.slips.conftest import a_pupil
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown


@pytest.fixture(autouse=True)
def _files_of_this_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    changed = dataclasses.replace(settings.current(), documents_url=f"file://{tmp_path / 'documents'}")
    monkeypatch.setattr(settings, "current", lambda: changed)


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


def test_slips_are_prepared_by_a_click_and_drawn_by_the_download_alone(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor
) -> None:
    """The page counts by class, prepares a sheet and links to it; no code exists before it is taken (6.28)."""
    with writing(sqlite_engine) as tx:
        a_pupil(tx, "Martin", "T1")
        a_pupil(tx, "Petit", "T2")
    sign_in(officer)
    page = opened(app, "slips")
    assert [metric.value for metric in page.metric] == ["2", "0", "0", "0", "2"]
    assert page.table[0].value.iloc[:, 0].tolist() == ["T1", "T2", t("fr", "slips-total")]
    page.multiselect[0].set_value(["T2"]).run()
    assert t("fr", "slips-foreseen", count=1, shown="1", pages="1") in shown(page)
    page.button(key="slips_order").click().run()
    assert t("fr", "slips-ready", count=1) in shown(page)
    with reading(sqlite_engine) as tx:
        (sheet,) = tx.scalars(select(SlipSheet))
        assert (sheet.classes, sheet.slips, sheet.handed_at) == (["T2"], 1, None)
        assert tx.scalars(select(Slip)).all() == []


def test_a_request_is_decided_on_its_page(sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor) -> None:
    """What is asked is what is granted at first; a measure taken out needs its reason, and the decision is kept."""
    with writing(sqlite_engine) as tx:
        saved = factories.a_registration(tx)
    with writing(sqlite_engine) as tx:
        number = ask(tx, officer, saved.registration_id, measures=("third_time", "reader"), message="").request_id
    sign_in(officer)
    assert t("fr", "accommodation-state-sent") in shown(opened(app, "accommodations")) + str(app.main)
    page = opened(app, "accommodations", id=number)
    assert page.multiselect(key=f"granted_{number}").value == ["third_time", "reader"]
    page.multiselect(key=f"granted_{number}").set_value(["third_time"]).run()
    page.button(key=f"decide_{number}").click().run()
    assert t("fr", "fault-accommodation-reason-missing").rstrip(".") in shown(page)
    page.text_area(key=f"answer_{number}").set_value("Pas d’avis du médecin.").run()
    page.button(key=f"decide_{number}").click().run()
    assert t("fr", "desk-accommodations-decided") in shown(page)
    with reading(sqlite_engine) as tx:
        row = tx.get_one(AccommodationRequest, number)
        assert (row.state, row.granted, row.answer) == ("decided", ["third_time"], "Pas d’avis du médecin.")
        assert row.document_id
