"""The rules of wordings being written: their states, their slots by subject, what must be in them. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from core.documents.wording import IMAGE_SLOTS, SIGNATORY_SLOTS, asked, facts_of_slot, without_facts


class State(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.DRAFT, State.PROPOSED})
LONGEST_TEXT = 4000
LONGEST_REASON = 2000
# What an office may leave out of its sentences: where it is reached.
OPTIONAL_FACTS = frozenset({"website", "office_email", "office_phone", "office_name"})
_SPACES = re.compile(r"[ \t\r\n]+")
_WORDS = re.compile(r"\S+")


class Group(StrEnum):
    """What slots are about, in the order of the screen."""

    HEADINGS = "headings"
    NOTICES = "notices"
    BACK = "back"
    SIGNATURE = "signature"
    LABELS = "labels"
    MARGINS = "margins"


_GROUPS: tuple[tuple[Group, tuple[str, ...]], ...] = (
    (Group.SIGNATURE, ("sign", "declaration", "online_")),
    (Group.BACK, ("return_", "regime_", "pieces_intro", "no_pieces", "closing", "label_return_", "back_title")),
    (Group.HEADINGS, ("title", "heading_")),
    (Group.LABELS, ("label_", "column_", "status_", "mandatory", "optional", "item_", "credit", "kept_until")),
    (Group.MARGINS, ("version", "footer", "page", "continued", "exam_line")),
)


def group_of(slot: str) -> Group:
    """Say what a slot is about; what no beginning names is a notice."""
    return next((group for group, beginnings in _GROUPS if slot.startswith(beginnings)), Group.NOTICES)


def grouped(slots: Iterable[str]) -> dict[Group, list[str]]:
    """Give slots by what they are about, in the order of the screen."""
    known = list(slots)
    found = {group: [slot for slot in known if group_of(slot) is group] for group in Group}
    return {group: inside for group, inside in found.items() if inside}


def texts_of(slots: Iterable[str]) -> list[str]:
    """Give the slots that hold text, those that any template may have included."""
    return [*dict.fromkeys([*(slot for slot in slots if slot not in IMAGE_SLOTS), *SIGNATORY_SLOTS])]


def tidied(text: str) -> str:
    """Give a text on one line, its own spaces once; the spaces that cannot break stay."""
    return _SPACES.sub(" ", text).strip(" ")


def required_facts(said: str) -> list[str]:
    """Give the facts that a slot must say, because Sporades says them there."""
    return [name for name in dict.fromkeys(asked(said)) if name not in OPTIONAL_FACTS]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a wording: its sentence is `template-fault-<code>`, with the slot and facts it is about."""

    slot: str
    code: str
    name: str = ""


def faults(slots: Mapping[str, str], said: Mapping[str, str], printable: Mapping[str, frozenset[str]]) -> list[Fault]:
    """List the faults of a wording that reading it shows, beside what Sporades says; `printable` signs by slot."""
    found: list[Fault] = []
    for slot in texts_of(said):
        text = slots.get(slot, "")
        if not text.strip():
            found += [Fault(slot, "empty")] if slot in said else []
            continue
        names = asked(text)
        found += [Fault(slot, "unknown_fact", name) for name in names if name not in facts_of_slot(slot)]
        required = required_facts(said.get(slot, ""))
        found += [Fault(slot, "missing_fact", name) for name in required if name not in names]
        signs = dict.fromkeys(sign for sign in without_facts(text) if sign not in printable[slot])
        found += [Fault(slot, "sign", sign) for sign in signs]
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: kept, taken away or put in."""

    kind: str  # kept, removed, added
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot that two wordings say otherwise, word by word, both sides."""

    slot: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def differences(before: Mapping[str, str], after: Mapping[str, str], order: Iterable[str]) -> list[Difference]:
    """Compare two wordings slot by slot."""
    known = [*dict.fromkeys([*order, *before, *after])]
    return [
        _difference(slot, before.get(slot, ""), after.get(slot, ""))
        for slot in known
        if before.get(slot, "") != after.get(slot, "")
    ]


def _difference(slot: str, before: str, after: str) -> Difference:
    if slot in IMAGE_SLOTS:
        left, right = (Piece("removed", before),) if before else (), (Piece("added", after),) if after else ()
        return Difference(slot, left, right)
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    left_words, right_words = list[tuple[str, str]](), list[tuple[str, str]]()
    for operation, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        kept = operation == "equal"
        left_words += [("kept" if kept else "removed", word) for word in one[a:b]]
        right_words += [("kept" if kept else "added", word) for word in other[c:d]]
    return Difference(slot, _pieces(left_words), _pieces(right_words))


def _pieces(words: list[tuple[str, str]]) -> tuple[Piece, ...]:
    return tuple(
        Piece(kind, " ".join(word for _, word in group)) for kind, group in groupby(words, key=lambda one: one[0])
    )
