"""E-mail addresses: the form that is kept and written to, and the key by which two of them are one (6.02)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import idna

from core.candidates.faults import Unacceptable
from core.candidates.names import unseen, visible

LONGEST_EMAIL = 254
LONGEST_LOCAL_PART = 64
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII)
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Email:
    """An address as typed, which mail is sent to, and its key, which is taken only once."""

    typed: str
    key: str


def parse_email(text: str) -> Email:
    """Read an address: apostrophes are welcome, double dots, newlines and non-ASCII local parts are not.

    Two addresses are one when their keys are: local part in ASCII lower case, domain by IDNA; a +tag counts.
    """
    raw = text.strip(" \t\u00a0\u202f")
    if not raw:
        raise Unacceptable("email_missing")
    if found := unseen(raw):
        raise Unacceptable("email_invisible_character", character=visible(found))
    if not raw.rpartition("@")[0].isascii():  # before composing: the Kelvin sign composes to a plain K
        raise Unacceptable("email_not_ascii")
    typed = unicodedata.normalize("NFC", raw)
    local, at, domain = typed.rpartition("@")
    if not at or not local or not domain or "@" in local:
        raise Unacceptable("email_form")
    key = f"{_local_key(local)}@{_domain_key(domain)}"
    if len(key) > LONGEST_EMAIL:
        raise Unacceptable("email_too_long", most=LONGEST_EMAIL)
    return Email(typed, key)


def email_key(text: str) -> str:
    """Give the key of an address, under which it is taken."""
    return parse_email(text).key


def _local_key(local: str) -> str:
    if len(local) > LONGEST_LOCAL_PART:
        raise Unacceptable("email_too_long", most=LONGEST_LOCAL_PART)
    if not _LOCAL.fullmatch(local):
        raise Unacceptable("email_dots" if ".." in local or local[0] == "." or local[-1] == "." else "email_form")
    return local.translate(_ASCII_LOWER)


def _domain_key(domain: str) -> str:
    if ".." in domain or domain[0] == "." or domain[-1] == ".":
        raise Unacceptable("email_dots")
    if len(domain) > LONGEST_EMAIL:
        raise Unacceptable("email_too_long", most=LONGEST_EMAIL)
    try:
        ascii_domain = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise Unacceptable("email_domain") from None
    labels = ascii_domain.split(".")
    if len(labels) == 1 or labels[-1].isdigit():
        raise Unacceptable("email_domain")
    return ascii_domain
