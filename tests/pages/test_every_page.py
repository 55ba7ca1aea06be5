"""Each page × each role × each language: it opens, or it refuses; never a trace (2.02)."""

from __future__ import annotations

import ast

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core.access.rights import RIGHTS
from core.access.rules import STAFF_ROLES
from core.audit import Event
from core.i18n import t
from db.engine import reading
from db.tables import AuditEvent
from pages.shared import navigation
from pages.shared.messages import plain
from tests import factories
from tests.pages.conftest import SignIn, page_file

EVERYWHERE = {"supervisor", "technical_administrator"}


def _cases() -> list[tuple[str, str, str]]:
    """Every page for every role in French; in English, every page for one role that may open it."""
    cases = [(page.file, role.value, "fr") for page in navigation.PAGES for role in STAFF_ROLES]
    for page in navigation.PAGES:
        holders = (role for role in STAFF_ROLES if page.permission is None or page.permission in RIGHTS[role])
        cases.append((page.file, next(holders).value, "en"))
    return cases


def _titles(app: AppTest) -> list[str]:
    return [title.value for title in app.title]


@pytest.mark.parametrize(("file", "role", "language"), _cases())
def test_a_page_opens_or_refuses(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, file: str, role: str, language: str
) -> None:
    """With its right: a title in the person's language. Without: the refusal, no title, a line in the journal."""
    actor = factories.a_staff(sqlite_engine, role, academie_code="" if role in EVERYWHERE else "08", language=language)
    page = next(found for found in navigation.PAGES if found.file == file)
    sign_in(actor)
    app.run()
    if file != "home":
        app.switch_page(page_file(file)).run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        refusals = tx.query(AuditEvent).filter_by(name=Event.ACCESS_REFUSED.value).count()
    if navigation.may_open(actor, page):
        assert len(_titles(app)) == 1
        assert refusals == 0
    else:
        assert _titles(app) == [t(language, "frame-not-allowed")]  # not the page's own, and never a page without one
        assert [error.value for error in app.error] == [plain(t(language, "error-not-allowed"))]
        assert refusals == 1


@pytest.mark.parametrize("file", [page.file for page in navigation.PAGES])
def test_a_page_run_alone_refuses(sqlite_engine: Engine, browser: dict[str, str], file: str) -> None:
    """Without the router and without a session, a page shows a refusal and reads nothing (2.02)."""
    del sqlite_engine, browser
    app = AppTest.from_file(str(navigation.STAFF / f"{file}.py"), default_timeout=120).run()
    assert not app.exception
    assert _titles(app) == []
    assert len(app.error) == 1


def _targets() -> list[tuple[str, str]]:
    """Every page that a link of the code names, and the file that names it."""
    found = []
    for path in sorted(navigation.STAFF.parent.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) not in {"frame.link", "frame.go"}:
                continue
            if call.args and isinstance(call.args[0], ast.Constant):
                found.append((path.name, str(call.args[0].value)))
    return found


def test_every_link_leads_to_a_page_that_exists() -> None:
    """A link to an address that no page has is never drawn: the next step would be missing, and nobody told."""
    targets = _targets()
    assert len(targets) > len(navigation.PAGES)
    assert [one for one in targets if navigation.find(one[1]) is None] == []


def test_the_table_of_pages_and_the_folder_agree() -> None:
    """Each file is in the table once, each line has a file, addresses are unique, titles exist in both languages."""
    files = {path.stem for path in navigation.STAFF.glob("*.py")} - {"__init__"}
    assert sorted(page.file for page in navigation.PAGES) == sorted(files)
    addresses = [page.address for page in navigation.PAGES]
    assert len(addresses) == len(set(addresses))
    assert {page.section for page in navigation.PAGES} <= set(navigation.SECTIONS)
    for page in navigation.PAGES:
        assert t("fr", page.title)
        assert t("en", page.title)


def test_someone_without_a_role_is_told_what_to_do(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """The home page opens and says whom to ask; nothing else is in the menu."""
    from core import units
    from core.access import Actor, staff, system

    invited = units.perform(staff.create_staff, system("tests"), login="sans", full_name="Sans", email="s@example.org")
    sign_in(Actor("staff", invited.staff_id, "Sans"))
    app.run()
    assert not app.exception
    assert plain(t("fr", "home-no-role")) in [one.value for one in app.markdown]
    del sqlite_engine
