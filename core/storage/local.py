"""The local folder: an object is a file, written beside, then renamed; it may be shared by several machines."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.storage.names import NEW, OWNER, SWEPT
from core.storage.store import PIECE, Kept, MissingFile


@dataclass(frozen=True, slots=True)
class Folder:
    """A store that is a folder."""

    root: Path

    @property
    def address(self) -> str:
        """Where the folder is."""
        return str(self.root)

    def path(self, name: str) -> Path:
        """Give the path of an object; a name never leaves the folder."""
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root.resolve()):
            raise MissingFile(key=name)
        return path

    def local_path(self, name: str) -> Path | None:
        """Give the path of an object."""
        return self.path(name)

    def new_folder(self) -> Path:
        """Give the folder itself: a rename never leaves its disk."""
        make_folder(self.root)
        return self.root

    def put(self, name: str, contents: Sequence[bytes]) -> str:
        """Keep contents: temporary file, fsync, rename, fsync of the folder."""
        keep(self.path(name), contents)
        return name

    def put_file(self, name: str, path: Path) -> str:
        """Keep a file by renaming it."""
        kept = self.path(name)
        if not is_there(kept):
            with path.open("rb") as file:
                os.fsync(file.fileno())
            make_folder(kept.parent)
            path.replace(kept)
            sync_folder(kept.parent)
        return name

    def pieces(self, name: str, offset: int = 0, size: int | None = None) -> Iterator[bytes]:
        """Read a file, or a part of it."""
        try:
            file = self.path(name).open("rb")
        except FileNotFoundError:
            raise MissingFile(key=name) from None
        with file:
            file.seek(offset)
            left = size
            while piece := file.read(PIECE if left is None else min(PIECE, left)):
                left = None if left is None else left - len(piece)
                yield piece

    def size(self, name: str) -> int | None:
        """Give the size of a file, nothing when there is none."""
        path = self.path(name)
        return path.stat().st_size if path.is_file() else None

    def kept(self) -> Iterator[Kept]:
        """List every file."""
        for path in list(self.root.rglob("*")):
            with contextlib.suppress(FileNotFoundError):
                if path.is_file():
                    found = path.stat()
                    yield Kept(path.relative_to(self.root).as_posix(), found.st_size, found.st_mtime)

    def remove(self, name: str, *, older_than: float) -> bool:
        """Remove a file; it is set aside first, and put back if someone made it new again meanwhile."""
        path = self.path(name)
        aside = path.with_name(f"{path.name}{SWEPT}")
        try:
            if path.stat().st_mtime >= older_than:
                return False
            path.rename(aside)
            if aside.stat().st_mtime >= older_than:
                aside.rename(path)
                return False
            aside.unlink()
        except FileNotFoundError:  # somebody else removes it
            return False
        return True

    def owner(self) -> str:
        """Give the name of the installation whose documents the folder holds, or nothing."""
        try:
            return (self.root / OWNER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""

    def is_empty(self) -> bool:
        """Whether the folder holds nothing but files being written."""
        return not self.root.exists() or all(path.name.startswith(NEW) for path in self.root.iterdir())

    def claim(self, owner: str) -> None:
        """Write the name by a link, which fails if there is one."""
        handle, new = tempfile.mkstemp(dir=self.new_folder(), prefix=NEW)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(owner)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(new, self.root / OWNER)
        Path(new).unlink()
        sync_folder(self.root)


def keep(path: Path, contents: Iterable[bytes]) -> None:
    """Write one file for good, unless it is there: once this returns, no power cut takes it away."""
    if is_there(path):
        return
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(contents)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def is_there(path: Path) -> bool:
    """Whether a file is there; if so it counts as new, so that it is not swept before a row names it."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def make_folder(path: Path) -> None:
    """Make a folder and those above it, each of them for good."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    directory = os.open(path, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
