"""What a candidate does again and again: fill a form by its labels, read his mails, go on to the next tab."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from core import clock
from core.access import system
from core.access.actor import candidate as acting_candidate
from core.accommodations import actions as accommodations
from core.audit import Event, record
from core.corrections.evidence import Evidence
from core.corrections.reporting import report_error
from core.pieces import actions as pieces
from db.engine import make_engine, writing
from db.tables import Candidate, ExamSession, Window
from tests import factories
from tests.journeys.product import Product

MAIL_WITHIN = 180.0  # seconds: it comes in a few, however busy the machine is
OPEN_FOR = timedelta(days=20)
GRENOBLE = "08"
PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def open_services(sporades: Product, *domains: str) -> None:
    """Open every service of some domains in Grenoble since yesterday, whenever the tests run."""
    engine = make_engine(sporades.database_url)
    with writing(engine) as tx:
        now = clock.now(tx)
        wanted = select(Window).join(ExamSession).where(ExamSession.domain_code.in_(domains))
        for window in tx.scalars(wanted.where(Window.academie_code == GRENOBLE, ExamSession.label == "2027")):
            window.opens_at, window.closes_at, window.latched_at = now - timedelta(days=1), now + OPEN_FOR, None
            record(tx, system("tests"), Event.WINDOW_CHANGED, "window", window.id)
    engine.dispose()


def an_account(sporades: Product) -> str:
    """Open the account of somebody, and give the e-mail to sign in with."""
    engine = make_engine(sporades.database_url)
    with writing(engine) as tx:
        email = factories.an_account(tx, email=f"candidat-{time.time_ns()}@example.org").email
    engine.dispose()
    return email


def another_registration(sporades: Product, email: str, speciality: str) -> None:
    """Register somebody to one more exam, at the desk."""
    engine = make_engine(sporades.database_url)
    with writing(engine) as tx:
        candidate = tx.scalars(select(Candidate).where(Candidate.email == email)).one()
        factories.a_registration(tx, candidate, speciality=speciality)
    engine.dispose()


def something_to_answer(sporades: Product) -> None:
    """Have somebody registered ask the office everything: a piece to check, an error, accommodations."""
    engine = make_engine(sporades.database_url)
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, email=f"demandes-{time.time_ns()}@example.org")
        registration = factories.a_registration(tx, candidate).registration_id
        her = acting_candidate(candidate.id, "Léa Martin")
        tx.flush()
        pieces.deposit(tx, her, registration, "identity", Evidence("carte.pdf", PAPER))
        report_error(tx, her, "birth_name", wanted="Martín", message="Un accent.", evidence=None)
        accommodations.ask(tx, her, registration, measures=("third_time", "reader"), message="Comme au brevet.")
    engine.dispose()


def letter(sporades: Product, to: str, subject: str, *, number: int = 1) -> str:
    """Wait for a mail, the first one unless told, and give what it says."""
    limit = time.monotonic() + MAIL_WITHIN
    while time.monotonic() < limit:
        found = [one for one in _received(sporades, to) if subject in str(one["subject"])]
        if len(found) >= number:
            plain = found[number - 1].get_body(("plain",))
            assert plain is not None
            return str(plain.get_content())
        time.sleep(0.1)
    raise AssertionError(f"no mail {subject!r} to {to}: {[str(one['subject']) for one in _received(sporades, to)]}")


def _received(sporades: Product, to: str) -> list[EmailMessage]:
    envelopes = zip(sporades.post.taken, sporades.post.envelopes, strict=False)
    read = [message_from_bytes(one.as_bytes(), policy=policy.default) for one, (_, whom) in envelopes if to in whom]
    return [one for one in read if isinstance(one, EmailMessage)]


def link_of(sporades: Product, text: str) -> str:
    """Give the link of a mail: it leads to the candidate space."""
    (link,) = set(re.findall(r"https?://\S+", text))
    assert link.startswith(sporades.portal)
    return str(link)


def field(page: Page, label: str) -> Locator:
    """Find a field by its whole label, the star of what is required apart."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))


def fill(page: Page, fields: Mapping[str, str]) -> None:
    """Type in the fields of a form, or choose in its lists."""
    for label, value in fields.items():
        one = field(page, label)
        if one.evaluate("one => one.tagName") == "SELECT":
            one.select_option(label=value)
        else:
            one.fill(value)


def follow(wanted: Locator) -> None:
    """Press what leads to another page, and wait for that one: the former may look like it."""
    with wanted.page.expect_navigation():
        wanted.click()


def press(page: Page, button: str) -> None:
    """Press a button of the page itself; the page that answers follows."""
    follow(page.locator("main").get_by_role("button", name=button, exact=True))


def menu(page: Page, name: str) -> None:
    """Open a page by the menu, unfolded first where the screen is narrow."""
    folded = page.locator("nav.menu details:not([open]) summary")
    if folded.is_visible():
        folded.click()
    follow(page.get_by_role("navigation", name="Menu principal").get_by_role("link", name=name, exact=True))


def headed(page: Page, title: str | re.Pattern[str]) -> None:
    """Expect to be on the page of a title."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def sign_in(page: Page, sporades: Product, email: str, password: str) -> None:
    """Sign in to the candidate space; one's registrations follow."""
    page.goto(sporades.portal)
    menu(page, "Me connecter")
    fill(page, {"Adresse email": email, "Mot de passe": password})
    press(page, "Me connecter")
    headed(page, "Mes inscriptions")


def to_tab(page: Page, title: str) -> None:
    """« Suivant », until the tab of a title."""
    press(page, "Suivant")
    headed(page, title)


def href(page: Page, link: Locator) -> str:
    """Give the whole address of a link."""
    return urljoin(page.url, link.get_attribute("href") or "")
