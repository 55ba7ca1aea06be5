"""Read and cut a PDF in a cage: a child process with limits of its own, so that no upload can hurt this one (2.28)."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from core.documents.many.errors import BatchFileRefused
from core.documents.many.rules import MOST_PAGES
from core.errors import ServiceBusy

WALL_SECONDS = 380
MOST_MEMORY = 1024 * 1024 * 1024
_AT_ONCE = threading.BoundedSemaphore(1)
_PATIENCE = 400
_CHILD = Path(__file__).with_name("caged_pdf.py")
_REASONS = frozenset({"unreadable", "encrypted", "too_many_pages", "too_heavy"})


def numbers_by_page(data: bytes) -> list[list[str]]:
    """Give what may be candidate numbers on each page of a PDF."""
    with _answer({"most_pages": MOST_PAGES}, data) as answer:
        return [line for line in map(json.loads, answer) if isinstance(line, list)]


def numbers_by_file(files: Sequence[bytes]) -> list[list[str]]:
    """Give what may be candidate numbers in each of some PDFs."""
    if not files:
        return []
    with _answer({"files": [len(one) for one in files]}, b"".join(files)) as answer:
        return [line for line in map(json.loads, answer) if isinstance(line, list)]


def parts_of(data: bytes, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
    """Cut a PDF: one PDF for each range of pages, the first page being 1."""
    found = []
    with _answer({"ranges": [list(one) for one in ranges]}, data) as answer:
        for _ in ranges:
            said = json.loads(answer.readline())
            found.append(answer.read(said["size"]))
            answer.read(1)
    return found


@contextlib.contextmanager
def _answer(asked: dict[str, Any], data: bytes) -> Iterator[IO[bytes]]:
    """Run the child and give its answer, once its last line has vouched for it."""
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise ServiceBusy
    try:
        with tempfile.TemporaryFile() as answer:
            status = _run({**asked, "memory": MOST_MEMORY}, data, answer)
            _require_whole(answer, status)
            answer.seek(0)
            yield answer
    finally:
        _AT_ONCE.release()


def _run(asked: dict[str, Any], data: bytes, answer: IO[bytes]) -> int | None:
    """Run the child to its end; None when it had to be stopped."""
    command = [sys.executable, "-I", "-X", "utf8", str(_CHILD), json.dumps(asked)]
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
        command, stdin=subprocess.PIPE, stdout=answer, stderr=subprocess.DEVNULL, env=kept, cwd="/"
    ) as child:
        try:
            with contextlib.suppress(BrokenPipeError):
                child.communicate(data, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            return None
        return child.wait()


def _require_whole(answer: IO[bytes], status: int | None) -> None:
    size = answer.seek(0, os.SEEK_END)
    answer.seek(max(0, size - 4_096))
    try:
        last = json.loads(answer.read().splitlines()[-1])
    except (ValueError, IndexError):
        last = None
    refused = last.get("refused", "") if isinstance(last, dict) else ""
    if status is None or (status and status < 0):
        raise BatchFileRefused(reason="too_slow", most=0)
    if refused or status or not isinstance(last, dict) or "done" not in last:
        reason = refused if refused in _REASONS else "unreadable"
        raise BatchFileRefused(reason=reason, most=MOST_PAGES if reason == "too_many_pages" else 0)
