"""What the index is given, and which changes of the register make an entry of it old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

ASKED = "search_asked"
"""How the parameters of a statement on `hits` are named that hold the expression, for it to be asked again."""


class MissingSearch(RuntimeError):
    """The database lacks what search needs: start is refused, run the migrations again (5.13)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The tokens under which one candidate is found."""

    candidate_id: int
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name, how it sounds, the marks by which near spellings meet it, and how frequent it is."""

    word: str
    sound: str
    marks: tuple[int, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Near:
    """Words are near that share a mark and are of about the same length."""

    marks: tuple[int, ...]
    shortest: int
    longest: int


class KnownWord(NamedTuple):
    """A word of the vocabulary that was found, and how frequent it was when the index was last rebuilt."""

    word: str
    weight: int


@dataclass(frozen=True, slots=True)
class Watch:
    """A trigger that puts the candidate of a changed row on the list of entries to renew."""

    name: str
    table: str
    moment: str
    candidate: str  # the column that holds the candidate's identifier


_CANDIDATE = (
    "number, birth_name, usual_name, first_names, birth_date, ine, email_key, city, academie_code, merged_into,"
    " former_numbers"
)
_REGISTRATION = "academie_code, domain_code, exam_session_id, speciality_code, school_uai"

WATCHES = (
    Watch("search_candidate_insert", "candidate", "AFTER INSERT", "id"),
    Watch("search_candidate_update", "candidate", f"AFTER UPDATE OF {_CANDIDATE}", "id"),
    Watch("search_registration_insert", "registration", "AFTER INSERT", "candidate_id"),
    Watch("search_registration_update", "registration", f"AFTER UPDATE OF {_REGISTRATION}", "candidate_id"),
)
