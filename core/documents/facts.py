"""Everything a registration confirmation prints: the frozen snapshot, and what the office adds around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.registrations.snapshot import Snapshot


class ReturnRegime(StrEnum):
    """How a confirmation becomes a signature: on paper, by upload of the signed paper, or by online validation."""

    PAPER = "paper"
    UPLOAD = "upload"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class PrintContext:
    """What the office adds to each confirmation of one académie, exam session and audience.

    Instants are UTC; `zone` is the IANA name of the académie's zone, in which they are printed.
    """

    office_name: str
    office_address: tuple[str, ...]
    office_email: str
    office_phone: str
    website: str
    regime: ReturnRegime
    closes_at: datetime
    return_by: datetime | None
    zone: str


@dataclass(frozen=True, slots=True)
class PrintedImage:
    """A logo or a scanned signature as it is printed: few colours, one byte a point, top left first."""

    width: int
    height: int
    colours: bytes  # red, green and blue of each
    points: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TemplateText:
    """The wording of one template version: plain text, one string per slot (title, notices, back page).

    A slot of an image says its digest; `images` has the images themselves, by slot, for who prints.
    """

    template_id: str
    slots: tuple[tuple[str, str], ...]
    images: tuple[tuple[str, PrintedImage], ...] = ()

    def slot(self, name: str) -> str:
        """Give the text of one slot; a slot that the template does not have is a defect."""
        return dict(self.slots)[name]


@dataclass(frozen=True, slots=True)
class ConfirmationFacts:
    """One confirmation to print. `issued_at` is the instant the version was saved, so equal facts give equal bytes."""

    snapshot: Snapshot
    context: PrintContext
    template: TemplateText
    issued_at: datetime
    check_code: str
    check_url: str


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One line of a letter: a measure or a piece, the list it stands in, and what is said of it."""

    group: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One letter of the office to print: to whom, what was decided or is missing, on which day, answered by when."""

    snapshot: Snapshot
    context: PrintContext
    template: TemplateText
    issued_at: datetime
    check_code: str
    check_url: str
    items: tuple[LetterItem, ...]
    said: str
    due: datetime | None
    rows: tuple[tuple[str, ...], ...] = ()  # of the table that a letter has, as they are printed
