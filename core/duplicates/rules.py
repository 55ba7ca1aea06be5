"""How much two candidates look like one person, and why: a reason to show them, never to decide (6.21). Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.candidates.folding import fold
from core.duplicates.naming import Met, family, given, near

VERSION = "1"
"""Raised with every change of scores or keys: the radar then looks at the whole register again."""

SURE, LIKELY, KEPT = 85, 65, 35
MOST_OF_TWINS = 20
MOST_WITHOUT_DATE, MOST_OTHER_NAMES, MOST_OTHER_FIRST_NAME = 50, 48, 55
VALID_FOR = timedelta(days=7)
UNDONE_WITHIN = timedelta(days=30)
LONGEST_REASON = 2_000


class Level(StrEnum):
    """How a score is said."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"
    LOW = "low"


class PairState(StrEnum):
    """What the office said of a pair: nothing yet, two persons, a merge proposed, done or undone."""

    OPEN = "open"
    SET_APART = "set_apart"
    PROPOSED = "proposed"
    MERGED = "merged"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Identity:
    """What of a candidate is compared."""

    id: int
    civility: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    birth_place: str
    birth_commune: str
    ine: str
    email_key: str
    phone: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One field compared; its sentence is `duplicates-reason-<field>-<how>` in the catalogues."""

    field: str
    how: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two candidates look like one person, from 0 to 100, and why."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def level(self) -> Level:
        """How the score is said."""
        return level(self.score)


def level(score: int) -> Level:
    """Say a score in a word."""
    if score >= SURE:
        return Level.SURE
    return Level.LIKELY if score >= LIKELY else Level.CHECK if score >= KEPT else Level.LOW


_DATES = {Met.SAME: 30, Met.TURNED: 24, Met.NEAR: 20}
_PLACES = {Met.SAME: 8, Met.NEAR: 6, Met.MISSING: 3, Met.DIFFERENT: -6}
_INES = {Met.SAME: 40, Met.NEAR: 12, Met.DIFFERENT: -25}


def compare(one: Identity, other: Identity) -> Likeness | None:
    """Compare two candidates field by field; nothing when too little says that they are one person."""
    names = family((one.birth_name, one.usual_name), (other.birth_name, other.usual_name))
    firsts = given(one.first_names, other.first_names, same_civility=_same_civility(one, other))
    if _exchanged(one, other):
        names = firsts = (Met.EXCHANGED, 22)
    born, place = dates(one.birth_date, other.birth_date), _place(one, other)
    ine = _ine(one.ine, other.ine)
    email = bool(one.email_key) and email_family(one.email_key) == email_family(other.email_key)
    phone = bool(one.phone) and one.phone == other.phone
    score = names[1] + firsts[1] + _DATES.get(born, 0) + _PLACES[place] + _INES.get(ine, 0) + 15 * email + 5 * phone
    score -= 10 * _civilities_differ(one, other)
    met = {
        "birth_name": names[0], "first_names": firsts[0], "birth_date": born, "birth_place": place, "ine": ine,
        "email": Met.SAME if email else Met.MISSING, "phone": Met.SAME if phone else Met.MISSING,
        "civility": Met.DIFFERENT if _civilities_differ(one, other) else Met.MISSING,
    }  # fmt: skip
    return _judged(min(score, 100), met, one, other)


def _judged(score: int, met: dict[str, Met], one: Identity, other: Identity) -> Likeness | None:
    same_ine, shares = met["ine"] is Met.SAME, Met.SAME in {met["email"], met["phone"]}
    reasons = tuple(Reason(field, how.value) for field, how in met.items() if how is not Met.MISSING)
    if met["first_names"] is Met.DIFFERENT and not same_ine:
        twins = met["birth_name"] is not Met.DIFFERENT and met["birth_date"] is Met.SAME
        if not twins or not (shares or met["birth_place"] is Met.SAME):
            return None
        return Likeness(max(0, min(score, MOST_OF_TWINS)), (*reasons, Reason("twins", "likely")))
    if met["first_names"] is Met.DIFFERENT:
        score = min(score, MOST_OTHER_FIRST_NAME)
    if met["birth_name"] is Met.DIFFERENT and not same_ine and not shares:
        if not _same_first_names_and_place(met, one, other):
            return None
        score = min(score, MOST_OTHER_NAMES)
    if met["birth_date"] is Met.DIFFERENT and not same_ine:
        if not shares:
            return None
        score = min(score, MOST_WITHOUT_DATE)
    return Likeness(score, reasons) if score >= KEPT else None


def _same_first_names_and_place(met: dict[str, Met], one: Identity, other: Identity) -> bool:
    """Another family name, as after a wedding: all of several first names, the day and the place must be the same."""
    several = min(len(fold(one.first_names).split()), len(fold(other.first_names).split())) > 1
    return several and {met["first_names"], met["birth_date"], met["birth_place"]} == {Met.SAME}


def _same_civility(one: Identity, other: Identity) -> bool:
    return not _civilities_differ(one, other)


def _civilities_differ(one: Identity, other: Identity) -> bool:
    known = {fold(one.civility), fold(other.civility)}
    return "" not in known and len(known) > 1


def _exchanged(one: Identity, other: Identity) -> bool:
    """Whether one's family name was typed as the first name, and the other way round."""
    mine, his = fold(one.birth_name), fold(other.birth_name)
    return mine != his and mine == fold(other.first_names) and his == fold(one.first_names)


def dates(one: date, other: date) -> Met:
    """Compare two birth dates: the same, day and month turned round, one digit wrong or two swapped, or another."""
    if one == other:
        return Met.SAME
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Met.TURNED
    mine, his = f"{one:%d%m%Y}", f"{other:%d%m%Y}"
    apart = [place for place in range(8) if mine[place] != his[place]]
    if len(apart) == 1:
        return Met.NEAR
    first, last = apart[0], apart[-1]
    swapped = len(apart) == 2 and last == first + 1 and mine[first] == his[last] and mine[last] == his[first]  # noqa: PLR2004
    return Met.NEAR if swapped else Met.DIFFERENT


def _place(one: Identity, other: Identity) -> Met:
    mine, his = fold(one.birth_place), fold(other.birth_place)
    if one.birth_commune and one.birth_commune == other.birth_commune:
        return Met.SAME
    if not mine or not his:
        return Met.MISSING
    if mine == his:
        return Met.SAME
    longer, shorter = max(mine, his, key=len), min(mine, his, key=len)
    return Met.NEAR if longer.startswith(shorter + " ") or near(mine, his) else Met.DIFFERENT


def _ine(one: str, other: str) -> Met:
    if not one or not other:
        return Met.MISSING
    if one == other:
        return Met.SAME
    return Met.NEAR if near(one.lower(), other.lower(), most=1) else Met.DIFFERENT


_DOTS_DO_NOT_COUNT = frozenset({"gmail.com", "googlemail.com"})


def email_family(key: str) -> str:
    """Give what addresses of one box share: no +tag, and no dots where the provider does not read them."""
    local, _, domain = key.lower().rpartition("@")
    local = local.partition("+")[0]
    if domain in _DOTS_DO_NOT_COUNT:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def fingerprint(one: Identity, other: Identity) -> str:
    """Give the SHA-256 of what was compared: as long as it is the same, what the office said stands."""
    first, second = sorted((one, other), key=lambda each: each.id)
    plain = [[str(getattr(each, name)) for name in Identity.__slots__] for each in (first, second)]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()
