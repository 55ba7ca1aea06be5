"""The address that suggests names: for a session with the right alone, in measure, noted first (1.30, 1.31, 2.04)."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from sqlalchemy import Engine, select
from starlette.applications import Starlette

from core import settings
from core.access.staff_sessions import open_session
from db.engine import reading, writing
from db.tables import AuditEvent
from pages.shared import routes, suggesting
from tests import factories


class Web:
    """A browser in front of our addresses alone, with a cookie or none."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}
        self.app = Starlette(routes=routes.ROUTES)

    def post(self, content: str) -> httpx.Response:
        """Send a text, as the page does."""
        return self.ask("POST", "/suggest", content)

    def ask(self, method: str, path: str, content: str = "") -> httpx.Response:
        """Ask an address."""

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://here", cookies=self.cookies) as client:
                return await client.request(method, path, content=content.encode())

        return asyncio.run(once())


@pytest.fixture
def web(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Web:
    """A browser on the test's database, nobody measured yet."""
    del sqlite_engine
    monkeypatch.setattr(suggesting, "MEASURE", suggesting.Measure())
    return Web()


@pytest.fixture
def lefebvre(sqlite_engine: Engine) -> int:
    with writing(sqlite_engine) as tx:
        return factories.a_candidate(tx, birth_name="<b>Lefebvre", first_names="Zoé").id


def signed_in(engine: Engine, web: Web, role: str, academie: str = "08") -> None:
    actor = factories.a_staff(engine, role, academie_code=academie)
    with writing(engine) as tx:
        web.cookies = {settings.current().cookie_name: open_session(tx, actor.id, address="", agent="tests")}


def searches(engine: Engine) -> list[AuditEvent]:
    with reading(engine) as tx:
        return list(tx.scalars(select(AuditEvent).where(AuditEvent.name == "candidate.searched")))


def test_a_session_with_the_right_is_given_names_and_it_is_noted(
    sqlite_engine: Engine, web: Web, lefebvre: int
) -> None:
    """Name, birth date, number, nothing more; one line of the journal for the whole run of keys; never kept."""
    signed_in(sqlite_engine, web, "case_officer")
    for text in ("lef", "lefe", "lefeb"):
        answer = web.post(text)
        assert answer.status_code == 200
    (one,) = answer.json()
    assert one["id"] == lefebvre
    assert set(one) == {"id", "name", "number", "born"}
    assert answer.headers["cache-control"] == "no-store"
    assert len(searches(sqlite_engine)) == 1


@pytest.mark.parametrize("role", ["", "supervisor", "technical_administrator"])
def test_nobody_else_is_given_anything(sqlite_engine: Engine, web: Web, lefebvre: int, role: str) -> None:
    """Without a session, or without the right to search: refused, nothing noted; nor by GET."""
    if role:
        signed_in(sqlite_engine, web, role, "")
    assert web.post("lefebvre").status_code == 403
    assert web.ask("GET", "/suggest?q=lefebvre").status_code in {404, 405}
    assert searches(sqlite_engine) == []


def test_nobody_out_of_the_perimeter_is_suggested(sqlite_engine: Engine, web: Web, lefebvre: int) -> None:
    """Of another académie: an empty list, and no line, since nothing was shown (3.02)."""
    signed_in(sqlite_engine, web, "case_officer", "09")
    assert web.post("lefebvre").json() == []
    assert searches(sqlite_engine) == []


def test_who_asks_too_often_waits(sqlite_engine: Engine, web: Web, lefebvre: int) -> None:
    """A program that harvests is stopped; a text that is too long is refused before anything is read."""
    signed_in(sqlite_engine, web, "case_officer")
    answers = [web.post("lef").status_code for _ in range(suggesting.BURST + 1)]
    assert answers == [200] * suggesting.BURST + [429]
    assert web.post("x" * 500).status_code == 413


def test_the_measure_forgets_with_time_and_counts_each_person_apart() -> None:
    """Thirty in ten seconds, twelve hundred in an hour; another person is not held by it."""
    measure = suggesting.Measure()
    assert all(measure.takes("a", 0.0) for _ in range(suggesting.BURST))
    assert not measure.takes("a", 1.0)
    assert measure.takes("b", 1.0)
    assert measure.takes("a", suggesting.BURST_SECONDS + 0.1)
    later = [measure.takes("c", n * 1.0) for n in range(suggesting.HOURLY + 5)]
    assert later.count(True) == suggesting.HOURLY
    assert measure.takes("c", suggesting.HOUR_SECONDS + 1.0)
