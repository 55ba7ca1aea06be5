"""Printing confirmations: facts in, PDF out. Nothing here knows the database, the clock or the settings."""

from __future__ import annotations

from core.documents.rendering.confirmation import (
    missing_characters,
    prepare,
    render,
    render_many,
    text_lines,
    text_parts,
)
from core.documents.rendering.merging import Merged, merge
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.units import Kind, Said

__all__ = [
    "Kind",
    "Merged",
    "PreparedTemplate",
    "Said",
    "merge",
    "missing_characters",
    "prepare",
    "render",
    "render_many",
    "text_lines",
    "text_parts",
]
