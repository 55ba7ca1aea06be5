"""Look at a workbook before unpacking it: what is not plainly an ordinary xlsx is refused, with a reason (2.27).

The directory is read here, byte by byte, rather than by a library that forgives: what two readers could
understand in two ways (a comment, a second directory, sizes that disagree) is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from core.errors import ExamError

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 200
MOST_RATIO = 100
_RATIO_MATTERS_FROM = 1024 * 1024
_CHUNK = 256 * 1024
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ZIP64_END = b"PK\x06\x07"
_ZIP64_EXTRA = 1
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SIZES_FOLLOW = 0x8
_UNIX, _LINK, _TYPE_MASK = 3, 0o120000, 0o170000
_UNKNOWN_SIZE, _UNKNOWN_COUNT = 0xFFFFFFFF, 0xFFFF

_KNOWN_PARTS = re.compile(
    r"""\[Content_Types\]\.xml | _rels/\.rels
    | docProps/(app|core|custom)\.xml | docProps/thumbnail\.(jpeg|jpg|png|wmf|emf) | docMetadata/LabelInfo\.xml
    | xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml | xl/_rels/workbook\.xml\.rels
    | xl/worksheets/[A-Za-z0-9_-]{1,40}\.xml | xl/worksheets/_rels/[A-Za-z0-9_-]{1,40}\.xml\.rels
    | xl/chartsheets/sheet\d{1,3}\.xml | xl/chartsheets/_rels/sheet\d{1,3}\.xml\.rels
    | xl/theme/(_rels/)?theme\d{1,3}\.xml(\.rels)? | xl/tables/table\d{1,3}\.xml
    | xl/printerSettings/printerSettings\d{1,3}\.bin
    | xl/(comments|threadedComments|persons)/?[A-Za-z]{0,20}\d{0,3}\.xml
    | xl/drawings/(_rels/)?(drawing|vmlDrawing)\d{1,3}\.(xml|vml)(\.rels)?
    | xl/charts/(_rels/)?[A-Za-z]{1,12}\d{1,3}\.xml(\.rels)? | xl/media/[A-Za-z0-9_-]{1,40}\.(png|jpeg|jpg|gif|emf|wmf)
    | xl/richData/[A-Za-z]{1,40}\.xml | customXml/(_rels/)?item(Props)?\d{1,3}\.xml(\.rels)?""",
    re.VERBOSE,
)
_FORBIDDEN_PARTS = (
    ("macros", re.compile(r"vba|macrosheets|dialogsheets|customUI|\.xlsm", re.IGNORECASE)),
    ("external_links", re.compile(r"externalLinks|queryTables|connections\.xml", re.IGNORECASE)),
    ("embedded_objects", re.compile(r"embeddings|oleObject|xl/model|package\d*\.bin", re.IGNORECASE)),
    ("active_x", re.compile(r"activeX|ctrlProps|webextensions", re.IGNORECASE)),
)
_FOLDERS = re.compile(r"(_rels|docProps|docMetadata|customXml(/_rels)?|xl(/[A-Za-z]{1,20}(/_rels)?)?|xl/_rels)/")
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_DECLARED_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_OVERLAP_OF_CHUNKS = 16


class ArchiveRefused(ExamError):
    """A workbook is not plainly an ordinary xlsx; `reason` says why, `part` which part of it."""

    code = "archive_refused"

    def __init__(self, reason: str, part: str = "") -> None:
        super().__init__(reason=reason, part=part)
        self.reason = reason
        self.part = part


@dataclass(frozen=True, slots=True)
class Part:
    """One part as the directory declares it; `start` is where its packed bytes begin."""

    name: str
    method: int
    packed: int
    unpacked: int
    checksum: int
    header: int
    start: int


def looks_like_zip(data: bytes) -> bool:
    """Tell whether a file begins as a zip archive does."""
    return data[:4] in {b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"}


def look(data: bytes) -> tuple[str, ...]:
    """Accept a plain xlsx and give the names of its parts; refuse anything else, before any parser sees it."""
    if len(data) > LARGEST_FILE:
        raise ArchiveRefused("too_large")
    parts = _directory(data)
    _check_names(parts)
    _check_sizes(parts, len(data))
    _check_places(parts)
    _check_kinds(parts)
    for part in parts:
        _unpack_and_look(data, part)
    return tuple(part.name for part in parts)


def _directory(data: bytes) -> list[Part]:
    if data[:4] != b"PK\x03\x04" or len(data) < _END.size:
        raise ArchiveRefused("not_a_zip")
    end = len(data) - _END.size
    signature, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, end)
    if signature != b"PK\x05\x06":
        raise ArchiveRefused("trailing_data" if b"PK\x05\x06" in data else "damaged")
    if count == _UNKNOWN_COUNT or _UNKNOWN_SIZE in {size, start} or data[end - 20 : end - 16] == _ZIP64_END:
        raise ArchiveRefused("zip64")
    if disk or first_disk or comment or here != count or start + size != end:
        raise ArchiveRefused("directory")
    if count > MOST_PARTS:
        raise ArchiveRefused("too_many_parts")
    parts = []
    at = start
    for _ in range(count):
        part, at = _entry(data, at, end, start)
        parts.append(part)
    if at != end:
        raise ArchiveRefused("directory")
    return parts


def _entry(data: bytes, at: int, end: int, directory: int) -> tuple[Part, int]:
    if at + _ENTRY.size > end:
        raise ArchiveRefused("directory")
    fields = _ENTRY.unpack_from(data, at)
    signature, made_by, _, flags, method, _, _, checksum, packed, unpacked, name_size, extra_size = fields[:12]
    comment_size, disk, _, attributes, header = fields[12:]
    after = at + _ENTRY.size + name_size + extra_size + comment_size
    if signature != b"PK\x01\x02" or disk or after > end:
        raise ArchiveRefused("directory")
    raw = data[at + _ENTRY.size : at + _ENTRY.size + name_size]
    name = _name(raw)
    extra = data[at + _ENTRY.size + name_size : at + _ENTRY.size + name_size + extra_size]
    if flags & _ENCRYPTED:
        raise ArchiveRefused("encrypted", name)
    if method not in {_STORED, _DEFLATED}:
        raise ArchiveRefused("method", name)
    if made_by >> 8 == _UNIX and (attributes >> 16) & _TYPE_MASK == _LINK:
        raise ArchiveRefused("link", name)
    if _UNKNOWN_SIZE in {packed, unpacked, header} or _has_zip64(extra):
        raise ArchiveRefused("zip64", name)
    start = _local(data, raw, (flags, method, checksum, packed, unpacked), header, directory)
    return Part(name, method, packed, unpacked, checksum, header, start), after


def _local(data: bytes, raw: bytes, declared: tuple[int, int, int, int, int], header: int, directory: int) -> int:
    """Give where the packed bytes begin; the header beside them must say what the directory says."""
    name = _name(raw)
    if header + _LOCAL.size > directory:
        raise ArchiveRefused("header_mismatch", name)
    local = _LOCAL.unpack_from(data, header)
    signature, _, flags, method, _, _, checksum, packed, unpacked, name_size, extra_size = local
    start = int(header + _LOCAL.size + name_size + extra_size)
    extra = data[start - extra_size : start]
    if _has_zip64(extra):
        raise ArchiveRefused("zip64", name)
    same_name = data[header + _LOCAL.size : header + _LOCAL.size + name_size] == raw
    sizes = (checksum, packed, unpacked)
    same_sizes = sizes == declared[2:] or (flags & _SIZES_FOLLOW and sizes == (0, 0, 0))
    if signature != b"PK\x03\x04" or (flags, method) != declared[:2] or not same_name or not same_sizes:
        raise ArchiveRefused("header_mismatch", name)
    if start + declared[3] > directory:
        raise ArchiveRefused("overlap", name)
    return start


def _name(raw: bytes) -> str:
    name = raw.decode("ascii", "replace")
    if not name or not name.isascii() or not name.isprintable():
        raise ArchiveRefused("part_name", name.encode("ascii", "replace").decode()[:60])
    return name[:200]


def _has_zip64(extra: bytes) -> bool:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64_EXTRA:
            return True
        at += 4 + size
    return False


def _check_names(parts: list[Part]) -> None:
    seen: set[str] = set()
    for part in parts:
        name = part.name
        steps = name.rstrip("/").split("/")
        if name.startswith("/") or "\\" in name or ":" in name or not {"", ".", ".."}.isdisjoint(steps):
            raise ArchiveRefused("path", name)
        if name.casefold() in seen:
            raise ArchiveRefused("duplicate", name)
        seen.add(name.casefold())


def _check_sizes(parts: list[Part], size: int) -> None:
    total = sum(part.unpacked for part in parts)
    if total > LARGEST_UNPACKED:
        raise ArchiveRefused("unpacked_too_large")
    for part in parts:
        if part.unpacked > _RATIO_MATTERS_FROM and part.unpacked > MOST_RATIO * part.packed:
            raise ArchiveRefused("ratio", part.name)
        if part.method == _STORED and part.packed != part.unpacked:
            raise ArchiveRefused("size_lie", part.name)
    if total > _RATIO_MATTERS_FROM and total > MOST_RATIO * size:
        raise ArchiveRefused("ratio")


def _check_places(parts: list[Part]) -> None:
    taken = 0
    for part in sorted(parts, key=lambda p: p.header):
        if part.header < taken:
            raise ArchiveRefused("overlap", part.name)
        taken = part.start + part.packed


def _check_kinds(parts: list[Part]) -> None:
    names = {part.name for part in parts}
    for part in parts:
        for reason, pattern in _FORBIDDEN_PARTS:
            if pattern.search(part.name):
                raise ArchiveRefused(reason, part.name)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise ArchiveRefused("not_a_workbook")
    for part in parts:
        folder = _FOLDERS.fullmatch(part.name) and not part.unpacked
        if not folder and not _KNOWN_PARTS.fullmatch(part.name):
            raise ArchiveRefused("part_unknown", part.name)


def _unpack_and_look(data: bytes, part: Part) -> None:
    checksum = size = 0
    before = b""
    xml = bool(_XML.search(part.name))
    for chunk in _unpacked(data, part):
        if xml:
            _look_at_xml(part, before, chunk, first=size == 0)
            before = chunk[-_OVERLAP_OF_CHUNKS * 2 :]
        size += len(chunk)
        checksum = zlib.crc32(chunk, checksum)
        if size > part.unpacked:
            raise ArchiveRefused("size_lie", part.name)
    if size != part.unpacked:
        raise ArchiveRefused("size_lie", part.name)
    if checksum != part.checksum:
        raise ArchiveRefused("damaged", part.name)


def _unpacked(data: bytes, part: Part) -> Iterator[bytes]:
    """Give the unpacked bytes of a part piece by piece, never more than a chunk at once."""
    packed = memoryview(data)[part.start : part.start + part.packed]
    if part.method == _STORED:
        for at in range(0, len(packed), _CHUNK):
            yield bytes(packed[at : at + _CHUNK])
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _CHUNK):
            waiting = bytes(packed[at : at + _CHUNK])
            while waiting:
                chunk = inflater.decompress(waiting, _CHUNK)
                waiting = inflater.unconsumed_tail
                if chunk:
                    yield chunk
                if inflater.unused_data:
                    raise ArchiveRefused("damaged", part.name)
        while not inflater.eof:
            chunk = inflater.decompress(b"", _CHUNK)
            if not chunk:
                raise ArchiveRefused("damaged", part.name)
            yield chunk
    except zlib.error:
        raise ArchiveRefused("damaged", part.name) from None


def _look_at_xml(part: Part, before: bytes, chunk: bytes, *, first: bool) -> None:
    if first:
        declared = _DECLARED_ENCODING.match(chunk.removeprefix(b"\xef\xbb\xbf")[:400])
        if b"\0" in chunk[:4] or chunk[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise ArchiveRefused("encoding", part.name)
        if declared and declared[1].upper() not in {b"UTF-8", b"US-ASCII", b"ASCII"}:
            raise ArchiveRefused("encoding", part.name)
    seen = before + chunk
    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
        raise ArchiveRefused("dtd", part.name)
    if part.name == "[Content_Types].xml" and b"macroEnabled" in seen:
        raise ArchiveRefused("macros", part.name)
    if part.name in {"_rels/.rels", "xl/_rels/workbook.xml.rels"} and b'"External"' in seen:
        raise ArchiveRefused("external_links", part.name)
