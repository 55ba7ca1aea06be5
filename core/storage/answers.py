"""What the answers of a service that speaks S3 mean: missing, not let in, or no answer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from core.storage.store import MissingFile, StoreRefused, StoreSilent

NOT_FOUND, TAKEN, BEYOND, TOO_MANY, UNKNOWN, BROKEN = 404, 412, 416, 429, 501, 500
BUSY = frozenset({"SlowDown", "RequestTimeout", "ConditionalRequestConflict", "OperationAborted", "BadDigest"})


@contextlib.contextmanager
def failures(name: str, *, beyond: bool = False, gone: bool = False) -> Iterator[None]:
    """Turn what goes wrong with one object into our refusals; `beyond`: a part beyond its end is empty."""
    from botocore import exceptions  # noqa: PLC0415 - loaded with the client, by those who have one
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    try:
        yield
    except exceptions.ClientError as refused:
        if beyond and status(refused.response) == BEYOND:
            return
        raise _refusal(refused.response, name, gone=gone) from refused
    except (exceptions.NoCredentialsError, exceptions.PartialCredentialsError) as refused:
        raise StoreRefused(reason=type(refused).__name__) from refused
    except (exceptions.BotoCoreError, HTTPError, OSError) as silent:
        raise StoreSilent from silent


def _refusal(answer: Mapping[str, Any], name: str, *, gone: bool) -> Exception:
    code = str(answer.get("Error", {}).get("Code", ""))
    found = status(answer)
    if found == NOT_FOUND and (gone or code != "NoSuchBucket"):
        return MissingFile(key=name)
    if found >= BROKEN or found == TOO_MANY or code in BUSY:
        return StoreSilent()
    return StoreRefused(reason=code or str(found))


def status(answer: Mapping[str, Any]) -> int:
    """Give the number of an answer."""
    return int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def is_taken(answer: Mapping[str, Any]) -> bool:
    """Whether something of that name was there already."""
    return status(answer) == TAKEN


def is_unknown_condition(answer: Mapping[str, Any]) -> bool:
    """Whether the service does not know the condition « if there is none »."""
    return status(answer) == UNKNOWN
