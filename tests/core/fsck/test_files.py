"""Files that are gone, or are not the ones that were written, are found by fsck whatever names them (4.10)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core import fsck, units
from core.bulk.actions import order
from core.bulk.options import MANIFEST, RunOptions
from core.corrections.evidence import Evidence
from core.documents.actions import issue
from core.documents.editing import actions as wording
from core.documents.handing import hand_over
from core.jobs.synchronous import run_promised
from core.search.query import Query
from core.storage import check_file
from db.engine import reading, writing
from db.tables import BulkFile, Document, StoredFile, TemplateImage
from tests import factories
from tests.core.documents.editing.conftest import LOGO
from tests.core.pieces.conftest import PDF

CHECKS = {
    Document: "documents_missing_or_altered",
    StoredFile: "files_missing_or_altered",
    BulkFile: "other_contents_missing_or_altered",
    TemplateImage: "other_contents_missing_or_altered",
}


@pytest.fixture
def kept(engine, case_officer, settings_in, tmp_path):
    """A document, a PDF handed over, the file of a run, a logo."""
    settings_in(tmp_path / "data")
    with writing(engine) as tx:
        number = factories.a_registration(tx).registration_id
    units.perform(issue, case_officer, number)
    units.perform(hand_over, case_officer, number, "summons", "", Evidence("c.pdf", PDF))
    units.perform(order, case_officer, Query(), RunOptions(outputs=(MANIFEST,)))
    run_promised()
    draft = units.perform(wording.begin, case_officer, "confirmation", "08", "BCP")
    units.perform(wording.put_image, case_officer, draft.draft_id, "logo", LOGO, seen=draft.version)


def faults(engine):
    with reading(engine) as tx:
        return {one.check: one.count for one in fsck.check(tx, only=frozenset(CHECKS.values())).findings}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("harm", ["altered", "cut", "gone"])
@pytest.mark.parametrize("table", CHECKS)
def test_a_file_that_is_not_the_one_written_is_found(engine, table, harm):
    """One byte changed, its end missing, or the whole of it: one finding, by the check that is of it, and no other."""
    assert set(faults(engine).values()) == {0}
    with reading(engine) as tx:
        row = tx.scalars(select(table)).first()
        path = check_file(row.storage_key, row.sha256).path
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.chmod(0o600)
    path.unlink() if harm == "gone" else path.write_bytes(content if harm == "altered" else content[:-1])
    assert {name: count for name, count in faults(engine).items() if count} == {CHECKS[table]: 1}
