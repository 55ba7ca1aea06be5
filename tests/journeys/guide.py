"""One person in front of the candidate space, and what her registration is made of in the guide's own example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys import desk, space
from tests.journeys.product import Product

BACPRO, PLACE = "Baccalauréat professionnel", "Grenoble"
EXEMPTED = {
    "E4": "Langue vivante", "E5-B": "Histoire-géographie et enseignement moral et civique", "E5-A": "Français",
    "E7": "Education physique et sportive", "E6": "Arts appliqués et culture artistique",
}  # fmt: skip
SAT_AGAIN = "E7"


@dataclass
class Ines:
    """Somebody in front of the candidate space: her page, her paper, and what she was given."""

    page: Page
    sporades: Product
    paper: Path
    number: str = ""

    def goto(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.sporades.portal + path)

    def status(self, path: str) -> int:
        """Ask for an address without leaving the page."""
        return self.page.request.get(self.sporades.portal + path, max_redirects=0).status

    def confirmation(self) -> str:
        """Read the confirmation that the page offers."""
        link = self.page.get_by_role("link", name=re.compile("^Visualiser . imprimer")).first
        return desk.text_of(desk.fetched(self.page, space.href(self.page, link)))


def begin(ines: Ines) -> None:
    """« M’inscrire »: the exam, the session, the académie, the dates, then the first tab."""
    page = ines.page
    space.menu(page, "M’inscrire")
    space.fill(
        page, {"Examen": f"{BACPRO} (BCP)", "Session": "2027", "Académie de résidence, ou centre à l’étranger": PLACE}
    )
    space.press(page, "Voir les dates")
    expect(page.locator("main dl")).to_contain_text("Clôture")
    space.press(page, "Valider")
    space.headed(page, "Identification")


def prior_credits(page: Page) -> None:
    """The screen of the guide: a BTS, 2017, Corse, gives exactly five papers; one is sat again."""
    page.get_by_label("J’ai obtenu un BACPRO d’une autre spécialité, ou obtenu un autre diplôme").check()
    page.get_by_label(re.compile("^BTS DUT DEUG LICENCE")).check()
    inside = page.get_by_role("group", name=re.compile("BTS")).first
    inside.get_by_label("Année").fill("2017")
    inside.get_by_label("Académie").select_option(label="Corse")
    space.follow(inside.get_by_role("button", name="Ajouter cet acquis"))
    given = page.get_by_role("group", name=re.compile("Vous serez dispensé des épreuves suivantes"))
    expect(given.get_by_role("checkbox")).to_have_count(len(EXEMPTED))
    for code, name in EXEMPTED.items():
        expect(given.get_by_role("checkbox", name=f"{code} : {name}")).to_be_checked()
    given.get_by_role("checkbox", name=f"{SAT_AGAIN} :").uncheck()


def papers(page: Page) -> None:
    """What is not sat, what is sat again, and a language for the one paper that asks it."""
    given = page.get_by_role("region", name="Épreuves que vous ne passerez pas").get_by_role("listitem")
    expect(given).to_have_count(len(EXEMPTED) - 1)
    sat = page.get_by_role("region", name="Épreuves obligatoires")
    expect(sat).to_contain_text(f"{SAT_AGAIN} : {EXEMPTED[SAT_AGAIN]}")
    sat.get_by_role("combobox").select_option(label="Espagnol")


def numbers(ines: Ines, number: str, version: str) -> None:
    """The last tab: the number of the candidate, of the registration, and the version."""
    page = ines.page
    space.headed(page, "N° Inscription")
    shown = page.locator("main dl dd")
    expect(shown.nth(1)).to_have_text(number)
    expect(shown.nth(2)).to_have_text(f"Version {version}")
    ines.number = shown.nth(0).inner_text()
    assert re.fullmatch(r"\d{11}", ines.number)
