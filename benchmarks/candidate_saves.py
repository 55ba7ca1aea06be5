"""Two hundred forms saved at once, through the real pages, and each of them looked for in the register afterwards."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable

from sqlalchemy import func, select

from benchmarks.candidate_people import Person
from benchmarks.http_client import Connection
from core import units
from core.audit import Event
from db.engine import reading
from db.tables import AuditEvent, OutboxMessage, Registration, RegistrationVersion

SAVERS = 20
TWICE = 10  # one save in ten is clicked twice
MAILS = ("registration_saved", "registration_modified")
Enter = Callable[[Person], Awaitable[Connection]]
Ready = list[tuple[Person, Connection, dict[str, str]]]


async def all_save(people: list[Person], enter: Enter) -> tuple[list[float], dict[int, str], float]:
    """Open the summary of every form; then twenty people press « Enregistrer » on all of them, one in ten twice.

    Gives the waits, what each candidate was told, and the seconds from the first click to the last answer.
    """
    ready = await asyncio.gather(*(_summaries(people[number::SAVERS], enter) for number in range(SAVERS)))
    waits: list[float] = []
    told: dict[int, str] = {}
    begun = time.perf_counter()
    await asyncio.gather(*(_press(share, waits, told) for share in ready))
    return waits, told, time.perf_counter() - begun


async def _summaries(people: list[Person], enter: Enter) -> Ready:
    found = []
    for one in people:
        connection = await enter(one)
        answer = await connection.ask(_summary(one))
        fields = {name: answer.hidden(name) for name in ("jeton", "cle", "vu")}
        found.append((one, connection, fields | {"aller": "enregistrer"}))
    return found


def _summary(one: Person) -> str:
    return f"/m-inscrire/{one.draft_id}/recapitulatif"


async def _press(ready: Ready, waits: list[float], told: dict[int, str]) -> None:
    for number, (one, connection, fields) in enumerate(ready):
        begun = time.perf_counter()
        answer = await connection.ask(_summary(one), fields)
        waits.append(time.perf_counter() - begun)
        if answer.status == 303:
            told[one.candidate_id] = answer.location
            if number % TWICE == 0 and (await connection.ask(_summary(one), fields)).location != answer.location:
                raise RuntimeError("the second click was told something else")
        connection.close()


def looked_for(people: list[Person], told: dict[int, str]) -> dict[str, int]:
    """Look for every save: one told is there, once, at the number and version told; one refused left no trace.

    « doubled » counts registrations whose versions, journal or mails are not one for each save.
    """
    counts = dict.fromkeys(("told", "refused", "lost", "doubled"), 0)
    rows = _registrations(people)
    times = [_times(rows, RegistrationVersion), _times(rows, AuditEvent), _times(rows, OutboxMessage)]
    for one in people:
        saved = one.candidate_id in told
        counts["told" if saved else "refused"] += 1
        version = one.version if saved else one.version - 1
        found = [(f"/mes-inscriptions/{row.number:03d}/numero", row.version) for row in rows.get(one.candidate_id, [])]
        wanted = told.get(one.candidate_id, "/mes-inscriptions/001/numero")
        counts["lost"] += found != ([(wanted, version)] if version else [])
        counts["doubled"] += any(
            counted[row.id] != version for row in rows.get(one.candidate_id, []) for counted in times
        )
    return counts


def _registrations(people: list[Person]) -> dict[int, list[Registration]]:
    found: dict[int, list[Registration]] = {}
    with reading(units.engine()) as tx:
        wanted = Registration.candidate_id.in_([one.candidate_id for one in people])
        for row in tx.scalars(select(Registration).where(wanted)):
            found.setdefault(row.candidate_id, []).append(row)
        tx.expunge_all()
    return found


def _times(rows: dict[int, list[Registration]], table: type) -> Counter[int]:
    """Count what a save leaves, by registration: its version, its line of the journal, its mail."""
    ids = [row.id for those in rows.values() for row in those]
    saved = [Event.REGISTRATION_SAVED.value, Event.REGISTRATION_MODIFIED.value]
    statement = {
        RegistrationVersion: select(RegistrationVersion.registration_id),
        AuditEvent: select(AuditEvent.subject_id).where(
            AuditEvent.subject_kind == "registration", AuditEvent.name.in_(saved)
        ),
        OutboxMessage: select(OutboxMessage.registration_id).where(OutboxMessage.template.in_(MAILS)),
    }[table]
    subject = statement.selected_columns[0]
    with reading(units.engine()) as tx:
        return Counter(
            dict(tx.execute(statement.add_columns(func.count()).where(subject.in_(ids)).group_by(subject)).all())
        )
