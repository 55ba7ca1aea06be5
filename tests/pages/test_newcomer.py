"""A new candidate entered at the desk, through the page."""

from __future__ import annotations

from sqlalchemy import Engine, func, select
from streamlit.testing.v1 import AppTest

from core.audit import Event
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, OutboxMessage
from tests import factories
from tests.pages.conftest import SignIn, page_file

TYPED = {
    "birth_name": "Vasseur", "first_names": "Inès", "birth_date": "12/03/2008", "birth_place": "Vizille",
    "birth_departement": "38", "birth_country": "France", "nationality": "Française", "phone": "06 39 98 00 01",
    "postcode": "38220", "city": "Vizille", "country": "France",
}  # fmt: skip


def filled(engine: Engine, sign_in: SignIn, app: AppTest, **more: str) -> AppTest:
    """The form of a newcomer, filled and sent by a case officer of Grenoble."""
    sign_in(factories.a_staff(engine, "case_officer", academie_code="08"))
    app.run()
    app.switch_page(page_file("newcomer")).run()
    assert not app.exception
    for name, value in (TYPED | more).items():
        app.text_input(key=f"newcomer_{name}").input(value)
    app.text_area(key="newcomer_address").input("3 rue du Pont")
    app.selectbox(key="newcomer_civility").select("MME")
    app.selectbox(key="newcomer_academie_code").select("08")
    app.button(key="newcomer_check").click().run()
    assert not app.exception
    return app


def test_a_newcomer_is_entered_invited_and_led_to_the_desk(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest
) -> None:
    """One record, journalled, a link sent to the address given, and the desk opens on that record."""
    filled(sqlite_engine, sign_in, app, email="ines@example.org")
    with reading(sqlite_engine) as tx:
        found = tx.scalars(select(Candidate).where(Candidate.birth_name == "Vasseur")).one()
        assert (found.origin, found.academie_code, found.email) == ("desk", "08", "ines@example.org")
        mails = tx.scalars(select(OutboxMessage).where(OutboxMessage.candidate_id == found.id)).all()
        assert [mail.template for mail in mails] == ["account_invitation"]
        told = select(AuditEvent.name).where(
            AuditEvent.subject_id == found.id, AuditEvent.name == Event.CANDIDATE_CREATED
        )
        assert tx.scalars(told).all() == [Event.CANDIDATE_CREATED]
    assert "Inscrire un candidat" in [one.value for one in app.title]


def test_someone_alike_is_looked_at_first(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """No second record of one person by inattention; a namesake is entered once that is said."""
    count = select(func.count()).select_from(Candidate).where(Candidate.city == "Vizille")
    with writing(sqlite_engine) as tx:
        alike = factories.a_candidate(tx, birth_name="Vaceur", first_names="Ines")
        day = alike.birth_date
    filled(sqlite_engine, sign_in, app, birth_date=f"{day:%d/%m/%Y}")
    with reading(sqlite_engine) as tx:
        assert tx.scalar(count) == 0
    assert "ressemble" in app.warning[0].value
    app.button(key="newcomer_anyway").click().run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        assert tx.scalar(count) == 1


def test_what_may_be_left_empty_says_so(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Nobody looks for an answer that is not asked, nor learns after sending how a day is written."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app.run().switch_page(page_file("newcomer")).run()
    assert not app.exception
    optional = {one.key for one in app.text_input if "facultatif" in one.label}
    assert optional == {"newcomer_usual_name", "newcomer_email"}
    assert app.text_input(key="newcomer_birth_date").placeholder == "jj/mm/aaaa"
