"""The same two steps from the command line, with everything a script needs to know."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from core.access import system
from core.imports.command import import_file
from tests.core.imports.conftest import Counts
from tests.core.imports.lists import bee, simple

pytestmark = pytest.mark.usefixtures("day", "engine")
OPERATOR = system("manage.py")


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes(simple(4, birth_date="30/02/2009"))
    return path


def test_a_file_is_reported_then_applied_then_already_imported(list_file: Path, counted: Counts) -> None:
    """Counts and lines first, nothing written; applied with what blocks left out; the third time nothing is done."""
    first = import_file(list_file, OPERATOR)
    assert (first.state, first.counts["to_create"], first.counts["blocked"]) == ("staged", 3, 1)
    blocking = next(line for line in first.lines if line.severity == "blocking")
    assert (blocking.line, blocking.column, blocking.value) == (10, "Date de naissance", "30/02/2009")
    assert blocking.message == "Ce jour n’existe pas dans le calendrier."
    assert counted()["candidate"] == 0
    applied = import_file(list_file, OPERATOR, apply=True, leave_out=True)
    assert (applied.state, applied.applied["candidates"], applied.refused) == ("applied", 3, "")
    again = import_file(list_file, OPERATOR, apply=True)
    assert (again.already, again.applied_by, again.applied) == (True, "manage.py", {})
    assert counted()["candidate"] == 3


def test_a_refusal_comes_with_its_lines(list_file: Path, counted: Counts) -> None:
    """What blocks is a sentence, and every line is there to be corrected."""
    refused = import_file(list_file, OPERATOR, apply=True, language="en")
    assert refused.refused.startswith("One line is blocked")
    assert (refused.state, refused.applied) == ("staged", {})
    assert any(line.message == "This day does not exist in the calendar." for line in refused.lines)
    assert counted()["candidate"] == 0


def test_what_the_file_does_not_say_is_an_option(tmp_path: Path) -> None:
    """The exam session on the command line stands for the choice on the page; the answer is plain JSON."""
    path = tmp_path / "eleves.csv"
    path.write_bytes(bee(3))
    assert any(line.code == "exam_session_missing" for line in import_file(path, OPERATOR).lines)
    made = import_file(path, OPERATOR, apply=True, exam_session="2027")
    assert made.applied["registrations"] == 3
    assert json.loads(json.dumps(asdict(made)))["counts"]["rows"] == 3
