"""Deregistered and closed ones are among the answers, each with its badge in words."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core.access import system
from core.i18n import LANGUAGES, t
from core.registrations.ending import deregister
from db.engine import writing
from db.tables import ExamSession
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ended_is_shown_with_a_word_that_says_so(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, language: str
) -> None:
    """A deregistered registration, an exam session that is over: neither hidden nor taken for a live one."""
    with writing(sqlite_engine) as tx:
        gone, over, live = (factories.a_candidate(tx, birth_name="Zola", first_names=one) for one in "ABC")
        ended = factories.a_registration(tx, gone).registration_id
        deregister(tx, system("tests"), ended, reason="à sa demande", seen=1)
        factories.a_registration(tx, over, speciality="31224")
        factories.a_registration(tx, live)
        tx.get_one(ExamSession, factories.an_exam_session(tx, "CAP").id).closed = True
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08", language=language))
    opened(app, "search")
    app.text_input(key="search_text").set_value("zola").run()
    assert not app.exception
    (table,) = [one.value for one in app.dataframe]
    states = dict(
        zip(table[t(language, "search-column-first-names")], table[t(language, "search-column-state")], strict=True)
    )
    registered = t(language, "registration-state-registered")
    assert states == {
        "A": t(language, "registration-state-deregistered"), "B": f"{registered} · {t(language, 'search-closed')}",
        "C": registered,
    }  # fmt: skip
