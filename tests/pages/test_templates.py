"""« Modèles de documents »: one person writes with a preview, another publishes; what is wrong is said and red."""

from __future__ import annotations

import base64

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from core import units
from core.documents.editing import actions
from core.documents.rendering.picture import RED
from core.documents.templates import templates
from db.engine import reading
from db.tables import TemplateDraft
from tests import factories
from tests.core.documents.editing.conftest import LOGO
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def author(sqlite_engine):
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08", domain_code="BCP")


@pytest.fixture
def publisher(sqlite_engine):
    return factories.a_staff(sqlite_engine, "head_of_office", academie_code="08")


def title_in_force(engine) -> str:
    with reading(engine) as tx:
        found = templates(tx, "confirmation").of("08", "BCP")
        assert found is not None
        return dict(found.text.slots)["title"]


def the_draft(engine) -> TemplateDraft:
    with reading(engine) as tx:
        return tx.scalars(select(TemplateDraft).order_by(TemplateDraft.id.desc())).first()


def pages(app: AppTest) -> list[str]:
    """The pictures of the preview, as the browser receives them; each says which page it is."""
    found = [one.proto.imgs[0] for one in app.get("image")]
    assert all("Aperçu de la page" in one.alt for one in found)
    return [base64.b64decode(one.url.removeprefix("data:image/svg+xml;base64,")).decode() for one in found]


def begun(app: AppTest) -> AppTest:
    app = opened(app, "templates")
    app.button(key="template_begin").click().run()
    assert not app.exception
    return app


def test_one_writes_with_a_preview_and_another_publishes(
    app: AppTest, sqlite_engine, sign_in: SignIn, author, publisher
) -> None:
    """From the text in force to the published version: nothing changes before the second person's press."""
    sign_in(author)
    app = begun(app)
    number = the_draft(sqlite_engine).id
    before = pages(app)
    assert len(before) == 2
    app.text_input(key=f"template_{number}_title").set_value("Confirmation de votre inscription").run()
    assert "ne sont pas encore enregistrés" in shown(app)
    assert pages(app) != before
    app.button(key=f"template_propose_{number}").click().run()
    assert "Proposition envoyée" in shown(app)
    assert not [one for one in app.button if one.key == f"template_approve_{number}"]
    assert title_in_force(sqlite_engine) == "Confirmation d’inscription"
    sign_in(publisher)
    app = opened(AppTest.from_file(app._script_path, default_timeout=120), "home")
    assert "modèle de document attend votre relecture" in shown(app)
    app = opened(app, "templates", id=number)
    assert app.selectbox(key="templates_domain").value == "BCP"
    assert ":green[**Confirmation de votre inscription**]" not in shown(app)
    assert ":green[**de votre inscription**]" in shown(app)
    app.button(key=f"template_approve_{number}").click().run()
    assert "Version 1 publiée" in shown(app)
    assert "Aucun document de votre périmètre" in shown(app)
    assert title_in_force(sqlite_engine) == "Confirmation de votre inscription"
    app.segmented_control(key="templates_view").set_value("history").run()
    assert "En vigueur ici" in shown(app)
    assert author.label in shown(app)


def test_a_missing_fact_is_red_and_is_not_proposed(app: AppTest, sqlite_engine, sign_in: SignIn, author) -> None:
    """The fault is said with the place it stands in, the picture has red, and the press of « Proposer » refuses."""
    sign_in(author)
    app = begun(app)
    number = the_draft(sqlite_engine).id
    app.text_area(key=f"template_{number}_closing").set_value("Le service ferme bientôt, {zut}.").run()
    said = shown(app)
    assert "{closes_at}" in said
    assert "{zut}" in said
    assert "2 défauts" in said
    assert [RED in page for page in pages(app)] == [False, True]
    app.button(key=f"template_propose_{number}").click().run()
    assert "Le texte a 2 défauts" in shown(app)
    assert the_draft(sqlite_engine).state == "draft"


def test_a_logo_is_put_then_taken_away(app: AppTest, sqlite_engine, sign_in: SignIn, author) -> None:
    """The preview shows it at once; what is no image is refused with its sentence."""
    sign_in(author)
    app = begun(app)
    name = f"template_{the_draft(sqlite_engine).id}_logo"
    app.button(key=f"{name}_put").click().run()
    assert "Choisissez d’abord un fichier" in shown(app)
    app.file_uploader(key=f"{name}_file").set_value(("logo.png", b"rien", "image/png")).run()
    app.button(key=f"{name}_put").click().run()
    assert "n’est pas une image" in shown(app)
    app.file_uploader(key=f"{name}_file").set_value(("logo.png", LOGO.content, "image/png")).run()
    app.button(key=f"{name}_put").click().run()
    assert "Image enregistrée" in shown(app)
    assert the_draft(sqlite_engine).slots["logo"]
    app.button(key=f"{name}_remove").click().run()
    assert "logo" not in the_draft(sqlite_engine).slots


def test_a_refusal_comes_back_to_its_author_with_the_reason(
    app: AppTest, sqlite_engine, sign_in: SignIn, author, publisher
) -> None:
    """Who publishes refuses with a reason; the author reads it where he wrote, and may begin again."""
    draft = units.perform(actions.begin, author, "confirmation", "08", "BCP")
    draft = units.perform(actions.change, author, draft.draft_id, {"title": "Reçu"}, seen=draft.version)
    units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    sign_in(publisher)
    app = opened(app, "templates", id=draft.draft_id)
    app.button(key=f"template_refuse_{draft.draft_id}").click().run()
    assert "Dites pourquoi" in shown(app)
    app.text_area(key=f"template_reason_{draft.draft_id}").set_value("Titre inexact.").run()
    app.button(key=f"template_refuse_{draft.draft_id}").click().run()
    assert "Proposition refusée" in shown(app)
    sign_in(author)
    app = opened(AppTest.from_file(app._script_path, default_timeout=120), "templates")
    assert "Titre inexact." in shown(app)
    app.button(key="template_begin").click().run()
    assert the_draft(sqlite_engine).state == "draft"


def test_every_kind_of_document_has_its_editor(app: AppTest, sign_in: SignIn, publisher) -> None:
    """Whatever the catalogue of documents holds: its texts are listed and its pages shown."""
    sign_in(publisher)
    app = opened(app, "templates")
    for kind in app.selectbox(key="templates_kind").options:
        app.selectbox(key="templates_kind").select(kind).run()
        assert not app.exception
        assert pages(app), kind
