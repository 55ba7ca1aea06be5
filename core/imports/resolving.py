"""What a line is for, in the office's own codes: exam session, speciality, académie, category, answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.rights import scopes_for
from core.candidates.folding import fold
from core.imports.findings import Finding, found
from core.imports.formats import HORS_BEE
from core.imports.known_from import Codes, KnownExamSession, KnownSpeciality, only
from core.imports.rows import ImportedEntry
from core.imports.rules import departement_of_school
from core.imports.simple_list import Criteria
from core.registrations.actions import Entry
from core.registrations.errors import NoGrid
from core.registrations.labels import labels
from db.tables import Paper

OTHER = "other"  # where answers that name no paper are kept, beside those by paper code
_BY_SUBJECT = {"language_a": ("lva", 0), "language_b": ("lvb", 0), "speciality_1": ("specialite", 0),
               "speciality_2": ("specialite", 1)}  # fmt: skip
_LANGUAGES = frozenset({"language_a", "language_b", "international_section", "european_section"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a whole file: where it says nothing, or says otherwise.

    `visible_from` is the instant before which candidates see nothing of what a file of facts says; empty: at once.
    """

    exam_session: str = ""
    academie: str = ""
    visible_from: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a line is for, or why that cannot be said; `place` is known even when the rest is not."""

    entry: Entry | None
    place: tuple[str, str] | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Resolver:
    """What resolving the lines of one file needs: the codes, the file's criteria, a person's choice, who asks."""

    tx: Session
    codes: Codes
    format: str
    exam_session: str
    academie: str
    domain_hint: str
    actor: Actor
    permission: Permission


def resolver(
    tx: Session,
    actor: Actor,
    permission: Permission,
    codes: Codes,
    file_format: str,
    criteria: Criteria,
    choice: Choice,
) -> Resolver:
    """Prepare the resolving of one file; the only académie of the person who asks stands for one not given."""
    own = {scope.academie_code for scope in scopes_for(actor, permission)}
    titled = {fold(label): code for code, label in codes.domains.items()}
    return Resolver(
        tx, codes, file_format, choice.exam_session or criteria.exam_session,
        choice.academie or (next(iter(own)) if len(own) == 1 else ""), titled.get(fold(criteria.title), ""),
        actor, permission,
    )  # fmt: skip


def resolve(asked: ImportedEntry, line: int, with_: Resolver) -> Resolved:
    """Say what a line is for."""
    findings: list[Finding] = []
    speciality = _speciality(asked, line, with_, findings)
    if speciality is None:
        return Resolved(None, None, tuple(findings))
    academie = _academie(asked, with_)
    if not academie:
        findings.append(found("academie_missing", line, column="school", value=asked.school_uai))
        return Resolved(None, None, tuple(findings))
    place = (academie, speciality.domain_code)
    if not covers(with_.actor, with_.permission, place):
        label = with_.codes.known.academies.get(academie, academie)
        findings.append(found("place_not_yours", line, academie=label, domain=speciality.domain_code))
    session = _exam_session(speciality, line, with_, findings)
    papers = _papers(speciality, session, line, with_, findings) if session else []
    if session is None or any(finding.blocks for finding in findings):
        return Resolved(None, place, tuple(findings))
    category = with_.codes.categories.get(asked.category_code)
    entry = Entry(
        exam_session_id=session.id, academie_code=academie, speciality_code=speciality.code,
        category_code=asked.category_code if category else "",
        audience=category.audience if category else "school" if asked.school_uai else "individual",
        school_uai=asked.school_uai, class_name=asked.class_name,
        answers=answers(asked, papers, with_.codes),
    )  # fmt: skip
    return Resolved(entry, place, tuple(findings))


def covers(actor: Actor, permission: Permission, place: tuple[str, str]) -> bool:
    """Whether an académie and domain are of the actor's perimeter."""
    return any(
        scope.academie_code in {"", place[0]} and scope.domain_code in {"", place[1]}
        for scope in scopes_for(actor, permission)
    )


def _speciality(asked: ImportedEntry, line: int, with_: Resolver, findings: list[Finding]) -> KnownSpeciality | None:
    """Find the speciality by its code: a code that recurs is that of the category's domain, or of the title's."""
    column, code = ("series", asked.series) if with_.format == HORS_BEE.code else ("speciality", asked.speciality_code)
    every = with_.codes.specialities.get(code, ())
    category = with_.codes.categories.get(asked.category_code)
    if category:
        every_here = only(every, category.domain_code)
        if every and not every_here:
            findings.append(
                found("speciality_not_of_category", line, column=column, value=code, domain=every[0].domain_code)
            )
            return None
        every = every_here
    if len(every) > 1:
        every = only(every, with_.domain_hint) or every
    if len(every) == 1:
        return every[0]
    if every:
        domains = ", ".join(one.domain_code for one in every)
        findings.append(found("speciality_in_domains", line, column=column, value=code, domains=domains))
    else:
        findings.append(found("speciality_gone", line, column=column, value=code))
    return None


def _academie(asked: ImportedEntry, with_: Resolver) -> str:
    """Find the académie: the school's in the catalogue, else its département's, else the one chosen."""
    if asked.school_uai:
        known = with_.codes.schools.get(asked.school_uai)
        return known or with_.codes.departements.get(departement_of_school(asked.school_uai), "") or with_.academie
    return with_.academie


def _exam_session(
    speciality: KnownSpeciality, line: int, with_: Resolver, findings: list[Finding]
) -> KnownExamSession | None:
    """Find the exam session of the domain: the label itself, or the only one of that year."""
    if not with_.exam_session:
        return None  # said once for the whole file
    sessions, domain = with_.codes.exam_sessions, speciality.domain_code
    session = sessions.get((domain, with_.exam_session)) or _only_of_year(sessions, domain, with_.exam_session)
    if session is None:
        told = found("exam_session_unknown", line, domain=domain, exam_session=with_.exam_session)
        findings.append(told)
    elif session.closed:
        findings.append(found("exam_session_closed", line, exam_session=session.label))
    return session


def _only_of_year(sessions: Any, domain: str, label: str) -> KnownExamSession | None:
    of_year = [one for (code, name), one in sessions.items() if code == domain and name.startswith(f"{label}-")]
    return of_year[0] if len(of_year) == 1 else None


def _papers(
    speciality: KnownSpeciality, session: KnownExamSession, line: int, with_: Resolver, findings: list[Finding]
) -> list[Paper]:
    try:
        return labels(with_.tx).papers(speciality.code, session.label)
    except NoGrid:
        told = found(
            "speciality_without_papers", line, column="speciality", value=speciality.code, exam_session=session.label
        )
        findings.append(told)
        return []


def answers(asked: ImportedEntry, papers: Iterable[Paper], codes: Codes) -> dict[str, Any]:
    """Put languages and options on the papers they are for, by paper code; what names no paper is kept beside."""
    by_subject: dict[str, list[str]] = {}
    for paper in papers:
        by_subject.setdefault(paper.subject, []).append(paper.code)
    found_answers: dict[str, Any] = {}
    other: dict[str, str] = {}
    for key, said in asked.choices:
        text = codes.languages.get(said, said) if key in _LANGUAGES else said
        subject, place = _BY_SUBJECT.get(key, ("", 0))
        on = by_subject.get(subject, [])
        if place < len(on):
            found_answers[on[place]] = {"taken": True, "choice": text}
        else:
            other[key] = text
    return found_answers | ({OTHER: other} if other else {})
