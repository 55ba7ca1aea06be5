"""« Signaler une erreur »: reported on a locked field with a proof, answered in the perimeter, read by its author."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from core import units
from core.access import Actor
from core.access.actor import candidate as acting
from core.corrections import answering
from core.corrections.answering import answer_report, reports_to_answer, waiting_reports
from core.corrections.errors import ReportAlreadyAnswered, ReportAlreadyOpen
from core.corrections.evidence import Evidence
from core.corrections.reporting import own_reports, report_error, withdraw_report
from core.errors import InvalidFields, NotAllowed, NotFound
from db.engine import reading, writing
from db.tables import OutboxMessage
from tests import factories

PROOF = Evidence("acte.pdf", b"%PDF-1.4\n%%EOF\n")


@pytest.fixture
def me(engine: Engine, settings_in: object, tmp_path: Path) -> Actor:
    """A candidate of Grenoble whose data are locked."""
    settings_in(tmp_path)  # type: ignore[operator]
    with writing(engine) as tx:
        one = factories.a_candidate(tx)
        factories.a_registration(tx, one)
        return acting(one.id, "Léa Martin")


def reported(me: Actor, field: str = "birth_name", wanted: str = "Martín", proof: Evidence | None = PROOF) -> int:
    done = units.perform(report_error, me, field, wanted=wanted, message="L’accent manque.", evidence=proof)
    return done.report_id


def test_a_report_is_read_answered_and_told(engine: Engine, me: Actor, case_officer: Actor) -> None:
    """The office of the perimeter sees it with its proof; the answer is kept, and a mail says that there is one."""
    number = reported(me)
    (waiting,) = units.read(waiting_reports, case_officer)
    assert (waiting.id, waiting.field, waiting.shown, waiting.wanted) == (number, "birth_name", "Martin", "Martín")
    assert units.read(reports_to_answer, case_officer) == 1
    assert units.perform(answering.open_proof, case_officer, str(number)).content == PROOF.content
    assert units.perform(answer_report, case_officer, number, "Corrigé.", refused=False).state == "answered"
    assert units.read(reports_to_answer, case_officer) == 0
    (mine,) = units.read(own_reports, me)
    assert (mine.state, mine.answer) == ("answered", "Corrigé.")
    with reading(engine) as tx:
        assert [one.template for one in tx.query(OutboxMessage)] == ["error_report_answered"]
    with pytest.raises(ReportAlreadyAnswered):
        units.perform(answer_report, case_officer, number, "Encore.", refused=True)


def test_one_report_waits_on_a_field(me: Actor) -> None:
    """A second on the same field is refused, another field is not; taken back, it makes room."""
    first = reported(me)
    with pytest.raises(ReportAlreadyOpen):
        reported(me)
    reported(me, "city", "Échirolles", None)
    units.perform(withdraw_report, me, first)
    reported(me)


@pytest.mark.parametrize(
    ("wanted", "fault"), [("", "missing"), (" Martin ", "same_as_now"), ("x" * 301, "text_too_long")]
)
def test_a_report_says_something_new(me: Actor, wanted: str, fault: str) -> None:
    """Empty, the same or endless: refused, and nothing is kept."""
    with pytest.raises(InvalidFields) as refused:
        reported(me, wanted=wanted)
    assert refused.value.facts["fields"] == {"wanted": fault}


def test_reports_stay_in_their_perimeter(me: Actor, stranger: Actor, reader: Actor, case_officer: Actor) -> None:
    """Neither seen nor answered from another académie, nor by whoever only reads, nor by another candidate (3.03)."""
    number = reported(me)
    assert units.read(waiting_reports, stranger) == []
    with pytest.raises(NotFound):
        units.perform(answer_report, stranger, number, "Non.", refused=True)
    with pytest.raises(NotFound):
        units.perform(answering.open_proof, stranger, str(number))
    with pytest.raises(NotAllowed):
        units.read(waiting_reports, reader)
    other = acting(me.id + 1_000, "Autre")
    assert units.read(own_reports, other) == []
    with pytest.raises(NotFound):
        units.perform(withdraw_report, other, number)
    with pytest.raises(InvalidFields):
        units.perform(answer_report, case_officer, number, "  ", refused=False)


def test_what_is_not_locked_or_not_personal_is_not_reported(engine: Engine) -> None:
    """Before a registration one changes it oneself; numbers and states are not the candidate's."""
    with writing(engine) as tx:
        free = acting(factories.a_candidate(tx).id, "Léa Martin")
    for field in ("birth_name", "number", "locked_at"):
        with pytest.raises(NotFound):
            reported(free, field)
