"""A wording with faults made printable: what is wrong is said where it would stand, to be shown in red."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from core import i18n
from core.documents.editing.rules import Fault
from core.documents.letters import FRENCH


def fact_name(language: str, name: str) -> str:
    """Name a fact that a wording may ask for; one that no sentence names is told by its own name."""
    key = f"template-fact-{name.replace('_', '-')}"
    return i18n.t(language, key) if i18n.has(language, key) else name.replace("_", " ")


def marked(slots: Mapping[str, str], faults: Iterable[Fault]) -> tuple[dict[str, str], list[str]]:
    """Give the wording with each fault of its texts marked, and the marks."""
    said, marks = dict(slots), list[str]()
    for fault in faults:
        text, mark = _mark(said.get(fault.slot, ""), fault)
        if mark:
            said[fault.slot] = text
            marks.append(mark)
    return said, marks


def _mark(text: str, fault: Fault) -> tuple[str, str]:
    if fault.code == "empty":
        mark = i18n.t(FRENCH, "template-mark-text")
        return mark, mark
    if fault.code == "sign":
        mark = i18n.t(FRENCH, "template-mark-sign")
        outside = re.compile(rf"\{{[a-z_]+\}}|{re.escape(fault.name)}")
        return outside.sub(lambda found: found[0] if len(found[0]) > 1 else mark, text), mark
    if fault.code in {"unknown_fact", "empty_fact", "missing_fact"}:
        mark = i18n.t(FRENCH, "template-mark-fact", name=fact_name(FRENCH, fault.name))
        missing = fault.code == "missing_fact"
        return f"{text} {mark}" if missing else text.replace(f"{{{fault.name}}}", mark), mark
    return text, ""
