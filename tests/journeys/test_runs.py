"""Bulk runs in a browser: ordered from a search, watched, left and found again, paused, resumed; another cancelled."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from core.access import Role
from db.engine import make_engine, reading
from db.tables import BulkPart
from tests.core.jobs.processes import Workers, until
from tests.journeys import desk
from tests.journeys.conftest import NewPage, Noted
from tests.journeys.product import Product, environment_of, running

pytestmark = pytest.mark.browser

CANDIDATES = 350
PART = 20  # documents that a worker makes before it says so
PAGES = 2  # of a confirmation, both sides


@dataclass(frozen=True, slots=True)
class Office:
    """A product of its own whose one worker prints no more than it is let: real in everything else."""

    product: Product
    permits: Path

    def let_print(self, documents: int) -> None:
        """Let the worker print some more documents."""
        for one in range(documents):
            (self.permits / f"{time.monotonic_ns()}-{one}").touch()

    def hold(self) -> None:
        """Let the worker print nothing more."""
        for one in self.permits.iterdir():
            one.unlink(missing_ok=True)

    def nothing_is_held(self) -> bool:
        """Whether the worker holds no part of a run: what was under way is done."""
        engine = make_engine(self.product.database_url)
        with reading(engine) as tx:
            held = tx.scalars(select(BulkPart.id).where(BulkPart.claim != "")).first()
        engine.dispose()
        return held is None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one worker."""
    with running(tmp_path / "office", CANDIDATES, workers=0) as product:
        some = Workers(environment_of(product.data, (0, 0)))
        permits = tmp_path / "permits"
        permits.mkdir()
        try:
            some.start(permits=permits)
            yield Office(product, permits)
        finally:
            for process in some.processes:
                process.kill()
                process.join()


def test_a_run_is_left_found_again_paused_resumed_and_another_is_cancelled(
    office: Office, new_page: NewPage, noted: Noted, tmp_path: Path
) -> None:
    """From a search to the merged file; closing the tab changes nothing; cancelled half-way, what is made stays (2.13).

    What must not happen: a run that stops with its tab, documents made while it is paused or after it is cancelled.
    """
    page = new_page()
    desk.sign_in(page, office.product, office.product.someone(Role.HEAD_OF_OFFICE, ""))
    total = _ordered_from_a_search(page, office.product)
    page = _left_and_found_again(page, office)
    _paused_and_resumed(page, office, total)
    _checked(page, tmp_path / "merged.pdf", total)
    _cancelled_half_way(page, office)
    assert noted.foreign == []


def _ordered_from_a_search(page: Page, office: Product) -> int:
    """Order the documents of a search, in the order of its list; give how many."""
    page.goto(f"{office.dashboard}/search?states=registered")
    desk.press(page.get_by_role("button", name="Éditer leurs documents"))
    expect(page.get_by_text(re.compile("^Candidatures de la recherche"))).to_be_visible()
    desk.choose(page, "Ordre des fichiers", "Comme dans la liste")
    for why in ("Le premier de l’édition", "L’un des plus longs", "Un autre, au hasard"):
        expect(page.get_by_text(why, exact=True)).to_be_visible()
    sample = page.get_by_role("link", name=re.compile(r", n° \d{11}")).first
    assert desk.fetched(page, desk.address(page, sample)).startswith(b"%PDF-")
    desk.press(page.get_by_role("button", name="Voir ces premières pages ici"))
    expect(
        page.get_by_role("img", name=re.compile("^Première page telle qu’elle serait imprimée")).first
    ).to_be_visible()
    total = desk.number(desk.metric(page, "Candidatures retenues"))
    assert total > 6 * PART
    desk.press(page.get_by_role("button", name="Lancer l’édition"), twice=True)
    expect(page.get_by_role("heading", level=1, name="Suivi des éditions")).to_be_visible()
    return total


def _left_and_found_again(page: Page, office: Office) -> Page:
    """Watch progress and the time left, close the tab, come back by the menu of a new one: it went on meanwhile."""
    expect(page.get_by_text(re.compile(r"^Documents\s: 0 sur \d+"))).to_be_visible()
    for _ in range(3):  # the time left is said while parts come out, and for twenty seconds after one
        office.let_print(PART)
        with suppress(AssertionError):
            expect(page.get_by_text(re.compile(r"^Encore|· Encore"))).to_be_visible(timeout=30_000)
            break
    expect(page.get_by_text(re.compile(r"^Documents\s: [1-9]\d* sur \d+"))).to_be_visible()
    before, address = _settled(page), page.url
    context = page.context
    page.close()
    office.let_print(PART + PART // 2)
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_text("En cours", exact=True)).to_be_visible(timeout=desk.COLD)
    expect(again.get_by_text(re.compile(rf"^Documents\s: (?!{before} )\d+ sur"))).to_be_visible()
    assert _settled(again) > before
    return again


def _settled(page: Page) -> int:
    said = page.get_by_text(re.compile(r"^Documents\s: \d+ sur \d+")).inner_text()
    return int(re.findall(r"\d+", said)[0])


def _paused_and_resumed(page: Page, office: Office, total: int) -> None:
    """Paused, it stands still once the part under way is done; resumed, it goes to its end and makes the rest."""
    desk.press(page.get_by_role("button", name="Suspendre"))
    expect(page.get_by_text("Suspendue", exact=True)).to_be_visible()
    made = desk.metric(page, "Refaites")
    office.let_print(2 * total)
    until(office.nothing_is_held)
    page.reload()
    expect(page.get_by_text("Suspendue", exact=True)).to_be_visible(timeout=desk.COLD)
    still = desk.number(made)
    assert still < total
    page.wait_for_timeout(1_500)
    page.reload()
    expect(page.get_by_role("button", name="Reprendre")).to_be_visible(timeout=desk.COLD)
    assert desk.number(made) == still
    desk.press(page.get_by_role("button", name="Reprendre"))
    expect(page.get_by_text("Terminée", exact=True)).to_be_visible(timeout=desk.WORKER)
    assert desk.number(made) == total


def _checked(page: Page, path: Path, total: int) -> None:
    """The merged file is sound for qpdf, holds every page and leads to each document."""
    link = page.get_by_role("link", name=re.compile(r"\.pdf \("))
    path.write_bytes(desk.fetched(page, desk.address(page, link)))
    qpdf = shutil.which("qpdf")
    assert qpdf is not None
    told = subprocess.run([qpdf, "--check", str(path)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    pages = subprocess.run([qpdf, "--show-npages", str(path)], capture_output=True, text=True, check=True)
    assert int(pages.stdout) >= total * PAGES
    with pikepdf.open(path) as merged, merged.open_outline() as outline:
        people = [entry.title for group in outline.root for entry in group.children]
        assert len(people) == len(set(people)) == total
        assert int(pages.stdout) == len(merged.pages)


def _cancelled_half_way(page: Page, office: Office) -> None:
    """Another run, of reminders, cancelled while it goes: some are made and stay, the others are never made."""
    desk.go(page, "Éditer des documents")
    desk.choose(page, "Document", "Relance de pièces justificatives")
    expect(page.locator("a[href*='samples/pieces_reminder']").first).to_be_visible()  # what is shown is of reminders
    total = desk.number(desk.metric(page, "À refaire"))
    assert total > 2 * PART
    office.hold()
    office.let_print(PART + PART // 2)
    desk.press(page.get_by_role("button", name="Lancer l’édition"))
    expect(page.get_by_text(re.compile(r"^Documents\s: [1-9]\d* sur"))).to_be_visible()
    desk.press(page.get_by_role("button", name="Annuler"))
    expect(page.get_by_text("Annulée", exact=True)).to_be_visible()
    office.let_print(total)
    made = desk.number(desk.metric(page, "Refaites"))
    assert 0 < made < total
    page.wait_for_timeout(2_000)
    page.reload()
    expect(page.get_by_text("Annulée", exact=True).first).to_be_visible(timeout=desk.COLD)
    assert desk.number(desk.metric(page, "Refaites")) == made
