"""Real mail servers on this machine, that accept, refuse, cut the line or stay silent."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tests.ports import free_port


@dataclass
class Behaviour:
    """How a server behaves: answers by recipient or to every content, and what it kept."""

    to_recipient: dict[str, str] = field(default_factory=dict)
    to_content: list[str] = field(default_factory=list)  # used one after the other, then accepts
    taken: list[Message] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        answer = self.to_recipient.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.to_content.pop(0) if self.to_content else "250 OK"
        if answer == "hang":
            await asyncio.sleep(30)
        if answer.startswith("250") or answer == "drop":
            self.taken.append(message_from_bytes(envelope.content))
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        if answer == "drop":  # the content was taken, and nobody says so
            server.transport.abort()
            return "250 OK"
        return answer


@contextmanager
def a_server(behaviour: Behaviour) -> Iterator[str]:
    """Run a server for the time of a test; give its address."""
    port = free_port()
    running = Controller(behaviour, hostname="127.0.0.1", port=port, decode_data=False, ready_timeout=120)
    running.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        running.stop()


@contextmanager
def a_silent_server() -> Iterator[str]:
    """A server that accepts the line and never says anything."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(5)
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"
