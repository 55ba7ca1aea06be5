"""The names of the codes a search is made of, for its sentence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.search.conditions.fields import FIELDS
from core.search.conditions.rules import every
from core.search.query import Query
from db.tables import (
    Academie,
    CandidateCategory,
    ExamDomain,
    ExemptionRule,
    ManagingOffice,
    RequiredPiece,
    School,
    Speciality,
)

_CHOICES: dict[str, tuple[Any, Any]] = {
    "academies": (Academie.code, Academie.label), "domains": (ExamDomain.code, ExamDomain.label),
    "specialities": (Speciality.code, Speciality.label),
    "categories": (CandidateCategory.code, CandidateCategory.label),
    "offices": (ManagingOffice.code, ManagingOffice.name),
    "pieces": (RequiredPiece.code, RequiredPiece.label), "exemption_rules": (ExemptionRule.code, ExemptionRule.label),
}  # fmt: skip


def labels_of(tx: Session, query: Query) -> dict[str, str]:
    """Give the names of the codes of a search: by the code alone for its filters, by list and code for conditions."""
    named = (
        (Academie.code, Academie.label, query.academies),
        (ExamDomain.code, ExamDomain.label, query.domains),
        (Speciality.code, Speciality.label, query.specialities),
        (ManagingOffice.code, ManagingOffice.name, query.offices),
        (School.uai, School.name, query.schools),
    )
    found = {
        code: label
        for key, name, codes in named
        if codes
        for code, label in tx.execute(select(key, name).where(key.in_(codes)))
    }
    for choices, codes in _chosen(query).items():
        key, name = _CHOICES[choices]
        rows = tx.execute(select(key, name).where(key.in_(sorted(codes))))
        found |= {f"{choices}:{code}": label for code, label in rows}
    return found


def _chosen(query: Query) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in every(query.conditions):
        if (choices := FIELDS[one.field].choices) in _CHOICES:
            found.setdefault(choices, set()).update(one.values)
    return found


def said(tx: Session, query: Query, language: str) -> str:
    """Say a search in words, with the names of its codes."""
    return query.as_sentence(language, labels_of(tx, query))


def in_words(tx: Session, actor: Actor, query: Query) -> str:
    """Say a search to the person who asks it."""
    require(actor, Permission.CANDIDATE_SEARCH)
    return said(tx, query, actor.language)
