"""Stand-in reference data until the real files load."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from core.access import system
from core.audit import Event, record
from db.tables import (
    Academie,
    CandidateCategory,
    ExamDomain,
    ExamSession,
    ManagingOffice,
    Paper,
    PaperGrid,
    RequiredPiece,
    School,
    Speciality,
    Window,
)


def load(tx: Session) -> None:
    for code, label, zone in (
        ("08", "Grenoble", "Europe/Paris"),
        ("09", "Lille", "Europe/Paris"),
        ("31", "Martinique", "America/Martinique"),
    ):
        tx.add(Academie(code=code, label=label, er_code=f"A{code}", zone=zone, website="", closed=False))
    tx.flush()
    for code in ("08", "09", "31"):
        tx.add(
            ManagingOffice(
                code=f"DEC-{code}",
                academie_code=code,
                domain_codes=[],
                name=f"DEC {code}",
                email=f"dec@ac-{code}.example",
                phone="01 99 00 00 00",
                address=["1 rue de l’Examen", "38000 Grenoble"],
                demonstration=True,
            )
        )
    for code, label in (("BCP", "Baccalauréat professionnel"), ("CAP", "CAP"), ("BTS", "BTS")):
        tx.add(ExamDomain(code=code, label=label, family="diplome", renounce_is_final=False, regime="paper", facts={}))
        tx.flush()
        tx.add(CandidateCategory(code=f"{code}-IND", domain_code=code, label="Individuel", audience="individual"))
        session = ExamSession(domain_code=code, label="2027", closed=False)
        tx.add(session)
        tx.flush()
        for place in ("08", "09", "31"):
            tx.add(
                Window(
                    exam_session_id=session.id,
                    academie_code=place,
                    foreign_group="",
                    audience="individual",
                    phase="registration",
                    opens_at=datetime(2026, 10, 12, 8, tzinfo=UTC),
                    closes_at=datetime(2026, 12, 15, 16, tzinfo=UTC),
                    zone="Europe/Paris",
                    latched_at=None,
                    source="",
                    demonstration=True,
                )
            )
            tx.add(
                Window(
                    exam_session_id=session.id,
                    academie_code=place,
                    foreign_group="",
                    audience="individual",
                    phase="confirmations",
                    opens_at=datetime(2026, 10, 12, 8, tzinfo=UTC),
                    closes_at=datetime(2027, 1, 8, 22, 59, 59, tzinfo=UTC),
                    zone="Europe/Paris",
                    latched_at=None,
                    source="",
                    demonstration=True,
                )
            )
    for code, domain, label in (
        ("31212", "BCP", "Métiers de l’accueil"),
        ("30004", "BCP", "Assistance à la gestion des organisations et de leurs activités"),
        ("31224", "CAP", "Équipier polyvalent du commerce"),
        ("BTS-MCO", "BTS", "Management commercial opérationnel"),
    ):
        tx.add(Speciality(code=code, domain_code=domain, label=label, from_session="2019", to_session=""))
        tx.flush()
        tx.add(PaperGrid(code=f"{code}-1", speciality_code=code, from_session="2019", to_session="", legal_ref=""))
        tx.flush()
        for position, (paper, name, optional) in enumerate(
            (
                ("E1", "Mathématiques", False),
                ("E4", "Langue vivante", False),
                ("E5-A", "Français", False),
                ("EF1", "Épreuve facultative", True),
            )
        ):
            tx.add(
                Paper(
                    grid_code=f"{code}-1",
                    code=paper,
                    unit_code=paper,
                    label=name,
                    parent_code="",
                    coefficient=None,
                    optional=optional,
                    professional=False,
                    subject="",
                    position=position,
                )
            )
    tx.add(
        RequiredPiece(
            code="identity",
            label="Copie d’une pièce d’identité",
            content={"requirements": [{"audiences": ["individual"]}]},
            position=1,
        )
    )
    tx.add(
        RequiredPiece(
            code="signed_confirmation",
            label="Confirmation signée",
            content={"requirements": [{"regimes": ["paper", "upload"]}]},
            position=2,
        )
    )
    tx.add(
        School(uai="0380001Z", name="Lycée de démonstration", city="Grenoble", academie_code="08", demonstration=True)
    )
    record(tx, system("tests"), Event.REFERENCE_LOADED, "reference", 0)
