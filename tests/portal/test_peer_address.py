"""Where a request comes from: the declared proxy of this machine says it, and nobody else (2.16, 1.04)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import uvicorn

from core import settings
from portal.__main__ import how_to_serve


async def peer(scope: Any, receive: Any, send: Any) -> None:
    """Answer with the address that the space would throttle."""
    del receive
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": scope["client"][0].encode()})


@contextmanager
def served() -> Iterator[str]:
    """Serve as the space is served."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # who asks before the server runs waits for it
        server = uvicorn.Server(uvicorn.Config(peer, lifespan="off", **how_to_serve()))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.mark.parametrize(("public", "expected"), [("", "127.0.0.1"), ("https://espace.example.org", "203.0.113.9")])
def test_only_a_declared_proxy_says_where_a_request_comes_from(
    monkeypatch: pytest.MonkeyPatch, public: str, expected: str
) -> None:
    """Behind nginx each candidate has a throttle of his own; without a proxy a forged header changes nothing."""
    chosen = settings.read({"SPORADES_PUBLIC_URL": public})
    monkeypatch.setattr(settings, "current", lambda: chosen)
    with served() as address:
        assert httpx.get(address, headers={"X-Forwarded-For": "203.0.113.9"}, timeout=120).text == expected
