"""A browser's connection with nothing but what a measure needs: requests one after the other, kept alive."""

from __future__ import annotations

import asyncio
import gzip
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its status, where it leads, its body as it was sent."""

    status: int
    location: str
    body: bytes

    def hidden(self, name: str, form: str = "<main") -> str:
        """Give the value of a hidden field of the page, from a mark on."""
        html = gzip.decompress(self.body).decode()
        found = re.search(rf'name="{name}" value="([^"]*)"', html[html.index(form) :])
        if found is None:
            raise RuntimeError(f"no field {name}")
        return found[1]


@dataclass
class Connection:
    """One connection of somebody signed in."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    port: int
    cookie: str

    @classmethod
    async def open(cls, port: int, cookie: str) -> Self:
        """Connect to the server of this machine."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        return cls(reader, writer, port, cookie)

    async def ask(self, path: str, sent: dict[str, str] | None = None) -> Answer:
        """Ask for a page, or send a form, and read the whole answer."""
        body = urlencode(sent).encode() if sent is not None else b""
        lines = [
            f"{'GET' if sent is None else 'POST'} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}", "Accept-Encoding: gzip",
        ]  # fmt: skip
        if sent is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
            lines += ["Sec-Fetch-Site: same-origin", f"Origin: http://127.0.0.1:{self.port}"]
        if self.reader.at_eof():  # the server closes a connection that stays silent; a browser opens another
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n")[1:])}
        content = await self.reader.readexactly(int(headers.get("content-length", 0)))
        return Answer(int(head.split()[1]), headers.get("location", ""), content)

    def close(self) -> None:
        """Leave."""
        self.writer.close()
