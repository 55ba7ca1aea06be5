"""What is read of a file laid down, before the register is asked: numbers by page, or by the name of each PDF."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.documents.many import archive, cage
from core.documents.many.caged_pdf import numbers_in
from core.documents.many.errors import BatchFileRefused
from core.documents.many.rules import LARGEST_FILE
from core.imports.archive import looks_like_zip
from core.storage.received import refuse_what_acts

PDF, ZIP = "pdf", "zip"
TOGETHER, HEAVY = 50, 32 * 1024 * 1024  # files of an archive read at a time, or bytes
_REGISTRATION = re.compile(r"(?<![0-9])0*([0-9]{1,3})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Found:
    """What one page or one file says: the numbers read; for a file its name, its digest, what is wrong with it."""

    numbers: tuple[str, ...]
    name: str = ""
    sha256: str = ""
    registration: int = 0
    fault: str = ""
    within: tuple[str, ...] = ()  # the numbers read on the pages of a file

    def as_json(self) -> list[Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        return [list(self.numbers), self.name, self.sha256, self.registration, self.fault, list(self.within)]


def from_json(plain: list[Any]) -> Found:
    """Read back what `Found.as_json` wrote."""
    numbers, name, sha256, registration, fault, *within = plain
    return Found(tuple(numbers), name, sha256, registration, fault, tuple(*within))


def medium_of(data: bytes) -> str:
    """Say what a file is, by its content; anything but a PDF or an archive is refused."""
    if not data:
        raise BatchFileRefused(reason="empty", most=0)
    if len(data) > LARGEST_FILE:
        raise BatchFileRefused(reason="too_large", most=LARGEST_FILE // 2**20)
    if looks_like_zip(data):
        return ZIP
    if data.startswith(b"%PDF-"):
        return PDF
    raise BatchFileRefused(reason="not_pdf_nor_zip", most=0)


def read(medium: str, data: bytes) -> list[Found]:
    """Read a whole file; one that would act when it is opened is refused."""
    if medium == ZIP:
        return list(_of_archive(data))
    refuse_what_acts(data)
    return [Found(tuple(numbers)) for numbers in cage.numbers_by_page(data)]


def _of_archive(data: bytes) -> Iterator[Found]:
    """Read the files of an archive, some at a time: what their names say, and what their pages say."""
    held: list[archive.Entry] = []
    for one in archive.entries(data):
        held.append(one)
        if len(held) == TOGETHER or sum(len(other.content) for other in held) > HEAVY:
            yield from _of_files(held)
            held = []
    yield from _of_files(held)


def _of_files(held: Sequence[archive.Entry]) -> Iterator[Found]:
    named = [_of_file(one) for one in held]
    sound = [one.content for one, found in zip(held, named, strict=True) if not found.fault]
    within = iter(cage.numbers_by_file(sound))
    for found in named:
        yield found if found.fault else replace(found, within=tuple(next(within)))


def _of_file(one: archive.Entry) -> Found:
    numbers = numbers_in(one.name, name=True)
    registration = 0
    if len(numbers) == 1:
        rest = re.sub(rf"0?{numbers[0].lstrip('0')}", " ", one.name, count=1)
        told = _REGISTRATION.search(rest)
        registration = int(told[1]) if told else 0
    digest = hashlib.sha256(one.content).hexdigest()
    return Found(tuple(numbers), one.name, digest, registration, archive.fault_of(one.content))
