"""One click, one action, one transaction: how faces and commands run the actions and queries of the core."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar, get_type_hints

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

import core.search.upkeep  # noqa: F401 - each unit of work that writes keeps the index of search (2.49)
from core import clock, receipts, settings
from core.access.actor import Actor
from core.beforehand import query_before
from core.errors import ExamError, KeyReused, ServiceBusy, StaleForm
from db.engine import RETRY_DELAYS, is_busy, make_engine, reading, writing
from db.tables import IdempotencyKey

P = ParamSpec("P")
R = TypeVar("R")

PATIENCE_SECONDS = 5.0

Action = Callable[Concatenate[Session, Actor, P], R]


@cache
def engine() -> Engine:
    """Give the engine of this process."""
    return make_engine(settings.current().database_url)


def read(query: Action[P, R], actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one query on one consistent state."""
    with reading(engine()) as tx:
        return query(tx, actor, *args, **kwargs)


def perform(action: Action[P, R], actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one action in one transaction; busy databases are asked again a few times, then refused honestly (4.04)."""
    _work_out(action, actor, args, kwargs)
    return _persist(lambda: _run(action, actor, args, kwargs))


def perform_once(key: str, action: Action[P, R], actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one action at most once per one-use key: the second click gets the first receipt (6.24).

    The action's result must be a dataclass of plain values, since it is kept as the receipt.
    """
    with suppress(ExamError):  # refused by the action itself, unless the same click came first
        _work_out(action, actor, args, kwargs)
    return _persist(lambda: _run_once(key, action, actor, args, kwargs))


def _persist(attempt: Callable[[], R]) -> R:
    limit = time.monotonic() + PATIENCE_SECONDS
    for delay in RETRY_DELAYS:
        try:
            return attempt()
        except StaleDataError as moved:
            raise StaleForm from moved
        except DBAPIError as error:
            if not is_busy(error):
                raise
            if time.monotonic() > limit:
                break
            time.sleep(delay.total_seconds() * random.uniform(0.5, 1.5))
    raise ServiceBusy


def _work_out(action: Callable[..., Any], actor: Actor, args: Any, kwargs: Any) -> None:
    query = query_before(action)
    if query is not None:
        read(query, actor, *args, **kwargs)


def _run(action: Callable[..., R], actor: Actor, args: Any, kwargs: Any) -> R:
    with writing(engine()) as tx:
        return action(tx, actor, *args, **kwargs)


def _run_once(key: str, action: Callable[..., R], actor: Actor, args: Any, kwargs: Any) -> R:
    name = f"{action.__module__}.{action.__name__}"
    payload = receipts.digest_of(args, kwargs)
    try:
        with writing(engine()) as tx:
            earlier = _receipt(tx, actor, name, key)
            if earlier is not None:
                return _again(action, earlier, payload)
            result = action(tx, actor, *args, **kwargs)
            row = {
                "actor": actor.key, "action": name, "key": key, "payload": payload,
                "receipt": receipts.kept(result), "used_at": clock.now(tx),
            }  # fmt: skip
            tx.execute(insert(IdempotencyKey), row)
            return result
    except (IntegrityError, StaleDataError, ExamError):  # perhaps only because the same click came first
        with reading(engine()) as tx:
            earlier = _receipt(tx, actor, name, key)
        if earlier is None:
            raise
        return _again(action, earlier, payload)


def _receipt(tx: Session, actor: Actor, action: str, key: str) -> IdempotencyKey | None:
    wanted = {"actor": actor.key, "action": action, "key": key}
    return tx.scalars(select(IdempotencyKey).filter_by(**wanted)).one_or_none()


def _again(action: Callable[..., R], earlier: IdempotencyKey, payload: str) -> R:
    if earlier.payload != payload:
        raise KeyReused(action=earlier.action)
    given: R = receipts.given_back(get_type_hints(action)["return"], earlier.receipt)
    return given
