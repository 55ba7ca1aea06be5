"""What a one-use key remembers: the digest of what was asked, and the receipt, given back as it was (6.24). Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints


def digest_of(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    """Give one digest for equal arguments, in any process: sets in order, files by their own digest."""
    return hashlib.sha256(_text([_told(args), _told(kwargs)]).encode()).hexdigest()


def _text(told: Any) -> str:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def _told(value: Any) -> Any:
    if isinstance(value, Enum):
        return [type(value).__name__, _told(value.value)]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return ["bytes", hashlib.sha256(value).hexdigest()]
    if isinstance(value, (date, Decimal)):
        return [type(value).__name__, str(value)]
    return _told_of_many(value)


def _told_of_many(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, [[one.name, _told(getattr(value, one.name))] for one in fields(value)]]
    if isinstance(value, Mapping):
        return ["mapping", sorted(([_told(key), _told(one)] for key, one in value.items()), key=_text)]
    if isinstance(value, (set, frozenset)):
        return ["set", sorted((_told(one) for one in value), key=_text)]
    if isinstance(value, (list, tuple)):
        return [_told(one) for one in value]
    return [type(value).__name__, repr(value)]


def kept(result: Any) -> dict[str, Any]:
    """Write a result as it is kept; what is not made of plain values is refused here, before anything is done."""
    plain = asdict(result) if is_dataclass(result) and not isinstance(result, type) else {"value": result}
    json.dumps(plain)
    return plain


def given_back(kind: Any, receipt: dict[str, Any]) -> Any:
    """Give a kept result back as an action that returns `kind` gave it: tuples and parts included."""
    return _rebuilt(kind, receipt if is_dataclass(kind) else receipt.get("value"))


def _rebuilt(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, dict):
        hints = get_type_hints(kind)
        return kind(**{name: _rebuilt(hints[name], one) for name, one in value.items()})
    if isinstance(kind, type) and issubclass(kind, Enum) and value is not None:
        return kind(value)
    inside = get_args(kind)
    if get_origin(kind) is tuple and isinstance(value, list):
        each = (inside[0],) * len(value) if inside[-1] is ... else inside
        return tuple(_rebuilt(one, part) for one, part in zip(each, value, strict=True))
    if get_origin(kind) is list and isinstance(value, list):
        return [_rebuilt(inside[0], part) for part in value]
    if type(None) in inside and value is not None:
        return _rebuilt(next(one for one in inside if one is not type(None)), value)
    return value
