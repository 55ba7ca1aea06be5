"""Where a request comes from when no proxy is declared: the peer itself, never what a header says (2.16)."""

from __future__ import annotations

from typing import Any

import pytest

from pages.shared import middleware

FORGED = [(b"x-forwarded-for", b"203.0.113.9")]


@pytest.mark.parametrize(
    ("listens", "client", "headers", "expected"),
    [
        ("0.0.0.0", ("192.0.2.33", 50123), FORGED, ("192.0.2.33", 50123)),  # noqa: S104 - an address of a test
        ("0.0.0.0", ("203.0.113.9", 0), FORGED, ("127.0.0.1", 0)),  # noqa: S104 - an address of a test
        ("127.0.0.1", ("203.0.113.9", 443), FORGED, ("127.0.0.1", 0)),
        ("0.0.0.0", ("192.0.2.33", 50123), [], ("192.0.2.33", 50123)),  # noqa: S104 - an address of a test
    ],
)
def test_a_forged_header_does_not_hide_where_a_request_comes_from(
    monkeypatch: pytest.MonkeyPatch, listens: str, client: tuple[str, int], headers: Any, expected: tuple[str, int]
) -> None:
    """A visitor from elsewhere stays himself for the throttle, instead of passing for this machine (1.04, 2.16)."""
    monkeypatch.setattr(middleware.config, "get_option", lambda name: listens if name == "server.address" else None)
    scope: dict[str, Any] = {"type": "http", "headers": headers, "client": client}
    middleware._forget_forged_address(scope)
    assert scope["client"] == expected
