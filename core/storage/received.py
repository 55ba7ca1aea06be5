"""What people send is looked at before it is kept: a PDF that would act when it is opened is refused. Pure."""

from __future__ import annotations

import re
import zlib

from core.errors import ExamError

MOST_UNFOLDED = 64 * 1024 * 1024  # of all the objects packed in a file
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
# Names long enough never to be met by chance in compressed data; a script always stands behind the first one.
_ACTS = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|Encrypt)(?![A-Za-z0-9])|/GoToE(?![A-Za-z0-9])"
)
_STREAM = re.compile(rb"stream\r?\n")
_SAID_BEFORE = 2_000  # bytes before a stream among which its own description stands
_FILTERS = re.compile(rb"/(ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt|AHx|A85|LZW|RL)(?![A-Za-z0-9])")


class FileActs(ExamError):
    """The PDF holds a script, a program to start, another file or a password: it is not kept."""

    code = "file_acts"


def refuse_what_acts(content: bytes) -> None:
    """Refuse a PDF that would do something when opened, wherever in it the order stands; other files do nothing."""
    if not content.startswith(b"%PDF-"):
        return
    if _orders(content):
        raise FileActs
    left = MOST_UNFOLDED
    for found in _STREAM.finditer(content):
        described = _plainly(content[max(0, found.start() - _SAID_BEFORE) : found.start()].rpartition(b" obj")[2])
        if b"/ObjStm" not in described:
            continue
        if _FILTERS.search(described):
            raise FileActs
        unfolded = _unfolded(memoryview(content)[found.end() :], left)
        left -= len(unfolded)
        if left <= 0 or _orders(unfolded):
            raise FileActs


def _orders(content: bytes) -> bool:
    return bool(_ACTS.search(content) or _ACTS.search(_plainly(content)))


def _plainly(content: bytes) -> bytes:
    """Give names as they are read, without the codes a writer may put in place of letters."""
    return _ESCAPED.sub(lambda one: bytes([int(one[1], 16)]), content)


def _unfolded(stream: memoryview, most: int) -> bytes:
    """Give packed objects as they are, up to a limit; what is not packed is read as it stands."""
    try:
        return zlib.decompressobj().decompress(stream, most)
    except zlib.error:
        return bytes(stream[:most])
