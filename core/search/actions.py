"""Write in the journal what was searched (1.31, 3.22).

A search reads on its own, then this small unit writes: a search never holds the lock of writers, and what it found
is shown only once it is written down.
"""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.search.conditions.rules import every
from core.search.conditions.sentences import sentence
from core.search.query import Query
from core.search.reading import read
from db.tables import AuditEvent, AuditValue

AGAIN = timedelta(minutes=1)
MARK_LENGTH = 16  # of the digest of a list, enough to tell one from another


def note_search(tx: Session, actor: Actor, query: Query, hits: int) -> bool:
    """Note a search, its criteria and how many answered; the same one of the same person within a minute is one.

    What was typed may be a name, a value of a condition too: it goes among the values kept aside, never among the
    facts.
    """
    require(actor, Permission.CANDIDATE_SEARCH)
    facts: dict[str, Any] = {
        "hits": hits,
        "kinds": sorted({reading.kind.value for one in read(query.text) for reading in one.readings[:1]}),
        "filters": {
            name: len(values) if name == "registrations" else list(values) for name, values in query.filters.items()
        },
    }
    if query.registrations:  # lines picked one by one, or a frozen copy: another list of as many is another reading
        facts["listed"] = hashlib.sha256(json.dumps(query.registrations).encode()).hexdigest()[:MARK_LENGTH]
    typed = {"text": query.text} if query.text else {}
    if query.conditions.parts:
        facts["conditions"] = [f"{one.field} {one.operator.value}" for one in every(query.conditions)]
        typed["conditions"] = sentence(actor.language, query.conditions, {})
    if _noted_lately(tx, actor, typed, facts):
        return False
    changes = {name: ("", value) for name, value in typed.items()}
    record(tx, actor, Event.SEARCH_RUN, "search", 0, changes=changes, facts=facts)
    return True


def _noted_lately(tx: Session, actor: Actor, typed: dict[str, str], facts: dict[str, Any]) -> bool:
    since = clock.now(tx) - AGAIN
    lately = select(AuditEvent.seq, AuditEvent.facts, AuditValue.field, AuditValue.after)
    lately = lately.outerjoin(AuditValue, AuditValue.event_seq == AuditEvent.seq).where(
        AuditEvent.actor_id == actor.id, AuditEvent.actor_kind == actor.kind, AuditEvent.at > since,
        AuditEvent.name == Event.SEARCH_RUN.value,
    )  # fmt: skip
    noted: dict[int, dict[str, str]] = {}
    asked = {}
    for row in tx.execute(lately):
        noted.setdefault(row.seq, {}).update({row.field: row.after} if row.field else {})
        asked[row.seq] = (row.facts["filters"], row.facts.get("listed", ""))
    wanted = (facts["filters"], facts.get("listed", ""))
    return any(values == typed and asked[seq] == wanted for seq, values in noted.items())
