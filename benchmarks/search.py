"""How fast the one box finds, and whom, beside pandas filtering, LIKE and RapidFuzz on the same people.

`python -m benchmarks.search --size N [--json] [--database URL] [--spellings 5000] [--beside SMALLER.json]`; a register
of that size is filled first and kept in the data folder (or in the PostgreSQL database given). A question is timed as
the page asks it: read, searched, ranked, the lines of its first page given. `national` sees everything, `academie` one
place and asks of its own people, `absent` is the same person asking of people who are elsewhere: nobody answers, and
everything near is looked for. `--beside` gives how many times slower it is than among fewer, from the JSON of a run.
"""

from __future__ import annotations

import argparse
import gc
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from benchmarks.peers import search_like, search_rapidfuzz
from benchmarks.peers.search_pandas import Frame
from benchmarks.population import Invented, people
from benchmarks.questions import CONDITIONS, Question, misspelt, ordinary
from benchmarks.recall import misspelt as recalled
from benchmarks.register import SCHOOLS, filled, places_of
from benchmarks.timing import Took, ask, clock, spread, timed
from core import settings
from core.access import Actor, Role, Scope, system
from core.audit import Event, record
from core.candidates.folding import fold
from core.search import upkeep
from core.search.columns import USUAL
from core.search.listing import Order, listing
from core.search.query import Query
from core.search.tidying import tidy
from db.engine import writing
from db.tables import Candidate

EACH, PEERS_EACH, FUZZY_EACH, SAVES = 200, 3, 3, 100
PLACE = "08"
NATIONAL = system("benchmark")
LOCAL = Actor("staff", 1, "benchmark", scopes=(Scope(Role.CASE_OFFICER, PLACE),))


def measure(size: int, url: str, spellings: int) -> dict[str, Any]:
    """Fill, then ask: ours for both actors, conditions, each peer on a few questions, the recall on misspelt names."""
    engine, filling = filled(url, size)
    crowd = list(people(size, places=SCHOOLS))
    gc.freeze()  # the invented people are no part of what is measured: they are not looked through for rubbish
    questions = ordinary(crowd, EACH, seed=11)
    wrong = misspelt(crowd, max(EACH, spellings), seed=12)
    here = places_of(url, PLACE)
    ours, others = ([one for one in crowd if (one.place in here) is wanted] for wanted in (True, False))
    found: dict[str, Any] = {"name": "search", "size": size, "engine": engine.dialect.name, "filling": filling}
    _warm(engine, questions)
    found["ours"] = {
        "national": _asked(engine, NATIONAL, questions),
        "academie": _asked(engine, LOCAL, ordinary(ours, min(EACH, len(ours)), seed=13)),
        "absent": _asked(engine, LOCAL, ordinary(others, min(EACH, len(others)), seed=14)),
    }
    found["conditions"] = {
        name: _listed(engine, actor) for name, actor in (("national", NATIONAL), ("academie", LOCAL))
    }
    found["misspelt"] = recalled(engine, NATIONAL, wrong, crowd)
    found["upkeep"] = _upkeep(engine)
    found["peers"], found["ratios"] = _peers(engine, crowd, questions, wrong)
    return found


def _warm(engine: Engine, questions: Sequence[Question]) -> None:
    """Bring the register in memory, tidied as the worker keeps it, as after hours of work; ask some questions."""
    with writing(engine) as tx:
        tidy(tx, NATIONAL)
    if engine.dialect.name == "sqlite":
        with Path(str(engine.url.database)).open("rb") as file:
            while file.read(1 << 24):
                pass
    else:
        with engine.connect() as connection:
            for table in ("candidate", "registration", "search_entry"):
                connection.execute(text(f"SELECT count({table}.*) FROM {table}"))  # noqa: S608 - our names
    for question in questions[:: max(1, len(questions) // 100)]:
        ask(engine, NATIONAL, question.text)


def _asked(engine: Engine, actor: Actor, questions: Sequence[Question]) -> dict[str, dict[str, float]]:
    """Time each question; `lost` counts those whose answers all stand on the page without the person meant."""
    times: dict[str, list[Took]] = {}
    lost: Counter[str] = Counter()
    for question in questions:
        page, took = ask(engine, actor, question.text)
        meant = any(row.number == question.sought.number for row in page.rows if row.certain)
        for kind in (question.kind, "all"):
            times.setdefault(kind, []).append(took)
            lost[kind] += page.pages == 1 and not meant
    return {kind: spread(some) | {"lost": lost[kind]} for kind, some in times.items()}


def _listed(engine: Engine, actor: Actor) -> dict[str, dict[str, float]]:
    """The first page of the list of each set of conditions, with its count, as the page asks it."""
    found = {}
    for name, conditions in CONDITIONS.items():
        query = Query(conditions=conditions)
        asked = [
            timed(engine, lambda tx, q=query: listing(tx, actor, q, columns=USUAL, order=Order())) for _ in range(5)
        ]
        found[name] = spread([took for _, took in asked[1:]]) | {"lines": asked[0][0].total}
    return found


def _upkeep(engine: Engine) -> dict[str, float]:
    """What the index adds to the save of a change of name: its last step, in the same transaction."""
    times = []
    for rank in range(SAVES):
        with writing(engine) as tx:
            candidate = tx.get_one(Candidate, rank * 7 + 1)
            kept = candidate.city
            candidate.city = f"Essai {rank}"
            record(tx, system("benchmark"), Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate.id)
            tx.flush()
            times.append(clock(lambda: upkeep.catch_up(tx)))
            candidate.city = kept
    return spread(times)


def _peers(
    engine: Engine, crowd: Sequence[Invented], questions: Sequence[Question], wrong: Sequence[Question]
) -> tuple[dict[str, dict[str, float]], dict[str, int]]:
    """Ask each peer a few questions, and ours the same ones; give the spreads, and the ratios of the medians."""
    frame, names = Frame(crowd, engine), search_rapidfuzz.Names(crowd)
    few = [q.text for kind in dict.fromkeys(q.kind for q in questions) for q in _some(questions, kind)]
    typos = [f"{q.text} {fold(q.sought.first_names)}" for q in wrong[:FUZZY_EACH]]
    each: tuple[tuple[str, Sequence[str], Callable[[str], object]], ...] = (
        ("pandas, columns folded beforehand", few, frame.ask),
        ("pandas, folded at each question", few, lambda typed: frame.ask(typed, folded=False)),
        ("SQL LIKE", few, lambda typed: search_like.ask(engine, typed)),
        ("RapidFuzz over all names", typos, names.ask),
    )
    peers, ratios = {}, {}
    for name, asked, answer in each:
        ours = spread([ask(engine, NATIONAL, typed)[1] for typed in asked])
        peers[name] = spread([clock(lambda typed=typed, answer=answer: answer(typed)) for typed in asked])
        ratios[name] = round(peers[name]["p50"] / ours["p50"])
    return peers, ratios


def _some(questions: Sequence[Question], kind: str) -> list[Question]:
    return [question for question in questions if question.kind == kind][:PEERS_EACH]


def growth(found: dict[str, Any], before: dict[str, Any]) -> dict[str, float]:
    """How many times longer the ninety-fifth of a hundred takes than among fewer, kind by kind."""
    return {
        f"{actor} {kind}": round(spread_["p95"] / before["ours"][actor][kind]["p95"], 2)
        for actor, kinds in found["ours"].items()
        for kind, spread_ in kinds.items()
        if kind in before["ours"].get(actor, {})
    }


def show(found: dict[str, Any]) -> None:
    """Print the measures as a table."""
    print(f"search among {found['size']:,} candidates on {found['engine']}, milliseconds; filling: {found['filling']}")
    print(f"{'':46}{'p50':>9}{'p95':>9}{'max':>9}{'CPU p50':>9}{'CPU p95':>9}")
    for actor, kinds in (*found["ours"].items(), *((f"list {a}", k) for a, k in found["conditions"].items())):
        for kind, some in kinds.items():
            _line(f"{actor} {kind}", some, f"{some['lines']:,} lines" if "lines" in some else _lost(actor, some))
    for name, some in found["misspelt"].items():
        told = f"first ten {some['recall']:.2%} {some['by_error']}, or a namesake {some['or_namesake']:.2%}"
        _line(f"misspelt {name[5:]}", some, told)
        apart = some["apart"]
        print(f"    of {apart['questions']} that ten places tell apart: {apart['recall']:.2%} {some['apart_by_error']}")
    _line("upkeep of a save", found["upkeep"])
    for name, some in found["peers"].items():
        _line(name, some, f"ours is {found['ratios'][name]} times faster")
    for name, times in found.get("growth", {}).items():
        print(f"{'growth of ' + name:46}{times:>9}")


def _lost(actor: str, some: dict[str, float]) -> str:
    return "" if actor == "absent" else f"{some['lost']} people not found"


def _line(name: str, some: dict[str, float], told: str = "") -> None:
    print(f"{name:46}{some['p50']:>9}{some['p95']:>9}{some['max']:>9}{some['cpu_p50']:>9}{some['cpu_p95']:>9}   {told}")


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--spellings", type=int, default=600)
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = settings.current().data / "benchmarks"
    url = options.database or f"sqlite:///{folder / f'search-{options.size}.db'}"
    found = measure(options.size, url, options.spellings)
    if options.beside:
        found["growth"] = growth(found, json.loads(options.beside.read_text(encoding="utf-8")))
    print(json.dumps(found)) if options.json else show(found)


if __name__ == "__main__":
    main()
