"""What the dashboard answers over HTTP: headers, closed addresses, the cookie, files (1.16, 1.30, 2.05, 2.07, 2.09)."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from core.audit import Event
from pages.shared import shell_page
from tests.pages.server import ANSWERS_WITHIN, Served, get, post
from tests.pages.test_websocket import events
from tests.pages.wire import cookie_of

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}


@pytest.fixture
def web(dashboard: Served) -> Iterator[httpx.Client]:
    """A browser without cookie."""
    with httpx.Client(base_url=dashboard.url, timeout=ANSWERS_WITHIN) as client:
        yield client


@pytest.fixture(scope="module")
def cookie(dashboard: Served) -> str:
    """The cookie of the head of Grenoble."""
    return cookie_of(dashboard.url, "helene")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200), ("/staff", 200), ("/unknown", 200), ("/health", 200), ("/_stcore/health", 200),
        ("/_stcore/host-config", 200), ("/brand/icon.svg", 200), ("/brand/session.js", 200), ("/brand/page.css", 200),
        ("/brand/router.py", 404),
        ("/brand/..%2frouter.py", 400), ("/_stcore/metrics", 404), ("/_stcore/agent/openapi.json", 404),
        ("/_stcore/agent/mcp", 404), ("/_stcore/script-health-check", 404), ("/_stcore/bidi-components/x", 404),
        ("/component/extra_streamlit_components.CookieManager.cookie_manager/index.html", 404),
        ("/media/x.pdf", 403), ("/_stcore/upload_file/a/b", 403), ("/files/journal/all", 403), ("/files/x/1", 403),
        ("/auth/session", 404), ("/auth/logout", 404), ("/auth/other", 404), ("/app/static/x", 200),
    ],
)  # fmt: skip
def test_each_address_answers_what_it_should_with_its_headers(web: httpx.Client, path: str, status: int) -> None:
    """Internal addresses are closed, personal ones need a session, every answer carries the headers (2.05, 2.09)."""
    answer = web.get(path)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "object-src 'none'" in policy or "default-src 'none'" in policy
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_only_our_scripts_may_run(web: httpx.Client) -> None:
    """`self` and the hash of the one inline script of the page as it is served: no `unsafe` for scripts (2.09)."""
    answer = web.get("/")
    scripts = answer.headers["content-security-policy"].split("script-src ")[1].split(";")[0]
    assert scripts.split() == ["'self'", *shell_page.script_hashes()]
    assert len(shell_page.script_hashes()) == 1
    assert answer.content == shell_page.page("fr")


def test_the_page_speaks_the_language_of_the_person(web: httpx.Client, dashboard: Served) -> None:
    """French for whoever has not signed in, then the language of the account; never kept by a cache (1.39)."""
    assert b'<html lang="fr">' in web.get("/").content
    assert b'<html lang="en">' in web.get("/?lang=en").content  # chosen on the sign-in screen
    assert b'<html lang="fr">' in web.get('/?lang="><script>').content
    assert web.get("/").headers["cache-control"] == "no-store"
    assert b"agent" not in web.get("/").content
    assert b"Streamlit</title>" not in web.get("/").content
    from core.access import nobody, staff
    from core.access.staff_sessions import whose
    from db.engine import make_engine, reading, writing

    secret = cookie_of(dashboard.url, "lea")
    engine = make_engine(dashboard.database_url)
    with reading(engine) as tx:
        found = whose(tx, nobody(), secret)
    assert found is not None
    with writing(engine) as tx:
        staff.choose_language(tx, found.actor, "en")
    assert b'<html lang="en">' in get(dashboard.url, cookies={"sporades": secret}).content
    with writing(engine) as tx:
        staff.choose_language(tx, found.actor, "fr")
    engine.dispose()


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1:{port}.evil.example"]
)
def test_a_name_that_is_not_ours_gets_nothing(web: httpx.Client, dashboard: Served, host: str) -> None:
    """A rebound name or another port is refused before anything is read (2.04)."""
    port = dashboard.url.rsplit(":", 1)[1]
    assert web.get("/", headers={"Host": host.format(port=port)}).status_code in {400, 403}


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/auth/session", "/auth/logout"])
def test_another_site_can_neither_open_nor_close_a_session(web: httpx.Client, path: str, origin: str | None) -> None:
    """A request that changes something comes from our own page or is refused (2.04)."""
    answer = web.post(path, content="x", headers={"Origin": origin} if origin else {})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(dashboard: Served) -> None:
    """HttpOnly, SameSite=Strict, for the whole site, ten hours; plain name on this machine only (1.16)."""
    from core import units
    from core.access import sign_in
    from db.engine import make_engine
    from tests.pages.server import PASSWORD

    engine = make_engine(dashboard.database_url)
    genuine, units.engine = units.engine, lambda: engine  # type: ignore[assignment]
    try:
        ticket = sign_in.prove("camille", PASSWORD, address="").ticket
    finally:
        units.engine = genuine
        engine.dispose()
    answer = post(f"{dashboard.url}/auth/session", content=ticket, headers={"Origin": dashboard.url})
    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name.startswith("sporades=")
    assert {one.lower() for one in attributes} == {"httponly", "samesite=strict", "path=/", "max-age=36000"}
    again = post(f"{dashboard.url}/auth/session", content=ticket, headers={"Origin": dashboard.url})
    assert again.status_code == 403
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("ticket", ["", "x", "é" * 300, "a" * 100_000, "\x00"])
def test_what_is_no_ticket_opens_nothing(web: httpx.Client, dashboard: Served, ticket: str) -> None:
    """Whatever is sent: refused, without a detail."""
    answer = web.post("/auth/session", content=ticket.encode(), headers={"Origin": dashboard.url})
    assert (answer.status_code, answer.text) == (403, "")


def test_signing_out_leaves_nothing_in_the_browser(dashboard: Served) -> None:
    """The cookie is dropped, what the browser stored is cleared; without a session it is harmless (1.30)."""
    given = cookie_of(dashboard.url, "adrien")
    for cookies in ({"sporades": given}, {"sporades": given}, {}):
        answer = post(f"{dashboard.url}/auth/logout", headers={"Origin": dashboard.url}, cookies=cookies)
        assert answer.status_code == 204
        assert answer.headers["clear-site-data"] == '"cookies", "storage"'
        assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert get(f"{dashboard.url}/files/journal/all", cookies={"sporades": given}).status_code == 403


def test_a_file_is_handed_over_with_its_right_and_leaves_a_trace(dashboard: Served, cookie: str) -> None:
    """The journal of Grenoble as CSV for its head: saved under its name, never kept, its reading journalled (2.07)."""
    before = events(dashboard, Event.EXPORT_READ)
    answer = get(f"{dashboard.url}/files/journal/name=staff.signed_in", cookies={"sporades": cookie})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"journal.csv\"; filename*=UTF-8''journal.csv"
    )
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "Connexion" in answer.text
    assert "Compte modifié" not in answer.text
    assert events(dashboard, Event.EXPORT_READ) == before + 1


@pytest.mark.parametrize("login", ["lea", "sophie", "adrien"])
def test_a_file_outside_one_s_rights_is_not_there(dashboard: Served, login: str) -> None:
    """Absent and forbidden are the same answer, and nothing is journalled as read (3.03)."""
    before = events(dashboard, Event.EXPORT_READ)
    theirs = {"sporades": cookie_of(dashboard.url, login)}
    forbidden = get(f"{dashboard.url}/files/journal/all", cookies=theirs)
    absent = get(f"{dashboard.url}/files/nothing/all", cookies=theirs)
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.text == absent.text
    assert events(dashboard, Event.EXPORT_READ) == before


@pytest.mark.parametrize(
    "name", ["since=yesterday", "id=x", "id=99999999999999999999", "since=20260101T000000", "%3Fid=1"]
)
def test_a_name_of_file_that_means_nothing_is_not_there(dashboard: Served, cookie: str, name: str) -> None:
    """Neither a trace nor a defect."""
    answer = get(f"{dashboard.url}/files/journal/{name}", cookies={"sporades": cookie})
    assert answer.status_code == (200 if name.startswith("%3F") else 404)


def test_nothing_above_was_a_defect(dashboard: Served) -> None:
    """The log of the server holds no trace of an error after all these requests."""
    assert "Traceback" not in dashboard.log.read_text(errors="replace")
