"""Many contents as one file: each read back alone, checked, and never removed while it is named."""

from __future__ import annotations

import hashlib
import os
import time

import pytest

from core.storage import (
    AlteredFile,
    MissingFile,
    check_file,
    fetch,
    file_of,
    keep_file,
    new_file,
    path_of,
    store,
    store_pack,
    sweep,
)


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path)


def test_each_content_of_a_pack_is_read_back_alone():
    """One file, three contents, each found by its key and checked against its own digest (4.10)."""
    contents = [b"one", b"", b"three" * 10_000]
    stored = store_pack(contents)
    assert [fetch(one.key, one.sha256) for one in stored] == contents
    assert [one.sha256 for one in stored] == [hashlib.sha256(content).hexdigest() for content in contents]
    assert len({file_of(one.key) for one in stored}) == 1
    assert store_pack(contents) == stored
    assert store_pack([]) == []


def test_an_altered_pack_is_refused_content_by_content():
    """One byte changed: the content that holds it is refused, its neighbours are read (1.45)."""
    first, second = store_pack([b"a" * 100, b"b" * 100])
    path = file_of(second.key)
    content = bytearray(path.read_bytes())
    content[150] ^= 1
    path.write_bytes(content)
    assert fetch(first.key, first.sha256) == b"a" * 100
    with pytest.raises(AlteredFile):
        fetch(second.key, second.sha256)
    path.write_bytes(content[:120])
    with pytest.raises(AlteredFile):
        fetch(second.key, second.sha256)
    path.unlink()
    with pytest.raises(MissingFile):
        fetch(first.key, first.sha256)


def test_a_key_never_leaves_the_folder():
    """A forged key with `..` is refused as missing."""
    for key in ("../../etc/passwd", "packs/../../../etc/passwd:0:10"):
        with pytest.raises(MissingFile):
            fetch(key, "0" * 64)


def test_a_large_file_is_kept_or_leaves_nothing():
    """Kept, it is named by its content and checked when opened; not kept, it is gone."""
    with new_file() as path:
        path.write_bytes(b"large")
        stored = keep_file(path)
    assert check_file(stored.key, stored.sha256).read_bytes() == b"large"
    with new_file() as path:
        path.write_bytes(b"not kept")
    assert not path.exists()
    path_of(stored.key).write_bytes(b"other")
    with pytest.raises(AlteredFile):
        check_file(stored.key, stored.sha256)


def test_only_old_files_that_nothing_names_are_swept():
    """An orphan of a day goes; what is named, or young, or stored again meanwhile stays (4.10)."""
    named, orphan, again = store(b"named"), store(b"orphan"), store(b"again")
    young = store_pack([b"young"])[0]
    for one in (named, orphan, again):
        os.utime(path_of(one.key), (1, 1))
    assert store(b"again") == again
    removed = sweep({path_of(named.key)}, older_than=time.time() - 3_600)
    assert removed == 1
    assert not path_of(orphan.key).exists()
    assert [fetch(one.key, one.sha256) for one in (named, again, young)] == [b"named", b"again", b"young"]
