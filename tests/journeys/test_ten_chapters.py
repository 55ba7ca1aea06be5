"""The ten chapters of the guide, in its order and its words, in a browser without any script, mails really sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fpdf import FPDF
from playwright.sync_api import expect

from tests.journeys import guide, space
from tests.journeys.conftest import NewPage, Noted
from tests.journeys.guide import Ines
from tests.journeys.product import Product

pytestmark = pytest.mark.browser

SMALLEST = {"width": 320, "height": 640}
EMAIL, OTHER_EMAIL = "ines.vasseur@example.org", "ines.v@example.net"
PASSWORD = "Plumier+vert7"  # noqa: S105 - of nobody
PERSON = {
    "Civilité": "Mme", "Nom de famille": "Vasseur", "Prénom(s)": "Inès Maÿlis", "Date de naissance": "12/03/1994",
    "Lieu de naissance": "Vizille", "Département de naissance": "38", "Pays de naissance": "France",
    "Nationalité": "Française", "Téléphone": "06 39 98 00 01", "Adresse": "3 rue du Pont", "Code postal": "38220",
    "Localité": "Vizille", "Pays": "France", "Académie de résidence": "Grenoble",
}  # fmt: skip


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """An identity card as a scanner gives it."""
    sheet, path = FPDF(), tmp_path / "carte-identite.pdf"
    sheet.add_page()
    sheet.output(str(path))
    return path


@pytest.fixture
def ines(sporades: Product, new_page: NewPage, paper: Path) -> Ines:
    """On a telephone, scripts off, whose services are open."""
    space.open_services(sporades, "BCP")
    return Ines(new_page(java_script_enabled=False, viewport=SMALLEST), sporades, paper)


def test_the_ten_chapters(ines: Ines, noted: Noted) -> None:
    """Every chapter of the guide for one person, from nothing to a second registration, without a script (1.40).

    What must not happen: an account before its mail is answered, a registration before « Enregistrer », an old
    version that still opens, a trace of a registration once deregistered (6.05, 6.12, 6.25, 6.27).
    """
    _opening_of_services(ines)
    _create_an_account(ines)
    _change_the_account(ines)
    _register(ines)
    _confirmation(ines)
    _my_registrations(ines)
    _my_documents(ines, version="02")
    _locked_account(ines)
    _pieces(ines)
    _accommodations(ines)
    _help(ines)
    _deregister(ines)
    _register_again(ines)
    assert noted.foreign == []
    assert [said for said in noted.errors if "Failed to load resource" not in said] == []


def _opening_of_services(ines: Ines) -> None:
    """Chapter 1."""
    page = ines.page
    ines.goto("/")
    space.menu(page, "Ouverture des services")
    space.fill(page, {"Domaine d’examen": f"{guide.BACPRO} (BCP)", "Académie ou centre à l’étranger": guide.PLACE})
    space.press(page, "Consulter")
    expect(page.get_by_text("Le service d’inscription est ouvert.")).to_be_visible()
    space.fill(page, {"Domaine d’examen": "Concours général (CG)", "Académie ou centre à l’étranger": guide.PLACE})
    space.press(page, "Consulter")
    expect(page.get_by_text("Aucun service n’est ouvert pour ce choix Domaine – Session – Académie.")).to_be_visible()


def _create_an_account(ines: Ines) -> None:
    """Chapter 2: typed, shown back, mailed, activated by the button of the page."""
    page = ines.page
    space.menu(page, "Créer mon compte")
    again = {"Adresse email, une seconde fois": EMAIL, "Mot de passe, une seconde fois": PASSWORD}
    space.fill(page, PERSON | {"Adresse email": EMAIL, "Mot de passe": PASSWORD} | again)
    page.get_by_label("J’ai lu comment mes données sont utilisées").check()
    space.press(page, "Enregistrer")
    space.headed(page, "Mon compte va être créé")
    expect(page.get_by_text("Je conserve bien mon mot de passe")).to_be_visible()
    expect(page.get_by_text("Vasseur", exact=True)).to_be_visible()
    space.press(page, "Créer mon compte")
    space.headed(page, "Un mail vient de partir")
    link = space.link_of(ines.sporades, space.letter(ines.sporades, EMAIL, "Activez votre compte candidat"))
    _cannot_enter_yet(ines)
    page.goto(link)
    space.headed(page, "Activer mon compte")
    space.press(page, "Activer mon compte")
    space.headed(page, "Mon compte est activé")


def _cannot_enter_yet(ines: Ines) -> None:
    ines.goto("/connexion")
    space.fill(ines.page, {"Adresse email": EMAIL, "Mot de passe": PASSWORD})
    space.press(ines.page, "Me connecter")
    expect(ines.page.get_by_text("le compte n’a pas été activé")).to_be_visible()


def _change_the_account(ines: Ines) -> None:
    """Chapter 3: signed in, everything can be changed before the first registration."""
    page = ines.page
    space.sign_in(page, ines.sporades, EMAIL, PASSWORD)
    expect(page.get_by_role("complementary", name="Votre espace")).to_contain_text("Inès Maÿlis Vasseur")
    space.follow(page.get_by_role("link", name="Modifier mon compte"))
    space.fill(page, {"Nom de famille": "Vasseur-Noël", "Localité": "Vif"})
    space.press(page, "Enregistrer mes modifications")
    expect(page.get_by_text("Mes modifications sont enregistrées.")).to_be_visible()
    expect(space.field(page, "Nom de famille")).to_have_value("Vasseur-Noël")


def _register(ines: Ines) -> None:
    """Chapter 4: the seven tabs, the guide's own prior credits, the numbers."""
    page = ines.page
    guide.begin(ines)
    expect(page.get_by_text("Vasseur-Noël", exact=True)).to_be_visible()
    expect(page.locator("main [name=birth_name]")).to_have_count(0)  # grey
    expect(page.get_by_role("button", name="Enregistrer", exact=True)).to_be_disabled()
    space.to_tab(page, "Infos candidature")
    space.press(page, "Suivant")
    expect(page.get_by_role("alert")).to_contain_text("cette rubrique est obligatoire")
    page.get_by_role("group", name="Catégorie de candidat").get_by_role("radio").first.check()
    space.to_tab(page, "Qualification présentée")
    page.get_by_role("radio", name=re.compile("31212")).check()
    space.to_tab(page, "Acquis")
    guide.prior_credits(page)
    space.to_tab(page, "Épreuves")
    guide.papers(page)
    space.to_tab(page, "Récapitulatif")
    expect(page.get_by_text("À ce stade, la candidature n’est pas encore enregistrée")).to_be_visible()
    assert ines.status("/mes-inscriptions/001") == 404
    space.press(page, "Enregistrer")
    guide.numbers(ines, "001", "01")
    saved = space.letter(ines.sporades, EMAIL, "Inscription enregistrée")
    assert ines.number in saved
    expect(page.get_by_text("Fermeture du service d’inscription")).to_be_visible()


def _confirmation(ines: Ines) -> None:
    """Chapter 5: its numbers, its version, each paper; then what to do with it."""
    text = ines.confirmation()
    for said in (ines.number, "001", "Version 01", "Vasseur-Noël", *(code for code in guide.EXEMPTED)):
        assert said in text
    assert text.count("Dispensé") == len(guide.EXEMPTED) - 1
    ines.goto("/mes-inscriptions/001/valider")
    expect(ines.page.get_by_text("Datez-la et signez-la.")).to_be_visible()


def _my_registrations(ines: Ines) -> None:
    """Chapter 6: consulted, modified through all the tabs, « Version 02 »."""
    page = ines.page
    space.menu(page, "Mes inscriptions")
    space.follow(page.get_by_role("link", name=guide.BACPRO))
    space.headed(page, re.compile("001.*Version 01"))
    expect(page.locator("main input:not([type=hidden]), main select")).to_have_count(0)
    space.press(page, "Modifier")
    space.headed(page, "Identification")
    for title in ("Infos candidature", "Qualification présentée", "Acquis", "Épreuves"):
        space.to_tab(page, title)
    page.get_by_role("region", name="Épreuves obligatoires").get_by_role("combobox").select_option(label="Allemand")
    space.to_tab(page, "Récapitulatif")
    space.press(page, "Enregistrer")
    guide.numbers(ines, "001", "02")
    assert "Version 02" in space.letter(ines.sporades, EMAIL, "Modification d’inscription")


def _my_documents(ines: Ines, version: str) -> None:
    """Chapter 7: the latest version alone."""
    page = ines.page
    space.menu(page, "Mes documents")
    expect(page.get_by_role("heading", level=4)).to_have_count(1)
    expect(page.get_by_text(f"Version {version}", exact=True)).to_have_count(1)
    text = ines.confirmation()
    assert f"Version {version}" in text
    assert "Allemand" in text
    assert "Espagnol" not in text


def _locked_account(ines: Ines) -> None:
    """Chapter 3 again: grey fields, an error reported with its proof, another e-mail all the same."""
    page = ines.page
    space.follow(page.get_by_role("link", name="Modifier mon compte"))
    expect(page.locator("main [name=birth_name]")).to_have_count(0)
    space.follow(page.get_by_role("link", name="Signaler une erreur : Prénom(s)"))
    space.fill(page, {"Ce qui devrait figurer": "Inès Maïlys", "Explication": "Le tréma est sur le i."})
    page.get_by_label("Justificatif").set_input_files(ines.paper)
    space.press(page, "Envoyer le signalement")
    expect(page.get_by_text("Mon signalement est envoyé.")).to_be_visible()
    space.follow(page.get_by_role("link", name="Changer mon adresse email"))
    twice = {"Nouvelle adresse email": OTHER_EMAIL, "Adresse email, une seconde fois": OTHER_EMAIL}
    space.fill(page, twice | {"Mot de passe actuel": PASSWORD})
    space.press(page, "Changer mon adresse email")
    assert "reste la vôtre" in space.letter(ines.sporades, EMAIL, "Un changement d’adresse est demandé")
    page.goto(
        space.link_of(ines.sporades, space.letter(ines.sporades, OTHER_EMAIL, "Confirmez votre nouvelle adresse"))
    )
    space.press(page, "Confirmer cette adresse")
    space.headed(page, "Mon adresse email est changée")
    _my_documents(ines, version="03")
    space.letter(ines.sporades, EMAIL, "L’adresse de votre compte candidat est changée")


def _pieces(ines: Ines) -> None:
    """Chapter 10, pieces: each one deposited, then locked."""
    page = ines.page
    space.menu(page, "Mes pièces")
    deposits = page.get_by_role("button", name=re.compile("^Déposer : "))
    awaited = page.get_by_role("listitem").filter(has=page.get_by_text("À déposer", exact=True))
    assert awaited.count() > 1
    while awaited.count():
        awaited.first.get_by_label(re.compile("^Fichier à déposer")).set_input_files(ines.paper)
        space.follow(awaited.first.get_by_role("button", name=re.compile("^Déposer : ")))
        expect(page.get_by_text("Le fichier est déposé.")).to_be_visible()
    space.press(page, "Verrouiller mes pièces")
    expect(page.get_by_text("Vos pièces sont verrouillées.")).to_be_visible()
    expect(deposits).to_have_count(0)


def _accommodations(ines: Ines) -> None:
    """Chapter 9: what to do and where, then one's own request."""
    page = ines.page
    space.menu(page, "Aménagements")
    expect(page.get_by_text("Examens › informations générales et pratiques")).to_be_visible()
    space.follow(page.get_by_role("link", name="Demander des aménagements"))
    page.get_by_label("Temps majoré d’un tiers").check()
    page.get_by_label("Justificatif").set_input_files(ines.paper)
    space.press(page, "Envoyer ma demande")
    expect(page.get_by_role("heading", name="Demande envoyée")).to_be_visible()
    space.letter(ines.sporades, OTHER_EMAIL, "Votre demande a été reçue")


def _help(ines: Ines) -> None:
    """Chapter 10: the answers are those of one's own file."""
    page = ines.page
    space.menu(page, "Aide")
    for said in (
        "Mon compte est activé depuis le",
        "mes pièces justificatives sont verrouillées",
        "mes données sont fixées",
    ):
        expect(page.get_by_text(said).first).to_be_visible()


def _deregister(ines: Ines) -> None:
    """Chapter 8: asked, confirmed, and then nowhere."""
    page = ines.page
    space.menu(page, "Mes documents")
    paper = page.get_by_role("link", name=re.compile("^Visualiser . imprimer")).first.get_attribute("href") or ""
    ines.goto("/mes-inscriptions/001")
    space.follow(page.get_by_role("link", name="Me désinscrire"))
    space.press(page, "Confirmer ma désinscription")
    expect(page.get_by_text("Aucune candidature n’est enregistrée.")).to_be_visible()
    for path in ("", "/numero", "/valider", "/desinscrire"):
        assert ines.status(f"/mes-inscriptions/001{path}") == 404
    for path in (paper, "/mes-pieces/001", "/amenagements/001", "/mes-documents/dernier/001/confirmation"):
        assert ines.status(path) in {404, 410}
    space.menu(page, "Mes documents")
    expect(page.get_by_text("Vous n’avez aucun document ici")).to_be_visible()
    space.letter(ines.sporades, OTHER_EMAIL, "Désinscription enregistrée")


def _register_again(ines: Ines) -> None:
    """Chapter 10: a new registration starts from the old answers, under the next number."""
    page, before = ines.page, ines.number
    guide.begin(ines)
    space.to_tab(page, "Infos candidature")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    space.to_tab(page, "Qualification présentée")
    expect(page.get_by_role("radio", name=re.compile("31212"))).to_be_checked()
    space.to_tab(page, "Acquis")
    expect(page.get_by_role("checkbox", name=f"{guide.SAT_AGAIN} :")).not_to_be_checked()
    space.to_tab(page, "Épreuves")
    space.to_tab(page, "Récapitulatif")
    space.press(page, "Enregistrer")
    guide.numbers(ines, "002", "01")
    assert ines.number == before
    assert "Allemand" in ines.confirmation()
