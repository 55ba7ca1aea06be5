"""PDF syntax: the few forms of objects that our documents are made of."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(content: bytes, entries: str = "") -> bytes:
    """Write a stream whose content is already filtered as its entries say."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries.encode("ascii"), len(content), content)


_LATIN = {0x2019: 0x90, 0x2013: 0x85, 0x2014: 0x84, 0x0152: 0x96, 0x0153: 0x9C}  # PDFDocEncoding, where not Latin-1
_SHORT = re.compile("[ -~\x84\x85\x90\x96\x9c\xa1-\xff]*")


def text_string(text: str) -> bytes:
    """Write a text for a dictionary (title, outline), in any script."""
    short = text.translate(_LATIN)
    if _SHORT.fullmatch(short):
        written = short.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        return b"(" + written + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def numbered(number: int, body: bytes) -> bytes:
    """Write an object under its number."""
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def gathered(objects: list[tuple[int, bytes]]) -> bytes:
    """Write objects that are no streams inside one compressed stream."""
    places, offset = [], 0
    for number, body in objects:
        places.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(places) + b" "
    content = zlib.compress(head + b" ".join(body for _, body in objects), 9)
    return stream(content, f"/Type/ObjStm/N {len(objects)}/First {len(head)}/Filter/FlateDecode")


def entry(offset: int) -> bytes:
    """Write one line of the cross-reference table."""
    return b"%010d 00000 n \n" % offset


def references(numbers: Iterable[int]) -> bytes:
    """Write an array of references."""
    return b"[" + b" ".join([b"%d 0 R" % number for number in numbers]) + b"]"
