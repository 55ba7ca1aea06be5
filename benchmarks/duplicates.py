"""The duplicate radar over invented people with planted duplicates: seconds, memory, recall by error, precision.

    python -m benchmarks.duplicates --size 200000 [--url postgresql+psycopg://...]

Beside it, on the same people: a pandas merge on exact names and birth date, and RapidFuzz over all pairs of one birth
date. Nobody here exists; the same seed gives the same people.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.population import Invented, people
from core import units
from core.access import system
from core.audit import Event, record
from core.candidates.actions import name_keys
from core.candidates.folding import fold
from core.catalogue.load import load_reference
from core.duplicates import radar
from core.duplicates.rules import KEPT, LIKELY, SURE
from db import migrate
from db.engine import make_engine, reading, writing
from db.loading import insert_rows
from db.search import adapter
from db.tables import Base, Candidate, DuplicatePair

SHARE = 0.02  # of people entered twice
NEAR_ENOUGH = 88
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Typed:
    """Someone as entered: what the peers and the radar compare."""

    id: int
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    birth_place: str
    ine: str


Mistake = Callable[[Typed, random.Random], Typed]


def _other(one: Typed, **values: object) -> Typed:
    kept = {name: getattr(one, name) for name in Typed.__slots__}
    return Typed(**(kept | {"ine": ""} | values))


def _letter(text: str, chance: random.Random) -> str:
    """Take, double, change or swap one letter."""
    at = chance.randrange(len(text) - 1)
    return chance.choice(
        [
            text[:at] + text[at + 1 :], text[: at + 1] + text[at:],
            text[:at] + chance.choice("aeilnrst") + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        ]
    )  # fmt: skip


def _turned(born: date) -> date:
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else born


def _other_year(born: date) -> date:
    """Give a day of a year that differs by its last digit."""
    year = born.year // 10 * 10 + (born.year + 1) % 10
    return born.replace(year=year) if (born.month, born.day) != (2, 29) else born.replace(year=year, day=28)


MISTAKES: dict[str, Mistake] = {
    "accents and case": lambda one, _: _other(one, birth_name=fold(one.birth_name).upper()),
    "one letter of the name": lambda one, chance: _other(one, birth_name=_letter(one.birth_name, chance)),
    "one letter of each": lambda one, chance: _other(
        one, birth_name=_letter(one.birth_name, chance), first_names=_letter(one.first_names, chance)
    ),
    "first name only": lambda one, _: _other(one, first_names=one.first_names.split()[0]),
    "names exchanged": lambda one, _: _other(one, birth_name=one.first_names, first_names=one.birth_name),
    "usual name as birth name": lambda one, _: _other(one, birth_name="Nouveaunom", usual_name=one.birth_name),
    "day and month turned": lambda one, _: _other(one, birth_date=_turned(one.birth_date)),
    "one digit of the year": lambda one, _: _other(one, birth_date=_other_year(one.birth_date)),
    "another place": lambda one, _: _other(one, birth_place="Ailleurs"),
    "same INE, married name": lambda one, _: _other(one, birth_name="Nouveaunom", ine=one.ine),
}


def invented(size: int, seed: int) -> tuple[list[Typed], dict[frozenset[int], str], set[frozenset[int]]]:
    """Give people, which pairs of them are one person entered twice and by which mistake, and which are twins."""
    chance = random.Random(seed)
    twice, twins = max(len(MISTAKES), int(size * SHARE)), max(5, int(size * SHARE / 10))
    found = [
        _typed(number, one) for number, one in enumerate(people(size - twice - twins, seed=seed, places=1), start=1)
    ]
    planted: dict[frozenset[int], str] = {}
    kinds = list(MISTAKES)
    for number, one in enumerate(chance.sample(found, twice)):
        kind = kinds[number % len(kinds)]
        again = MISTAKES[kind](one, chance)
        found.append(_other(again, id=len(found) + 1, ine=again.ine))
        planted[frozenset((one.id, found[-1].id))] = kind
    apart: set[frozenset[int]] = set()
    for one in chance.sample(found[: size // 2], twins):
        found.append(_other(one, id=len(found) + 1, first_names=chance.choice(("Zoé", "Basile", "Ondine", "Ulysse"))))
        apart.add(frozenset((one.id, found[-1].id)))
    return found, planted, apart


def _typed(number: int, one: Invented) -> Typed:
    return Typed(number, one.birth_name, one.usual_name, one.first_names, one.birth_date, one.city, one.ine)


def fill(tx: Session, entered: Iterable[Typed]) -> None:
    """Write people in the register, without registrations."""
    load_reference(tx, system("benchmark"))
    adapter(tx.connection()).stop_watching(tx.connection())
    rows: list[dict[str, Any]] = [
        {
            "id": one.id, "number": f"02{one.id:09d}", "kind": "individual", "civility": "",
            "birth_name": one.birth_name, "usual_name": one.usual_name, "first_names": one.first_names,
            "birth_date": one.birth_date, "birth_place": one.birth_place, "birth_commune": "",
            "birth_departement": "", "birth_country": "France", "nationality": "", "ine": one.ine, "email": "",
            "email_key": "", "phone": "", "address": [], "postcode": "", "city": "", "country": "",
            "academie_code": "08", "language": "fr",
            **name_keys(one.birth_name, one.usual_name, one.first_names), "locked_at": None,
            "last_correction_id": None, "last_registration_number": 0, "version": 1, "created_at": NOW,
            "origin": "import",
        }
        for one in entered
    ]  # fmt: skip
    insert_rows(tx, Base.metadata.tables["candidate"], rows)
    adapter(tx.connection()).start_watching(tx.connection())
    record(tx, system("benchmark"), Event.DEMONSTRATION_LOADED, "demonstration", 0, facts={"candidates": len(rows)})


def ours(url: str, entered: list[Typed]) -> tuple[dict[frozenset[int], int], dict[str, float]]:
    """Let the radar make its whole pass, then look at one change; give its pairs with their scores, and seconds."""
    engine = make_engine(url)
    migrate.upgrade(engine)
    with writing(engine) as tx:
        fill(tx, entered)
    units.engine.cache_clear()
    units.engine = lambda: engine  # type: ignore[assignment]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    while units.read(radar.is_behind, radar.RADAR):
        units.perform(radar.step, radar.RADAR)
    whole = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with writing(engine) as tx:
        tx.get_one(Candidate, 1).birth_place = "Vizille"
        record(tx, system("benchmark"), Event.CANDIDATE_CONTACT_CHANGED, "candidate", 1)
    started = time.perf_counter()
    while units.read(radar.is_behind, radar.RADAR):
        units.perform(radar.step, radar.RADAR)
    one = time.perf_counter() - started
    with reading(engine) as tx:
        rows = tx.execute(select(DuplicatePair.a_id, DuplicatePair.b_id, DuplicatePair.score)).all()
    engine.dispose()
    figures = {"pass_s": round(whole, 2), "one_change_s": round(one, 3), "memory_mb": round(grown, 1)}
    return {frozenset((row.a_id, row.b_id)): row.score for row in rows}, figures


def by_pandas(entered: list[Typed]) -> set[frozenset[int]]:
    """Merge on exact names and birth date."""
    table = pd.DataFrame([{name: getattr(one, name) for name in Typed.__slots__} for one in entered])
    same = table.merge(table, on=["birth_name", "first_names", "birth_date"])
    same = same[same["id_x"] < same["id_y"]]
    return {frozenset(pair) for pair in zip(same["id_x"], same["id_y"], strict=True)}


def by_rapidfuzz(entered: list[Typed]) -> set[frozenset[int]]:
    """Compare all pairs of one birth date by how near their whole names are."""
    of_day: defaultdict[date, list[tuple[int, str]]] = defaultdict(list)
    for one in entered:
        of_day[one.birth_date].append((one.id, fold(f"{one.birth_name} {one.first_names}")))
    return {
        frozenset((a, b))
        for known in of_day.values()
        for (a, mine), (b, his) in combinations(known, 2)
        if fuzz.token_sort_ratio(mine, his, score_cutoff=NEAR_ENOUGH)
    }


def judged(
    found: Iterable[frozenset[int]], planted: dict[frozenset[int], str], apart: set[frozenset[int]]
) -> dict[str, object]:
    """Give recall by kind of mistake, precision, and how many twins were taken for one person."""
    kept = set(found)
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for pair, kind in planted.items():
        kinds[kind].append(pair in kept)
    right = sum(pair in planted for pair in kept)
    return {
        "recall": {kind: round(sum(met) / len(met), 3) for kind, met in sorted(kinds.items())},
        "recall_all": round(sum(pair in kept for pair in planted) / len(planted), 3),
        "precision": round(right / len(kept), 3) if kept else 0.0, "pairs": len(kept),
        "twins_taken": len(kept & apart),
    }  # fmt: skip


def main() -> None:
    """Measure once and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--url", default="")
    told = parser.parse_args()
    entered, planted, apart = invented(told.size, told.seed)
    with tempfile.TemporaryDirectory() as folder:
        scores, figures = ours(told.url or f"sqlite:///{Path(folder) / 'duplicates.db'}", entered)
    report: dict[str, object] = {"size": told.size, "planted": len(planted), "twins": len(apart), "radar": figures}
    for name, floor in (("kept", KEPT), ("likely", LIKELY), ("sure", SURE)):
        report[f"radar_{name}"] = judged((pair for pair, score in scores.items() if score >= floor), planted, apart)
    for name, peer in (("pandas", by_pandas), ("rapidfuzz", by_rapidfuzz)):
        started = time.perf_counter()
        found = peer(entered)
        report[name] = judged(found, planted, apart) | {"seconds": round(time.perf_counter() - started, 2)}
    print(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
