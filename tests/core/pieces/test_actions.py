"""Depositing, locking, checking: in its window, one's own, and nothing changes behind the office's back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from core import fsck, units
from core.access import system
from core.audit import Event, record
from core.corrections.errors import EvidenceNotRecognised, EvidenceTooLarge
from core.corrections.evidence import Evidence
from core.errors import NotAllowed, NotFound, StaleForm
from core.pieces import actions, queries
from core.pieces.actions import MOST_FILES, decide, deposit, lock, remove, unlock
from core.pieces.checking import Filters, one_to_check, to_check, to_check_count
from core.pieces.errors import (
    PieceCannot,
    PieceReasonMissing,
    PiecesLacking,
    PiecesLocked,
    PiecesNotLocked,
    PiecesNotOpen,
    SentByPost,
    TooManyFiles,
)
from core.pieces.files import open_own_piece, open_piece
from core.pieces.rules import PieceState
from core.registrations.actions import save_version
from core.registrations.rules import Cause
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, OutboxMessage, Piece, PieceFile, Registration
from tests.core.pieces.conftest import PDF, a_file, someone

IN_TIME = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def lea(engine, stopped_clock):
    """A candidate of the professional baccalaureate (paper): an identity to deposit, a sheet to send."""
    stopped_clock(IN_TIME)
    return someone(engine)


def pieces(lea):
    return {one.code: one for one in units.read(queries.own_pieces, lea.actor, 1).pieces}


def given(lea, code="identity", file=None, **how):
    return units.perform(deposit, lea.actor, lea.registration_id, code, file or a_file(), **how)


def all_given(lea):
    """Deposit what is asked and does not go by post."""
    for one in pieces(lea).values():
        if not one.by_post and not one.files:
            given(lea, one.code)


def mails(engine):
    with reading(engine) as tx:
        return [(one.template, one.facts) for one in tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id))]


def events(engine, event):
    with reading(engine) as tx:
        return tx.scalars(select(AuditEvent).filter_by(name=event.value).order_by(AuditEvent.seq)).all()


def test_a_deposited_file_is_kept_shown_and_journalled(engine, lea):
    """Received, opened again by its owner byte for byte, noted without its name (1.31)."""
    receipt = given(lea)
    assert (receipt.state, receipt.files) == ("received", 1)
    (file,) = pieces(lea)["identity"].files
    answer = units.perform(open_own_piece, lea.actor, 1, file.mark)
    assert (answer.content, answer.inline, answer.media_type) == (PDF, True, "application/pdf")
    (event,) = events(engine, Event.PIECE_CHANGED)
    assert event.facts == {"piece": "identity", "files": 1}
    with reading(engine) as tx:
        assert fsck.check(tx).ok


def test_several_files_up_to_a_limit_one_may_replace_another(engine, lea):
    """The sixth is refused unless it replaces one; the replaced one is kept and no longer shown."""
    for rank in range(MOST_FILES):
        given(lea, file=a_file(more=b"%d" % rank))
    with pytest.raises(TooManyFiles):
        given(lea, file=a_file(more=b"one more"))
    first = pieces(lea)["identity"].files[0]
    given(lea, file=a_file(more=b"one more"), replaces=first.mark)
    now = pieces(lea)["identity"].files
    assert len(now) == MOST_FILES
    assert first.mark not in {one.mark for one in now}
    with reading(engine) as tx:
        assert len(tx.scalars(select(PieceFile)).all()) == MOST_FILES + 1


def test_the_same_file_twice_is_one(engine, lea):
    """A double click on « Déposer » adds nothing (6.24)."""
    given(lea)
    assert given(lea).files == 1
    assert len(events(engine, Event.PIECE_CHANGED)) == 1


def test_the_last_file_taken_away_leaves_the_piece_awaited(lea):
    """Removed, it can no longer be opened by its owner."""
    given(lea)
    mark = pieces(lea)["identity"].files[0].mark
    assert units.perform(remove, lea.actor, lea.registration_id, "identity", mark).state == "awaited"
    with pytest.raises(NotFound):
        units.perform(open_own_piece, lea.actor, 1, mark)
    with pytest.raises(NotFound):
        units.perform(remove, lea.actor, lea.registration_id, "identity", mark)


def test_a_piece_of_somebody_else_does_not_exist(engine, lea):
    """Neither deposit, nor opening, nor locking, nor a look at the list (3.03)."""
    zoe = someone(engine)
    given(lea)
    mark = pieces(lea)["identity"].files[0].mark
    for attempt in (
        lambda: units.perform(deposit, zoe.actor, lea.registration_id, "identity", a_file()),
        lambda: units.perform(remove, zoe.actor, lea.registration_id, "identity", mark),
        lambda: units.perform(lock, zoe.actor, lea.registration_id),
        lambda: units.perform(open_own_piece, zoe.actor, 1, mark),
        lambda: units.read(queries.own_pieces, zoe.actor, 2),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_the_sheet_the_office_wants_on_paper_is_not_deposited(engine, lea):
    """In the paper regime it goes by post; where it is uploaded, it is a piece like the others."""
    with pytest.raises(SentByPost):
        given(lea, "signed_confirmation")
    max_ = someone(engine, speciality="BTS-MCO")
    assert given(max_, "signed_confirmation").state == "received"


@pytest.mark.parametrize("when", [datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 15, 22, 59, 59, tzinfo=UTC)])
def test_pieces_are_taken_in_their_window_alone(lea, stopped_clock, when):
    """By the database's clock: neither before it opens nor at the second it closes (6.15)."""
    stopped_clock(when)
    for attempt in (lambda: given(lea), lambda: units.perform(lock, lea.actor, lea.registration_id)):
        with pytest.raises(PiecesNotOpen):
            attempt()


def test_nothing_is_locked_while_a_piece_lacks(lea):
    """It is said which; once all are there, all are to be checked and the candidate changes nothing any more."""
    with pytest.raises(PiecesLacking) as refused:
        units.perform(lock, lea.actor, lea.registration_id)
    assert "Copie d’une pièce d’identité en cours de validité" in refused.value.facts["pieces"]
    assert "Confirmation d’inscription signée" not in refused.value.facts["pieces"]
    all_given(lea)
    assert units.perform(lock, lea.actor, lea.registration_id).pieces == len(pieces(lea))
    assert pieces(lea)["identity"].state is PieceState.UNDER_CHECK
    mark = pieces(lea)["identity"].files[0].mark
    for attempt in (
        lambda: given(lea, file=a_file(more=b"other")),
        lambda: units.perform(remove, lea.actor, lea.registration_id, "identity", mark),
        lambda: units.perform(lock, lea.actor, lea.registration_id),
    ):
        with pytest.raises(PiecesLocked):
            attempt()


def locked(lea):
    all_given(lea)
    units.perform(lock, lea.actor, lea.registration_id)
    return pieces(lea)["identity"]


def test_the_office_alone_unlocks_and_says_why(engine, lea, case_officer, reader):
    """With a reason, told to the candidate; what was accepted stays so; then all is in his hands again (6.30)."""
    locked(lea)
    with pytest.raises(NotAllowed):
        units.perform(unlock, lea.actor, lea.registration_id, "je voudrais")
    with pytest.raises(NotAllowed):
        units.perform(unlock, reader, lea.registration_id, "x")
    with pytest.raises(PieceReasonMissing):
        units.perform(unlock, case_officer, lea.registration_id, "  ")
    units.perform(unlock, case_officer, lea.registration_id, "Spécialité changée.")
    assert pieces(lea)["identity"].state is PieceState.RECEIVED
    assert given(lea, file=a_file(more=b"new")).files == 2
    assert [name for name, _ in mails(engine)] == ["pieces_locked", "pieces_unlocked"]
    assert mails(engine)[-1][1]["reason"] == "Spécialité changée."
    assert events(engine, Event.PIECES_UNLOCKED)[0].reason == "Spécialité changée."
    with pytest.raises(PiecesNotLocked):
        units.perform(unlock, case_officer, lea.registration_id, "encore")


def test_a_modification_after_the_lock_demands_a_confirmation_and_the_office(engine, lea, case_officer, stopped_clock):
    """Both sides see that it changed since, until the office unlocks the pieces; before the lock, nothing (6.30)."""
    assert not units.read(queries.own_pieces, lea.actor, 1).modified_since
    locked(lea)
    assert units.read(to_check_count, case_officer, Filters(modified=True)) == 0
    stopped_clock(datetime(2026, 11, 23, 10, tzinfo=UTC))
    with writing(engine) as tx:
        one = tx.get_one(Registration, lea.registration_id)
        tx.get_one(Candidate, lea.candidate_id).city = "Voiron"
        save_version(tx, system("tests"), one, Cause.MODIFICATION)
    assert units.read(queries.own_pieces, lea.actor, 1).modified_since
    assert units.read(to_check_count, case_officer, Filters(modified=True, kind="identity")) == 1
    units.perform(unlock, case_officer, lea.registration_id, "Modification acceptée.")
    assert units.read(to_check_count, case_officer, Filters(modified=True)) == 0


def test_a_refusal_has_a_reason_a_mail_and_opens_that_piece_alone(engine, lea, case_officer):
    """The candidate replaces the refused piece although the others stay locked; it is to be checked again."""
    one = locked(lea)
    with pytest.raises(PieceReasonMissing):
        units.perform(decide, case_officer, one.id, accepted=False, reason=" ", seen=one.version)
    units.perform(decide, case_officer, one.id, accepted=False, reason="Illisible.", seen=one.version)
    name, facts = mails(engine)[-1]
    assert name == "piece_refused"
    assert (facts["reason"], facts["piece"]) == ("Illisible.", "Copie d’une pièce d’identité en cours de validité")
    shown = pieces(lea)["identity"]
    assert (shown.state, shown.reason) == (PieceState.REFUSED, "Illisible.")
    assert given(lea, file=a_file(more=b"sharp")).state == "under_check"
    assert len(pieces(lea)["identity"].files) == 1, "the refused file is no longer shown"
    with pytest.raises(PiecesLocked):
        given(lea, file=a_file(more=b"sharper"))


AFTER = datetime(2026, 12, 16, 9, tzinfo=UTC)  # of the closing of the pieces


def test_a_piece_refused_after_the_closing_is_replaced(engine, lea, case_officer, stopped_clock):
    """The mail of a refusal asks for another file: that piece alone is taken, and the journal says it was late."""
    one = locked(lea)
    stopped_clock(AFTER)
    with pytest.raises(PiecesNotOpen):
        given(lea, file=a_file(more=b"late"))
    units.perform(decide, case_officer, one.id, accepted=False, reason="Illisible.", seen=one.version)
    assert units.read(queries.own_pieces, lea.actor, 1).given_back
    assert given(lea, file=a_file(more=b"sharp")).state == "under_check"
    assert events(engine, Event.PIECE_CHANGED)[-1].facts["outside_window"] is True
    assert not units.read(queries.own_pieces, lea.actor, 1).open
    with pytest.raises(PiecesNotOpen):
        given(lea, file=a_file(more=b"sharper"))


def test_pieces_unlocked_after_the_closing_are_deposited_and_locked_again(lea, case_officer, stopped_clock):
    """The office gives them back: new ones are taken until the candidate locks them, and then no more (seed 10)."""
    locked(lea)
    stopped_clock(AFTER)
    units.perform(unlock, case_officer, lea.registration_id, "Spécialité changée.")
    assert given(lea, file=a_file(more=b"new")).files == 2
    units.perform(lock, lea.actor, lea.registration_id)
    with pytest.raises(PiecesNotOpen):
        given(lea, file=a_file(more=b"newer"))


def test_a_sheet_that_goes_by_post_opens_nothing_after_the_closing(engine, lea, stopped_clock):
    """A version that moves after the closing asks for a new signature on paper, and for no file (6.15)."""
    given(lea)
    with writing(engine) as tx:
        sheet = tx.scalars(select(Piece).filter_by(piece_code="signed_confirmation")).one()
        sheet.changed_at = AFTER
        record(tx, system("tests"), Event.PIECE_CHANGED, "registration", lea.registration_id)
    stopped_clock(AFTER)
    assert not units.read(queries.own_pieces, lea.actor, 1).open
    with pytest.raises(PiecesNotOpen):
        given(lea, file=a_file(more=b"late"))


def test_what_was_refused_before_the_closing_is_closed_with_the_rest(lea, case_officer, stopped_clock):
    """Asked in time and not answered in time: the closing stands (6.15, 6.17)."""
    one = locked(lea)
    units.perform(decide, case_officer, one.id, accepted=False, reason="Illisible.", seen=one.version)
    stopped_clock(AFTER)
    with pytest.raises(PiecesNotOpen):
        given(lea, file=a_file(more=b"late"))


def test_what_was_looked_at_is_what_is_decided(engine, lea, case_officer):
    """A file that came meanwhile is not accepted unseen (3.10)."""
    given(lea)
    seen = pieces(lea)["identity"].version
    given(lea, file=a_file(more=b"meanwhile"))
    with pytest.raises(StaleForm):
        units.perform(decide, case_officer, pieces(lea)["identity"].id, accepted=True, seen=seen)
    assert pieces(lea)["identity"].state is PieceState.RECEIVED


def test_only_the_office_of_the_place_checks(engine, lea, case_officer, stranger, reader):
    """Not the candidate, not a reader, not another académie: neither the list, nor the file, nor the decision."""
    one = locked(lea)
    file = pieces(lea)["identity"].files[0]
    assert [line.id for line in units.read(to_check, case_officer, Filters(kind="identity"))] == [one.id]
    assert len(units.read(to_check, case_officer)) == len(pieces(lea)) - 1, "the sheet goes by post"
    assert units.read(one_to_check, case_officer, one.id).files[0].id == file.id
    assert units.perform(open_piece, case_officer, str(file.id)).content == PDF
    assert events(engine, Event.PIECE_READ)[0].subject_id == lea.registration_id
    assert units.read(to_check, stranger) == []
    for attempt in (
        lambda: units.read(one_to_check, stranger, one.id),
        lambda: units.perform(open_piece, stranger, str(file.id)),
        lambda: units.perform(decide, stranger, one.id, accepted=True),
    ):
        with pytest.raises(NotFound):
            attempt()
    for who in (lea.actor, reader):
        with pytest.raises(NotAllowed):
            units.perform(decide, who, one.id, accepted=True)
        with pytest.raises(NotAllowed):
            units.perform(open_piece, who, str(file.id))


def test_a_signed_sheet_accepted_confirms_the_registration(engine, case_officer, stopped_clock):
    """In the upload regime the deposit accepted makes it definitive; a new version awaits a new sheet."""
    stopped_clock(IN_TIME)
    max_ = someone(engine, speciality="BTS-MCO")
    given(max_, "signed_confirmation")
    units.perform(decide, case_officer, pieces(max_)["signed_confirmation"].id, accepted=True)
    with writing(engine) as tx:
        one = tx.get_one(Registration, max_.registration_id)
        assert one.state == "confirmed"
        tx.get_one(Candidate, max_.candidate_id).city = "Voiron"
        save_version(tx, system("tests"), one, Cause.MODIFICATION)
        assert one.state == "registered"
    shown = pieces(max_)["signed_confirmation"]
    assert (shown.state, shown.files) == (PieceState.AWAITED, ())


def test_completeness_counts_every_piece_once(lea, case_officer):
    """Asked, accepted, to check, missing: the parts make the whole."""
    one = locked(lea)
    found = units.read(queries.completeness, case_officer, [lea.registration_id])[lea.registration_id]
    assert (found.asked, found.accepted, found.missing, found.locked) == (len(pieces(lea)), 0, 1, True)
    units.perform(decide, case_officer, one.id, accepted=True)
    found = units.read(queries.completeness, case_officer, [lea.registration_id])[lea.registration_id]
    assert found.asked == found.accepted + found.to_check + found.missing == len(pieces(lea))
    assert found.accepted == 1
    with pytest.raises(PieceCannot):
        units.perform(decide, case_officer, one.id, accepted=True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>"), ("a.pdf", b""), ("a.exe", PDF), ("a.jpg", PDF),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("a.zip", b"PK\x03\x04" + bytes(200)),
        ("a.pdf", b"MZ" + PDF), ("a.pdf", PDF[:-20]), ("a.pdf.html", PDF), ("a.png", b"\x89PNG\r\n\x1a\nfake"),
    ],
)  # fmt: skip
def test_what_is_not_what_it_says_is_not_kept(engine, lea, name, content):
    """By content and by name, and nothing is left behind (2.08)."""
    from core.errors import ExamError

    with pytest.raises(ExamError):
        given(lea, file=Evidence(name, content))
    with reading(engine) as tx:
        assert tx.scalars(select(PieceFile)).all() == []
    assert EvidenceNotRecognised.code == "evidence_not_recognised"


def test_a_file_too_large_is_refused(lea):
    """Ten megabytes, not one byte more."""
    with pytest.raises(EvidenceTooLarge):
        given(lea, file=Evidence("a.pdf", PDF[:9] + bytes(10 * 1024 * 1024) + PDF))


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "C:\\x\\a.pdf", "a\u202efdp.pdf", "é" * 300 + ".pdf"])
def test_the_name_of_a_file_names_nothing_but_itself(lea, name):
    """Shown without its folders, without invisible signs, short; never used as a path."""
    given(lea, file=Evidence(name, PDF))
    (file,) = pieces(lea)["identity"].files
    assert not set("/\\\u202e") & set(file.name)
    assert file.name.endswith(".pdf")
    assert len(file.name) < 130
    assert actions.MOST_FILES


def test_the_check_of_the_base_sees_a_lock_without_its_pieces(engine, lea):
    """A registration said to be locked whose pieces are still in the candidate’s hands is named (6.30)."""
    locked(lea)
    with reading(engine) as tx:
        assert fsck.check(tx).ok
    with writing(engine) as tx:
        for piece in tx.scalars(select(Piece)):
            piece.state = "received"
        actions.record(tx, system("tests"), Event.PIECE_CHANGED, "registration", lea.registration_id)
    with reading(engine) as tx:
        found = {one.check: one.count for one in fsck.check(tx).findings if one.count}
    assert set(found) == {"locked_without_its_pieces"}


def test_the_office_takes_pieces_at_any_time_and_the_journal_says_so(
    engine, lea, case_officer, stranger, stopped_clock
):
    """For a candidate who comes to the desk after the closing: deposited, locked; never by another office (6.17)."""
    stopped_clock(datetime(2027, 2, 1, 9, tzinfo=UTC))
    with pytest.raises(PiecesNotOpen):
        given(lea)
    for attempt in (
        lambda: units.perform(deposit, stranger, lea.registration_id, "identity", a_file()),
        lambda: units.perform(lock, stranger, lea.registration_id),
    ):
        with pytest.raises(NotFound):
            attempt()
    for piece in units.read(queries.pieces_of, case_officer, lea.registration_id):
        if not piece.by_post:
            units.perform(deposit, case_officer, lea.registration_id, piece.code, a_file())
    assert units.perform(lock, case_officer, lea.registration_id).pieces
    with reading(engine) as tx:
        changed = tx.scalars(select(AuditEvent).filter_by(name=Event.PIECE_CHANGED.value)).all()
        assert changed
        assert all(one.facts.get("outside_window") and one.actor_label == case_officer.label for one in changed)
