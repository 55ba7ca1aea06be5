"""What somebody of the office does again and again: press, sign in, open a page of the menu, find a candidate."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from core.demo.sign_ins import SignIn
from tests.journeys.product import Product

_WATCHER = Path(__file__).with_name("rest.js")
REST = (250, 5)  # milliseconds, and looks at the page: Streamlit itself waits 150 before it says what was ticked
_AT_REST = "rest => window.sporadesAtRest?.(rest)"
COLD = 120_000  # the first visit of a browser also fetches the programs of the page
WORKER = 180_000  # what the worker makes in a few seconds comes, however busy the machine is


def watch(context: BrowserContext) -> None:
    """Let the pages of a browser say when they are at rest; before the first of them is opened."""
    context.add_init_script(path=_WATCHER)


def settled(page: Page) -> None:
    """Wait until what was asked is worked out and drawn, and nothing moves: only then is anything pressed or read."""
    page.wait_for_function(_AT_REST, arg=REST, polling=50, timeout=COLD)


def press(wanted: Locator, *, twice: bool = False) -> None:
    """Press something of a page at rest, once or with a double click; all that it brings about is then shown."""
    settled(wanted.page)
    (wanted.dblclick if twice else wanted.click)()
    settled(wanted.page)


def type_in(box: Locator, text: str, key: str = "") -> None:
    """Type in a box of a page at rest, then press a key that leaves it, if one is given."""
    settled(box.page)
    box.fill(text)
    if key:
        box.press(key)
        settled(box.page)


def sign_in(page: Page, sporades: Product, who: SignIn) -> None:
    """Go to the dashboard and sign in; the home page follows."""
    page.goto(sporades.dashboard)
    type_in(page.get_by_label("Identifiant"), who.login)
    type_in(page.get_by_label("Mot de passe", exact=True), who.password)
    press(page.get_by_role("button", name="Se connecter"))
    expect(page.get_by_role("heading", level=1, name="Accueil")).to_be_visible(timeout=COLD)
    settled(page)


def sign_out(page: Page) -> None:
    """Sign out; the form to sign in follows, in a page that keeps nothing."""
    press(page.get_by_role("button", name="Se déconnecter"))
    expect(page.get_by_label("Identifiant")).to_be_visible(timeout=COLD)
    settled(page)


def go(page: Page, menu: str, title: str = "") -> None:
    """Open a page by its line of the menu."""
    press(page.get_by_test_id("stSidebarNav").get_by_role("link", name=menu, exact=True))
    expect(page.get_by_role("heading", level=1, name=title or menu)).to_be_visible()


def search(page: Page, text: str) -> None:
    """Type in the one box and press Enter; what answers just that is then shown."""
    type_in(page.get_by_label("Rechercher un candidat", exact=True), text, "Enter")
    expect(page.get_by_text(f"« {text} » :")).to_be_visible()


def open_found(page: Page, name: str) -> None:
    """Open the record of a person found."""
    choose(page, "Ouvrir un dossier", re.compile(rf"^{re.escape(name)} – \d{{11}}$"))
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    settled(page)


def choose(page: Page, label: str, option: str | re.Pattern[str]) -> None:
    """Choose a value of a list."""
    press(page.get_by_role("combobox", name=label))
    press(page.get_by_role("option", name=option))


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a long list by typing the end of the name of what is wanted."""
    box = page.get_by_role("combobox", name=label, exact=True)
    press(box)
    box.fill(option.rsplit(" · ", maxsplit=1)[-1])
    press(page.get_by_role("option", name=option, exact=True).first)
    expect(box).to_have_value(option)


def metric(page: Page, label: str) -> Locator:
    """Find the number that a label names."""
    named = page.get_by_test_id("stMetric").filter(has=page.get_by_text(label, exact=True))
    return named.get_by_test_id("stMetricValue")


def number(shown: Locator) -> int:
    """Read a number as it is written for people, once the page that is drawn again shows it alone."""
    settled(shown.page)
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
