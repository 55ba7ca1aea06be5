"""Failures of operations that end a command with one sentence."""

from __future__ import annotations


class BackupFailed(RuntimeError):
    """The backup could not be made or read back; the sentence says why."""
