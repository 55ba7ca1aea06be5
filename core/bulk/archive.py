"""A zip of any number of documents, written as it goes: the list of its entries waits on disk, not in memory."""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path
from typing import BinaryIO

from core.bulk.result_lines import Source

UTF8_NAME = 0x0800
WHEN = (0, 0x21)  # 1 January 1980: equal documents give equal archives
ZIP64 = 45
LARGE = 0xFFFFFFFF
MANY = 0xFFFF


def write_zip(path: Path, source: Source) -> bool:
    """Write each document under the name of its numbers, in the order of the run."""
    with path.open("wb") as archive, tempfile.TemporaryFile() as entries:
        count = 0
        for line in source.lines():
            if line.storage_key:
                _add(archive, entries, f"{line.base_name}.pdf", line.content())
                count += 1
        _close(archive, entries, count)
    return count > 0


def _add(archive: BinaryIO, entries: BinaryIO, name: str, content: bytes) -> None:
    """Add one file, stored as it is: a PDF is already compressed."""
    start, encoded, check = archive.tell(), name.encode(), zlib.crc32(content)
    sizes = (check, len(content), len(content), len(encoded))
    archive.write(struct.pack("<4sHHHHHIIIHH", b"PK\3\4", ZIP64, UTF8_NAME, 0, *WHEN, *sizes, 0))
    archive.write(encoded)
    archive.write(content)
    extra = struct.pack("<HHQ", 1, 8, start) if start >= LARGE else b""
    entries.write(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", ZIP64, ZIP64, UTF8_NAME, 0, *WHEN, *sizes, len(extra), 0, 0, 0, 0,
            LARGE if extra else start,
        )
    )  # fmt: skip
    entries.write(encoded + extra)


def _close(archive: BinaryIO, entries: BinaryIO, count: int) -> None:
    """Write the list of entries, then where it is; beyond the limits of the first format, in that of 64 bits too."""
    start, size = archive.tell(), entries.tell()
    entries.seek(0)
    while piece := entries.read(1 << 20):
        archive.write(piece)
    if count >= MANY or start >= LARGE or size >= LARGE:
        end = archive.tell()
        archive.write(struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, ZIP64, ZIP64, 0, 0, count, count, size, start))
        archive.write(struct.pack("<4sIQI", b"PK\6\7", 0, end, 1))
    archive.write(
        struct.pack(
            "<4sHHHHIIH", b"PK\5\6", 0, 0, min(count, MANY), min(count, MANY), min(size, LARGE), min(start, LARGE), 0
        )
    )
