"""How long somebody waits in the browser, from the Enter key in the one box to the table drawn.

`python -m benchmarks.search_browser --size N [--database URL] [--each 40] [--json]`: the dashboard runs as in
production on the register of `benchmarks.search`; somebody who sees the whole country, then one académie, types
questions of each kind. The table is drawn when the page says what it answers and its script has ended.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.population import people
from benchmarks.questions import ordinary
from benchmarks.register import SCHOOLS, filled, places_of
from benchmarks.timing import spread
from core import settings
from core.demo.sign_ins import SignIn, keep_sign_ins, kept_sign_ins
from core.demo.staff import create_demonstration_staff

PORT, PATIENCE, COLD = 18_721, 60.0, 60_000
WHO = {"national": "helene.oeuvrard", "academie": "bastien.nguyen"}
ASKED = ("exact", "prefix", "number", "date", "mixed")
DRAWN = """typed => {
  const app = document.querySelector('[data-testid="stApp"]');
  const told = [...document.querySelectorAll('[data-testid="stCaptionContainer"]')];
  const ended = app.getAttribute('data-test-script-state') === 'notRunning';
  const table = document.querySelector('[data-testid="stDataFrame"] canvas');
  return ended && Boolean(table) && told.some(one => one.textContent.includes(typed));
}"""


def measure(size: int, url: str, each: int) -> dict[str, Any]:
    """Serve the register, sign in, and type."""
    data = settings.current().data / "benchmarks" / f"browser-{size}"
    sign_ins = _staff(url, size, data)
    crowd = list(people(size, places=SCHOOLS))
    here = places_of(url)
    crowds = {"national": crowd, "academie": [one for one in crowd if one.place in here]}
    found: dict[str, Any] = {"name": "search_browser", "size": size}
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with _served(url, data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, login in WHO.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="fr-FR")
            _enter(page, address, next(one for one in sign_ins if one.login == login))
            questions = [one for one in ordinary(crowds[name], each, seed=21) if one.kind in ASKED]
            _type(page, crowds[name][-1].birth_name)  # the first table of a browser also fetches its program
            times = {kind: [_type(page, one.text.strip()) for one in questions if one.kind == kind] for kind in ASKED}
            every = [took for some in times.values() for took in some]
            found[name] = {kind: spread([(t, 0.0) for t in some]) for kind, some in (*times.items(), ("all", every))}
        browser.close()
    return found


def _staff(url: str, size: int, data: Path) -> list[SignIn]:
    engine, _ = filled(url, size)
    if not kept_sign_ins(data):
        keep_sign_ins(data, create_demonstration_staff(engine))
    engine.dispose()
    return kept_sign_ins(data)


@contextmanager
def _served(url: str, data: Path) -> Iterator[str]:
    environ = {
        **os.environ, "SPORADES_DATA": str(data), "SPORADES_DATABASE_URL": url, "SPORADES_WORKERS": "1",
        "SPORADES_DASHBOARD_PORT": str(PORT), "SPORADES_PORTAL_PORT": str(PORT + 1),
    }  # fmt: skip
    subprocess.run([sys.executable, "manage.py", "init"], env=environ, check=True)  # may make the index anew
    log = (data / "serve.log").open("wb")
    process = subprocess.Popen([sys.executable, "manage.py", "serve"], env=environ, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{PORT}"
    try:
        limit = time.monotonic() + PATIENCE
        while not _answers(f"{address}/_stcore/health"):
            if process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"the dashboard did not start: {data / 'serve.log'}")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)
        log.close()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _enter(page: Page, address: str, who: SignIn) -> None:
    page.goto(address)
    page.get_by_label("Identifiant").fill(who.login, timeout=COLD)
    page.get_by_label("Mot de passe", exact=True).fill(who.password)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", level=1, name="Accueil")).to_be_visible(timeout=COLD)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Rechercher", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Rechercher")).to_be_visible(timeout=COLD)


def _type(page: Page, text: str) -> float:
    """Type a question; give the milliseconds from the key to the table."""
    box = page.get_by_label("Rechercher un candidat", exact=True)
    box.fill(text)
    page.wait_for_timeout(300)  # whatever typing starts is over
    started = time.perf_counter()
    box.press("Enter")
    while not page.evaluate(DRAWN, text):
        if time.perf_counter() - started > PATIENCE:
            raise RuntimeError(f"nothing is drawn for {text}")
        page.wait_for_timeout(5)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = settings.current().data / "benchmarks"
    found = measure(options.size, options.database or f"sqlite:///{folder / f'search-{options.size}.db'}", options.each)
    if options.json:
        print(json.dumps(found))
        return
    print(f"from the key to the table, milliseconds, {options.size:,} candidates")
    for name in WHO:
        for kind, some in found[name].items():
            print(f"{name + ' ' + kind:24}{some['p50']:>9}{some['p95']:>9}{some['max']:>9}")


if __name__ == "__main__":
    main()
