"""Contents kept alone or in packs: many small contents as one object, so that a thousand documents cost one writing."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from core.storage.chosen import chosen
from core.storage.names import MARK, NEW, is_ours, name_of, pack_name, place_of
from core.storage.store import AlteredFile, MissingFile, Store, Stored

MISSING, ALTERED = "missing", "altered"


def store(content: bytes) -> Stored:
    """Keep a content: once this returns, it may be named by a row."""
    digest = hashlib.sha256(content).hexdigest()
    return Stored(digest, chosen().put(name_of(digest), [content]), len(content))


def store_pack(contents: Sequence[bytes]) -> list[Stored]:
    """Keep contents together, written before this returns; give what is stored in the order given."""
    if not contents:
        return []
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    name = chosen().put(pack_name(digests), contents)
    stored, offset = [], 0
    for digest, content in zip(digests, contents, strict=True):
        stored.append(Stored(digest, f"{name}{MARK}{offset}{MARK}{len(content)}", len(content)))
        offset += len(content)
    return stored


def fetch(key: str, sha256: str) -> bytes:
    """Read a content, alone or in a pack, and check that it is the one that was written."""
    place = place_of(key)
    content = b"".join(chosen().pieces(place.name, place.offset, place.size))
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AlteredFile(key=key)
    return content


def faults(contents: Iterable[tuple[str, str]], where: Store | None = None) -> Iterator[tuple[str, str]]:
    """Read contents against their digests; give the key of each that is missing or altered, and which it is.

    Contents of one pack that follow each other cost one reading of it.
    """
    read_in = where or chosen()
    for name, found in itertools.groupby(contents, key=lambda one: place_of(one[0]).name):
        yield from _faults_of(read_in, name, list(found))


def _faults_of(read_in: Store, name: str, contents: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    alone = [one for one in contents if MARK not in one[0]]
    packed = [one for one in contents if MARK in one[0]]
    try:
        pack = b"".join(read_in.pieces(name)) if packed else b""
        digest = _digest(read_in.pieces(name)) if alone else ""
    except MissingFile:
        yield from ((key, MISSING) for key, _ in contents)
        return
    yield from ((key, ALTERED) for key, sha256 in alone if sha256 != digest)
    for key, sha256 in packed:
        place = place_of(key)
        content = pack[place.offset : place.offset + (place.size or 0)]
        if hashlib.sha256(content).hexdigest() != sha256:
            yield key, ALTERED


def _digest(pieces: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def is_there(key: str) -> bool:
    """Whether the object that holds a content is in the store; it is not read."""
    return chosen().size(place_of(key).name) is not None


def sweep(known: AbstractSet[str], *, older_than: float) -> int:
    """Remove the objects that no row names and that were last written before an instant; give how many (4.10).

    A worker killed between an object and its row leaves such objects. A name that the store never gives is left alone.
    """
    where = chosen()
    removed = sum(
        where.remove(one.name, older_than=older_than)
        for one in where.kept()
        if is_ours(one.name) and one.name not in known and one.written_at < older_than
    )
    return removed + _sweep_new(where, older_than)


def _sweep_new(where: Store, older_than: float) -> int:
    """Remove what a crash left of files that were being written, where they are not in the store itself."""
    removed = 0
    for path in where.new_folder().glob(f"{NEW}*"):
        if path.stat().st_mtime < older_than:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def remove(name: str, *, older_than: float) -> bool:
    """Remove an object that no row names, unless it is newer, or someone makes it new again to name it."""
    where = chosen()
    return where.size(name) is not None and where.remove(name, older_than=older_than)
