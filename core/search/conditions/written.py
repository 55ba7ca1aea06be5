"""Conditions as JSON, and as the compact text of a link: both read back to the same conditions, or refused. Pure."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

from core.search.conditions.errors import ConditionsRefused
from core.search.conditions.rules import DEEPEST, MOST_CONDITIONS, Condition, Group, Join, Operator, checked

LONGEST_LINK = 1_500
MOST_TEXT = 64 << 10  # of what a link holds, once opened
MOST_PARTS = 4 * MOST_CONDITIONS


def to_json(group: Group) -> dict[str, Any]:
    """Plain values: a group is `{"all": [...]}`, a condition `["field", "operator", "value"...]`."""
    return {group.join.value: [_part(one) for one in group.parts]}


def _part(one: Condition | Group) -> Any:
    return to_json(one) if isinstance(one, Group) else [one.field, one.operator.value, *one.values]


def from_json(plain: Any) -> Group:
    """Read back what `to_json` wrote; whatever else is refused, never read as less."""
    return checked(_group(plain, 1))


def _group(plain: Any, depth: int) -> Group:
    if not isinstance(plain, dict) or len(plain) != 1 or depth > 2 * DEEPEST:
        raise ConditionsRefused
    ((join, parts),) = plain.items()
    if join not in set(Join) or not isinstance(parts, list) or len(parts) > MOST_PARTS:
        raise ConditionsRefused
    return Group(Join(join), tuple(_read(one, depth) for one in parts))


def _read(plain: Any, depth: int) -> Condition | Group:
    if isinstance(plain, dict):
        return _group(plain, depth + 1)
    least = 2
    if not isinstance(plain, list) or len(plain) < least or not all(isinstance(one, str) for one in plain):
        raise ConditionsRefused
    field, operator, *values = plain
    if operator not in set(Operator):
        raise ConditionsRefused
    return Condition(field, Operator(operator), tuple(values))


def to_link(group: Group) -> str:
    """Give the compact text of conditions for an address; nothing when they are too long for one.

    Whoever calls has asked `rules.is_personal` first (1.30).
    """
    text = json.dumps(to_json(group), ensure_ascii=False, separators=(",", ":")).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")
    return packed if len(packed) <= LONGEST_LINK else ""


def from_link(text: str) -> Group:
    """Read the conditions of an address; a forged one is refused and never takes more room than it may."""
    try:
        packed = base64.b64decode((text + "=" * (-len(text) % 4)).encode("ascii"), altchars=b"-_", validate=True)
        opened = zlib.decompressobj()
        found = opened.decompress(packed, MOST_TEXT)
        if len(text) > LONGEST_LINK or not opened.eof:
            raise ConditionsRefused
        return from_json(json.loads(found))
    except (binascii.Error, zlib.error, UnicodeError, RecursionError, json.JSONDecodeError) as unreadable:
        raise ConditionsRefused from unreadable
