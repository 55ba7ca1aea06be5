"""A template made ready: its wording by slot, and its fixed parts composed once into drawings that documents share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from core.documents.facts import PrintedImage, TemplateText
from core.documents.rendering.typeset import plain
from core.documents.rendering.units import Said, Unit, heading


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A fixed part of a page: a drawing with the coordinates of the whole page, and what it says."""

    name: str
    form: bytes  # the PDF object, its resources left as one reference to number
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PreparedTemplate:
    """One template version, ready to print any number of documents."""

    text: TemplateText
    words: Mapping[str, str]
    backdrops: Mapping[str, Backdrop]
    rows: dict[tuple[object, ...], tuple[Unit, ...]] = field(default_factory=dict)

    @property
    def images(self) -> Mapping[str, PrintedImage]:
        """The images of the template, by slot."""
        return dict(self.text.images)

    @property
    def template_id(self) -> str:
        """The id of the template: its content."""
        return self.text.template_id


@lru_cache(maxsize=512)
def heading_of(prepared: PreparedTemplate, slot: str) -> Unit:
    """Draw the heading of a section once per template."""
    return heading(plain(), prepared.words[slot])
