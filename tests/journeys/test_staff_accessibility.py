"""The dashboard for everybody: axe on every page of a case officer; from the address to a record by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from core.access import Actor, Role, Scope
from core.i18n import t
from pages.shared import navigation
from tests.journeys import desk, space
from tests.journeys.accessibility import Known, findings
from tests.journeys.conftest import NewPage, Noted
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

# Inside Streamlit's own elements. Each entry must still be met, or it goes.
STREAMLIT = (
    Known(
        "color-contrast",
        ":is([data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stDateInput]):has(:disabled) p",
        "The grey name of an inactive input: inactive controls are left out of the contrast rule (WCAG 1.4.3), but"
        " Streamlit draws the name in a hidden element of its own, where axe cannot know that it is inactive.",
    ),
)
CASE_OFFICER = Actor("staff", 0, "", scopes=(Scope(Role.CASE_OFFICER, "08"),))
REACHED_FROM_ANOTHER = {"candidate": "candidate?id=2", "correct": "correct?candidate=2", "desk": "desk?candidate=2"}
MOST_STOPS = 60
WRITTEN_AS_MARKDOWN = r"""[...document.querySelectorAll('[aria-label]')]
    .map(one => one.getAttribute('aria-label')).filter(name => name.includes('\\'))"""


def _search(page: Page) -> None:
    desk.search(page, "lefevre")
    desk.press(page.get_by_text("Filtres", exact=True))


def _unlock(page: Page) -> None:
    desk.press(page.get_by_text("Déverrouiller les champs"))
    field = page.get_by_label("Nom de famille", exact=True)
    expect(field).to_be_enabled()
    desk.type_in(field, "Autre", "Tab")
    expect(page.get_by_text("Courriel au candidat")).to_be_visible()


def _open_correction(page: Page) -> None:
    desk.press(page.get_by_role("link", name=re.compile("^Ouvrir la n°")).first)
    expect(page.get_by_role("button", name="Approuver")).to_be_visible()


def _open_request(page: Page) -> None:
    desk.press(page.get_by_role("link", name=re.compile("^Ouvrir la demande n°")).first)
    expect(page.get_by_role("button", name="Rendre la décision")).to_be_visible()


def _begin_draft(page: Page) -> None:
    desk.press(page.get_by_role("button", name="Modifier ces textes"))
    expect(page.get_by_role("button", name="Proposer à la publication")).to_be_visible()
    for group in ("Titres", "Signature", "Logo"):
        desk.press(page.get_by_text(group, exact=True))
    expect(page.get_by_label("Nom du signataire")).to_be_visible()


def _tab(name: str) -> Callable[[Page], None]:
    return lambda page: desk.press(page.get_by_role("tab", name=name))


def _radio(name: str) -> Callable[[Page], None]:
    return lambda page: desk.press(page.get_by_text(name, exact=True))


INSIDE: dict[str, dict[str, Callable[[Page], None]]] = {
    "search": {"found": _search},
    "candidate": {name: _tab(name) for name in ("Identité", "Corrections", "Courriels", "Historique")},
    "correct": {"unlocked": _unlock, "contact": _tab("Coordonnées")},
    "corrections": {"one": _open_correction},
    "calendar": {"matrix": _radio("Matrice"), "timeline": _radio("Frise")},
    "accommodations": {"one": _open_request},
    "exemptions": {name: _radio(name) for name in ("Règles de l’examen", "Si cette règle change")},
    "templates": {"draft": _begin_draft, "history": _radio("Versions publiées")},
    "volumes": {"table": lambda page: desk.press(page.get_by_text("Voir les mêmes nombres en tableau").first)},
}


def _states(page: Page, sporades: Product) -> Iterator[str]:
    """Open each page in turn, then what it holds folded, and give its name."""
    for entry in navigation.PAGES:
        if not navigation.may_open(CASE_OFFICER, entry):
            continue
        if entry.in_menu:
            desk.go(page, t("fr", entry.title))
        else:
            page.goto(f"{sporades.dashboard}/{REACHED_FROM_ANOTHER.get(entry.address, entry.address)}")
            expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=desk.COLD)
        yield entry.address
        for name, act in INSIDE.get(entry.address, {}).items():
            act(page)
            yield f"{entry.address}, {name}"


def test_axe_finds_nothing_serious_in_the_dashboard(
    sporades: Product, new_page: NewPage, noted: Noted, settings_in: Callable[[Path], None]
) -> None:
    """Sign-in, every page that a case officer may open, and what opens inside them (1.37); no script refused (2.09)."""
    settings_in(sporades.data)
    space.open_services(sporades, "BCP")
    space.something_to_answer(sporades)
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(sporades.dashboard)
    expect(page.get_by_label("Identifiant")).to_be_visible(timeout=desk.COLD)
    desk.settled(page)
    found, met = {"sign-in": findings(page)}, set[Known]()
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER))
    for name in _states(page, sporades):
        desk.settled(page)
        found[name] = findings(page, STREAMLIT, met)
        found[f"{name}, names as they are spoken"] = page.evaluate(WRITTEN_AS_MARKDOWN)
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert met == set(STREAMLIT)
    assert noted.foreign == []
    assert [said for said in noted.errors if "Failed to load resource" not in said] == []


def _tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the wanted element has the focus; it must come, and nothing on the way keeps the focus."""
    for _ in range(MOST_STOPS):
        if wanted.count() == 1 and wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    stopped = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    pytest.fail(f"{MOST_STOPS} presses of Tab did not reach {wanted}; the last stop was {stopped}")


def test_a_record_is_reached_by_keyboard_alone(sporades: Product, page: Page) -> None:
    """Sign in, search and open a result with Tab, letters and Enter only (1.38)."""
    who = sporades.someone(Role.CASE_OFFICER)
    page.goto(sporades.dashboard)
    login = page.get_by_label("Identifiant")
    expect(login).to_be_visible(timeout=desk.COLD)
    desk.settled(page)
    _tab_to(page, login)
    page.keyboard.type(who.login)
    _tab_to(page, page.get_by_label("Mot de passe", exact=True))
    page.keyboard.type(who.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Accueil")).to_be_visible(timeout=desk.COLD)
    desk.settled(page)
    _tab_to(page, page.get_by_test_id("stSidebarNav").get_by_role("link", name="Rechercher"))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"  # the focus is seen
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Rechercher")).to_be_visible()
    desk.settled(page)
    _tab_to(page, page.get_by_label("Rechercher un candidat", exact=True))
    page.keyboard.type("n'guessan oceane")
    page.keyboard.press("Enter")
    desk.settled(page)
    expect(page.get_by_text("« n'guessan oceane » :")).to_be_visible()
    desk.settled(page)
    _tab_to(page, page.get_by_role("combobox", name="Ouvrir un dossier").first)
    page.keyboard.type("N’Guessan")
    expect(page.get_by_role("option")).to_have_count(1)
    desk.settled(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="N’Guessan Océane")).to_be_visible()
