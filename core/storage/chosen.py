"""Which store this process uses: a folder of this machine, or a bucket of a service that speaks S3."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from core import settings
from core.storage.local import Folder
from core.storage.s3 import SCHEME, Bucket, read_address
from core.storage.store import Store


def chosen() -> Store:
    """Give the store of the settings."""
    return at(settings.current().documents_url)


def at(url: str) -> Store:
    """Give the store of an address, `file://…` or `s3://…`."""
    if not url.startswith(SCHEME):
        return Folder(Path(url.removeprefix("file://")))
    keys = (settings.current().s3_access_key, settings.current().s3_secret_key)
    return _bucket(url, *keys, settings.current().data / "new", os.getpid())


@lru_cache(maxsize=16)
def _bucket(url: str, access_key: str, secret_key: str, new: Path, process: int) -> Bucket:
    """Keep the connections of a bucket; those of the process that started this one are not its own."""
    del process
    return Bucket(read_address(url), access_key, secret_key, new)
