"""Reading printed documents with programs that did not print them."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from core.documents.facts import ConfirmationFacts
from core.documents.samples import sample_confirmation
from core.registrations.snapshot import PaperStatus, PrintedPaper

_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def program(name: str, package: str) -> str:
    """Give a program of the machine; without it nothing is shown, so its absence is a failure."""
    found = shutil.which(name)
    assert found, f"{name} is needed: apt-get install {package}"
    return found


def extracted(file: Path, *options: str) -> str:
    """Give the text of a file in the order it was written, as poppler reads it."""
    command = [program("pdftotext", "poppler-utils"), *(options or ("-raw",)), str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def squeezed(text: str | Iterable[str]) -> str:
    """Give a text without its spaces, line ends and direction marks, which readers add and drop as they like."""
    joined = text if isinstance(text, str) else " ".join(text)
    return "".join(unicodedata.normalize("NFC", joined).translate(_MARKS).split())


def checked(file: Path) -> None:
    """Have qpdf read the whole file."""
    done = subprocess.run([program("qpdf", "qpdf"), "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def changed(facts: ConfirmationFacts | None = None, **parts: object) -> ConfirmationFacts:
    """Give a sample confirmation with parts of its snapshot replaced."""
    facts = facts or sample_confirmation()
    return replace(facts, snapshot=replace(facts.snapshot, **parts))


def named(birth_name: str, first_names: str = "Camille") -> ConfirmationFacts:
    """Give a sample confirmation of somebody of that name."""
    identity = sample_confirmation().snapshot.identity
    return changed(identity=replace(identity, birth_name=birth_name, first_names=first_names))


def with_labels(labels: Iterable[str]) -> ConfirmationFacts:
    """Give a sample confirmation whose papers have these labels."""
    papers = tuple(
        PrintedPaper(f"E{n}", label, optional=False, status=PaperStatus.SAT) for n, label in enumerate(labels)
    )
    return changed(papers=papers)
