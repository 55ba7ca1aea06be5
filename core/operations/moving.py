"""Carry the documents of this installation into another store, each read again where it arrived (4.10).

What is already there is left as it is, so that a copy that was cut off goes on where it stood; nothing is taken away
from the store that is used, until the settings name the other one.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from core import units
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.errors import ExamError
from core.operations.adopting import StoreIncomplete, StoreOfAnother
from core.operations.installation import own_name
from core.storage import AlteredFile, Store, StoreSilent, at, chosen, faults, named_contents, take
from core.storage.names import NEW, place_of
from core.storage.packs import ALTERED, MISSING

Count = Callable[[int], None]


class StoreIsTheSame(ExamError):
    """Documents are moved to another store than the one that is used."""

    code = "store_is_the_same"


class StoreNotEmpty(ExamError):
    """The other store holds something and bears no name: it is not known whose it is. Facts: store."""

    code = "store_not_empty"


@dataclass(frozen=True, slots=True)
class Moved:
    """The receipt: objects carried now, those that were there already, contents in them, and where they are."""

    copied: int
    already: int
    contents: int
    size: int
    store: str


@dataclass(slots=True)
class _Tally:
    copied: int = 0
    already: int = 0
    contents: int = 0
    size: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)


def move_documents(actor: Actor, url: str, count: Count = lambda _: None, *, every: bool = False) -> Moved:
    """Copy all that the database names into another store, and journal it; `every`: what was there is read as well."""
    target = at(url)
    units.perform(_take, actor, target)
    tally = units.read(_copy_all, actor, target, count, every=every)
    if tally.wrong:
        kinds = [fault for _, fault in tally.wrong]
        raise StoreIncomplete(missing=kinds.count(MISSING), altered=kinds.count(ALTERED), first=tally.wrong[0][0])
    moved = Moved(tally.copied, tally.already, tally.contents, tally.size, target.address)
    units.perform(_note, actor, moved)
    return moved


def _take(tx: Session, actor: Actor, target: Store) -> None:
    """Let the other store bear our name before anything is put in it."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    own, used = own_name(tx), chosen()
    if target.address == used.address:
        raise StoreIsTheSame
    if used.owner() != own:
        raise StoreOfAnother
    found = take(own, target)
    if not found:
        raise StoreNotEmpty(store=target.address)
    if found != own:
        raise StoreOfAnother


def _copy_all(tx: Session, actor: Actor, target: Store, count: Count, *, every: bool) -> _Tally:
    require(actor, Permission.SYSTEM_ADMINISTER)
    tally = _Tally()
    for name, group in itertools.groupby(named_contents(tx), key=lambda one: place_of(one[0]).name):
        contents = list(group)
        _carry(target, name, contents, tally, every=every)
        tally.contents += len(contents)
        count(tally.contents)
    return tally


def _carry(target: Store, name: str, contents: list[tuple[str, str]], tally: _Tally, *, every: bool) -> None:
    """Carry one object, unless one of its size is there: an object is only ever written whole."""
    size = chosen().size(name)
    if size is None:
        tally.wrong += [(key, MISSING) for key, _ in contents]
    elif target.size(name) == size:
        tally.already += 1
        tally.wrong += faults(contents, target) if every else ()
    elif found := list(faults(contents)):
        tally.wrong += found
    else:
        _copy(target, name)
        tally.copied, tally.size = tally.copied + 1, tally.size + size


def _copy(target: Store, name: str) -> None:
    """Write one object in the other store, then read it there."""
    handle, new = tempfile.mkstemp(dir=target.new_folder(), prefix=NEW)
    digest = hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in chosen().pieces(name):
                digest.update(piece)
                file.write(piece)
        if target.put_file(name, Path(new)) != name:
            raise StoreSilent  # it was being removed there just now: later
    finally:
        Path(new).unlink(missing_ok=True)
    arrived = hashlib.sha256()
    for piece in target.pieces(name):
        arrived.update(piece)
    if arrived.digest() != digest.digest():
        raise AlteredFile(key=name)


def _note(tx: Session, actor: Actor, moved: Moved) -> None:
    require(actor, Permission.SYSTEM_ADMINISTER)
    facts = {"copied": moved.copied, "already": moved.already, "contents": moved.contents, "store": moved.store}
    record(tx, actor, Event.DOCUMENTS_MOVED, "system", 0, facts=facts)
