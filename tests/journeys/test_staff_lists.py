"""Lists in and out in a browser: a file of Cyclades read, applied, found again, exported, opened by LibreOffice."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from core import clock
from core.access import Role
from db.engine import make_engine, reading
from db.tables import Candidate, ImportFile
from tests.core.exports.office_suite import read_as_lists
from tests.journeys import desk
from tests.journeys.conftest import Noted
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

NUMBER, PERSON = "02987654301", "DIALLO Adja"
ROWS = 40
PARIS = ZoneInfo("Europe/Paris")
FORMULA = ("=", "+", "-", "@")


def test_a_list_comes_in_is_found_and_leaves_whole(sporades: Product, page: Page, noted: Noted, tmp_path: Path) -> None:
    """The sample list: report, one application, search, two exports; then calendar and volumes (4.01 to 4.05, 2.33).

    What must not happen: anything written before « Appliquer », two imports of one file or two exports of one click,
    a number without its zero, a formula.
    """
    desk.sign_in(page, sporades, sporades.someone(Role.CASE_OFFICER))
    sample = _dropped(page, tmp_path)
    assert _written(sporades) == 0
    begun = _today(sporades)
    _applied(page, sporades, sample)
    desk.go(page, "Rechercher")
    desk.search(page, "diallo adja")
    expect(page.get_by_role("combobox", name="Ouvrir un dossier").first).to_be_visible()
    desk.open_found(page, PERSON)
    expect(page.get_by_text(f"N° candidat {NUMBER}")).to_be_visible()
    _exported(page, tmp_path)
    _calendar_and_volumes(page, sporades, begun)
    assert noted.foreign == []


def _dropped(page: Page, folder: Path) -> Path:
    """Take the sample from the page itself, drop it, and read its report."""
    desk.go(page, "Imports")
    sample = folder / "liste-simple.csv"
    sample.write_bytes(desk.fetched(page, desk.address(page, page.get_by_role("link", name="Exemple de liste simple"))))
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sample)
    expect(desk.metric(page, "Candidatures à créer")).to_have_text(str(ROWS))
    expect(desk.metric(page, "Lignes bloquées")).to_have_text("0")
    expect(page.get_by_text(f"{ROWS} numéros de candidat sont écrits sans leur zéro initial")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=NUMBER)).to_contain_text(PERSON)
    return sample


def _written(sporades: Product) -> int:
    engine = make_engine(sporades.database_url)
    with reading(engine) as tx:
        found = len(tx.scalars(select(Candidate).where(Candidate.number == NUMBER)).all())
    engine.dispose()
    return found


def _applied(page: Page, sporades: Product, sample: Path) -> None:
    desk.press(page.get_by_role("button", name=f"Appliquer : {ROWS} lignes"), twice=True)
    expect(page.get_by_text(f"Import appliqué : {ROWS} nouveaux candidats")).to_have_count(1)
    expect(page.get_by_text("Aucun autre import")).to_be_visible()
    desk.settled(page)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sample)
    expect(page.get_by_text("est déjà importé")).to_be_visible()
    assert _written(sporades) == 1
    engine = make_engine(sporades.database_url)
    with reading(engine) as tx:
        assert len(tx.scalars(select(ImportFile)).all()) == 1
    engine.dispose()


def _exported(page: Page, folder: Path) -> None:
    """Export the search of the school as both kinds of file, and open each with LibreOffice."""
    desk.go(page, "Imports")
    desk.press(page.get_by_role("link", name="Ouvrir", exact=True))
    desk.press(page.get_by_role("link", name="Voir ces candidats dans la recherche"))
    expect(page.get_by_role("heading", level=1, name="Rechercher")).to_be_visible()
    desk.press(page.get_by_role("button", name="Exporter ces candidatures"))
    foreseen = page.get_by_text(re.compile(r"^\d+ lignes\.\n"))
    expect(foreseen).to_contain_text("Lycée professionnel Rosa-Parks")
    wanted = int(foreseen.inner_text().split()[0])
    assert wanted >= ROWS
    ordered: list[str] = []
    workbook = _order(page, folder / "export.xlsx", ordered)
    desk.press(page.get_by_text("Texte (csv)", exact=True))
    separated = _order(page, folder / "export.csv", ordered)
    for path in (workbook, separated):
        _is_whole(read_as_lists(path), wanted)
    cells = [cell for row in openpyxl.load_workbook(workbook).active.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def _order(page: Page, path: Path, ordered: list[str]) -> Path:
    """Order an export with a double click, and take the one file that it adds to those ordered before."""
    desk.type_in(page.get_by_role("textbox", name="Destinataire"), "Lycée Rosa-Parks", "Tab")
    desk.press(page.get_by_role("button", name="Demander l’export"), twice=True)
    links = page.get_by_role("link", name="Télécharger")
    expect(links).to_have_count(len(ordered) + 1, timeout=desk.WORKER)
    desk.settled(page)
    (new,) = {desk.address(page, link) for link in links.all()} - set(ordered)
    ordered.append(new)
    path.write_bytes(desk.fetched(page, new))
    return path


def _is_whole(rows: list[list[str]], wanted: int) -> None:
    """The criteria above, then every line with its identifiers whole and nothing to compute."""
    title = next(place for place, row in enumerate(rows) if row[0] == "N° candidat")
    above = " ".join(cell for row in rows[:title] for cell in row)
    for said in ("Critères", "Rosa-Parks", "Destinataire", "Bastien Nguyễn"):
        assert said in above
    names, lines = rows[title], [row for row in rows[title + 1 :] if any(row)]
    assert len(lines) == wanted
    assert NUMBER in {row[0] for row in lines}
    columns = {name: place for place, name in enumerate(names)}
    for row in lines:
        assert re.fullmatch(r"02\d{9}", row[0]), row
        assert re.fullmatch(r"0269902X", row[columns["UAI"]]), row
        assert re.fullmatch(r"\d{2}", row[columns["Code académie"]]), row
        assert not [cell for cell in row if cell.startswith(FORMULA)], row


def _today(sporades: Product) -> date:
    engine = make_engine(sporades.database_url)
    with reading(engine) as tx:
        today = clock.now(tx).astimezone(PARIS).date()
    engine.dispose()
    return today


def _calendar_and_volumes(page: Page, sporades: Product, begun: date) -> None:
    desk.go(page, "Calendrier")
    expect(page.get_by_text(re.compile(r"^\d+ ouvertes$"))).to_be_visible()
    expect(page.get_by_role("table", name="Calendrier").get_by_role("row").nth(1)).to_contain_text("Ouverte")
    desk.go(page, "Volumes")
    today = desk.metric(page, "Enregistrées aujourd’hui")
    expect(today).to_be_visible()
    assert desk.number(today) >= ROWS or _today(sporades) > begun  # midnight passed since the list was applied
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
