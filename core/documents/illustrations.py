"""The images that wordings print: looked at, made light, kept before they are named, read once by a process."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from threading import Lock

from PIL import Image, ImageOps
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.corrections.evidence import media_type
from core.documents.errors import ImageNotReadable, ImageTooLarge
from core.documents.facts import PrintedImage, TemplateText
from core.documents.rendering.images import LOGO_HEIGHT, LOGO_WIDTH, SIGNATURE_HEIGHT, SIGNATURE_WIDTH, image_object
from core.documents.wording import IMAGE_SLOTS
from core.storage import fetch, store
from db.tables import TemplateImage

MOST_BYTES, MOST_SIDE, LEAST_SIDE = 2 * 1024 * 1024, 4000, 24
ENDINGS = {"image/png": (".png",), "image/jpeg": (".jpg", ".jpeg")}
_ROOMS = {"logo": (LOGO_WIDTH, LOGO_HEIGHT), "signature": (SIGNATURE_WIDTH, SIGNATURE_HEIGHT)}
_LIGHT = {"logo": 10 * 1024, "signature": 6 * 1024}  # bytes on each document
_DOTS = 300 / 72  # a point of paper
_COLOURS = (64, 32, 16)
_NEARLY_WHITE = 248


@dataclass(frozen=True, slots=True)
class SentImage:
    """An image as it was sent."""

    name: str
    content: bytes = field(repr=False)


def prepared(sent: SentImage, slot: str) -> bytes:
    """Give a PNG or JPEG as it will be printed, always the same for the same one: small, of few colours, on white."""
    if len(sent.content) > MOST_BYTES:
        raise ImageTooLarge(most=MOST_BYTES // 2**20, side=MOST_SIDE)
    if not sent.name.lower().endswith(ENDINGS.get(media_type(sent.content), ("?",))):
        raise ImageNotReadable
    image = _on_white(_opened(sent.content))
    width, height = (round(length * _DOTS) for length in _ROOMS[slot])
    while True:
        image.thumbnail((width, height), Image.Resampling.LANCZOS)
        for colours in _COLOURS:
            written = _written(image, colours)
            if len(image_object(read(written))) <= _LIGHT[slot]:
                return written
        width, height = round(width * 0.8), round(height * 0.8)


def _opened(content: bytes) -> Image.Image:
    """Open an image whose measures are looked at before its points are."""
    try:
        image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        if not all(LEAST_SIDE <= side <= MOST_SIDE for side in image.size):
            raise ImageTooLarge(most=MOST_BYTES // 2**20, side=MOST_SIDE)
        image.load()
        return ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ImageNotReadable from error


def _on_white(image: Image.Image) -> Image.Image:
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _written(image: Image.Image, colours: int) -> bytes:
    """Write an image in so many colours, the palest being the white of the paper."""
    few = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = (few.getpalette("RGB") or [])[: colours * 3]
    for start in range(0, len(palette), 3):
        if min(palette[start : start + 3]) >= _NEARLY_WHITE:
            palette[start : start + 3] = [255, 255, 255]
    few.putpalette(palette, "RGB")
    out = io.BytesIO()
    few.save(out, "PNG")
    return out.getvalue()


def read(content: bytes) -> PrintedImage:
    """Read a prepared image."""
    image = Image.open(io.BytesIO(content), formats=("PNG",))
    used = max(image.tobytes()) + 1
    return PrintedImage(*image.size, bytes((image.getpalette("RGB") or [])[: used * 3]), image.tobytes())


def keep(tx: Session, actor: Actor, sent: SentImage, slot: str) -> str:
    """Store an image, then name it in the database (4.10); give the digest that a wording names it by."""
    content = prepared(sent, slot)
    stored = store(content)
    if tx.scalar(select(TemplateImage.id).where(TemplateImage.sha256 == stored.sha256)) is None:
        image = read(content)
        tx.add(
            TemplateImage(
                sha256=stored.sha256, storage_key=stored.key, size=stored.size, width=image.width, height=image.height,
                sent_by=actor.label, sent_at=clock.now(tx),
            )
        )  # fmt: skip
        tx.flush()
    return stored.sha256


_known: dict[str, PrintedImage] = {}
_lock = Lock()
_MOST_KNOWN = 256


def illustrated(tx: Session, text: TemplateText) -> TemplateText:
    """Give a wording with its images; one that was read by this process is not read again."""
    named = [(slot, digest) for slot, digest in text.slots if slot in IMAGE_SLOTS]
    if not named:
        return text
    _read_missing(tx, {digest for _, digest in named} - _known.keys())
    return replace(text, images=tuple((slot, _known[digest]) for slot, digest in named))


def _read_missing(tx: Session, digests: Iterable[str]) -> None:
    wanted = set(digests)
    if not wanted:
        return
    rows = tx.execute(select(TemplateImage.sha256, TemplateImage.storage_key).where(TemplateImage.sha256.in_(wanted)))
    found = {row.sha256: read(fetch(row.storage_key, row.sha256)) for row in rows}
    with _lock:
        if len(_known) + len(found) > _MOST_KNOWN:
            _known.clear()
        _known.update(found)
