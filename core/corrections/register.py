"""A candidate's correctable data as plain values, and plain values as columns of the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import inspect

from core.candidates.actions import name_keys
from core.candidates.emails import parse_email
from core.corrections.rules import CORRECTABLE
from db.tables import Candidate


def values_of(candidate: Candidate) -> dict[str, str]:
    """Give the correctable fields of a candidate as text; a birth date is written 2008-03-12."""
    return {
        name: candidate.birth_date.isoformat() if name == "birth_date" else str(getattr(candidate, name))
        for name in CORRECTABLE
    }


def columns_of(candidate: Candidate, after: Mapping[str, str]) -> dict[str, Any]:
    """Give every column a correction writes: the fields, the folded names search compares, the key of an e-mail."""
    columns: dict[str, Any] = dict(after)
    if "birth_date" in after:
        columns["birth_date"] = date.fromisoformat(after["birth_date"])
    if "email" in after:
        columns["email_key"] = parse_email(after["email"]).key
    names = {name: columns.get(name, getattr(candidate, name)) for name in ("birth_name", "usual_name", "first_names")}
    return columns | name_keys(**names)


def as_corrected(candidate: Candidate, after: Mapping[str, str]) -> Candidate:
    """Give a copy of a candidate as the correction would make it, known to no transaction."""
    kept = {column.key: getattr(candidate, column.key) for column in inspect(Candidate).column_attrs}
    return Candidate(**(kept | columns_of(candidate, after)))
