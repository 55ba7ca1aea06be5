"""Take the pictures of the README and of the guides (`make screenshots`), on a demonstration laid out for it."""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.access import Role
from tests.journeys import desk, space
from tests.journeys.conftest import FLAGS, chromium
from tests.journeys.product import Product, running
from tests.journeys.space_states import Visit, all_states

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
CANDIDATES = 3_000
WIDTH, PORTAL_WIDTH = 1_400, 1_200
SHORTEST, TALLEST = 840, 1_400
COLOURS = 128
HEAVIEST = 250_000
PATIENCE = 30_000
HEIGHT = "one => Math.ceil(one.getBoundingClientRect().height)"


def main() -> None:
    """Take every picture, in the order in which an office works."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), CANDIDATES) as sporades,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        _dashboard(browser, sporades)
        _portal(browser, sporades)
        browser.close()


def _dashboard(browser: Browser, sporades: Product) -> None:
    page = _page(browser, WIDTH)
    page.goto(sporades.dashboard)
    expect(page.get_by_label("Identifiant")).to_be_visible()
    _take(page, "sign-in")
    for who, scenes in (
        (sporades.someone(Role.CASE_OFFICER), IN_AN_ACADEMIE), (sporades.someone(Role.HEAD_OF_OFFICE, ""), EVERYWHERE),
    ):  # fmt: skip
        desk.sign_in(page, sporades, who)
        for name, act in scenes:
            act(page)
            _take(page, name)
        desk.sign_out(page)


def _search(page: Page) -> None:
    desk.go(page, "Rechercher")
    desk.search(page, "bernar lea")


def _conditions(page: Page) -> None:
    desk.go(page, "Rechercher")
    desk.press(page.get_by_role("button", name="Nouvelle recherche"))
    desk.press(page.get_by_text("Conditions", exact=True))
    desk.press(page.get_by_role("button", name="Ajouter une condition"))
    desk.pick(page, "Critère 1", "Candidature · État")
    desk.pick(page, "Valeur 1", "Inscrit")
    desk.press(page.get_by_role("button", name="Ajouter un groupe"))
    desk.pick(page, "Critère 2", "Documents · Confirmation éditée")
    desk.press(page.get_by_role("button", name="Ajouter une condition").first)
    desk.pick(page, "Critère 3", "Pièces · Pièce attendue")


def _candidate(page: Page) -> None:
    desk.go(page, "Rechercher")
    desk.search(page, "delatour dauvergne")
    desk.open_found(page, "de La Tour d’Auvergne Jean-Baptiste")
    desk.press(page.get_by_text("Versions (3)"))


def _corrections(page: Page) -> None:
    desk.go(page, "Corrections")
    page.get_by_role("link", name=re.compile("^Ouvrir la n°")).first.click()
    with page.expect_popup() as proof:
        page.get_by_role("link", name="Ouvrir le justificatif").click()
    proof.value.close()
    expect(page.get_by_role("button", name="Approuver")).to_be_enabled()


def _correct(page: Page) -> None:
    desk.go(page, "Rechercher")
    desk.search(page, "n'guessan oceane")
    desk.open_found(page, "N’Guessan Océane")
    page.get_by_role("link", name="Corriger").click()
    page.get_by_text("Déverrouiller les champs").click()
    field = page.get_by_label("Prénom(s)", exact=True)
    expect(field).to_be_enabled()
    field.fill("Océane Awa")
    field.press("Enter")
    expect(page.get_by_text("Courriel au candidat")).to_be_visible()


def _order(page: Page) -> None:
    desk.go(page, "Éditer des documents")
    desk.choose(page, "Examens", "Baccalauréat professionnel")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name="Spécialités")).to_be_enabled()
    desk.settled(page)


def _run(page: Page) -> None:
    page.get_by_role("button", name="Lancer l’édition").click()
    expect(page.get_by_text("Terminée", exact=True)).to_be_visible(timeout=2 * PATIENCE)
    expect(page.get_by_role("link", name=re.compile(r"\.zip"))).to_be_visible()


def _import(page: Page) -> None:
    desk.go(page, "Imports")
    answer = page.request.get(desk.address(page, page.get_by_role("link", name="Exemple de liste simple")))
    lines = answer.body().decode("utf-8-sig").split("\r\n")
    titles = next(place for place, line in enumerate(lines) if line.startswith("Division de classe;"))
    lines[titles + 2] = lines[titles + 2].replace("28/06/2008", "31/06/2008")
    lines[titles + 4] = lines[titles + 4].replace(";31212;", ";99999;")
    sent = {"name": "liste-simple.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode("utf-8-sig")}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sent)
    expect(page.get_by_role("heading", name="Ligne par ligne")).to_be_visible()


def _export(page: Page) -> None:
    desk.go(page, "Rechercher")
    desk.search(page, "métiers de l'accueil 2027")
    page.get_by_role("button", name="Exporter ces candidatures").click()
    page.get_by_role("textbox", name="Destinataire").fill("Centre d’examen du lycée Rosa-Parks")
    page.get_by_role("button", name="Demander l’export").click()
    expect(page.get_by_role("link", name="Télécharger")).to_be_visible()


def _calendar(page: Page) -> None:
    desk.go(page, "Calendrier")
    page.get_by_text("Matrice", exact=True).click()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()


def _journal(page: Page) -> None:
    desk.go(page, "Journal")
    page.get_by_role("combobox", name="Événement").fill("Correction prop")  # the list is long, and drawn as it scrolls
    page.get_by_role("option", name="Correction proposée").click()
    expect(page.get_by_role("cell", name="Document produit")).to_have_count(0)


def _menu(menu: str) -> Callable[[Page], None]:
    return lambda page: desk.go(page, menu)


IN_AN_ACADEMIE: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("home", lambda _: None),
    ("corrections", _corrections),
    ("correct", _correct),
    ("documents-order", _order),
    ("candidate", lambda page: (_run(page), _candidate(page))),
    ("imports", _import),
    ("exports", _export),
    ("conditions", _conditions),
)
EVERYWHERE: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("search", _search),
    ("documents", lambda page: (_order(page), _run(page))),
    ("calendar", _calendar),
    ("templates", _menu("Modèles de documents")),
    ("volumes", _menu("Volumes")),
    ("staff", _menu("Comptes et rôles")),
    ("journal", _journal),
)


IN_THE_SPACE = {
    "application": "space-application",
    "prior credits given": "space-prior-credits",
    "summary": "space-summary",
    "number": "space-number",
    "documents": "space-documents",
    "pieces deposited": "space-pieces",
    "help asked": "space-help",
}


def _portal(browser: Browser, sporades: Product) -> None:
    page = _page(browser, PORTAL_WIDTH)
    page.goto(f"{sporades.portal}/ouverture-des-services?domaine=CAP&session=2027&lieu=08")
    _take(page, "portal", streamlit=False)
    space.open_services(sporades, "BCP", "BGT")
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "diplome.pdf"
        paper.write_bytes(space.PAPER)
        for state in all_states(Visit(page, sporades, str(paper))):
            if state in IN_THE_SPACE:
                _take(page, IN_THE_SPACE[state], streamlit=False)


def _page(browser: Browser, width: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="fr-FR", timezone_id="Europe/Paris", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    desk.watch(context)
    return context.new_page()


def _take(page: Page, name: str, *, streamlit: bool = True) -> None:
    """Take the whole page, as tall as it is drawn, in few colours; a picture too heavy for a README is refused."""
    if streamlit:
        desk.settled(page)
        _stretch(page)
    page.mouse.move(0, 0)
    taken = page.screenshot(full_page=not streamlit, animations="disabled")
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    path = IMAGES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.name:<22} {picture.width} x {picture.height:<6} {size // 1000:>4} kB\n")
    if size > HEAVIEST:
        raise SystemExit(f"{path.name} is heavier than {HEAVIEST // 1000} kB")
    if streamlit:
        page.set_viewport_size({"width": WIDTH, "height": 900})


def _stretch(page: Page) -> None:
    """Make the window as tall as the page within reason: Streamlit scrolls inside itself."""
    for _ in range(2):  # what opens lately makes it taller still
        needed = page.get_by_test_id("stMainBlockContainer").evaluate(HEIGHT)
        page.set_viewport_size({"width": WIDTH, "height": max(SHORTEST, min(needed, TALLEST))})
        desk.settled(page)


if __name__ == "__main__":
    main()
