"""When many write at once, who reads is served all the same (4.04, 4.13)."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from anyio import to_thread
from sqlalchemy import Engine, select

from db.engine import reading, writing
from db.tables import AccountSession
from portal.app import AT_ONCE, app
from tests import factories
from tests.portal.space import HOME, Browser, signed_in
from tests.races import PATIENCE_SECONDS

SOON = 30.0  # seconds; here those who write wait twice as long, and somebody writes until told to stop
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def browser(sqlite_engine: Engine, stopped_clock) -> Browser:
    """Somebody registered, who has just signed in."""
    stopped_clock(NOW)
    with writing(sqlite_engine) as tx:
        candidate = factories.a_candidate(tx)
        factories.a_registration(tx, candidate)
    return signed_in(sqlite_engine, candidate)


@pytest.fixture
def a_writer(sqlite_engine: Engine) -> Iterator[threading.Event]:
    """Somebody writes until told to stop, and nobody else can meanwhile."""
    begun, over = threading.Event(), threading.Event()

    def write() -> None:
        with writing(sqlite_engine) as tx:
            factories.a_candidate(tx)
            begun.set()
            over.wait(PATIENCE_SECONDS)

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(PATIENCE_SECONDS)
    yield over
    over.set()
    thread.join()


def test_who_reads_does_not_wait_for_those_who_write(browser: Browser, a_writer: threading.Event) -> None:
    """More forms than threads wait for their turn to write; a page comes meanwhile; then every form is answered."""
    page = browser.get("/mes-inscriptions")
    token = re.search(r'name="jeton" value="([^"]+)"', page.text)
    assert token
    sent = {"data": {"jeton": token[1]}, "headers": {"sec-fetch-site": "same-origin", "origin": HOME}}

    async def at_once() -> tuple[int, bool, list[int]]:
        to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=HOME, cookies=browser.cookies) as client:
            forms = [asyncio.create_task(client.post("/deconnexion", **sent)) for _ in range(3 * AT_ONCE)]
            await asyncio.sleep(0.3)
            shown = await asyncio.wait_for(client.get("/mes-inscriptions"), SOON)
            waiting = not any(one.done() for one in forms)
            a_writer.set()
            return shown.status_code, waiting, [answer.status_code for answer in await asyncio.gather(*forms)]

    status, waiting, answers = asyncio.run(at_once())
    assert (status, waiting) == (200, True)
    assert set(answers) == {303, 403}  # the first ones end the session, whose token then serves nobody


def test_a_page_does_not_wait_for_its_session_to_be_noted(
    browser: Browser, sqlite_engine: Engine, stopped_clock, a_writer: threading.Event
) -> None:
    """The page comes first; that the session is in use is noted after it, even if somebody writes for long (1.18)."""
    stopped_clock(NOW + timedelta(minutes=5))
    with reading(sqlite_engine) as tx:
        before = tx.scalars(select(AccountSession.last_seen_at)).one()

    async def one_page() -> float:
        came = asyncio.Event()

        async def send(message: dict[str, object]) -> None:
            if message["type"] == "http.response.body":
                came.set()

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        headers = [(b"host", HOME.removeprefix("http://").encode()), (b"cookie", cookie.encode())]
        scope = {
            "type": "http", "method": "GET", "path": "/mes-inscriptions", "query_string": b"", "headers": headers,
            "scheme": "http", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8502), "http_version": "1.1",
            "root_path": "",
        }  # fmt: skip
        begun = asyncio.get_running_loop().time()
        answering = asyncio.create_task(app(scope, receive, send))
        await asyncio.wait_for(came.wait(), SOON)
        waited = asyncio.get_running_loop().time() - begun
        a_writer.set()
        await answering
        return waited

    assert asyncio.run(one_page()) < SOON
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(AccountSession.last_seen_at)).one() > before
