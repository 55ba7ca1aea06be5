"""Where file contents are kept: found by a key, written before it is referenced, checked when it is read (4.10)."""

from core.storage.chosen import at, chosen
from core.storage.large import Lent, check_file, examine, keep_file, new_file
from core.storage.owner import adopt, owner, take
from core.storage.packs import faults, fetch, is_there, remove, store, store_pack, sweep
from core.storage.references import count_named, is_named, named_contents, named_objects
from core.storage.store import AlteredFile, MissingFile, Store, Stored, StoreRefused, StoreSilent

__all__ = [
    "AlteredFile",
    "Lent",
    "MissingFile",
    "Store",
    "StoreRefused",
    "StoreSilent",
    "Stored",
    "adopt",
    "at",
    "check_file",
    "chosen",
    "count_named",
    "examine",
    "faults",
    "fetch",
    "is_named",
    "is_there",
    "keep_file",
    "named_contents",
    "named_objects",
    "new_file",
    "owner",
    "remove",
    "store",
    "store_pack",
    "sweep",
    "take",
]
