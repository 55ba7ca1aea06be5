"""Where the folder of this test keeps its contents, for tests that alter or remove them behind our back."""

from __future__ import annotations

from pathlib import Path

from core.storage import chosen
from core.storage.local import Folder
from core.storage.names import place_of


def path_of(name: str) -> Path:
    """Give the path of an object of the folder."""
    folder = chosen()
    assert isinstance(folder, Folder)
    return folder.path(name)


def file_of(key: str) -> Path:
    """Give the file that holds a content: its own, or its pack."""
    return path_of(place_of(key).name)
