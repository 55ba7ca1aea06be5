"""The hash chain: what is hashed, in which form, and how a break is found (3.18). Pure."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FORM = 1  # version of the canonical form; a change of it is a decision, never an edit
FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One event as the chain sees it, its hash apart."""

    seq: int
    at: datetime
    name: str
    actor_kind: str
    actor_id: int
    actor_label: str
    on_behalf_of: str
    subject_kind: str
    subject_id: int
    facts: dict[str, Any]
    reason: str
    commitments: list[str]


def canonical(value: Any) -> bytes:
    """One byte form for equal values: sorted keys, no spaces, UTF-8 in NFC."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def link_hash(link: Link, previous: str) -> str:
    """Give the hash of a link: SHA-256 of its canonical form followed by the hash before it."""
    plain = {
        "form": FORM,
        "seq": link.seq,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "name": link.name,
        "actor": [link.actor_kind, link.actor_id, link.actor_label, link.on_behalf_of],
        "subject": [link.subject_kind, link.subject_id],
        "facts": link.facts,
        "reason": link.reason,
        "commitments": link.commitments,
    }
    return hashlib.sha256(canonical(plain) + previous.encode()).hexdigest()


def commitment(salt: str, field: str, before: Any, after: Any) -> str:
    """Give what the chain keeps of one value: nothing can be read from it, anything can be checked against it."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical([field, before, after])).hexdigest()
