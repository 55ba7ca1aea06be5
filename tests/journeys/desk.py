"""What somebody of the office does again and again: sign in and out, open a page of the menu, find a candidate."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from core.demo.sign_ins import SignIn
from tests.journeys.product import Product

_AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const drawn = app?.dataset.testScriptState === 'notRunning' && !document.querySelector('[data-testid="stSkeleton"]');
  const now = performance.now();
  window.atRestSince = drawn ? window.atRestSince ?? now : undefined;
  const rested = drawn && now - window.atRestSince >= 350;
  if (rested) window.atRestSince = undefined;
  return rested;
}"""
COLD = 30_000  # the first visit of a browser also fetches the programs of the page


def sign_in(page: Page, sporades: Product, who: SignIn) -> None:
    """Go to the dashboard and sign in; the home page follows."""
    page.goto(sporades.dashboard)
    page.get_by_label("Identifiant").fill(who.login, timeout=COLD)
    page.get_by_label("Mot de passe", exact=True).fill(who.password)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", level=1, name="Accueil")).to_be_visible(timeout=COLD)


def settled(page: Page) -> None:
    """Wait until the page is drawn to its end and stays so: what was just pressed may not be worked out yet."""
    page.wait_for_function(_AT_REST, polling=50)


def sign_out(page: Page) -> None:
    """Sign out; the form to sign in follows, in a page that keeps nothing."""
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_label("Identifiant")).to_be_visible()


def go(page: Page, menu: str, title: str = "") -> None:
    """Open a page by its line of the menu."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=menu, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=title or menu)).to_be_visible()


def search(page: Page, text: str) -> None:
    """Type in the one box and press Enter; what answers just that is then shown."""
    box = page.get_by_label("Rechercher un candidat", exact=True)
    box.fill(text)
    box.press("Enter")
    expect(page.get_by_text(f"« {text} » :")).to_be_visible()


def open_found(page: Page, name: str) -> None:
    """Open the record of a person found."""
    choose(page, "Ouvrir un dossier", re.compile(rf"^{re.escape(name)} – \d{{11}}$"))
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def choose(page: Page, label: str, option: str | re.Pattern[str]) -> None:
    """Choose a value of a list."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def metric(page: Page, label: str) -> Locator:
    """Find the number that a label names."""
    named = page.get_by_test_id("stMetric").filter(has=page.get_by_text(label, exact=True))
    return named.get_by_test_id("stMetricValue")


def number(shown: Locator) -> int:
    """Read a number as it is written for people, once the page that is drawn again shows it alone."""
    expect(shown).to_have_count(1)
    return int("".join(filter(str.isdigit, shown.inner_text())))


def address(page: Page, link: Locator) -> str:
    """Give the whole address of a link."""
    return urljoin(page.url, link.get_attribute("href") or "")


def fetched(page: Page, url: str) -> bytes:
    """Fetch a file with the cookie of the browser."""
    answer = page.request.get(url)
    assert answer.status == 200, url
    return answer.body()


def text_of(pdf: bytes) -> str:
    """Give the words of a PDF, each apart by one space."""
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())
