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
    owner,
    path_of,
    store,
    store_pack,
    sweep,
    take,
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


def test_only_names_of_the_store_are_swept():
    """What somebody put in the folder by hand, whatever its age, is not the store's to remove (4.10)."""
    orphan, pack = store(b"orphan"), store_pack([b"packed"])[0]
    folder = path_of("")
    ours = [path_of(orphan.key), file_of(pack.key), folder / ".new-dead", path_of(orphan.key).parent / ".new-dead"]
    ours.append(path_of(orphan.key).with_name("a" * 64 + ".swept"))
    others = [folder / "installation", folder / "notes.txt", folder / "ab" / "cd" / "notes.swept", folder / ("a" * 64)]
    for path in (*ours, *others):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (1, 1))
    assert sweep(set(), older_than=time.time() - 3_600) == len(ours)
    assert [path.exists() for path in others] == [True] * len(others)


def test_a_folder_is_that_of_the_first_installation():
    """Empty, it takes the first name; then it keeps it; with files and no name, it is nobody's."""
    assert take("first") == "first"
    assert take("second") == owner() == "first"
    path_of("installation").unlink()
    store(b"content")
    assert take("second") == ""
    assert not path_of("installation").exists()


def test_a_content_stored_again_is_new():
    """Alone, in a pack or large: stored again, an old orphan has today's date, so that it is not swept (4.10)."""

    def large():
        with new_file() as path:
            path.write_bytes(b"large")
            return keep_file(path)

    for again in (lambda: store(b"alone"), lambda: store_pack([b"packed"])[0], large):
        path = file_of(again().key)
        os.utime(path, (1, 1))
        assert sweep(set(), older_than=time.time() - 3_600) == 1
        again()
        os.utime(path, (1, 1))
        again()
        assert sweep(set(), older_than=time.time() - 3_600) == 0
        assert path.exists()
