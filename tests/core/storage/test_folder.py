"""What only a folder does: dates of files set by hand, and what a crash leaves in it."""

from __future__ import annotations

import os
import time

import pytest

from core.storage import fetch, keep_file, new_file, store, store_pack, sweep
from tests.stored import file_of, path_of


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path)


def test_only_old_files_that_nothing_names_are_swept():
    """An orphan of a day goes; what is named, or young, or stored again meanwhile stays (4.10)."""
    named, orphan, again = store(b"named"), store(b"orphan"), store(b"again")
    young = store_pack([b"young"])[0]
    for one in (named, orphan, again):
        os.utime(path_of(one.key), (1, 1))
    assert store(b"again") == again
    removed = sweep({named.key}, older_than=time.time() - 3_600)
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
