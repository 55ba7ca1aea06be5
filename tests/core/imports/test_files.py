"""What an import hands over: its findings as a file, the samples to try, and our own list read back as it was."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine, func, select

from core import files, units
from core.access import Actor
from core.demo import demonstration
from core.errors import NotAllowed, NotFound
from core.exports import actions as exports
from core.exports.catalogue import entry
from core.exports.files import open_export
from core.imports import actions
from core.imports.errors import NothingToApply
from core.imports.files import FOLDER, REPORT, SAMPLE
from core.imports.findings import found
from core.imports.wording import said
from core.registrations.ending import deregister
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate
from tests.core.imports.conftest import applied, laid
from tests.core.imports.lists import simple
from tests.factories import a_candidate, a_registration, a_staff
from tests.samples.served import SERVED

pytestmark = pytest.mark.usefixtures("day")


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path) -> None:
    settings_in(tmp_path)


def opened(actor: Actor, kind: str, name: str) -> files.FileAnswer:
    return units.perform(files.open_file, actor, kind, name)


def test_the_findings_of_an_import_are_a_file(engine: Engine, case_officer: Actor) -> None:
    """Line, severity, column, value, what is proposed, the finding, what to do; its reading is journalled (1.31)."""
    staged = laid(case_officer, simple(4, birth_date="30/02/2009", first_names="=1+1"))
    answer = opened(case_officer, REPORT, f"{staged.import_id}.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    start = next(n for n, row in enumerate(rows) if row[:1] == ["Ligne"])
    assert rows[start] == [
        "Ligne", "Gravité", "Colonne", "Valeur du fichier", "Au registre, ou proposé", "Constat", "Que faire",
    ]  # fmt: skip
    of_line = [row for row in rows[start + 1 :] if row[0] == "10"]
    assert [(row[1], row[2], row[3]) for row in of_line] == [
        ("Bloquant", "Prénom(s)", "'=1+1"), ("Bloquant", "Date de naissance", "30/02/2009"),
    ]  # fmt: skip
    assert all(row[5] and row[6] for row in of_line)
    book = openpyxl.load_workbook(io.BytesIO(opened(case_officer, REPORT, f"{staged.import_id}.xlsx").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert "=1+1" in {cell.value for cell in cells}
    assert all(cell.data_type != "f" for cell in cells)
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).where(AuditEvent.name == "import.report_read")) == 2


def test_the_findings_are_said_in_the_language_of_the_reader(engine: Engine, case_officer: Actor) -> None:
    """English for a colleague who reads English."""
    english = a_staff(engine, "case_officer", academie_code="08", language="en")
    staged = laid(case_officer, simple(4, birth_date="30/02/2009"))
    text = opened(english, REPORT, f"{staged.import_id}.csv").content.decode("utf-8-sig")
    assert "Blocking" in text
    assert "Bloquant" not in text


@pytest.mark.parametrize("name", ["1.pdf", "x.csv", "../1.csv", "1", "9999999999999999999.csv", "7.csv"])
def test_no_other_name_opens_anything(case_officer: Actor, name: str) -> None:
    """Neither another kind of file, nor a path, nor an import that is not there (3.03)."""
    laid(case_officer, simple(2))
    with pytest.raises(NotFound):
        opened(case_officer, REPORT, name)


def test_findings_stay_in_their_perimeter(case_officer: Actor, stranger: Actor, reader: Actor) -> None:
    """They hold values of persons: another académie finds nothing, a reader has no right (3.02)."""
    staged = laid(case_officer, simple(2, birth_date="30/02/2009"))
    with pytest.raises(NotFound):
        opened(stranger, REPORT, f"{staged.import_id}.csv")
    with pytest.raises(NotAllowed):
        opened(reader, REPORT, f"{staged.import_id}.csv")


def test_every_finding_of_a_plan_is_said_without_a_code() -> None:
    """What is missing here is named by the titles of its columns, never by their keys."""
    one = said("fr", found("identity_missing_here", 3, column="birth_place", fields="birth_place, civility"))
    assert "Lieu de naissance et Civilité" in one.message
    assert "birth" not in one.message + one.column


@pytest.mark.parametrize("name", SERVED)
def test_a_sample_is_what_its_maker_makes(case_officer: Actor, reader: Actor, name: str) -> None:
    """The file of the program, for those who may import; no other file of the folder."""
    assert (FOLDER / name).read_bytes() == SERVED[name]()
    assert opened(case_officer, SAMPLE, name).content == SERVED[name]()
    with pytest.raises(NotAllowed):
        opened(reader, SAMPLE, name)
    with pytest.raises(NotFound):
        opened(case_officer, SAMPLE, "README.md")


def test_the_samples_import_into_the_demonstration(engine: Engine, case_officer: Actor, tmp_path: Path) -> None:
    """Forty invented people each, without anything that blocks, in a demonstration installation."""
    demonstration.load(engine, tmp_path, 300)
    for name in SERVED:
        staged = laid(case_officer, (FOLDER / name).read_bytes(), name)
        assert staged.counts.get("blocking_findings", 0) == 0
        receipt = units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
        assert (receipt.candidates, receipt.registrations) == (40, 40)


def test_our_own_list_imported_again_changes_nothing(
    engine: Engine, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exported here and dropped here: every line is unchanged, nothing is said, there is nothing to apply (2.35)."""
    monkeypatch.setattr("core.exports.rules.needs_second_person", lambda *_, **__: False)
    applied(case_officer, simple(5, state="Désinscrit"))
    with writing(engine) as tx:
        person = a_candidate(tx, birth_name="d’Été-Nguyễn", usual_name="O’Neill", first_names="Jean-Zoé", kind="school")
        school = {"category_code": "132", "audience": "school", "school_uai": "0269902X", "class_name": "TMCV1"}
        first = a_registration(tx, person, **school)
        deregister(tx, case_officer, first.registration_id, reason="demande", seen=1)
        a_registration(tx, person, **school)
    columns = tuple(column.name for column in entry("simple_list").columns)
    ordered = units.perform(
        exports.order_export, case_officer, "simple_list", {}, columns=columns, purpose="other_office",
        recipient="SIEC", file_format="csv",
    )  # fmt: skip
    data = Path(units.perform(open_export, case_officer, str(ordered.export_id)).path).read_bytes()
    staged = laid(case_officer, data, "export.csv")
    assert staged.counts == {"rows": 7, "unchanged": 7, "refused": 0}
    with pytest.raises(NothingToApply):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(Candidate)) == 6
