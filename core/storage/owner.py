"""Whose documents a folder holds: the installation that used it first writes its name there, once for all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from core.storage.local import NEW, folder, make_folder, sync_folder

OWNER = "installation"  # the file that holds the name


def take(name: str) -> str:
    """Write the name of an installation in the folder if nothing is there yet; give the name found, or nothing."""
    make_folder(folder())
    if all(path.name.startswith(NEW) for path in folder().iterdir()):
        _write(name)
    return owner()


def adopt(name: str) -> str:
    """Write the name of an installation in a folder that bears none, files or not; give the name found."""
    make_folder(folder())
    if not owner():
        _write(name)
    return owner()


def owner() -> str:
    """Give the name of the installation whose documents the folder holds, or nothing."""
    try:
        return (folder() / OWNER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def _write(name: str) -> None:
    """Write the name whole or not at all; of two installations at once, the first one has the folder."""
    handle, new = tempfile.mkstemp(dir=folder(), prefix=NEW)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(new, folder() / OWNER)
    Path(new).unlink()
    sync_folder(folder())
