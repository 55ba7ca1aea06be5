"""Reference data is loaded as often as wanted, and never takes away what registrations use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update

from core.access import Actor, Role, Scope, system
from core.audit import Event, record
from core.catalogue.load import Loaded, load_reference
from core.catalogue.reference import Reference, reference
from core.errors import NotAllowed
from core.registrations.snapshot import PaperStatus
from db.engine import reading, writing
from db.tables import (
    Academie,
    AuditEvent,
    ExamSession,
    ExemptionRule,
    Paper,
    RegistrationVersion,
    RequiredPiece,
    Speciality,
    Window,
)
from tests.factories import a_registration


def load(engine: Engine, what: Reference | None = None) -> dict[str, Loaded]:
    with writing(engine) as tx:
        return {one.table: one for one in load_reference(tx, system("tests"), what)}


def loads_journalled(engine: Engine) -> int:
    with reading(engine) as tx:
        counted = select(func.count()).where(AuditEvent.name == Event.REFERENCE_LOADED.value)
        return tx.scalar(counted) or 0


def test_a_second_load_changes_nothing(engine: Engine) -> None:
    """Run twice: no row added, changed or removed, and nothing is journalled."""
    before = loads_journalled(engine)
    again = load(engine)
    assert {(one.added, one.changed, one.removed, one.kept) for one in again.values()} == {(0, 0, 0, 0)}
    assert loads_journalled(engine) == before == 1


def test_everything_of_the_files_is_there(engine: Engine) -> None:
    """As many rows as the files have entries; exam sessions of the campaign are open, older ones closed."""
    found = reference()
    with reading(engine) as tx:
        assert tx.scalar(select(func.count(Academie.code))) == len(found.academies)
        assert tx.scalar(select(func.count(Speciality.code))) == len(found.specialities)
        assert tx.scalar(select(func.count(Window.id))) == len(found.windows)
        assert tx.scalar(select(func.count(Paper.id))) == sum(len(grid.papers) for grid in found.grids.values())
        closed = dict(
            tx.execute(select(ExamSession.label, ExamSession.closed).where(ExamSession.domain_code == "CAP")).all()
        )
        assert closed == {"2024": True, "2026": True, "2027": False}
        rule = tx.get_one(ExemptionRule, "BCP-1")
        assert rule.content["targets"] == ["lva", "hg_emc", "francais", "eps", "arts_appliques"]
        assert rule.content["certainty"] == "fact"
        jdc = tx.get_one(RequiredPiece, "jdc")
        assert jdc.content["requirements"][0]["ages"] == [16, 24]


def test_a_changed_file_changes_its_rows_only(engine: Engine) -> None:
    """A corrected label is taken over; the other rows are not touched, and the change is journalled."""
    first = reference()
    lille = replace(first.academies["09"], label="Lille (Hauts-de-France)")
    done = load(engine, replace(first, academies=first.academies | {"09": lille}))
    assert {one.table: one.changed for one in done.values() if one.changed} == {"academie": 1}
    with reading(engine) as tx:
        assert tx.get_one(Academie, "09").label == "Lille (Hauts-de-France)"
    assert loads_journalled(engine) == 2
    assert load(engine)["academie"].changed == 1


def test_what_registrations_use_stays(engine: Engine) -> None:
    """A speciality that left the files stays with its registrations, and their versions still read the same."""
    with writing(engine) as tx:
        saved = a_registration(tx)
    first = reference()
    without = replace(
        first,
        specialities={code: one for code, one in first.specialities.items() if code != "31212"},
        grids={code: one for code, one in first.grids.items() if one.speciality != "31212"},
    )
    done = load(engine, without)
    assert (done["speciality"].kept, done["speciality"].removed) == (1, 0)
    with reading(engine) as tx:
        assert tx.get(Speciality, "31212") is not None
        snapshot = (
            tx.scalars(select(RegistrationVersion).filter_by(registration_id=saved.registration_id)).one().snapshot
        )
    assert snapshot["exam"]["speciality_label"] == "Métiers de l’accueil"
    assert {paper["status"] for paper in snapshot["papers"]} >= {PaperStatus.SAT.value}


def test_a_deadline_that_staff_moved_stays_moved(engine: Engine) -> None:
    """The files move a window that nobody touched, and never one that the office changed (6.18)."""
    first = reference()
    later = timedelta(days=3)
    mine = [w for w in first.windows if (w.domain, w.exam_session, w.academie, w.group) == ("CAP", "2027", "08", "")]
    moved = tuple(replace(w, closes=w.closes + later) if w in mine else w for w in first.windows)
    chosen = datetime(2026, 12, 24, 12, tzinfo=UTC)
    with writing(engine) as tx:
        row = tx.scalars(
            select(Window)
            .join(ExamSession, ExamSession.id == Window.exam_session_id)
            .where(ExamSession.domain_code == "CAP", ExamSession.label == "2027", Window.academie_code == "08")
            .where(Window.phase == "registration", Window.audience == "individual")
        ).one()
        row.closes_at = chosen
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", row.id)
        touched = row.id
    done = load(engine, replace(first, windows=moved))
    assert done["registration_window"].changed == len(mine) - 1
    with reading(engine) as tx:
        assert tx.get_one(Window, touched).closes_at == chosen


def test_an_exam_session_closed_by_the_office_stays_closed(engine: Engine) -> None:
    """Loading again never reopens what the office closed."""
    with writing(engine) as tx:
        tx.execute(update(ExamSession).where(ExamSession.label == "2027").values(closed=True))
    load(engine)
    with reading(engine) as tx:
        assert set(tx.scalars(select(ExamSession.closed).where(ExamSession.label == "2027"))) == {True}


def test_a_paper_that_left_a_grid_leaves_the_table(engine: Engine) -> None:
    """A slip in a grid can be taken back: papers follow the files, since versions keep their own copy."""
    first = reference()
    grid = first.grids["BCP-31212-2022"]
    shorter = replace(grid, papers=grid.papers[:-1])
    done = load(engine, replace(first, grids=first.grids | {grid.code: shorter}))
    assert done["paper"].removed == 1
    assert load(engine)["paper"].added == 1


def test_only_an_administrator_loads(engine: Engine) -> None:
    """A case officer does not change what the law says."""
    actor = Actor("staff", 1, "Agent", scopes=(Scope(Role.CASE_OFFICER),))
    with pytest.raises(NotAllowed), writing(engine) as tx:
        load_reference(tx, actor)
