"""What a run gives: one PDF per school, the outline of the merged one, the order of the list it came from."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pypdf
import pytest
from sqlalchemy import select

from core import units
from core.bulk.actions import cancel, order
from core.bulk.manifest import COLUMNS
from core.bulk.options import MANIFEST, MERGED, SCHOOLS, RunOptions, from_json
from core.bulk.queries import run_files
from core.bulk.result_lines import School, result_lines
from core.bulk.rules import Order
from core.bulk.schools import file_name
from core.jobs.synchronous import run_promised
from core.registrations.ending import deregister
from core.search.query import Query
from core.storage import check_file
from db.engine import reading, writing
from db.tables import BulkFile, BulkItem, Candidate, Document, Registration, Speciality
from tests import factories
from tests.core.exports.office_suite import read_as_lists

NAMES = ("Zola", "Éluard", "Martin", "d’Alembert", "N’Guessan", "Abel")
SCHOOLS_OF = ("0380001A", "", "0380001A", "0269902X", "0380001A", "")
CLASSES = ("TBCP2", "", "TBCP1", "T1", "TBCP1", "")


@pytest.fixture
def registered(engine):
    """Six registrations in two specialities, of two schools and of none, in three classes."""
    found = []
    with writing(engine) as tx:
        for place, name in enumerate(NAMES):
            number = factories.a_registration(
                tx, factories.a_candidate(tx, birth_name=name), speciality=("31212", "30004")[place % 2],
                school_uai=SCHOOLS_OF[place], class_name=CLASSES[place],
            ).registration_id  # fmt: skip
            found.append(number)
    return found


def made(engine, actor, options):
    """Run it, and give the path of each file by its name after the number of the run."""
    ordered = units.perform(order, actor, Query(), options)
    run_promised()
    with reading(engine) as tx:
        rows = tx.scalars(select(BulkFile).where(BulkFile.run_id == ordered.run_id)).all()
    paths = {row.name.partition(f"-{ordered.run_id}")[2]: check_file(row.storage_key, row.sha256).path for row in rows}
    return ordered.run_id, paths


def outline(content):
    with pikepdf.open(io.BytesIO(content)) as paper, paper.open_outline() as found:
        return {group.title: [entry.title.split(" ")[0] for entry in group.children] for group in found.root}


def schools(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_school_has_its_own_file_by_class(engine, case_officer, registered):
    """Named by its code, one merged PDF a school with its classes in the outline; nobody is in another school's."""
    _, files = made(engine, case_officer, RunOptions(order=Order.NAME, outputs=(SCHOOLS,)))
    found = schools(files["-par-etablissement.zip"])
    assert [name[:8] for name in found] == ["Sans éta", "0269902X", "0380001A"]
    of_school = next(content for name, content in found.items() if name.startswith("0380001A"))
    assert outline(of_school) == {"TBCP1": ["Martin", "N’Guessan"], "TBCP2": ["Zola"]}
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(of_school)).pages)
    assert "Abel" not in text
    assert "d’Alembert" not in text.replace("'", "’")
    assert sum(len(pypdf.PdfReader(io.BytesIO(content)).pages) for content in found.values()) == 12


def test_by_speciality_each_school_s_file_is_by_speciality(engine, case_officer, registered):
    """The order of the run decides the outline of every file."""
    _, files = made(engine, case_officer, RunOptions(order=Order.SPECIALITY, outputs=(SCHOOLS,)))
    of_school = next(c for name, c in schools(files["-par-etablissement.zip"]).items() if name.startswith("0380001A"))
    assert [len(people) for people in outline(of_school).values()] == [3]
    assert "TBCP1" not in outline(of_school)


def test_a_school_whose_pupils_all_left_has_no_file(engine, case_officer, registered):
    """A document that is no longer in force is in nobody's file (6.12)."""
    units.perform(deregister, case_officer, registered[3], reason="à sa demande", seen=1)
    _, files = made(engine, case_officer, RunOptions(outputs=(SCHOOLS,)))
    assert not [name for name in schools(files["-par-etablissement.zip"]) if name.startswith("0269902X")]


@pytest.mark.parametrize(
    ("school", "name"),
    [
        (School("0380001A", 'Lycée "Les/Eaux": Claires?', list), "0380001A Lycée Les Eaux Claires"),
        (School("0380001A", "L\u202elycée\n", list), "0380001A Llycée"),
        (School("0380001A", "x" * 200, list), "0380001A " + "x" * 71),
        (School("0380001A", "", list), "0380001A"),
        (School("", "", list), "Sans établissement"),
    ],
)
def test_a_file_is_named_so_that_every_system_takes_it(school, name):
    """Signs that a system refuses, hides or obeys are not in the name of a file."""
    assert file_name(school) == name


def test_as_in_the_list_is_the_order_of_the_list(engine, case_officer, registered):
    """Sorted by a column of the list, either way; by name when the list chose none."""

    def names(listed):
        run_id = units.perform(order, case_officer, Query(), RunOptions(order=Order.LISTED, listed=listed)).run_id
        with reading(engine) as tx:
            rows = select(Candidate.birth_name).join(Registration).join(BulkItem).where(BulkItem.run_id == run_id)
            found = list(tx.scalars(rows.order_by(BulkItem.position)))
        units.perform(cancel, case_officer, run_id)
        return found

    by_name = ["Abel", "d’Alembert", "Éluard", "Martin", "N’Guessan", "Zola"]
    assert names("") == by_name
    assert names("-birth_name") == by_name[::-1]
    assert names("-number") == list(reversed(NAMES))
    assert names("school")[:2] == ["Abel", "Éluard"]
    assert names("no_such_column") == by_name


def test_the_merged_file_by_name_opens_on_initials(engine, case_officer, registered):
    """A group for each initial: an outline of two hundred thousand names in one group helps nobody."""
    run_id, files = made(engine, case_officer, RunOptions(order=Order.NAME, outputs=(MERGED,)))
    found = outline(files[".pdf"].read_bytes())
    assert found == {name[:1].upper(): [name] for name in ("Abel", "d’Alembert", "Martin", "N’Guessan", "Zola")} | {
        "E": ["Éluard"]
    }
    assert list(found) == ["A", "D", "E", "M", "N", "Z"]
    with reading(engine) as tx:
        digests = tx.scalars(select(Document.sha256).where(Document.current)).all()
        assert sorted(line.sha256 for line in result_lines(tx, case_officer, run_id)) == sorted(digests)
    assert len(units.read(run_files, case_officer, run_id)) == 1


def test_the_manifest_is_read_by_the_office_s_spreadsheet_and_computes_nothing(
    engine, case_officer, registered, tmp_path
):
    """Opened by LibreOffice: number, version, digest and outcome of each; what looks like a formula is text (2.33)."""
    hostile = '=HYPERLINK("http://x.example";"cliquez")'
    with writing(engine) as tx:
        tx.get_one(Speciality, "31212").label = hostile
        factories.record(tx, case_officer, factories.Event.REFERENCE_LOADED, "reference", 0)
    units.perform(deregister, case_officer, registered[1], reason="à sa demande", seen=1)
    run_id, files = made(engine, case_officer, RunOptions(order=Order.NAME, outputs=(MANIFEST,)))
    read = read_as_lists(Path(shutil.copy(files[".csv"], tmp_path / "manifest.csv")))
    assert [cell.lstrip("\ufeff") for cell in read[0]] == list(COLUMNS)
    with reading(engine) as tx:
        lines = result_lines(tx, case_officer, run_id)
        kept = {row.sha256 for row in tx.scalars(select(Document).where(Document.current))}
    assert [tuple(row[:6]) for row in read[1:]] == [
        (str(one.position), one.candidate_number, f"{one.registration_number:03d}", "01", one.sha256, "made")
        for one in lines
    ]
    assert {row[4] for row in read[1:]} == kept
    assert len(read) == 6
    assert f"'{hostile}" in [row[7] for row in read[1:]]


def test_options_are_read_back_as_they_were_written():
    """Those of runs of an earlier release too: they told nobody."""
    options = RunOptions("accommodation", Order.LISTED, (SCHOOLS,), only_stale=True, notify=True, listed="-saved")
    assert from_json("accommodation", options.as_json()) == options
    old = {"order": "name", "outputs": [], "only_stale": False}
    assert from_json("confirmation", old) == RunOptions(order=Order.NAME, outputs=())
