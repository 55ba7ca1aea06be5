"""What of a candidate a merge may take from the other one, as plain values, and plain values as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.corrections.register import columns_of
from core.corrections.rules import IDENTITY_FIELDS
from db.tables import Candidate

ADDRESS = ("address", "postcode", "city", "country")  # one thing: the street of one is not in the city of the other
TAKEN_TOGETHER: Mapping[str, tuple[str, ...]] = {"address": ADDRESS}
CHOICES = (*IDENTITY_FIELDS, "phone", "address", "email")
_COLUMNS = (*IDENTITY_FIELDS, "phone", *ADDRESS)


def values_of(candidate: Candidate) -> dict[str, Any]:
    """Give the fields of a candidate that a merge may change; a birth date is written 2008-03-12."""
    found = {name: getattr(candidate, name) for name in _COLUMNS}
    return found | {"birth_date": candidate.birth_date.isoformat(), "address": list(candidate.address)}


def taken(kept: Candidate, absorbed: Candidate, fields: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what changes in the kept candidate, before and after, when some fields come from the other."""
    mine, his = values_of(kept), values_of(absorbed)
    columns = [name for field in fields if field != "email" for name in TAKEN_TOGETHER.get(field, (field,))]
    changed = [name for name in _COLUMNS if name in columns and mine[name] != his[name]]
    return {name: mine[name] for name in changed}, {name: his[name] for name in changed}


def write(candidate: Candidate, values: Mapping[str, Any]) -> None:
    """Write values into a candidate, with the folded names that search compares."""
    for name, value in columns_of(candidate, values).items():
        setattr(candidate, name, value)
