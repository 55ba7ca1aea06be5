"""The registration by keyboard alone, on the narrowest screen and without scripts: the focus is always seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import SECRET
from tests.journeys import guide, space
from tests.journeys.accessibility import FOCUSED, type_choice
from tests.journeys.conftest import NewPage
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

SMALLEST = {"width": 320, "height": 640}
CHOICE = "/connexion?suite=%2Fm-inscrire%3Fdomaine%3DBCP%26session%3D2027%26lieu%3D08"
MOST_STOPS = 80


def test_the_seven_tabs_by_keyboard_alone(sporades: Product, new_page: NewPage) -> None:
    """Tab, letters, Space and Enter register someone; every stop on the way shows the focus (1.38, RGAA 10.7, 12.9)."""
    space.open_services(sporades, "BCP")
    page = new_page(java_script_enabled=False, viewport=SMALLEST)
    page.goto(sporades.portal + CHOICE)
    _type(page, space.field(page, "Adresse email"), space.an_account(sporades))
    _type(page, space.field(page, "Mot de passe"), SECRET)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    space.headed(page, "M’inscrire")
    _press(page, "Valider", "Identification")
    _press(page, "Suivant", "Infos candidature")
    _tick(page, page.get_by_role("group", name="Catégorie de candidat").get_by_role("radio").first)
    _press(page, "Suivant", "Qualification présentée")
    _tick(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    _press(page, "Suivant", "Acquis")
    _prior_credits(page)
    _press(page, "Suivant", "Épreuves")
    _choose(page, page.get_by_role("region", name="Épreuves obligatoires").get_by_role("combobox"), "Esp")
    _press(page, "Suivant", "Récapitulatif")
    _press(page, "Enregistrer", "N° Inscription")
    expect(page.get_by_text("Votre candidature est enregistrée.")).to_be_visible()


def test_the_menu_is_one_word_on_a_narrow_screen(sporades: Product, new_page: NewPage) -> None:
    """Folded, it leaves the screen to the page; Enter opens it, and Tab then goes through it (1.38, RGAA 10.11)."""
    page = new_page(java_script_enabled=False, viewport=SMALLEST)
    page.goto(sporades.portal)
    menu = page.get_by_role("navigation", name="Menu principal")
    expect(menu.get_by_role("link")).to_have_count(0)
    _reach(page, page.locator("nav.menu summary"))
    page.keyboard.press("Enter")
    _reach(page, menu.get_by_role("link", name="Aide"))
    page.keyboard.press("Enter")
    space.headed(page, "J’ai besoin d’aide !")
    page.set_viewport_size({"width": 1280, "height": 640})
    expect(menu.get_by_role("link", name="Accueil")).to_be_visible()
    expect(page.locator("nav.menu summary")).to_be_hidden()


def _prior_credits(page: Page) -> None:
    """The screen of the guide, unfolded with Space, its papers unticked with Space."""
    _tick(page, page.get_by_label("J’ai obtenu un BACPRO d’une autre spécialité, ou obtenu un autre diplôme"))
    _tick(page, page.locator("input[type=checkbox][name^='acquis.']:visible").first)
    _type(page, page.get_by_label("Année").locator("visible=true").first, "2017")
    _choose(page, page.get_by_label("Académie").locator("visible=true").first, "Corse")
    _press(page, "Ajouter cet acquis", "Acquis")
    boxes = page.get_by_role("group", name="Vous serez dispensé des épreuves suivantes").get_by_role("checkbox")
    expect(boxes).to_have_count(len(guide.EXEMPTED))
    _reach(page, boxes.last)
    page.keyboard.press("Space")
    expect(boxes.last).not_to_be_checked()


def _reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the wanted element has the focus; every stop on the way is seen, and none keeps it."""
    expect(wanted.first).to_be_visible()
    for _ in range(MOST_STOPS):
        if wanted.first.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["name"].startswith("BODY"):
            continue  # the end of the page: the browser's own bar comes before the beginning
        assert stop["outline"], stop
        assert stop["seen"], stop
    pytest.fail(f"{MOST_STOPS} presses of Tab did not reach {wanted}")


def _type(page: Page, wanted: Locator, text: str) -> None:
    _reach(page, wanted)
    page.keyboard.type(text)


def _choose(page: Page, wanted: Locator, beginning: str) -> None:
    _reach(page, wanted)
    type_choice(page, beginning)


def _tick(page: Page, wanted: Locator) -> None:
    _reach(page, wanted)
    page.keyboard.press("Space")
    expect(wanted.first).to_be_checked()


def _press(page: Page, button: str, then: str) -> None:
    """Press a button by Enter; the page of a title follows."""
    _reach(page, page.locator("main").get_by_role("button", name=button, exact=True).locator("visible=true"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    space.headed(page, then)
