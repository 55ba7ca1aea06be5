"""The local folder: a content is named by its SHA-256, so the same content is kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core import settings
from core.errors import ExamError


class MissingFile(ExamError):
    """A file that the database names is not in the store."""

    code = "missing_file"


class AlteredFile(ExamError):
    """A file of the store is not the one that was written: it is refused, never handed over."""

    code = "altered_file"


@dataclass(frozen=True, slots=True)
class Stored:
    """A content in the store: its digest, its key, its size in bytes."""

    sha256: str
    key: str
    size: int


def folder() -> Path:
    """Give the folder of the store."""
    return Path(settings.current().documents_url.removeprefix("file://"))


def path_of(key: str) -> Path:
    """Give the path of a key; a key never leaves the folder."""
    path = (folder() / key).resolve()
    if not path.is_relative_to(folder().resolve()):
        raise MissingFile(key=key)
    return path


def store(content: bytes) -> Stored:
    """Keep a content: temporary file, fsync, rename, fsync of the folder."""
    digest = hashlib.sha256(content).hexdigest()
    key = f"{digest[:2]}/{digest[2:4]}/{digest}"
    path = path_of(key)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
    return Stored(digest, key, len(content))


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def fetch(key: str, sha256: str) -> bytes:
    """Read a content and check that it is the one that was written."""
    path = path_of(key)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise MissingFile(key=key) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AlteredFile(key=key)
    return content
