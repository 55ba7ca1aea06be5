"""The images of a template, logo and scanned signature: written once in a file, drawn at their place on its pages."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache

from core.documents.facts import PrintedImage
from core.documents.rendering.metrics import LEFT, PAGE_HEIGHT
from core.documents.rendering.objects import stream
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.shared import Numbered

NAMES = {"logo": b"Logo", "signature": b"Signed"}  # of the drawings, by slot
LOGO_WIDTH, LOGO_HEIGHT, _LOGO_TOP, _BESIDE = 84.0, 70.0, 34.0, 10.0
SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 130.0, 40.0
_WHITE = b"\xff\xff\xff"


def size_in(image: PrintedImage, width: float, height: float) -> tuple[float, float]:
    """Give how large an image is printed in a room, its proportions kept."""
    scale = min(width / image.width, height / image.height)
    return image.width * scale, image.height * scale


def drawing(slot: str, size: tuple[float, float], x: float, y: float) -> bytes:
    """Draw an image, its bottom left corner at a place."""
    return b"q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q\n" % (*size, x, y, NAMES[slot])


def logo(prepared: PreparedTemplate) -> tuple[bytes, float]:
    """Draw the logo, top left of the first page; give how far what stood there moves to the right."""
    image = prepared.images.get("logo")
    if image is None:
        return b"", 0.0
    width, height = size_in(image, LOGO_WIDTH, LOGO_HEIGHT)
    return drawing("logo", (width, height), LEFT, PAGE_HEIGHT - _LOGO_TOP - height), width + _BESIDE


@lru_cache(maxsize=64)
def image_object(image: PrintedImage) -> bytes:
    """Write the PDF object of an image; its white is the white of the paper, whatever is under it."""
    colours = [image.colours[i : i + 3] for i in range(0, len(image.colours), 3)]
    clear = f"/Mask[{(n := colours.index(_WHITE))} {n}]" if _WHITE in colours else ""
    return stream(
        zlib.compress(image.points, 9),
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent 8"
        f"/ColorSpace[/Indexed/DeviceRGB {len(colours) - 1}<{image.colours.hex().upper()}>]{clear}/Filter/FlateDecode",
    )


def add_images(objects: Numbered, images: Mapping[str, PrintedImage]) -> bytes:
    """Add the images of a template; give their entries for the resources."""
    return b"".join(b"/%s %d 0 R" % (NAMES[slot], objects.add(image_object(one))) for slot, one in images.items())
