"""The tabs of the form, what is typed in them, and what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any


class Tab(IntEnum):
    """A tab of the form, in its order; the last one exists only once the form was saved."""

    IDENTIFICATION = 1
    APPLICATION = 2
    QUALIFICATION = 3
    PRIOR_CREDITS = 4
    PAPERS = 5
    SUMMARY = 6
    NUMBER = 7


FILLED = (Tab.IDENTIFICATION, Tab.APPLICATION, Tab.QUALIFICATION, Tab.PRIOR_CREDITS, Tab.PAPERS)
LANGUAGE = "language"
ONE_OF = "one_of_"
LONGEST_CLASS = 32
MOST_VALUES, LONGEST_VALUE = 60, 100  # in one list of a tab, and of one value: more than any form has
MOST_DECLARED = 20
LANGUAGE_SUBJECTS = ("lva", "lvb")

Faults = dict[str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """What was typed, tab by tab; `chosen` holds a language by paper, and a paper by group of papers to choose from."""

    audience: str = "individual"
    category: str = ""
    school_uai: str = ""
    class_name: str = ""
    speciality: str = ""
    declared: tuple[dict[str, Any], ...] = ()
    optional: tuple[str, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    restarted_from: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Give plain values for the row of the draft; `from_json` is its inverse."""
        return {
            "audience": self.audience, "category": self.category, "school_uai": self.school_uai,
            "class_name": self.class_name, "speciality": self.speciality, "declared": list(self.declared),
            "optional": list(self.optional), "chosen": dict(self.chosen), "restarted_from": self.restarted_from,
        }  # fmt: skip


def from_json(plain: Mapping[str, Any]) -> Content:
    """Read back what `Content.as_json` wrote."""
    return Content(**{**plain, "declared": tuple(plain["declared"]), "optional": tuple(plain["optional"])})


@dataclass(frozen=True, slots=True)
class GridPaper:
    """One paper as the form shows it; `kind` is what prior credits give for it, empty when it is to be sat."""

    code: str
    unit: str
    label: str
    parent: str
    optional: bool
    subject: str
    choice: str
    kind: str = ""
    grade: str = ""
    rule: str = ""
    kept_until: str = ""

    @property
    def group(self) -> str:
        """The group of which one paper is to be chosen, empty for a paper of its own."""
        return self.choice if self.choice.startswith(ONE_OF) else ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue accepts for this form; `registered` are the specialities of other active registrations."""

    categories: frozenset[str]
    schools: frozenset[str]
    specialities: frozenset[str]
    registered: frozenset[str]
    languages: frozenset[str]
    papers: tuple[GridPaper, ...]
    credit_faults: Mapping[str, str]


def typed(content: Content, tab: Tab, fields: Mapping[str, Any]) -> Content:
    """Put what was typed in a tab into the content; nothing is refused here, so that nothing typed is lost (6.26)."""
    if tab is Tab.APPLICATION:
        return replace(
            content, category=_text(fields, "category"), school_uai=_text(fields, "school_uai").upper(),
            class_name=_text(fields, "class_name"),
        )  # fmt: skip
    if tab is Tab.QUALIFICATION:
        return replace(content, speciality=_text(fields, "speciality"))
    if tab is Tab.PRIOR_CREDITS:
        declared = tuple(fields.get("declared", ()))[:MOST_DECLARED]
        plain = (one if isinstance(one, dict) else one.as_json() for one in declared)
        return replace(content, declared=tuple(_short(one) for one in plain))
    if tab is Tab.PAPERS:
        chosen = {str(name): str(value) for name, value in dict(fields.get("chosen", {})).items() if value}
        return replace(content, optional=tuple(_short(sorted(set(fields.get("optional", ()))))), chosen=_short(chosen))
    return content


def _short(value: Any) -> Any:
    """Cut what no form of ours sends: a draft holds a few kilobytes, whatever was sent."""
    if isinstance(value, str):
        return value[:LONGEST_VALUE]
    if isinstance(value, Mapping):
        return {_short(name): _short(one) for name, one in list(value.items())[:MOST_VALUES]}
    return [_short(one) for one in value[:MOST_VALUES]] if isinstance(value, list | tuple) else value


def _text(fields: Mapping[str, Any], name: str) -> str:
    return " ".join(str(fields.get(name, "")).split())[:200]


def faults(content: Content, known: Known) -> dict[Tab, Faults]:
    """Give what is wrong, tab by tab and field by field; tabs without a fault are absent."""
    found = {
        Tab.APPLICATION: _application(content, known),
        Tab.QUALIFICATION: _qualification(content, known),
        Tab.PRIOR_CREDITS: dict(known.credit_faults),
        Tab.PAPERS: _papers(content, known),
    }
    return {tab: wrong for tab, wrong in found.items() if wrong}


def _application(content: Content, known: Known) -> Faults:
    wrong: Faults = {}
    if known.categories and content.category not in known.categories:
        wrong["category"] = "unknown" if content.category else "missing"
    if content.audience == "school":
        if content.school_uai not in known.schools:
            wrong["school_uai"] = "unknown" if content.school_uai else "missing"
        if not content.class_name or len(content.class_name) > LONGEST_CLASS:
            wrong["class_name"] = "too-long" if content.class_name else "missing"
    return wrong


def _qualification(content: Content, known: Known) -> Faults:
    if content.speciality not in known.specialities:
        return {"speciality": "unknown" if content.speciality else "missing"}
    return {"speciality": "registered"} if content.speciality in known.registered else {}


def _papers(content: Content, known: Known) -> Faults:
    wrong: Faults = {}
    sat = [paper for paper in known.papers if is_sat(paper, content)]
    for paper in asking(known.papers):
        if paper in sat and content.chosen.get(paper.code, "") not in known.languages:
            wrong[paper.code] = "unknown" if content.chosen.get(paper.code) else "missing"
    for group, members in groups(known.papers).items():
        to_sit = [paper.code for paper in members if not paper.kind]
        if len(to_sit) == len(members) and content.chosen.get(group, "") not in to_sit:
            wrong[group] = "unknown" if content.chosen.get(group) else "missing"
    return wrong | _same_language(sat, content, wrong)


def _same_language(sat: Iterable[GridPaper], content: Content, wrong: Faults) -> Faults:
    """Two living languages of one exam are not the same."""
    languages = [paper for paper in sat if paper.subject in LANGUAGE_SUBJECTS and paper.choice == LANGUAGE]
    seen: dict[str, str] = {}
    found: Faults = {}
    for paper in languages:
        language = content.chosen.get(paper.code, "")
        if language in seen and paper.code not in wrong:
            found[paper.code] = "same-language"
        seen.setdefault(language, paper.code)
    return found


def asking(papers: Iterable[GridPaper]) -> list[GridPaper]:
    """Give the papers at which a language is chosen: a part follows the paper it is part of."""
    known = list(papers)
    parents = {paper.code for paper in known if paper.choice == LANGUAGE}
    return [paper for paper in known if paper.choice == LANGUAGE and paper.parent not in parents]


def groups(papers: Iterable[GridPaper]) -> dict[str, list[GridPaper]]:
    """Give the groups of which one paper is to be chosen."""
    found: dict[str, list[GridPaper]] = {}
    for paper in papers:
        if paper.group:
            found.setdefault(paper.group, []).append(paper)
    return found


def is_sat(paper: GridPaper, content: Content) -> bool:
    """Whether a paper will be sat: not given by a prior credit, and taken when there is a choice."""
    if paper.kind:
        return False
    if paper.group:
        return content.chosen.get(paper.group) == paper.code
    return not paper.optional or paper.code in content.optional


def answers(papers: Iterable[GridPaper], content: Content) -> dict[str, dict[str, Any]]:
    """Give what a registration keeps of the papers: only what is not obvious, and nothing of papers not sat."""
    known = list(papers)
    kept: dict[str, dict[str, Any]] = {}
    for paper in known:
        sat, answer = is_sat(paper, content), dict[str, Any]()
        if not paper.kind and (paper.group or (paper.optional and sat)):
            answer["taken"] = sat
        language = content.chosen.get(paper.code) or content.chosen.get(paper.parent, "")
        if sat and paper.choice == LANGUAGE and language:
            answer["choice"] = language
        if answer:
            kept[paper.code] = answer
    return kept


def read_answers(papers: Iterable[GridPaper], kept: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Read back the optional papers taken and the choices made: the inverse of `answers`."""
    optional, chosen = [], dict[str, str]()
    for paper in papers:
        answer = kept.get(paper.code, {})
        if paper.optional and answer.get("taken"):
            optional.append(paper.code)
        if paper.group and answer.get("taken"):
            chosen[paper.group] = paper.code
        if paper.choice == LANGUAGE and answer.get("choice"):
            chosen[paper.code] = str(answer["choice"])
    return tuple(sorted(optional)), chosen


def next_reached(reached: Tab, tab: Tab, wrong: Mapping[Tab, Faults], *, moved: bool) -> Tab:
    """Give the furthest tab that may be opened: one further when a tab is right, never beyond one that is wrong.

    Another qualification (`moved`) makes what follows to be looked at again.
    """
    furthest = Tab.PRIOR_CREDITS if moved else max(reached, Tab(min(tab + 1, Tab.SUMMARY)))
    return min([furthest, *(one for one in wrong if one <= tab)])
