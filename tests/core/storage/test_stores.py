"""What every store does, a folder or a service that speaks S3: kept once, read checked, removed only when unnamed."""

from __future__ import annotations

import hashlib
import os
import time

import pytest

from core.storage import (
    AlteredFile,
    MissingFile,
    check_file,
    chosen,
    examine,
    faults,
    fetch,
    is_there,
    keep_file,
    new_file,
    owner,
    remove,
    store,
    store_pack,
    sweep,
    take,
)
from core.storage.local import Folder
from core.storage.names import place_of
from tests.races import at_once

pytestmark = pytest.mark.usefixtures("store_kind")

YESTERDAY = -86_400.0
TOMORROW = 86_400.0


def names():
    return sorted(one.name for one in chosen().kept())


def overwrite(name, content):
    """Write an object as somebody would who knows nothing of us."""
    where = chosen()
    if isinstance(where, Folder):
        where.path(name).parent.mkdir(parents=True, exist_ok=True)
        where.path(name).write_bytes(content)
    else:
        where._client.put_object(**where._of(name), Body=content)


def take_away(name):
    where = chosen()
    if isinstance(where, Folder):
        where.path(name).unlink()
    else:
        where._client.delete_object(**where._of(name))


def large(content):
    with new_file() as path:
        path.write_bytes(content)
        return keep_file(path)


def test_a_content_is_kept_once_under_its_digest():
    """Stored twice it is one object, and is read back; its key is its SHA-256 (4.10)."""
    first, again = store(b"content"), store(b"content")
    assert first == again
    assert first.sha256 == hashlib.sha256(b"content").hexdigest()
    assert first.sha256 in first.key
    assert (fetch(first.key, first.sha256), first.size) == (b"content", 7)
    assert names() == [first.key]
    assert store(b"").size == 0


def test_each_content_of_a_pack_is_read_back_alone():
    """One object, each content found by its key and checked against its own digest, an empty one too."""
    contents = [b"one", b"", b"three" * 10_000, b""]
    stored = store_pack(contents)
    assert [fetch(one.key, one.sha256) for one in stored] == contents
    assert {place_of(one.key).name for one in stored} == set(names())
    assert len(names()) == 1
    assert store_pack(contents) == stored
    assert store_pack([]) == []


def test_what_was_altered_is_refused_and_its_neighbours_are_read():
    """One byte changed in a pack: that content alone is refused; cut short, so is what is beyond the cut (1.45)."""
    first, second = store_pack([b"a" * 100, b"b" * 100])
    alone = store(b"alone")
    every = [(one.key, one.sha256) for one in (first, second, alone)]
    assert list(faults(every)) == []
    name = place_of(first.key).name
    overwrite(name, b"a" * 100 + b"b" * 50 + b"?" + b"b" * 49)
    overwrite(alone.key, b"Alone")
    assert fetch(first.key, first.sha256) == b"a" * 100
    for one in (second, alone):
        with pytest.raises(AlteredFile):
            fetch(one.key, one.sha256)
    assert list(faults(every)) == [(second.key, "altered"), (alone.key, "altered")]
    overwrite(name, b"a" * 100)
    with pytest.raises(AlteredFile):
        fetch(second.key, second.sha256)


def test_what_is_gone_is_missing():
    """Alone, in a pack or large: a refusal that says so, never an empty content."""
    first, empty = store_pack([b"a", b""])
    alone = store(b"alone")
    for one in (first, alone):
        assert is_there(one.key)
        take_away(place_of(one.key).name)
        assert not is_there(one.key)
    for one in (first, empty, alone):
        with pytest.raises(MissingFile):
            fetch(one.key, one.sha256)
    for ask in (examine, check_file):
        with pytest.raises(MissingFile):
            ask(alone.key, alone.sha256)
    every = [(one.key, one.sha256) for one in (first, empty, alone)]
    assert [fault for _, fault in faults(every)] == ["missing"] * 3


def test_a_large_file_is_lent_and_given_back():
    """Read whole against its digest, then handed as a file of this machine; a copy of it does not stay."""
    content = os.urandom(3 << 20)
    stored = large(content)
    assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    lent = check_file(stored.key, stored.sha256)
    assert lent.path.read_bytes() == content
    lent.give_back()
    assert lent.path.exists() != lent.is_copy
    assert is_there(stored.key)
    overwrite(stored.key, content[:-1])
    for ask in (examine, check_file):
        with pytest.raises(AlteredFile):
            ask(stored.key, stored.sha256)
    assert [path for path in chosen().new_folder().glob(".new-*") if path.is_file()] == []


def test_a_name_never_leaves_the_store():
    """A forged key with `..` is refused as missing, whatever lies there."""
    for key in ("../../etc/passwd", "packs/../../../etc/passwd:0:10", ".."):
        with pytest.raises(MissingFile):
            fetch(key, "0" * 64)


def test_only_what_nothing_names_is_swept():
    """Old and named, or not of the store's making: it stays; young: it stays; old and unnamed: it goes (4.10)."""
    named, orphan, pack = store(b"named"), store(b"orphan"), store_pack([b"packed"])[0]
    others = ["installation", "notes.txt", "ab/cd/notes.swept", "a" * 64]
    for name in others:
        overwrite(name, b"theirs")
    assert sweep({named.key}, older_than=time.time() + YESTERDAY) == 0
    assert sweep({named.key}, older_than=time.time() + TOMORROW) == 2
    assert names() == sorted([named.key, *others])
    for one in (orphan, pack):
        with pytest.raises(MissingFile):
            fetch(one.key, one.sha256)


def test_a_content_stored_again_is_new():
    """An old orphan that is stored again counts from now on: whoever looks when it was written leaves it (4.10)."""
    makers = (lambda: store(b"alone"), lambda: store_pack([b"packed"])[0], lambda: large(b"large"))
    first = [make() for make in makers]
    time.sleep(1.1)  # a service says when it was written to the second
    between = int(time.time() - 0.05)
    assert [make() for make in makers] == first
    for one in first:
        assert not remove(place_of(one.key).name, older_than=between)
        assert fetch(one.key, one.sha256) in {b"alone", b"packed", b"large"}
    assert not remove("ab/cd/" + "0" * 64, older_than=time.time() + TOMORROW)


def test_two_removals_at_once_remove_once_and_leave_no_sign():
    """Several workers sweep at the same moment: each object goes once, nothing else stays behind."""
    there = [store(str(number).encode()).key for number in range(6)]

    def sweep():
        return [remove(name, older_than=time.time() + TOMORROW) for name in there]

    gone = [removed for told in at_once(sweep, sweep, sweep) for removed in told]
    assert names() == []
    assert (len(gone), gone.count(True)) == (18, 6)


def test_a_store_is_that_of_the_first_installation():
    """Empty, it takes the first name; then it keeps it; with contents and no name, it is nobody's."""
    assert take("first") == "first"
    assert take("second") == owner() == "first"
    chosen().claim("third")
    assert owner() == "first"
    take_away("installation")
    store(b"content")
    assert take("second") == owner() == ""
