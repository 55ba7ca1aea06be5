"""The home page."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from streamlit.testing.v1 import AppTest

from core import settings, units
from core.access import Actor
from core.audit import queries as journal
from core.documents.stale_count import stale_count
from core.i18n import t
from core.mass_ending.actions import ask
from core.mass_ending.selection import preview
from core.monitoring import awaiting as home_awaiting
from core.search.query import Query
from db.engine import writing
from pages.shared import awaiting_cards
from tests import factories
from tests.core.duplicates.conftest import look, proposing, two
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import shown


def test_someone_signed_in_sees_the_home_page(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app.run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Accueil"]


def test_the_first_day_says_what_to_begin_with(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Where nobody is on file, the ways in which candidates come are said; as soon as somebody is, no more of it."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app.run()
    assert not app.exception
    assert t("fr", "first-steps") in [title.value for title in app.header]
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, factories.a_candidate(tx, academie_code="10"), academie_code="10")
    app.run()
    assert t("fr", "first-steps") in [title.value for title in app.header]  # theirs, elsewhere, is not one's own
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx)
    app.run()
    assert t("fr", "first-steps") not in [title.value for title in app.header]


def test_an_hour_elsewhere_is_said_in_paris_too(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, stopped_clock: Any
) -> None:
    """Who watches every académie never takes 17:00 in Guyane for 17:00 in Paris (4.13, 6.16)."""
    stopped_clock(datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="31"))
    app.run()
    closing = app.table[0].value["Ferme le"]
    assert len(closing) > 0
    assert all("à\N{NO-BREAK SPACE}Paris" in cell for cell in closing)


def test_what_takes_long_to_count_keeps_nothing_waiting(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of the page is drawn before the long counts begin; then they stand among the cards, exact."""
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx)
    sign_in(factories.a_staff(sqlite_engine, "head_of_office", academie_code="08"))
    asked: list[bool | None] = []
    counted, acts = home_awaiting.awaiting, journal.own_events

    def noted_awaiting(tx: Session, actor: Actor, *, long: bool | None = None) -> list[home_awaiting.Awaiting]:
        asked.append(long)
        return counted(tx, actor, long=long)

    def noted_acts(tx: Session, actor: Actor) -> list[journal.EventLine]:
        asked.append(None)
        return acts(tx, actor)

    monkeypatch.setattr(awaiting_cards, "awaiting", noted_awaiting)
    monkeypatch.setattr(journal, "own_events", noted_acts)
    app.run()
    assert not app.exception
    assert asked == [False, None, True]
    assert "1" in [card.value for card in app.subheader]
    assert "document est à éditer" in " ".join(text.value for text in app.text)
    assert not [one for one in app.caption if "se compte" in one.value]


def test_a_card_that_stopped_counting_says_more_than(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number where counting stopped is never shown as if it were all there is."""
    with writing(sqlite_engine) as tx:
        for _ in range(2):
            factories.a_registration(tx)
    sign_in(factories.a_staff(sqlite_engine, "head_of_office", academie_code="08"))
    card = next(one for one in home_awaiting.AWAITED if one.key == "stale-documents")
    capped = dataclasses.replace(card, count=partial(stale_count, most=1), most=1)
    monkeypatch.setattr(home_awaiting, "AWAITED", (capped,))
    app.run()
    assert not app.exception
    assert "Plus de\N{NO-BREAK SPACE}1" in [
        found.value.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}") for found in app.subheader
    ]


def test_what_waits_for_a_second_person_stands_among_the_cards(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A merge, an order to set aside: told to the colleague who may decide, not to who asked (3.09, 3.13)."""
    chosen = dataclasses.replace(settings.current(), mass_approval_above=0)
    monkeypatch.setattr(settings, "current", lambda: chosen)
    asker, second = (factories.a_staff(sqlite_engine, "case_officer", academie_code="08") for _ in range(2))
    with writing(sqlite_engine) as tx:
        alike = two(tx)
    look()
    proposing(asker, *alike)
    asked = Query(text="lefevre")
    expected = units.read(preview, asker, asked).items
    units.perform(ask, asker, asked, reason="Inscriptions en double", expected=expected)
    wanted = [t("fr", f"awaiting-{one}", count=1) for one in ("merges", "set-aside")]
    for actor, told in ((second, True), (asker, False)):
        sign_in(actor)
        app.run()
        assert not app.exception
        text = shown(app)
        assert [sentence in text for sentence in wanted] == [told, told]
