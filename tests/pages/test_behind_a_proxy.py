"""Behind a declared TLS proxy: the strongest cookie, HSTS, the declared name only, the address the proxy wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from core import units
from core.access import sign_in
from db.engine import make_engine, reading
from db.tables import StaffSession
from tests.pages.server import PASSWORD, Served, get, post, served
from tests.pages.wire import Wire

PUBLIC = "https://examens.example.fr"
NAME = {"Host": "examens.example.fr"}


@pytest.fixture(scope="module")
def proxied(_template_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard told that staff open it at an https address."""
    with served(_template_sqlite, tmp_path_factory.mktemp("proxied"), SPORADES_DASHBOARD_PUBLIC_URL=PUBLIC) as found:
        yield found


def a_ticket(dashboard: Served, monkeypatch: pytest.MonkeyPatch) -> str:
    """Prove a password on the dashboard's own data."""
    engine = make_engine(dashboard.database_url)
    monkeypatch.setattr(units, "engine", lambda: engine)
    ticket = sign_in.prove("camille", PASSWORD, address="").ticket
    engine.dispose()
    return ticket


def addresses(dashboard: Served) -> list[str]:
    engine = make_engine(dashboard.database_url)
    with reading(engine) as tx:
        found = list(tx.scalars(select(StaffSession.address).order_by(StaffSession.created_at)))
    engine.dispose()
    return found


def test_the_cookie_is_bound_to_the_host_and_to_tls(proxied: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """`__Host-`, Secure, HttpOnly, SameSite=Strict, whole site, no domain; and it opens the pages (1.16)."""
    answer = post(
        f"{proxied.url}/auth/session", content=a_ticket(proxied, monkeypatch), headers={**NAME, "Origin": PUBLIC}
    )
    assert answer.status_code == 204
    (cookie,) = answer.headers.get_list("set-cookie")
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-sporades=")
    assert {one.lower() for one in attributes} == {"httponly", "secure", "samesite=strict", "path=/", "max-age=36000"}
    ours, secret = name.split("=")
    page = Wire.open(proxied.url, origin=PUBLIC, host=NAME["Host"], cookie=secret, name=ours).run()
    assert page.headings()[0] == "Accueil"
    page.close()
    plain = Wire.open(proxied.url, origin=PUBLIC, host=NAME["Host"], cookie=secret).run()
    assert plain.asks_to_sign_in()
    plain.close()


def test_every_answer_says_to_come_back_by_tls_only(proxied: Served) -> None:
    """HSTS for a year with sub-domains; Streamlit's own cookie is Secure too (2.09)."""
    answer = get(f"{proxied.url}/_stcore/health", headers=NAME)
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert all("; Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))
    assert answer.headers.get_list("set-cookie")


def test_only_the_declared_name_and_origin_are_answered(proxied: Served) -> None:
    """Neither the machine's own address nor the same name in clear (2.04)."""
    assert get(proxied.url).status_code == 403
    assert get(f"{proxied.url}/health").status_code == 200  # asked by whoever watches, under any name
    assert get(proxied.url, headers=NAME).status_code == 200
    for origin in (proxied.url, "http://examens.example.fr", "https://examens.example.fr:8443", "null"):
        assert post(f"{proxied.url}/auth/logout", headers={**NAME, "Origin": origin}).status_code == 403


def test_the_address_is_the_one_the_proxy_wrote(proxied: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last address of the list is the proxy's; what a client put before it is ignored (2.16)."""
    headers = {**NAME, "Origin": PUBLIC, "X-Forwarded-For": "198.51.100.7, 192.0.2.33"}
    answer = post(f"{proxied.url}/auth/session", content=a_ticket(proxied, monkeypatch), headers=headers)
    assert answer.status_code == 204
    assert addresses(proxied)[-1] == "192.0.2.33"


def test_without_a_proxy_nobody_says_where_he_comes_from(dashboard: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forged header changes neither the session's address nor the throttle's source (2.16)."""
    headers = {"Origin": dashboard.url, "X-Forwarded-For": "192.0.2.33"}
    answer = post(f"{dashboard.url}/auth/session", content=a_ticket(dashboard, monkeypatch), headers=headers)
    assert answer.status_code == 204
    assert addresses(dashboard)[-1] == ""
