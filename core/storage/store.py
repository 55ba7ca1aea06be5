"""What a store of contents does, a folder as well as any S3-compatible service: one interface, one behaviour (4.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.errors import ExamError, ServiceBusy

PIECE = 1 << 20


class MissingFile(ExamError):
    """A file that the database names is not in the store."""

    code = "missing_file"


class AlteredFile(ExamError):
    """A file of the store is not the one that was written: it is refused, never handed over."""

    code = "altered_file"


class StoreSilent(ServiceBusy):
    """The store of documents does not answer: nothing was recorded, what a worker does waits for it."""

    code = "store_silent"


class StoreRefused(StoreSilent):
    """The store answers but does not let us in: its keys, its bucket or our rights on it. Facts: reason."""

    code = "store_refused"


@dataclass(frozen=True, slots=True)
class Stored:
    """A content in the store: its digest, its key, its size in bytes."""

    sha256: str
    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One object of a store: its name, its size, when it was last written (seconds since 1970)."""

    name: str
    size: int
    written_at: float


class Store(Protocol):
    """A store of objects, each written whole under a name that says what it holds, and never changed."""

    @property
    def address(self) -> str:
        """Where it is, as people read it: never a key to it."""

    def new_folder(self) -> Path:
        """Give the folder of this machine where files are written before they are kept."""

    def put(self, name: str, contents: Sequence[bytes]) -> str:
        """Keep contents as one object: once this returns nothing takes it away, and it counts as new.

        The name it has is given back: another one when an object of this name is being removed just now.
        """

    def put_file(self, name: str, path: Path) -> str:
        """Keep a file of `new_folder` as one object, as `put` does; the file may be gone afterwards."""

    def pieces(self, name: str, offset: int = 0, size: int | None = None) -> Iterator[bytes]:
        """Read an object, or a part of it, piece by piece; a part beyond its end is shorter."""

    def local_path(self, name: str) -> Path | None:
        """Give the path of an object that is a file of this machine, nothing when it is elsewhere."""

    def size(self, name: str) -> int | None:
        """Give the size of an object, nothing when there is none."""

    def kept(self) -> Iterator[Kept]:
        """List every object, whoever put it there."""

    def remove(self, name: str, *, older_than: float) -> bool:
        """Remove an object unless someone made it new again to name it; says whether it is gone."""

    def owner(self) -> str:
        """Give the name of the installation whose documents it holds, or nothing."""

    def is_empty(self) -> bool:
        """Whether nothing is there yet."""

    def claim(self, owner: str) -> None:
        """Write the name of an installation, whole or not at all; of two at once, the first one has the store."""
