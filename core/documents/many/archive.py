"""Read an archive of PDFs: its names and its files, within limits; nothing is ever written to disk by its names."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from core.corrections.evidence import MOST_BYTES, media_type
from core.documents.many.errors import BatchFileRefused
from core.documents.many.rules import LARGEST_UNPACKED, MOST_FILES, MOST_RATIO, Why
from core.storage.received import FileActs, refuse_what_acts

PDF = "application/pdf"
LONGEST_NAME = 200
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_RATIO_MATTERS_FROM = 1024 * 1024
_NOT_OURS = ("__MACOSX/", ".")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive: where it stands, its last name, its content."""

    place: int
    name: str
    content: bytes


def entries(data: bytes, only: Collection[int] | None = None) -> Iterator[Entry]:
    """Give the files of an archive one by one, or those at some places; one that is not plain is refused whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = _listed(archive, len(data))
            left = LARGEST_UNPACKED
            for place, info in enumerate(listed):
                if only is None or place in only:
                    with archive.open(info) as packed:
                        content = packed.read(min(left, info.file_size) + 1)
                    if len(content) != info.file_size:
                        raise BatchFileRefused(reason="size_lie", most=0)
                    left -= len(content)
                    yield Entry(place, _last(info.filename), content)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise BatchFileRefused(reason="unreadable", most=0) from error


def _listed(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    every = [one for one in archive.infolist() if not one.is_dir() and not _is_not_ours(one.filename)]
    if len(every) > MOST_FILES:
        raise BatchFileRefused(reason="too_many_files", most=MOST_FILES)
    if any(one.flag_bits & _ENCRYPTED for one in every):
        raise BatchFileRefused(reason="encrypted", most=0)
    total = sum(one.file_size for one in every)
    if total > LARGEST_UNPACKED:
        raise BatchFileRefused(reason="unpacked_too_large", most=LARGEST_UNPACKED // 2**20)
    if total > _RATIO_MATTERS_FROM and total > MOST_RATIO * size:
        raise BatchFileRefused(reason="ratio", most=MOST_RATIO)
    if not every:
        raise BatchFileRefused(reason="without_file", most=0)
    return every


def _is_not_ours(name: str) -> bool:
    """Whether an entry is what a system leaves in its archives."""
    return name.startswith(_NOT_OURS[0]) or _last(name).startswith(_NOT_OURS[1])


def _last(name: str) -> str:
    shown = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())
    return shown[-LONGEST_NAME:]


def fault_of(content: bytes) -> str:
    """Say why a file cannot be handed over; nothing when it is a PDF that only shows itself."""
    if len(content) > MOST_BYTES:
        return Why.TOO_LARGE
    if media_type(content) != PDF:
        return Why.NOT_A_PDF
    try:
        refuse_what_acts(content)
    except FileActs:
        return Why.ACTS
    return ""
