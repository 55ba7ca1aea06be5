"""Where file contents are kept: found by a key, written before it is referenced, checked when it is read (4.10)."""

from core.storage.local import AlteredFile, MissingFile, Stored, fetch, path_of, store

__all__ = ["AlteredFile", "MissingFile", "Stored", "fetch", "path_of", "store"]
