"""One PDF of all the documents of a run, in its order, with an outline by group: to print and to put in envelopes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.bulk.result_lines import Source
from core.documents.catalogue import kind_of
from core.documents.errors import NothingToMerge


def write_merged(path: Path, source: Source) -> bool:
    """Write the documents again from the facts they were printed with: what they share is in the file once."""
    with path.open("wb") as out:
        try:
            kind_of(source.kind).merge(_documents(source), out, source.kind)
        except NothingToMerge:
            return False
    return True


def _documents(source: Source) -> Iterator[tuple[str, Any]]:
    for page in source.pages():
        shown = [line for line in page if line.storage_key]
        facts = source.facts([line.document_id for line in shown])
        for line in shown:
            yield line.group, facts[line.document_id]
