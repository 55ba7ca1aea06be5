"""Packs: many small contents written as one file, so that a thousand documents cost one fsync and not a thousand.

The key of a content in a pack is `packs/<first two>/<sha256 of the pack>:<offset>:<size>`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.storage import local
from core.storage.local import AlteredFile, MissingFile, Stored, path_of

MARK = ":"


def store_pack(contents: Sequence[bytes]) -> list[Stored]:
    """Keep contents together, written before this returns; give what is stored in the order given."""
    if not contents:
        return []
    whole = hashlib.sha256()
    for content in contents:
        whole.update(content)
    name = whole.hexdigest()
    key = f"packs/{name[:2]}/{name}"
    local.keep(path_of(key), contents)
    stored, offset = [], 0
    for content in contents:
        stored.append(
            Stored(hashlib.sha256(content).hexdigest(), f"{key}{MARK}{offset}{MARK}{len(content)}", len(content))
        )
        offset += len(content)
    return stored


def fetch(key: str, sha256: str) -> bytes:
    """Read a content, alone or in a pack, and check that it is the one that was written."""
    if MARK not in key:
        return local.fetch(key, sha256)
    path, offset, size = _place(key)
    try:
        with path.open("rb") as pack:
            pack.seek(offset)
            content = pack.read(size)
    except FileNotFoundError:
        raise MissingFile(key=key) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AlteredFile(key=key)
    return content


def file_of(key: str) -> Path:
    """Give the file that holds a content: its own, or its pack."""
    return _place(key)[0] if MARK in key else path_of(key)


def _place(key: str) -> tuple[Path, int, int]:
    name, offset, size = key.split(MARK)
    return path_of(name), int(offset), int(size)


def orphans(referenced: Iterable[str], *, older_than: float) -> list[Path]:
    """Give the files of the store that no key names and that were last written before an instant (seconds).

    A worker killed between the file and its row leaves such files: they are harmless, and swept after a day (4.10).
    """
    known = {file_of(key) for key in referenced}
    return sorted(
        path
        for path in local.folder().rglob("*")
        if path.is_file() and path not in known and path.stat().st_mtime < older_than
    )
