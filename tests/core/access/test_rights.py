"""The rights matrix: data, denied by default, reviewed as a text (3.01)."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from core.access import Actor, Permission, Role, Scope, allowed, matrix_text, nobody, require, system
from core.access.rights import RIGHTS, scopes_for
from core.errors import NotAllowed

REVIEWED = Path(__file__).with_name("rights_matrix.txt")
PERSONAL = {
    Permission.CANDIDATE_SEARCH, Permission.CANDIDATE_READ, Permission.CANDIDATE_DESK, Permission.CORRECTION_READ,
    Permission.DOCUMENT_READ, Permission.EXPORT_MAKE, Permission.IMPORT_STAGE, Permission.JOURNAL_READ,
}  # fmt: skip


def test_a_change_of_rights_is_seen_in_review() -> None:
    """The matrix equals the text that was reviewed; SPORADES_REVIEW=1 writes the new text, for the diff to show."""
    if os.environ.get("SPORADES_REVIEW"):
        REVIEWED.write_text(matrix_text(), encoding="utf-8")
    assert matrix_text() == REVIEWED.read_text(encoding="utf-8")


@pytest.mark.parametrize(("role", "permission"), list(itertools.product(Role, Permission)))
def test_a_right_not_written_is_refused(role: Role, permission: Permission) -> None:
    """Each role × right: `require` lets through what the matrix says and nothing else (3.01)."""
    actor = Actor("staff", 1, "Agent", 1, scopes=(Scope(role, "08"),))
    if permission in RIGHTS[role]:
        require(actor, permission)
    else:
        with pytest.raises(NotAllowed):
            require(actor, permission)


def test_neither_supervisor_nor_administrator_reads_persons() -> None:
    """Counts and systems give no personal data (3.07, 3.08)."""
    for role in (Role.SUPERVISOR, Role.TECHNICAL_ADMINISTRATOR):
        assert not RIGHTS[role] & PERSONAL


def test_somebody_not_signed_in_holds_nothing() -> None:
    """Nobody has no right at all."""
    assert not any(allowed(nobody(), permission) for permission in Permission)


def test_work_for_someone_holds_that_person_s_scopes_and_no_other() -> None:
    """A job acts with the rights of who ordered it, not with those of the system (3.26)."""
    officer = Actor("staff", 7, "Agent", 3, scopes=(Scope(Role.READER, "08"),))
    job = system("export", on_behalf_of=officer)
    assert scopes_for(job, Permission.CANDIDATE_READ) == (Scope(Role.READER, "08"),)
    assert not allowed(job, Permission.EXPORT_MAKE)
