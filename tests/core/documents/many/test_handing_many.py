"""One file of many candidates: planned, confirmed, handed over; nothing to the wrong person, nothing twice."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdf
import pytest
from sqlalchemy import func, select, update

from core import fsck, storage, units
from core.access.actor import candidate as acting_candidate
from core.corrections.evidence import Evidence
from core.documents.handing import hand_over
from core.documents.many import actions, queries
from core.documents.many.actions import Wanted, deposit
from core.documents.many.caged_pdf import numbers_in
from core.documents.many.errors import BatchCannotChange, BatchFileRefused, BatchPlanMoved, NothingToHandOver
from core.documents.many.rules import LineOutcome
from core.documents.own import open_own, own_documents
from core.errors import NotAllowed, NotFound
from core.jobs.synchronous import run_promised
from core.registrations.ending import deregister
from db.engine import reading, writing
from db.tables import AuditEvent, Grant, HandedDocument, HandingBatch, HandingLine, OutboxMessage, PromisedTask
from tests.core.documents.many.papers import pdf_of, sharing, unpacked, unreadable_page, zip_of
from tests.core.imports.facts_files import someone

SUMMONS = Wanted("summons")


@pytest.fixture(autouse=True)
def _day(stopped_clock):
    del stopped_clock


def text_of(one, page=1):
    return f"Convocation\nN° de candidat : {one.number}\npage {page}"


def laid(actor, data, name="convocations.pdf", wanted=SUMMONS):
    return deposit(actor, name, data, wanted)


def lines(actor, batch_id):
    """Pages, registration, outcome and reason of each part."""
    return [
        (one.first_page, one.last_page, one.person, one.outcome.value, one.reason)
        for one in units.read(queries.plan_lines, actor, batch_id)
    ]


def outcomes(actor, batch_id):
    return [(line[3], line[4]) for line in lines(actor, batch_id)]


def handed(engine):
    with reading(engine) as tx:
        rows = tx.scalars(select(HandedDocument).order_by(HandedDocument.registration_id, HandedDocument.id))
        return [(row.registration_id, row.kind, row.current) for row in rows]


def opened(one):
    """The text of what a candidate finds handed over."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content_of(one))).pages]


def content_of(one):
    """What a candidate finds handed over."""
    actor = acting_candidate(one.candidate_id, "Léa Martin")
    found = next(line for line in units.read(own_documents, actor) if line.handed)
    return units.perform(open_own, actor, found.code).content


def test_a_plan_is_shown_then_confirmed_and_nothing_is_handed_over_before(engine, case_officer):
    """Pages of one candidate together; each finds its own pages alone; one mail each; the file itself is let go."""
    one, two = someone(engine), someone(engine, birth_name="Durand")
    staged = laid(case_officer, pdf_of([text_of(one), text_of(one, 2), text_of(two)]))
    assert lines(case_officer, staged.batch_id) == [
        (1, 2, "Martin Léa", "matched", ""), (3, 3, "Durand Léa", "matched", ""),
    ]  # fmt: skip
    assert handed(engine) == []
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    assert handed(engine) == []
    run_promised()
    assert handed(engine) == [(one.registration_id, "summons", True), (two.registration_id, "summons", True)]
    assert [one.number in page for page in opened(one)] == [True, True]
    assert [(two.number in page, one.number in page) for page in opened(two)] == [(True, False)]
    done = units.read(queries.batch, case_officer, staged.batch_id)
    assert (done.state.value, done.counts["handed"]) == ("done", 2)
    with reading(engine) as tx:
        assert tx.scalars(select(HandingBatch.storage_key)).one() == ""
        assert sorted(tx.scalars(select(OutboxMessage.template))) == ["document_available"] * 2
        assert tx.scalar(select(func.count()).where(AuditEvent.name == "document.handed_over")) == 2
        assert fsck.check(tx).ok


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("N° 02438257150", ["02438257150"]), ("2438257150", ["02438257150"]), ("02 438 257 150", ["02438257150"]),
        ("02\u202f438\u202f257\u202f150 page 1", ["02438257150"]), ("1 02438257150", ["02438257150"]),
        ("tél. 06 39 98 00 00", []), ("INE 070012345AB", []), ("A02438257150B", []), ("024382571501", []),
    ],
)  # fmt: skip
def test_a_number_is_read_with_or_without_its_zero_or_spaces(text, found):
    """And nothing else is: neither telephone, nor INE, nor longer numbers."""
    assert numbers_in(text) == found


def test_in_the_name_of_a_file_letters_may_stand_against_a_number():
    """`convocation02438257150.pdf`."""
    assert numbers_in("convocation02438257150v2.pdf", name=True) == ["02438257150"]


def test_what_is_not_sure_is_not_handed_over_and_says_why(engine, case_officer):
    """No number, a number that is nobody's, two candidates on a page, the pages of one at two places."""
    one, two, three = someone(engine), someone(engine, birth_name="Durand"), someone(engine, birth_name="Petit")
    pages = ["page de garde", "N° 02999999998", f"{one.number} et {two.number}", text_of(two), text_of(three),
             text_of(two, 2)]  # fmt: skip
    staged = laid(case_officer, pdf_of(pages))
    assert outcomes(case_officer, staged.batch_id) == [
        ("unmatched", "no_number"), ("unmatched", "unknown_number"), ("unmatched", "several_numbers"),
        ("unmatched", "apart"), ("matched", ""), ("unmatched", "apart"),
    ]  # fmt: skip
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    run_promised()
    assert handed(engine) == [(three.registration_id, "summons", True)]


def test_pages_without_a_number_follow_only_when_one_says_so(engine, case_officer):
    """The second page of many papers bears no number; by default it is left out, never guessed."""
    one = someone(engine)
    data = pdf_of(["garde", text_of(one), "suite", "suite"])
    staged = laid(case_officer, data)
    assert outcomes(case_officer, staged.batch_id) == [
        ("unmatched", "no_number"), ("matched", ""), ("unmatched", "no_number"),
    ]  # fmt: skip
    again = units.perform(actions.review, case_officer, staged.batch_id, Wanted("summons", follows=True))
    assert [line[:2] for line in lines(case_officer, staged.batch_id)] == [(1, 1), (2, 4)]
    with pytest.raises(BatchPlanMoved):
        units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=again.seen)
    run_promised()
    assert len(opened(one)) == 3


def test_pages_of_a_candidate_reach_nothing_that_those_of_others_show(engine, case_officer):
    """A field, resources or data shared by all pages hold others' names: one opens one's own, drawn whole."""
    one, two = someone(engine), someone(engine, birth_name="Durand")
    staged = laid(case_officer, sharing(pdf_of([text_of(one), text_of(one, 2), text_of(two)])))
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    run_promised()
    for whose, theirs in ((one, {b"1", b"2"}), (two, {b"3"})):
        held = unpacked(content_of(whose))
        assert set(re.findall(rb"secret-([0-9])", held)) == theirs
        for what in (b"drawn", b"pattern", b"field"):
            assert set(re.findall(what + rb" secret-([0-9])", held)) == theirs
        assert b"private" not in held
        assert b"value" not in held


def test_a_page_that_cannot_be_read_follows_nobody(engine, case_officer):
    """It may be another candidate's: it is left out, even where pages without a number follow."""
    one = someone(engine)
    data = unreadable_page(pdf_of([text_of(one), "suite", "?", "suite"]), 3)
    staged = laid(case_officer, data, wanted=Wanted("summons", follows=True))
    assert [line[:2] + line[3:] for line in lines(case_officer, staged.batch_id)] == [
        (1, 2, "matched", ""), (3, 3, "unmatched", "unknown_number"), (4, 4, "unmatched", "no_number"),
    ]  # fmt: skip


def test_a_registration_named_by_a_file_is_that_one_or_none(engine, case_officer):
    """Of another exam session than the one chosen, or ended, its paper goes to no other registration."""
    one = someone(engine)
    two = someone(engine, candidate=one.candidate_id, speciality="31213")
    data = zip_of({f"{one.number}-002.pdf": pdf_of(["x"])})
    staged = laid(case_officer, data, "c.zip", Wanted("summons", exam_session="2031"))
    assert outcomes(case_officer, staged.batch_id) == [("unmatched", "no_registration")]
    with writing(engine) as tx:
        deregister(tx, case_officer, two.registration_id, reason="à sa demande", seen=1)
    units.perform(actions.review, case_officer, staged.batch_id, SUMMONS)
    assert outcomes(case_officer, staged.batch_id) == [("unmatched", "no_registration")]


def test_a_candidate_registered_twice_is_chosen_by_exam_session_or_by_name(engine, case_officer):
    """Ambiguous otherwise; a registration number in the name of a file chooses too."""
    one = someone(engine)
    two = someone(engine, candidate=one.candidate_id, speciality="31213")
    staged = laid(case_officer, pdf_of([text_of(one)]))
    assert outcomes(case_officer, staged.batch_id) == [("ambiguous", "several_registrations")]
    with pytest.raises(NothingToHandOver):
        units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    units.perform(actions.review, case_officer, staged.batch_id, Wanted("summons", exam_session="2031"))
    assert outcomes(case_officer, staged.batch_id) == [("unmatched", "no_registration")]
    named = laid(case_officer, zip_of({f"{one.number}-002.pdf": pdf_of(["x"])}), "c.zip")
    units.perform(actions.confirm, case_officer, named.batch_id, seen=named.seen)
    run_promised()
    assert handed(engine) == [(two.registration_id, "summons", True)]


def test_out_of_the_perimeter_is_like_nobody(engine, case_officer, stranger, reader):
    """Line by line; another person's file is not found; a reader may not (3.02, 3.03)."""
    one = someone(engine)
    staged = laid(stranger, pdf_of([text_of(one)]))
    assert outcomes(stranger, staged.batch_id) == [("unmatched", "unknown_number")]
    nobody = laid(stranger, pdf_of(["N° 02999999998"]))
    told = [
        [
            (line.number, line.outcome, line.reason, line.person)
            for line in units.read(queries.plan_lines, stranger, one)
        ]
        for one in (staged.batch_id, nobody.batch_id)
    ]
    somebody = told[0][0][0]
    assert somebody != ""
    assert told[0] == [(somebody, *told[1][0][1:])]  # the number that was read, and nothing that tells them apart
    assert told[1][0][0] == "02999999998"
    for act in (actions.confirm, queries.batch, actions.discard):
        with pytest.raises(NotFound):
            units.perform(act, case_officer, staged.batch_id, **({"seen": "x"} if act is actions.confirm else {}))
    with pytest.raises(NotAllowed):
        laid(reader, pdf_of([text_of(one)]))


def test_a_page_with_a_stranger_beside_is_handed_to_nobody(engine, case_officer):
    """Someone of another académie on the same page counts: their data would reach the wrong person."""
    one, elsewhere = someone(engine), someone(engine, academie_code="09", birth_name="Durand")
    staged = laid(case_officer, pdf_of([f"{one.number} {elsewhere.number}"]))
    assert outcomes(case_officer, staged.batch_id) == [("unmatched", "several_numbers")]


def test_an_archive_of_pdfs_is_matched_by_its_names(engine, case_officer):
    """Folders and what systems leave apart; a file that is no PDF, or that acts, is left out and says why."""
    one, two = someone(engine), someone(engine, birth_name="Durand")
    acting = pdf_of(["x"]).replace(b"/Type /Catalog", b"/OpenAction << /JavaScript (1) >> /Type /Catalog")
    data = zip_of(
        {
            f"lot/Convocation_é_{one.number}.pdf": pdf_of(["pour un"]), f"{two.number}.pdf": b"pas un pdf",
            f"bis {two.number}.pdf": acting, "__MACOSX/._x.pdf": b"x", "sans numero.pdf": pdf_of(["x"]),
        }
    )  # fmt: skip
    staged = laid(case_officer, data, "convocations.zip")
    assert sorted(outcomes(case_officer, staged.batch_id)) == [
        ("matched", ""), ("unmatched", "acts"), ("unmatched", "no_number"), ("unmatched", "not_a_pdf"),
    ]  # fmt: skip
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    run_promised()
    assert opened(one) == ["pour un"]


def test_a_file_whose_pages_name_somebody_else_is_handed_to_nobody(engine, case_officer):
    """Names one line off would give everybody another's grades; pages that name nobody, or their own, are taken."""
    one, two, three = (someone(engine, birth_name=name) for name in ("Martin", "Durand", "Petit"))
    files = {
        f"{one.number}.pdf": pdf_of(["notes", text_of(two)]), f"{two.number}.pdf": pdf_of([text_of(two)]),
        f"{three.number}.pdf": pdf_of(["sans numero 02999999999"]),
    }  # fmt: skip
    staged = laid(case_officer, zip_of(files), "releves.zip", Wanted("grade_report"))
    assert outcomes(case_officer, staged.batch_id) == [
        ("unmatched", "several_numbers"), ("matched", ""), ("matched", ""),
    ]  # fmt: skip


def test_two_files_for_one_registration_are_both_left_out(engine, case_officer):
    """The second would take the place of the first."""
    one = someone(engine)
    data = zip_of({f"{one.number}.pdf": pdf_of(["a"]), f"{one.number} bis.pdf": pdf_of(["b"])})
    staged = laid(case_officer, data, "c.zip")
    assert outcomes(case_officer, staged.batch_id) == [("unmatched", "apart")] * 2


def test_the_newest_replaces_the_former_and_the_same_file_does_nothing_twice(engine, case_officer):
    """What is already handed over says so; another paper of the same kind replaces it and is said to."""
    one, two = someone(engine), someone(engine, birth_name="Durand")
    units.perform(hand_over, case_officer, two.registration_id, "summons", "", Evidence("a.pdf", pdf_of(["ancienne"])))
    data = pdf_of([text_of(one), text_of(two)])
    staged = laid(case_officer, data)
    assert [line.replaces for line in units.read(queries.plan_lines, case_officer, staged.batch_id)] == [False, True]
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    run_promised()
    assert handed(engine) == [
        (one.registration_id, "summons", True), (two.registration_id, "summons", False),
        (two.registration_id, "summons", True),
    ]  # fmt: skip
    again = laid(case_officer, data, "le-meme.pdf")
    assert outcomes(case_officer, again.batch_id) == [("already", "")] * 2
    other = laid(case_officer, data, "notes.pdf", Wanted("grade_report"))
    assert outcomes(case_officer, other.batch_id) == [("matched", "")] * 2


def test_what_changed_between_the_plan_and_the_confirmation_is_read_first(engine, case_officer):
    """A registration that ended meanwhile: nothing is ordered; after the confirmation, its own part alone fails."""
    one, two = someone(engine), someone(engine, birth_name="Durand")
    staged = laid(case_officer, pdf_of([text_of(one), text_of(two)]))
    with writing(engine) as tx:
        deregister(tx, case_officer, one.registration_id, reason="", seen=1)
    with pytest.raises(BatchPlanMoved):
        units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    third = someone(engine, birth_name="Petit")
    staged = laid(case_officer, pdf_of([text_of(two), text_of(third)]))
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    with writing(engine) as tx:
        deregister(tx, case_officer, third.registration_id, reason="", seen=1)
    run_promised()
    assert handed(engine) == [(two.registration_id, "summons", True)]
    assert outcomes(case_officer, staged.batch_id) == [("handed", ""), ("failed", "not_found")]


def test_the_rights_are_those_of_the_moment_when_it_is_done(engine, case_officer):
    """Whoever lost the right after confirming hands nothing over (3.26)."""
    one = someone(engine)
    staged = laid(case_officer, pdf_of([text_of(one)]))
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    with writing(engine) as tx:
        tx.execute(update(Grant).where(Grant.staff_id == case_officer.id).values(role="reader"))
        from tests import factories

        factories.record(tx, case_officer, factories.Event.ROLE_ENDED, "staff", case_officer.id)
    run_promised()
    assert handed(engine) == []
    with reading(engine) as tx:
        assert tx.scalars(select(HandingLine.reason)).one() == "not_allowed"


def test_a_large_file_is_read_by_the_worker_and_a_second_turn_changes_nothing(engine, case_officer, monkeypatch):
    """Promised with the file; an order done twice is done once."""
    monkeypatch.setattr(actions, "AT_ONCE", 10)
    one = someone(engine)
    staged = laid(case_officer, pdf_of([text_of(one)]))
    assert staged.state == "reading"
    run_promised()
    found = units.read(queries.batch, case_officer, staged.batch_id)
    assert (found.state.value, found.count(LineOutcome.MATCHED)) == ("staged", 1)
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=found.seen)
    run_promised()
    with writing(engine) as tx:
        tx.execute(update(PromisedTask).values(state="promised"))
    run_promised()
    assert handed(engine) == [(one.registration_id, "summons", True)]
    with pytest.raises(BatchCannotChange):
        units.perform(actions.confirm, case_officer, staged.batch_id, seen=found.seen)


def test_stopped_or_withdrawn_nothing_more_is_handed_over(engine, case_officer):
    """What the worker has not taken up yet is not taken up any more; the file is let go."""
    one = someone(engine)
    staged = laid(case_officer, pdf_of([text_of(one)]))
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    units.perform(actions.stop, case_officer, staged.batch_id)
    run_promised()
    other = laid(case_officer, pdf_of([text_of(one), "x"]))
    units.perform(actions.discard, case_officer, other.batch_id)
    assert handed(engine) == []
    with reading(engine) as tx:
        assert set(tx.scalars(select(HandingBatch.storage_key))) == {""}
        assert set(tx.scalars(select(HandingBatch.state))) == {"cancelled", "discarded"}


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(["secret"]))) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"%PDF-1.7 rien de lisible", "unreadable"),
        (encrypted, "file_acts"),
        (lambda: pdf_of(["x"]).replace(b"/Type /Catalog", b"/OpenAction << /JavaScript (1) >> /Type /Catalog"),
         "file_acts"),
        (lambda: zip_of({"a.pdf": b"0" * (30 * 1024 * 1024)}), "ratio"),
        (lambda: zip_of({}), "without_file"),
        (lambda: zip_of({"a.pdf": b"x"})[:-10] + b"0123456789", "unreadable"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_its_reason(engine, case_officer, make, reason):
    """Unreadable, protected, acting, a bomb, empty, damaged: said, and nothing of it is kept (2.27, 2.28)."""
    staged = laid(case_officer, make(), "x.pdf")
    found = units.read(queries.batch, case_officer, staged.batch_id)
    assert (found.state.value, found.refused) == ("refused", reason)
    with reading(engine) as tx:
        assert tx.scalars(select(HandingBatch.storage_key)).one() == ""


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"bonjour", "not_pdf_nor_zip")])
def test_what_is_neither_pdf_nor_archive_is_refused_at_once(engine, case_officer, data, reason):
    """By its content, whatever its name."""
    with pytest.raises(BatchFileRefused) as refused:
        laid(case_officer, data, "x.pdf")
    assert refused.value.facts["reason"] == reason
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(HandingBatch)) == 0


def test_three_hundred_pages_are_cut_whole_and_in_order(engine, case_officer):
    """Six candidates of fifty pages: each has all of them, in their order, and nobody else’s."""
    people = [someone(engine, birth_name="Martin") for _ in range(6)]
    pages = [text_of(one, page) for one in people for page in range(1, 51)]
    staged = laid(case_officer, pdf_of(pages))
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    run_promised()
    for one in people:
        found = opened(one)
        assert len(found) == 50
        assert [f"page {page}" in text and one.number in text for page, text in enumerate(found, 1)] == [True] * 50


def test_files_let_go_are_named_by_nothing_any_more(engine, case_officer):
    """So that the sweep of the store takes them; those handed over stay."""
    one = someone(engine)
    staged = laid(case_officer, pdf_of([text_of(one)]))
    with reading(engine) as tx:
        key = tx.scalars(select(HandingBatch.storage_key)).one()
        assert storage.is_named(tx, key)
    units.perform(actions.confirm, case_officer, staged.batch_id, seen=staged.seen)
    run_promised()
    with reading(engine) as tx:
        assert not storage.is_named(tx, key)
