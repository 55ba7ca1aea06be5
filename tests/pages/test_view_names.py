"""What somebody writes in a view is letters for everybody else: no image fetched, no link, no colour (2.10)."""

from __future__ import annotations

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core.search.conditions.rules import Condition, Group, Join, Operator
from core.search.listing import Order
from core.search.query import Query
from core.search.views.actions import Wanted, freeze, keep_view
from core.search.views.rules import Place
from db.engine import writing
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown

ACTIVE = "![x](https://evil.example/a) <b>x</b> :red[x] $x$"
DRAWN = ("markdown", "caption", "subheader", "header", "success", "info", "warning", "error", "title")


def test_a_name_or_a_value_of_a_view_is_never_drawn(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """In the list of views, on the home page, over the search it opens, in its sentence, on a frozen copy."""
    author = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, factories.a_candidate(tx, birth_name="Zola"))
    with writing(sqlite_engine) as tx:
        named = Group(Join.NONE, (Condition("birth_name", Operator.CONTAINS, (ACTIVE,)),))
        kept = keep_view(
            tx, author, Query(conditions=named), Wanted(ACTIVE, Place("08"), pinned=True), columns=[], order=Order()
        )
        freeze(tx, author, Query(conditions=named), name=ACTIVE, reason=ACTIVE)
    reader = factories.a_staff(sqlite_engine, "reader", academie_code="08")
    for actor in (author, reader):
        sign_in(actor)
        seen = AppTest.from_file(app._script_path, default_timeout=120)
        for page, asked in (("", {}), ("views", {}), ("search", {"view": kept.view_id})):
            if page:
                opened(seen, page, **asked)
            else:
                seen.run()
            assert ACTIVE in shown(seen).replace("\\", "").replace("\N{WORD JOINER}", ""), (actor.label, page)
            drawn = [element.value for kind in DRAWN for element in getattr(seen, kind)]
            for raw in ("](https://evil", "<b>", ":red[", "$x$"):
                assert [one for one in drawn if raw in one] == [], page
