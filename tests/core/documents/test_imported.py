"""Documents that say what came by import: printed like the others, seen from the instant that the office chose."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time

import pypdf
import pytest
from sqlalchemy import select

from core import units
from core.access.actor import candidate as acting_candidate
from core.bulk import actions as runs
from core.bulk.options import RunOptions
from core.corrections.evidence import Evidence
from core.documents import staleness
from core.documents.actions import issue
from core.documents.catalogue import KINDS
from core.documents.errors import DocumentSuperseded
from core.documents.handing import HandedKind, hand_over
from core.documents.imported.keeping import make_again
from core.documents.own import bring_up_to_date, latest, open_own, own_documents, own_twin
from core.documents.queries import facts_of, twin
from core.errors import NotFound
from core.imports import actions
from core.imports.resolving import Choice
from core.imports.showing import choose
from core.jobs.synchronous import run_promised
from core.search.query import Query
from core.storage import fetch
from db.engine import reading, writing
from db.tables import AccommodationRequest, Document, Piece
from tests import factories
from tests.core.documents.test_letters import decided
from tests.core.imports.conftest import applied, laid
from tests.core.imports.facts_files import CENTRE, decisions, grades, someone, summons
from tests.core.pieces.conftest import PDF

BROUGHT = {"summons": summons, "grade_report": grades}
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _day(stopped_clock):
    stopped_clock(NOW)


def printed(engine, document_id):
    """The text a reader extracts from a document."""
    with reading(engine) as tx:
        row = tx.get_one(Document, document_id)
        content = fetch(row.storage_key, row.sha256)
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def signed_in(one):
    return acting_candidate(one.candidate_id, "Léa Martin")


def seen(one):
    """What a candidate sees in « Mes documents », the confirmation apart."""
    found = units.read(own_documents, signed_in(one))
    return [(line.kind, line.under_way) for line in found if line.kind != "confirmation"]


def test_a_summons_says_where_when_and_which_papers(engine, case_officer):
    """Centre, address, room, place, each paper with its local day and hour, what to bring (seed 7)."""
    one = someone(engine)
    applied(case_officer, summons(one), "c.csv")
    text = printed(engine, units.perform(issue, case_officer, one.registration_id, "summons").document_id)
    for said in ("Convocation aux épreuves", *CENTRE, "B204", "17", "lundi 14 juin 2027", "8 h 30", "pièce d’identité"):
        assert said.replace(" ", "\u00a0") in text or said in text, said
    assert all(code in text for code in one.papers)


def test_a_grade_report_says_each_grade_and_the_decision(engine, case_officer):
    """Paper, coefficient, grade, total, what the jury decided and when; the comma of French."""
    one = someone(engine)
    applied(case_officer, grades(one), "n.csv")
    text = printed(engine, units.perform(issue, case_officer, one.registration_id, "grade_report").document_id)
    for said in ("Relevé de notes", "12,5", f"{25 * len(one.papers)}", "Admis", "2 juillet 2027"):
        assert said in text, said


def test_the_list_of_pieces_says_where_each_of_them_stands(engine, case_officer):
    """Missing, refused with why, given, accepted: it is no reminder (it orders nothing)."""
    one = someone(engine)
    with writing(engine) as tx:
        pieces = tx.scalars(select(Piece).where(Piece.registration_id == one.registration_id)).all()
        pieces[0].state = "accepted"
        factories.record(tx, case_officer, factories.Event.PIECE_CHANGED, "registration", one.registration_id)
    text = printed(engine, units.perform(issue, case_officer, one.registration_id, "missing_pieces").document_id)
    assert text.index("Pièces qui manquent") < text.index("Pièces acceptées")
    assert "Relance" not in text


@pytest.mark.parametrize("kind", ["summons", "grade_report"])
def test_the_twin_says_what_the_paper_says_and_the_same_bytes_come_back(engine, case_officer, kind):
    """Every line of the page is on the paper (1.42); printed again from its facts, it is the same (1.45)."""
    one = someone(engine)
    applied(case_officer, BROUGHT[kind](one), "f.csv")
    issued = units.perform(issue, case_officer, one.registration_id, kind)
    text = printed(engine, issued.document_id).replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    lines = units.read(twin, case_officer, issued.document_id).lines
    assert [line for line in lines if "".join(line.split()) not in text] == []
    with reading(engine) as tx:
        facts = facts_of(tx, [issued.document_id])[issued.document_id]
        row = tx.get_one(Document, issued.document_id)
        assert KINDS[kind].render(facts) == fetch(row.storage_key, row.sha256)


def test_a_bulk_run_makes_those_that_were_brought_and_says_why_not_the_others(engine, case_officer):
    """Exactly like the other kinds: counted, made, up to date, stale once imported again."""
    one, other = someone(engine), someone(engine, birth_name="Durand")
    applied(case_officer, summons(one), "c.csv")
    options = RunOptions(kind="summons", outputs=(), only_stale=True)
    found = units.read(staleness.counts, case_officer, "summons")
    assert (found.stale, found.impossible) == ({"none_yet": 1}, {"no_summons": 1})
    ordered = units.perform(runs.order, case_officer, Query(), options)
    assert ordered.total == 1
    run_promised()
    assert seen(one) == [("summons", False)]
    assert seen(other) == []
    assert units.read(staleness.counts, case_officer, "summons").up_to_date == 1
    applied(case_officer, summons(one, day="15/06/2027"), "d.csv")
    assert units.read(staleness.counts, case_officer, "summons").to_make == 1
    run_promised()
    assert units.read(staleness.counts, case_officer, "summons").up_to_date == 1


def test_imported_again_the_former_paper_is_never_shown(engine, case_officer):
    """Until it is made again it is said to be under way; asked for, it is made at once; the old address says so."""
    one = someone(engine)
    applied(case_officer, summons(one), "c.csv")
    former = units.perform(issue, case_officer, one.registration_id, "summons")
    applied(case_officer, summons(one, day="15/06/2027"), "d.csv")
    assert seen(one) == [("summons", True)]
    with pytest.raises(DocumentSuperseded):
        units.perform(open_own, signed_in(one), former.check_code)
    made = next(line for line in bring_up_to_date(signed_in(one)) if line.kind == "summons")
    assert made.code
    assert made.code != former.check_code
    assert units.perform(open_own, signed_in(one), made.code).content
    with pytest.raises(DocumentSuperseded):
        units.perform(open_own, signed_in(one), former.check_code)


@pytest.mark.parametrize("kind", ["summons", "grade_report"])
def test_nothing_is_seen_before_the_instant_chosen(engine, case_officer, stopped_clock, kind):
    """Neither in the list, nor by its address, nor as a page; at that very instant it is there (6.15)."""
    one = someone(engine)
    at = datetime(2026, 12, 1, 7, tzinfo=UTC)
    staged = laid(case_officer, BROUGHT[kind](one), "f.csv", choice=Choice(visible_from=at.isoformat()))
    units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    issued = units.perform(issue, case_officer, one.registration_id, kind)
    stopped_clock(datetime(2026, 12, 1, 6, 59, 59, 999999, tzinfo=UTC))
    assert seen(one) == []
    assert [line.kind for line in bring_up_to_date(signed_in(one))] == ["confirmation"]
    for refused in (open_own, own_twin):
        with pytest.raises(NotFound):
            units.perform(refused, signed_in(one), issued.check_code)
    with pytest.raises(NotFound):
        latest(signed_in(one), 1, kind)
    stopped_clock(at)
    assert seen(one) == [(kind, False)]
    assert units.perform(open_own, signed_in(one), issued.check_code).content
    units.perform(choose, case_officer, staged.import_id, date(2026, 12, 24), time(8))
    assert seen(one) == []


def test_the_latest_decision_is_the_one_notified_wherever_it_was_taken(engine, case_officer, stopped_clock):
    """One that came by import after ours replaces it; an older one does not."""
    one = someone(engine)
    decided(engine, one.registration_id, measures=("scribe",), granted=("scribe",))
    stopped_clock(datetime(2026, 12, 3, 9, tzinfo=UTC))
    applied(case_officer, decisions(one, ("breaks", "Oui", "", "02/12/2026")), "d.csv")
    issued = units.perform(issue, case_officer, one.registration_id, "accommodation")
    assert "Pauses" in printed(engine, issued.document_id)
    assert units.read(staleness.counts, case_officer, "accommodation").up_to_date == 1
    with writing(engine) as tx:
        row = tx.scalars(select(AccommodationRequest)).one()
        row.decided_at = datetime(2026, 12, 3, 8, tzinfo=UTC)
        tx.flush()
    again = units.perform(issue, case_officer, one.registration_id, "accommodation")
    assert "secrétaire" in printed(engine, again.document_id)


def test_of_a_paper_printed_here_and_one_handed_over_the_newest_is_seen(engine, case_officer, stopped_clock):
    """« Seule la dernière version de chaque document » (seed 7)."""
    one = someone(engine)
    applied(case_officer, summons(one), "c.csv")
    units.perform(issue, case_officer, one.registration_id, "summons")
    stopped_clock(datetime(2026, 12, 3, 9, tzinfo=UTC))
    file = Evidence("convocation.pdf", PDF)
    units.perform(hand_over, case_officer, one.registration_id, HandedKind.SUMMONS.value, "", file)
    found = [line for line in units.read(own_documents, signed_in(one)) if line.kind == "summons"]
    assert [line.handed for line in found] == [True]


def test_making_again_promises_only_what_is_in_force(engine, case_officer):
    """A registration without that document is promised nothing."""
    one = someone(engine)
    with writing(engine) as tx:
        assert make_again(tx, case_officer, "summons", [one.registration_id]) == 0


def test_samples_of_each_are_kept_to_be_looked_at(engine, case_officer, tmp_path):
    """Every kind whose content comes by import prints on few pages."""
    one = someone(engine)
    for kind, made in BROUGHT.items():
        applied(case_officer, made(one), f"{kind}.csv")
        issued = units.perform(issue, case_officer, one.registration_id, kind)
        with reading(engine) as tx:
            row = tx.get_one(Document, issued.document_id)
            content = fetch(row.storage_key, row.sha256)
        assert len(pypdf.PdfReader(io.BytesIO(content)).pages) <= 2
