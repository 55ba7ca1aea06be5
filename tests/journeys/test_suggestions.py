"""Names suggested while one types, in a browser, by keyboard alone; without an answer, the plain box (1.40)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from core.access import Role
from tests.journeys import desk
from tests.journeys.product import Product

pytestmark = pytest.mark.browser


def test_a_name_is_suggested_and_opened_by_keyboard_alone(sporades: Product, page: Page) -> None:
    """An ARIA combobox: arrows choose, Enter opens the record, Escape closes; unanswered, Enter searches all the same.

    What must not happen: a name in an address, a box that no longer searches, a name chosen and lost by a space more.
    """
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER))
    desk.go(page, "Rechercher")
    box = page.get_by_label("Rechercher un candidat", exact=True)
    desk.press(box)
    page.keyboard.type("martin", delay=40)
    options = page.get_by_role("listbox", name="Candidats suggérés").get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.type(" ")
    page.wait_for_timeout(600)  # an answer to the space would have come
    expect(box).to_have_attribute("aria-activedescendant", "sporades-suggestions-0")
    name = options.first.locator("span").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=desk.COLD)
    assert "martin" not in page.url.lower()
    page.route("**/suggest", lambda route: route.abort())
    desk.go(page, "Rechercher")
    desk.search(page, "martin")
    expect(options).to_have_count(0)
