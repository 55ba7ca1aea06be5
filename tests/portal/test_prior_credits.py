"""The tab « Acquis » in a browser without JavaScript: what is ticked, what comes back, and nothing else is declared."""

from __future__ import annotations

import asyncio
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from core.exemptions.declaring import Declared, offered, outcome
from db.engine import reading
from portal import language
from portal.pages.prior_credits import read, stays
from portal.rendering import _frame, _sentences, environment
from portal.visitors import Visitor, open_to_all
from tests import factories

HOME = "http://127.0.0.1:8502"
PAGE = """{% extends "base.html" %}{% block title %}Acquis{% endblock %}{% block main %}<div class="wide">
<form method="post" action="{{ path }}"><input type="hidden" name="jeton" value="{{ token() }}">
{% include "tab_prior_credits.html" %}</form></div>{% endblock %}"""
Pairs = list[tuple[str, str]]


class Fields(HTMLParser):
    """What a browser would send of the page, and what a person reads in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pairs: Pairs = []
        self.texts: list[str] = []
        self.errors: list[str] = []
        self.select = self.wrong = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read a field as it stands."""
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "")
        self.wrong = given.get("id", "") if given.get("class") == "field-fault" else ""
        if tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.pairs.append((self.select, given.get("value", "")))
        elif tag == "input" and name and (kind not in {"checkbox", "radio"} or "checked" in given):
            self.pairs.append((name, given.get("value", "on")))

    def handle_data(self, data: str) -> None:
        """Read words."""
        if data.strip():
            self.texts.append(" ".join(data.split()))
            if self.wrong:
                self.errors.append(f"{self.wrong}: {' '.join(data.split())}")
                self.wrong = ""


class Tab:
    """The tab of one exam in a small page of its own, asked as a browser asks."""

    def __init__(self, engine: Engine, speciality: str = "31212", domain: str = "BCP", spoken: str = "fr") -> None:
        self.engine, self.speciality, self.domain = engine, speciality, domain
        self.cookies = httpx.Cookies({"sporades-langue": spoken})
        self.declared: tuple[Declared, ...] = ()
        self.app = Starlette(routes=[Route("/acquis", open_to_all(self._show), methods=["GET", "POST"])])
        self.fields = Fields("")
        self.send([])

    def _show(self, request: Request, visitor: Visitor) -> Response:
        self.declared, self.stays = read(visitor), stays(visitor)
        with reading(self.engine) as tx:
            exam = factories.an_exam_session(tx, self.domain).id
            place = (self.speciality, exam)
            facts = {
                "offered": offered(tx, visitor.actor, *place),
                "declared": self.declared,
                "outcome": outcome(tx, visitor.actor, *place, f"{self.domain}-IND", self.declared),
            }
        spoken = language.of(request)
        page = environment().from_string(PAGE)
        said = _sentences(spoken) | _frame(request)
        return HTMLResponse(page.render(lang=spoken, path="/acquis", kept={}, **said, **facts))

    def send(self, pairs: Pairs, *, drop: tuple[tuple[str, str], ...] = ()) -> Fields:
        """Send what the page holds, with what is typed or pressed in its place; nothing at first: read the page."""
        named = {name for name, _ in pairs if not name.startswith(("situation", "acquis."))}
        kept = [pair for pair in self.fields.pairs if pair[0] not in named and pair not in drop]

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=HOME, cookies=self.cookies) as client:
                if not self.fields.pairs:
                    answer = await client.get("/acquis")
                else:
                    headers = {"content-type": "application/x-www-form-urlencoded", "origin": HOME}
                    answer = await client.post("/acquis", content=urlencode(kept + pairs), headers=headers)
                self.cookies = client.cookies
                return answer

        answer = asyncio.run(once())
        assert answer.status_code == 200, answer.text
        self.html = answer.text
        self.fields = Fields(answer.text)
        return self.fields


DIPLOMA = [("situation", "diploma"), ("acquis.diploma", "HIGHER")]
CORSE = [("annee.HIGHER.0", "2017"), ("academie.HIGHER.0", "27")]
ADD = [("ajouter", "diploma:HIGHER")]


def proposed(tab: Tab) -> list[tuple[str, bool]]:
    sent = set(tab.fields.pairs)
    return [(value, (name.replace("propose", "dispense"), value) in sent)
            for name, value in tab.fields.pairs if name.startswith("propose.")]  # fmt: skip


def test_the_example_of_the_guide(sqlite_engine: Engine) -> None:
    """BTS DUT DEUG LICENCE, 2017, Corse: five ticked boxes in the guide's order; one unticked is sat again."""
    tab = Tab(sqlite_engine)
    assert (tab.declared, tab.stays) == ((), False)
    found = tab.send(DIPLOMA + CORSE + ADD)
    assert tab.stays
    assert [text for text in found.texts if text[:2] in {"E4", "E5", "E6", "E7"}] == [
        "E4 : Langue vivante",
        "E5-B : Histoire-géographie et enseignement moral et civique",
        "E5-A : Français",
        "E7 : Education physique et sportive",
        "E6 : Arts appliqués et culture artistique",
    ]
    assert proposed(tab) == [("E4", True), ("E5-B", True), ("E5-A", True), ("E7", True), ("E6", True)]
    assert "arrêté du 8 novembre 2012, art. 1er et annexe 1" in found.texts
    assert any(text.startswith("Vous serez dispensé des épreuves suivantes.") for text in found.texts)
    tab.send([], drop=(("dispense.HIGHER.0", "E5-A"),))
    assert tab.declared == (Declared("HIGHER", year="2017", academie_code="27", sit_again=("E5-A",)),)
    assert ("E5-A", False) in proposed(tab)
    assert "Vous repasserez cette épreuve" in tab.fields.texts


def test_what_is_folded_away_is_not_declared(sqlite_engine: Engine) -> None:
    """Its situation unticked, or its option, a title typed before is not declared; « Retirer » takes it away."""
    tab = Tab(sqlite_engine)
    tab.send(DIPLOMA + CORSE + ADD)
    for unticked in (("situation", "diploma"), ("acquis.diploma", "HIGHER")):
        tab.send(DIPLOMA + CORSE + ADD)
        assert len(tab.declared) == 1
        tab.send([], drop=(unticked,))
        assert not tab.declared
    tab.send(DIPLOMA + CORSE + ADD)
    tab.send([("retirer", "HIGHER.0")])
    assert (tab.declared, proposed(tab)) == ((), [])


def test_grades_are_asked_once_the_year_is_known(sqlite_engine: Engine) -> None:
    """A failed attempt: year and académie first, then its papers; a grade that is none is told under its field."""
    tab = Tab(sqlite_engine)
    typed = [("annee.FAILED-SAME.0", "2025"), ("academie.FAILED-SAME.0", "08")]
    found = tab.send([("situation", "failed_same"), *typed, ("ajouter", "failed_same:FAILED-SAME")])
    assert "note.FAILED-SAME.0.E5-A" in dict(found.pairs)
    assert found.errors == []
    found = tab.send([])
    assert [one.split(":")[0] for one in found.errors] == ["grades-0-fault"]
    found = tab.send([("note.FAILED-SAME.0.E5-A", "21"), ("note.FAILED-SAME.0.E2", "12,5")])
    assert [one.split(":")[0] for one in found.errors] == ["grade-0-E5-A-fault"]
    found = tab.send([("note.FAILED-SAME.0.E5-A", "9,5"), ("note.FAILED-SAME.0.E2", "12,5")])
    assert proposed(tab) == [("E2", True)]
    assert any("12,5 / 20, note gardée jusqu’à la session 2030" in text for text in found.texts)
    assert any("au moins 10" in text for text in found.texts)


def test_two_attempts_are_two_declarations(sqlite_engine: Engine) -> None:
    """« Déclarer une autre année » opens a second set of fields; each keeps its own, the first can go."""
    tab = Tab(sqlite_engine)
    first = [("annee.FAILED-SAME.0", "2025"), ("academie.FAILED-SAME.0", "08"), ("note.FAILED-SAME.0.E2", "12")]
    tab.send([("situation", "failed_same"), *first, ("ajouter", "failed_same:FAILED-SAME")])
    found = tab.send([("encore", "failed_same:FAILED-SAME")])
    assert len(tab.declared) == 2
    assert found.errors == []
    tab.send([("annee.FAILED-SAME.1", "2024"), ("academie.FAILED-SAME.1", "09"), ("note.FAILED-SAME.1.E3-A", "15")])
    assert [(one.year, one.academie_code) for one in tab.declared] == [("2025", "08"), ("2024", "09")]
    tab.send([("retirer", "FAILED-SAME.0")])
    assert [(one.year, one.grades) for one in tab.declared] == [("2024", (("E3-A", "15"),))]


@pytest.mark.parametrize(("spoken", "said"), [("fr", "écrivez l’année"), ("en", "write the year")])
def test_what_is_missing_is_told_under_each_field(sqlite_engine: Engine, spoken: str, said: str) -> None:
    """A wrong year and no académie: each fault is tied to its field, in the visitor's language."""
    found = Tab(sqlite_engine, spoken=spoken).send([*DIPLOMA, ("annee.HIGHER.0", "17"), ("academie.HIGHER.0", "")])
    assert [one.split(":")[0] for one in found.errors] == ["year-0-fault", "academie-0-fault"]
    assert said in found.errors[0]


def test_an_exam_without_rules_says_so(sqlite_engine: Engine) -> None:
    """The brevet: nothing to declare, and what to do next."""
    found = Tab(sqlite_engine, "DNB-G", "DNB").fields
    assert any("Aucune règle ne dispense" in text for text in found.texts)
    assert not any(name.startswith(("situation", "acquis")) for name, _ in found.pairs)


def test_what_is_forged_is_no_credit(sqlite_engine: Engine) -> None:
    """A title of another exam, a rank that is none, a paper ticked that nobody proposed: no credit comes of them."""
    tab = Tab(sqlite_engine)
    forged = [("situation", "diploma"), ("acquis.diploma", "CAP"), ("rang.CAP", "0"), ("rang.HIGHER", "x")]
    found = tab.send([*forged, ("annee.CAP.0", "2017"), ("dispense.CAP.0", "E1-A")])
    assert proposed(tab) == []
    assert [one.option for one in tab.declared] == ["CAP"]
    assert "<script" not in tab.send([*DIPLOMA, ("annee.HIGHER.0", "<script>")]).texts
    assert found.errors == []
