"""Answer what is being typed in the one box with a few names: a session, a right, a measure, then the journal."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core import units
from core.access import Actor, Permission, allowed
from core.errors import ExamError
from core.i18n import day
from core.search.suggesting import is_noted, note_suggesting, suggestions
from pages.shared.visitor import visitor

MOST_BYTES = 400
BURST, BURST_SECONDS = 30, 10.0
HOURLY, HOUR_SECONDS = 1_200, 3_600.0
MOST_PERSONS = 5_000
NO_STORE = {"cache-control": "no-store"}


class Measure:
    """How often each person asked lately: a hand that types is far under it, a program that harvests is not."""

    def __init__(self) -> None:
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def takes(self, who: str, now: float) -> bool:
        """Whether one more answer is given; it is then counted."""
        with self._lock:
            times = self._asked.setdefault(who, deque())
            self._asked.move_to_end(who)
            while len(self._asked) > MOST_PERSONS:
                self._asked.popitem(last=False)
            while times and times[0] < now - HOUR_SECONDS:
                times.popleft()
            lately = sum(1 for at in times if at > now - BURST_SECONDS)
            if lately >= BURST or len(times) >= HOURLY:
                return False
            times.append(now)
            return True


MEASURE = Measure()


async def suggest(request: Request) -> Response:
    """Answer a text of the body: it may be a name, and never enters an address (1.30)."""
    body = (await request.body())[: MOST_BYTES + 1]
    if len(body) > MOST_BYTES:
        return Response(status_code=413, headers=NO_STORE)
    return await run_in_threadpool(_answer, request, body.decode("utf-8", "replace"))


def _answer(request: Request, text: str) -> Response:
    found = visitor(request)
    if found is None or not allowed(found.actor, Permission.CANDIDATE_SEARCH):
        return Response(status_code=403, headers=NO_STORE)
    if not MEASURE.takes(found.actor.key, time.monotonic()):
        return Response(status_code=429, headers=NO_STORE)
    try:
        shown = _noted(found.actor, text)
    except ExamError:
        return Response(status_code=409, headers=NO_STORE)
    return JSONResponse(shown, headers=NO_STORE)


def _noted(actor: Actor, text: str) -> list[dict[str, str | int]]:
    """Look, write down, and only then give: what is shown is in the journal (1.31)."""
    found = units.read(suggestions, actor, text)
    if found and not units.read(is_noted, actor, text, found):
        units.perform(note_suggesting, actor, text, found)
    return [
        {"id": one.candidate_id, "name": one.name, "number": one.number,
         "born": day(actor.language, one.birth_date, "short")}
        for one in found
    ]  # fmt: skip
