"""A real browser in front of the real product: dashboard, worker and candidate space, on free ports and its own data.

`sporades` is started once for all the journeys; `page` is a fresh visitor for each test. While Playwright runs, this
thread holds an event loop: a journey never calls `asyncio.run`, and the browser ends with this package so that the
tests of other packages may. SPORADES_SLOW_BROWSER=4 makes the browser four times slower: a journey passes on any
machine.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys import desk
from tests.journeys.product import Product, running

PATIENCE_MS = 60_000  # of each step: a machine may be slow, and nothing here measures it
LONGEST_SECONDS = 1_500
PROGRAMS = ("chromium-headless-shell", "chromium")  # the first one never hung here; the full one did
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
LAST_SAID = 6_000
ABSENT = (
    "Chromium is not installed, and journeys need it. Run `make needs` (Debian: apt-get install"
    " chromium-headless-shell), or give its path in SPORADES_CHROMIUM."
)

NewPage = Callable[..., Page]


def chromium() -> str:
    """Give the path of the browser; its absence is a failure that says what to do, never a test left out."""
    chosen = os.environ.get("SPORADES_CHROMIUM", "")
    found = chosen or next(filter(None, map(shutil.which, PROGRAMS)), "")
    if not found or not Path(found).exists():
        pytest.fail(f"{ABSENT}{f' ({chosen} does not exist)' if chosen else ''}")
    return found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser, started once."""
    path = chromium()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=3 * PATIENCE_MS)
        yield started
        started.close()


@pytest.fixture(scope="package")
def sporades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product as `make run` starts it, with a small demonstration whose windows are open these days."""
    with running(tmp_path_factory.mktemp("sporades")) as product:
        yield product


@dataclass
class Noted:
    """What happened behind the pages of one test: errors of the console, and requests to others than ours (1.26)."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note what the pages of a context do."""
        context.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", lambda asked: self._request(asked.url))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.foreign.append(url)


@pytest.fixture
def noted() -> Noted:
    """What the browser noted during this test."""
    return Noted()


@pytest.fixture
def new_page(browser: Browser, noted: Noted, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewPage]:
    """Open a page as a visitor whom nobody knows; options are those of a browser context (viewport, scripts...).

    When the test fails, what each page showed is kept as a picture, whose path is printed, and so is the end of what
    the product said.
    """
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        chosen = {"viewport": {"width": 1280, "height": 900}, "locale": "fr-FR", "timezone_id": "Europe/Paris"}
        context = browser.new_context(**(chosen | options))
        context.set_default_timeout(PATIENCE_MS)
        context.set_default_navigation_timeout(2 * PATIENCE_MS)
        noted.watch(context)
        desk.watch(context)
        contexts.append(context)
        return _slowed(context.new_page())

    yield opened
    for number, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            _keep_pictures(context, tmp_path, number)
        context.close()
    product = next((one for one in request.node.funcargs.values() if isinstance(one, Product)), None)
    if product is not None and request.node.stash.get(FAILED, False):
        sys.stderr.write(f"The product said:\n{product.log.read_text(errors='replace')[-LAST_SAID:]}\n")


def _slowed(page: Page) -> Page:
    """Slow the browser down as many times as SPORADES_SLOW_BROWSER says: a journey must pass on any machine."""
    if times := int(os.environ.get("SPORADES_SLOW_BROWSER", "1")) - 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times + 1})
    return page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of a visitor whom nobody knows."""
    return new_page()


FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a journey the time that it takes on a slow machine; one that hangs ends all the same."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.timeout(LONGEST_SECONDS))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember that a test failed, for its pages to be kept."""
    report: Any = yield
    if call.when == "call" and report.failed:
        item.stash[FAILED] = True
    return report


def _keep_pictures(context: BrowserContext, folder: Path, number: int) -> None:
    for place, shown in enumerate(context.pages):
        path = folder / f"page-{number}-{place}.png"
        shown.screenshot(path=path, full_page=True, timeout=PATIENCE_MS)
        sys.stderr.write(f"{shown.url} looked like {path}\n")
