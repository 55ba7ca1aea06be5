"""Look before unpacking (2.27): a hostile corpus, each file refused with its reason, quickly, in little memory."""

from __future__ import annotations

import contextlib
import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.imports import archive
from core.imports.archive import ArchiveRefused
from core.imports.findings import KINDS
from tests.core.imports.archives import Entry, hostile, parts, plain_workbook, sheet_xml, with_part, with_sheet, write

MEGABYTE = 1024 * 1024
CORPUS = {name: (make, reason) for name, make, reason in hostile()}


def test_the_corpus_is_as_large_as_promised() -> None:
    """At least 120 hostile archives (2.27), and every reason of refusal is met by one of them at least."""
    assert len(CORPUS) >= 120
    declared = {code.removeprefix("archive_") for code in KINDS if code.startswith("archive_")}
    assert {reason for _, reason in CORPUS.values()} == declared


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_archive_is_refused_with_its_reason(name: str) -> None:
    """Refused before any parser, in less than a second and 50 MB (2.27); the reason is the expected one."""
    make, reason = CORPUS[name]
    data = make()
    started = time.process_time()
    with pytest.raises(ArchiveRefused) as refusal:
        archive.look(data)
    assert refusal.value.reason == reason
    assert time.process_time() - started < 1
    assert _memory_of_looking(data) < 50 * MEGABYTE


@pytest.mark.parametrize(
    "make",
    [
        plain_workbook,
        lambda: write(parts()),
        lambda: with_part("xl/", b"", method=0),
        lambda: with_part("docProps/app.xml"),
        lambda: with_part("xl/sharedStrings.xml", descriptor=True),
        lambda: with_part("xl/styles.xml", method=0),
        lambda: with_part("xl/media/image1.png", b"\x89PNG"),
        lambda: with_part("xl/worksheets/_rels/sheet1.xml.rels", b'<Relationship TargetMode="External"/>'),
        lambda: with_part("xl/drawings/drawing1.xml"),
        lambda: with_part("xl/printerSettings/printerSettings1.bin", b"\0\1"),
        lambda: with_sheet(b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><x/>'),
    ],
)
def test_an_ordinary_workbook_is_accepted(make: Callable[[], bytes]) -> None:
    """What ordinary spreadsheets write passes: a link in a cell, a picture, sizes after the data."""
    assert "xl/workbook.xml" in archive.look(make())


def test_a_file_that_unpacks_to_a_lot_is_looked_at_in_little_memory() -> None:
    """40 MB of honest XML are counted through in pieces; memory stays flat."""
    rows = "".join(f'<row r="{n}"><c><v>{n * 7919 % 99991}</v></c>{" " * 60}</row>' for n in range(400_000))
    data = with_sheet(sheet_xml(rows))
    assert "xl/workbook.xml" in archive.look(data)
    assert _memory_of_looking(data) < 5 * MEGABYTE


def _memory_of_looking(data: bytes) -> int:
    """Give the most memory that looking takes at once, in bytes."""
    tracemalloc.start()
    try:
        with contextlib.suppress(ArchiveRefused):
            archive.look(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


GOOD = plain_workbook()


@settings(max_examples=300)
@given(st.data())
def test_a_workbook_damaged_anywhere_is_refused_or_harmless(data: st.DataObject) -> None:
    """Bytes flipped at random: a refusal with a declared reason or an archive whose parts all check (4.20)."""
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    reason = "accepted"
    try:
        archive.look(bytes(damaged))
    except ArchiveRefused as refusal:
        reason = f"archive_{refusal.reason}"
    assert reason in {*KINDS, "accepted"}


@given(st.binary(max_size=300))
def test_no_bytes_make_the_look_fail(data: bytes) -> None:
    """Whatever follows the signature, the answer is a refusal (4.20)."""
    with pytest.raises(ArchiveRefused):
        archive.look(b"PK\3\4" + data)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.binary(max_size=60)), min_size=1, max_size=6))
def test_no_name_of_a_part_makes_the_look_fail(named: list[tuple[str, bytes]]) -> None:
    """Whatever parts are called, the answer is a refusal with a declared reason (4.20)."""
    entries = [Entry(name.encode("utf-8", "surrogatepass"), content) for name, content in named]
    with pytest.raises(ArchiveRefused) as refusal:
        archive.look(write([*parts(), *entries]))
    assert f"archive_{refusal.value.reason}" in KINDS
