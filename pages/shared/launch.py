"""Start the dashboard: refuse an unsafe place or another schema, warm what the first visitor would wait for."""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import logging
import threading
from collections.abc import AsyncIterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import uvicorn
from starlette.concurrency import run_in_threadpool
from streamlit import config

from core import i18n, settings, units
from core.imports import cage
from core.jobs import child
from db import migrate
from pages.shared import navigation, shell_page

if TYPE_CHECKING:
    import streamlit as st

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
AT_LEAST = {"streamlit": (1, 67), "starlette": (1, 1), "uvicorn": (0, 52)}  # 2.19
WARMED = ("pandas", "pyarrow", "altair", "streamlit.elements.arrow", "streamlit.elements.vega_charts")


class UnsafePlace(SystemExit):
    """The dashboard was asked to start where passwords would travel in clear, or on too old a library."""


def options() -> Mapping[str, Any]:
    """Give the options that depend on the place: address, port, and the names it answers to."""
    chosen = settings.current()
    hosts = list(LOOPBACK)
    if chosen.dashboard_public_url:
        hosts.append(urlsplit(chosen.dashboard_public_url).hostname or "")
    return {"server.address": chosen.host, "server.port": chosen.dashboard_port, "server.allowedHosts": hosts}


def start(app: st.App) -> None:
    """Run the dashboard until it is stopped; a refusal to start is one sentence."""
    try:
        migrate.require_current(units.engine())
    except migrate.WrongSchema as refusal:
        raise SystemExit(str(refusal)) from None
    app.run(config=options())


def require_safe_place(address: str | None, certificate: str | None, public_url: str) -> None:
    """Refuse to listen beyond this machine without TLS of our own or a declared TLS proxy (1.29)."""
    declared = public_url.startswith("https://")
    if public_url and not declared:
        raise UnsafePlace("SPORADES_DASHBOARD_PUBLIC_URL must start with https://")
    if address not in LOOPBACK and not certificate and not declared:
        raise UnsafePlace(
            f"refusing to listen on {address or 'every address'} without TLS: set server.sslCertFile, or declare the"
            " TLS proxy in front with SPORADES_DASHBOARD_PUBLIC_URL=https://..."
        )


def require_versions() -> None:
    """Refuse a library older than the one whose defects we know (2.19)."""
    for name, least in AT_LEAST.items():
        found = tuple(int(part) for part in version(name).split(".")[:2])
        if found < least:
            raise UnsafePlace(f"{name} {version(name)} is older than {'.'.join(map(str, least))}")


def warm() -> None:
    """Import and compute what the first visitor would otherwise wait for, then leave it out of collections."""
    log = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    before, log.level = log.level, logging.ERROR  # libraries that draw when they are imported have no page yet
    try:
        for name in (*WARMED, *sorted(_imported_by_pages())):
            importlib.import_module(name)
    finally:
        log.level = before
    for language in i18n.LANGUAGES:
        shell_page.page(language)
        i18n.t(language, navigation.PAGES[0].title)
    gc.collect()
    gc.freeze()


def _imported_by_pages() -> set[str]:
    """Give the modules of ours that pages import; a page itself runs only for someone."""
    scripts = [Path(navigation.__file__).with_name("router.py"), *navigation.STAFF.glob("*.py")]
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in scripts)
    nodes = [node for tree in trees for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]
    found = {str(node.module) for node in nodes}
    found |= {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    return {name for name in found if settings.ROOT.joinpath(*name.split(".")).with_suffix(".py").exists()}


def hush() -> None:
    """Stop uvicorn from naming itself in every answer (2.09); Streamlit offers no option for it."""
    for found in gc.get_objects():
        if isinstance(found, uvicorn.Config):
            found.encoded_headers = [pair for pair in getattr(found, "encoded_headers", []) if pair[0] != b"server"]


@contextlib.asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Check, warm, start the worker; stop it at the end."""
    del app
    chosen = settings.current()
    require_versions()
    require_safe_place(
        config.get_option("server.address"), config.get_option("server.sslCertFile"), chosen.dashboard_public_url
    )
    config.set_option("server.allowedHosts", options()["server.allowedHosts"])
    migrate.require_current(units.engine())
    await run_in_threadpool(cage.check_defences)  # 2.29
    hush()
    threading.Thread(target=warm, daemon=True).start()  # the address answers meanwhile
    workers = child.start()
    try:
        yield None
    finally:
        await run_in_threadpool(child.stop, workers)
