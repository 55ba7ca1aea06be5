"""Propose a correction as one person, decide it as another, through the pages."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import settings
from core.access import Actor, system
from core.access.actor import candidate as acting_candidate
from core.audit import Event, record
from core.corrections.actions import propose
from core.corrections.evidence import Evidence, open_evidence
from core.corrections.reporting import report_error
from core.corrections.rules import Asked
from core.documents.catalogue import KINDS
from core.i18n import LANGUAGES, t
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, Correction, Grant, Registration
from pages.shared import identity_form
from tests import factories
from tests.pages.conftest import SignIn, page_file

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files_of_this_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    changed = dataclasses.replace(settings.current(), documents_url=f"file://{tmp_path / 'documents'}")
    monkeypatch.setattr(settings, "current", lambda: changed)


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def colleague(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def lea(sqlite_engine: Engine) -> int:
    with writing(sqlite_engine) as tx:
        candidate = factories.a_candidate(tx, email="lea@example.org", phone="+33639980000")
        factories.a_registration(tx, candidate)
        return candidate.id


def shown(app: AppTest) -> str:
    """Everything a person can read on the page."""
    kinds = (app.text, app.markdown, app.caption, app.info, app.warning, app.error, app.success, app.header)
    words = " ".join(str(one.value) for kind in kinds for one in kind)
    tables = " ".join(one.value.to_csv() for one in app.table)
    return f"{words} {tables}".replace("\\", "").replace("\N{WORD JOINER}", "")


def opened(app: AppTest, name: str, **query: int | str) -> AppTest:
    app.run()
    app.switch_page(page_file(name))
    for key, value in query.items():
        app.query_params[key] = str(value)
    app.run()
    assert not app.exception
    return app


def to_correct(app: AppTest, lea: int) -> AppTest:
    app = opened(app, "correct", candidate=lea)
    app.toggle(key=f"correct_{lea}_unlock").set_value(True).run()
    return app


def a_proposal(engine: Engine, actor: Actor, candidate_id: int, **values: str) -> tuple[int, str]:
    with writing(engine) as tx:
        receipt = propose(
            tx, actor, candidate_id, Asked(tuple((values or {"birth_name": "Martineau"}).items())),
            reason_code="civil_status", reason_text="acte n° 12", evidence=Evidence("acte.pdf", PDF),
            seen=tx.get_one(Candidate, candidate_id).version,
        )  # fmt: skip
        return receipt.correction_id, receipt.digest


def one(engine: Engine, number: int) -> Correction:
    with reading(engine) as tx:
        return tx.get_one(Correction, number)


def test_the_identity_is_greyed_until_it_is_unlocked(officer: Actor, lea: int, sign_in: SignIn, app: AppTest) -> None:
    """Nothing can be typed by accident; once unlocked, nothing can be sent while something lacks."""
    sign_in(officer)
    opened(app, "correct", candidate=lea)
    fields = [app.text_input(key=f"correct_{lea}_{name}") for name in ("birth_name", "first_names", "ine", "email")]
    assert all(field.disabled for field in fields)
    assert [field.value for field in fields] == ["Martin", "Léa", "", "lea@example.org"]
    app.toggle(key=f"correct_{lea}_unlock").set_value(True).run()
    assert not app.text_input(key=f"correct_{lea}_birth_name").disabled
    assert app.button(key=f"correct_{lea}_propose").disabled
    assert "le justificatif" in shown(app)


def test_consequences_are_shown_live_before_anything_is_kept(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """Each change shows before and after, versions and mail at once; the register has not moved."""
    sign_in(officer)
    to_correct(app, lea)
    app.text_input(key=f"correct_{lea}_birth_name").set_value("Martineau").run()
    app.date_input(key=f"correct_{lea}_birth_date").set_value(date(2009, 3, 12)).run()
    assert not app.exception
    text = shown(app)
    for words in ("Avant\u202f: Martin", "Martineau", "12/03/2008", "12/03/2009", "lea@", "Candidature 001"):
        assert words in text
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Correction)).all() == []
    app.text_input(key=f"correct_{lea}_birth_name").set_value("<b>").run()
    assert "Nom de famille" in app.error[0].value


def test_one_proposes_another_decides(
    sqlite_engine: Engine, officer: Actor, colleague: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """From the greyed form to the new version: six clicks to propose, and approving needs the proof opened."""
    sign_in(officer)
    to_correct(app, lea)
    app.text_input(key=f"correct_{lea}_birth_name").set_value("Martineau").run()
    app.selectbox(key=f"correct_{lea}_reason").select_index(0).run()
    app.file_uploader(key=f"correct_{lea}_file").set_value(("acte.pdf", PDF, "application/pdf")).run()
    app.button(key=f"correct_{lea}_propose").click().run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        (row,) = tx.scalars(select(Correction))
        assert (row.state, row.after, row.proposer_id) == ("proposed", {"birth_name": "Martineau"}, officer.id)
    assert "est proposée" in shown(app)
    assert [title.value for title in app.title] == [f"Correction n°\u00a0{row.id}"]
    assert not [button for button in app.button if button.key == f"approve_{row.id}"]

    sign_in(colleague)
    decided = AppTest.from_file(app._script_path, default_timeout=120)
    opened(decided, "corrections")
    assert "Martin Léa" in shown(decided)
    opened(decided, "corrections", id=row.id)
    assert decided.button(key=f"correction_approve_{row.id}").disabled
    assert "Ouvrez d’abord le justificatif" in shown(decided)
    with writing(sqlite_engine) as tx:
        open_evidence(tx, colleague, str(row.id))
    decided.run()
    decided.button(key=f"correction_approve_{row.id}").click().run()
    assert not decided.exception
    assert "Correction approuvée" in shown(decided)
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Candidate, lea).birth_name == "Martineau"
        assert tx.scalars(select(Registration.version)).all() == [2]
        names = list(tx.scalars(select(AuditEvent.name)))
        assert names.count("correction.approved") == 1
        assert "candidate.read" in names


def test_what_is_approved_is_what_was_on_the_screen(
    sqlite_engine: Engine, officer: Actor, colleague: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """The file moved between display and click: nothing is approved, and the page shows three values (3.10, 3.11)."""
    number, _ = a_proposal(sqlite_engine, officer, lea, email="lea.neuve@example.org")
    with writing(sqlite_engine) as tx:
        open_evidence(tx, colleague, str(number))
    sign_in(colleague)
    opened(app, "corrections", id=number)
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, lea), speciality="31224")
    app.button(key=f"correction_approve_{number}").click().run()
    assert "rien n’a été modifié" in shown(app)
    assert "Aujourd’hui" in shown(app)
    assert one(sqlite_engine, number).state == "stale"
    sign_in(officer)
    again = AppTest.from_file(app._script_path, default_timeout=120)
    opened(again, "corrections", id=number)
    again.button(key=f"renew_{number}").click().run()
    assert not again.exception
    assert one(sqlite_engine, number + 1).state == "proposed"


def test_a_refusal_needs_its_reason(
    sqlite_engine: Engine, officer: Actor, colleague: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """Without a reason the refusal is refused; with one, the author reads it."""
    number, _ = a_proposal(sqlite_engine, officer, lea)
    sign_in(colleague)
    opened(app, "corrections", id=number)
    app.button(key=f"correction_refuse_{number}").click().run()
    assert one(sqlite_engine, number).state == "proposed"
    app.text_area(key=f"correction_reason_{number}").set_value("Acte illisible").run()
    app.button(key=f"correction_refuse_{number}").click().run()
    assert one(sqlite_engine, number).state == "refused"
    assert "Acte illisible" in shown(app)


def test_ones_own_proposal_is_withdrawn_not_decided(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """No approve button for the author; withdrawing frees the candidate for another proposal."""
    number, _ = a_proposal(sqlite_engine, officer, lea)
    sign_in(officer)
    opened(app, "correct", candidate=lea)
    assert "attend déjà une décision" in shown(app)
    opened(app, "corrections", id=number)
    assert not [button for button in app.button if str(button.key).startswith(("approve", "refuse"))]
    app.button(key=f"withdraw_{number}").click().run()
    assert one(sqlite_engine, number).state == "withdrawn"
    opened(app, "correct", candidate=lea)
    assert app.toggle(key=f"correct_{lea}_unlock")


def test_undoing_is_proposed_from_the_correction_itself(
    sqlite_engine: Engine, officer: Actor, colleague: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """An approved correction offers its reverse, with a reason."""
    from core.corrections.deciding import approve

    number, digest = a_proposal(sqlite_engine, officer, lea)
    with writing(sqlite_engine) as tx:
        open_evidence(tx, colleague, str(number))
    with writing(sqlite_engine) as tx:
        approve(tx, colleague, number, digest)
    sign_in(officer)
    opened(app, "corrections", id=number)
    app.text_area(key=f"undo_text_{number}").set_value("acte d’un homonyme").run()
    app.button(key=f"undo_{number}").click().run()
    assert not app.exception
    reverse = one(sqlite_engine, number + 1)
    assert (reverse.state, reverse.after, reverse.undoes_id) == ("proposed", {"birth_name": "Martin"}, number)


def test_contact_is_saved_at_once(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """One person, one click, a new version since it is printed."""
    sign_in(officer)
    opened(app, "correct", candidate=lea)
    app.text_area(key=f"contact_{lea}_address").set_value("3 rue des Roses\nBâtiment B")
    app.button(key=f"contact_{lea}_save").click().run()
    assert not app.exception
    assert "Coordonnées enregistrées" in shown(app)
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Candidate, lea).address == ["3 rue des Roses", "Bâtiment B"]
        assert tx.scalars(select(Registration.version)).all() == [2]


def test_values_are_never_read_as_markdown(
    sqlite_engine: Engine, officer: Actor, colleague: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """A name, a reason or a file name that looks like a link or an icon stays letters (2.10)."""
    with writing(sqlite_engine) as tx:
        receipt = propose(
            tx, officer, lea, Asked((("birth_place", "Saint-Ouen (93)"),)), reason_code="other",
            reason_text="[clic](http://mal.example) :material/home: **gras**",
            evidence=Evidence("![](http://mal.example).pdf", PDF), seen=tx.get_one(Candidate, lea).version,
        )  # fmt: skip
    sign_in(colleague)
    opened(app, "corrections", id=receipt.correction_id)
    dangerous = [str(one.value) for kind in (app.markdown, app.caption, app.info, app.warning) for one in kind]
    assert any("mal" in text for text in dangerous)
    for text in dangerous:
        assert "](http" not in text
        assert "**gras**" not in text
        assert ":material/home:" not in text


@pytest.mark.parametrize("role", ["supervisor", "technical_administrator"])
def test_those_who_read_no_person_see_no_correction(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest, role: str
) -> None:
    """The pages answer a refusal, whatever the address says (2.02)."""
    number, _ = a_proposal(sqlite_engine, officer, lea)
    sign_in(factories.a_staff(sqlite_engine, role))
    for page, query in (("corrections", {"id": number}), ("correct", {"candidate": lea})):
        opened(app, page, **query)
        assert "Martin" not in shown(app)
        assert app.error


def test_the_proof_is_for_who_decides_on_this_very_file(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """Deciding in Lille and only reading in Grenoble opens no proof of Grenoble, nor offers to decide (3.03)."""
    number, _ = a_proposal(sqlite_engine, officer, lea)
    reads = factories.a_staff(sqlite_engine, "reader", academie_code="08")
    with writing(sqlite_engine) as tx:
        tx.add(
            Grant(
                staff_id=reads.id, role="case_officer", academie_code="09", domain_code="",
                starts_at=datetime(2026, 9, 1, tzinfo=UTC), ends_at=None, given_by="tests",
            )
        )  # fmt: skip
        record(tx, system("tests"), Event.ROLE_GRANTED, "staff", reads.id)
    sign_in(reads)
    opened(app, "corrections", id=number)
    assert not app.exception
    assert "Martineau" in shown(app)
    assert "acte.pdf" not in shown(app)
    assert not [button for button in app.button if str(button.key).startswith(("approve", "refuse"))]
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    opened(app, "corrections", id=number)
    assert "acte.pdf" in shown(app)


def test_an_address_of_another_academie_shows_nothing(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """Absent and forbidden look the same (3.03)."""
    number, _ = a_proposal(sqlite_engine, officer, lea)
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="09"))
    for page, query in (("corrections", {"id": number}), ("correct", {"candidate": lea})):
        opened(app, page, **query)
        assert "Martin" not in shown(app)


def test_the_pages_speak_english_too(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """Every sentence of both pages exists in English."""
    number, _ = a_proposal(sqlite_engine, officer, lea)
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08", language="en"))
    opened(app, "corrections", id=number)
    assert "Before" in shown(app)
    opened(app, "corrections")
    assert "proposed by" in shown(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_document_has_a_name(language: str) -> None:
    """What the form and the panel of consequences show is said in both languages."""
    for row in identity_form.ROWS:
        for field in row:
            assert t(language, f"field-{field.replace('_', '-')}")
    for kind in KINDS:
        assert t(language, f"document-kind-{kind.replace('_', '-')}")


def test_the_queue_opens_on_what_was_asked(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """« Suivre » on the home page leads to one's own proposals; what is no kind of queue changes nothing."""
    a_proposal(sqlite_engine, officer, lea)
    sign_in(officer)
    for asked, seen in (("mine", True), ("others", False), ("nonsense", False)):
        app.run()
        app.switch_page(page_file("corrections"))
        app.query_params["whose"] = asked
        app.run()
        assert not app.exception
        assert ("Martin Léa" in shown(app)) is seen
        app.switch_page(page_file("home")).run()


def test_a_correction_opened_from_a_report_says_what_the_candidate_asks(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, lea: int
) -> None:
    """The field asked is filled and unlocked; every other says what the register says, and nothing is proposed yet."""
    with writing(sqlite_engine) as tx:
        own = acting_candidate(lea, "Léa")
        day = report_error(tx, own, "birth_date", wanted="14/03/2008", message="", evidence=None).report_id
        city = report_error(tx, own, "city", wanted="Voiron", message="", evidence=None).report_id
    sign_in(officer)
    opened(app, "correct", candidate=lea, report=day)
    assert not app.exception
    assert app.date_input(key=f"correct_{lea}_birth_date").value == date(2008, 3, 14)
    assert not app.date_input(key=f"correct_{lea}_birth_date").disabled
    assert app.text_input(key=f"contact_{lea}_city").value != "Voiron"
    assert "14/03/2008" in shown(opened(app, "candidate", id=lea))
    opened(app, "correct", candidate=lea, report=city)
    assert app.text_input(key=f"contact_{lea}_city").value == "Voiron"
    assert app.date_input(key=f"correct_{lea}_birth_date").disabled
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Correction)).all() == []
