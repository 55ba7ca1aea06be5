"""The candidate space for everybody: axe on every page and state, in both languages, narrow and wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from tests.journeys import space
from tests.journeys.accessibility import findings
from tests.journeys.conftest import NewPage, Noted
from tests.journeys.product import Product
from tests.journeys.space_states import Visit, all_states

pytestmark = pytest.mark.browser

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REPEATED = """() => {
    const names = [...document.querySelectorAll('[id]')].map(one => one.id);
    return names.filter((name, place) => names.indexOf(name) !== place);
}"""
UNNAMED = "document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text>')"
FEWEST_STATES, METHOD_NOT_ALLOWED = 80, 405


@pytest.fixture
def paper(tmp_path: Path) -> str:
    """A piece as a scanner gives it."""
    sheet, path = FPDF(), tmp_path / "piece.pdf"
    sheet.add_page()
    sheet.output(str(path))
    return str(path)


@pytest.mark.parametrize(("language", "width"), [("fr", 320), ("en", 1280)])
def test_axe_finds_nothing_serious_in_the_candidate_space(
    sporades: Product, new_page: NewPage, noted: Noted, paper: str, language: str, width: int
) -> None:
    """Every page and state of the space: nothing serious or critical, one main title, no sideways scrolling (1.37).

    What must not happen: an id used twice, another language than the chosen one, a refusal that the other language
    makes a dead end, a request to another site (1.26).
    """
    space.open_services(sporades, "BCP", "BGT")
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(f"{sporades.portal}/?lang={language}")
    found: dict[str, object] = {}
    seen = []
    for name in all_states(Visit(page, sporades, paper)):
        seen.append(name)
        problems: list[object] = [*findings(page)]
        problems += [f"id {one} twice" for one in page.evaluate(REPEATED)]
        problems += [f"{excess} pixels too wide" for excess in [page.evaluate(WIDER)] if excess > 0]
        problems += [] if page.locator("h1").count() == 1 else ["not one main title"]
        problems += [] if page.locator("html").get_attribute("lang") == language else ["not the language"]
        other = space.href(page, page.locator("nav.languages a:not([aria-current])")).partition("?")[0]
        problems += ["no page to read"] if page.request.get(other).status == METHOD_NOT_ALLOWED else []
        if problems:
            found[name] = problems
    assert found == {}
    page.evaluate(UNNAMED)
    assert findings(page) != []  # the tool finds what there is
    assert len(set(seen)) == len(seen) >= FEWEST_STATES
    assert noted.foreign == []
    assert [said for said in noted.errors if "Failed to load resource" not in said] == []
