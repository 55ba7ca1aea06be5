"""Pages that are the same for everyone: requests that wait for the same one are answered together.

On a closing day thousands ask the same question within the same second. Nothing is kept: an answer is shared only by
requests that came before its making began, so that nobody is given a state older than his question (6.18).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from portal import language

Key = tuple[str, str]


def together(make: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Serve a page that depends on its address and language alone; never one that depends on who asks."""
    waiting: dict[Key, asyncio.Task[Response]] = {}

    async def begin(key: Key, request: Request) -> Response:
        async with to_thread.current_default_thread_limiter():
            del waiting[key]  # who comes from now on waits for the next one
            return await to_thread.run_sync(make, request, limiter=CapacityLimiter(1))

    async def show(request: Request) -> Response:
        key = (language.of(request), f"{request.url.path}?{request.url.query}")
        task = waiting.get(key)
        if task is None:
            task = waiting[key] = asyncio.create_task(begin(key, request))
        return _copy(await asyncio.shield(task))

    return show


def _copy(made: Response) -> Response:
    """Give each request an answer of its own: headers are added to it on the way out."""
    copied = Response(made.body, made.status_code)
    copied.raw_headers = list(made.raw_headers)
    return copied
