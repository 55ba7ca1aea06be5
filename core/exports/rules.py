"""What may leave the office in a file, when a second person must agree, and how a text stays a text. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from core.exports.errors import UnknownChoice

LINK_LIVES = timedelta(hours=24)
AT_ONCE = 2_000  # rows written in the click itself: about a tenth of a second; more goes to the worker
MAY_GROW = 1.1  # an approved export that has grown by more than a tenth is another export
MOST_ROWS = 1_048_576 - 40  # of one sheet, less the room for its heading
MOST_IN_A_CELL = 32_767
FIRST_DAY_OF_SPREADSHEETS = date(1900, 3, 1)  # before, the calendars of Excel and of the others differ
RECIPIENT_LENGTHS = range(3, 201)


class Format(StrEnum):
    """The kind of file."""

    XLSX = "xlsx"
    CSV = "csv"


class DataClass(IntEnum):
    """What a column says about a person, from nothing to what harms most if it leaks (1.20)."""

    OPEN = 0
    REFERENCE = 1  # numbers that name a person inside the office only
    PERSONAL = 2
    SENSIBLE = 3


class Kind(StrEnum):
    """What the cells of a column are in a spreadsheet; an identifier is a text (2.35)."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    HOUR = "hour"  # an instant as the wall clock of a zone shows it


class State(StrEnum):
    """Where an export stands."""

    AWAITING_APPROVAL = "awaiting_approval"
    ORDERED = "ordered"
    READY = "ready"
    REFUSED = "refused"
    FAILED = "failed"
    EXPIRED = "expired"


class Purpose(StrEnum):
    """Why data leave the system; each limits what may leave (1.21)."""

    STATISTICS = "statistics"
    ORGANISATION = "organisation"
    SCHOOL_CHECK = "school_check"
    FOLLOW_UP = "follow_up"
    CONTACT = "contact"
    OTHER_OFFICE = "other_office"
    LITIGATION = "litigation"


MOST_FOR: dict[Purpose, DataClass] = {
    Purpose.STATISTICS: DataClass.OPEN,
    Purpose.ORGANISATION: DataClass.PERSONAL,
    Purpose.SCHOOL_CHECK: DataClass.SENSIBLE,
    Purpose.FOLLOW_UP: DataClass.PERSONAL,
    Purpose.CONTACT: DataClass.SENSIBLE,
    Purpose.OTHER_OFFICE: DataClass.SENSIBLE,
    Purpose.LITIGATION: DataClass.SENSIBLE,
}


def purpose_of(text: str) -> Purpose:
    """Read a purpose; one that is not in the list is refused."""
    if text not in set(Purpose):
        raise UnknownChoice(value=text)
    return Purpose(text)


def format_of(text: str) -> Format:
    """Read a format; one that is not in the list is refused."""
    if text not in set(Format):
        raise UnknownChoice(value=text)
    return Format(text)


def purposes_for(data_class: DataClass) -> tuple[Purpose, ...]:
    """Give the purposes for which a class of data may leave."""
    return tuple(purpose for purpose, most in MOST_FOR.items() if data_class <= most)


def needs_second_person(rows: int, classes: Iterable[DataClass], *, above: int) -> bool:
    """Whether a second person must approve: persons in more than so many rows, or any sensible column (1.21)."""
    most = max(classes, default=DataClass.OPEN)
    return most >= DataClass.SENSIBLE or (most > DataClass.OPEN and rows > above)


def has_grown(approved: int, rows: int) -> bool:
    """Whether an export holds noticeably more than the approver saw (3.10)."""
    return rows > approved * MAY_GROW


def is_alive(expires_at: datetime | None, now: datetime) -> bool:
    """Whether the link of an export still answers."""
    return expires_at is not None and now < expires_at


def file_name(name: str, export_id: int, made_on: date, file_format: Format) -> str:
    """Give the name of the file: made by us, without a person in it (2.37)."""
    return f"sporades-{name.replace('_', '-')}-{made_on.isoformat()}-{export_id}.{file_format.value}"


_LIKE_A_FORMULA = re.compile("[\t\r\n\0]|[\\s\0\u200b\u2060\ufeff]*[=+@-]")


def starts_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet could read a text as a formula: after trim and folding of wide signs (2.33)."""
    if not text or text[0].isalnum():
        return False
    return _LIKE_A_FORMULA.match(unicodedata.normalize("NFKC", text)) is not None


def guarded(text: str) -> str:
    """Write a text so that no spreadsheet reads it as a formula; `unguarded` gives it back."""
    return f"'{text}" if starts_like_a_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """Give back a text from what `guarded` wrote."""
    return text[1:] if text[:1] == "'" and starts_like_a_formula(text.lstrip("'")) else text


# What XML cannot hold, and what separates cells and rows in the digest: refused, never left out in silence (2.34).
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fault_of(text: str) -> str:
    """Tell why a text cannot be written whole in a cell; nothing when it can."""
    if len(text) > MOST_IN_A_CELL:
        return "too_long"
    return "unwritable_character" if UNWRITABLE.search(text) else ""
