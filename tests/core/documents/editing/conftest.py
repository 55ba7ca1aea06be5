"""Who writes and who publishes in Grenoble, a logo, and a document in two places."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from core import units
from core.documents.editing import actions
from core.documents.illustrations import SentImage
from tests import factories

KIND, PLACE = "confirmation", ("08", "BCP")


@pytest.fixture
def author(case_officer):
    """A case officer of Grenoble, who writes."""
    return case_officer


@pytest.fixture
def publisher(head_of_office):
    """The head of office of Grenoble, who publishes."""
    return head_of_office


@pytest.fixture
def nationwide(engine):
    """Two heads of office of every académie."""
    return tuple(factories.a_staff(engine, "head_of_office") for _ in range(2))


def drawn(form: str = "PNG", size: tuple[int, int] = (900, 600), colour: str = "navy") -> bytes:
    """An image as someone would send it."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).ellipse((20, 20, size[0] - 20, size[1] - 20), fill=colour)
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


LOGO = SentImage("logo.png", drawn())


def begun(actor, place=PLACE, kind=KIND):
    """A draft just begun."""
    return units.perform(actions.begin, actor, kind, *place)


def proposed(actor, place=PLACE, kind=KIND, **slots):
    """A proposal that says something new."""
    draft = begun(actor, place, kind)
    wanted = slots or {"heading_identity": "État civil"}
    draft = units.perform(actions.change, actor, draft.draft_id, wanted, seen=draft.version)
    return units.perform(actions.propose, actor, draft.draft_id, seen=draft.version)


def published(author, publisher, place=PLACE, kind=KIND, **slots):
    """A wording written by one and published by another."""
    draft = proposed(author, place, kind, **slots)
    return units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
