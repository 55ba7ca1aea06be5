"""Sample confirmations, invented for demonstration: for previews, measurements and tests; no real person is named."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from core.documents.facts import ConfirmationFacts, PrintContext, ReturnRegime
from core.documents.wording import load_template
from core.registrations.snapshot import (
    PaperStatus,
    PrintedContact,
    PrintedCredit,
    PrintedExam,
    PrintedIdentity,
    PrintedPaper,
    PrintedPiece,
    PrintedSchool,
    Snapshot,
)

_NAMES = (
    "Martin", "Lefèvre", "Le Goff", "d’Aubigné", "Bœuf-Garnier", "N’Diaye", "Çelik", "Nuñez", "Marchal", "Péron",
    "Hébrard", "Vasseur", "Roussel", "Delaunay", "Kermarrec", "Saint-Amand", "Ozoux", "Teriitehau", "Garcia", "Benali",
)  # fmt: skip
_FIRST_NAMES = (
    "Éléonore", "Maël", "Zoé", "Jean-Baptiste", "Inès", "Noël", "Camille", "Anaïs", "Théo", "Marie", "Loïc", "Aïcha",
    "Gaël", "Héloïse", "Yanis", "Clémence", "Raphaël", "Chloé", "Côme", "Lou",
)  # fmt: skip
_STREETS = ("rue des Lilas", "avenue Jean-Jaurès", "chemin de l’Église", "boulevard Gambetta", "impasse du Moulin")
_TOWNS = (
    ("38000", "Grenoble", "38"),
    ("73000", "Chambéry", "73"),
    ("26000", "Valence", "26"),
    ("74000", "Annecy", "74"),
)
_PAPERS = (
    ("E1-A", "Mathématiques", False), ("E1-B", "Physique-chimie", False),
    ("E2", "Analyse et préparation d’une intervention", False), ("E3-A", "Réalisation d’une intervention", False),
    ("E3-B", "Économie-gestion", False), ("E3-C", "Prévention-santé-environnement", False),
    ("E4", "Langue vivante", False), ("E5-A", "Français", False),
    ("E5-B", "Histoire-géographie et enseignement moral et civique", False),
    ("E6", "Arts appliqués et culture artistique", False), ("E7", "Éducation physique et sportive", False),
    ("EF1", "Langue vivante facultative", True),
)  # fmt: skip
_EXEMPTED = frozenset({"E4", "E5-A", "E5-B", "E6", "E7"})
_PIECES = (
    PrintedPiece("ID", "Photocopie recto verso d’une pièce d’identité en cours de validité"),
    PrintedPiece("JDC", "Certificat de participation à la journée défense et citoyenneté, ou attestation provisoire"),
    PrintedPiece("PFMP", "Attestations de périodes de formation en milieu professionnel"),
    PrintedPiece("DIP", "Photocopie du diplôme ou du relevé de notes ouvrant droit à chaque dispense demandée"),
)
OFFICE = PrintContext(
    office_name="Division des examens et concours, bureau DEC 5 (démonstration)",
    office_address=("Rectorat de Grenoble", "7 place Bir-Hakeim", "CS 81065", "38021 Grenoble Cedex 1"),
    office_email="dec5.demonstration@example.fr",
    office_phone="04 00 00 00 00",
    website="https://examens.example.fr",
    regime=ReturnRegime.PAPER,
    closes_at=datetime(2025, 11, 21, 16, 0, tzinfo=UTC),
    return_by=datetime(2025, 12, 5, 16, 0, tzinfo=UTC),
    zone="Europe/Paris",
)


def sample_confirmations(count: int, *, first: int = 0) -> Iterator[ConfirmationFacts]:
    """Give as many invented confirmations as asked; the same rank gives the same one."""
    for rank in range(first, first + count):
        yield sample_confirmation(rank)


def sample_confirmation(rank: int = 0) -> ConfirmationFacts:
    """Give the invented confirmation of a rank."""
    draw = random.Random(rank)
    exempted = draw.random() < 0.2  # noqa: PLR2004 - a fifth have prior credits
    code = "".join(draw.choices("ABCDEFGHJKMNPQRSTVWXYZ23456789", k=12))
    code = f"{code[:4]}-{code[4:8]}-{code[8:]}"
    snapshot = Snapshot(
        candidate_number=f"02{draw.randrange(10**9):09d}",
        registration_number=1 if draw.random() < 0.9 else 2,  # noqa: PLR2004
        version=draw.choice((1, 1, 1, 2, 3)),
        identity=_identity(draw),
        contact=_contact(draw),
        exam=PrintedExam(
            "BCP", "Baccalauréat professionnel", "2026", "08", "Grenoble",
            "25510", "Maintenance des systèmes de production connectés", "Candidat individuel",
        ),
        school=PrintedSchool("", "", "", ""),
        papers=_papers(exempted=exempted),
        credits=(PrintedCredit("BTS, toutes spécialités", 2017, "Corse"),) if exempted else (),
        pieces=_PIECES if exempted else _PIECES[:3],
    )  # fmt: skip
    return ConfirmationFacts(
        snapshot=snapshot,
        context=OFFICE,
        template=load_template("confirmation"),
        issued_at=datetime(2025, 10, 13, 7, 0, tzinfo=UTC) + timedelta(seconds=draw.randrange(30 * 86_400)),
        check_code=code,
        check_url=f"{OFFICE.website}/v/{code}",
    )


def with_school(facts: ConfirmationFacts) -> ConfirmationFacts:
    """Give the same confirmation for a school candidate."""
    school = PrintedSchool("0380001A", "Lycée professionnel des Alpes (démonstration)", "Grenoble", "TMSPC1")
    exam = replace(facts.snapshot.exam, category_label="Scolaire")
    return replace(facts, snapshot=replace(facts.snapshot, school=school, exam=exam))


def _identity(draw: random.Random) -> PrintedIdentity:
    civility = draw.choice(("Madame", "Monsieur"))
    usual = draw.choice(_NAMES) if draw.random() < 0.1 else ""  # noqa: PLR2004
    town = draw.choice(_TOWNS)
    return PrintedIdentity(
        civility=civility,
        birth_name=f"{draw.choice(_NAMES)} {draw.choice(_NAMES)}" if draw.random() < 0.2 else draw.choice(_NAMES),  # noqa: PLR2004
        usual_name=usual,
        first_names=", ".join(draw.sample(_FIRST_NAMES, draw.choice((1, 1, 2, 3)))),
        birth_date=date(1990, 1, 1) + timedelta(days=draw.randrange(7300)),
        birth_place=town[1],
        birth_departement=town[2],
        birth_country="France",
        nationality="Française",
        ine=f"{draw.randrange(10**9):09d}{draw.choice('ABCDEFGH')}{draw.choice('ABCDEFGH')}",
    )


def _contact(draw: random.Random) -> PrintedContact:
    town = draw.choice(_TOWNS)
    return PrintedContact(
        email=f"candidat.{draw.randrange(10**6):06d}@example.fr",
        phone=f"06 00 {draw.randrange(100):02d} {draw.randrange(100):02d} {draw.randrange(100):02d}",
        address=(f"{draw.randrange(1, 200)} {draw.choice(_STREETS)}",),
        postcode=town[0],
        city=town[1],
        country="France",
    )


def _papers(*, exempted: bool) -> tuple[PrintedPaper, ...]:
    return tuple(
        PrintedPaper(
            code=code,
            label=label,
            optional=optional,
            status=PaperStatus.EXEMPTED if exempted and code in _EXEMPTED else PaperStatus.SAT,
            choice="Anglais" if code == "E4" else "Espagnol" if code == "EF1" else "",
        )
        for code, label, optional in _PAPERS
    )
