"""A service that speaks S3 and what goes wrong with it: silent, closed to us, or sweeping what is being stored."""

from __future__ import annotations

import time

import pytest

from core import settings
from core.storage import StoreRefused, StoreSilent, chosen, faults, fetch, owner, store, store_pack, sweep
from core.storage.s3 import read_address
from tests.core.storage.conftest import address_in
from tests.core.storage.stores import keeping_files

TOMORROW = 86_400.0


@pytest.fixture
def server(tmp_path, stored_at):
    """A server of this test alone, which it may kill."""
    with keeping_files(tmp_path / "bucket") as found:
        stored_at(address_in(found))
        yield found


def test_a_store_that_does_not_answer_says_so_and_nothing_is_lost(server):
    """Killed: every use is a refusal, never « missing » nor « altered »; started again, all that was kept is there."""
    kept, packed = store(b"kept"), store_pack([b"one", b"two"])
    server.kill()
    for use in (
        lambda: store(b"other"), lambda: store_pack([b"a"]), lambda: fetch(kept.key, kept.sha256), owner,
        lambda: sweep(set(), older_than=time.time() + TOMORROW), lambda: list(faults([(kept.key, kept.sha256)])),
    ):  # fmt: skip
        with pytest.raises(StoreSilent):
            use()
    server.start()
    assert fetch(kept.key, kept.sha256) == b"kept"
    assert [fetch(one.key, one.sha256) for one in packed] == [b"one", b"two"]
    assert {one.name for one in chosen().kept()} == {kept.key, packed[0].key.partition(":")[0]}


def test_wrong_keys_are_refused_and_nothing_is_written(keys_server, stored_at):
    """An unknown key, then a known one with a wrong secret: told apart from a silence, for the sentence to be right."""
    server, keys = keys_server
    address = address_in(server)
    for wrong, reason in ((("AKIAUNKNOWN", "secret"), "InvalidAccessKeyId"), ((keys[0], "x"), "SignatureDoesNotMatch")):
        stored_at(address, wrong)
        with pytest.raises(StoreRefused) as refused:
            store(b"content")
        assert refused.value.facts == {"reason": reason}
    stored_at(address, keys)
    assert list(chosen().kept()) == []
    assert fetch(store(b"content").key, store(b"content").sha256) == b"content"


def test_a_bucket_that_is_not_there_is_told(server, stored_at):
    """A slip in the name of the bucket is no missing document."""
    stored_at(f"s3://another-bucket/x?endpoint={server.endpoint}")
    for use in (lambda: store(b"content"), lambda: fetch("ab/cd/x", "0"), lambda: chosen().is_empty()):
        with pytest.raises(StoreRefused) as refused:
            use()
        assert refused.value.facts == {"reason": "NoSuchBucket"}


@pytest.mark.parametrize("url", [
    "s3://key:secret@bucket/x", "s3:///x", "s3://bucket/x?secret=1", "s3://bucket/x?endpoint=https://key:secret@s3.fr",
    "s3://bucket/x?endpoint=file:///etc", "s3://bucket/x?endpoint=s3.example.fr",
])  # fmt: skip
def test_an_address_never_holds_a_secret(url):
    """Keys come from the environment alone, and what an address cannot say is refused, not left aside."""
    with pytest.raises(StoreRefused):
        read_address(url)


def test_settings_written_in_a_log_hold_no_secret():
    """Neither the keys of the store, nor the addresses in which a password may stand."""
    held = ("S3_ACCESS_KEY", "S3_SECRET_KEY", "SMTP_URL", "DATABASE_URL", "PORTAL_DATABASE_URL")
    read = settings.read({f"SPORADES_{name}": "postgresql://someone:hidden-value@db/x" for name in held})
    assert "hidden-value" in read.s3_secret_key
    assert "hidden-value" not in repr(read)


def test_an_address_says_where_and_how():
    """With an endpoint, the bucket is in the path, unless told otherwise."""
    read = read_address("s3://documents/dec/2027?endpoint=https://s3.example.fr&region=fr-par")
    assert (read.bucket, read.prefix, read.endpoint) == ("documents", "dec/2027/", "https://s3.example.fr")
    assert (read.region, read.style) == ("fr-par", "path")
    assert read_address("s3://documents").style == "auto"


def test_what_is_being_removed_is_stored_under_another_name(server):
    """A sweep said that it removes the object: whoever stores it now does not rely on it (4.10)."""
    first = store(b"content")
    where = chosen()
    assert where._create(f"{first.key}.swept", b"")
    again = store(b"content")
    assert again.key != first.key
    assert again.sha256 == first.sha256
    where._delete(first.key)
    assert fetch(again.key, again.sha256) == b"content"
    (packed,) = store_pack([b"packed"])
    where._create(packed.key.partition(":")[0] + ".swept", b"")
    (other,) = store_pack([b"packed"])
    where._delete(packed.key.partition(":")[0])
    assert fetch(other.key, other.sha256) == b"packed"


def test_what_was_removed_between_writing_and_looking_is_written_again(server, monkeypatch):
    """The removal began before the writing and ended before the sign was looked for: the object is not there."""
    where, genuine = chosen(), type(chosen())._is_there
    asked = []

    def meeting(self, name):
        if not asked:
            self._delete(name.removesuffix(".swept"))
        asked.append(name)
        return genuine(self, name)

    monkeypatch.setattr(type(where), "_is_there", meeting)
    stored = store(b"content")
    assert len(asked) == 2
    assert fetch(stored.key, stored.sha256) == b"content"


def test_an_object_that_somebody_else_removes_is_left_to_him(server):
    """One sign, one removal; a sign that a crash left goes with the next sweep, and the object with the one after."""
    first = store(b"content")
    where = chosen()
    where._create(f"{first.key}.swept", b"")
    assert not where.remove(first.key, older_than=time.time() + TOMORROW)
    assert fetch(first.key, first.sha256) == b"content"
    for _ in range(2):
        sweep(set(), older_than=time.time() + TOMORROW)
    assert list(where.kept()) == []
