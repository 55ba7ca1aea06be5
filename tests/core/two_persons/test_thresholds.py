"""The numbers over which two persons are needed are set by the office, one for each act, in one way (3.13, 3.24)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core import settings, units
from core.access import Actor
from core.exports import queries
from core.mass_ending.selection import preview
from core.search.query import Query
from core.two_persons.rules import CountedAct
from core.two_persons.thresholds import approval_above, set_threshold, smallest
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
ALL = Query(domains=("BCP",))
RUN, EXPORT, SETTING_ASIDE = CountedAct.RUN, CountedAct.EXPORT, CountedAct.SETTING_ASIDE


@pytest.fixture
def _people(writing: Unit) -> None:
    with writing() as tx:
        for _ in range(3):
            factories.a_registration(tx)


def test_until_the_office_sets_a_number_that_of_the_settings_counts(reading: Unit) -> None:
    """Each act has its own: 20,000 documents, and what the installation says of rows and of registrations."""
    now = settings.current()
    with reading() as tx:
        assert [smallest(tx, act) for act in CountedAct] == [20_000, now.export_approval_above, now.mass_approval_above]


def test_the_number_of_one_act_changes_no_other(reading: Unit, head_of_office: Actor) -> None:
    """Set for exports of Grenoble, it counts for exports over Grenoble and for nothing else."""
    units.perform(set_threshold, head_of_office, EXPORT, "08", 7)
    now = settings.current()
    with reading() as tx:
        assert approval_above(tx, EXPORT, ["08", "09"]) == 7
        assert approval_above(tx, EXPORT, ["09"]) == now.export_approval_above
        assert approval_above(tx, SETTING_ASIDE, ["08"]) == now.mass_approval_above
        assert approval_above(tx, RUN, ["08"]) == 20_000


@pytest.mark.usefixtures("_people")
def test_setting_aside_follows_the_number_of_the_office(head_of_office: Actor, case_officer: Actor) -> None:
    """Three registrations are under the number of the settings; once the office said two, they are over it."""
    assert not units.read(preview, case_officer, ALL).needs_approval
    units.perform(set_threshold, head_of_office, SETTING_ASIDE, "08", 2)
    assert units.read(preview, case_officer, ALL).needs_approval


@pytest.mark.usefixtures("_people")
def test_exports_follow_the_number_of_the_office(engine: Engine, head_of_office: Actor, case_officer: Actor) -> None:
    """The foreseen order says the number; who raised it does not use it himself."""
    asked = {"columns": ("birth_name",), "purpose": "organisation"}
    assert not units.read(queries.preview, case_officer, "candidates", {}, **asked).needs_approval
    national = factories.a_staff(engine, "head_of_office")
    units.perform(set_threshold, national, EXPORT, "", 2)
    found = units.read(queries.preview, case_officer, "candidates", {}, **asked)
    assert (found.needs_approval, found.above) == (True, 2)
    units.perform(set_threshold, head_of_office, EXPORT, "08", 1_000)
    assert not units.read(queries.preview, case_officer, "candidates", {}, **asked).needs_approval
    assert units.read(queries.preview, head_of_office, "candidates", {}, **asked).needs_approval
