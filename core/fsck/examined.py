"""What SQL alone cannot check: content against its digest, files against their rows, the chain, the guards."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core import storage
from core.audit import verify
from core.operations.installation import NAME, mark
from core.registrations.rules import ACTIVE
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import identity_of
from core.search.upkeep import stale_entries
from db.guards import ddl
from db.tables import Candidate, Document, Export, Registration, RegistrationVersion, StoredFile

Examination = Callable[[Session], int]
_APART = frozenset(one.__tablename__ for one in (Document, StoredFile, Export))  # each has its own check


def guards_missing(tx: Session) -> int:
    """Count the refusals that the database should have and has not (5.13)."""
    return len(ddl.verify(tx.connection()))


def journal_broken(tx: Session) -> int:
    """One when the chain of the journal does not hold (3.18)."""
    return 0 if verify(tx).intact else 1


def snapshots_altered(tx: Session) -> int:
    """Count the versions whose content is not the one that was saved (6.11)."""
    rows = tx.execute(
        select(RegistrationVersion.snapshot, RegistrationVersion.fingerprint).execution_options(yield_per=2_000)
    )
    return sum(1 for row in rows if content_fingerprint(row.snapshot) != row.fingerprint)


def locked_identity_unlike_its_version(tx: Session) -> int:
    """Count active registrations whose printed identity is not the candidate's (6.08)."""
    rows = tx.execute(
        select(Candidate, RegistrationVersion.snapshot)
        .join(Registration, Registration.candidate_id == Candidate.id)
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == Registration.id) & (RegistrationVersion.n == Registration.version),
        )
        .where(Registration.state.in_([state.value for state in ACTIVE]))
        .execution_options(yield_per=2_000)
    )
    return sum(1 for candidate, snapshot in rows if _printed(candidate) != snapshot["identity"])


def _printed(candidate: Candidate) -> dict[str, str]:
    identity = identity_of(candidate)
    return {name: str(getattr(identity, name)) for name in type(identity).__slots__}


def documents_missing_or_altered(tx: Session) -> int:
    """Count the documents whose file is not in the store, or is not the one that was made (4.10)."""
    return _at_fault(tx, select(Document.storage_key, Document.sha256).order_by(Document.storage_key))


def files_missing_or_altered(tx: Session) -> int:
    """Count the evidence and pieces whose file is missing or altered (3.12)."""
    return _at_fault(tx, select(StoredFile.storage_key, StoredFile.sha256))


def exports_missing_or_altered(tx: Session) -> int:
    """Count the exports said to be ready whose file is missing or altered (1.21)."""
    return _at_fault(tx, select(Export.storage_key, Export.sha256).where(Export.state == "ready"))


def other_contents_missing_or_altered(tx: Session) -> int:
    """Count what else rows name in the store: files of runs, images of wordings, files laid down (4.10).

    A table that comes to name contents is looked at without anyone having to think of it.
    """
    return sum(1 for _ in storage.faults(storage.named_contents(tx, but=_APART)))


def _at_fault(tx: Session, contents: Select[str, str]) -> int:
    """Read every content; a store that does not answer is no fault of what it holds, and ends the check."""
    rows = tx.execute(contents.execution_options(yield_per=2_000))
    return sum(1 for _ in storage.faults((row.storage_key, row.sha256) for row in rows))


def engine_integrity(tx: Session) -> int:
    """Count what SQLite itself finds wrong, foreign keys included; PostgreSQL has its own tools."""
    if tx.get_bind().dialect.name != "sqlite":
        return 0
    connection = tx.connection()
    broken = len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
    said = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
    return broken + int(said != "ok")


def store_of_another_installation(tx: Session) -> int:
    """One when the folder of documents bears another installation's name, or lost ours: it is not swept (4.10)."""
    name = mark(tx, NAME)
    return int(bool(name) and storage.owner() != name)


EXAMINATIONS: dict[str, tuple[str, Examination]] = {
    "guards_missing": ("5.13", guards_missing),
    "engine_integrity": ("4.16", engine_integrity),
    "journal_broken": ("3.18", journal_broken),
    "snapshots_altered": ("6.11", snapshots_altered),
    "locked_identity_unlike_its_version": ("6.08", locked_identity_unlike_its_version),
    "documents_missing_or_altered": ("4.10", documents_missing_or_altered),
    "files_missing_or_altered": ("3.12", files_missing_or_altered),
    "exports_missing_or_altered": ("1.21", exports_missing_or_altered),
    "other_contents_missing_or_altered": ("4.10", other_contents_missing_or_altered),
    "store_of_another_installation": ("4.10", store_of_another_installation),
    "search_unlike_the_register": ("4.16", stale_entries),
}
