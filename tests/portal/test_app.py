"""What surrounds every page of the candidate space: headers, names, languages, files, refusals."""

from __future__ import annotations

import asyncio
import itertools
import re
from pathlib import Path

import httpx
import pytest

from core import settings, units
from portal import assets, middleware, place
from portal.app import ROUTES, app
from tests.portal.conftest import HOME, Ask, text_of

PAGES = [
    "/", "/ouverture-des-services", "/ouverture-des-services?domaine=CAP&session=2027&lieu=31",
    "/ouverture-des-services?domaine=CAP&session=2027", "/contacts", "/contacts?lieu=08", "/accessibilite", "/verifier",
]  # fmt: skip
OTHERS = [
    "/nulle-part", "/ouverture-des-services?domaine=%00", "/health", "/static/nothing.css",
    "/ouverture-des-services/periodes.ics?domaine=CAP&session=2027&lieu=31",
]  # fmt: skip
EVERYWHERE = "0.0.0.0"  # noqa: S104 - refused, or behind a declared proxy
EXPECTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


def published(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    chosen = settings.read({"SPORADES_PUBLIC_URL": address})
    monkeypatch.setattr(settings, "current", lambda: chosen)


@pytest.mark.parametrize("path", PAGES + OTHERS)
def test_every_answer_carries_the_security_headers(ask: Ask, path: str) -> None:
    """Pages, files, refusals: none leaves without them, none allows a script or names the server (2.09, 1.30)."""
    for method in ("GET", "POST"):
        answer = ask(path, method=method)
        assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
        policy = {rule.split()[0]: rule.split()[1:] for rule in answer.headers["content-security-policy"].split("; ")}
        assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["script-src"] == ["'none'"]
        assert policy["frame-ancestors"] == ["'none'"]
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        assert "server" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"
        assert "strict-transport-security" not in answer.headers  # no TLS is declared here


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_but_itself(ask: Ask, path: str) -> None:
    """No script, no inline style, no address of another site is asked for (1.26, 1.40)."""
    html = ask(path).text
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:|@import|url\(", html)
    linked = re.findall(r'(?:src|href|action)="([^"]+)"', html)
    assert linked
    assert {one for one in linked if not one.startswith(("/", "#", "mailto:"))} == set()


@pytest.mark.parametrize("path", [*PAGES, "/nulle-part"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_says_its_language_and_has_one_title(ask: Ask, path: str, language: str) -> None:
    """`lang`, one main heading, a title of its own, the statement in the footer (1.39, 1.43)."""
    answer = ask(path, cookies={"sporades-langue": language})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["content-language"] == language
    assert answer.text.count("<h1") == 1
    assert 'href="/accessibilite"' in answer.text.split("<footer")[1]
    assert "Cookie" in answer.headers["vary"]


def test_titles_are_all_different(ask: Ask) -> None:
    """Two tabs can be told apart (1.39)."""
    titles = [re.search("<title>(.*)</title>", ask(path).text)[1] for path in (*PAGES, "/nulle-part")]  # type: ignore[index]
    assert len(set(titles)) == len(titles)


def test_headings_are_in_order(ask: Ask) -> None:
    """No level is skipped (RGAA 9.1)."""
    for path in PAGES:
        levels = [int(level) for level in re.findall(r"<h([1-6])", ask(path).text)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path


def test_the_language_is_chosen_by_a_link_and_remembered(ask: Ask) -> None:
    """`?lang=en` answers in English even without cookies; the cookie is out of reach of scripts and of other sites."""
    answer = ask("/?lang=en")
    assert '<html lang="en">' in answer.text
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("sporades-langue=en;")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert '<html lang="en">' in ask("/contacts", cookies={"sporades-langue": "en"}).text
    kept = ask("/ouverture-des-services?domaine=CAP&session=2027&lieu=31").text
    assert "/ouverture-des-services?lang=en&amp;domaine=CAP&amp;session=2027&amp;lieu=31" in kept


@pytest.mark.parametrize("said", ["de", "", "fr'--", "EN", "../../etc"])
def test_another_language_changes_nothing(ask: Ask, said: str) -> None:
    """An unknown language is French, and no cookie is set by it."""
    answer = ask("/", params={"lang": said}, cookies={"sporades-langue": "xx"})
    assert '<html lang="fr">' in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8502", 200), ("localhost:8502", 200), ("LOCALHOST:8502", 200), ("[::1]:8502", 200),
        ("127.0.0.1", 403), ("127.0.0.1:8501", 403), ("evil.example", 403), ("127.0.0.1:8502.evil.example", 403),
        ("localhost:8502@evil.example", 403), ("", 403),
    ],
)  # fmt: skip
def test_only_our_own_names_are_answered(ask: Ask, host: str, status: int) -> None:
    """A name pointed at us by someone else gets nothing, not even a page of refusal (2.04)."""
    answer = ask("/", headers={"host": host})
    assert answer.status_code == status
    assert (answer.text == "") is (status == 403)


def test_a_public_address_is_the_only_name(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a TLS proxy: its name, its cookie prefix, and browsers told to stay in https (1.16, 2.09)."""
    published(monkeypatch, "https://inscription.example")
    answer = ask("/?lang=en", headers={"host": "inscription.example"})
    assert answer.status_code == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert answer.headers["set-cookie"].startswith("__Host-sporades-langue=en;")
    assert "Secure" in answer.headers["set-cookie"]
    assert ask("/", headers={"host": "127.0.0.1:8502"}).status_code == 403
    assert ask("/health", headers={"host": "127.0.0.1:8502"}).text == "ok"


@pytest.mark.parametrize(
    ("host", "public", "safe"),
    [
        ("127.0.0.1", "", True), ("::1", "", True), ("127.0.0.1", "https://inscription.example", True),
        (EVERYWHERE, "https://inscription.example", True), (EVERYWHERE, "", False), ("192.0.2.7", "", False),
        ("", "", False), ("127.0.0.1", "http://inscription.example", False),
    ],
)  # fmt: skip
def test_it_does_not_listen_in_clear_beyond_this_machine(
    monkeypatch: pytest.MonkeyPatch, host: str, public: str, *, safe: bool
) -> None:
    """What people write never travels in clear (1.29)."""
    chosen = settings.read({"SPORADES_HOST": host, "SPORADES_PUBLIC_URL": public})
    monkeypatch.setattr(settings, "current", lambda: chosen)
    if safe:
        place.require_safe()
    else:
        with pytest.raises(place.UnsafePlace):
            place.require_safe()


def test_files_are_kept_for_ever_under_their_digest(ask: Ask) -> None:
    """A changed stylesheet has another address; nothing else than our files is served from there."""
    address = assets.address("portal.css")
    answer = ask(address)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, assets.FOR_EVER)
    assert answer.text == (assets.FOLDER / "portal.css").read_text(encoding="utf-8")
    assert address in ask("/").text
    for wrong in ("/static/portal.css", "/static/..%2fapp.py", "/static/../app.py", "/static/%2e%2e/app.py"):
        assert ask(wrong).status_code == 404


def test_only_reading_is_answered(ask: Ask) -> None:
    """Nothing here changes anything: every other way of asking is refused in words."""
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"):
        answer = ask("/ouverture-des-services", method=method)
        assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})
        assert "n’est pas comprise" in text_of(answer)


def test_a_defect_shows_its_reference_and_nothing_else(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page holds no path, no statement, no name; the log holds the reference and the cause (2.06)."""

    def broken(*_: object) -> None:
        raise RuntimeError("canary: password in /srv/secret, SELECT birth_name")

    monkeypatch.setattr(units, "read", broken)
    answer = ask("/contacts")
    assert answer.status_code == 500
    assert "canary" not in answer.text
    assert "RuntimeError" not in answer.text
    reference = re.search("[0-9A-F]{8}", text_of(answer))
    assert reference
    assert reference[0] in caplog.text
    assert "canary" in caplog.text
    assert answer.headers["content-security-policy"] == middleware.POLICY
    assert ask("/health").status_code == 500


def test_pages_travel_compressed(ask: Ask) -> None:
    """A page of 25 kB is a few on the wire."""
    answer = ask("/ouverture-des-services?domaine=CAP&session=2027")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(answer.content) / 4


def test_requests_that_wait_for_one_page_share_its_making(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred ask the same page at once: a few makings answer them all, each with its own headers whole."""
    del ask
    made: list[object] = []
    genuine = units.read

    def counted(*args: object) -> object:
        made.append(args[0])
        return genuine(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(units, "read", counted)

    async def all_at_once() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOME) as client:
            return list(
                await asyncio.gather(*(client.get(f"/contacts?lang={'fr' if n % 2 else 'en'}") for n in range(200)))
            )

    answers = asyncio.run(all_at_once())
    assert len(made) <= 20
    assert {answer.status_code for answer in answers} == {200}
    for number, answer in enumerate(answers):
        assert answer.headers["content-language"] == ("fr" if number % 2 else "en")
        assert answer.headers["content-security-policy"] == middleware.POLICY
        assert answer.text.endswith("</html>")


def test_no_page_leads_nowhere(ask: Ask) -> None:
    """Every link of every page of the space answers (nothing is offered that does not exist)."""
    addresses = {
        link.replace("&amp;", "&") for path in PAGES for link in re.findall(r'href="(/[^"#]*)', ask(path).text)
    }
    assert len(addresses) > 50
    known = {str(getattr(route, "path", "")) for route in ROUTES}
    assert {one.split("?")[0] for one in addresses if not one.startswith("/static/")} <= known
    kinds = {re.sub(r"lieu=[^&]*", "lieu=", one): one for one in addresses}
    for one in kinds.values():
        answer = ask(one)
        to_sign_in = answer.headers.get("location", "").startswith("/connexion?suite=")
        assert answer.status_code == 200 or to_sign_in, one


def test_templates_write_nothing_raw() -> None:
    """No template turns escaping off (2.10)."""
    for path in (Path(middleware.__file__).parent / "templates").iterdir():
        assert not re.search(r"\|\s*safe|autoescape|Markup", path.read_text(encoding="utf-8")), path.name
