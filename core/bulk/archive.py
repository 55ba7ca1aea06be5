"""A zip of any number of files, written as it goes: the list of its entries waits on disk, not in memory."""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UTF8_NAME = 0x0800
WHEN = (0, 0x21)  # 1 January 1980: equal documents give equal archives
ZIP64 = 45
LARGE = 0xFFFFFFFF
MANY = 0xFFFF
HEADER = "<4sHHHHHIIIHH"
SIZES = 14  # where the sizes of an entry are, from its beginning


class Entry:
    """One file being written in an archive: what it holds is counted as it passes."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self.check, self.size = out, 0, 0

    def write(self, content: bytes) -> int:
        """Write some of it."""
        self.check, self.size = zlib.crc32(content, self.check), self.size + len(content)
        return self._out.write(content)


class Archive:
    """A zip under way, in a file that can be gone back in; files are stored as they are: a PDF is compressed."""

    def __init__(self, out: BinaryIO, entries: BinaryIO) -> None:
        self._out, self._entries, self.count = out, entries, 0

    def add(self, name: str, content: bytes) -> None:
        """Add one file that is at hand."""
        with self.entry(name) as entry:
            entry.write(content)

    @contextmanager
    def entry(self, name: str) -> Iterator[Entry]:
        """Add one file piece by piece; its size and its check are written over their places at the end."""
        start, encoded = self._out.tell(), name.encode()
        self._out.write(struct.pack(HEADER, b"PK\3\4", ZIP64, UTF8_NAME, 0, *WHEN, 0, 0, 0, len(encoded), 0))
        self._out.write(encoded)
        entry = Entry(self._out)
        yield entry
        end, sizes = self._out.tell(), (entry.check, entry.size, entry.size)
        self._out.seek(start + SIZES)
        self._out.write(struct.pack("<III", *sizes))
        self._out.seek(end)
        self._note(start, encoded, sizes)

    def _note(self, start: int, name: bytes, sizes: tuple[int, int, int]) -> None:
        extra = struct.pack("<HHQ", 1, 8, start) if start >= LARGE else b""
        self._entries.write(
            struct.pack(
                "<4sHHHHHHIIIHHHHHII", b"PK\1\2", ZIP64, ZIP64, UTF8_NAME, 0, *WHEN, *sizes, len(name), len(extra),
                0, 0, 0, 0, LARGE if extra else start,
            )
        )  # fmt: skip
        self._entries.write(name + extra)
        self.count += 1

    def close(self) -> None:
        """Write the list of entries, then where it is; beyond the limits of the first format, in that of 64 bits."""
        start, size, count = self._out.tell(), self._entries.tell(), self.count
        self._entries.seek(0)
        while piece := self._entries.read(1 << 20):
            self._out.write(piece)
        if count >= MANY or start >= LARGE or size >= LARGE:
            end = self._out.tell()
            self._out.write(struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, ZIP64, ZIP64, 0, 0, count, count, size, start))
            self._out.write(struct.pack("<4sIQI", b"PK\6\7", 0, end, 1))
        few = min(count, MANY)
        last = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, few, few, min(size, LARGE), min(start, LARGE), 0)
        self._out.write(last)


@contextmanager
def archive(path: Path) -> Iterator[Archive]:
    """Open an archive to write in a file."""
    with path.open("wb") as out, tempfile.TemporaryFile() as entries:
        made = Archive(out, entries)
        yield made
        made.close()
