"""A visitor of the candidate space, in a browser: by keyboard, at 320 pixels, without scripts, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import FOCUSED, findings, type_choice
from tests.journeys.conftest import NewPage, Noted
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

OPENING = "/ouverture-des-services"
STATES = {
    "home": "/",
    "overview": OPENING,
    "choice": f"{OPENING}?domaine=CAP&session=2027&lieu=08",
    "overseas": f"{OPENING}?domaine=BGT&session=2027&lieu=41",
    "abroad": f"{OPENING}?domaine=BGT&session=2027&lieu=A08-MOYEN-ORIENT-301",
    "everywhere": f"{OPENING}?domaine=BGT&session=2027",
    "nothing": f"{OPENING}?domaine=CG&session=2027&lieu=08",
    "faults": f"{OPENING}?domaine=XX&lieu=99",
    "contacts": "/contacts",
    "contacts of one": "/contacts?lieu=08",
    "contacts fault": "/contacts?lieu=99",
    "statement": "/accessibilite",
    "not found": "/nulle-part",
}
SCREENS = (320, 480, 740, 760, 840, 1000, 1280)
SMALLEST = {"width": 320, "height": 640}
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("language", "width"), [("fr", 320), ("en", 1280)])
def test_axe_finds_nothing_serious_and_nothing_overflows(
    sporades: Product, new_page: NewPage, noted: Noted, language: str, width: int
) -> None:
    """Every page and state, both languages, narrow and wide: no finding, no sideways scrolling (1.37, RGAA 10.11)."""
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(f"{sporades.portal}/?lang={language}")
    found: dict[str, object] = {}
    for name, path in STATES.items():
        page.goto(sporades.portal + path)
        assert page.locator("html").get_attribute("lang") == language
        if problems := findings(page):
            found[name] = problems
        for screen in (*SCREENS, width):
            page.set_viewport_size({"width": screen, "height": 900})
            page.wait_for_function("width => innerWidth === width", arg=screen)
            if (excess := page.evaluate(WIDER_THAN_THE_SCREEN)) > 0:
                found[f"{name}, {screen} pixels"] = excess
    assert found == {}
    assert noted.foreign == []
    assert [said for said in noted.errors if "Failed to load resource" not in said] == []


def test_a_choice_is_made_by_keyboard_alone(sporades: Product, page: Page) -> None:
    """From the address to the answer with Tab, letters and Enter; the focus is always seen (1.38)."""
    page.goto(sporades.portal)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Aller au contenu")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Consulter l’ouverture des services")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{OPENING}")
    expect(page.locator("#domaine")).to_be_visible()
    while page.evaluate("document.activeElement.id") != "domaine":
        page.keyboard.press("Tab")
    type_choice(page, "Certificat d")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    type_choice(page, "Greno")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{OPENING}?domaine=CAP&session=2027&lieu=08")
    expect(page.get_by_role("heading", level=2, name="Certificat d’aptitude professionnelle")).to_be_visible()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(5)
    expect(page.get_by_role("link", name="dec5@ac-grenoble.fr")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_of_the_keyboard_is_seen(sporades: Product, new_page: NewPage, width: int) -> None:
    """Each element that takes the focus shows it, inside the screen, and none keeps it (1.38, RGAA 10.7, 12.9)."""
    page = new_page(viewport={"width": width, "height": 900})
    for path in ("/", STATES["choice"], STATES["contacts of one"]):
        page.goto(sporades.portal + path)
        stops: list[str] = []
        while True:
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            stop = page.evaluate(FOCUSED)
            assert stop["outline"], stop
            assert stop["seen"], stop
            stops.append(stop["name"])
            assert len(stops) < 200, "the focus goes round and never leaves"
        assert len(stops) > 8


def test_everything_works_without_a_script(sporades: Product, new_page: NewPage) -> None:
    """Scripts off, the choice is answered all the same (1.40)."""
    page = new_page(java_script_enabled=False, viewport=SMALLEST)
    page.goto(sporades.portal + OPENING)
    page.get_by_label("Domaine d’examen").select_option("CAP")
    page.get_by_label("Académie ou centre à l’étranger").select_option(label="Martinique")
    page.get_by_role("button", name="Consulter").click()
    expect(page.get_by_text("heure de Paris").first).to_be_visible()
    expect(page.get_by_role("rowheader", name="Inscription")).to_be_visible()


def test_the_language_is_switched_where_one_is(sporades: Product, page: Page) -> None:
    """The choice stays, the next page too; the only cookie is that of the language (2.15)."""
    page.goto(sporades.portal + STATES["overseas"])
    assert page.context.cookies() == []
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Opening of services")
    expect(page.get_by_label("Académie or foreign centre")).to_have_value("41")
    page.get_by_role("link", name="Contacts", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contact a managing office")
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("sporades-langue", True, "Lax")


def test_what_is_open_today_leads_to_its_periods(sporades: Product, page: Page) -> None:
    """From the overview to a domain, to a place, to a file for one's calendar."""
    page.goto(sporades.portal + OPENING)
    page.get_by_role("link", name="Baccalauréat général et technologique").click()
    page.get_by_role("rowheader", name="Rennes").get_by_role("link").click()
    expect(page.get_by_text("Le service d’inscription est ouvert.")).to_be_visible()
    expect(page.get_by_role("row", name="Inscription").get_by_text("Ouverte", exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Ajouter ces périodes à mon agenda").click()
    assert download.value.suggested_filename == "BGT-2027-14.ics"
    assert Path(download.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_printed_answer_holds_the_answer_only(sporades: Product, page: Page) -> None:
    """On paper: the periods and the office, no menu and no form."""
    page.goto(sporades.portal + STATES["choice"])
    page.emulate_media(media="print")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("heading", name="Service gestionnaire")).to_be_visible()
    for hidden in (".menu", ".choice", ".languages", ".bottom"):
        expect(page.locator(hidden)).to_be_hidden()
