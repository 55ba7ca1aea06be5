"""What is looked at before a run is ordered: three documents, and the reason of each that is to be made again."""

from __future__ import annotations

import io

import pypdf
import pytest
from sqlalchemy import select

from core import units
from core.bulk.dry_run import dry_run
from core.bulk.files import open_sample
from core.bulk.looking import samples, to_make
from core.bulk.options import RunOptions
from core.bulk.rules import Order
from core.bulk.sample_pages import sample_pages
from core.documents.actions import issue
from core.errors import NotAllowed
from core.search.query import Query
from db.engine import reading, writing
from db.tables import AuditEvent, Document
from tests import factories
from tests.core.bulk.test_runs import move
from tests.core.documents.test_letters import decided

LONGEST = "de La Tour d’Auvergne-Lauraguais de Saint-Paulet"


@pytest.fixture
def registered(engine):
    """Ten registrations of Grenoble, one with a very long name, and one of Lille."""
    with writing(engine) as tx:
        factories.a_registration(tx, academie_code="09")
        names = [LONGEST if place == 6 else f"{'JIHGFEDCBA'[place]}artin" for place in range(10)]
        return [
            factories.a_registration(tx, factories.a_candidate(tx, birth_name=name)).registration_id for name in names
        ]


def test_the_first_a_long_one_and_one_at_random(engine, case_officer, registered):
    """The first in the order asked, the longest, one drawn; each once, all of the perimeter, nothing is written."""
    for drawn in range(12):
        found = units.read(samples, case_officer, Query(), RunOptions(order=Order.NAME), drawn=drawn)
        assert [one.why for one in found[:2]] == ["first", "long"]
        assert found[0].registration_id == registered[9]
        assert LONGEST in found[1].name
        numbers = [one.registration_id for one in found]
        assert len(numbers) == len(set(numbers)) <= 3
        assert set(numbers) <= set(registered)
    drawn = {
        units.read(samples, case_officer, Query(), RunOptions(order=Order.NAME), drawn=one)[-1].registration_id
        for one in range(20)
    }
    assert len(drawn) > 5
    with reading(engine) as tx:
        assert tx.query(Document).count() == 0


def test_samples_are_among_what_the_run_takes(engine, case_officer, registered, reader):
    """Of a run of what is stale, none that is up to date; of nothing, none; for who may not order, none."""
    for number in registered[1:]:
        units.perform(issue, case_officer, number)
    (only,) = units.read(samples, case_officer, Query(), RunOptions(only_stale=True))
    assert only.registration_id == registered[0]
    assert units.read(samples, case_officer, Query(text="personne"), RunOptions()) == []
    with pytest.raises(NotAllowed):
        units.read(samples, reader, Query(), RunOptions())


def test_each_document_to_make_again_says_why(engine, case_officer, registered):
    """Its printed version, its version now, the reason; the sum is that of the dry run."""
    for number in registered[:3]:
        units.perform(issue, case_officer, number)
    move(engine, registered[1])
    found = units.read(to_make, case_officer, Query(), "confirmation")
    assert [one.registration_id for one in found] == [registered[1], *registered[3:]]
    assert (found[0].version_printed, found[0].version, found[0].reason) == (1, 2, "version_moved")
    assert {one.reason for one in found[1:]} == {"none_yet"}
    assert len(found) == units.read(dry_run, case_officer, Query(), RunOptions()).to_make
    page = units.read(to_make, case_officer, Query(), "confirmation", after=found[1].registration_id, limit=2)
    assert [one.registration_id for one in page] == [one.registration_id for one in found[2:4]]


def test_a_run_of_letters_takes_those_it_has_something_to_say_to(engine, case_officer, registered):
    """Two decisions: two letters to make, the eight others left out with the reason."""
    for number in registered[:2]:
        decided(engine, number)
    found = units.read(dry_run, case_officer, Query(), RunOptions("accommodation"))
    assert (found.items, found.to_make, found.skipped) == (2, 2, {"no_decision": 8})
    assert len(units.read(samples, case_officer, Query(), RunOptions("accommodation"))) == 2


def test_first_pages_are_drawn_for_the_screen_and_each_is_a_reading(engine, case_officer, registered, reader, stranger):
    """As many letters as the paper's first page has; one line of the journal each; nothing is kept (1.31, 3.22)."""
    options = RunOptions(order=Order.NAME)
    chosen = units.read(samples, case_officer, Query(), options, drawn=3)
    pages = units.perform(sample_pages, case_officer, Query(), options, drawn=3)
    assert [one.registration_id for one in pages] == [one.registration_id for one in chosen]
    for page in pages:
        paper = units.perform(open_sample, case_officer, f"confirmation-{page.registration_id}").content
        said = pypdf.PdfReader(io.BytesIO(paper)).pages[0].extract_text()
        assert page.picture.startswith("<svg ")
        assert page.picture.count("<use ") == len("".join(said.split()))
    with reading(engine) as tx:
        noted = select(AuditEvent.subject_id).where(AuditEvent.name == "document.read").order_by(AuditEvent.seq)
        assert list(tx.scalars(noted))[: len(pages)] == [one.registration_id for one in pages]
        assert tx.query(Document).count() == 0
    assert units.perform(sample_pages, stranger, Query(registrations=tuple(registered)), options) == []
    with pytest.raises(NotAllowed):
        units.perform(sample_pages, reader, Query(), options)


def test_a_sample_that_would_not_be_printed_says_why(engine, case_officer):
    """A sign that no font prints is named on the screen before the run, not after it (2.40); the others are drawn."""
    with writing(engine) as tx:
        factories.a_registration(tx)
        odd = factories.a_registration(tx, factories.a_candidate(tx, city="Ville \U00012000")).registration_id
    pages = units.perform(sample_pages, case_officer, Query(), RunOptions(), drawn=odd)
    assert {bool(one.picture) for one in pages if one.registration_id != odd} == {True}
    (wrong,) = [one for one in pages if one.registration_id == odd]
    assert wrong.picture == ""
    assert "12000" in wrong.refused
