"""The law on prior credits: as the reference files write it, and as the database holds it today."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.catalogue.entries import (
    Certainty,
    Circumstance,
    Correspondence,
    Grid,
    Paper,
    Rule,
    RuleKind,
    Title,
)
from core.catalogue.kept import kept
from core.catalogue.reference import Reference
from core.exemptions.matching import Law
from db.tables import ExemptionRule, PaperGrid, PaperMatch, PriorTitle, Speciality
from db.tables import Paper as PaperRow


def law_of(reference: Reference) -> Law:
    """Give the rules of the reference files, in their order, and what they speak of."""
    return Law(
        tuple(reference.rules.values()),
        reference.titles,
        tuple(reference.grids.values()),
        reference.correspondences,
    )


def law_today(tx: Session, domain: str) -> Law:
    """Give the law of one domain as it is loaded today."""
    return kept(
        tx, ("law", domain), lambda: Law(_rules(tx, domain), _titles(tx), _grids(tx, domain), _correspondences(tx))
    )


def _rules(tx: Session, domain: str) -> tuple[Rule, ...]:
    rows = tx.execute(
        select(
            ExemptionRule.code, ExemptionRule.kind, ExemptionRule.label, ExemptionRule.content,
            ExemptionRule.evidence_piece, ExemptionRule.legal_ref, ExemptionRule.from_session,
            ExemptionRule.to_session,
        ).where(ExemptionRule.domain_code == domain)
    )  # fmt: skip
    ordered = sorted(rows, key=lambda row: (row.content.get("position", 0), row.code))
    return tuple(_rule(domain, row) for row in ordered)


def _rule(domain: str, row: Any) -> Rule:
    content = row.content
    return Rule(
        id=row.code, domain=domain, kind=RuleKind(row.kind), label=row.label,
        circumstance=Circumstance(content["circumstance"]), holders=_texts(content, "holders"),
        min_level=content["min_level"], authorities=_texts(content, "authorities"), traits=_texts(content, "traits"),
        without_traits=_texts(content, "without_traits"), audience=content["audience"], form=content["form"],
        targets=_texts(content, "targets"), targets_elsewhere=_texts(content, "targets_elsewhere"),
        min_grade=None if content["min_grade"] is None else Decimal(content["min_grade"]),
        validity_years=content["validity_years"], not_on_parent_since=content["not_on_parent_since"],
        no_honours=content["no_honours"], condition=content["condition"], evidence=row.evidence_piece,
        legal_ref=row.legal_ref, source=content["source"], from_session=int(row.from_session),
        to_session=int(row.to_session) if row.to_session else None, certainty=Certainty(content["certainty"]),
    )  # fmt: skip


def _titles(tx: Session) -> dict[str, Title]:
    rows = tx.execute(select(PriorTitle.code, PriorTitle.label, PriorTitle.level, PriorTitle.facts))
    ordered = sorted(rows, key=lambda row: (row.facts.get("position", 0), row.code))
    return {row.code: _title(row) for row in ordered}


def _title(row: Any) -> Title:
    facts = row.facts
    return Title(
        code=row.code, label=row.label, words=facts.get("words", row.label), scope=facts["scope"],
        circumstance=Circumstance(facts["circumstance"]), level=row.level, authority=facts["authority"],
        other_speciality=facts["other_speciality"], offered=_texts(facts, "offered"),
        traits=_texts(facts, "traits"), further=facts.get("further", False),
    )  # fmt: skip


def _texts(facts: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(facts[name])


def _grids(tx: Session, domain: str) -> tuple[Grid, ...]:
    """Read what rules look at in grids; how sure we are of a paper is only in the files, and no rule depends on it."""
    grids = tx.execute(
        select(
            PaperGrid.code, PaperGrid.speciality_code, PaperGrid.from_session, PaperGrid.to_session, PaperGrid.legal_ref
        )
        .join(Speciality, Speciality.code == PaperGrid.speciality_code)
        .where(Speciality.domain_code == domain)
        .order_by(PaperGrid.code)
    ).all()
    papers = _papers(tx, [grid.code for grid in grids])
    return tuple(
        Grid(
            grid.code, domain, grid.speciality_code, int(grid.from_session),
            int(grid.to_session) if grid.to_session else None, grid.legal_ref, Certainty.INFERENCE,
            partial=False, demonstration=False, note="", papers=tuple(papers.get(grid.code, ())),
        )
        for grid in grids
    )  # fmt: skip


def _papers(tx: Session, grids: Iterable[str]) -> dict[str, list[Paper]]:
    rows = tx.execute(
        select(
            PaperRow.grid_code, PaperRow.code, PaperRow.unit_code, PaperRow.label, PaperRow.parent_code,
            PaperRow.coefficient, PaperRow.optional, PaperRow.professional, PaperRow.subject,
        ).where(PaperRow.grid_code.in_(list(grids))).order_by(PaperRow.grid_code, PaperRow.position)
    )  # fmt: skip
    found: dict[str, list[Paper]] = {}
    for row in rows:
        grid, code, unit, label, parent, coefficient, optional, professional, subject = row
        found.setdefault(grid, []).append(
            Paper(
                code, unit, label, parent, coefficient, optional, professional, subject, "", Certainty.INFERENCE
            )
        )  # fmt: skip
    return found


def _correspondences(tx: Session) -> tuple[Correspondence, ...]:
    rows = tx.execute(select(PaperMatch.old_grid, PaperMatch.new_grid, PaperMatch.old_code, PaperMatch.new_code))
    heirs: dict[tuple[str, str, str], list[str]] = {}
    for old_grid, new_grid, old, new in rows:
        heirs.setdefault((old_grid, new_grid, old), []).append(new)
    return tuple(
        Correspondence(old_grid, new_grid, old, tuple(sorted(new)), Certainty.INFERENCE, "")
        for (old_grid, new_grid, old), new in sorted(heirs.items())
    )
