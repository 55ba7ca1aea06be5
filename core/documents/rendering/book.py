"""A file of any number of pages, written as it comes: only where each object began is kept in memory."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, field
from typing import BinaryIO

from core.documents.rendering.objects import entry, numbered, references, text_string
from core.documents.rendering.shared import Numbered

_MOST_KIDS = 64
_BLOCK = 8192  # lines of the cross-reference written at once


@dataclass(slots=True)
class Book:
    """The objects of a file under way."""

    out: BinaryIO
    offset: int = 0
    places: array[int] = field(default_factory=lambda: array("Q", [0]))
    seen: hashlib._Hash = field(default_factory=hashlib.sha256)

    def new(self) -> int:
        """Give the number of an object that will be written."""
        self.places.append(0)
        return len(self.places) - 1

    def write(self, number: int, body: bytes) -> int:
        """Write an object under its number."""
        self.places[number] = self.offset
        self.raw(numbered(number, body))
        return number

    def add(self, body: bytes) -> int:
        """Write an object under the next number."""
        return self.write(self.new(), body)

    def numbers(self) -> Numbered:
        """Give room for objects numbered after those of the file."""
        return Numbered(len(self.places))

    def add_all(self, objects: Numbered) -> None:
        """Write the objects for which room was given, before any other."""
        for body in objects.bodies:
            self.add(body)

    def raw(self, content: bytes) -> None:
        """Write bytes."""
        self.out.write(content)
        self.seen.update(content)
        self.offset += len(content)

    def finish(self, root: int, information: int) -> None:
        """Write the cross-reference and the trailer; the identifier is of the content."""
        start, size = self.offset, len(self.places)
        identifier = self.seen.hexdigest()[:32].upper().encode("ascii")
        self.raw(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for first in range(1, size, _BLOCK):
            self.raw(b"".join([entry(place) for place in self.places[first : first + _BLOCK]]))
        self.raw(
            b"trailer<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, root, information, identifier, identifier, start)
        )


@dataclass(slots=True)
class _Node:
    number: int
    kids: list[int] = field(default_factory=list)
    pages: int = 0


@dataclass(slots=True)
class PageTree:
    """The tree of pages: nodes of a few kids, each written once full."""

    book: Book
    nodes: list[_Node | None] = field(default_factory=list)

    def parent(self, level: int = 0) -> int:
        """Give the number of the node under which the next kid of a level goes."""
        return self._node(level).number

    def add(self, kid: int, pages: int, level: int = 0) -> None:
        """Add a kid, which names its parent."""
        node = self._node(level)
        node.kids.append(kid)
        node.pages += pages
        if len(node.kids) == _MOST_KIDS:
            self._close(level)

    def finish(self, entries: bytes) -> tuple[int, int]:
        """Write what is open; give the root's number and how many pages there are."""
        level = 0
        while any(self.nodes[level + 1 :]):
            if self.nodes[level]:
                self._close(level)
            level += 1
        root = self._node(level)
        body = b"<</Type/Pages/Count %d/Kids%s%s>>" % (root.pages, references(root.kids), entries)
        return self.book.write(root.number, body), root.pages

    def _node(self, level: int) -> _Node:
        if level == len(self.nodes):
            self.nodes.append(None)
        node = self.nodes[level]
        if node is None:
            node = self.nodes[level] = _Node(self.book.new())
        return node

    def _close(self, level: int) -> None:
        node = self._node(level)
        self.nodes[level] = None
        body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids%s>>"
        self.book.write(node.number, body % (self.parent(level + 1), node.pages, references(node.kids)))
        self.add(node.number, node.pages, level + 1)


@dataclass(slots=True)
class _Item:
    """An outline entry waiting to know its next sibling."""

    number: int
    title: str
    page: int
    before: int
    first: int = 0
    last: int = 0
    count: int = 0


@dataclass(slots=True)
class Outline:
    """Two levels of outline: groups, and in each its documents; groups are shown closed."""

    book: Book
    root: int
    group: _Item | None = None
    item: _Item | None = None
    first: int = 0
    groups: int = 0

    def add(self, group: str, title: str, page: int) -> None:
        """Add a document; a group other than the one before opens a new one."""
        if self.group is None or self.group.title != group:
            self._next_group(_Item(self.book.new(), group, page, self.group.number if self.group else 0))
        if self.group is None:
            return
        item = _Item(self.book.new(), title, page, self.item.number if self.item else 0)
        self._write_item(item.number)
        self.item = item
        self.group.first = self.group.first or item.number
        self.group.last = item.number
        self.group.count += 1

    def finish(self) -> None:
        """Write the last entries and the root of the outline."""
        last = self.group.number if self.group else 0
        self._end_group(0)
        body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (self.first, last, self.groups)
        self.book.write(self.root, body)

    def _next_group(self, group: _Item) -> None:
        self._end_group(group.number)
        self.group = group
        self.first = self.first or group.number
        self.groups += 1

    def _end_group(self, following: int) -> None:
        self._write_item(0)
        self.item = None
        if self.group:
            children = b"/First %d 0 R/Last %d 0 R/Count -%d" % (self.group.first, self.group.last, self.group.count)
            self.book.write(self.group.number, _entry(self.group, self.root, following, children))

    def _write_item(self, following: int) -> None:
        if self.item and self.group:
            self.book.write(self.item.number, _entry(self.item, self.group.number, following, b""))


def _entry(item: _Item, parent: int, following: int, more: bytes) -> bytes:
    siblings = (b"/Prev %d 0 R" % item.before if item.before else b"") + (
        b"/Next %d 0 R" % following if following else b""
    )
    return b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s%s>>" % (
        text_string(item.title), parent, item.page, siblings, more,
    )  # fmt: skip
