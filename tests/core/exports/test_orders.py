"""A file leaves for a reason, under a name, with the right of the moment, and its trace is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from core import units
from core.access import Actor, Role, Scope, staff, system
from core.access.errors import AccountComesFromAsker, ProofTooOld
from core.audit import Event, record
from core.errors import NotAllowed, NotFound, StaleForm
from core.exports import actions, errors, fulfilment, queries
from core.exports.files import open_export
from core.jobs.control import Control
from core.storage import AlteredFile
from db.tables import AuditEvent, AuditValue, Export, Grant, PromisedTask, StoredFile
from tests.factories import a_candidate, a_registration, a_staff
from tests.races import at_once

Units = Callable[[], Any]
Clock = Callable[[datetime], None]
NUMBERS = ("candidate_number", "registration_number", "state")
NAMES = ("candidate_number", "birth_name", "first_names", "birth_date")


def order(actor: Actor, name: str = "candidates", **changed: Any) -> actions.Ordered:
    """Order an export as a page does."""
    asked: dict[str, Any] = {
        "query": {}, "columns": NAMES, "purpose": "organisation", "recipient": "Lycée Mounier", "file_format": "xlsx"
    }  # fmt: skip
    asked |= changed
    query = asked.pop("query")
    return units.perform(actions.order_export, actor, name, query, **asked)


def taken(actor: Actor, export_id: int) -> openpyxl.Workbook:
    """Take the file as the dashboard's route does, and open it."""
    answer = units.perform(open_export, actor, str(export_id))
    return openpyxl.load_workbook(BytesIO(Path(answer.path).read_bytes()))


def rows_of(book: openpyxl.Workbook) -> list[tuple[Any, ...]]:
    """The rows under the titles of the first sheet."""
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    title = next(n for n, line in enumerate(lines) if line[0] == "N° candidat")
    return lines[title + 1 :]


def events(tx: Any, export_id: int) -> list[str]:
    wanted = select(AuditEvent.name).where(AuditEvent.subject_kind == "export", AuditEvent.subject_id == export_id)
    return list(tx.scalars(wanted.order_by(AuditEvent.seq)))


@pytest.mark.usefixtures("people")
def test_a_small_export_is_ready_at_once(case_officer: Actor, reading: Units) -> None:
    """The file holds the persons of the perimeter and nobody else; who, why, for whom and how many are in it (1.21)."""
    ordered = order(case_officer)
    assert (ordered.state, ordered.rows) == ("ready", 3)
    book = taken(case_officer, ordered.export_id)
    rows = rows_of(book)
    assert sorted((row[1], row[2]) for row in rows) == [("NA", "Léa"), ("d’Été-Nguyễn", "Zoé"), ("Œuvrard", "=1+1")]
    assert all(len(row[0]) == 11 and row[0].startswith("02") for row in rows)
    assert {row[3] for row in rows} == {datetime.fromisoformat("2008-03-12")}
    said = " ".join(str(cell.value) for cell in book.worksheets[0]["A"][:12])
    for fact in ("Lycée Mounier", case_officer.label, "Organisation des épreuves", "23/11/2026 10:05", "3"):
        assert fact in said
    assert "Lille" not in said
    with reading() as tx:
        assert events(tx, ordered.export_id) == [
            Event.EXPORT_ORDERED, Event.EXPORT_READY, Event.EXPORT_READ
        ]  # fmt: skip


@pytest.mark.usefixtures("people")
def test_the_journal_says_what_left_but_names_nobody_in_clear(case_officer: Actor, reading: Units) -> None:
    """Columns, purpose and count are facts; the recipient, maybe a person, is a value that can be erased (1.33)."""
    ordered = order(case_officer, recipient="M. Untel")
    with reading() as tx:
        event = tx.scalars(select(AuditEvent).where(AuditEvent.name == Event.EXPORT_ORDERED)).one()
        values = {v.field: v.after for v in tx.scalars(select(AuditValue).where(AuditValue.event_seq == event.seq))}
    assert event.subject_id == ordered.export_id
    assert event.facts["columns"] == list(NAMES)
    assert (event.facts["purpose"], event.facts["rows"], event.facts["most_sensible"]) == (
        "organisation",
        3,
        "personal",
    )
    assert "Untel" not in str(event.facts)
    assert values["recipient"] == "M. Untel"


NOT_LISTED: tuple[tuple[dict[str, Any], type[Exception]], ...] = (
    ({"name": "everything"}, errors.UnknownExport),
    ({"columns": ("candidate_number", "password_hash")}, errors.UnknownColumn),
    ({"columns": ()}, errors.NoColumn),
    ({"purpose": "curiosity"}, errors.UnknownChoice),
    ({"file_format": "xls"}, errors.UnknownChoice),
    ({"purpose": "statistics"}, errors.ColumnNotForPurpose),
    ({"columns": ("ine",), "purpose": "organisation"}, errors.ColumnNotForPurpose),
    ({"recipient": "  "}, errors.RecipientMissing),
    ({"recipient": "x" * 201}, errors.RecipientMissing),
    ({"recipient": "a\x00bc"}, errors.RecipientMissing),
    ({"query": {"password": "x"}}, errors.CriteriaUnreadable),
    ({"query": {"academies": "08"}}, errors.CriteriaUnreadable),
    ({"query": {"order": "random"}}, errors.CriteriaUnreadable),
)


@pytest.mark.usefixtures("people")
def test_what_is_not_listed_does_not_leave(case_officer: Actor, reading: Units) -> None:
    """Columns out of the list, purposes that need less, nobody to receive: refused and nothing kept (1.21, 3.04)."""
    for changed, refusal in NOT_LISTED:
        with pytest.raises(refusal):
            order(case_officer, **changed)
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Export)) == 0


@pytest.mark.usefixtures("people")
def test_readers_and_supervisors_export_no_person(reader: Actor, supervisor: Actor) -> None:
    """Reading does not give the right to take away; counts may be taken by those who see counts (3.01, 3.07)."""
    for actor in (reader, supervisor):
        with pytest.raises(NotAllowed):
            order(actor)
        counts = order(actor, "volumes", columns=("day", "saved"), purpose="statistics")
        assert counts.state == "ready"
        assert {kind.name for kind in units.read(queries.kinds, actor)} == {"volumes", "windows"}


@pytest.mark.usefixtures("people")
def test_nothing_found_is_said(case_officer: Actor) -> None:
    """An empty file is not made."""
    with pytest.raises(errors.NothingToExport):
        order(case_officer, query={"exam_sessions": ["1999"]})


@pytest.mark.usefixtures("people")
def test_only_who_asked_takes_the_file(
    case_officer: Actor, other_case_officer: Actor, head_of_office: Actor, technical_administrator: Actor
) -> None:
    """For anyone else, in the same office even, the file is not there (3.03)."""
    ordered = order(case_officer)
    for actor in (other_case_officer, head_of_office, technical_administrator):
        with pytest.raises(NotFound):
            units.perform(open_export, actor, str(ordered.export_id))
    for name in ("0", "x", "-1", "9" * 30, "1 OR 1=1", "²"):
        with pytest.raises(NotFound):
            units.perform(open_export, case_officer, name)


@pytest.mark.usefixtures("people")
def test_a_link_dies_after_a_day(case_officer: Actor, stopped_clock: Clock, tmp_path: Path, reading: Units) -> None:
    """At 24 hours to the second it no longer answers; then the file goes, the trace stays (1.21)."""
    ordered = order(case_officer)
    stopped_clock(datetime(2026, 11, 24, 9, 4, 59, tzinfo=UTC))
    assert rows_of(taken(case_officer, ordered.export_id))
    stopped_clock(datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    with pytest.raises(errors.ExportExpired):
        units.perform(open_export, case_officer, str(ordered.export_id))
    assert [line.state for line in units.read(queries.my_exports, case_officer)] == ["expired"]
    assert [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    for path in (tmp_path / "store").rglob("*"):
        os.utime(path, (1, 1))
    fulfilment.let_die()
    fulfilment.let_die()
    assert not [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    with pytest.raises(errors.ExportExpired):
        units.perform(open_export, case_officer, str(ordered.export_id))
    with reading() as tx:
        assert events(tx, ordered.export_id)[-1] == Event.EXPORT_EXPIRED
        assert events(tx, ordered.export_id).count(Event.EXPORT_EXPIRED) == 1


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("named", ["by another export", "by a file", "in a moment"])
def test_a_file_that_serves_elsewhere_stays(
    case_officer: Actor, stopped_clock: Clock, tmp_path: Path, writing: Units, reading: Units, named: str
) -> None:
    """The same content is kept once: what another row names, or is about to, does not go with the export (4.10)."""
    ordered = order(case_officer)
    (kept,) = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    day_over = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    with writing() as tx:
        mine = tx.get_one(Export, ordered.export_id)
        if named == "by another export":
            twin = {column.name: getattr(mine, column.key) for column in Export.__table__.columns if column.key != "id"}
            tx.add(Export(**{**twin, "expires_at": day_over + timedelta(hours=3)}))
            record(tx, system("tests"), Event.EXPORT_READY, "export", ordered.export_id)
        elif named == "by a file":
            tx.add(
                StoredFile(
                    sha256=mine.sha256, storage_key=mine.storage_key, display_name="liste.xlsx", media_type="text/csv",
                    size=1, sent_by="tests", sent_at=day_over,
                )
            )  # fmt: skip
    written = day_over.timestamp() - (60 if named == "in a moment" else 86_400)
    os.utime(kept, (written, written))
    stopped_clock(day_over)
    fulfilment.let_die()
    assert kept.exists()
    with reading() as tx:
        assert tx.get_one(Export, ordered.export_id).state == "expired"


@pytest.mark.usefixtures("people")
def test_an_altered_file_is_not_handed_over(case_officer: Actor, tmp_path: Path) -> None:
    """The file that is taken is the one that was made, or none."""
    ordered = order(case_officer)
    (kept,) = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    kept.write_bytes(kept.read_bytes() + b" ")
    with pytest.raises(AlteredFile):
        units.perform(open_export, case_officer, str(ordered.export_id))


@pytest.fixture
def many(people: tuple[int, ...], writing: Units) -> None:
    """Two more in Grenoble: five persons, more than the three that one person may export alone here."""
    del people
    with writing() as tx:
        a_registration(tx)
        a_registration(tx)


@pytest.mark.usefixtures("many")
def test_a_large_export_waits_for_another_person(
    case_officer: Actor, other_case_officer: Actor, reading: Units
) -> None:
    """Above the threshold nothing is made until someone else approves; then the asker takes the file (1.21, 3.13)."""
    foreseen = units.read(queries.preview, case_officer, "candidates", {}, columns=NAMES, purpose="organisation")
    assert (foreseen.rows, foreseen.needs_approval) == (5, True)
    ordered = order(case_officer)
    assert ordered.state == "awaiting_approval"
    with pytest.raises(NotFound):
        units.perform(open_export, case_officer, str(ordered.export_id))
    assert [line.id for line in units.read(queries.awaiting_me, other_case_officer)] == [ordered.export_id]
    approved = units.perform(actions.approve_export, other_case_officer, ordered.export_id)
    assert approved.state == "ready"
    book = taken(case_officer, ordered.export_id)
    assert len(rows_of(book)) == 5
    assert other_case_officer.label in [cell.value for cell in book.worksheets[1]["B"]]
    with reading() as tx:
        assert events(tx, ordered.export_id) == [
            Event.EXPORT_ORDERED, Event.EXPORT_APPROVED, Event.EXPORT_READY, Event.EXPORT_READ
        ]  # fmt: skip


@pytest.mark.usefixtures("people")
def test_exports_cut_in_pieces_count_together_within_a_day(
    engine: Any, case_officer: Actor, writing: Units, stopped_clock: Callable[[datetime], None]
) -> None:
    """Two of three, then two others under another account of the same person: a second person; the next day, not."""
    with writing() as tx:
        a_registration(tx, a_candidate(tx, birth_name="Zola"))
        a_registration(tx, a_candidate(tx, birth_name="Zola"))
    first, others = {"text": "na"}, {"text": "zola"}
    assert order(case_officer, query=first).state == "ready"
    assert order(case_officer, query=others).state == "ready"
    twin = a_staff(engine, "case_officer", academie_code="08", person_id=case_officer.person_id)
    asked = {"columns": NAMES, "purpose": "organisation"}
    assert units.read(queries.preview, twin, "candidates", {"text": "lea"}, **asked).needs_approval
    assert order(twin, query={"text": "lea"}).state == "awaiting_approval"
    colleague = a_staff(engine, "case_officer", academie_code="08")
    assert order(colleague, query={"text": "lea"}).state == "ready"
    stopped_clock(datetime(2026, 11, 24, 9, 6, tzinfo=UTC))
    assert order(twin, query={"text": "lea"}).state == "ready"


@pytest.mark.usefixtures("people")
def test_the_same_list_again_and_what_names_nobody_add_nothing(case_officer: Actor) -> None:
    """A list of three taken three times is three persons; counts are no persons; a failure left no file."""
    for _ in range(3):
        assert order(case_officer).state == "ready"
    counts = ("academie", "saved")
    assert order(case_officer, name="volumes", query={}, columns=counts, purpose="statistics").state == "ready"
    assert order(case_officer).state == "ready"
    assert order(case_officer, query={"text": "na"}).state == "awaiting_approval"


@pytest.mark.usefixtures("people")
def test_two_pieces_ordered_at_the_same_moment_are_counted_one_after_the_other(case_officer: Actor) -> None:
    """Three persons, then one more of other criteria, at once: one of the two waits for a second person."""
    told = at_once(lambda: order(case_officer), lambda: order(case_officer, query={"text": "na"}))
    assert sorted(one.state for one in told) == ["awaiting_approval", "ready"]


@pytest.mark.usefixtures("people")
def test_a_sensible_column_waits_for_another_person_whatever_the_count(case_officer: Actor) -> None:
    """One student number is enough (1.21); numbers of the office alone, and counts, are not."""
    assert order(case_officer, columns=("ine",), purpose="school_check").state == "awaiting_approval"
    assert order(case_officer, columns=NUMBERS).state == "ready"


@pytest.mark.usefixtures("many")
def test_one_does_not_approve_oneself(case_officer: Actor, engine: Any) -> None:
    """Not even under another account: persons are compared, not sign-in names (3.09, 3.13)."""
    ordered = order(case_officer)
    second_account = a_staff(engine, "head_of_office", academie_code="08", person_id=case_officer.person_id)
    assert not units.read(queries.awaiting_me, second_account)
    for actor in (case_officer, second_account):
        with pytest.raises(errors.AskerCannotApprove):
            units.perform(actions.approve_export, actor, ordered.export_id)
        with pytest.raises(errors.AskerCannotApprove):
            units.perform(actions.refuse_export, actor, ordered.export_id, reason="x")
    with pytest.raises(NotFound):
        units.perform(open_export, case_officer, str(ordered.export_id))


@pytest.mark.usefixtures("many")
def test_an_account_that_comes_from_the_asker_does_not_approve(
    head_of_office: Actor, other_case_officer: Actor
) -> None:
    """A link that the asker held may have been used by her: a third person decides (1.21, 3.09)."""
    ordered = order(head_of_office)
    units.perform(staff.invite_again, head_of_office, other_case_officer.id)
    with pytest.raises(AccountComesFromAsker):
        units.perform(actions.approve_export, other_case_officer, ordered.export_id)
    with pytest.raises(NotFound):
        units.perform(open_export, head_of_office, str(ordered.export_id))


@pytest.mark.usefixtures("people")
def test_a_perimeter_lost_since_closes_the_file(engine: Any) -> None:
    """Who moved to Lille no longer takes the file of persons of Grenoble, made when she saw them (3.03)."""
    asker = a_staff(engine, "case_officer")
    ordered = order(asker, query={"academies": ["08"]})
    assert len(rows_of(taken(asker, ordered.export_id))) == 3
    moved = replace(asker, scopes=(Scope(Role.CASE_OFFICER, "09", ""),))
    with pytest.raises(NotFound):
        units.perform(open_export, moved, str(ordered.export_id))


@pytest.mark.usefixtures("many")
def test_a_decision_names_an_account_and_its_person(
    case_officer: Actor, other_case_officer: Actor, writing: Units
) -> None:
    """A person without an account decides nothing, by raw SQL either (1.21)."""
    ordered = order(case_officer)
    alone = {"state": "ordered", "decided_by_person_id": other_case_officer.person_id}
    with pytest.raises(DBAPIError, match="export_decider_is_whole"), writing() as tx:
        tx.execute(update(Export).where(Export.id == ordered.export_id).values(**alone))


@pytest.mark.usefixtures("many")
def test_one_approves_only_what_one_sees(
    case_officer: Actor, stranger: Actor, reader: Actor, supervisor: Actor, engine: Any
) -> None:
    """Someone of another place does not find it; someone without the right is refused; a part is not enough."""
    everywhere = a_staff(engine, "head_of_office")
    national = order(everywhere)
    local = order(case_officer)
    assert (national.rows, local.rows) == (6, 5)
    assert not units.read(queries.awaiting_me, stranger)
    assert [line.id for line in units.read(queries.awaiting_me, everywhere)] == [local.export_id]
    with pytest.raises(NotFound):
        units.perform(actions.approve_export, stranger, local.export_id)
    with pytest.raises(NotFound):
        units.perform(actions.approve_export, case_officer, national.export_id)
    for actor in (reader, supervisor):
        with pytest.raises(NotAllowed):
            units.perform(actions.approve_export, actor, local.export_id)
    assert units.perform(actions.approve_export, everywhere, local.export_id).state == "ready"


@pytest.mark.usefixtures("many")
def test_exports_of_elsewhere_push_none_of_one_s_own_out_of_those_to_approve(
    case_officer: Actor, other_case_officer: Actor, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many others are ordered nationwide after it, the one that awaits me is listed and counted."""
    monkeypatch.setattr(queries, "HISTORY", 1)
    local, national = order(case_officer), order(a_staff(engine, "head_of_office"))
    assert local.export_id < national.export_id
    assert [line.id for line in units.read(queries.awaiting_me, other_case_officer)] == [local.export_id]


@pytest.mark.usefixtures("many")
def test_a_decision_is_taken_once(case_officer: Actor, other_case_officer: Actor, head_of_office: Actor) -> None:
    """Refused with a reason, it stays refused; the second decision is told that someone decided."""
    ordered = order(case_officer)
    with pytest.raises(errors.ReasonMissing):
        units.perform(actions.refuse_export, other_case_officer, ordered.export_id, reason="  ")
    units.perform(actions.refuse_export, other_case_officer, ordered.export_id, reason="Trop large")
    with pytest.raises(errors.ExportMoved):
        units.perform(actions.approve_export, head_of_office, ordered.export_id)
    (mine,) = units.read(queries.my_exports, case_officer)
    assert (mine.state, mine.reason, mine.decided_by) == ("refused", "Trop large", other_case_officer.label)


@pytest.mark.usefixtures("many")
def test_a_mass_export_is_let_out_by_someone_whose_password_was_just_typed(
    case_officer: Actor, other_case_officer: Actor
) -> None:
    """Of an open screen that somebody left, nothing is approved; nothing of the order moves (1.19)."""
    ordered = order(case_officer)
    with pytest.raises(ProofTooOld):
        units.perform(actions.approve_export, replace(other_case_officer, proved_at=None), ordered.export_id)
    assert units.read(queries.my_exports, case_officer)[0].state == "awaiting_approval"


@pytest.mark.usefixtures("many")
def test_one_approves_what_one_saw(case_officer: Actor, other_case_officer: Actor, writing: Units) -> None:
    """Five rows were shown; when there are six at the time of approval, it is another export (3.10)."""
    ordered = order(case_officer)
    with writing() as tx:
        a_registration(tx)
    with pytest.raises(errors.ExportGrown):
        units.perform(actions.approve_export, other_case_officer, ordered.export_id)


@pytest.mark.usefixtures("many")
def test_the_database_itself_refuses_to_let_it_out(case_officer: Actor, writing: Units) -> None:
    """A fault in the program cannot make an export ready without a second person, nor change what was asked (1.21)."""
    ordered = order(case_officer)
    changes: tuple[dict[str, Any], ...] = (
        {"state": "ready"},
        {"state": "ordered"},
        {"needs_approval": False, "state": "ready"},
        {"columns": ["ine"]},
        {"query": {"academies": ["09"]}},
        {"recipient": "moi"},
        {"state": "ready", "decided_by_id": case_officer.id, "decided_by_person_id": case_officer.person_id},
        {"state": "ready", "decided_by_id": case_officer.id, "decided_by_person_id": case_officer.person_id + 1},
    )
    for change in changes:
        with pytest.raises(DBAPIError), writing() as tx:
            tx.execute(update(Export).where(Export.id == ordered.export_id).values(**change))


@pytest.mark.usefixtures("people")
def test_a_long_export_is_made_by_the_worker(
    case_officer: Actor, monkeypatch: pytest.MonkeyPatch, reading: Units
) -> None:
    """The click promises it; the worker makes it with the asker's rights; done twice, it is made once."""
    monkeypatch.setattr("core.exports.rules.AT_ONCE", 2)
    ordered = order(case_officer)
    assert ordered.state == "ordered"
    with reading() as tx:
        promised = tx.scalars(select(PromisedTask)).one()
        assert (promised.task, promised.arguments) == ("exports.make", {"export_id": ordered.export_id})
    for _ in range(2):
        fulfilment.make_export(promised.arguments, Control("worker-1"))
    assert len(rows_of(taken(case_officer, ordered.export_id))) == 3
    with reading() as tx:
        assert events(tx, ordered.export_id).count(Event.EXPORT_READY) == 1


@pytest.mark.usefixtures("people")
def test_rights_lost_before_the_file_is_made_count(
    case_officer: Actor, monkeypatch: pytest.MonkeyPatch, writing: Units, reading: Units
) -> None:
    """Whoever has lost the role between the click and the work gets no file (3.26)."""
    monkeypatch.setattr("core.exports.rules.AT_ONCE", 2)
    ordered = order(case_officer)
    with writing() as tx:
        ended = datetime(2026, 11, 23, 9, 0, tzinfo=UTC) - timedelta(days=1)
        tx.execute(update(Grant).where(Grant.staff_id == case_officer.id).values(ends_at=ended))
        record(tx, case_officer, Event.ROLE_ENDED, "staff", case_officer.id)
    fulfilment.make_export({"export_id": ordered.export_id}, Control("worker-1"))
    with reading() as tx:
        export = tx.get_one(Export, ordered.export_id)
        assert (export.state, export.reason, export.storage_key) == ("failed", "not_allowed", "")


@pytest.mark.usefixtures("people")
def test_a_failure_is_said_and_leaves_no_file(
    case_officer: Actor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A text that cannot be whole stops the export: the person reads why, and no half file is kept (2.34)."""
    monkeypatch.setattr("core.exports.rules.AT_ONCE", 2)
    ordered = order(case_officer)
    monkeypatch.setattr("core.exports.sheet._SAFELY_SHORT", 1)
    monkeypatch.setattr("core.exports.sheet.fault_of", lambda _: "too_long")
    fulfilment.make_export({"export_id": ordered.export_id}, Control("worker-1"))
    (mine,) = units.read(queries.my_exports, case_officer)
    assert (mine.state, mine.reason) == ("failed", "cell_not_writable")
    assert not [path for path in (tmp_path / "store").rglob("*") if path.is_file()]


@pytest.mark.usefixtures("people")
def test_rows_that_come_meanwhile_stop_the_file(case_officer: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count printed at the head is the count of the rows, or there is no file."""
    monkeypatch.setattr("core.exports.sources.registrations.rows_of", lambda *_: iter(()))
    with pytest.raises(StaleForm):
        order(case_officer)


@pytest.mark.usefixtures("people")
def test_a_double_click_orders_once(case_officer: Actor, reading: Units) -> None:
    """The second click gets the first receipt; one file is made (6.24)."""
    asked = {"columns": NAMES, "purpose": "organisation", "recipient": "Lycée", "file_format": "csv"}
    receipts = {
        units.perform_once("k1", actions.order_export, case_officer, "candidates", {}, **asked) for _ in range(3)
    }
    assert len(receipts) == 1
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Export)) == 1


@pytest.mark.usefixtures("people")
def test_a_command_takes_no_sensible_data(reading: Units) -> None:
    """Nobody stands behind a command for another person to approve; what it does take is journalled (1.21, 3.08)."""
    operator = system("manage.py")
    with pytest.raises(errors.SecondPersonNeeded):
        order(operator, columns=("ine",), purpose="litigation")
    ordered = order(operator)
    assert (ordered.state, ordered.rows) == ("ready", 4)
    with reading() as tx:
        assert events(tx, ordered.export_id) == [Event.EXPORT_ORDERED, Event.EXPORT_READY]
        assert tx.get_one(Export, ordered.export_id).asked_by_id is None
