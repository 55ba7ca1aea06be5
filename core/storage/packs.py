"""Packs: many small contents written as one file, so that a thousand documents cost one fsync and not a thousand.

The key of a content in a pack is `packs/<first two>/<sha256 of the digests in it>:<offset>:<size>`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from core.storage import local
from core.storage.local import AlteredFile, MissingFile, Stored, path_of

MARK = ":"
SWEPT = ".swept"
_HEX = "[0-9a-f]"
_OURS = re.compile(
    rf"(?:(?:{_HEX}{{2}}/{_HEX}{{2}}|packs/{_HEX}{{2}})/(?:{_HEX}{{64}}(?:\.swept)*|\.new-[^/]+)|\.new-[^/]+)", re.ASCII
)


def store_pack(contents: Sequence[bytes]) -> list[Stored]:
    """Keep contents together, written before this returns; give what is stored in the order given."""
    if not contents:
        return []
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    name = hashlib.sha256("".join(digests).encode()).hexdigest()
    key = f"packs/{name[:2]}/{name}"
    local.keep(path_of(key), contents)
    stored, offset = [], 0
    for digest, content in zip(digests, contents, strict=True):
        stored.append(Stored(digest, f"{key}{MARK}{offset}{MARK}{len(content)}", len(content)))
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


def sweep(known: AbstractSet[Path], *, older_than: float) -> int:
    """Remove the files that no row names and that were last written before an instant; give how many (4.10).

    A worker killed between a file and its row leaves such files. One that is about to be named is renamed back: who
    stores a content that is there makes the file new again first. A name that the store never gives is left alone.
    """
    removed, store = 0, local.folder()
    for path in list(store.rglob("*")):
        if not _OURS.fullmatch(path.relative_to(store).as_posix()):
            continue
        if path in known or not path.is_file() or path.stat().st_mtime >= older_than:
            continue
        removed += remove(path, older_than=older_than)
    return removed


def remove(path: Path, *, older_than: float) -> bool:
    """Remove a file that no row names, unless someone made it new again to name it; says whether it is gone."""
    aside = path.with_name(f"{path.name}{SWEPT}")
    path.rename(aside)
    if aside.stat().st_mtime >= older_than:
        aside.rename(path)
        return False
    aside.unlink()
    return True
