"""A logo or a scanned signature: looked at, made light, always the same, kept before it is named."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image
from sqlalchemy import select

from core.documents import illustrations
from core.documents.errors import ImageNotReadable, ImageTooLarge
from core.documents.facts import TemplateText
from core.documents.illustrations import SentImage, illustrated, keep, prepared, read
from core.storage import fetch
from db.tables import TemplateImage
from tests.core.documents.editing.conftest import LOGO, drawn


def saved(image: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def test_png_and_jpeg_become_the_same_kind_of_image() -> None:
    """Small, of few colours, in the proportions it was sent with, and the same bytes each time."""
    for name, form in (("logo.png", "PNG"), ("LOGO.JPG", "JPEG"), ("logo.jpeg", "JPEG")):
        sent = SentImage(name, drawn(form))
        content = prepared(sent, "logo")
        assert content == prepared(sent, "logo")
        image = read(content)
        assert image.width / image.height == pytest.approx(1.5, rel=0.02)
        assert max(image.width, image.height) <= 350
        assert len(image.colours) <= 64 * 3
        assert len(image.points) == image.width * image.height


def test_what_is_clear_is_white_as_paper() -> None:
    """A transparent ground is printed as paper; so is a nearly white scan, which would show as a grey box."""
    clear = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (100, 50, 200, 150))
    scan = Image.new("RGB", (300, 200), (250, 251, 249))
    scan.paste((20, 20, 90), (100, 50, 200, 150))
    for image in (clear, scan):
        found = read(prepared(SentImage("x.png", saved(image)), "signature"))
        corner = found.points[0] * 3
        assert found.colours[corner : corner + 3] == b"\xff\xff\xff"


def test_a_photograph_is_made_light() -> None:
    """However rich, an image never weighs on ten thousand documents: fewer colours, then fewer points."""
    chance = random.Random(1)
    noise = Image.frombytes("RGB", (700, 500), bytes(chance.randrange(256) for _ in range(700 * 500 * 3)))
    content = prepared(SentImage("photo.png", saved(noise)), "logo")
    assert len(content) <= 16 * 1024


def test_a_photograph_taken_sideways_is_upright() -> None:
    """The camera's note of how it was held is followed, then forgotten with all the others."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Appareil secret"
    sent = SentImage("x.jpg", saved(Image.new("RGB", (300, 100), "green"), "JPEG", exif=exif))
    content = prepared(sent, "logo")
    assert read(content).height > read(content).width
    assert b"secret" not in content


REFUSED = {
    "empty": ("x.png", b""),
    "text": ("x.png", b"rien"),
    "gif": ("x.gif", saved(Image.new("RGB", (50, 50)), "GIF")),
    "gif said png": ("x.png", saved(Image.new("RGB", (50, 50)), "GIF")),
    "svg": ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "png said jpeg": ("x.jpg", drawn()),
    "cut short": ("x.png", drawn()[:200] + b"IEND\xaeB`\x82"),
    "broken inside": ("x.jpg", b"\xff\xd8\xff" + b"\0" * 500 + b"\xff\xd9"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_an_image_is_refused(name: str) -> None:
    """Recognised by content and by name: nothing else is opened, nor kept."""
    with pytest.raises(ImageNotReadable):
        prepared(SentImage(*REFUSED[name]), "logo")


@pytest.mark.parametrize("size", [(5000, 30), (30, 5000), (10, 10)])
def test_what_cannot_be_printed_at_its_place_is_refused(size: tuple[int, int]) -> None:
    """Measures are read before the points are: an image that would fill the memory is never unfolded."""
    with pytest.raises(ImageTooLarge):
        prepared(SentImage("x.png", saved(Image.new("1", size))), "logo")
    with pytest.raises(ImageTooLarge):
        prepared(SentImage("x.png", drawn() + b"\0" * (2 * 1024 * 1024) + b"IEND\xaeB`\x82"), "logo")


def test_an_image_is_stored_before_it_is_named_and_read_once(engine, writing, reading, author_of_images) -> None:
    """The row names a content that is there; the same image sent twice is one row; printing reads it once."""
    with writing() as tx:
        digest = keep(tx, author_of_images, LOGO, "logo")
        assert keep(tx, author_of_images, LOGO, "logo") == digest
    text = TemplateText("x", (("logo", digest), ("title", "Essai")))
    illustrations._known.clear()
    with reading() as tx:
        row = tx.scalars(select(TemplateImage)).one()
        assert (row.sha256, row.sent_by) == (digest, author_of_images.label)
        content = fetch(row.storage_key, row.sha256)
        ((slot, image),) = illustrated(tx, text).images
        assert (slot, image) == ("logo", read(content))
        assert illustrated(tx, text).images[0][1] is image
        assert illustrated(tx, TemplateText("y", (("title", "Essai"),))).images == ()


@pytest.fixture
def author_of_images(case_officer):
    """Who sends an image."""
    return case_officer
