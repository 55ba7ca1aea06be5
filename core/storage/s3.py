"""Any service that speaks S3: an object is written whole, in one request, under the name of what it holds.

Two requests follow a writing, because a sweep may be removing the same object at that moment: it says so first, by an
object beside (`.swept`), then looks when the object was last written, then removes it. Who writes looks for that sign
after having written; if it is there, the content is kept under another name.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from core.storage.answers import failures, is_taken, is_unknown_condition
from core.storage.names import OWNER, SWEPT
from core.storage.store import PIECE, Kept, MissingFile, StoreRefused

SCHEME = "s3://"
TRIES, ONCE = 3, 1
CONNECT_SECONDS, READ_SECONDS = 3, 30
LARGE = 64 << 20  # bytes from which a file is sent in parts


@dataclass(frozen=True, slots=True)
class Address:
    """Where a bucket is: its name, the beginning of all names in it, the service, its region, how it is asked."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    style: str


def read_address(url: str) -> Address:
    """Read `s3://bucket/prefix?endpoint=https://…&region=…&style=path`; keys are never written in it."""
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if "@" in parts.netloc or not parts.netloc or asked.keys() - {"endpoint", "region", "style"}:
        raise StoreRefused(reason="SPORADES_DOCUMENTS_URL")
    prefix = parts.path.strip("/")
    endpoint = asked.get("endpoint", "")
    service = urlsplit(endpoint)
    if endpoint and (service.scheme not in {"http", "https"} or not service.hostname or "@" in service.netloc):
        raise StoreRefused(reason="SPORADES_DOCUMENTS_URL")
    style = asked.get("style", "path" if endpoint else "auto")
    return Address(parts.netloc, f"{prefix}/" if prefix else "", endpoint, asked.get("region", "us-east-1"), style)


class Bucket:
    """A store that is a bucket, or what is under one name in it."""

    def __init__(self, where: Address, access_key: str, secret_key: str, new: Path) -> None:
        self._where, self._keys, self._new = where, (access_key, secret_key), new

    @property
    def address(self) -> str:
        """Where the bucket is, as people read it."""
        where = self._where
        return f"{SCHEME}{where.bucket}/{where.prefix}" + (f" ({where.endpoint})" if where.endpoint else "")

    @cached_property
    def _client(self) -> Any:
        return self._connect(TRIES)

    @cached_property
    def _impatient(self) -> Any:
        """A client that asks once: a removal sent again could take away what was written in between."""
        return self._connect(ONCE)

    def _connect(self, tries: int) -> Any:
        import boto3.session  # noqa: PLC0415 - a third of a second, that only those who keep documents there wait for
        from botocore.config import Config  # noqa: PLC0415

        access_key, secret_key = self._keys
        config = Config(
            signature_version="s3v4", connect_timeout=CONNECT_SECONDS, read_timeout=READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": tries}, max_pool_connections=20,
            s3={"addressing_style": self._where.style, "payload_signing_enabled": True},
            request_checksum_calculation="when_required", response_checksum_validation="when_required",
        )  # fmt: skip
        session = boto3.session.Session(access_key or None, secret_key or None, region_name=self._where.region)
        return session.client("s3", endpoint_url=self._where.endpoint or None, config=config)

    def _of(self, name: str) -> dict[str, str]:
        """Name an object as the service wants it; a name never leaves what is ours in the bucket."""
        if ".." in name.split("/"):
            raise MissingFile(key=name)
        return {"Bucket": self._where.bucket, "Key": self._where.prefix + name}

    def new_folder(self) -> Path:
        """Give a folder of this machine, beside its other data."""
        self._new.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._new

    def local_path(self, name: str) -> Path | None:
        """Nothing: what is in a bucket is no file of this machine."""
        del name
        return None

    def put(self, name: str, contents: Sequence[bytes]) -> str:
        """Keep contents; the service compares what it received with the digest that signs the request."""
        content = b"".join(contents)
        return self._put(name, lambda given: self._client.put_object(**self._of(given), Body=content))

    def put_file(self, name: str, path: Path) -> str:
        """Keep a file, in parts when it is large."""
        return self._put(name, lambda given: self._send(given, path))

    def _send(self, name: str, path: Path) -> None:
        from boto3.s3.transfer import TransferConfig  # noqa: PLC0415 - as above

        how = TransferConfig(multipart_threshold=LARGE, multipart_chunksize=LARGE // 4, use_threads=False)
        where = self._of(name)
        with path.open("rb") as file:
            self._client.upload_fileobj(file, where["Bucket"], where["Key"], Config=how)

    def _put(self, name: str, write: Any) -> str:
        with failures(name):
            write(name)
            if not self._is_there(f"{name}{SWEPT}") and self._is_there(name):
                return name
            other = f"{name}-{secrets.token_hex(4)}"
            write(other)
            return other

    def _is_there(self, name: str) -> bool:
        return self.size(name) is not None

    def pieces(self, name: str, offset: int = 0, size: int | None = None) -> Iterator[bytes]:
        """Read an object, or a part of it by its range."""
        part = {} if size is None else {"Range": f"bytes={offset}-{offset + size - 1}"}
        if size == 0:
            part = {"Range": "bytes=0-0"}  # nothing is wanted but to know that the object is there
        with failures(name, beyond=True):
            answer = self._client.get_object(**self._of(name), **part)
            if size != 0:
                yield from answer["Body"].iter_chunks(PIECE)

    def size(self, name: str) -> int | None:
        """Give the size of an object, nothing when there is none; a bucket that is not there is told apart."""
        try:
            with failures(name, gone=True):
                return int(self._client.head_object(**self._of(name))["ContentLength"])
        except MissingFile:
            return None

    def kept(self) -> Iterator[Kept]:
        """List every object under our name in the bucket."""
        asked = {"Bucket": self._where.bucket, "Prefix": self._where.prefix}
        with failures(""):
            for page in self._client.get_paginator("list_objects_v2").paginate(**asked):
                for one in page.get("Contents", ()):
                    name = one["Key"].removeprefix(self._where.prefix)
                    yield Kept(name, one["Size"], one["LastModified"].timestamp())

    def remove(self, name: str, *, older_than: float) -> bool:
        """Remove an object: say so first, look when it was last written, remove it once, take the sign away.

        Whatever goes wrong leaves the sign, which then goes by itself with the next sweep.
        """
        if name.endswith(SWEPT):
            self._delete(name)
            return True
        sign = f"{name}{SWEPT}"
        if not self._create(sign, b""):
            return False  # somebody else removes it
        old = self._is_older(name, older_than)
        if old:
            self._delete(name)
        self._delete(sign)
        return old

    def _is_older(self, name: str, older_than: float) -> bool:
        """Whether an object is there still, and was last written before an instant."""
        try:
            with failures(name, gone=True):
                found = self._client.head_object(**self._of(name))
        except MissingFile:
            return False
        return bool(found["LastModified"].timestamp() < older_than)

    def _delete(self, name: str) -> None:
        with failures(name):
            self._impatient.delete_object(**self._of(name))

    def _create(self, name: str, content: bytes) -> bool:
        """Write an object that must not be there yet; a service that knows no such condition writes it all the same."""
        with failures(name):
            try:
                self._client.put_object(**self._of(name), Body=content, IfNoneMatch="*")
            except self._client.exceptions.ClientError as refused:
                if is_taken(refused.response):
                    return False
                if not is_unknown_condition(refused.response):
                    raise
                self._client.put_object(**self._of(name), Body=content)
        return True

    def owner(self) -> str:
        """Give the name of the installation whose documents the bucket holds, or nothing."""
        try:
            return b"".join(self.pieces(OWNER)).decode().strip()
        except MissingFile:
            return ""

    def is_empty(self) -> bool:
        """Whether nothing is under our name in the bucket."""
        with failures(""):
            found = self._client.list_objects_v2(Bucket=self._where.bucket, Prefix=self._where.prefix, MaxKeys=1)
        return not found.get("Contents")

    def claim(self, owner: str) -> None:
        """Write the name if there is none."""
        self._create(OWNER, owner.encode())
