"""Small registers drawn at random, with something of every capability in them, entered as rows."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor, system
from core.audit import Event, record
from core.documents.actions import issue
from core.pieces.rules import PieceState
from core.search.conditions.fields import EXEMPTION_KINDS, HANDED, MAILS, REQUESTS
from db.engine import writing
from db.tables import (
    AccommodationRequest,
    Account,
    BulkItem,
    BulkRun,
    Candidate,
    Correction,
    Document,
    DocumentReading,
    DuplicatePair,
    ErrorReport,
    Exemption,
    ExemptionRule,
    HandedDocument,
    ImportFile,
    ImportLine,
    OnlineValidation,
    OutboxMessage,
    Piece,
    Registration,
    RequiredPiece,
    Slip,
    StoredFile,
)
from tests import factories
from tests.core.search.conditions.drawing import VALUES

Stop = Callable[[datetime], None]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
INSTANTS = (
    NOW, NOW - timedelta(hours=9, minutes=30), datetime(2026, 11, 22, 23, 0, tzinfo=UTC),
    datetime(2026, 11, 22, 22, 59, tzinfo=UTC), datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 10, 31, tzinfo=UTC),
    datetime(2025, 12, 31, 23, 30, tzinfo=UTC), datetime(2025, 12, 31, 22, 30, tzinfo=UTC),
)  # fmt: skip
SPECIALITIES = {"31212": "BCP", "31224": "CAP"}
CITIES = ("Voiron", "Saint-Martin-d’Hères", "", "Grenoble", "L’Isle-d’Abeau", "Martin")


def enter(engine: Engine, stop: Stop, seed: int, first: Actor, second: Actor, size: int = 12) -> None:
    """Put so many candidates in the register, each with what chance gives; leave the clock stopped at `NOW`."""
    chance = random.Random(seed)
    with writing(engine) as tx:
        ids = [_candidate(tx, chance, number) for number in range(size)]
        open_ones = [registration for one in ids for registration in _registrations(tx, chance, one, stop)]
    for registration in chance.sample(open_ones, 4):
        stop(chance.choice(INSTANTS))
        units.perform(issue, system("tests"), registration)
    stop(NOW)
    with writing(engine) as tx:
        rows = tx.scalars(select(Registration).order_by(Registration.id)).all()
        _of_registrations(tx, chance, rows)
        _followed(tx, chance, rows)
        people = tx.scalars(select(Candidate).order_by(Candidate.id)).all()
        _of_candidates(tx, chance, people, first, second)
        _written_to(tx, chance, people)
        for one in people:
            record(tx, system("tests"), Event.CANDIDATE_CONTACT_CHANGED, "candidate", one.id)
        for row in rows:
            record(tx, system("tests"), Event.REGISTRATION_STATE_CHANGED, "registration", row.id)


def _drawn(chance: random.Random, field: str, *more: str) -> str:
    return chance.choice([*(one for one in VALUES[field] if one.strip("%_")), *more])


def _candidate(tx: Session, chance: random.Random, number: int) -> int:
    facts: dict[str, Any] = {
        "number": f"02{number:09d}", "birth_name": chance.choice(("Lefèvre", "Le Goff", "d’Artagnan", "Zola")),
        "usual_name": chance.choice(("", "Martin", "Marti")), "first_names": chance.choice(("Zoé", "Zoé Léa", "Léa")),
        "birth_date": date.fromisoformat(chance.choice(("2008-03-12", "2008-03-13", "2007-01-01"))),
        "birth_departement": chance.choice(("038", "2A", "")), "phone": chance.choice(("", "0639980000", "0639980100")),
        "ine": chance.choice(("", f"12345678{number % 10}AB", "123456789AB")) if number else "123456789AB",
        "postcode": chance.choice(("38000", "20000", "")), "city": chance.choice(CITIES),
        "academie_code": chance.choice(("08", "09")), "kind": chance.choice(("individual", "school")),
    }  # fmt: skip
    if chance.random() < 0.3:
        facts |= {"email": ""}
    return factories.a_candidate(tx, **facts).id


def _registrations(tx: Session, chance: random.Random, candidate_id: int, stop: Stop) -> list[int]:
    candidate = tx.get_one(Candidate, candidate_id)
    """Give those of the exam session that is open."""
    found = []
    for speciality in chance.sample(sorted(SPECIALITIES), chance.choice((0, 1, 1, 2))):
        stop(chance.choice(INSTANTS))
        exam_session = chance.choice(("2026", "2027", "2027"))
        saved = factories.a_registration(
            tx, candidate, speciality=speciality, academie_code=chance.choice(("08", "08", "09")),
            exam_session=exam_session,
        )  # fmt: skip
        found += [saved.registration_id] if exam_session == "2027" else []
    return found


def _of_registrations(tx: Session, chance: random.Random, rows: Any) -> None:
    codes = list(tx.scalars(select(RequiredPiece.code).order_by(RequiredPiece.code)))[:3]
    rules = list(tx.scalars(select(ExemptionRule.code).order_by(ExemptionRule.code)))[:2]
    file = ImportFile(
        sha256="a" * 64, display_name="", format="", state="applied", criteria={}, choice={}, places=[], counts={},
        staged_by_id=None, staged_by="", staged_at=NOW, applied_by="", applied_at=NOW, ended_by="", ended_at=None,
        reason="",
    )  # fmt: skip
    tx.add(file)
    tx.flush()
    for number, row in enumerate(rows):
        row.school_uai = chance.choice(("", "0380001A", "0590001B"))
        row.category_code, row.audience = chance.choice(("", "132")), chance.choice(("individual", "school"))
        row.class_name = chance.choice(("", "TG1", "T2", "g"))
        row.origin = chance.choice(("desk", "account", "import"))
        row.saved_at = chance.choice(INSTANTS)
        row.version += chance.choice((0, 0, 1))
        row.closed_at = chance.choice((None, *INSTANTS))
        row.pieces_locked_at = chance.choice((None, NOW))
        if not tx.scalar(select(Document.id).where(Document.registration_id == row.id)):
            row.state = chance.choice(("registered", "confirmed", "deregistered"))
        _pieces(tx, chance, row.id, codes)
        for place, rule in enumerate(chance.sample(rules, chance.choice((0, 0, 1, 2)))):
            tx.add(
                Exemption(
                    registration_id=row.id, paper_code=f"T{place}", rule_code=rule, prior_credit_id=None,
                    kind=chance.choice(EXEMPTION_KINDS), grade="", kept_until="",
                )
            )  # fmt: skip
        if chance.random() < 0.4:
            tx.add(
                OnlineValidation(
                    registration_id=row.id, registration_version=chance.choice((1, 2)), fingerprint="f" * 64,
                    validated_at=NOW, validated_by="",
                )
            )  # fmt: skip
        imported = row.id if chance.random() < 0.5 else None
        tx.add(
            ImportLine(
                import_id=file.id, line=number + 1, content={}, findings=[], severity="", outcome="created",
                candidate_id=row.candidate_id, registration_id=imported, effect={},
            )
        )  # fmt: skip


def _followed(tx: Session, chance: random.Random, rows: Any) -> None:
    """Requests, PDF handed over, documents opened, runs."""
    file = StoredFile(
        sha256="d" * 64, storage_key="", display_name="", media_type="", size=1, sent_by="", sent_at=NOW
    )  # fmt: skip
    runs = [
        BulkRun(
            kind="confirmation", query={}, options={}, state="done", total=0, skipped={}, ordered_by_id=None,
            ordered_by="", ordered_at=NOW, started_at=None, finished_at=None, error="",
        )
        for _ in range(3)
    ]  # fmt: skip
    tx.add_all([file, *runs])
    tx.flush()
    for row in rows:
        row.foreign_group = chance.choice(("", "", "MA"))
        if chance.random() < 0.5:
            tx.add(
                AccommodationRequest(
                    registration_id=row.id, measures=[], message="", file_id=None, state=chance.choice(REQUESTS),
                    granted=[], answer="", asked_at=NOW, decided_at=None, decided_by="", document_id=None,
                )
            )  # fmt: skip
        for kind in chance.sample(HANDED, chance.choice((0, 1, 2))):
            tx.add(
                HandedDocument(
                    registration_id=row.id, kind=kind, title="Attestation" if kind == "other" else "",
                    file_id=file.id, check_code=f"{kind[:1]}{row.id:011d}", current=chance.random() < 0.7,
                    made_at=NOW, made_by="", superseded_at=None, read_at=None,
                )
            )  # fmt: skip
        for run in chance.sample(runs, chance.choice((0, 0, 1, 2))):
            tx.add(
                BulkItem(
                    run_id=run.id, registration_id=row.id, expected_version=1, position=row.id, group_label="",
                    state="done", outcome="", attempts=0, error="", error_facts=None, document_id=None,
                )
            )  # fmt: skip
    for document in tx.scalars(select(Document.id)):
        if chance.random() < 0.5:
            tx.add(DocumentReading(document_id=document, read_at=NOW))


def _written_to(tx: Session, chance: random.Random, people: Any) -> None:
    """Mails, and pairs of records that look alike."""
    for number, one in enumerate(people):
        for turn in range(chance.choice((0, 1, 2))):
            state = chance.choice(MAILS)
            tx.add(
                OutboxMessage(
                    template="account_closed", recipient="", language="fr", facts={}, candidate_id=one.id,
                    registration_id=None, message_id=f"{one.id}-{turn}", state=state, attempts=0, error="",
                    created_at=NOW, due_at=NOW, sent_at=chance.choice(INSTANTS) if state == "sent" else None,
                )
            )  # fmt: skip
        if number % 3 == 1:
            state, score = chance.choice(("open", "set_apart", "merged", "undone")), chance.choice((20, 35, 90))
            state, score = (state, score) if number > 1 else ("open", 90)
            tx.add(
                DuplicatePair(
                    a_id=people[number - 1].id, b_id=one.id, score=score, reasons=[], state=state,
                    fingerprint="e" * 64, said="vu" if state == "set_apart" else "", said_by="", said_at=None,
                    found_at=NOW,
                )
            )  # fmt: skip


def _pieces(tx: Session, chance: random.Random, registration_id: int, codes: list[str]) -> None:
    for piece in tx.scalars(select(Piece).where(Piece.registration_id == registration_id)):
        piece.state = chance.choice(("accepted", *PieceState)) if registration_id % 3 else "accepted"
    held = set(tx.scalars(select(Piece.piece_code).where(Piece.registration_id == registration_id)))
    for code in codes:
        if code not in held and chance.random() < 0.3:
            state = chance.choice(list(PieceState)).value
            tx.add(
                Piece(
                    registration_id=registration_id, piece_code=code, state=state, reason="", file_id=None,
                    changed_at=NOW,
                )
            )  # fmt: skip


def _of_candidates(tx: Session, chance: random.Random, people: Any, first: Actor, second: Actor) -> None:
    proof = StoredFile(
        sha256="b" * 64, storage_key="", display_name="", media_type="", size=1, sent_by="", sent_at=NOW
    )  # fmt: skip
    tx.add(proof)
    tx.flush()
    for one in people:
        if chance.random() < 0.5:
            tx.add(_account(chance, one))
        for _ in range(chance.choice((0, 1))):
            _correction(tx, chance, one.id, proof.id, first, second)
        if chance.random() < 0.3 or one is people[0]:
            state = "waiting" if one is people[0] else chance.choice(("waiting", "answered"))
            tx.add(
                ErrorReport(
                    candidate_id=one.id, field="phone", shown="", wanted="", message="", file_id=None, state=state,
                    answer="", correction_id=None, sent_at=NOW, decided_at=None, decided_by="",
                )
            )  # fmt: skip
        if chance.random() < 0.6:
            ends = {"expires_at": NOW + chance.choice((-1, 0, 1)) * timedelta(days=1)}
            ends |= {name: chance.choice((None, None, NOW)) for name in ("used_at", "revoked_at")}
            tx.add(Slip(code_hash=f"{one.id:064d}", candidate_id=one.id, issued_at=NOW, **ends))


def _account(chance: random.Random, one: Candidate) -> Account:
    return Account(
        candidate_id=one.id, email=f"account{one.id}@example.org", email_key=f"account{one.id}@example.org",
        password_hash="", state=chance.choice(("active", "closed")), deadline=NOW,
        activated_at=chance.choice((None, *INSTANTS)), person={}, language="fr", notice_version="", created_at=NOW,
    )  # fmt: skip


def _correction(
    tx: Session, chance: random.Random, candidate_id: int, proof: int, first: Actor, second: Actor
) -> None:  # fmt: skip
    proposed = Correction(
        candidate_id=candidate_id, state="proposed", base_version=1, before={}, after={}, reason_code="typing",
        reason_text="", evidence_id=proof, digest="c" * 64, undoes_id=None, proposer_id=first.id,
        proposer_person_id=first.person_id, proposed_at=NOW, expires_at=NOW, decider_id=None, decider_person_id=None,
        decided_at=None, decision_reason="",
    )  # fmt: skip
    tx.add(proposed)
    tx.flush()
    proposed.state = chance.choice(("proposed", "approved", "refused", "stale"))
    if proposed.state in {"approved", "refused"}:
        proposed.decider_id, proposed.decider_person_id, proposed.decided_at = second.id, second.person_id, NOW
