"""The office's page of pieces: what is to check, two decisions, the next one; and the record's own actions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import units
from core.access import Actor
from core.corrections.evidence import Evidence
from core.i18n import t
from core.pieces import queries
from core.pieces.actions import deposit, lock
from core.pieces.files import open_piece
from db.engine import reading
from db.tables import AccommodationRequest, Document, Piece, Registration
from tests import factories
from tests.core.pieces.conftest import Someone, a_file, someone
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(13) + b"\x00\x00\x00\x00IEND\xaeB`\x82"


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def lea(sqlite_engine: Engine, stopped_clock) -> Someone:
    """Someone who deposited everything and locked it; the identity is a photograph."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    one = someone(sqlite_engine)
    for piece in units.read(queries.own_pieces, one.actor, 1).pieces:
        if not piece.by_post:
            file = Evidence("carte.png", PNG) if piece.code == "identity" else a_file()
            units.perform(deposit, one.actor, one.registration_id, piece.code, file)
    units.perform(lock, one.actor, one.registration_id)
    return one


def states(engine: Engine) -> dict[str, str]:
    with reading(engine) as tx:
        return dict(tx.execute(select(Piece.piece_code, Piece.state)).all())


def piece_id(engine: Engine, code: str) -> tuple[int, int]:
    with reading(engine) as tx:
        row = tx.scalars(select(Piece).filter_by(piece_code=code)).one()
        return row.id, row.version


def to_check(engine: Engine) -> int:
    return sum(state == "under_check" for state in states(engine).values())


def first_shown(app: AppTest) -> int:
    """The number of the piece that is on the screen."""
    (key,) = [one.key for one in app.button if one.key and one.key.startswith("accept_")]
    return int(key.split("_")[1])


def test_accepting_brings_the_next_piece(app: AppTest, sqlite_engine, sign_in: SignIn, officer, lea) -> None:
    """One press a piece until nothing is left; each decision is kept."""
    sign_in(officer)
    app = opened(app, "pieces")
    count, seen = to_check(sqlite_engine), []
    assert count == 3
    for _ in range(count):
        number = first_shown(app)
        seen.append(number)
        next(one for one in app.button if one.key.startswith(f"accept_{number}")).click().run()
        assert not app.exception
    assert len(set(seen)) == count
    assert to_check(sqlite_engine) == 0
    assert "Aucune pièce à vérifier" in shown(app)


def test_refusing_asks_why_and_tells_the_candidate(app: AppTest, sqlite_engine, sign_in: SignIn, officer, lea) -> None:
    """A usual reason in one click or one's own words; without any, nothing is refused."""
    sign_in(officer)
    app = opened(app, "pieces")
    number = first_shown(app)
    next(one for one in app.button if one.key.startswith(f"refuse_{number}")).click().run()
    app.button(key=f"confirm_refuse_{number}").click().run()
    assert "Dites pourquoi" in shown(app)
    app.selectbox(key=f"usual_{number}").set_value("expired").run()
    app.text_area(key=f"reason_{number}").set_value("Photographie floue.").run()
    app.button(key=f"confirm_refuse_{number}").click().run()
    assert not app.exception
    assert "refused" in states(sqlite_engine).values()
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Piece, number).reason == f"{t('fr', 'pieces-reason-expired')}\nPhotographie floue."
    assert first_shown(app) != number


def test_a_piece_can_wait_and_filters_narrow(app: AppTest, sqlite_engine, sign_in: SignIn, officer, lea) -> None:
    """Skipped, it comes back when asked; a kind chosen shows only that kind."""
    sign_in(officer)
    app = opened(app, "pieces")
    number = first_shown(app)
    app.button(key=f"skip_{number}").click().run()
    assert first_shown(app) != number
    app.button(key="pieces_again").click().run()
    assert first_shown(app) == number
    app.selectbox(key="pieces_kind").set_value("jdc").run()
    assert first_shown(app) == piece_id(sqlite_engine, "jdc")[0]
    app.selectbox(key="pieces_state").set_value("accepted").run()
    assert "Aucune pièce à vérifier" in shown(app)


def test_another_academie_has_nothing_to_check(app: AppTest, sqlite_engine, sign_in: SignIn, lea) -> None:
    """The perimeter decides what is in the list (3.02)."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="09"))
    assert "Aucune pièce à vérifier" in shown(opened(app, "pieces"))


def test_the_record_unlocks_reminds_and_notes_the_paper(
    app: AppTest, sqlite_engine, sign_in: SignIn, officer, lea
) -> None:
    """From the candidate's page: the reason is asked, the letter is made, the signed paper confirms."""
    sign_in(officer)
    app = opened(app, "candidate", id=lea.candidate_id)
    number = lea.registration_id
    app.button(key=f"unlock_{number}").click().run()
    assert "Dites pourquoi" in shown(app)
    app.text_area(key=f"unlock_reason_{number}").set_value("Spécialité changée.").run()
    app.button(key=f"unlock_{number}").click().run()
    assert not app.exception
    assert to_check(sqlite_engine) == 0
    app.button(key=f"remind_{number}").click().run()
    app.button(key=f"confirmed_{number}").click().run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Document.kind)).all() == ["pieces_reminder"]
        assert tx.get_one(Registration, number).state == "confirmed"


def test_a_picture_stands_beside_the_facts_a_pdf_opens_apart(
    app: AppTest, sqlite_engine, sign_in: SignIn, officer, lea
) -> None:
    """The picture is asked of our own route, where the right is checked and the reading journalled (2.07)."""
    sign_in(officer)
    app = opened(app, "pieces")
    app.selectbox(key="pieces_kind").set_value("identity").run()
    file = next(one for one in units.read(queries.own_pieces, lea.actor, 1).pieces if one.code == "identity").files[0]
    pictures = [one.value for one in app.markdown if one.value.startswith("![")]
    assert pictures == [f"![Le fichier déposé](/files/pieces/{file.id})"]
    assert units.perform(open_piece, officer, str(file.id)).content == PNG
    app.selectbox(key="pieces_kind").set_value("jdc").run()
    assert not [one for one in app.markdown if one.value.startswith("![")]


def test_the_office_deposits_and_asks_for_a_candidate(
    app: AppTest, sqlite_engine: Engine, officer: Actor, sign_in: SignIn, stopped_clock
) -> None:
    """Everything a candidate does can be done for him at the desk, from his record (6.17)."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    one = someone(sqlite_engine)
    sign_in(officer)
    app = opened(app, "candidate", id=one.actor.id)
    app.button(key=f"behalf_keep_{one.registration_id}").click().run()
    assert "Choisissez d’abord un fichier" in shown(app)
    wanted = app.multiselect(key=f"behalf_measures_{one.registration_id}")
    wanted.select(wanted.options[0]).run()
    app.button(key=f"behalf_ask_{one.registration_id}").click().run()
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(AccommodationRequest)).one().registration_id == one.registration_id
