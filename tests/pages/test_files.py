"""Every kind of file can be handed over, with headers that suit it (2.07, 2.37)."""

from __future__ import annotations

import pytest

from core import files
from core.files import FileAnswer
from pages.shared import routes_files
from tests.pages.server import ROOT


def test_every_module_that_hands_files_over_is_known_to_the_route() -> None:
    """A capability that registers a kind of file and is not named would answer 404 in the product only."""
    registering = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "core").rglob("*.py")
        if "files.register(" in path.read_text(encoding="utf-8")
    }
    assert registering == set(routes_files.OPENED_BY)
    assert {"journal"} <= set(files.OPENERS)


@pytest.mark.parametrize(
    ("name", "media_type", "inline", "shown", "ascii_name", "encoded"),
    [
        ("a.pdf", "application/pdf", True, "inline", "a.pdf", "a.pdf"),
        ("a.pdf", "application/pdf", False, "attachment", "a.pdf", "a.pdf"),
        ("a.html", "text/html", True, "attachment", "a.html", "a.html"),
        ('é"\r\n;x.csv', "text/csv", False, "attachment", "_____x.csv", "%C3%A9%22%0D%0A%3Bx.csv"),
    ],
)
def test_a_file_is_named_for_every_browser_and_only_harmless_kinds_are_shown(
    name: str, media_type: str, *, inline: bool, shown: str, ascii_name: str, encoded: str
) -> None:
    """RFC 6266: quotes, line ends and accents cannot leave the name; HTML is never shown in our origin."""
    headers = routes_files.headers_of(FileAnswer(name, media_type, b"x", inline=inline))
    assert headers["content-disposition"] == f"{shown}; filename=\"{ascii_name}\"; filename*=UTF-8''{encoded}"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_large_file_is_streamed_from_its_path(tmp_path: object) -> None:
    """Its content is never held in memory."""
    from pathlib import Path

    from starlette.responses import FileResponse

    path = Path(str(tmp_path)) / "grand.zip"
    path.write_bytes(b"x" * 1_000)
    response = routes_files.response_of(FileAnswer("grand.zip", "application/zip", path=str(path)))
    assert isinstance(response, FileResponse)
