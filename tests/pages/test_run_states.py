"""What the page of a run says of one that is stopped, or that failed in part."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core import units
from core.access import Actor
from core.bulk.actions import cancel, order, pause
from core.bulk.options import RunOptions
from core.i18n import t
from core.jobs.synchronous import run_promised
from core.search.query import Query
from db.engine import writing
from tests import factories
from tests.pages.conftest import SignIn, page_file
from tests.pages.test_volumes import shown

NO_FILE = t("fr", "runs-files-none")


@pytest.fixture(autouse=True)
def _store(settings_in: Any, tmp_path: Any) -> None:
    settings_in(tmp_path)


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


def opened(app: AppTest, run: int) -> str:
    """Open the page of a run, and give what it says."""
    app.run()
    app.query_params["id"] = str(run)
    app.switch_page(page_file("runs")).run()
    assert not app.exception
    return shown(app)


@pytest.mark.parametrize(("stop", "said"), [(pause, "paused"), (cancel, "cancelled")])
def test_a_stopped_run_claims_nothing(
    sqlite_engine: Engine, officer: Actor, sign_in: SignIn, app: AppTest, stop: Any, said: str
) -> None:
    """How much is done and what becomes of the rest; never that its documents are published without a file."""
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx)
    ordered = units.perform(order, officer, Query(), RunOptions(outputs=("manifest",)))
    units.perform(stop, officer, ordered.run_id)
    sign_in(officer)
    page = opened(app, ordered.run_id)
    assert t("fr", f"run-stopped-{said}", done="0", total="1") in page
    assert NO_FILE not in page


def test_who_reads_a_failure_opens_the_record(
    sqlite_engine: Engine, officer: Actor, sign_in: SignIn, app: AppTest
) -> None:
    """A run that failed in part does not pass for a run that is done; each failure leads to what must be corrected."""
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx)
        candidate = factories.a_candidate(tx, first_names="Léa \U00013000")
        factories.a_registration(tx, candidate)
        number = candidate.number
    ordered = units.perform(order, officer, Query(), RunOptions(outputs=()))
    run_promised()
    sign_in(officer)
    page = opened(app, ordered.run_id)
    assert t("fr", "runs-with-failures", count=1) in page
    links = [one.proto.label for one in app.get("page_link")]
    assert any(number in label for label in links), links
