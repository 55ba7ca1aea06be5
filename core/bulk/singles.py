"""All the documents of a run, each a file, in one archive."""

from __future__ import annotations

from pathlib import Path

from core.bulk.archive import archive
from core.bulk.result_lines import Source


def write_singles(path: Path, source: Source) -> bool:
    """Write each document under the name of its numbers, in the order of the run."""
    with archive(path) as made:
        for line in source.lines():
            if line.storage_key:
                made.add(f"{line.base_name}.pdf", line.content())
    return made.count > 0
