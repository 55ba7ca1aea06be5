"""The versions of a registration, and what each changed, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.candidates import words
from core.candidates.file_registrations import FileVersion
from core.registrations.rules import version_text
from pages.shared import frame, widgets
from pages.shared.messages import plain


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
    return words.field_name(frame.language(), path)


def written(path: str, value: Any) -> str:
    """Write a kept value as people read it."""
    return words.written(frame.language(), path, value)
