"""Writing one confirmation as a file: what documents share is written once, each adds only its own objects."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from core.documents.errors import DocumentTooLarge
from core.documents.rendering.composition import Composed, Page
from core.documents.rendering.images import add_images
from core.documents.rendering.metadata import information, metadata
from core.documents.rendering.metrics import MOST_BYTES, PAGE_HEIGHT, PAGE_WIDTH
from core.documents.rendering.objects import HEADER, gathered, numbered, references, stream
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.shared import (
    Numbered,
    add_base_fonts,
    add_part,
    add_rare_fonts,
    part_entries,
    profile_object,
    resources_object,
)

# The shared objects come first: streams, then one stream that holds the others; then what is the document's own.
_PAGES, _METADATA, _INFORMATION, _FIRST = 1, 2, 3, 4
FLATE = "/Filter/FlateDecode"


@dataclass(frozen=True, slots=True)
class _Shell:
    """What all confirmations with the same fixed parts begin with, and its part of the cross-reference."""

    beginning: bytes
    digest: bytes
    index: bytes
    following: int
    catalog: int
    resources: int
    fonts: bytes
    parts: bytes


def catalog(pages: int, metadata_number: int, profile: int, more: bytes = b"") -> bytes:
    """Write the catalog of a PDF/A-2U file in French."""
    intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>"
    return (
        b"<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R/Lang(fr-FR)/ViewerPreferences<</DisplayDocTitle true>>"
        b"/OutputIntents[%s]%s>>" % (pages, metadata_number, intent % profile, more)
    )


def page_box() -> bytes:
    """What every page inherits from the root of the pages: its size."""
    return b"/MediaBox[0 0 %.2f %.2f]" % (PAGE_WIDTH, PAGE_HEIGHT)


@lru_cache(maxsize=64)
def _shell(prepared: PreparedTemplate, parts: tuple[str, ...]) -> _Shell:
    objects = Numbered(_FIRST)
    profile = objects.add(profile_object())
    fonts = add_base_fonts(objects)
    images = add_images(objects, prepared.images)
    forms = objects.add(resources_object(fonts, images))
    named = part_entries(tuple(add_part(objects, prepared, part, forms) for part in parts)) + images
    resources = objects.add(resources_object(fonts, named))
    root = objects.add(catalog(_PAGES, _METADATA, profile))
    inside = [(number, body) for number, body in objects.numbered() if not body.endswith(b"endstream")]
    holder = objects.add(gathered(inside))
    ranks = {number: rank for rank, (number, _) in enumerate(inside)}
    written, offset, index = [HEADER], len(HEADER), []
    for number, body in objects.numbered():
        if number in ranks:
            index.append(b"\2" + holder.to_bytes(3) + bytes([ranks[number]]))
            continue
        index.append(_place(offset))
        written.append(numbered(number, body))
        offset += len(written[-1])
    beginning = b"".join(written)
    digest = hashlib.sha256(beginning).digest()
    return _Shell(beginning, digest, b"".join(index), objects.following, root, resources, fonts, named)


def _place(offset: int) -> bytes:
    """Say in the cross-reference where an object is."""
    return b"\1%s\0" % offset.to_bytes(3)


def document(prepared: PreparedTemplate, composed: Composed, title: str, made_at: datetime) -> bytes:
    """Write a composed confirmation; one that is larger than its budget is refused."""
    shell = _shell(prepared, composed.parts)
    objects = Numbered(shell.following)
    resources = shell.resources
    if composed.rare_fonts:
        rare = add_rare_fonts(objects, composed.rare_fonts)
        resources = objects.add(resources_object(shell.fonts + rare, shell.parts))
    entries = b"/Parent %d 0 R/Resources %d 0 R" % (_PAGES, resources)
    pages = [add_page(objects, page, entries) for page in composed.pages]
    tree = b"<</Type/Pages/Count %d/Kids%s%s>>" % (len(pages), references(pages), page_box())
    if sum(map(len, objects.bodies)) > MOST_BYTES:
        raise DocumentTooLarge(limit=MOST_BYTES)
    return _assembled(shell, [tree, metadata(title, made_at), information(title, made_at)], objects)


def add_page(objects: Numbered, page: Page, entries: bytes) -> int:
    """Add a page and its content streams; give the page's number."""
    streams = [objects.add(stream(content, FLATE)) for content in page.streams]
    contents = b" %d 0 R" % streams[0] if len(streams) == 1 else references(streams)
    return objects.add(b"<</Type/Page%s/Contents%s>>" % (entries, contents))


def _assembled(shell: _Shell, heads: list[bytes], objects: Numbered) -> bytes:
    own = [numbered(_PAGES + rank, body) for rank, body in enumerate(heads)]
    own += [numbered(number, body) for number, body in objects.numbered()]
    offset = len(shell.beginning)
    places = []
    for body in own:
        places.append(_place(offset))
        offset += len(body)
    variable = b"".join(own)
    index = b"".join([b"\0\0\0\0\0", *places[:3], shell.index, *places[3:], _place(offset)])
    identifier = hashlib.sha256(shell.digest + variable).hexdigest()[:32].upper()
    entries = f"/Type/XRef/Size {objects.following + 1}/W[1 3 1]/Root {shell.catalog} 0 R/Info {_INFORMATION} 0 R"
    reference = numbered(objects.following, stream(index, f"{entries}/ID[<{identifier}><{identifier}>]"))
    return b"%s%s%sstartxref\n%d\n%%%%EOF\n" % (shell.beginning, variable, reference, offset)
