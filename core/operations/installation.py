"""Bring an installation to this release: schema, guards, reference data, and demonstration data on a first run."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core import settings
from core.access import system
from core.access.second_factor import sealing
from core.catalogue.kept import MARK as EDITION
from core.catalogue.load import load_reference
from core.search import upkeep
from core.settings import ROOT
from core.storage import take
from db import migrate, roles
from db.engine import reading, writing
from db.tables import SchemaMark

REFERENCE = ROOT / "db" / "reference"
_MARK, _INDEX, NAME = "reference", "search_index", "installation"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What preparing did: whether the database was empty, whether reference data changed, and the index with them.

    `portal_role` is the database role that was given its rights, if the candidate space has one; `key_made` the file
    of the key that seals second factors, when it was made now; `factors_unread` how many no key opens.
    """

    first_run: bool
    reference_loaded: bool
    index_rebuilt: bool = False
    portal_role: str = ""
    key_made: str = ""
    factors_unread: int = 0


def prepare(engine: Engine) -> Prepared:
    """Migrate when needed, load reference data when its files changed, make the index of search anew if it is old.

    A second start finds nothing to do.
    """
    first_run = _revision(engine) is None
    if _revision(engine) != migrate.head():
        migrate.upgrade(engine)
    migrate.require_current(engine)
    _take_store(engine)
    digest = reference_digest(REFERENCE)
    with reading(engine) as tx:
        loaded = mark(tx, _MARK) != digest or not mark(tx, EDITION)
    if loaded:
        with writing(engine) as tx:
            load_reference(tx, system("installation"))
            set_mark(tx, _MARK, digest)
    rebuilt = _renew_index(engine, digest)
    role = limit_portal(engine, settings.current().portal_database_url)
    key, unread = _seal_second_factors(engine)
    return Prepared(first_run, loaded, rebuilt, role, key, unread)


def _seal_second_factors(engine: Engine) -> tuple[str, int]:
    """See that there is a key, and that what it has to seal is sealed; give its file if it is new, and what is lost."""
    made = sealing.make_key()
    with reading(engine) as tx:
        waiting, unread = sealing.to_seal(tx), sealing.unread(tx)
    if waiting:
        with writing(engine) as tx:
            sealing.seal_all(tx)
    return made, unread


def limit_portal(engine: Engine, url: str) -> str:
    """Give the role of the candidate space what it may do and no more, when it has one; give its name (2.15).

    Done again at each release, since what a migration adds is granted to nobody.
    """
    if not url or engine.dialect.name != "postgresql":
        return ""
    with engine.connect() as connection, connection.begin():
        return roles.apply(connection, url)


def _renew_index(engine: Engine, reference: str) -> bool:
    """Make the index of search anew when this release writes it otherwise, or labels that it holds were loaded."""
    wanted = f"{upkeep.VERSION} {reference}"
    with reading(engine) as tx:
        if mark(tx, _INDEX) == wanted:
            return False
    with writing(engine) as tx:
        made = upkeep.rebuild(tx.connection())
        set_mark(tx, _INDEX, wanted)
    return made > 0


def _take_store(engine: Engine) -> None:
    """Make the folder of documents this installation's before anything is stored in it, if it is nobody's."""
    with reading(engine) as tx:
        name = mark(tx, NAME)
    if not name:
        with writing(engine) as tx:
            name = own_name(tx)
    take(name)


def own_name(tx: Session) -> str:
    """Give the name of this installation, drawn once: its folder of documents bears it too."""
    known = mark(tx, NAME)
    if not known:
        known = secrets.token_hex(16)
        set_mark(tx, NAME, known)
        tx.flush()
    return known


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return migrate.current(connection)


def reference_digest(folder: Path) -> str:
    """Give one digest of all reference files: they are loaded again only when it moves."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def mark(tx: Session, name: str) -> str:
    """Give what this database remembers under a name, or nothing."""
    found = tx.get(SchemaMark, name)
    return found.value if found else ""


def set_mark(tx: Session, name: str, value: str) -> None:
    """Let this database remember something about itself."""
    found = tx.get(SchemaMark, name)
    if found is None:
        tx.add(SchemaMark(name=name, value=value))
    else:
        found.value = value
