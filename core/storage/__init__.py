"""Where file contents are kept: found by a key, written before it is referenced, checked when it is read (4.10)."""

from core.storage.large import check_file, keep_file, new_file
from core.storage.local import AlteredFile, MissingFile, Stored, path_of, store
from core.storage.owner import adopt, owner, take
from core.storage.packs import fetch, file_of, remove, store_pack, sweep
from core.storage.references import count_named, is_named, named_contents, named_files

__all__ = [
    "AlteredFile",
    "MissingFile",
    "Stored",
    "adopt",
    "check_file",
    "count_named",
    "fetch",
    "file_of",
    "is_named",
    "keep_file",
    "named_contents",
    "named_files",
    "new_file",
    "owner",
    "path_of",
    "remove",
    "store",
    "store_pack",
    "sweep",
    "take",
]
