"""The numbers and codes of the office: candidate and registration numbers, INE, school code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.candidates.faults import Unacceptable

UAI_KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_LONGEST = 60
_NUMBER = re.compile(r"0?\d{10}", re.ASCII)
_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE][+-]?\d+", re.ASCII)
_REGISTRATION = re.compile(r"(\d{1,3})(?:[\s\u00a0]*(?:version|v)[\s\u00a0.]*(\d{1,4}))?", re.ASCII | re.IGNORECASE)
_INE = re.compile(r"\d{9}[A-Z]{2}|\d{10}[A-Z]", re.ASCII)
_UAI = re.compile(r"(\d{7})([A-Z])", re.ASCII)
_UAI_WITHOUT_ZERO = re.compile(r"(\d{6})([A-Z])", re.ASCII)


@dataclass(frozen=True, slots=True)
class RegistrationReference:
    """A registration number and its version, printed « 001 Version 01 »; version 0 when none was given."""

    number: int
    version: int

    def __str__(self) -> str:
        return f"{self.number:03d} Version {self.version:02d}" if self.version else f"{self.number:03d}"


def parse_candidate_number(text: str) -> str:
    """Read a candidate number, 0 and ten digits, and give its 11 digits, the leading zero restored.

    Ours begin with 02, and so do nearly all: ask `has_usual_prefix`, for older lists hold others.
    """
    typed = _compact(text)
    if not typed:
        raise Unacceptable("candidate_number_missing")
    if _SCIENTIFIC.fullmatch(typed):
        raise Unacceptable("number_in_scientific_notation")
    if not _NUMBER.fullmatch(typed):
        raise Unacceptable("candidate_number_form")
    return typed.rjust(11, "0")


def has_usual_prefix(number: str) -> bool:
    """Tell whether a candidate number begins as those of today do; real lists hold a few that begin with 01."""
    return number.startswith("02")


def lost_its_zero(text: str) -> bool:
    """Tell whether a candidate number was written without its leading zero, as in Cyclades' own exports."""
    return len(_compact(text)) == len("2438257150")


def parse_registration_reference(text: str) -> RegistrationReference:
    """Read « 001 Version 01 », « 002 Version 2 » or « 001 »; numbers and versions start at 1."""
    found = _REGISTRATION.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not found or int(found[1]) < 1 or (found[2] is not None and int(found[2]) < 1):
        raise Unacceptable("registration_number_form" if text.strip() else "registration_number_missing")
    return RegistrationReference(int(found[1]), int(found[2] or 0))


def parse_ine(text: str) -> str:
    """Read a national student number: 9 digits and 2 letters, or 10 digits and 1 letter."""
    typed = _compact(text).upper()
    if _SCIENTIFIC.fullmatch(typed):
        raise Unacceptable("number_in_scientific_notation")
    if not _INE.fullmatch(typed):
        raise Unacceptable("ine_form")
    return typed


def parse_uai(text: str) -> str:
    """Read a school code: 7 digits and a letter, a lost leading zero restored when the key letter proves it.

    The key is not required to hold, for invented codes are in use: ask `uai_key_holds`.
    """
    typed = _compact(text).upper()
    if _UAI.fullmatch(typed):
        return typed
    if _UAI_WITHOUT_ZERO.fullmatch(typed):
        restored = "0" + typed
        if uai_key_holds(restored):
            return restored
        raise Unacceptable("uai_form", suggestion=restored)
    raise Unacceptable("uai_form")


def uai_key(digits: str) -> str:
    """Give the key letter of the seven digits of a school code: their number modulo 23."""
    return UAI_KEYS[int(digits) % len(UAI_KEYS)]


def uai_key_holds(code: str) -> bool:
    """Tell whether the last letter of a school code is the key of its digits."""
    return code[7:] == uai_key(code[:7])


def _compact(text: str) -> str:
    return _SPACES.sub("", text) if len(text) <= _LONGEST else "?"
