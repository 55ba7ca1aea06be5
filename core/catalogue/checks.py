"""Refuse reference files that contradict each other; each defect names the file and the key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from core.catalogue.entries import ANY_PAPER, PROFESSIONAL, Circumstance, Grid, Rule, RuleKind
from core.catalogue.rules import in_force, is_uai
from core.catalogue.toml_reading import ReferenceDefect

if TYPE_CHECKING:
    from core.catalogue.reference import Reference


def check(reference: Reference) -> None:
    """Refuse what no single file could show: unknown codes, codes used twice, windows that close before they open."""
    _check_places(reference)
    _check_domains(reference)
    _check_grids(reference)
    _check_correspondences(reference)
    _check_rules(reference)
    _check_situations(reference)
    _check_pieces(reference)
    _check_windows(reference)


def _known(file: str, key: str, codes: Iterable[str], known: Iterable[str]) -> None:
    unknown = sorted(set(codes) - set(known))
    if unknown:
        raise ReferenceDefect(file, key, f"names what does not exist: {', '.join(unknown)}")


def _once(file: str, key: str, codes: Iterable[str]) -> None:
    twice = sorted(code for code, count in Counter(codes).items() if count > 1)
    if twice:
        raise ReferenceDefect(file, key, f"is given twice: {', '.join(twice)}")


def _check_places(reference: Reference) -> None:
    academies, domains = reference.academies, reference.domains
    countries = {country.code for country in reference.countries}
    for academie in academies.values():
        _known(
            "academies.toml", f"academie[{academie.code}].merged_into", filter(None, [academie.merged_into]), academies
        )
    _once("academies.toml", "departements", (d for a in academies.values() for d in a.departements))
    _once("countries.toml", "code", (country.code for country in reference.countries))
    _once("offices.toml", "code", (office.code for office in reference.offices))
    for office in reference.offices:
        _known("offices.toml", f"office[{office.code}].academie", [office.academie], academies)
        _known("offices.toml", f"office[{office.code}].domains", office.domains, domains)
    for group in reference.groups.values():
        where = f"group[{group.code}]"
        _known("foreign_centres.toml", f"{where}.academie", [group.academie], academies)
        _once("foreign_centres.toml", f"{where}.countries", (centre.code for centre in group.centres))
        for centre in group.centres:
            _known("foreign_centres.toml", f"{where}.countries", [centre.country], countries)
            _known("foreign_centres.toml", f"{where}.domains", (*centre.domains, *group.domains), domains)
    for calendar in reference.calendar_groups:
        _known("foreign_centres.toml", f"calendar_group[{calendar.code}].countries", calendar.countries, countries)
    _check_schools_and_communes(reference)


def _check_schools_and_communes(reference: Reference) -> None:
    _once("schools.toml", "uai", (school.uai for school in reference.schools))
    for school in reference.schools:
        _known("schools.toml", f"schools[{school.uai}].academie", [school.academie], reference.academies)
        if not is_uai(school.uai):
            raise ReferenceDefect("schools.toml", f"schools[{school.uai}].uai", "has a wrong key letter")
    departements = {d: a.code for a in reference.academies.values() for d in a.departements}
    _once("communes.toml", "code", (commune.code for commune in reference.communes))
    for commune in reference.communes:
        if departements.get(commune.departement) != commune.academie:
            raise ReferenceDefect("communes.toml", f"communes[{commune.code}].departement", "is not of that académie")


def _check_domains(reference: Reference) -> None:
    domains = reference.domains
    for domain in domains.values():
        where = f"domain[{domain.code}]"
        _known("domains.toml", f"{where}.parent", filter(None, [domain.parent]), domains)
        _known("domains.toml", f"{where}.regime_by_academie", dict(domain.regime_by_academie), reference.academies)
        if domain.registration and not domain.categories:
            raise ReferenceDefect("domains.toml", f"{where}.categories", "is empty, and one registers for this domain")
    _once("domains.toml", "categories", (c.code for domain in domains.values() for c in domain.categories))
    _known("exams", "domains", reference.bare_domains, domains)
    with_exams = {s.domain for s in reference.specialities.values()} | set(reference.bare_domains)
    missing = sorted(code for code, domain in domains.items() if domain.registration and code not in with_exams)
    if missing:
        raise ReferenceDefect("exams", "domain", f"no file speaks of {', '.join(missing)}")


def _check_grids(reference: Reference) -> None:
    for speciality in reference.specialities.values():
        _known("exams", f"speciality[{speciality.code}].domain", [speciality.domain], reference.domains)
    for grid in reference.grids.values():
        where = f"grid[{grid.code}]"
        codes = [paper.code for paper in grid.papers]
        _once("exams", f"{where}.papers", codes)
        for paper in grid.papers:
            _known("exams", f"{where}.papers[{paper.code}].parent", filter(None, [paper.parent]), codes)
            if any(other.code == paper.parent and other.parent for other in grid.papers):
                raise ReferenceDefect("exams", f"{where}.papers[{paper.code}].parent", "is itself a sub-paper")
        if grid.to_session is not None and grid.to_session < grid.from_session:
            raise ReferenceDefect("exams", f"{where}.to_session", "comes before from_session")
    for one, other in combinations(reference.grids.values(), 2):
        if one.speciality == other.speciality and _overlap(one, other):
            raise ReferenceDefect("exams", f"grid[{other.code}]", f"is in force together with {one.code}")


def _overlap(one: Grid, other: Grid) -> bool:
    return in_force(one.from_session, one.to_session, other.from_session) or in_force(
        other.from_session, other.to_session, one.from_session
    )


def _check_correspondences(reference: Reference) -> None:
    for one in reference.correspondences:
        where = f"correspondence[{one.old_grid} to {one.new_grid}].matches[{one.old}]"
        _known("exams", where, [one.old_grid, one.new_grid], reference.grids)
        old, new = reference.grids[one.old_grid], reference.grids[one.new_grid]
        if old.speciality != new.speciality or old.from_session >= new.from_session:
            raise ReferenceDefect("exams", where, "does not go from an older grid of a speciality to a newer one")
        _known("exams", where, [one.old], (paper.code for paper in old.papers))
        _known("exams", where, one.new, (paper.code for paper in new.papers))


def _check_rules(reference: Reference) -> None:
    subjects: dict[str, set[str]] = {}
    for grid in reference.grids.values():
        subjects.setdefault(grid.domain, set()).update(p.subject for p in grid.papers if p.subject)
    traits = {trait.code for trait in reference.traits}
    for title in reference.titles.values():
        _known("titles.toml", f"title[{title.code}].offered", title.offered, reference.domains)
        _known("titles.toml", f"title[{title.code}].traits", title.traits, traits)
    for rule in reference.rules.values():
        where = f"rule[{rule.id}]"
        _known("exemptions.toml", f"{where}.domain", [rule.domain], reference.domains)
        _known("exemptions.toml", f"{where}.holders", rule.holders, reference.titles)
        _known("exemptions.toml", f"{where}.traits", (*rule.traits, *rule.without_traits), traits)
        _known("exemptions.toml", f"{where}.evidence", filter(None, [rule.evidence]), reference.pieces)
        if rule.domain in subjects:
            known = subjects[rule.domain] | {ANY_PAPER, PROFESSIONAL}
            _known("exemptions.toml", f"{where}.targets", rule.targets, known)
        reached = any(reference.titles[code].circumstance is rule.circumstance for code in rule.holders)
        if rule.holders and not reached:
            raise ReferenceDefect("exemptions.toml", f"{where}.holders", f"none is declared as {rule.circumstance}")
        _check_rule_is_whole(rule, where)


def _check_situations(reference: Reference) -> None:
    seen = set()
    for one in reference.situations:
        where = f"situation[{one.domain} {one.circumstance}]"
        _known("prior_credits.toml", f"{where}.domain", [one.domain], reference.domains)
        if (one.domain, one.circumstance) in seen:
            raise ReferenceDefect("prior_credits.toml", where, "is given twice")
        seen.add((one.domain, one.circumstance))
    for rule in reference.rules.values():
        wanted = (rule.domain, rule.circumstance)
        open_here = reference.domains[rule.domain].registration and rule.circumstance is not Circumstance.ENTRY
        if open_here and wanted not in seen:
            raise ReferenceDefect("prior_credits.toml", f"situation[{rule.domain} {rule.circumstance}]", "is missing")


def _check_rule_is_whole(rule: Rule, where: str) -> None:
    if rule.kind in {RuleKind.KEPT, RuleKind.CARRIED} and rule.validity_years is None:
        raise ReferenceDefect("exemptions.toml", f"{where}.validity_years", "is missing: no grade is kept for ever")
    if rule.circumstance in {Circumstance.ENTRY, Circumstance.CHOICE}:
        return
    if not rule.holders and not rule.authorities:
        raise ReferenceDefect("exemptions.toml", f"{where}.holders", "is empty: the rule concerns nobody")


def _check_pieces(reference: Reference) -> None:
    categories = {c.code for domain in reference.domains.values() for c in domain.categories}
    for position, one in enumerate(reference.requirements, start=1):
        where = f"requirement[{position}]"
        _known("pieces.toml", f"{where}.piece", [one.piece], reference.pieces)
        _known("pieces.toml", f"{where}.domains", one.domains, reference.domains)
        _known("pieces.toml", f"{where}.categories", one.categories, categories)
        _known("pieces.toml", f"{where}.rules", one.rules, reference.rules)


def _check_windows(reference: Reference) -> None:
    keys = []
    for one in reference.windows:
        key = f"{one.domain} {one.exam_session} {one.group or one.academie} {one.audience} {one.phase}"
        keys.append(key)
        _known("windows.toml", key, [one.domain], reference.domains)
        _known("windows.toml", key, [one.academie], reference.academies)
        if one.group and reference.groups[one.group].academie != one.academie:
            raise ReferenceDefect("windows.toml", key, f"is not of the académie of the group {one.group}")
        if not reference.domains[one.domain].registration:
            raise ReferenceDefect("windows.toml", key, "is for a domain that nobody registers for")
        if one.closes <= one.opens:
            raise ReferenceDefect("windows.toml", key, "closes before it opens")
    _once("windows.toml", "window", keys)
