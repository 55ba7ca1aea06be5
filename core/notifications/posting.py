"""How a mail leaves: through an SMTP server, or as a file when none is set (a demonstration shows them)."""

from __future__ import annotations

import contextlib
import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import idna

TIMEOUT = 20.0  # seconds a server may stay silent
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_PERMANENT = 500

Post = Callable[[EmailMessage, str], None]


class NotTaken(Exception):
    """A mail was not taken; `for_good` when its address or content was refused, else it may be tried later."""

    def __init__(self, said: str, *, for_good: bool = False) -> None:
        super().__init__(said)
        self.said = said
        self.for_good = for_good


class UnsafeSetting(ValueError):
    """The address of the mail server would send a password in clear, or is not one."""


@contextlib.contextmanager
def post(url: str, folder: Path, sender: str) -> Iterator[Post]:
    """Open the way out for a few mails; calling it with a message and its recipient sends one."""
    if not url:
        yield lambda message, recipient: _lay_down(folder, message, recipient)
        return
    line = _Line(url, sender)
    try:
        yield line.send
    finally:
        line.close()


def _lay_down(folder: Path, message: EmailMessage, recipient: str) -> None:
    """Write a mail as a file, whole or not at all, named without personal data."""
    del recipient
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{message['X-Sporades-Mail']}.eml"
    part = path.with_suffix(".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(message.as_bytes(policy=SMTP))
        part.replace(path)
    except OSError as error:
        raise NotTaken(str(error)) from error


class _Line:
    """A line to a server, opened at the first mail and again after it was cut."""

    def __init__(self, url: str, sender: str) -> None:
        self._address = checked(url)
        self._sender = sender
        self._server: smtplib.SMTP | None = None

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Hand one mail over, or say why it was not taken."""
        try:
            if self._server is None:
                self._server = _connect(self._address)
            self._server.send_message(message, self._sender, [for_envelope(recipient)])
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            raise _not_taken(code, said, for_good=code >= _PERMANENT) from refused
        except smtplib.SMTPDataError as refused:
            raise _not_taken(refused.smtp_code, refused.smtp_error, for_good=refused.smtp_code >= _PERMANENT) from None
        except smtplib.SMTPResponseException as refused:  # greeting, sender, sign-in: ours to put right, so try later
            self.close()
            raise _not_taken(refused.smtp_code, refused.smtp_error, for_good=False) from None
        except (smtplib.SMTPException, OSError) as cut:
            self.close()
            raise NotTaken(f"{type(cut).__name__}: {cut}") from cut

    def close(self) -> None:
        """End the line politely when it still stands."""
        if self._server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._server.quit()
            self._server.close()
            self._server = None


def _not_taken(code: int, said: bytes | str, *, for_good: bool) -> NotTaken:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return NotTaken(f"{code} {text}", for_good=for_good)


def checked(url: str) -> SplitResult:
    """Read the address of a server: smtp://host, smtp+starttls://user:password@host, smtps://user:password@host."""
    parsed = urlsplit(url)
    if parsed.scheme not in _PORTS or not parsed.hostname:
        raise UnsafeSetting(f"not a mail server: {parsed.scheme}://{parsed.hostname}")
    if parsed.username and parsed.scheme == "smtp" and parsed.hostname not in LOOPBACK:
        raise UnsafeSetting("a password needs smtps:// or smtp+starttls://")
    return parsed


def _connect(address: SplitResult) -> smtplib.SMTP:
    host, port = address.hostname or "", address.port or _PORTS[address.scheme]
    if address.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        if address.scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        if address.username:
            server.login(unquote(address.username), unquote(address.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def for_envelope(recipient: str) -> str:
    """Give an address as servers read it: its domain in ASCII."""
    local, _, domain = recipient.rpartition("@")
    return recipient if domain.isascii() else f"{local}@{idna.encode(domain, uts46=True).decode()}"
