"""Run the candidate space: `python -m portal`."""

from __future__ import annotations

import uvicorn

from core import settings, units
from db import migrate
from portal import place
from portal.app import app


def main() -> None:
    """Serve until told to stop; a refusal to start is one sentence."""
    settings.as_portal()
    chosen = settings.current()
    place.require_safe()
    try:
        migrate.require_current(units.engine())
    except migrate.WrongSchema as refusal:
        raise SystemExit(str(refusal)) from None
    uvicorn.run(
        app,
        host=chosen.host,
        port=chosen.portal_port,
        proxy_headers=False,  # nobody says where a request comes from in its place (2.16)
        server_header=False,
        access_log=False,  # addresses carry what people choose; the proxy in front keeps what the office wants (1.33)
        log_level="warning",
        timeout_graceful_shutdown=10,
    )


if __name__ == "__main__":
    main()
