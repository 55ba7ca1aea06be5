"""Files of the tests are stored in a folder of their own; a registration with pieces, its candidate, a proof."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from core.access import Actor
from core.access.actor import candidate as acting_candidate
from core.corrections.evidence import Evidence
from db.engine import writing
from db.tables import Registration
from tests import factories

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@dataclass(frozen=True)
class Someone:
    """A candidate signed in, with one registration."""

    actor: Actor
    registration_id: int
    candidate_id: int


def someone(engine, *, speciality="31212", **entry) -> Someone:
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx)
        saved = factories.a_registration(tx, candidate, speciality=speciality, **entry)
        one = tx.get_one(Registration, saved.registration_id)
        return Someone(acting_candidate(candidate.id, "Léa Martin"), one.id, candidate.id)


def a_file(name="piece.pdf", more=b"") -> Evidence:
    return Evidence(name, PDF.replace(b"<<>>\nendobj", b"<<>>\nendobj\n%" + more) if more else PDF)
