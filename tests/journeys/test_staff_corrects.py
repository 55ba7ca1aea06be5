"""The main job in a browser: a name found, corrected by two people, its confirmation made again and opened."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fpdf import FPDF
from playwright.sync_api import Page, expect

from core.access import Role
from tests.journeys import desk
from tests.journeys.conftest import NewPage, Noted
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

PERSON, CORRECTED = "Le Bœuf Maëlys Anne", "Le Bœuf-Garnier"


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A birth certificate as a scanner gives it: a PDF."""
    sheet, path = FPDF(), tmp_path / "acte-de-naissance.pdf"
    sheet.add_page()
    sheet.set_font("helvetica", size=12)
    sheet.cell(text="Extrait d'acte de naissance: Garnier")
    sheet.output(str(path))
    return path


def test_a_name_is_corrected_by_two_people_and_printed(
    sporades: Product, page: Page, new_page: NewPage, noted: Noted, proof: Path
) -> None:
    """Search, correct, approve, regenerate, open: each step leaves what it must, and once (3.09 to 3.12, 2.07, 6.24).

    What must not happen: a second version or a second run after a double click, a file for a visitor nobody knows.
    """
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER))
    desk.go(page, "Rechercher")
    desk.search(page, "lebeuf maelis")
    desk.open_found(page, PERSON)
    _propose(page, proof)
    desk.sign_out(page)

    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER, other=True))
    _approve(page, proof)
    _record_says_so(page)
    merged = _regenerate(page)
    _opened(page, new_page, merged)
    assert noted.foreign == []


def _propose(page: Page, proof: Path) -> None:
    desk.press(page.get_by_role("link", name="Corriger"))
    propose = page.get_by_role("button", name="Proposer la correction")
    expect(propose).to_be_disabled()
    desk.press(page.get_by_text("Déverrouiller les champs"))
    name = page.get_by_label("Nom de famille", exact=True)
    expect(name).to_be_enabled()
    desk.type_in(name, CORRECTED, "Tab")
    expect(page.get_by_text("Version 01 → Version 02")).to_be_visible()
    expect(page.get_by_text("Courriel au candidat")).to_be_visible()
    desk.choose(page, "Motif", "Conformité à l’acte d’état civil")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(proof)
    expect(propose).to_be_enabled()
    desk.press(propose)
    expect(page.get_by_text("une autre personne doit maintenant la décider")).to_be_visible()
    expect(page.get_by_role("button", name="Approuver")).to_have_count(0)


def _approve(page: Page, proof: Path) -> None:
    desk.go(page, "Corrections")
    waiting = page.locator("[class*=st-key-correction_]").filter(has=page.get_by_role("heading", name=PERSON))
    desk.press(waiting.get_by_role("link", name=re.compile("Ouvrir la n°")))
    expect(page).to_have_url(re.compile(r"/corrections\?id=\d+$"))  # and so it can be kept, sent, loaded again
    expect(page.get_by_role("cell", name=CORRECTED)).to_be_visible()
    approve = page.get_by_role("button", name="Approuver")
    expect(approve).to_be_disabled()
    desk.settled(page)
    with page.expect_popup() as opened, page.context.expect_event("download") as download:
        page.get_by_role("link", name="Ouvrir le justificatif").click()
    assert Path(download.value.path()).read_bytes() == proof.read_bytes()
    opened.value.close()
    expect(approve).to_be_enabled()
    desk.press(approve, twice=True)
    expect(page.get_by_text("Correction approuvée. Nouvelles versions")).to_have_count(1)
    expect(approve).to_have_count(0)


def _record_says_so(page: Page) -> None:
    desk.press(page.get_by_role("link", name="Dossier du candidat"))
    expect(page.get_by_role("heading", name="001 Version 02")).to_be_visible()
    desk.press(page.get_by_text("Versions (2)", exact=True))
    changed = page.get_by_role("table", name="Ce que la version a changé").filter(has_text=CORRECTED)
    expect(changed.get_by_role("row").last).to_have_text(re.compile(f"Nom de famille.*Le Bœuf.*{CORRECTED}"))
    desk.press(page.get_by_role("tab", name="Historique"))
    expect(page.get_by_role("cell", name="Correction approuvée", exact=True)).to_have_count(1)
    expect(page.get_by_role("cell", name="Correction proposée", exact=True)).to_have_count(1)


def _regenerate(page: Page) -> str:
    """Give the address of the merged PDF of the run."""
    desk.go(page, "Éditer des documents")
    everything = desk.number(desk.metric(page, "Candidatures retenues"))
    desk.choose(page, "Examens", "Baccalauréat professionnel")
    page.keyboard.press("Escape")
    chosen = desk.metric(page, "Candidatures retenues")
    expect(chosen).not_to_have_text(str(everything))
    wanted = desk.number(chosen)
    assert 0 < wanted < everything
    assert desk.number(desk.metric(page, "À refaire")) == wanted
    desk.press(page.get_by_role("button", name="Lancer l’édition"), twice=True)
    expect(page.get_by_role("heading", level=1, name="Suivi des éditions")).to_be_visible()
    expect(page.get_by_text("Terminée", exact=True)).to_be_visible(timeout=desk.WORKER)
    assert desk.number(desk.metric(page, "Refaites")) == wanted
    assert desk.number(desk.metric(page, "En échec")) == 0
    expect(page.get_by_text("Aucune autre édition.")).to_be_visible()
    return desk.address(page, page.get_by_role("link", name=re.compile(r"\.pdf \(")))


def _opened(page: Page, new_page: NewPage, merged: str) -> None:
    desk.go(page, "Rechercher")
    desk.search(page, f"{CORRECTED} Maëlys")
    desk.open_found(page, f"{CORRECTED} Maëlys Anne")
    alone = desk.address(page, page.get_by_role("link", name=re.compile("Confirmation.*02")))
    for address in (merged, alone):
        words = desk.text_of(desk.fetched(page, address))
        assert CORRECTED in words
        assert "Version 02" in words
        assert new_page().request.get(address).status == 403
