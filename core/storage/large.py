"""Files too large for memory: written piece by piece in the store's folder, then named by what they hold."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.storage.local import (
    NEW,
    AlteredFile,
    MissingFile,
    Stored,
    folder,
    is_there,
    make_folder,
    path_of,
    sync_folder,
)

PIECE = 1 << 20


@contextlib.contextmanager
def new_file() -> Iterator[Path]:
    """Give the path of an empty file to write; what is not kept by `keep_file` is gone at the end."""
    make_folder(folder())
    handle, name = tempfile.mkstemp(dir=folder(), prefix=NEW)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def keep_file(path: Path) -> Stored:
    """Take a file written by `new_file` into the store: fsync, then its name is its SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
        os.fsync(file.fileno())
    name = digest.hexdigest()
    key = f"{name[:2]}/{name[2:4]}/{name}"
    kept = path_of(key)
    if not is_there(kept):
        make_folder(kept.parent)
        path.replace(kept)
        sync_folder(kept.parent)
    return Stored(name, key, size)


def check_file(key: str, sha256: str) -> Path:
    """Give the path of a large file after reading it whole against its digest."""
    path, digest = path_of(key), hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except FileNotFoundError:
        raise MissingFile(key=key) from None
    if digest.hexdigest() != sha256:
        raise AlteredFile(key=key)
    return path
