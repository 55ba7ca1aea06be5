"""Whether the person sought is among the first ten when the name is misspelt, error by error, and in how long.

Among millions many bear the same names, and a misspelt one may be as near to others. Three figures, the plain first:
the first ten hold the person; or they hold, instead, somebody whom nothing typed tells apart from the person, were it
spelt right (`or_namesake`); and, of the questions that ten places could answer, how many do (`apart`): where fewer than
ten others bear the same of all else that was typed and a birth name as few letters away, or fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Engine

from benchmarks.population import Invented
from benchmarks.questions import Question
from benchmarks.timing import ask, spread
from core.access import Actor
from core.candidates.folding import fold
from core.search.rows import Hit

TOGETHER: dict[str, Callable[[Question], str]] = {
    "with_first_names": lambda q: f"{q.text} {q.sought.first_names}",
    "with_birth_year": lambda q: f"{q.text} {q.sought.first_names.split()[0]} {q.sought.birth_date:%Y}",
    "with_birth_date": lambda q: f"{q.text} {q.sought.birth_date:%d/%m/%Y}",
}
ALIKE: dict[str, Callable[[Hit, Invented], bool]] = {
    "with_first_names": lambda row, one: _given(row, fold(one.first_names).split()),
    "with_birth_year": lambda row, one: (
        _given(row, fold(one.first_names).split()[:1]) and row.birth_date.year == one.birth_date.year
    ),
    "with_birth_date": lambda row, one: row.birth_date == one.birth_date,
}

SAME: dict[str, Callable[[Invented], Hashable]] = {
    "with_first_names": lambda one: fold(one.first_names),
    "with_birth_year": lambda one: (fold(one.first_names).split()[0], one.birth_date.year),
    "with_birth_date": lambda one: one.birth_date,
}
"""What is typed beside the name."""

FIRST = 10


def _given(row: Hit, names: Sequence[str]) -> bool:
    return set(names) <= set(fold(row.first_names).split())


class Bearers:
    """Who bears each birth name, its words joined, of those the questions may mean by what else is typed."""

    def __init__(self, name: str, crowd: Sequence[Invented], questions: Sequence[Question]) -> None:
        self.same = SAME[name]
        self.bearers: dict[Hashable, dict[str, int]] = {self.same(question.sought): {} for question in questions}
        for one in crowd:
            if (held := self.bearers.get(self.same(one))) is not None:
                joined = _joined(one.birth_name)
                held[joined] = held.get(joined, 0) + 1

    def are_told_apart(self, question: Question) -> bool:
        """Whether, the person sought included, no more than ten are as near to what was typed."""
        typed, held = _joined(question.text), self.bearers[self.same(question.sought)]
        far = OSA.distance(typed, _joined(question.sought.birth_name))
        near = process.extract_iter(typed, held.keys(), scorer=OSA.distance, score_cutoff=far)
        return sum(held[name] for name, _, _ in near) <= FIRST


def _joined(name: str) -> str:
    return fold(name).replace(" ", "")


def misspelt(engine: Engine, actor: Actor, questions: Sequence[Question], crowd: Sequence[Invented]) -> dict[str, Any]:
    """Time misspelt names, and say how often the person sought is among the first ten."""
    return {name: _one_way(engine, actor, questions, Bearers(name, crowd, questions), name) for name in TOGETHER}


def _one_way(
    engine: Engine, actor: Actor, questions: Sequence[Question], bearers: Bearers, name: str
) -> dict[str, Any]:
    times, hits, apart, namesakes = [], dict[str, list[bool]](), dict[str, list[bool]](), 0
    for question in questions:
        page, took = ask(engine, actor, TOGETHER[name](question))
        times.append(took)
        ten = list({row.number: row for row in page.rows}.values())[:FIRST]
        there = question.sought.number in {row.number for row in ten}
        hits.setdefault(question.kind, []).append(there)
        if bearers.are_told_apart(question):
            apart.setdefault(question.kind, []).append(there)
        namesakes += not there and any(_is_alike(name, row, question.sought) for row in ten)
    every, told = [[hit for some in kinds.values() for hit in some] for kinds in (hits, apart)]
    return spread(times) | {
        "recall": _share(every),
        "by_error": {kind: _share(some) for kind, some in hits.items()},
        "or_namesake": round((sum(every) + namesakes) / len(every), 4),
        "apart": {"questions": len(told), "recall": _share(told)},
        "apart_by_error": {kind: _share(some) for kind, some in apart.items()},
    }


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def _is_alike(name: str, row: Hit, sought: Invented) -> bool:
    return fold(row.birth_name) == fold(sought.birth_name) and ALIKE[name](row, sought)
