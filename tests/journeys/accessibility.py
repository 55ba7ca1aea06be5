"""What the automatic tool axe finds in a page (1.37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

REFUSED = {"serious", "critical"}
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {name: one.tagName + ' ' + (one.id || one.textContent.trim().slice(0, 40)),
            outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            seen: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 1};
}"""
MATCHES = "([found, known]) => document.querySelector(found)?.matches(known) ?? false"


CHOSEN = "document.activeElement.selectedOptions?.[0]?.textContent.trim() ?? ''"
FORGETS_MS = 1_500  # a list takes letters for one word while they follow within a second: so slow a machine may be


@dataclass(frozen=True, slots=True)
class Known:
    """A finding inside a library's own element that we cannot change: the rule, where, and why it may stand."""

    rule: str
    selector: str
    reason: str


def type_choice(page: Page, beginning: str) -> None:
    """Choose in the list that has the focus by the first letters of an option, as often as they come too slowly."""
    for _ in range(10):
        page.keyboard.type(beginning)
        if page.evaluate(CHOSEN).startswith(beginning):
            return
        page.wait_for_timeout(FORGETS_MS)
    raise AssertionError(f"{beginning} chooses {page.evaluate(CHOSEN)}")


def findings(page: Page, known: Sequence[Known] = (), met: set[Known] | None = None) -> list[str]:
    """Give the serious and critical findings of the page as it stands, each with the first elements at fault.

    What is known is left out, element by element, and noted in `met`.
    """
    found = []
    for one in Axe().run(page).response["violations"]:
        if one["impact"] in REFUSED:
            left = [node["target"] for node in one["nodes"] if not _known(page, one["id"], node["target"], known, met)]
            if left:
                found.append(f"{one['impact']} {one['id']} ({one['help']}): {left[:3]}")
    return found


def _known(page: Page, rule: str, target: list[str], known: Sequence[Known], met: set[Known] | None) -> bool:
    for one in known:
        if one.rule == rule and len(target) == 1 and page.evaluate(MATCHES, [target[0], one.selector]):
            if met is not None:
                met.add(one)
            return True
    return False
