"""What the automatic tool axe finds in a page (1.37)."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

REFUSED = {"serious", "critical"}


def findings(page: Page) -> list[str]:
    """Give the serious and critical findings of the page as it stands, each with the first elements at fault."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{one['impact']} {one['id']} ({one['help']}): {[node['target'] for node in one['nodes'][:3]]}"
        for one in violations
        if one["impact"] in REFUSED
    ]
