"""The candidate space while the store of documents is away: a page says so, the paper comes once it is back."""

from __future__ import annotations

import pytest

from core import units
from core.documents.actions import issue
from tests import factories
from tests.core.pieces.conftest import someone
from tests.core.storage.conftest import address_in, stored_at  # noqa: F401 - a fixture
from tests.core.storage.stores import keeping_files
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in


@pytest.fixture
def server(tmp_path, stored_at):  # noqa: F811 - a fixture
    with keeping_files(tmp_path / "bucket") as found:
        stored_at(address_in(found))
        yield found


def test_a_document_is_opened_from_the_store_and_its_silence_is_said(sqlite_engine, server):
    """Killed: 503, in words, to be tried later; back: the paper opens. The check page needs no store at all."""
    lea = someone(sqlite_engine)
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    made = units.perform(issue, officer, lea.registration_id)
    browser = signed_in(sqlite_engine, lea.candidate_id)
    address = f"/mes-documents/{made.check_code}"
    server.kill()
    away = browser.get(address)
    assert (away.status_code, away.headers["retry-after"]) == (503, "60")
    assert "Service momentanément indisponible" in text_of(away)
    assert "Document valable" in text_of(Browser().get(f"/v/{made.check_code}"))
    server.start()
    assert browser.get(address).content.startswith(b"%PDF-")
