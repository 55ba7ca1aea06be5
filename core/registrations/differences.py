"""What changed between two snapshots, field by field. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field whose printed value changed; `field` is a path such as `identity.birth_name` or `papers.E4.status`."""

    field: str
    before: Any
    after: Any


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Give the fields that differ between two snapshots in their JSON form, in printing order."""
    old, new = _flat(before), _flat(after)
    fields = list(dict.fromkeys([*new, *old]))
    return [Difference(name, old.get(name), new.get(name)) for name in fields if old.get(name) != new.get(name)]


def _flat(plain: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for part, value in plain.items():
        if part in {"version", "format"}:
            continue
        if isinstance(value, dict):
            flat |= {f"{part}.{name}": inner for name, inner in value.items()}
        elif isinstance(value, list):
            for position, item in enumerate(value):
                name = item.get("code") or f"{position + 1}"
                flat |= {f"{part}.{name}.{key}": inner for key, inner in item.items() if key != "code"}
        else:
            flat[part] = value
    return flat
