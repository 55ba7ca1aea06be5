"""The labels and papers of the catalogue that a snapshot freezes, read once per transaction."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.catalogue.kept import kept
from core.pieces.rules import AskablePiece
from core.registrations import rules
from core.registrations.errors import NoGrid, UnknownCode
from db.tables import (
    Academie,
    CandidateCategory,
    ExamDomain,
    ExamSession,
    Paper,
    PaperGrid,
    PriorTitle,
    RequiredPiece,
    School,
    Speciality,
)


@dataclass(slots=True)
class Labels:
    """What codes mean today; filled from the database as it is asked."""

    tx: Session
    academies: dict[str, str] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    specialities: dict[str, str] = field(default_factory=dict)
    printed_codes: dict[str, str] = field(default_factory=dict)
    regimes_of_places: dict[str, dict[str, str]] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    regimes: dict[str, str] = field(default_factory=dict)
    pieces: list[AskablePiece] = field(default_factory=list)
    schools: dict[str, School | None] = field(default_factory=dict)
    exam_sessions: dict[int, ExamSession] = field(default_factory=dict)
    grids: dict[tuple[str, str], list[Paper]] = field(default_factory=dict)

    def papers(self, speciality_code: str, exam_session: str) -> list[Paper]:
        """Give the papers of the grid in force for an exam session, in printing order."""
        key = (speciality_code, exam_session)
        if key not in self.grids:
            grids = self.tx.scalars(select(PaperGrid).where(PaperGrid.speciality_code == speciality_code))
            fitting = [g for g in grids if rules.in_force(g.from_session, g.to_session, exam_session)]
            if not fitting:
                raise NoGrid(speciality=speciality_code, exam_session=exam_session)
            newest = max(fitting, key=lambda grid: grid.from_session)
            found = self.tx.scalars(select(Paper).where(Paper.grid_code == newest.code).order_by(Paper.position))
            self.grids[key] = list(found)
        return self.grids[key]

    def school(self, uai: str) -> School | None:
        """Give a school by its code; there are thousands, so each is read when it is asked for."""
        if uai not in self.schools:
            self.schools[uai] = self.tx.get(School, uai) if uai else None
        return self.schools[uai]

    def regime(self, domain_code: str, academie_code: str) -> str:
        """Give how a confirmation becomes a signature in a place: the académie's own way, else the domain's."""
        return self.regimes_of_places[domain_code].get(academie_code, self.regimes[domain_code])

    def exam_session(self, exam_session_id: int) -> ExamSession:
        """Give an exam session by its identifier."""
        if exam_session_id not in self.exam_sessions:
            found = self.tx.get(ExamSession, exam_session_id)
            if found is None:
                raise UnknownCode(kind="exam_session", value=str(exam_session_id))
            self.exam_sessions[exam_session_id] = found
        return self.exam_sessions[exam_session_id]


def labels(tx: Session) -> Labels:
    """Give the labels of the catalogue, read once in this transaction."""
    found = tx.info.get("labels")
    if isinstance(found, Labels):
        return found
    domains = tx.execute(select(ExamDomain.code, ExamDomain.label, ExamDomain.regime, ExamDomain.facts)).all()
    words = kept(tx, "labels", lambda: _words(tx))
    made = Labels(
        tx,
        academies=words.academies,
        domains={row.code: row.label for row in domains},
        printed_codes=words.printed_codes,
        regimes_of_places={row.code: row.facts.get("regime_by_academie", {}) for row in domains},
        specialities=words.specialities,
        categories=words.categories,
        titles=words.titles,
        regimes={row.code: row.regime for row in domains},
        pieces=words.pieces,
    )
    tx.info["labels"] = made
    return made


@dataclass(frozen=True, slots=True)
class _Words:
    """What codes mean in one edition of the catalogue."""

    academies: dict[str, str]
    specialities: dict[str, str]
    printed_codes: dict[str, str]
    categories: dict[str, str]
    titles: dict[str, str]
    pieces: list[AskablePiece]


def _words(tx: Session) -> _Words:
    specialities = tx.execute(select(Speciality.code, Speciality.label, Speciality.printed_code)).all()
    return _Words(
        academies=dict(tx.execute(select(Academie.code, Academie.label)).all()),
        specialities={row.code: row.label for row in specialities},
        printed_codes={row.code: row.printed_code for row in specialities},
        categories=dict(tx.execute(select(CandidateCategory.code, CandidateCategory.label)).all()),
        titles=dict(tx.execute(select(PriorTitle.code, PriorTitle.label)).all()),
        pieces=[
            AskablePiece(row.code, row.label, tuple(row.content.get("requirements", ())))
            for row in tx.scalars(select(RequiredPiece).order_by(RequiredPiece.position))
        ],
    )
