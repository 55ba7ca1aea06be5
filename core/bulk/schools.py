"""One PDF per school, in one archive: what a school receives and hands to its pupils, by class or by speciality."""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path
from typing import BinaryIO, cast

from core import i18n
from core.bulk.archive import archive
from core.bulk.merged import FRENCH, printed, title_of
from core.bulk.result_lines import ResultLine, School, Source
from core.documents.catalogue import kind_of

LONGEST = 80
_REFUSED = re.compile(r'[\\/:*?"<>|]+')  # by one system or another


def write_schools(path: Path, source: Source) -> bool:
    """Write a merged file for each school that has a document in force; pupils of none are in a file of their own."""
    kind = kind_of(source.kind)
    with archive(path) as made:
        for school in source.schools():
            documents = printed(source, school.pages(), _group)
            first = next(documents, None)
            if first is None:
                continue
            name = file_name(school)
            with made.entry(f"{name}.pdf") as entry:
                out = cast("BinaryIO", entry)  # a merge only writes
                kind.merge(itertools.chain([first], documents), out, f"{title_of(source.kind)} – {name}")
    return made.count > 0


def file_name(school: School) -> str:
    """Name the file of a school by its code and its name, in letters that every system takes."""
    if not school.uai:
        return i18n.t(FRENCH, "run-outputs-no-school")
    plain = _REFUSED.sub(" ", unicodedata.normalize("NFC", f"{school.uai} {school.name}"))
    shown = "".join(sign for sign in plain if sign.isprintable())
    return " ".join(shown.split())[:LONGEST].rstrip(". ")


def _group(line: ResultLine) -> str:
    return line.school_group
