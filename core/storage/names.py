"""How objects of the store are named, and the keys by which rows find a content in them.

A content alone is `<first two>/<next two>/<sha256>`; one in a pack has the key
`packs/<first two>/<sha256 of the digests in it>:<offset>:<size>`. `-<eight digits>` follows the digest when an object
of the plain name was being removed at that moment.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

OWNER = "installation"  # the object that holds the name of the installation
NEW = ".new-"  # a file being written; what a crash leaves of it is swept
SWEPT = ".swept"
MARK = ":"
_HEX = "[0-9a-f]"
_OURS = re.compile(
    rf"(?:(?:{_HEX}{{2}}/{_HEX}{{2}}|packs/{_HEX}{{2}})/(?:{_HEX}{{64}}(?:-{_HEX}{{8}})?(?:\.swept)*|\.new-[^/]+)"
    r"|\.new-[^/]+)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a content is: its object, and which part of it in a pack."""

    name: str
    offset: int = 0
    size: int | None = None


def name_of(sha256: str) -> str:
    """Name the object of a content alone."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def pack_name(digests: Iterable[str]) -> str:
    """Name a pack by what it holds, in order."""
    name = hashlib.sha256("".join(digests).encode()).hexdigest()
    return f"packs/{name[:2]}/{name}"


def place_of(key: str) -> Place:
    """Read a key."""
    if MARK not in key:
        return Place(key)
    name, offset, size = key.split(MARK)
    return Place(name, int(offset), int(size))


def is_ours(name: str) -> bool:
    """Whether the store gives such names: what somebody put there by hand is not its to remove."""
    return _OURS.fullmatch(name) is not None
