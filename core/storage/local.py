"""The local folder: a content is named by its SHA-256, so the same content is kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core import settings
from core.errors import ExamError

NEW = ".new-"  # a file being written; what a crash leaves of it is swept


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
    keep(path, [content])
    return Stored(digest, key, len(content))


def keep(path: Path, contents: Iterable[bytes]) -> None:
    """Write one file for good, unless it is there: once this returns, no power cut takes it away."""
    if is_there(path):
        return
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(contents)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def is_there(path: Path) -> bool:
    """Whether a file is there; if so it counts as new, so that it is not swept before a row names it."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def make_folder(path: Path) -> None:
    """Make a folder and those above it, each of them for good."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    directory = os.open(path, os.O_RDONLY)
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
