"""A correction from end to end: a registered candidate, a proof, one who proposes, one who decides."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select, text

from core import settings
from core.corrections.actions import Proposed, propose
from core.corrections.evidence import Evidence, open_evidence
from core.corrections.rules import Asked
from db.tables import Candidate, Correction, OutboxMessage, PromisedTask, RegistrationVersion

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files_of_this_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Evidence goes to a folder of the test."""
    changed = dataclasses.replace(settings.current(), documents_url=f"file://{tmp_path / 'documents'}")
    monkeypatch.setattr(settings, "current", lambda: changed)


def asked(**values: str) -> Asked:
    return Asked(tuple(values.items()))


def proof(name: str = "acte.pdf", content: bytes = PDF) -> Evidence:
    return Evidence(name, content)


def a_proposal(tx: Any, actor: Any, candidate: Candidate, **facts: Any) -> Proposed:
    """Propose a correction of the birth name unless other values are given."""
    given: dict[str, Any] = {"reason_code": "civil_status", "reason_text": "", "evidence": proof()} | facts
    values = given.pop("values", {"birth_name": "Martineau"})
    seen = given.pop("seen", candidate.version)
    return propose(tx, actor, candidate.id, asked(**values), seen=seen, **given)


@pytest.fixture
def proposed(writing: Any) -> Callable[..., Proposed]:
    """Propose in a transaction of its own, on the candidate as he is now."""

    def do(actor: Any, candidate_id: int, **facts: Any) -> Proposed:
        with writing() as tx:
            return a_proposal(tx, actor, tx.get_one(Candidate, candidate_id), **facts)

    return do


@pytest.fixture
def read_evidence(writing: Any) -> Callable[[Any, int], None]:
    """Open the evidence of a correction, as the decider must."""

    def do(actor: Any, correction_id: int) -> None:
        with writing() as tx:
            open_evidence(tx, actor, str(correction_id))

    return do


def everything(tx: Any) -> dict[str, Any]:
    """What a refusal must leave as it was, table by table."""
    return {
        "candidates": tx.execute(select(*Candidate.__table__.columns).order_by(Candidate.id)).all(),
        "corrections": tx.execute(select(*Correction.__table__.columns).order_by(Correction.id)).all(),
        "versions": tx.scalar(select(func.count()).select_from(RegistrationVersion)),
        "mails": tx.scalar(select(func.count()).select_from(OutboxMessage)),
        "promises": tx.scalar(select(func.count()).select_from(PromisedTask)),
        "claims": tx.execute(text("SELECT email_key, owner_id FROM email_claim ORDER BY email_key")).all(),
        "files": tx.scalar(text("SELECT count(*) FROM stored_file")),
        "events": tx.scalar(text("SELECT count(*) FROM audit_event")),
    }


@pytest.fixture
def nothing_kept(reading: Any) -> Callable[[], Any]:
    """Compare everything before and after what was refused."""
    from contextlib import contextmanager

    @contextmanager
    def compared() -> Any:
        with reading() as tx:
            before = everything(tx)
        yield
        with reading() as tx:
            assert everything(tx) == before

    return compared
