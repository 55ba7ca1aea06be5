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
UNREADABLE = "?"  # said in place of a number: such a page is nobody's, and never goes with the page before it
MOST_PAGES_OF_A_FILE = 40
MOST_NUMBERS = 200  # of one page
MOST_TEXT = 200_000  # of one page
_WHOLE, _WITHOUT_ZERO = 11, 10
_DIGITS = re.compile(r"(?<![A-Za-z0-9])[0-9]{1,11}(?![A-Za-z0-9])")
_DIGITS_OF_A_NAME = re.compile(r"(?<![0-9])[0-9]{1,11}(?![0-9])")
_OF_A_PAGE = frozenset({
    "/Type", "/Parent", "/Contents", "/Resources", "/Annots", "/Group", "/MediaBox", "/CropBox", "/BleedBox",
    "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
})  # fmt: skip
_OF_A_MARK = frozenset({
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/CA", "/IC", "/Border", "/BS", "/H", "/QuadPoints",
    "/InkList", "/L", "/Vertices", "/Contents", "/DA", "/Q",
})  # fmt: skip
_NAMES = {
    "Do": "/XObject", "Tf": "/Font", "scn": "/Pattern", "SCN": "/Pattern", "sh": "/Shading", "gs": "/ExtGState",
    "BDC": "/Properties", "DP": "/Properties",
}  # fmt: skip
_WHOLE_RESOURCES = ("/ColorSpace", "/ProcSet")
_PRIVATE = frozenset({"/PieceInfo", "/Metadata", "/StructParent", "/StructParents"})
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
        except Exception:  # noqa: BLE001 - whatever a page raises, it follows nobody's pages
            numbers = [UNREADABLE]
        give(numbers)
    give({"done": count})


def read_files(data: bytes, sizes: list[int]) -> None:
    """Write the numbers found in each of several PDFs that follow each other; one that cannot be read has none."""
    from pypdf import PdfReader  # noqa: PLC0415 - the limits come first

    start = 0
    for size in sizes:
        found: dict[str, None] = {}
        try:
            pages = PdfReader(io.BytesIO(data[start : start + size]), strict=False).pages
            for rank in range(min(len(pages), MOST_PAGES_OF_A_FILE)):
                found |= dict.fromkeys(numbers_in(pages[rank].extract_text()))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S110 - whatever a file raises, its name says whose it is
            pass
        give(list(found)[:MOST_NUMBERS])
        start += size
    give({"done": len(sizes)})


def cut(data: bytes, ranges: list[list[int]]) -> None:
    """Write each range of pages as a PDF of its own: its size, then its bytes; equal pages give equal bytes.

    A range that cannot be cut is empty.
    """
    import pikepdf  # noqa: PLC0415 - the limits come first

    with pikepdf.open(io.BytesIO(data)) as whole:
        for first, last in ranges:
            content = _cut_out(whole, first, last)
            give({"size": len(content)})
            sys.stdout.buffer.write(content + b"\n")
    give({"done": len(ranges)})


def _cut_out(whole: Any, first: int, last: int) -> bytes:
    """Give some pages as a PDF, or nothing when one cannot be read well enough to leave others' out of it."""
    import pikepdf  # noqa: PLC0415 - the limits come first

    part, out = pikepdf.new(), io.BytesIO()
    try:
        part.pages.extend(whole.pages[first - 1 : last])
        for page in part.pages:
            leave_alone(page)
        part.save(out, deterministic_id=True)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a page raises, the other candidates have theirs
        return b""
    return out.getvalue()


def leave_alone(page: Any) -> None:
    """Leave on a page what it shows, and nothing by which it reaches what pages of others show.

    Resources shared by all pages, form fields, private data of the program that made the file: all hold others' names.
    """
    import pikepdf  # noqa: PLC0415 - the limits come first

    shown = page.obj
    for key in set(shown.keys()) - _OF_A_PAGE:
        del shown[key]
    marks = [_mark_alone(one) for one in shown.get("/Annots", ())]
    shown.Annots = pikepdf.Array(marks)
    done: set[Any] = set()
    shown.Resources = _used(shown.get("/Resources", pikepdf.Dictionary()), page, done)
    for drawing in _drawings(marks):
        _leave(drawing, done)


def _mark_alone(mark: Any) -> Any:
    """Give a mark on a page by itself: neither the field it belongs to, nor the page it leads to."""
    import pikepdf  # noqa: PLC0415 - the limits come first

    kept = {key: mark[key] for key in set(mark.keys()) & _OF_A_MARK}
    if "/A" in mark and mark.A.get("/S") == pikepdf.Name.URI:
        kept["/A"] = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=mark.A.get("/URI", pikepdf.String("")))
    if kept.get("/Subtype") == pikepdf.Name.Widget:  # what was filled in is shown; it is a field no more
        kept["/Subtype"] = pikepdf.Name.Stamp
    return pikepdf.Dictionary(kept)


def _drawings(marks: list[Any]) -> list[Any]:
    """Give what draws the marks of a page: one drawing each, or one for each of its states."""
    import pikepdf  # noqa: PLC0415 - the limits come first

    found: list[Any] = []
    todo = [one for mark in marks if "/AP" in mark for one in mark.AP.values()]
    for one in todo:
        found += [one] if isinstance(one, pikepdf.Stream) else list(one.values())
    return [one for one in found if isinstance(one, pikepdf.Stream)]


def _leave(drawing: Any, done: set[Any]) -> None:
    """Leave in a drawing what it draws with, and no private data."""
    for key in _PRIVATE & set(drawing.keys()):
        del drawing[key]
    if "/Resources" in drawing and drawing.objgen not in done:
        done.add(drawing.objgen)
        drawing.Resources = _used(drawing.Resources, drawing, done)


def _used(resources: Any, content: Any, done: set[Any]) -> Any:
    """Give the resources that a content names, and leave in those drawn inside it what they name themselves."""
    import pikepdf  # noqa: PLC0415 - the limits come first

    named: dict[str, dict[str, Any]] = {}
    todo = [content]
    while todo:
        for step in pikepdf.parse_content_stream(todo.pop()):
            kind = _NAMES.get(str(step.operator), "")
            for name in (str(one) for one in step.operands if kind and isinstance(one, pikepdf.Name)):
                inner = resources.get(kind, {}).get(name)
                if inner is None or name in named.setdefault(kind, {}):
                    continue
                named[kind][name] = inner
                if not isinstance(inner, pikepdf.Stream) or inner.get("/Subtype") == pikepdf.Name.Image:
                    continue
                if "/Resources" not in inner:  # it draws with those around it
                    todo.append(inner)
                elif inner.objgen not in done:
                    done.add(inner.objgen)
                    inner.Resources = _used(inner.Resources, inner, done)
    for inner in (one for found in named.values() for one in found.values() if isinstance(one, pikepdf.Stream)):
        for key in _PRIVATE & set(inner.keys()):
            del inner[key]
    whole = {key: resources[key] for key in _WHOLE_RESOURCES if key in resources}
    return pikepdf.Dictionary(whole | {kind: pikepdf.Dictionary(found) for kind, found in named.items()})


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
    leave_alone(smallest.pages[0])
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
        elif "files" in asked:
            read_files(data, asked["files"])
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
