"""From the one box to the record and back, in a browser: what was chosen opens, whatever is pressed meanwhile."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from core.access import Role
from db.engine import make_engine, writing
from db.tables import StaffSession
from tests.journeys import desk
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

MANY = "mar"  # answers more than one person of the demonstration
ROW = 36  # pixels


def test_a_person_found_is_opened_at_once_and_the_list_is_followed(sporades: Product, page: Page) -> None:
    """The list to open from is in sight as soon as there are results: nothing scrolls, so nothing closes it.

    What must not happen: a list that closes under the hand, a choice that opens nothing, a place that is lost.
    """
    desk.sign_in(page, sporades, sporades.someone(Role.HEAD_OF_OFFICE, ""))
    desk.go(page, "Rechercher")
    desk.search(page, MANY)
    box = page.get_by_role("combobox", name="Ouvrir un dossier")
    expect(box).to_be_in_viewport(ratio=1)
    desk.press(box)
    options = page.get_by_role("option")
    expect(options.nth(2)).to_be_visible()
    chosen = options.nth(1).inner_text().rsplit(" – ", 1)[0]
    desk.press(options.nth(1))
    expect(page.get_by_role("heading", level=1, name=chosen)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^2 sur \d+"))).to_be_visible()
    desk.settled(page)
    page.keyboard.press("Alt+ArrowRight")
    expect(page.get_by_text(re.compile(r"^3 sur \d+"))).to_be_visible()
    desk.settled(page)
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.get_by_role("heading", level=1, name=chosen)).to_be_visible()
    desk.settled(page)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("heading", level=1, name="Rechercher")).to_be_visible()
    desk.settled(page)
    expect(page.get_by_label("Rechercher un candidat", exact=True)).to_have_value(MANY)
    expect(box).to_have_value("")


@pytest.mark.parametrize("clicks", [1, 2])
def test_a_number_of_the_table_opens_its_record(sporades: Product, page: Page, clicks: int) -> None:
    """One click is enough, and an impatient second one changes nothing."""
    desk.sign_in(page, sporades, sporades.someone(Role.HEAD_OF_OFFICE, ""))
    desk.go(page, "Rechercher")
    desk.search(page, MANY)
    place = page.get_by_test_id("stDataFrame").locator("canvas").first.bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + 50, place["y"] + ROW * 1.5, click_count=clicks)
    expect(page).to_have_url(re.compile(r"/candidate\?id=\d+&list=\d+&place=1"))
    expect(page.get_by_text(re.compile(r"^1 sur \d+"))).to_be_visible()


def test_a_search_after_the_session_ended_shows_nobody(sporades: Product, page: Page) -> None:
    """The box is drawn anew without the frame around it: who asks is read again all the same (1.17, 2.01)."""
    desk.sign_in(page, sporades, sporades.someone(Role.READER))
    desk.go(page, "Rechercher")
    desk.search(page, MANY)
    engine = make_engine(sporades.database_url)
    with writing(engine) as tx:
        tx.execute(update(StaffSession).values(revoked_at=StaffSession.created_at))
    engine.dispose()
    page.wait_for_timeout(1_100)  # an answer of the last second is good enough for reading
    desk.type_in(page.get_by_label("Rechercher un candidat", exact=True), "du", "Enter")
    expect(page.get_by_label("Identifiant")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
