"""Whether the person sought is among the first ten when the name is misspelt, error by error, and in how long.

Among millions many bear the same names: `namesakes` counts the questions whose first ten hold, instead of the person
sought, somebody whom nothing typed tells apart from them, were it spelt right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

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


def _given(row: Hit, names: Sequence[str]) -> bool:
    return set(names) <= set(fold(row.first_names).split())


def misspelt(engine: Engine, actor: Actor, questions: Sequence[Question]) -> dict[str, Any]:
    """Time misspelt names, and say how often the person sought is among the first ten."""
    return {name: _one_way(engine, actor, questions, name) for name in TOGETHER}


def _one_way(engine: Engine, actor: Actor, questions: Sequence[Question], name: str) -> dict[str, Any]:
    times, hits, namesakes = [], dict[str, list[bool]](), 0
    for question in questions:
        page, took = ask(engine, actor, TOGETHER[name](question))
        times.append(took)
        ten = list({row.number: row for row in page.rows}.values())[:10]
        there = question.sought.number in {row.number for row in ten}
        hits.setdefault(question.kind, []).append(there)
        namesakes += not there and any(_is_alike(name, row, question.sought) for row in ten)
    every = [hit for some in hits.values() for hit in some]
    return spread(times) | {
        "recall": round(sum(every) / len(every), 4),
        "or_namesake": round((sum(every) + namesakes) / len(every), 4),
        "by_error": {kind: round(sum(some) / len(some), 4) for kind, some in hits.items()},
    }


def _is_alike(name: str, row: Hit, sought: Invented) -> bool:
    return fold(row.birth_name) == fold(sought.birth_name) and ALIKE[name](row, sought)
