"""A large file that was copied to be handed over does not stay on the machine."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from core.files import FileAnswer
from pages.shared.routes_files import response_of


@pytest.mark.parametrize("fleeting", [True, False])
def test_a_copy_is_taken_away_once_it_was_sent(tmp_path, fleeting):
    """The whole file is sent, then the copy goes; a file of the store itself stays (1.21)."""
    path = tmp_path / "liste.csv"
    path.write_bytes(b"a;b\n" * 50_000)

    async def ask() -> httpx.Response:
        answer = FileAnswer("liste.csv", "text/csv", path=str(path), fleeting=fleeting)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(response_of(answer))) as client:
            return await client.get("http://127.0.0.1/x")

    assert asyncio.run(ask()).content == b"a;b\n" * 50_000
    assert path.exists() is not fleeting
