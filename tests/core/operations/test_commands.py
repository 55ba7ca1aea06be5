"""What the command line answers: figures that add up, and nothing to do is no failure."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from types import SimpleNamespace

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

import manage
from core import units
from core.access import system
from core.documents.actions import issue
from core.notifications.outbox import claim_due, note_failed, promise_mail
from core.operations import commands, terminal
from core.operations.terminal import counting
from core.registrations.ending import deregister
from db.engine import writing
from db.tables import Staff
from tests import factories

OPERATOR = system("manage.py")


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def registered(engine):
    """Four registrations of Grenoble."""
    with writing(engine) as tx:
        return [factories.a_registration(tx).registration_id for _ in range(4)]


def adds_up(made):
    return made.total == made.to_make + sum(made.skipped.values()) + made.done + made.failed


def test_a_dry_run_counts_every_registration_once(case_officer, registered):
    """`total` is how many matched: what would be made plus what is left out by reason, current ones included."""
    units.perform(issue, case_officer, registered[0])
    units.perform(deregister, case_officer, registered[1], reason="à sa demande", seen=1)
    foreseen = commands.preview(OPERATOR, "academie=08")
    assert (foreseen.total, foreseen.to_make) == (4, 2)
    assert foreseen.skipped == {"already_current": 1, "deregistered": 1}
    assert adds_up(foreseen)
    made = commands.regenerate(OPERATOR, "academie=08", None)
    assert (made.total, made.to_make, made.done, made.skipped) == (4, 0, 2, foreseen.skipped)
    assert adds_up(made)
    again = commands.regenerate(OPERATOR, "academie=08", None)
    assert (again.total, again.done, again.skipped["already_current"]) == (4, 0, 3)
    assert adds_up(again)


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize("arguments", [["--where", "academie=20"], ["--where", "academie=20", "--dry-run"]])
def test_nothing_to_do_is_no_failure(arguments):
    """A query that finds nobody answers a total of 0 and status 0, never that something is not there."""
    answer = CliRunner().invoke(manage.app, ["regenerate", *arguments, "--json"])
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.output)
    assert (told["total"], told["to_make"], told["done"], told["failed"], told["skipped"]) == (0, 0, 0, 0, {})


def test_all_left_out_is_no_failure_either(case_officer, registered):
    """Only ended registrations match: the run makes nothing and says why."""
    for one in registered:
        units.perform(deregister, case_officer, one, reason="à sa demande", seen=1)
    made = commands.regenerate(OPERATOR, "academie=08", None)
    assert (made.total, made.done, made.skipped) == (4, 0, {"deregistered": 4})
    assert asdict(made)["files"] == ()


class Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_progress_in_a_log_is_lines(monkeypatch):
    """Where nobody watches, each figure has its line, one from time to time; on a terminal it takes the former's."""
    now = [100.0]
    monkeypatch.setattr(terminal, "time", SimpleNamespace(monotonic=lambda: now[0]))
    out = io.StringIO()
    count = counting(out)
    for done, later in ((5_000, 0.1), (10_000, 3.0), (15_000, 0.0)):
        count(done)
        now[0] += later
    assert [int("".join(filter(str.isdigit, line))) for line in out.getvalue().split("\n")[:-1]] == [5_000, 15_000]
    monkeypatch.undo()
    shown = Terminal()
    count = counting(shown)
    count(5_000)
    count(10_000)
    assert "\n" not in shown.getvalue()
    assert shown.getvalue().count("\r") == 4


def test_the_mails_are_counted_and_those_no_server_refused_leave_again(engine):
    """`mails` writes nothing; `mails --again` puts back what a failure of ours stopped, and says how many."""
    facts = {"office": "DEC5", "office_email": ""}
    with writing(engine) as tx:
        for said in ("TimeoutError: timed out", "550 5.1.1 no such user"):
            promise_mail(
                tx, "password_changed", recipient="lea@example.org", language="fr", facts=facts,
                candidate_id=factories.a_candidate(tx, email=f"{len(said)}@example.org").id,
            )  # fmt: skip
            for claimed in claim_due(tx, OPERATOR, most=10):
                note_failed(tx, OPERATOR, claimed, said=said, for_good=True)
    counted = commands.mails(OPERATOR, again=False)
    assert (counted.outbox.waiting, counted.outbox.dead, counted.again) == (0, 2, 0)
    done = CliRunner().invoke(manage.app, ["mails", "--again"])
    assert done.exit_code == 0
    assert "Un courriel repart" in done.output
    left = json.loads(CliRunner().invoke(manage.app, ["mails", "--json"]).output)
    assert (left["outbox"]["waiting"], left["outbox"]["dead"], left["again"]) == (1, 1, 0)


@pytest.mark.parametrize("role", ["candidate", "public", "chief"])
def test_a_role_that_is_not_of_the_office_is_given_to_nobody(engine, reading, role):
    """The command line names the roles there are; no account is opened."""
    del engine
    asked = ["staff", "create", "zoe", "Zoé Petit", "zoe@example.org", "--role", role]
    answer = CliRunner().invoke(manage.app, asked)
    assert answer.exit_code == 2
    assert "case_officer" in answer.output
    with reading() as tx:
        assert tx.scalars(select(Staff).where(Staff.login == "zoe")).all() == []
