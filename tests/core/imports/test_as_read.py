"""What is applied is the report that a person read: chosen otherwise or moved since, nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from typer.testing import CliRunner

import manage
from core import units
from core.access import Actor, system
from core.errors import StaleForm
from core.imports import actions, queries
from core.imports.command import import_file
from core.imports.depositing import deposit
from core.imports.errors import ImportHeldElsewhere, ImportMoved, ReportChanged
from core.imports.resolving import Choice
from db.engine import reading, writing
from db.tables import ImportFile
from tests.core.imports.conftest import Counts, laid
from tests.core.imports.lists import bee, simple
from tests.factories import a_candidate, a_staff

BEE = "premieres_2.1_2027_1.csv"
pytestmark = pytest.mark.usefixtures("day")


def mark_of(actor: Actor, import_id: int) -> str:
    return units.read(queries.report, actor, import_id).summary.seen


def test_the_mark_is_of_the_report_and_of_the_choices(case_officer: Actor, other_case_officer: Actor) -> None:
    """Compared again with nothing moved it stays; chosen otherwise it is another, and back again the first."""
    first = laid(case_officer, bee(3), BEE, choice=Choice("2027", "08"))
    assert first.seen == mark_of(other_case_officer, first.import_id)
    assert units.perform(actions.review, other_case_officer, first.import_id).seen == first.seen
    other = units.perform(actions.review, other_case_officer, first.import_id, Choice("2027", "")).seen
    assert other != first.seen
    assert units.perform(actions.review, case_officer, first.import_id, Choice("2027", "08")).seen == first.seen


def test_a_choice_changed_by_a_colleague_is_not_applied_unread(
    case_officer: Actor, other_case_officer: Actor, counted: Counts
) -> None:
    """The colleague chose another académie after the report was read: refused, nothing written; read, it is applied."""
    staged = laid(case_officer, bee(3), BEE, choice=Choice("2027", ""))
    now = units.perform(actions.review, other_case_officer, staged.import_id, Choice("2027", "08"))
    before = counted()
    with pytest.raises(ReportChanged) as refusal:
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    assert isinstance(refusal.value, StaleForm)
    assert counted() == before
    assert units.perform(actions.apply, case_officer, staged.import_id, seen=now.seen).registrations == 3


def test_a_report_made_again_after_the_register_moved_is_another(
    engine: Engine, case_officer: Actor, other_case_officer: Actor, counted: Counts
) -> None:
    """A number was taken: the old mark is refused before and after the report is made again (2.31)."""
    staged = laid(case_officer, simple(3))
    with writing(engine) as tx:
        a_candidate(tx, number="02438257151", birth_name="Autre", first_names="Personne")
    before = counted()
    with pytest.raises(ImportMoved) as refusal:
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    assert isinstance(refusal.value, StaleForm)
    units.perform(actions.review, other_case_officer, staged.import_id)
    with pytest.raises(ReportChanged):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen, leave_out=True)
    assert counted() == before


def test_the_report_of_someone_elsewhere_is_not_taken_over(
    engine: Engine, case_officer: Actor, other_case_officer: Actor, head_of_office: Actor
) -> None:
    """Laid down over a staging that one does not see: refused, and the staging stays whole; a colleague may."""
    staged = laid(case_officer, bee(3), BEE, choice=Choice("2027", "08"))
    with reading(engine) as tx:
        places = tx.get_one(ImportFile, staged.import_id).places
    assert places
    elsewhere = a_staff(engine, "case_officer", academie_code="09")
    with pytest.raises(ImportHeldElsewhere):
        deposit(elsewhere, "autre.csv", bee(3), choice=Choice("2028", "09"))
    with reading(engine) as tx:
        file = tx.get_one(ImportFile, staged.import_id)
        assert (file.staged_by_id, file.display_name, file.choice) == (
            case_officer.id, BEE, {"exam_session": "2027", "academie": "08", "visible_from": ""}
        )  # fmt: skip
    assert mark_of(case_officer, staged.import_id) == staged.seen
    assert laid(other_case_officer, bee(3), BEE, choice=Choice("2027", "08")).seen == staged.seen
    units.perform(actions.discard, head_of_office, staged.import_id)
    assert laid(elsewhere, bee(3), BEE).import_id == staged.import_id


def test_the_command_applies_what_it_just_read_or_what_was_read(
    engine: Engine, tmp_path: Path, counted: Counts, case_officer: Actor
) -> None:
    """`--apply` in one go; `--apply --seen` only the report of that mark, which `--json` printed."""
    del case_officer
    path = tmp_path / "liste.csv"
    path.write_bytes(simple(3))
    told = json.loads(CliRunner().invoke(manage.app, ["import", str(path), "--json"]).output)
    assert len(told["seen"]) == 64
    with writing(engine) as tx:
        a_candidate(tx, number="02438257151", birth_name="Autre", first_names="Personne")
    before = counted()
    asked = ["import", str(path), "--apply", "--leave-out", "--json", "--seen", told["seen"]]
    refused = CliRunner().invoke(manage.app, asked)
    assert refused.exit_code == 1
    assert counted() == before
    now = json.loads(CliRunner().invoke(manage.app, ["import", str(path), "--json"]).output)
    assert now["seen"] != told["seen"]
    applied = CliRunner().invoke(manage.app, [*asked[:-1], now["seen"]])
    assert applied.exit_code == 0, applied.output
    path.write_bytes(simple(5))
    assert import_file(path, system("manage.py"), apply=True, leave_out=True).applied["registrations"] == 2
    with reading(engine) as tx:
        assert set(tx.scalars(select(ImportFile.state))) == {"applied"}
