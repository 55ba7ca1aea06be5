"""Where a printed page is too full: a text outside its page, over another, over a frame, a line or an image (2.41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.documents.rendering.marks import Glyphs, Line, Mark, Picture, Place, Rectangle, pages_of
from core.documents.rendering.metrics import LEFT, PAGE_HEIGHT, RIGHT

_SLACK, _EDGE = 1.5, 20.0
_FOOT = 36.0  # nothing framed stands under it: the foot of the page is there
_OVER = 0.3  # of the lower of two texts
_INSIDE = 0.15


@dataclass(frozen=True, slots=True)
class Crowded:
    """One place of a page where something has no room, and the texts that meet there."""

    page: int
    place: Place
    texts: tuple[str, ...]


def crowded(content: bytes) -> list[Crowded]:
    """Look over each page of a file; a file where everything has its room gives nothing."""
    return [one for page, (marks, _) in enumerate(pages_of(content)) for one in _on_page(page, marks)]


def _on_page(page: int, marks: Sequence[Mark]) -> Iterator[Crowded]:
    texts = sorted((mark for mark in marks if isinstance(mark, Glyphs) and mark.width), key=lambda one: -one.place[3])
    for one in texts:
        if _outside(one.place):
            yield Crowded(page, one.place, (one.text,))
    for rank, one in enumerate(texts):
        for other in texts[rank + 1 :]:
            if other.place[3] <= one.place[1]:
                break
            if _covers(one, other):
                yield Crowded(page, one.place, (one.text, other.text))
    edges = [edge for mark in marks for edge in _edges(mark)]
    yield from (Crowded(page, one.place, (one.text,)) for one in texts if any(_cut(one.place, edge) for edge in edges))
    yield from _around_pictures(page, marks, texts, edges)
    for mark in marks:
        if isinstance(mark, Rectangle) and mark.framed is not None and mark.place[1] < _FOOT:
            inside = tuple(one.text for one in texts if _meets(one.place, mark.place))
            yield Crowded(page, mark.place, inside)


def _around_pictures(
    page: int, marks: Sequence[Mark], texts: Sequence[Glyphs], edges: Sequence[Place]
) -> Iterator[Crowded]:
    for mark in marks:
        if isinstance(mark, Picture):
            met = tuple(one.text for one in texts if _meets(one.place, mark.place))
            if met or _outside(mark.place) or any(_cut(mark.place, edge) for edge in edges):
                yield Crowded(page, mark.place, met)


def _outside(place: Place) -> bool:
    x0, y0, x1, y1 = place
    return x0 < LEFT - _SLACK or x1 > RIGHT + _SLACK or y0 < _EDGE or y1 > PAGE_HEIGHT - _EDGE


def _meets(one: Place, other: Place) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 1


def _covers(one: Glyphs, other: Glyphs) -> bool:
    """Whether two texts are printed on the same place, more than tall letters of close lines are."""
    across = min(one.place[2], other.place[2]) - max(one.place[0], other.place[0])
    down = min(one.place[3], other.place[3]) - max(one.place[1], other.place[1])
    return across > 1 and down > _OVER * min(one.size, other.size)


def _edges(mark: Mark) -> Iterator[Place]:
    """Give the lines that a mark draws, each upright or level."""
    if isinstance(mark, Line):
        yield mark.place
    elif isinstance(mark, Rectangle) and mark.framed is not None:
        x0, y0, x1, y1 = mark.place
        yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _cut(place: Place, edge: Place) -> bool:
    """Whether a line goes through a place."""
    x0, y0, x1, y1 = place
    left, right = sorted((edge[0], edge[2]))
    low, high = sorted((edge[1], edge[3]))
    margin = (y1 - y0) * _INSIDE
    return min(x1, right) - max(x0, left) >= (1 if right > left else 0) and (
        min(y1 - margin, high) >= max(y0 + margin, low) and (right > left or x0 + 1 < left < x1 - 1)
    )
