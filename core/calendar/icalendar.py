"""Periods as an iCalendar file (RFC 5545), for a telephone or a mail program to remember them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75  # bytes, as the standard has it
REMINDERS = ("-P7D", "-P1D")


@dataclass(frozen=True, slots=True)
class Event:
    """One period between two instants, in words already said; `sequence` grows each time its hours are moved."""

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    summary: str
    description: str


def calendar_file(name: str, events: Iterable[Event], *, made_at: datetime) -> bytes:
    """Write periods that leave the day free, with a reminder a week and a day before each one ends."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sporades//Espace candidat//FR", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(piece + b"\r\n" for line in lines for piece in _folded(line))


def _event(event: Event, made_at: datetime) -> Iterator[str]:
    yield from (
        "BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"SEQUENCE:{event.sequence}", f"DTSTAMP:{_instant(made_at)}",
        f"DTSTART:{_instant(event.starts)}", f"DTEND:{_instant(event.ends)}", f"SUMMARY:{_text(event.summary)}",
        f"DESCRIPTION:{_text(event.description)}", "TRANSP:TRANSPARENT",
    )  # fmt: skip
    for before in REMINDERS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER;RELATED=END:{before}")
        yield from (f"DESCRIPTION:{_text(event.summary)}", "END:VALARM")
    yield "END:VEVENT"


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """Escape what would end a value or a line."""
    plain = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Cut a line into pieces of 75 bytes at most, never inside a letter; each one after the first starts by a space."""
    piece = b""
    for letter in line:
        written = letter.encode()
        if len(piece) + len(written) > LONGEST_LINE:
            yield piece
            piece = b" "
        piece += written
    yield piece
