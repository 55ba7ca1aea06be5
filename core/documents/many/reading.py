"""What is read of a file laid down, before the register is asked: numbers by page, or by the name of each PDF."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from core.documents.many import archive, cage
from core.documents.many.caged_pdf import numbers_in
from core.documents.many.errors import BatchFileRefused
from core.documents.many.rules import LARGEST_FILE
from core.imports.archive import looks_like_zip
from core.storage.received import refuse_what_acts

PDF, ZIP = "pdf", "zip"
_REGISTRATION = re.compile(r"(?<![0-9])0*([0-9]{1,3})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Found:
    """What one page or one file says: the numbers read; for a file its name, its digest, what is wrong with it."""

    numbers: tuple[str, ...]
    name: str = ""
    sha256: str = ""
    registration: int = 0
    fault: str = ""

    def as_json(self) -> list[Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        return [list(self.numbers), self.name, self.sha256, self.registration, self.fault]


def from_json(plain: list[Any]) -> Found:
    """Read back what `Found.as_json` wrote."""
    return Found(tuple(plain[0]), *plain[1:])


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
        return [_of_file(one) for one in archive.entries(data)]
    refuse_what_acts(data)
    return [Found(tuple(numbers)) for numbers in cage.numbers_by_page(data)]


def _of_file(one: archive.Entry) -> Found:
    numbers = numbers_in(one.name, name=True)
    registration = 0
    if len(numbers) == 1:
        rest = re.sub(rf"0?{numbers[0].lstrip('0')}", " ", one.name, count=1)
        told = _REGISTRATION.search(rest)
        registration = int(told[1]) if told else 0
    digest = hashlib.sha256(one.content).hexdigest()
    return Found(tuple(numbers), one.name, digest, registration, archive.fault_of(one.content))
