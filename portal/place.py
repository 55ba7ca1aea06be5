"""Where the candidate space answers, under which names, and whether a TLS proxy stands in front."""

from __future__ import annotations

from urllib.parse import urlsplit

from core import settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PLAIN_PORTS = {"https": ":443", "http": ":80"}


class UnsafePlace(SystemExit):
    """The candidate space was asked to start where what people write would travel in clear (1.29)."""


def is_secure() -> bool:
    """Whether people come by https: a public address in https declares a TLS proxy in front."""
    return settings.current().public_url.startswith("https://")


def our_hosts() -> frozenset[str]:
    """Give the only names we answer to: that of the public address, or this machine's on our port (2.04)."""
    chosen = settings.current()
    if chosen.public_url:
        parts = urlsplit(chosen.public_url)
        return frozenset({parts.netloc.lower().removesuffix(PLAIN_PORTS.get(parts.scheme, ""))})
    return frozenset(
        f"[{name}]:{chosen.portal_port}" if ":" in name else f"{name}:{chosen.portal_port}" for name in LOOPBACK
    )


def require_safe() -> None:
    """Refuse to listen beyond this machine without a declared TLS proxy (1.29)."""
    chosen = settings.current()
    if chosen.public_url and not is_secure():
        raise UnsafePlace("SPORADES_PUBLIC_URL must start with https://")
    if chosen.host not in LOOPBACK and not is_secure():
        raise UnsafePlace(
            f"refusing to listen on {chosen.host} without TLS: declare the TLS proxy in front with"
            " SPORADES_PUBLIC_URL=https://..."
        )
