"""Runs of the tests: documents stored in a folder of their own, promises kept in this process."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")
