"""The candidate space in the test's process, asked as a browser asks, on the embedded engine."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from portal.app import app

HOME = "http://127.0.0.1:8502"

Ask = Callable[..., httpx.Response]


@pytest.fixture
def ask(sqlite_engine: Engine) -> Ask:
    """Ask an address of the candidate space; `method`, `headers` and `cookies` as wanted."""
    del sqlite_engine

    def asked(path: str, *, method: str = "GET", **how: Any) -> httpx.Response:
        cookies = how.pop("cookies", None)

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=HOME, cookies=cookies) as client:
                return await client.request(method, path, **how)

        return asyncio.run(once())

    return asked


class Text(HTMLParser):
    """What a page says, without its tags, spaces made one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.parts.append(data)


def text_of(answer: httpx.Response) -> str:
    """Give what a page says."""
    return re.sub("[ \r\n\t\u00a0]+", " ", " ".join(Text(answer.text).parts))
