"""How fast the one box finds, and whom, beside pandas filtering, LIKE and RapidFuzz on the same people.

`python -m benchmarks.search --size N [--json] [--database URL] [--spellings 5000]`; a register of that size is
filled first and kept in the data folder (or in the PostgreSQL database given). A question is timed as the page
asks it: read, searched, ranked, the lines of its first page given. `national` sees everything, `academie` one place.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from statistics import quantiles
from typing import Any

from sqlalchemy import Engine

from benchmarks.peers import search_like, search_rapidfuzz
from benchmarks.peers.search_pandas import Frame
from benchmarks.population import Invented, people
from benchmarks.questions import Question, misspelt, ordinary
from benchmarks.register import SCHOOLS, filled
from core import settings
from core.access import Actor, Role, Scope, system
from core.audit import Event, record
from core.candidates.folding import fold
from core.search.queries import search
from core.search.query import Query
from db.engine import reading, writing
from db.tables import Candidate

EACH, PEERS_EACH, FUZZY_EACH, SAVES = 200, 3, 3, 100
ACTORS = {
    "national": system("benchmark"),
    "academie": Actor("staff", 1, "benchmark", scopes=(Scope(Role.CASE_OFFICER, "08"),)),
}


def measure(size: int, url: str, spellings: int) -> dict[str, Any]:
    """Fill, then ask: ours for both actors, each peer on a few questions, the recall on misspelt names."""
    engine, filling = filled(url, size)
    crowd = list(people(size, places=SCHOOLS))
    questions = ordinary(crowd, EACH, seed=11)
    wrong = misspelt(crowd, max(EACH, spellings), seed=12)
    found: dict[str, Any] = {"name": "search", "size": size, "engine": engine.dialect.name, "filling": filling}
    _warm(engine, questions)
    found["ours"] = {name: _timed(engine, actor, questions) for name, actor in ACTORS.items()}
    found["misspelt"] = _misspelt(engine, wrong)
    found["upkeep_ms"] = _upkeep(engine)
    found["peers"] = _peers(engine, crowd, questions, wrong)
    found["ratios"] = {
        name: round(slow["p50"] / found["ours"]["national"]["all"]["p50"]) for name, slow in found["peers"].items()
    }
    return found


def _ask(engine: Engine, actor: Actor, text: str) -> tuple[list[str], float]:
    started = time.perf_counter()
    with reading(engine) as tx:
        page = search(tx, actor, Query(text=text))
    numbers = list(dict.fromkeys(row.number for row in page.rows))
    return numbers, (time.perf_counter() - started) * 1000


def _warm(engine: Engine, questions: Sequence[Question]) -> None:
    for question in questions[:: max(1, len(questions) // 40)]:
        _ask(engine, ACTORS["national"], question.text)


def _timed(engine: Engine, actor: Actor, questions: Sequence[Question]) -> dict[str, dict[str, float]]:
    times: dict[str, list[float]] = {}
    for question in questions:
        _, took = _ask(engine, actor, question.text)
        times.setdefault(question.kind, []).append(took)
        times.setdefault("all", []).append(took)
    return {kind: _spread(some) for kind, some in times.items()}


def _spread(times: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100) if len(times) > 1 else [times[0]] * 99
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2), "max": round(max(times), 2)}


TOGETHER: dict[str, Callable[[Question], str]] = {
    "with_first_names": lambda q: f"{q.text} {q.sought.first_names}",
    "with_birth_year": lambda q: f"{q.text} {q.sought.first_names.split()[0]} {q.sought.birth_date:%Y}",
    "with_birth_date": lambda q: f"{q.text} {q.sought.birth_date:%d/%m/%Y}",
}


def _misspelt(engine: Engine, questions: Sequence[Question]) -> dict[str, Any]:
    """Time misspelt names, and say how often the person sought is among the first ten, error by error.

    `twins` counts the questions whose first ten hold another person of exactly the names sought.
    """
    result: dict[str, Any] = {}
    for name, write in TOGETHER.items():
        times: list[float] = []
        hits: dict[str, list[bool]] = {}
        for question in questions:
            numbers, took = _ask(engine, ACTORS["national"], write(question))
            times.append(took)
            hits.setdefault(question.kind, []).append(question.sought.number in numbers[:10])
        every = [hit for some in hits.values() for hit in some]
        result[name] = _spread(times) | {
            "recall": round(sum(every) / len(every), 4),
            "by_error": {kind: round(sum(some) / len(some), 4) for kind, some in hits.items()},
        }
    return result


def _upkeep(engine: Engine) -> dict[str, float]:
    """What the index adds to the save of a change of name: the same transaction with and without its last step."""
    from core.search import upkeep  # noqa: PLC0415 - looked into here only

    times = []
    for rank in range(SAVES):
        with writing(engine) as tx:
            candidate = tx.get_one(Candidate, rank * 7 + 1)
            kept = candidate.city
            candidate.city = f"Essai {rank}"
            record(tx, system("benchmark"), Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate.id)
            tx.flush()
            started = time.perf_counter()
            upkeep.catch_up(tx)
            times.append((time.perf_counter() - started) * 1000)
            candidate.city = kept
    return _spread(times)


def _peers(
    engine: Engine, crowd: Sequence[Invented], questions: Sequence[Question], wrong: Sequence[Question]
) -> dict[str, dict[str, float]]:
    frame, names = Frame(crowd), search_rapidfuzz.Names(crowd)
    few = [question for kind in dict.fromkeys(q.kind for q in questions) for question in _some(questions, kind)]
    typos = [f"{q.text} {fold(q.sought.first_names)}" for q in wrong[:FUZZY_EACH]]
    return {
        "pandas": _spread([_clock(lambda text=q.text: frame.ask(text)) for q in few]),
        "like": _spread([_clock(lambda text=q.text: search_like.ask(engine, text)) for q in few]),
        "rapidfuzz": _spread([_clock(lambda text=text: names.ask(text)) for text in typos]),
    }


def _some(questions: Sequence[Question], kind: str) -> list[Question]:
    return [question for question in questions if question.kind == kind][:PEERS_EACH]


def _clock(asked: Callable[[], object]) -> float:
    started = time.perf_counter()
    asked()
    return (time.perf_counter() - started) * 1000


def show(found: dict[str, Any]) -> None:
    """Print the measures as a table."""
    print(f"search among {found['size']:,} candidates on {found['engine']}, milliseconds; filling: {found['filling']}")
    print(f"{'':22}{'p50':>9}{'p95':>9}{'max':>9}")
    for actor, kinds in found["ours"].items():
        for kind, spread in kinds.items():
            print(f"{actor + ' ' + kind:22}{spread['p50']:>9}{spread['p95']:>9}{spread['max']:>9}")
    for name, spread in found["misspelt"].items():
        print(f"{'misspelt ' + name[5:]:22}{spread['p50']:>9}{spread['p95']:>9}{spread['max']:>9}", end="")
        print(f"   in the first ten {spread['recall']:.2%} {spread['by_error']}")
    print(f"{'upkeep of a save':22}{found['upkeep_ms']['p50']:>9}{found['upkeep_ms']['p95']:>9}")
    for name, spread in found["peers"].items():
        print(f"{name:22}{spread['p50']:>9}{spread['p95']:>9}{spread['max']:>9}   ours is {found['ratios'][name]} x")


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--spellings", type=int, default=600)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = settings.current().data / "benchmarks"
    url = options.database or f"sqlite:///{folder / f'search-{options.size}.db'}"
    found = measure(options.size, url, options.spellings)
    print(json.dumps(found)) if options.json else show(found)


if __name__ == "__main__":
    main()
