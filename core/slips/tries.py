"""How often codes may be tried: by source, and by the first signs of the code whoever tries (1.04, 6.28)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core import clock
from core.access import counting, throttle
from core.slips.rules import PREFIX

SOURCE, BEGINNING = "slip-source", "slip-prefix"


def count(tx: Session, address: str, code: str) -> datetime | None:
    """Count a try as failed before the code is looked for, or say when to come back; those to come wait as well."""
    now = clock.now(tx)
    source = counting.counter(tx, SOURCE, address, now)
    beginning = counting.counter(tx, BEGINNING, code[:PREFIX], now)
    if wait := throttle.wait_of_source(counting.value(source), now):
        return wait
    counting.keep(source, throttle.after_try_of_source(counting.value(source), now))
    if wait := throttle.wait_of_account(counting.value(beginning), now):
        return wait
    counting.keep(beginning, throttle.after_try(counting.value(beginning), now))
    return None


def forgive(tx: Session, address: str, code: str) -> None:
    """Take back a try that was good: holding the slip is not guessing."""
    now = clock.now(tx)
    source = counting.counter(tx, SOURCE, address, now)
    beginning = counting.counter(tx, BEGINNING, code[:PREFIX], now)
    counting.keep(source, throttle.after_success_of_source(counting.value(source)))
    counting.keep(beginning, throttle.after_success(counting.value(beginning)))
