"""Make a folder of documents without a name this installation's, once what it should hold was found in it (4.10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.audit import Event, record
from core.errors import ExamError
from core.operations.installation import NAME, mark, own_name
from core.storage import (
    AlteredFile,
    MissingFile,
    adopt,
    count_named,
    examine,
    faults,
    fetch,
    is_there,
    named_contents,
    owner,
)
from core.storage.names import MARK
from core.storage.packs import ALTERED, MISSING

READ_BY_DEFAULT = 500


class StoreOfAnother(ExamError):
    """The folder bears the name of another installation: it is never taken from it."""

    code = "store_of_another"


class StoreIncomplete(ExamError):
    """Contents that the database names are missing from the folder or altered: it is not ours, or not whole."""

    code = "store_incomplete"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the folder: contents that the database names, those read against their digest, and faults."""

    owner: str
    ours: bool
    named: int
    read: int
    missing: int
    altered: int
    first_fault: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The receipt: whether the name was written now, and what was looked at before."""

    written: bool
    named: int
    read: int


def look(tx: Session, actor: Actor, *, most: int = READ_BY_DEFAULT) -> Looked:
    """Look for every content that the database names, and read so many of them, spread over all (0: every one)."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    found, ours, total = owner(), mark(tx, NAME), count_named(tx)
    wrong, read = (list(faults(named_contents(tx))), total) if not most else _sampled(tx, max(1, total // most))
    many = Counter(fault for _, fault in wrong)
    first = wrong[0][0] if wrong else ""
    return Looked(found, bool(ours) and found == ours, total, read, many[MISSING], many[ALTERED], first)


def _sampled(tx: Session, step: int) -> tuple[list[tuple[str, str]], int]:
    """Read one content in so many, and look for the others; give what is wrong, and how many were read."""
    wrong, read = [], 0
    for rank, (key, sha256) in enumerate(named_contents(tx)):
        whole = rank % step == 0
        fault, read = _fault(key, sha256, whole=whole), read + whole
        if fault:
            wrong.append((key, fault))
    return wrong, read


def _fault(key: str, sha256: str, *, whole: bool) -> str:
    """Say what is wrong with a content, or nothing; not read whole, only its object is looked for."""
    if not whole:
        return "" if is_there(key) else MISSING
    try:
        (fetch if MARK in key else examine)(key, sha256)
    except MissingFile:
        return MISSING
    except AlteredFile:
        return ALTERED
    return ""


def adopt_documents(tx: Session, actor: Actor, *, most: int = READ_BY_DEFAULT) -> Adopted:
    """Write this installation's name in its folder of documents, if nobody's is there and nothing lacks; journalled."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    seen = look(tx, actor, most=most)
    if seen.ours:
        return Adopted(written=False, named=seen.named, read=seen.read)
    if seen.owner:
        raise StoreOfAnother
    if seen.missing or seen.altered:
        raise StoreIncomplete(missing=seen.missing, altered=seen.altered, first=seen.first_fault)
    facts = {"named": seen.named, "read": seen.read}
    record(tx, actor, Event.DOCUMENTS_ADOPTED, "system", 0, facts=facts)
    if adopt(own_name(tx)) != own_name(tx):
        raise StoreOfAnother  # another installation was quicker
    return Adopted(written=True, named=seen.named, read=seen.read)
