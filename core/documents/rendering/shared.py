"""The objects that documents share: fonts, colour profile, fixed parts, and the resources that name them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cache

from core.documents.rendering.base_fonts import base_font, base_texts
from core.documents.rendering.faces import Weight
from core.documents.rendering.metadata import srgb_profile
from core.documents.rendering.objects import stream
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.rare_fonts import RareFont, font_objects

_NAMES = ("Title", "Signature", "Back", "Notices")


@dataclass(slots=True)
class Numbered:
    """Objects under consecutive numbers, in the order they were added."""

    first: int
    bodies: list[bytes] = field(default_factory=list)

    @property
    def following(self) -> int:
        """The next number to be given."""
        return self.first + len(self.bodies)

    def numbered(self) -> list[tuple[int, bytes]]:
        """Give each object with its number."""
        return list(enumerate(self.bodies, start=self.first))

    def add(self, body: bytes) -> int:
        """Add an object; give its number."""
        self.bodies.append(body)
        return self.following - 1


@cache
def profile_object() -> bytes:
    """Write the colour profile."""
    return stream(zlib.compress(srgb_profile(), 9), "/N 3/Filter/FlateDecode")


def add_base_fonts(objects: Numbered) -> bytes:
    """Add both base fonts; give their entries for the resources."""
    entries = b""
    texts = objects.add(base_texts())
    for weight in Weight:
        font = base_font(weight)
        descriptor = objects.add(font.descriptor % objects.add(font.file))
        number = objects.add(font.dictionary % (descriptor, texts))
        entries += b"/%s %d 0 R" % (weight.encode("ascii"), number)
    return entries


def add_rare_fonts(objects: Numbered, fonts: tuple[RareFont, ...]) -> bytes:
    """Add the rare fonts of a document; give their entries for its resources."""
    entries = b""
    for rank, font in enumerate(fonts):
        number = objects.following
        objects.bodies += font_objects(font, number)
        entries += b"/X%d %d 0 R" % (rank, number)
    return entries


def add_part(objects: Numbered, prepared: PreparedTemplate, part: str, resources: int) -> int:
    """Add one fixed part; give its number."""
    return objects.add(prepared.backdrops[part].form.replace(b"/Resources %d", b"/Resources %d" % resources, 1))


def part_entries(numbers: tuple[int, ...]) -> bytes:
    """Name the fixed parts of a page, given in the order title, signature, back, notices; a letter has the first."""
    return b"".join(b"/%s %d 0 R" % (name.encode("ascii"), n) for name, n in zip(_NAMES, numbers, strict=False))


def resources_object(fonts: bytes, parts: bytes = b"") -> bytes:
    """Write a resources dictionary."""
    return b"<</Font<<%s>>%s>>" % (fonts, b"/XObject<<%s>>" % parts if parts else b"")
