"""Everything a demonstration installation holds: staff, named situations, a candidate who signs in, and a crowd."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from core import clock
from core.access import system
from core.audit import Event, record
from core.demo import SEED
from core.demo.candidate import create_demonstration_candidate
from core.demo.load import Loaded, load_candidates
from core.demo.present_day import bring_calendar_to_today
from core.demo.sign_ins import keep_sign_ins
from core.demo.situations import create_situations
from core.demo.staff import create_demonstration_staff
from core.operations.installation import mark, set_mark
from db.engine import reading, writing

_MARK = "demonstration"


def load(
    engine: Engine, data: Path, candidates: int, *, seed: int = SEED, progress: Callable[[int], None] | None = None
) -> Loaded:
    """Add invented candidates; the first time, also the staff and the situations. Another load adds other people."""
    with reading(engine) as tx:
        loads = int(mark(tx, _MARK) or 0)
    if loads == 0:
        with writing(engine) as tx:
            bring_calendar_to_today(tx)
        staff = create_demonstration_staff(engine)
        create_situations(engine)
        keep_sign_ins(data, [*staff, create_demonstration_candidate(engine)])
    made = load_candidates(engine, candidates, seed=seed, progress=progress or (lambda _: None))
    with writing(engine) as tx:
        set_mark(tx, _MARK, str(loads + 1))
        record(
            tx,
            system("demonstration"),
            Event.DEMONSTRATION_LOADED,
            "demonstration",
            loads + 1,
            facts={"at": clock.now(tx)},
        )
    return made
