"""Conditions built, kept as a view, ticked page after page and acted on, in a browser; and by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from core.access import Role
from tests.journeys import desk
from tests.journeys.accessibility import findings
from tests.journeys.conftest import Noted
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

VIEW = "Inscrits à suivre"


def test_a_question_is_built_kept_shared_and_acted_on(sporades: Product, page: Page, noted: Noted) -> None:
    """A condition and a group, said in a sentence; a view counted on the home page, another person opens it.

    What must not happen: an address that names somebody, a tick lost with the page, a run of more than was ticked.
    """
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER))
    _built(page)
    expect(page).to_have_url(re.compile(r"\?conditions=[\w-]+$"))
    total = _total(page)
    _kept(page)
    desk.go(page, "Accueil")
    card = page.get_by_test_id("stMain").get_by_text(VIEW)
    expect(card).to_be_visible()
    desk.sign_out(page)
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER, other=True))
    desk.go(page, "Vues enregistrées")
    desk.press(page.get_by_test_id("stMain").get_by_role("link", name="Ouvrir").first)
    expect(page.get_by_text(f"Vue ouverte\u202f: {VIEW}")).to_be_visible()
    assert _total(page) == total
    _named(page)
    assert noted.foreign == []


def _built(page: Page) -> None:
    desk.go(page, "Rechercher")
    desk.press(page.get_by_text("Conditions", exact=True))
    desk.press(page.get_by_role("button", name="Ajouter une condition"))
    desk.pick(page, "Critère 1", "Candidature · État")
    desk.pick(page, "Valeur 1", "Inscrit")
    desk.press(page.get_by_role("button", name="Ajouter un groupe"))
    desk.pick(page, "Critère 2", "Documents · Confirmation éditée")
    desk.press(page.get_by_role("button", name="Ajouter une condition").first)
    desk.pick(page, "Critère 3", "Pièces · Pièce attendue")
    says(page, "Dossiers où l’état est Inscrit et (une confirmation est éditée ou une pièce est attendue).")
    desk.press(page.get_by_role("radio", name="Aucune (SAUF)").last)
    says(page, "sauf si (une confirmation est éditée ou une pièce est attendue)")
    desk.press(page.get_by_role("radio", name="Au moins une (OU)").last)
    says(page, "et (une confirmation est éditée ou une pièce est attendue)")


def says(page: Page, sentence: str) -> None:
    """Wait until the line under the builder says something; the former one may still be there for a moment."""
    expect(page.get_by_text(re.compile("^En une phrase")).filter(has_text=sentence).first).to_be_visible()


def _total(page: Page) -> int:
    desk.settled(page)
    said = page.get_by_text(re.compile(r"^[\d\s]+ lignes? · "))
    expect(said).to_be_visible()
    return int("".join(filter(str.isdigit, said.inner_text().split("ligne")[0])))


def _kept(page: Page) -> None:
    desk.press(page.get_by_role("button", name="Garder comme vue"))
    desk.type_in(page.get_by_label("Nom", exact=True).first, VIEW)
    desk.choose(page, "Visible par", re.compile("Tous ceux qui travaillent dans.*Grenoble"))
    desk.press(page.get_by_text("Compter sur l’accueil").first)
    desk.press(page.get_by_role("button", name="Garder la vue"))
    expect(page.get_by_text(f"La vue «\u202f{VIEW}\u202f» est enregistrée.")).to_be_visible()
    expect(page.get_by_text(f"Vue ouverte\u202f: {VIEW}")).to_be_visible()


def _named(page: Page) -> None:
    """A name typed among the conditions never enters the address."""
    desk.press(page.get_by_role("button", name="Ajouter une condition").last)
    desk.pick(page, "Critère 4", "Identité · Nom de famille")
    desk.pick(page, "Comparaison 4", "commence par")
    desk.type_in(page.get_by_role("textbox", name="Valeur 4"), "du", "Enter")
    says(page, "le nom de famille commence par")
    assert "conditions=" not in page.url
    desk.press(page.get_by_role("button", name="Nouvelle recherche"))
    expect(page.get_by_text(re.compile("^En une phrase"))).to_have_count(0)


def test_what_is_ticked_is_what_is_printed(sporades: Product, page: Page) -> None:
    """Two lines of the first page, one of the second, one taken back on the first: the run is foreseen for two."""
    desk.sign_in(page, sporades, sporades.someone(Role.HEAD_OF_OFFICE, ""))
    desk.go(page, "Rechercher")
    desk.press(page.get_by_text("Conditions", exact=True))
    desk.press(page.get_by_role("button", name="Ajouter une condition"))
    desk.pick(page, "Critère 1", "Candidature · État")
    desk.pick(page, "Valeur 1", "Inscrit")
    assert _total(page) > 50
    _tick(page, 1)
    _tick(page, 2)
    expect(page.get_by_text("Agir sur les 2 lignes cochées")).to_be_visible()
    _turn(page, 2)
    expect(page.get_by_text("Agir sur les 2 lignes cochées")).to_be_visible()
    _tick(page, 1)
    expect(page.get_by_text("Agir sur les 3 lignes cochées")).to_be_visible()
    _turn(page, 1)
    _tick(page, 2)  # once more: not this one
    expect(page.get_by_text("Agir sur les 2 lignes cochées")).to_be_visible()
    desk.press(page.get_by_role("button", name="Éditer leurs documents"))
    expect(page.get_by_text("2 candidatures choisies")).to_be_visible()


def _turn(page: Page, number: int) -> None:
    """Go to another page of the list, and wait for its lines."""
    desk.settled(page)
    canvas = page.get_by_test_id("stDataFrame").locator("canvas").first.element_handle()
    desk.press(page.get_by_role("button", name=f"Page {number}", exact=True))
    page.wait_for_function("canvas => !canvas.isConnected", arg=canvas)
    desk.settled(page)


def _tick(page: Page, row: int) -> None:
    """Tick a line of the list: its box is drawn on a canvas, at the left of the row."""
    desk.settled(page)
    canvas = page.get_by_test_id("stDataFrame").locator("canvas").first
    canvas.scroll_into_view_if_needed()
    place = canvas.bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + 16, place["y"] + 36 * row + 18)
    desk.settled(page)


def test_a_condition_is_built_by_keyboard_alone_and_axe_finds_nothing(sporades: Product, page: Page) -> None:
    """Tab, letters, arrows and Enter; each field of a row has a name of its own (1.37, 1.38)."""
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER))
    desk.go(page, "Rechercher")
    desk.settled(page)
    _until(page, page.locator("summary").filter(has_text="Conditions"))
    page.keyboard.press("Enter")
    desk.settled(page)
    _until(page, page.get_by_role("button", name="Ajouter une condition"))
    page.keyboard.press("Enter")
    desk.settled(page)
    for label, typed in (("Critère 1", "Candidature · État"), ("Valeur 1", "Désinscrit")):
        _type_choice(page, label, typed)
    says(page, "Dossiers où l’état est Désinscrit.")
    assert findings(page) == []


def _type_choice(page: Page, label: str, option: str) -> None:
    """Reach a list with Tab, type what is wanted, go down to it and press Enter."""
    box = page.get_by_role("combobox", name=label, exact=True)
    desk.settled(page)
    _until(page, box)
    page.keyboard.press("Control+a")
    page.keyboard.type(option)
    expect(page.get_by_role("option", name=option, exact=True)).to_be_visible()
    desk.settled(page)
    _down_to(page, box, option)
    desk.settled(page)
    expect(box).to_have_value(option)


def _down_to(page: Page, box: Locator, option: str) -> None:
    for _ in range(10):
        if box.evaluate(POINTED) == option:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowDown")
        desk.settled(page)
    pytest.fail(f"the arrows do not reach {option}")


POINTED = "one => document.getElementById(one.getAttribute('aria-activedescendant') ?? '')?.textContent ?? ''"


def _until(page: Page, wanted: Locator) -> None:
    """Go on with Tab until something has the focus."""
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("one => one === document.activeElement || one.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} is not reached by Tab")
