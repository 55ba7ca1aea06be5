"""The same tests on every store: a folder, a server that keeps files, a server that checks signatures."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import settings
from tests.core.storage.stores import BUCKET, Server, checking_keys, keeping_files

_prefixes = itertools.count(1)


@pytest.fixture(scope="session")
def files_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose objects are files, started once."""
    with keeping_files(tmp_path_factory.mktemp("bucket") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def keys_server() -> Iterator[tuple[Server, tuple[str, str]]]:
    """A server that checks signatures, started once, with the keys that it knows."""
    with checking_keys() as found:
        yield found


@pytest.fixture
def stored_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Let this process keep its documents at an address, with keys."""

    def use(url: str, keys: tuple[str, str] = ("any", "any")) -> None:
        told = {
            **os.environ, "SPORADES_DATA": str(tmp_path), "SPORADES_DOCUMENTS_URL": url,
            "SPORADES_S3_ACCESS_KEY": keys[0], "SPORADES_S3_SECRET_KEY": keys[1],
        }  # fmt: skip
        chosen = settings.read(told)
        monkeypatch.setattr(settings, "current", lambda: chosen)

    return use


def address_in(server: Server) -> str:
    """Give an address under which nothing is yet."""
    return f"s3://{BUCKET}/essai-{next(_prefixes)}?endpoint={server.endpoint}"


@pytest.fixture(params=["folder", "s3 files", "s3 keys"])
def store_kind(request: pytest.FixtureRequest, stored_at: Callable[..., None], tmp_path: Path) -> str:
    """Each kind of store in turn, empty."""
    if request.param == "folder":
        stored_at(f"file://{tmp_path / 'documents'}")
    elif request.param == "s3 files":
        stored_at(address_in(request.getfixturevalue("files_server")))
    else:
        server, keys = request.getfixturevalue("keys_server")
        stored_at(address_in(server), keys)
    return str(request.param)
