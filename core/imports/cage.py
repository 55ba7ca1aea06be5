"""Read a workbook in a cage: a child process with limits of its own, so that no upload can hurt this one (2.28).

The child is `caged_workbook.py`. This process never unpacks a workbook nor parses its XML: it counts the bytes
(`archive.look`), hands them over, and takes back rows of plain text or one word of refusal.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from core.errors import ExamError, ServiceBusy
from core.imports.caged_workbook import smallest_workbook

WALL_SECONDS = 90
MOST_MEMORY = 512 * 1024 * 1024
MOST_ROWS = 30_000
MOST_COLUMNS = 60
ROOM_FOR_CRITERIA = 40
"""Rows allowed beyond the cap for the criteria block and the header."""

_AT_ONCE = threading.BoundedSemaphore(2)
_PATIENCE = 120
_LARGEST_ANSWER = 96 * 1024 * 1024
_LONGEST_CLOSING = 4096
_STOPPED = frozenset({-signal.SIGKILL, -signal.SIGALRM, -signal.SIGXCPU})
_CHILD = Path(__file__).with_name("caged_workbook.py")
_REASONS = frozenset(
    {"unreadable", "too_heavy", "too_slow", "too_many_rows", "too_many_columns", "too_much_text", "without_sheet"}
)


class WorkbookRefused(ExamError):
    """A workbook could not be read within the limits; `reason` says which one."""

    code = "workbook_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first visible sheet of a workbook: rows that hold something, with their numbers, as text."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheets: int


def read_workbook(data: bytes) -> Sheet:
    """Read the first visible sheet of a workbook that `archive.look` has accepted."""
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise ServiceBusy
    try:
        with tempfile.TemporaryFile() as answer:
            status = _run(data, answer)
            closing = _closing(answer, status)
            answer.seek(0)
            rows = tuple((line[0], tuple(line[1])) for line in map(json.loads, answer) if isinstance(line, list))
            return Sheet(title=closing["title"], rows=rows, sheets=closing["sheets"])
    finally:
        _AT_ONCE.release()


def check_defences() -> None:
    """Refuse to start when the reader of workbooks is not defended against hostile XML (2.29)."""
    read_workbook(smallest_workbook())


def _run(data: bytes, answer: IO[bytes]) -> int | None:
    """Run the child to its end; None when it had to be stopped."""
    caps = (MOST_ROWS + ROOM_FOR_CRITERIA, MOST_COLUMNS, MOST_MEMORY)
    command = [sys.executable, "-I", "-X", "utf8", str(_CHILD), *map(str, caps)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
        command, stdin=subprocess.PIPE, stdout=answer, stderr=subprocess.DEVNULL, env=_environment(), cwd="/"
    ) as child:
        try:
            with contextlib.suppress(BrokenPipeError):
                child.communicate(data, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            return None
        return child.wait()


def _environment() -> dict[str, str]:
    """Give the child no secret of this process: nothing but what the interpreter needs to start."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1"}


def _closing(answer: IO[bytes], status: int | None) -> dict[str, Any]:
    """Give the last line of the answer, which vouches for the rows before it; without it nothing else is read."""
    size = answer.seek(0, os.SEEK_END)
    answer.seek(max(0, size - _LONGEST_CLOSING))
    try:
        last = json.loads(answer.read().splitlines()[-1])
    except (ValueError, IndexError):
        last = None
    if status is None or status in _STOPPED:
        raise WorkbookRefused("too_slow")
    if size >= _LARGEST_ANSWER:
        raise WorkbookRefused("too_much_text")
    if not isinstance(last, dict):
        raise WorkbookRefused("unreadable")
    refused = str(last.get("refused", ""))
    if refused == "undefended":
        raise RuntimeError("openpyxl reads XML without defusedxml: this installation must not run")
    if refused or status:
        raise WorkbookRefused(refused if refused in _REASONS else "unreadable")
    return last
