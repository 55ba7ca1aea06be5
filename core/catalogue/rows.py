"""The rows of the database that the reference files describe, table by table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from core.catalogue.entries import Grid, Requirement, Rule
from core.catalogue.reference import Reference
from db.tables import (
    Academie,
    CandidateCategory,
    Commune,
    ExamDomain,
    ExemptionRule,
    ForeignCentre,
    ManagingOffice,
    Paper,
    PaperGrid,
    PaperMatch,
    PriorTitle,
    RequiredPiece,
    School,
    Speciality,
)
from db.tables.base import Base

Row = dict[str, Any]
RULE_COLUMNS = {"id", "domain", "kind", "label", "evidence", "legal_ref", "from_session", "to_session"}


def tables(reference: Reference) -> Iterator[tuple[type[Base], tuple[str, ...], list[Row]]]:
    """Give, in an order that foreign keys allow, each table, the columns that name a row, and its rows."""
    yield Academie, ("code",), list(_academies(reference))
    yield ExamDomain, ("code",), list(_domains(reference))
    yield CandidateCategory, ("code",), list(_categories(reference))
    yield ManagingOffice, ("code",), list(_offices(reference))
    yield ForeignCentre, ("code",), list(_centres(reference))
    yield Speciality, ("code",), list(_specialities(reference))
    yield PaperGrid, ("code",), [_grid(grid) for grid in reference.grids.values()]
    yield Paper, ("grid_code", "code"), [row for grid in reference.grids.values() for row in _papers(grid)]
    yield PaperMatch, ("old_grid", "old_code", "new_grid", "new_code"), list(_matches(reference))
    yield PriorTitle, ("code",), list(_titles(reference))
    rules = enumerate(reference.rules.values(), start=1)
    yield ExemptionRule, ("code",), [_rule(rule, position) for position, rule in rules]
    yield RequiredPiece, ("code",), list(_pieces(reference))
    yield School, ("uai",), list(_schools(reference))
    yield Commune, ("code",), list(_communes(reference))


def _bound(year: int | None) -> str:
    return "" if year is None else str(year)


def _academies(reference: Reference) -> Iterator[Row]:
    for one in reference.academies.values():
        yield {
            "code": one.code, "label": one.label, "er_code": one.er, "zone": one.zone,
            "website": one.website, "closed": one.closed,
        }  # fmt: skip


def _domains(reference: Reference) -> Iterator[Row]:
    for one in reference.domains.values():
        facts = {
            "parent": one.parent,
            "registration": one.registration,
            "note": one.note,
            "regime_by_academie": {code: regime.value for code, regime in one.regime_by_academie},
            "languages": [{"code": language.code, "label": language.label} for language in reference.languages],
        }
        yield {
            "code": one.code, "label": one.label, "family": one.family, "facts": facts,
            "renounce_is_final": one.renounce_is_final, "regime": one.regime.value,
        }  # fmt: skip


def _categories(reference: Reference) -> Iterator[Row]:
    for domain in reference.domains.values():
        for one in domain.categories:
            yield {"code": one.code, "domain_code": domain.code, "label": one.label, "audience": one.audience.value}


def _offices(reference: Reference) -> Iterator[Row]:
    for one in reference.offices:
        yield {
            "code": one.code, "academie_code": one.academie, "domain_codes": list(one.domains), "name": one.name,
            "email": one.email, "phone": one.phone, "address": list(one.address), "demonstration": one.demonstration,
        }  # fmt: skip


def _centres(reference: Reference) -> Iterator[Row]:
    names = {country.code: country.name for country in reference.countries}
    for group in reference.groups.values():
        for one in group.centres:
            yield {
                "code": one.code, "academie_code": group.academie, "country": names[one.country],
                "country_code": one.country, "zone": one.zone, "group_code": group.code,
                "domain_codes": list(one.domains), "source": group.source,
            }  # fmt: skip


def _specialities(reference: Reference) -> Iterator[Row]:
    for one in reference.specialities.values():
        yield {
            "code": one.code, "printed_code": one.printed_code, "domain_code": one.domain, "label": one.label,
            "from_session": _bound(one.from_session), "to_session": _bound(one.to_session),
        }  # fmt: skip


def _grid(grid: Grid) -> Row:
    return {
        "code": grid.code, "speciality_code": grid.speciality, "legal_ref": grid.legal_ref,
        "from_session": _bound(grid.from_session), "to_session": _bound(grid.to_session),
    }  # fmt: skip


def _papers(grid: Grid) -> Iterator[Row]:
    for position, one in enumerate(grid.papers, start=1):
        yield {
            "grid_code": grid.code, "code": one.code, "unit_code": one.unit, "label": one.label,
            "parent_code": one.parent, "coefficient": one.coefficient, "optional": one.optional,
            "professional": one.professional, "subject": one.subject, "choice": one.choice, "position": position,
        }  # fmt: skip


def _matches(reference: Reference) -> Iterator[Row]:
    for one in reference.correspondences:
        for new in one.new:
            yield {
                "old_grid": one.old_grid, "old_code": one.old, "new_grid": one.new_grid, "new_code": new,
                "source": one.source,
            }  # fmt: skip


def _titles(reference: Reference) -> Iterator[Row]:
    for position, one in enumerate(reference.titles.values(), start=1):
        facts = {
            "position": position, "words": one.words, "further": one.further,
            "scope": one.scope, "circumstance": one.circumstance.value, "authority": one.authority,
            "other_speciality": one.other_speciality, "offered": list(one.offered), "traits": list(one.traits),
        }  # fmt: skip
        yield {"code": one.code, "label": one.label, "level": one.level, "facts": facts}


def _rule(rule: Rule, position: int) -> Row:
    content = {name: _plain(value) for name, value in asdict(rule).items() if name not in RULE_COLUMNS}
    content["position"] = position
    return {
        "code": rule.id, "domain_code": rule.domain, "kind": rule.kind.value, "label": rule.label, "content": content,
        "evidence_piece": rule.evidence, "legal_ref": rule.legal_ref,
        "from_session": _bound(rule.from_session), "to_session": _bound(rule.to_session),
    }  # fmt: skip


def _pieces(reference: Reference) -> Iterator[Row]:
    for position, one in enumerate(reference.pieces.values(), start=1):
        asked = [_requirement(each) for each in reference.requirements if each.piece == one.code]
        yield {
            "code": one.code, "label": one.label, "position": position,
            "content": {"sealed": one.sealed, "requirements": asked},
        }  # fmt: skip


def _requirement(one: Requirement) -> Row:
    """Give the conditions that a requirement states, and nothing about those it does not."""
    return {name: _plain(value) for name, value in asdict(one).items() if value and name != "piece"}


def _schools(reference: Reference) -> Iterator[Row]:
    for one in reference.schools:
        yield {
            "uai": one.uai, "name": one.name, "city": one.city, "academie_code": one.academie,
            "demonstration": one.demonstration,
        }  # fmt: skip


def _communes(reference: Reference) -> Iterator[Row]:
    for one in reference.communes:
        yield {
            "code": one.code, "name": one.name, "postcode": one.postcode, "departement": one.departement,
            "academie_code": one.academie,
        }  # fmt: skip


def _plain(value: Any) -> Any:
    """Write a value as JSON keeps it: lists for tuples, text for exact decimals."""
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    return str(value)
