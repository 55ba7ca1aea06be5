"""Telephone numbers as typed in France and overseas, kept in their international form."""

from __future__ import annotations

import re

from core.candidates.faults import Unacceptable

_PUNCTUATION = re.compile(r"[\s\u00a0\u202f.\-/]+")
_TRUNK_ZERO = re.compile(r"\(0\)")
_INTERNATIONAL = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_NATIONAL = re.compile(r"0[1-9]\d{8}", re.ASCII)
_WITHOUT_ZERO = re.compile(r"[1-9]\d{8}", re.ASCII)
_FRENCH = re.compile(r"\+(33|262|508|590|594|596)(\d{9})", re.ASCII)
_OVERSEAS = {
    "0262": "262", "0263": "262", "0269": "262", "0692": "262", "0693": "262", "0639": "262", "0508": "508",
    "0590": "590", "0690": "590", "0691": "590", "0594": "594", "0694": "594", "0596": "596", "0696": "596",
    "0697": "596",
}  # fmt: skip
_RESERVED_FOR_FICTION = "063998"  # of metropolitan France, though 0639 is Mayotte's
_FICTION = ("+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998")
_LONGEST = 40
_FRENCH_CODES = ("33", "262", "508", "590", "594", "596")


def parse_phone(text: str) -> str:
    """Read a telephone number and give it in international form, +33639980012 for 06 39 98 00 12.

    Ten digits from 0 are French, of the département their beginning says; + or 00 opens any country's number.
    """
    typed = _PUNCTUATION.sub("", text) if len(text) <= _LONGEST else "?"
    if typed.startswith("00"):
        typed = "+" + typed[2:]
    typed = _TRUNK_ZERO.sub("", typed).replace("(", "").replace(")", "")
    if not typed:
        raise Unacceptable("phone_missing")
    if _NATIONAL.fullmatch(typed):
        return _of_france(typed)
    if _INTERNATIONAL.fullmatch(typed):
        return _international(typed)
    if _WITHOUT_ZERO.fullmatch(typed):
        raise Unacceptable("phone_lost_zero", suggestion=shown_phone(_of_france("0" + typed)))
    raise Unacceptable("phone_form")


def shown_phone(phone: str) -> str:
    """Give a telephone number as it is read in France: 06 39 98 00 12; other countries' stay as they are."""
    french = _FRENCH.fullmatch(phone)
    if not french:
        return phone
    digits = "0" + french[2]
    return " ".join(digits[start : start + 2] for start in range(0, 10, 2))


def is_fictitious(phone: str) -> bool:
    """Tell whether a number belongs to the ranges kept for fiction, which ring nowhere."""
    return phone.startswith(_FICTION)


def _of_france(digits: str) -> str:
    overseas = "" if digits.startswith(_RESERVED_FOR_FICTION) else _OVERSEAS.get(digits[:4], "")
    return f"+{overseas or '33'}{digits[1:]}"


def _international(typed: str) -> str:
    for code in _FRENCH_CODES:
        rest = typed[1 + len(code) :]
        if typed[1:].startswith(code):
            national = rest if rest.startswith("0") else "0" + rest
            if not _NATIONAL.fullmatch(national):
                raise Unacceptable("phone_form")
            return f"+{code}{national[1:]}"
    return typed
