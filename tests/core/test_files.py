"""Files are asked by number, and a name that is none is not found (3.03)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

import core.bulk.files
import core.corrections.evidence
import core.documents.files
import core.exports.files  # noqa: F401 - each adds its kind to the catalogue
from core.errors import NotFound
from core.files import number_in, open_file
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
NONSENSE = ("", "-1", "x", "²", "١٢", "1 ", "9" * 19, "9" * 5_000)


@pytest.mark.parametrize("kind", ["documents", "runs", "samples", "exports", "evidence"])
def test_a_number_no_database_holds_is_not_found(engine, writing: Unit, kind: str) -> None:
    """However long the digits, or in whatever script: not found, never an error of the server."""
    officer = factories.a_staff(engine, "head_of_office", academie_code="08")
    for name in (*NONSENSE, "9" * 18):
        with pytest.raises(NotFound), writing() as tx:
            open_file(tx, officer, kind, name)


def test_eighteen_digits_are_a_number() -> None:
    """The longest that is read."""
    assert number_in("9" * 18, "document") == 10**18 - 1
    for name in NONSENSE:
        with pytest.raises(NotFound):
            number_in(name, "document")
