"""The child that reads a PDF of many candidates, or cuts it, alone in a cage: file on standard input, answer as lines.

Run as a file by `core.documents.many.cage`; it imports nothing of the project. It gives itself its limits before it
reads the first byte: memory, processor, wall time, size of its answer, and no new file descriptor at all, hence
neither network nor files. The last line of its answer is `{"done": ...}`; without it the answer counts for nothing.
"""

from __future__ import annotations

import io
import json
import os
import re
import resource
import signal
import sys
import warnings
from typing import Any

PROCESSOR_SECONDS = 300
WALL_SECONDS = 360
LARGEST_ANSWER = 192 * 1024 * 1024
MOST_NUMBERS = 200  # of one page
MOST_TEXT = 200_000  # of one page
_WHOLE, _WITHOUT_ZERO = 11, 10
_DIGITS = re.compile(r"(?<![A-Za-z0-9])[0-9]{1,11}(?![A-Za-z0-9])")
_DIGITS_OF_A_NAME = re.compile(r"(?<![0-9])[0-9]{1,11}(?![0-9])")
_BETWEEN = re.compile(r"[ \u00a0\u202f\u2009.]{1,3}")


class TooMuch(Exception):
    """The PDF passes one of our own caps, or cannot be read; `args[0]` is the reason."""


def numbers_in(text: str, *, name: bool = False) -> list[str]:
    """Give what may be candidate numbers in a text: 0 and ten digits, the zero lost or not, digits apart or not.

    In the name of a file, letters may stand against them.
    """
    found: dict[str, None] = {}
    run: list[str] = []
    end = -1
    for one in (_DIGITS_OF_A_NAME if name else _DIGITS).finditer(text[:MOST_TEXT]):
        if run and not _BETWEEN.fullmatch(text[end : one.start()]):
            _add(run, found)
            run = []
        run.append(one[0])
        end = one.end()
        if len(found) > MOST_NUMBERS:
            break
    _add(run, found)
    return list(found)[:MOST_NUMBERS]


def _add(run: list[str], found: dict[str, None]) -> None:
    """Add the numbers that digits next to each other may make, whole groups only."""
    for first in range(len(run)):
        joined = ""
        for group in run[first:]:
            joined += group
            if len(joined) >= _WHOLE:
                break
            if len(joined) == _WITHOUT_ZERO and joined[0] != "0":
                found["0" + joined] = None
        if len(joined) == _WHOLE and joined[0] == "0":
            found[joined] = None


def give(answer: Any) -> None:
    """Write one line of the answer."""
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")


def read(data: bytes, most_pages: int) -> None:
    """Write the numbers found on each page; a page whose text cannot be read has none and says so."""
    from pypdf import PdfReader  # noqa: PLC0415 - the limits come first

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise TooMuch("encrypted")
    count = len(reader.pages)
    if count > most_pages:
        raise TooMuch("too_many_pages")
    if not count:
        raise TooMuch("unreadable")
    for rank in range(count):
        try:
            numbers = numbers_in(reader.pages[rank].extract_text())
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever a page raises, it is a page without a number
            numbers = []
        give(numbers)
    give({"done": count})


def cut(data: bytes, ranges: list[list[int]]) -> None:
    """Write each range of pages as a PDF of its own: its size, then its bytes; equal pages give equal bytes."""
    import pikepdf  # noqa: PLC0415 - the limits come first

    with pikepdf.open(io.BytesIO(data)) as whole:
        for first, last in ranges:
            part = pikepdf.new()
            part.pages.extend(whole.pages[first - 1 : last])
            part.remove_unreferenced_resources()
            out = io.BytesIO()
            part.save(out, deterministic_id=True)
            content = out.getvalue()
            give({"size": len(content)})
            sys.stdout.buffer.write(content + b"\n")
    give({"done": len(ranges)})


def enter_the_cage(memory: int) -> None:
    """Take the limits, once everything that opens files is loaded; nothing after this opens one."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(WALL_SECONDS)
    _warm_up()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _warm_up() -> None:
    """Load what reading and cutting load as they go: a page made, cut and read."""
    import logging  # noqa: PLC0415 - of this child alone

    import pikepdf  # noqa: PLC0415 - the limits come first
    from pypdf import PdfReader  # noqa: PLC0415 - the limits come first

    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    smallest = pikepdf.new()
    smallest.add_blank_page()
    out = io.BytesIO()
    smallest.save(out, deterministic_id=True)
    PdfReader(io.BytesIO(out.getvalue())).pages[0].extract_text()


def main() -> None:
    """Do what is asked of the file given, and say in one word why not when it cannot be done."""
    asked = json.loads(sys.argv[1])
    refused = ""
    try:
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        enter_the_cage(asked["memory"])
        data = sys.stdin.buffer.read()
        if "ranges" in asked:
            cut(data, asked["ranges"])
        else:
            read(data, asked["most_pages"])
    except TooMuch as reason:
        refused = reason.args[0]
    except MemoryError:
        refused = "too_heavy"
    except Exception:  # noqa: BLE001 - whatever a hostile file raises, the answer is one word
        refused = "unreadable"
    if refused:
        give({"refused": refused})
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
