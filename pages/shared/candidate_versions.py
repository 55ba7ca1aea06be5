"""The versions of a registration, and what each changed, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.candidates.file_registrations import FileVersion
from core.i18n import has
from core.registrations.rules import version_text
from pages.shared import correction_values, frame, widgets
from pages.shared.messages import plain

_ITEMS = frozenset({"papers", "credits", "pieces"})


def versions(saved: Sequence[FileVersion]) -> None:
    """Show versions, newest first."""
    for one in saved:
        said = frame.say(
            "candidate-version", version=version_text(one.n), at=frame.moment(one.saved_at), by=one.saved_by,
            cause=frame.say(f"version-cause-{one.cause}"),
        )  # fmt: skip
        st.markdown(plain(said))
        if one.changes:
            field, before, after = (frame.say(f"corrections-column-{name}") for name in ("field", "before", "after"))
            rows = [
                {field: field_name(c.field), before: written(c.field, c.before), after: written(c.field, c.after)}
                for c in one.changes
            ]
            widgets.table(rows, alt_key="candidate-differences-alt")


def field_name(path: str) -> str:
    """Give the name of a field of a snapshot: `identity.birth_name`, or `papers.E4.status` for one paper."""
    part, *rest = path.split(".")
    name = frame.say(key) if has(frame.language(), key := _key(rest[-1] if rest else part)) else path
    if part in _ITEMS and rest:
        return frame.say(f"candidate-item-{part}", item=rest[0], name=name)
    return name


def _key(field: str) -> str:
    return f"field-{field.replace('_', '-')}"


def written(path: str, value: Any) -> str:
    """Write a kept value as people read it."""
    field = path.rpartition(".")[2]
    if field == "status" and value:
        return frame.say(f"paper-status-{str(value).replace('_', '-')}")
    if field == "state" and has(frame.language(), key := f"registration-state-{str(value).replace('_', '-')}"):
        return frame.say(key)
    if isinstance(value, bool):
        return frame.say("candidate-yes" if value else "candidate-no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return correction_values.shown(field, "" if value is None else str(value))
