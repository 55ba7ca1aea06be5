"""One PDF of all the documents of a run, in its order, with an outline by group: to print and to put in envelopes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from core import i18n
from core.bulk.result_lines import ResultLine, Source
from core.documents.catalogue import kind_of
from core.documents.errors import NothingToMerge

FRENCH = "fr"  # the language of the office's documents


def write_merged(path: Path, source: Source) -> bool:
    """Write the documents again from the facts they were printed with: what they share is in the file once."""
    title = title_of(source.kind)
    with path.open("wb") as out:
        try:
            kind_of(source.kind).merge(printed(source, source.pages(), lambda line: line.group or title), out, title)
        except NothingToMerge:
            return False
    return True


def title_of(kind: str) -> str:
    """Give the title of a file that holds documents of a kind."""
    return i18n.t(FRENCH, f"document-kind-{kind.replace('_', '-')}")


def printed(
    source: Source, pages: Iterable[list[ResultLine]], group: Callable[[ResultLine], str]
) -> Iterator[tuple[str, Any]]:
    """Give the facts of each document in force, with the name of its group; lines without a document are left out."""
    for page in pages:
        shown = [line for line in page if line.storage_key]
        facts = source.facts([line.document_id for line in shown])
        for line in shown:
            yield group(line), facts[line.document_id]
