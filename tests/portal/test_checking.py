"""The page behind the square of a paper: anyone, without account nor cookie, learns whether the paper stands (1.46)."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pypdf
import pytest
import segno

from core import units
from core.documents.actions import issue
from core.documents.contexts import CHECK_PATH, NOT_PUBLISHED
from core.documents.own import open_own
from core.imports import actions as imports
from core.imports.resolving import Choice
from db.engine import reading
from db.tables import Candidate
from tests import factories
from tests.core.documents.test_issue import moved
from tests.core.imports import facts_files as brought
from tests.core.imports.conftest import laid
from tests.core.pieces.conftest import Someone, someone
from tests.portal.conftest import text_of
from tests.portal.space import Browser

SQUARE = re.compile(rb"BI/W (\d+)/H \d+/IM true/BPC 1/D\[1 0\]/F/AHx ID ([0-9A-Fa-f]+)>")
UNKNOWN = "ZZZZ ZZZZ ZZZZ"


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def lea(sqlite_engine) -> Someone:
    return someone(sqlite_engine)


@pytest.fixture
def officer(sqlite_engine):
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def done_by_the_office(sqlite_engine, monkeypatch):
    """Let the office act with the database of its own, whatever role the candidate space has."""

    def act(action, *args):
        with monkeypatch.context() as patched:
            patched.setattr(units, "engine", lambda: sqlite_engine)
            return units.perform(action, *args)

    return act


def squares(content):
    """Give the modules of the square of the first page of a PDF, row by row."""
    drawn = pypdf.PdfReader(io.BytesIO(content)).pages[0].get_contents().get_data()
    (found,) = SQUARE.finditer(drawn)
    side, digits = int(found[1]), found[2].decode()
    width = len(digits) // side
    return [f"{int(digits[y * width : (y + 1) * width], 16):0{width * 4}b}"[:side] for y in range(side)]


def square_of(address):
    made = segno.make(address, error="M", mask=3, mode="byte", boost_error=False, micro=False)
    return ["".join(str(module) for module in line) for line in made.matrix]


def test_the_square_of_a_real_paper_leads_to_valid_then_to_superseded(sqlite_engine, lea, officer, done_by_the_office):
    """The square on the PDF is that of its address; opened by a stranger it says valid, and after a change replaced."""
    made = done_by_the_office(issue, officer, lea.registration_id)
    paper = units.perform(open_own, lea.actor, made.check_code).content
    address = NOT_PUBLISHED + CHECK_PATH + made.check_code
    assert squares(paper) == square_of(address)
    assert squares(paper) != square_of(address[:-1] + ("2" if address[-1] != "2" else "3"))
    printed = re.sub(r"\s", "", pypdf.PdfReader(io.BytesIO(paper)).pages[0].extract_text())
    assert made.check_code in printed
    stranger = Browser()
    said = text_of(stranger.get(urlsplit(address).path))
    assert "Document valable" in said
    assert made.sha256 in said
    assert "Numéro d’inscription 001 Version 01" in said
    moved(sqlite_engine, lea.registration_id)
    said = text_of(stranger.get(urlsplit(address).path))
    assert "Document remplacé" in said
    assert "la version 02" in said
    assert "Document valable" not in said


def test_the_code_typed_by_hand_finds_the_same(lea, officer, done_by_the_office):
    """Lower case, spaces, dashes; no cookie is given nor asked for, and no robot keeps the page."""
    code = done_by_the_office(issue, officer, lea.registration_id).check_code
    typed = f"{code[:4].lower()}-{code[4:8]} {code[8:]}"
    browser = Browser()
    for answer in (browser.ask("/verifier", params={"code": typed}), browser.ask(f"/v/{code.lower()}")):
        assert answer.status_code == 200
        assert "Document valable" in text_of(answer)
        assert "set-cookie" not in answer.headers
        assert "noindex" in answer.headers["x-robots-tag"]
        assert answer.headers["cache-control"] == "no-store"
    form = browser.ask("/verifier")
    assert form.status_code == 200
    assert re.search(r'<form[^>]+method="get"[^>]+action="/verifier"', form.text)
    assert "Valid document" in text_of(Browser("en").ask(f"/v/{code}"))


def test_nothing_of_the_person_is_on_the_page(sqlite_engine, lea, officer, done_by_the_office):
    """No name, no birth date, no mail, no candidate number (1.46)."""
    code = done_by_the_office(issue, officer, lea.registration_id).check_code
    with reading(sqlite_engine) as tx:
        person = tx.get_one(Candidate, lea.candidate_id)
        secret = [person.birth_name, person.first_names, person.email, person.number, person.birth_date.isoformat()]
    page = Browser().ask(f"/v/{code}").text
    assert [one for one in secret if one and one in page] == []


def test_unknown_and_malformed_get_the_same_page(lea):
    """404 and the same words, whatever was typed; what was typed is written back, escaped."""
    pages = {}
    for typed in (UNKNOWN, "abc", "<b>é</b>", "' OR '1'='1"):
        answer = Browser().ask("/verifier", params={"code": typed})
        assert answer.status_code == 404
        assert "<b>é" not in answer.text
        pages[typed] = re.sub(r'<input[^>]*>|href="[^"]*"', "", answer.text)
    assert len(set(pages.values())) == 1
    assert "Code inconnu" in pages[UNKNOWN]
    assert Browser().ask("/v/a/b").status_code == 404


def test_a_grade_report_is_a_code_that_nobody_has_until_its_hour(sqlite_engine, officer, monkeypatch, stopped_clock):
    """By the square or typed by hand, the page of a withheld paper is that of an unknown code; then it is valid (6.15).

    What must not happen: learning before the hour that the grades of someone are there.
    """
    at = datetime(2026, 12, 1, 7, tzinfo=UTC)
    with monkeypatch.context() as office:
        office.setattr(units, "engine", lambda: sqlite_engine)
        one = brought.someone(sqlite_engine)
        staged = laid(officer, brought.grades(one), "n.csv", choice=Choice(visible_from=at.isoformat()))
        units.perform(imports.apply, officer, staged.import_id, seen=staged.seen)
        code = units.perform(issue, officer, one.registration_id, "grade_report").check_code

    def pages(typed):
        asked = (Browser().ask(f"/v/{typed}"), Browser().ask("/verifier", params={"code": typed}))
        return [(one.status_code, re.sub(r'<input[^>]*>|href="[^"]*"', "", one.text)) for one in asked]

    stopped_clock(at - timedelta(seconds=1))
    assert pages(code) == pages(UNKNOWN.replace(" ", ""))
    assert [status for status, _ in pages(code)] == [404, 404]
    stopped_clock(at)
    assert [status for status, _ in pages(code)] == [200, 200]
    assert "Document valable" in text_of(Browser().ask(f"/v/{code}"))


def test_trying_codes_one_after_the_other_stops(lea, officer, done_by_the_office):
    """After thirty unknown codes the same visitor is told until when to wait, whatever the code (1.04, 1.46)."""
    code = done_by_the_office(issue, officer, lea.registration_id).check_code
    browser = Browser()
    assert [browser.ask(f"/v/{UNKNOWN}").status_code for _ in range(31)] == [404] * 30 + [429]
    waiting = browser.ask(f"/v/{code}")
    assert waiting.status_code == 429
    assert "Trop de codes inconnus" in text_of(waiting)
    assert "Document valable" not in text_of(waiting)
