"""What a PDF/A-2U file says of itself: metadata, colour profile, identifier; all drawn from the document alone."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from core.documents.rendering.objects import stream, text_string

PRODUCER = "Sporades"
_NO_SIGNS = str.maketrans("", "", "-:T")
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2"'
    ' pdfaid:conformance="U" pdf:Producer="{producer}" xmp:CreateDate="{made}" xmp:ModifyDate="{made}">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def metadata(title: str, made_at: datetime) -> bytes:
    """Write the XMP metadata."""
    made = f"{made_at.astimezone(UTC).isoformat()[:19]}Z"
    packet = _XMP.format(producer=PRODUCER, made=made, title=escape(title))
    return stream(packet.encode(), "/Type/Metadata/Subtype/XML")


def information(title: str, made_at: datetime) -> bytes:
    """Write the information dictionary, which says the same."""
    made = f"D:{made_at.astimezone(UTC).isoformat()[:19].translate(_NO_SIGNS)}Z".encode("ascii")
    return b"<</Title%s/Producer(%s)/CreationDate(%s)/ModDate(%s)>>" % (
        text_string(title), PRODUCER.encode("ascii"), made, made,
    )  # fmt: skip


@cache
def srgb_profile() -> bytes:
    """Make a small sRGB profile (ICC 4, IEC 61966-2-1): primaries adapted to D50, and the curve as its formula."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"chad": b"sf32\0\0\0\0"
        + _fixed(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    body, places = b"", {}
    for content in tags.values():
        if content not in places:
            places[content] = start + len(body)
            body += content + b"\0" * (-len(content) % 4)
    table = struct.pack(">I", len(tags)) + b"".join(
        struct.pack(">4sII", tag, places[content], len(content)) for tag, content in tags.items()
    )
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI12s4s44x",
        start + len(body), b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2025, 1, 1, 0, 0, 0,
        b"acsp", b"\0" * 4, 0, b"\0" * 4, b"\0" * 4, 0, 0, _fixed(0.9642, 1.0, 0.8249), b"\0" * 4,
    )  # fmt: skip
    return header + table + body


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(x, y, z)


def _words(text: str) -> bytes:
    written = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(written), 28) + written
