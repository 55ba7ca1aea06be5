"""Files too large for memory: written piece by piece on this machine, then named by what they hold; lent when read."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.storage.chosen import chosen
from core.storage.names import NEW, name_of
from core.storage.store import PIECE, AlteredFile, Stored


@dataclass(frozen=True, slots=True)
class Lent:
    """A large file that can be read on this machine; a copy is given back by whoever asked for it."""

    path: Path
    is_copy: bool

    def give_back(self) -> None:
        """Take the copy away; a file of the store itself stays."""
        if self.is_copy:
            self.path.unlink(missing_ok=True)


@contextlib.contextmanager
def new_file() -> Iterator[Path]:
    """Give the path of an empty file to write; what is not kept by `keep_file` is gone at the end."""
    path = _empty()
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _empty() -> Path:
    handle, name = tempfile.mkstemp(dir=chosen().new_folder(), prefix=NEW)
    os.close(handle)
    return Path(name)


def keep_file(path: Path) -> Stored:
    """Take a file written by `new_file` into the store: its name is its SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    name = digest.hexdigest()
    return Stored(name, chosen().put_file(name_of(name), path), size)


def check_file(key: str, sha256: str) -> Lent:
    """Lend a large file after reading it whole against its digest."""
    store = chosen()
    path = store.local_path(key)
    if path is not None:
        examine(key, sha256)
        return Lent(path, is_copy=False)
    copy = _empty()
    try:
        with copy.open("wb") as file:
            _compare(_written(store.pieces(key), file.write), key, sha256)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return Lent(copy, is_copy=True)


def examine(key: str, sha256: str) -> None:
    """Read a file whole against its digest."""
    _compare(chosen().pieces(key), key, sha256)


def _written(pieces: Iterator[bytes], write: Callable[[bytes], int]) -> Iterator[bytes]:
    for piece in pieces:
        write(piece)
        yield piece


def _compare(pieces: Iterator[bytes], key: str, sha256: str) -> None:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    if digest.hexdigest() != sha256:
        raise AlteredFile(key=key)
