"""Every page of the candidate space in every state it has: where it is, and what brings it there."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.factories import SECRET
from tests.journeys import space
from tests.journeys.product import Product

FORM = "main form[method=post]"
NO_VALIDATION = "document.querySelectorAll('form').forEach(one => one.noValidate = true)"
ALWAYS = {
    "home": "/", "create": "/creer-un-compte", "created": "/creer-un-compte/merci", "sign in": "/connexion",
    "forgotten": "/mot-de-passe-oublie", "again": "/renvoyer-l-activation", "chosen": "/mot-de-passe-choisi",
    "dead activation": "/activer/x", "dead reset": "/nouveau-mot-de-passe/x",
    "dead address": "/confirmer-mon-adresse/x", "address confirmed": "/adresse-confirmee", "notice": "/mes-donnees",
    "slip": "/papillon?code=ABCD", "slip done": "/papillon/mail-envoye", "accommodations": "/amenagements",
    "where": "/amenagements?lieu=08", "nowhere": "/amenagements?lieu=x", "help": "/aide",
    "help asked": "/aide?compte=plus-de-48-heures&domaine=BCP&lieu=08", "check": "/verifier",
    "check unknown": "/verifier?code=ZZZZ",
}  # fmt: skip
TYPED = {
    "birth_name": "Aubry", "first_names": "Noé", "birth_date": "12/03/1994", "birth_place": "Vif",
    "birth_departement": "38", "birth_country": "France", "nationality": "Française", "phone": "06 39 98 00 01",
    "address": "3 rue du Pont", "postcode": "38220", "city": "Vif", "country": "France",
    "password": "Plumier+vert7", "password_again": "Plumier+vert7",
}  # fmt: skip


@dataclass
class Visit:
    """Somebody who goes through the states, with the place where what he may deposit is."""

    page: Page
    sporades: Product
    paper: str

    def goto(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.sporades.portal + path)

    def send(self, fields: dict[str, str] | None = None, *, form: str = FORM, button: str = "[type=submit]") -> None:
        """Send a form as it is, whatever the browser would say of it first."""
        self.page.evaluate(NO_VALIDATION)
        for name, value in (fields or {}).items():
            one = self.page.locator(f"{form} [name='{name}']").first
            if value == "on":
                one.check()
            elif one.evaluate("one => one.tagName") == "SELECT":
                one.select_option(value)
            else:
                one.fill(value)
        with self.page.expect_navigation():
            self.page.locator(f"{form} {button}").first.click()

    def onwards(self, fields: dict[str, str] | None = None, *, go: str = "suivant") -> None:
        """Leave a tab of the form by one of its buttons."""
        self.send(fields, form="form.tab-form", button=f"[name=aller][value={go}]:visible")


def all_states(visit: Visit) -> Iterator[str]:
    """Bring the page to each state in turn, and say which."""
    for name, path in ALWAYS.items():
        visit.goto(path)
        yield name
    yield from _accounts(visit)
    email = space.an_account(visit.sporades)
    yield from _sign_in(visit, email)
    yield from _own_account(visit)
    yield from _registering(visit)
    yield from _registered(visit)
    yield from _papers(visit, email)
    yield from _help_beside(visit)
    yield from _leaving(visit)


def _accounts(visit: Visit) -> Iterator[str]:
    """Creating an account, with its faults, to its activation; a link that chooses a password; a slip refused."""
    email = f"noe-{time.time_ns()}@example.org"
    for path, name in (("/creer-un-compte", "creation"), ("/papillon", "slip"), ("/connexion", "entrance")):
        visit.goto(path)
        visit.send()
        yield f"{name} refused"
    for address in (space.an_account(visit.sporades), email):
        visit.goto("/creer-un-compte")
        chosen = {"civility": "MME", "academie_code": "08", "accepted": "on", "email": address, "email_again": address}
        visit.send(TYPED | chosen)
        yield "shown back" if address == email else "taken"
    visit.send()
    link = space.link_of(visit.sporades, space.letter(visit.sporades, email, ""))
    for name in ("activation", "activated", "already activated"):
        if name == "activated":
            visit.send()
        else:
            visit.page.goto(link)
        yield name
    visit.goto("/mot-de-passe-oublie")
    visit.send({"email": email})
    yield "mail sent"
    visit.page.goto(space.link_of(visit.sporades, space.letter(visit.sporades, email, "", number=2)))
    yield "new password"
    visit.send()
    yield "new password refused"


def _sign_in(visit: Visit, email: str) -> Iterator[str]:
    visit.goto("/connexion")
    visit.send({"email": email, "password": SECRET})
    yield "signed in"


def _own_account(visit: Visit) -> Iterator[str]:
    """One's account before any registration."""
    for path in ("", "/mot-de-passe", "/adresse-mail"):
        visit.goto(f"/mon-compte{path}")
        yield f"account{path}"
        visit.send({"city": "", "birth_date": "31/02/2008"} if not path else {})
        yield f"account{path} refused"
    visit.goto("/")
    yield "home of somebody"
    visit.goto("/mes-pieces")
    yield "no piece"
    visit.goto("/mes-documents")
    yield "no document"
    visit.goto("/amenagements")
    yield "accommodations without a registration"


def _registering(visit: Visit) -> Iterator[str]:
    """The choice, then each tab: as it comes, with something missing, filled."""
    for name, query in {
        "choice": "", "nothing open": "?domaine=CG&session=2027&lieu=08", "abroad": "?domaine=BGT&session=2027&lieu=41",
        "dates": "?domaine=BCP&session=2027&lieu=08",
    }.items():  # fmt: skip
        visit.goto(f"/m-inscrire{query}")
        yield f"register, {name}"
    visit.send()
    yield "identification"
    visit.onwards()
    yield "application"
    visit.onwards()
    yield "application refused"
    visit.onwards({"category": "on"})
    yield "qualification"
    visit.onwards()
    yield "qualification refused"
    visit.onwards({"speciality": "on"})
    yield "prior credits"
    yield from _prior_credits(visit)
    yield "papers"
    visit.onwards()
    yield "papers refused"
    page = visit.page
    page.locator("select[name^=langue-]").first.select_option(index=1)
    visit.onwards()
    yield "summary"
    form = re.sub("/[a-z]+$", "", page.url.removeprefix(visit.sporades.portal))
    for path in (f"{form}/apercu", f"{form}/annuler", "/mes-inscriptions"):
        visit.goto(path)
        yield path.replace(form, "form") if form in path else "draft unfinished"
    visit.goto(f"{form}/recapitulatif")
    visit.onwards(go="enregistrer")
    yield "number"


def _prior_credits(visit: Visit) -> Iterator[str]:
    page = visit.page
    _unfold(page)
    for box in page.locator("input[name=situation]").all():
        box.check()
    _unfold(page)
    for box in page.locator("input[type=checkbox][name^='acquis.']").all():
        box.check()
    yield "prior credits unfolded"
    visit.send(form="form.tab-form", button="button[name=ajouter]")
    yield "prior credits refused"
    tab = page.url.partition("#")[0].removeprefix(visit.sporades.portal)
    for box in page.locator("input[name=situation]").all():
        box.uncheck()
    visit.onwards()
    visit.goto(tab)
    page.locator("input[name=situation]").nth(2).check()
    page.locator("input[type=checkbox][name^='acquis.']:visible").first.check()
    page.locator("input[name^='annee.']:visible").first.fill("2017")
    page.locator("select[name^='academie.']:visible").first.select_option("27")
    visit.send(form="form.tab-form", button="button[name=ajouter]:visible")
    yield "prior credits given"
    visit.onwards()


def _unfold(page: Page) -> None:
    """Open what is folded and shown."""
    folded = page.locator("details.acquis-more:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()


def _registered(visit: Visit) -> Iterator[str]:
    """What is registered, the account that is locked, an error reported."""
    for path in ("/mes-inscriptions", "/mes-inscriptions/001", "/mes-inscriptions/001/numero?inchange=1"):
        visit.goto(path)
        yield path
    visit.goto("/mon-compte")
    yield "locked account"
    visit.goto("/mon-compte/signaler/birth-name")
    yield "report"
    visit.send()
    yield "report refused"
    visit.send({"wanted": "Martín", "message": "Un accent."})
    yield "reported"
    visit.goto("/mon-compte/adresse-mail")
    email = f"autre-{time.time_ns()}@example.org"
    visit.send({"email": email, "email_again": email, "current": SECRET})
    yield "address awaited"
    visit.page.goto(space.link_of(visit.sporades, space.letter(visit.sporades, email, "")))
    yield "address to confirm"
    visit.goto("/mes-inscriptions/001")
    visit.send(form="main form[action$='/modifier']")
    yield "modification begun"
    visit.goto("/mes-inscriptions")
    yield "modification unfinished"


def _papers(visit: Visit, email: str) -> Iterator[str]:
    """Documents, confirmations on paper and online, pieces in every state a candidate brings about."""
    page = visit.page
    visit.goto("/mes-documents")
    yield "documents"
    code = (page.locator("main a[href$='/texte']").first.get_attribute("href") or "").split("/")[-2]
    page.locator("main a[href$='/texte']").first.click()
    yield "document as a page"
    visit.goto(f"/v/{code}")
    yield "document checked"
    visit.goto("/mes-inscriptions/001/valider")
    yield "confirmation on paper"
    visit.goto("/mes-pieces/001")
    yield "pieces"
    visit.send(form="main form.deposit")
    yield "piece refused"
    while page.locator("main form[action$='/verrouiller']").count() == 0:
        piece = page.locator("li.piece:not(:has(ul.files)):has(form.deposit)").first
        piece.locator("input[type=file]").set_input_files(visit.paper)
        with page.expect_navigation():
            piece.locator("form.deposit button").click()
    yield "pieces deposited"
    visit.send(form="main form[action$='/verrouiller']")
    yield "pieces locked"
    space.another_registration(visit.sporades, email, "BCG")
    for path in ("/mes-pieces", "/mes-inscriptions/002/valider"):
        visit.goto(path)
        yield path
    visit.send()
    yield "online validation refused"
    visit.send({"verifie": "on"})
    yield "validated online"


def _help_beside(visit: Visit) -> Iterator[str]:
    """Accommodations of one's own, asked; the help of one's own."""
    for path in ("/amenagements", "/aide", "/amenagements/001"):
        visit.goto(path)
        yield f"own {path}"
    visit.send()
    yield "request refused"
    visit.send({"measure": "on", "message": "Comme au brevet."})
    yield "request sent"


def _leaving(visit: Visit) -> Iterator[str]:
    """Deregistering, what is gone, signing out."""
    visit.goto("/mes-inscriptions/001/desinscrire")
    yield "deregister"
    visit.send()
    yield "deregistered"
    visit.goto("/mes-inscriptions/001")
    yield "not found"
    visit.send(form="form[action='/deconnexion']")
    yield "signed out"
