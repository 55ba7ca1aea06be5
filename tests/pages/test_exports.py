"""The exports page: asked for by one person, approved by another, taken by the first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from streamlit.testing.v1 import AppTest

from core import settings, units
from core.exports import queries
from core.exports.files import open_export
from db.engine import reading, writing
from db.tables import Export
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_volumes import opened, shown


@pytest.fixture
def grenoble(sqlite_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Three registrations in Grenoble, one in Lille; two persons may be exported by one person alone."""
    made = replace(settings.current(), documents_url=f"file://{tmp_path / 'store'}", export_approval_above=2)
    monkeypatch.setattr(settings, "current", lambda: made)
    with writing(sqlite_engine) as tx:
        for place in ("08", "08", "08", "09"):
            factories.a_registration(tx, academie_code=place)
    return sqlite_engine


def ask(app: AppTest, recipient: str = "Lycée Mounier") -> None:
    app.text_input(key="exports_recipient").set_value(recipient).run()
    app.button(key="exports_order").click().run()
    assert not app.exception


def test_an_export_is_asked_for_approved_and_taken(grenoble: Engine, sign_in: SignIn, app: AppTest) -> None:
    """The page says beforehand that someone must approve; a colleague does; the file is then there (1.21)."""
    first = factories.a_staff(grenoble, "case_officer", academie_code="08")
    second = factories.a_staff(grenoble, "head_of_office", academie_code="08")
    sign_in(first)
    opened(app, "exports")
    assert "3 lignes" in shown(app)
    assert "devra être approuvé" in shown(app)
    ask(app)
    assert "attend l’approbation" in shown(app)
    (mine,) = units.read(queries.my_exports, first)
    assert (mine.state, mine.rows) == ("awaiting_approval", 3)

    sign_in(second)
    other = opened(AppTest.from_file(app._script_path, default_timeout=120), "exports")
    assert "Demandé par" in shown(other)
    assert "Grenoble" in shown(other)
    other.button(key=f"exports_approve_{mine.id}").click().run()
    assert not other.exception
    assert "est approuvé" in shown(other)
    assert units.perform(open_export, first, str(mine.id)).name.endswith(".xlsx")


def test_a_refusal_says_why(grenoble: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Without a reason nothing is decided; with one, the person who asked reads it."""
    first = factories.a_staff(grenoble, "case_officer", academie_code="08")
    sign_in(first)
    ask(opened(app, "exports"))
    (mine,) = units.read(queries.my_exports, first)
    sign_in(factories.a_staff(grenoble, "case_officer", academie_code="08"))
    other = opened(AppTest.from_file(app._script_path, default_timeout=120), "exports")
    other.button(key=f"exports_refuse_{mine.id}").click().run()
    assert "Dites pourquoi" in shown(other)
    other.text_area(key=f"exports_reason_{mine.id}").set_value("Trop large").run()
    other.button(key=f"exports_refuse_{mine.id}").click().run()
    (mine,) = units.read(queries.my_exports, first)
    assert (mine.state, mine.reason) == ("refused", "Trop large")


def test_a_refusal_to_order_is_a_sentence(grenoble: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Nobody named as recipient: the page says it, and nothing is ordered."""
    sign_in(factories.a_staff(grenoble, "case_officer", academie_code="08"))
    ask(opened(app, "exports"), recipient=" ")
    assert "Indiquez le destinataire" in shown(app)
    with reading(grenoble) as tx:
        assert tx.scalar(select(func.count()).select_from(Export)) == 0


def test_the_purpose_limits_the_columns(grenoble: Engine, sign_in: SignIn, app: AppTest) -> None:
    """For statistics no number and no name is even offered (1.21); names are never chosen beforehand ((d) 10)."""
    sign_in(factories.a_staff(grenoble, "case_officer", academie_code="08"))
    opened(app, "exports")
    columns = app.multiselect(key="exports_columns_candidates_organisation")
    assert "candidate_number" in columns.value
    assert "birth_name" not in columns.value
    app.selectbox(key="exports_purpose_candidates").set_value("statistics").run()
    offered = app.multiselect(key="exports_columns_candidates_statistics").options
    assert not [title for title in offered if "candidat" in title and "N°" in title]
    assert not [title for title in offered if "Nom de famille" in title]


def test_a_reader_is_offered_counts_only(grenoble: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Volumes and calendar: nothing about persons is offered, and no approval queue is shown (3.01)."""
    sign_in(factories.a_staff(grenoble, "reader", academie_code="08"))
    opened(app, "exports")
    kinds: Any = app.selectbox(key="exports_kind").options
    assert [title.split()[0] for title in kinds] == ["Volumes", "Calendrier"]
    assert "À approuver" not in shown(app)


def test_every_export_of_the_catalogue_can_be_chosen(grenoble: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Each kind draws its criteria and its columns without a fault."""
    sign_in(factories.a_staff(grenoble, "head_of_office", academie_code="08"))
    opened(app, "exports")
    for name in ("simple_list", "volumes", "corrections", "windows", "run_manifest", "candidates"):
        app.selectbox(key="exports_kind").set_value(name).run()
        assert not app.exception
        assert not app.error
