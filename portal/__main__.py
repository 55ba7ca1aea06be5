"""Run the candidate space: `python -m portal`."""

from __future__ import annotations

from typing import Any

import uvicorn

from core import settings, units
from db import migrate
from portal import place
from portal.app import app


def main() -> None:
    """Serve until told to stop; a refusal to start is one sentence."""
    settings.as_portal()
    place.require_safe()
    try:
        migrate.require_current(units.engine())
    except migrate.WrongSchema as refusal:
        raise SystemExit(str(refusal)) from None
    uvicorn.run(app, host=settings.current().host, port=settings.current().portal_port, **how_to_serve())


def how_to_serve() -> dict[str, Any]:
    """Give what the server is told; a declared TLS proxy of this machine alone says where a request comes from (2.16).

    Without it every candidate would come from the proxy, and share one throttle (1.04).
    """
    return {
        "proxy_headers": place.is_secure(),
        "forwarded_allow_ips": ",".join(one for one in place.LOOPBACK if one != "localhost"),
        "server_header": False,
        "access_log": False,  # addresses carry what people choose; the proxy keeps what the office wants (1.33)
        "log_level": "warning",
        "timeout_graceful_shutdown": 10,
    }


if __name__ == "__main__":
    main()
