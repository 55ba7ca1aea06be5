"""What a raw client can do to the websocket: nothing that its own cookie does not allow (2.01, 2.02, 2.04)."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.exceptions import ConnectionClosed, InvalidStatus

from core.audit import Event
from core.i18n import t
from db.engine import make_engine, reading
from db.tables import AuditEvent
from pages.shared import navigation
from pages.shared.frame import SAME_CLICK_SECONDS
from tests.core.jobs.processes import until
from tests.pages.server import Served, post
from tests.pages.wire import Wire, cookie_of

ADDRESSES = ["" if page.address == "home" else page.address for page in navigation.PAGES]
REFUSED = t("fr", "frame-not-allowed")


def instants(dashboard: Served, name: Event) -> list[datetime]:
    engine = make_engine(dashboard.database_url)
    with reading(engine) as tx:
        found = select(AuditEvent.at).where(AuditEvent.name == name.value).order_by(AuditEvent.seq)
        known = list(tx.scalars(found))
    engine.dispose()
    return known


def events(dashboard: Served, name: Event) -> int:
    return len(instants(dashboard, name))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_anonymous_visit_shows_the_sign_in_form_alone(dashboard: Served, address: str) -> None:
    """Every address, on a server nobody has visited: the form, no title of a page (2.02)."""
    page = Wire.open(dashboard.url).run(page=address)
    assert page.asks_to_sign_in()
    assert page.headings() in (["Sporades", "Connexion"], ["Connexion", "Sporades"])
    page.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_opened_or_refused_by_the_rights_of_the_cookie(dashboard: Served, address: str) -> None:
    """Direct navigation of a reader: pages of her rights open, the others say so and show nothing (2.02)."""
    entry = next(page for page in navigation.PAGES if page.address == (address or "home"))
    page = Wire.open(dashboard.url, cookie=_cookies(dashboard, "lea")).run(page=address)
    refused = "Vos droits ne permettent pas" in page.texts()
    from core.access import Actor, Role, Scope

    may = navigation.may_open(Actor("staff", 1, "", scopes=(Scope(Role.READER, "08"),)), entry)
    assert refused is not may
    assert (page.headings() == [REFUSED]) is not may
    assert page.headings() != []
    page.close()


_kept: dict[tuple[str, str], str] = {}


def _cookies(dashboard: Served, login: str) -> str:
    key = (dashboard.url, login)
    if key not in _kept:
        _kept[key] = cookie_of(dashboard.url, login)
    return _kept[key]


def test_the_menu_holds_the_pages_of_the_person_only(dashboard: Served) -> None:
    """What is sent to the browser as menu is what the rights allow."""
    page = Wire.open(dashboard.url, cookie=_cookies(dashboard, "sophie")).run()
    assert "Comptes et rôles" not in page.texts()
    page.close()


def test_another_s_page_cannot_be_taken_over_without_a_cookie(dashboard: Served) -> None:
    """Someone who learned the page's identifier connects without cookie: the form, a journal line (2.01)."""
    before = events(dashboard, Event.SESSION_REFUSED)
    victim = Wire.open(dashboard.url, cookie=_cookies(dashboard, "helene")).run(page="staff")
    assert victim.headings() == ["Comptes et rôles", "Administrer un compte"]
    thief = Wire.open(dashboard.url, session_id=victim.session_id)
    thief.run(page="staff")
    assert thief.session_id == victim.session_id
    assert thief.asks_to_sign_in()
    assert "helene" not in thief.raw.decode(errors="replace").lower().replace("helene@", "")
    assert events(dashboard, Event.SESSION_REFUSED) == before + 1
    thief.close()


def test_another_s_page_cannot_be_taken_over_with_one_s_own_cookie(dashboard: Served) -> None:
    """A colleague's cookie on someone's page: sign-in form and a journal line; then only her own rights (2.01)."""
    before = events(dashboard, Event.SESSION_REFUSED)
    victim = Wire.open(dashboard.url, cookie=_cookies(dashboard, "helene")).run(page="staff")
    thief = Wire.open(dashboard.url, cookie=_cookies(dashboard, "lea"), session_id=victim.session_id)
    thief.run(page="staff")
    assert thief.asks_to_sign_in()
    assert events(dashboard, Event.SESSION_REFUSED) == before + 1
    thief.run(page="staff")
    assert "Vos droits ne permettent pas" in thief.texts()
    thief.close()


def test_a_click_on_a_page_taken_over_does_nothing(dashboard: Served) -> None:
    """Callbacks run before the page: the thief's click is checked too, nothing is done in the victim's name (2.01)."""
    victim = Wire.open(dashboard.url, cookie=_cookies(dashboard, "helene")).run(page="staff")
    button = victim.widget("button", "Nouveau lien de mot de passe")
    before = events(dashboard, Event.STAFF_CHANGED)
    thief = Wire.open(dashboard.url, session_id=victim.session_id)
    states = WidgetStates()
    pressed = states.widgets.add()
    pressed.id, pressed.trigger_value = button.id, True
    thief.run(page="staff", widgets=states)
    assert thief.asks_to_sign_in()
    assert events(dashboard, Event.STAFF_CHANGED) == before
    thief.close()


def test_signing_out_elsewhere_closes_an_open_page_at_its_next_run(dashboard: Served) -> None:
    """The page stays connected; after the sign-out its next run shows the form, and a copied cookie too (1.17)."""
    cookie = cookie_of(dashboard.url, "camille")
    page = Wire.open(dashboard.url, cookie=cookie).run()
    assert page.headings()[0] == "Accueil"
    post(f"{dashboard.url}/auth/logout", headers={"Origin": dashboard.url}, cookies={"sporades": cookie})
    page.run()
    assert page.asks_to_sign_in()
    copied = Wire.open(dashboard.url, cookie=cookie).run()
    assert copied.asks_to_sign_in()
    page.close()
    copied.close()


@pytest.mark.parametrize(
    ("origin", "host", "accepted"),
    [
        ("", "", True),
        ("http://localhost:{port}", "localhost:{port}", True),
        ("http://localhost:{port}", "", False),
        ("http://localhost:9999", "", False),
        ("http://127.0.0.1:9999", "", False),
        ("http://127.0.0.1", "", False),
        ("https://127.0.0.1:{port}", "", False),
        ("http://evil.example", "", False),
        ("http://evil.example", "evil.example", False),
        ("http://127.0.0.1:{port}", "rebound.example:{port}", False),
        ("null", "", False),
        (None, "", False),
    ],
)
def test_only_our_own_origin_opens_a_websocket(
    dashboard: Served, origin: str | None, host: str, *, accepted: bool
) -> None:
    """The exact origin with its own name, nothing else: neither another port, nor none, nor a rebound name (2.04)."""
    port = dashboard.url.rsplit(":", 1)[1]
    given = origin.format(port=port) if origin else origin
    if accepted:
        page = Wire.open(dashboard.url, origin=given, host=host.format(port=port)).run()
        assert page.asks_to_sign_in()
        page.close()
        return
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        Wire.open(dashboard.url, origin=given, host=host.format(port=port)).run()


@pytest.mark.parametrize(("clicks", "apart"), [(2, 0.0), (3, 0.05), (5, 0.1), (3, 0.5)])
def test_a_form_sent_several_times_is_one_action(dashboard: Served, clicks: int, apart: float) -> None:
    """Two to five clicks, at once to half a second apart: one role is given, one line is journalled (6.24).

    A machine so slow that the clicks come to the server further apart has given another order for each.
    """
    page = Wire.open(dashboard.url, cookie=_cookies(dashboard, "helene")).run(page="staff")
    before = instants(dashboard, Event.ROLE_GRANTED)
    states = WidgetStates()
    pressed = states.widgets.add()
    pressed.id, pressed.trigger_value = page.widget("button", "Donner ce rôle").id, True
    for _ in range(clicks):
        page.send(page="staff", widgets=states)
        time.sleep(apart)
    until(lambda: len(instants(dashboard, Event.ROLE_GRANTED)) > len(before))
    page.send(page="journal")  # what comes after the clicks ends after them
    while page.read().headings()[:1] != ["Journal"]:
        pass
    given = instants(dashboard, Event.ROLE_GRANTED)[len(before) :]
    assert all(after - one > timedelta(seconds=SAME_CLICK_SECONDS) for one, after in pairwise(given))
    page.close()
    time.sleep(SAME_CLICK_SECONDS + 0.1)  # past what counts as one click, so that the next case is another order


def test_a_defect_tells_the_browser_nothing(dashboard: Served) -> None:
    """The database fails under the page: a reference number in the page, the details in the log only (2.06)."""
    page = Wire.open(dashboard.url, cookie=_cookies(dashboard, "helene")).run(page="journal")
    engine = make_engine(dashboard.database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit_event RENAME TO hidden_for_a_moment")
    page.raw = b""
    try:
        page.run(page="journal")
    finally:
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE hidden_for_a_moment RENAME TO audit_event")
        engine.dispose()
    said = page.raw.decode(errors="replace")
    assert "Quelque chose n’a pas fonctionné" in said
    canaries = ("SELECT", "audit_event", "no such table", "Traceback", "sqlalchemy", "OperationalError")
    assert [canary for canary in (*canaries, str(dashboard.data)) if canary in said] == []
    reference = said.split("référence ")[1][:8]
    log = dashboard.log.read_text(errors="replace")
    assert f"defect {reference}" in log
    assert "no such table" in log
    page.close()
