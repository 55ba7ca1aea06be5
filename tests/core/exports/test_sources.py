"""What each export of the catalogue holds, and what reads our lists again."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import insert, select

from core import i18n, units
from core.access import Actor
from core.audit import Event, record
from core.errors import NotFound
from core.exports import actions, catalogue, rules
from core.exports.files import open_export
from core.exports.sheet import CELL, LINE
from core.exports.sources import simple_list
from core.imports.reading import read_import
from db.tables import BulkItem, BulkRun, Candidate, Correction, Registration, School, StoredFile
from tests.core.exports import office_suite
from tests.factories import a_candidate, a_registration, a_staff

Units = Callable[[], Any]
Clock = Callable[[datetime], None]


def exported(actor: Actor, name: str, query: dict[str, Any], columns: tuple[str, ...], **changed: str) -> Path:
    """Order an export, have it approved when it must be, and give the file."""
    asked = {"purpose": "other_office", "recipient": "SIEC", "file_format": "csv"} | changed
    ordered = units.perform(actions.order_export, actor, name, query, columns=columns, **asked)
    assert ordered.state == "ready"
    return Path(units.perform(open_export, actor, str(ordered.export_id)).path)


def table_of(path: Path) -> list[dict[str, str]]:
    """The rows of a list, by title; what stands before the titles is left out."""
    lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True), delimiter=";"))
    blank = next(n for n, line in enumerate(lines) if not line)
    return [dict(zip(lines[blank + 1], line, strict=True)) for line in lines[blank + 2 :]]


def all_of(name: str, most: rules.DataClass = rules.DataClass.PERSONAL) -> tuple[str, ...]:
    return tuple(one.name for one in catalogue.entry(name).columns if one.data_class <= most)


def test_every_export_and_column_has_its_words() -> None:
    """Titles, helps, columns, purposes, classes and states exist in both languages; names are what the table allows."""
    for language in i18n.LANGUAGES:
        for kind in catalogue.CATALOGUE.values():
            dashed = kind.name.replace("_", "-")
            assert i18n.t(language, f"export-{dashed}-title")
            assert i18n.t(language, f"export-{dashed}-help")
            titles = [i18n.t(language, f"export-column-{c.name.replace('_', '-')}") for c in kind.columns]
            assert len(titles) == len(set(titles)) or kind.fixed
            assert set(kind.usual) <= {column.name for column in kind.columns}
        for words, members in (
            ("export-purpose", rules.Purpose), ("export-state", rules.State), ("export-format", rules.Format)
        ):  # fmt: skip
            assert all(i18n.t(language, f"{words}-{one.value.replace('_', '-')}") for one in members)
        assert all(i18n.t(language, f"export-class-{one.name.lower()}") for one in rules.DataClass)


def test_personal_data_are_not_taken_unless_asked() -> None:
    """No usual column names a person, but in the list that is made of them; none is sensible anywhere ((d) 10)."""
    for kind in catalogue.CATALOGUE.values():
        classes = {one.data_class for one in kind.columns if one.name in kind.usual}
        assert max(classes) <= (rules.DataClass.PERSONAL if kind.fixed else rules.DataClass.REFERENCE)


@pytest.fixture
def school_list(writing: Units, stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Three candidates of one class, with awkward names; approval is not what is tested here."""
    monkeypatch.setattr("core.exports.rules.needs_second_person", lambda *_, **__: False)
    stopped_clock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    people = (
        ("NA", "", "Léa", "060000000AB"),
        ("d’Été-Nguyễn", "O’Neill", "Jean-Zoé Anaïs", ""),
        ("Null", "", "Œdipe", "0600000000C"),
    )
    known = []
    with writing() as tx:
        school = tx.scalars(select(School).where(School.academie_code == "08").order_by(School.uai)).first()
        assert school is not None
        for birth_name, usual_name, first_names, ine in people:
            candidate = a_candidate(
                tx, birth_name=birth_name, usual_name=usual_name, first_names=first_names, ine=ine, kind="school"
            )
            saved = a_registration(
                tx, candidate, category_code="132", audience="school", school_uai=school.uai, class_name="TMCV1"
            )
            assert saved.version == 1
            known.append(
                {
                    "candidate": candidate.number, "birth_name": birth_name, "usual_name": usual_name,
                    "first_names": first_names, "ine": ine, "uai": school.uai,
                }
            )  # fmt: skip
    return known


def test_our_simple_list_is_read_again_as_it_was(case_officer: Actor, school_list: list[dict[str, Any]]) -> None:
    """Read by our own import, the list gives back every value, numbers whole, without a single doubt (2.35)."""
    path = exported(case_officer, "simple_list", {}, all_of("simple_list", rules.DataClass.SENSIBLE))
    reading = read_import(path.read_bytes(), "liste.csv", today=date(2026, 11, 23))
    assert (reading.format, list(reading.findings)) == ("simple_list", [])
    assert reading.criteria.exam_session == "2027"
    assert reading.criteria.school_uai == school_list[0]["uai"]
    assert reading.criteria.edited_at == "23/11/2026 10:05"
    found = {row.entry.candidate_number: row for row in reading.rows}
    assert set(found) == {one["candidate"] for one in school_list}
    for one in school_list:
        person, entry = found[one["candidate"]].person, found[one["candidate"]].entry
        assert (person.birth_name, person.usual_name, person.first_names, person.ine) == (
            one["birth_name"], one["usual_name"], one["first_names"], one["ine"]
        )  # fmt: skip
        assert (person.birth_date, entry.class_name, entry.state) == (date(2008, 3, 12), "TMCV1", "registered")
        assert (entry.registration_number, entry.version, entry.speciality_code) == (1, 1, "31212")
        assert entry.category_code == "132"


@pytest.mark.usefixtures("school_list")
def test_the_simple_list_is_laid_out_as_cyclades(case_officer: Actor) -> None:
    """UTF-8 mark, `;`, CRLF, the block of criteria, fifteen titles, a dash for nothing, the class in apostrophes."""
    path = exported(case_officer, "simple_list", {}, simple_list.USUAL)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    lines = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    block = [line[0] for line in lines if len(line) == 1]
    assert block[0] == "2027"
    assert "Listes simples" in block
    assert any(line.startswith("Critères de recherche") for line in block)
    titles, *rows = [line for line in lines if len(line) == 15]
    assert tuple(titles) == simple_list.TITLES
    assert len(rows) == 3
    assert {row[0] for row in rows} == {row[8] for row in rows} == {"'TMCV1'"}
    assert {row[3] for row in rows} == {row[9] for row in rows} == {" -"}
    assert {row[2] for row in rows} == {"001 Version 01"}
    assert {row[10] for row in rows} == {"Scolaire bac pro 3 ans (132)"}
    assert {row[7] for row in rows} == {"12/03/2008"}


@pytest.mark.usefixtures("school_list")
def test_the_simple_list_as_a_workbook_opens_in_the_office_suite(case_officer: Actor) -> None:
    """LibreOffice shows the same fifteen columns, whole numbers and no formula (2.33, 2.35)."""
    path = exported(case_officer, "simple_list", {}, simple_list.USUAL, file_format="xlsx")
    named = path.with_suffix(".xlsx")
    named.write_bytes(path.read_bytes())
    lines = office_suite.read_as_lists(named)
    start = next(n for n, line in enumerate(lines) if line[1] == "N° Candidat")
    assert [title.strip("\u00a0") for title in lines[start]] == list(simple_list.TITLES)
    assert all(len(line[1]) == 11 and line[1].startswith("02") for line in lines[start + 1 :])
    formulas = [
        cell.coordinate
        for sheet in openpyxl.load_workbook(named).worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    assert not formulas


@pytest.mark.usefixtures("people")
def test_every_column_of_registrations_can_be_read(case_officer: Actor, reading: Units) -> None:
    """All columns at once, in both formats: numbers whole, hours of the académie, states in words."""
    columns = all_of("candidates")
    rows = table_of(exported(case_officer, "candidates", {}, columns))
    assert len(rows) == 3
    assert {row["Première inscription (heure de l’académie)"] for row in rows} == {"2026-11-23 10:05:00"}
    assert {row["État"] for row in rows} == {"Inscrit"}
    assert {row["Public"] for row in rows} == {"Candidats individuels"}
    assert {row["Date de naissance"] for row in rows} == {"2008-03-12"}
    assert {row["N° inscription"] for row in rows} == {"001"}
    assert exported(case_officer, "candidates", {}, columns, file_format="xlsx").stat().st_size > 5_000
    with reading() as tx:
        numbers = set(tx.scalars(select(Candidate.number).join(Registration).where(Registration.academie_code == "08")))
    assert {row["N° candidat"] for row in rows} == numbers


@pytest.mark.usefixtures("people")
def test_the_digest_in_the_file_is_that_of_its_rows(case_officer: Actor) -> None:
    """Anyone can take the digest of the rows again and compare it with the one printed in the file (1.21)."""
    path = exported(case_officer, "candidates", {}, ("candidate_number", "birth_name"))
    said = next(line for line in path.read_text(encoding="utf-8-sig").splitlines() if "SHA-256" in line)
    again = hashlib.sha256()
    for row in table_of(path):
        again.update("".join(f"{rules.unguarded(cell)}{CELL}" for cell in row.values()).encode() + LINE.encode())
    assert again.hexdigest() in said


@pytest.mark.usefixtures("people")
def test_volumes_are_counts_of_the_perimeter(case_officer: Actor, supervisor: Actor) -> None:
    """Counts by day; for who sees no person, a place with fewer than five is a line without a count (3.07)."""
    columns = all_of("volumes")
    (row,) = table_of(exported(case_officer, "volumes", {}, columns, purpose="statistics"))
    assert (row["Jour"], row["Académie"], row["Inscriptions"]) == ("2026-11-23", "Grenoble", "3")
    withheld = table_of(exported(supervisor, "volumes", {}, columns, purpose="statistics"))
    assert {(row["Jour"], row["Inscriptions"]) for row in withheld} == {("", "")}
    assert all(row["Remarque"].startswith("Moins de 5") for row in withheld)
    assert len(withheld) == 2


def test_windows_are_in_their_own_time(engine: Any, stopped_clock: Clock) -> None:
    """Hours are those of the wall clock of the académie, with its zone; the state is that of now (4.13)."""
    stopped_clock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    martinique = a_staff(engine, "reader", academie_code="31")
    asked = {"academie": "31", "domain": "CAP", "exam_session": "2024"}
    rows = table_of(exported(martinique, "windows", asked, all_of("windows"), purpose="statistics"))
    first = next(row for row in rows if row["Phase"] == "Inscription")
    assert first["Ouverture (heure locale)"] == "2023-10-18 08:00:00"
    assert first["Fermeture (heure locale)"] == "2023-11-17 17:00:00"
    assert (first["Fuseau horaire"], first["État"]) == ("America/Martinique", "Fermée")


def test_corrections_say_what_changed_and_who_decided(
    case_officer: Actor, writing: Units, stopped_clock: Clock
) -> None:
    """One line per correction of the perimeter; values before and after only when they are asked for."""
    stopped_clock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    with writing() as tx:
        for place in ("08", "09"):
            candidate = a_candidate(tx, academie_code=place)
            a_registration(tx, candidate, academie_code=place)
            _a_correction(tx, candidate.id, case_officer)
    (row,) = table_of(exported(case_officer, "corrections", {}, all_of("corrections")))
    assert row["Champs corrigés"] == "Nom de famille"
    assert row["Motif"] == "Erreur de saisie"
    assert row["Proposée le"] == "2026-11-23 10:05:00"
    assert "Martinn" not in str(row)


def _a_correction(tx: Any, candidate_id: int, proposer: Actor) -> None:
    now = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
    proof = StoredFile(sha256="0" * 64, storage_key="", display_name="acte.pdf", media_type="application/pdf",
                       size=1, sent_by=proposer.label, sent_at=now)  # fmt: skip
    tx.add(proof)
    tx.flush()
    tx.add(
        Correction(
            candidate_id=candidate_id, state="proposed", base_version=1, before={"birth_name": "Martinn"},
            after={"birth_name": "Martin"}, reason_code="entry_error", reason_text="", evidence_id=proof.id,
            digest="0" * 64, undoes_id=None, proposer_id=proposer.id, proposer_person_id=proposer.person_id,
            proposed_at=now, expires_at=now, decider_id=None, decider_person_id=None, decided_at=None,
            decision_reason="",
        )
    )  # fmt: skip
    record(tx, proposer, Event.CORRECTION_PROPOSED, "candidate", candidate_id)


def test_the_manifest_of_a_run_lists_its_registrations(
    case_officer: Actor, people: tuple[int, ...], writing: Units, stranger: Actor
) -> None:
    """Each item with its outcome, in the order of the run; another place's run is not there (3.03)."""
    now = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
    with writing() as tx:
        run = BulkRun(
            kind="confirmation", query={}, options={"places": [["08", "BCP"]]}, state="done", total=2, skipped={},
            ordered_by_id=case_officer.id, ordered_by=case_officer.label, ordered_at=now, started_at=now,
            finished_at=now, error="",
        )  # fmt: skip
        tx.add(run)
        tx.flush()
        items = [
            {
                "run_id": run.id, "registration_id": registration, "expected_version": 1, "position": 2 - n,
                "group_label": "Accueil", "state": "done", "outcome": "made", "attempts": 1, "error": "",
                "document_id": None,
            }
            for n, registration in enumerate(people[:2])
        ]  # fmt: skip
        tx.execute(insert(BulkItem), items)
        record(tx, case_officer, Event.RUN_ORDERED, "run", run.id)
        run_id = run.id
    rows = table_of(exported(case_officer, "run_manifest", {"run_id": run_id}, all_of("run_manifest")))
    assert [(row["Rang"], row["Nom de famille"], row["Version"]) for row in rows] == [
        ("1", "Œuvrard", "1"), ("2", "NA", "1")
    ]  # fmt: skip
    with pytest.raises(NotFound):
        exported(stranger, "run_manifest", {"run_id": run_id}, all_of("run_manifest"))
