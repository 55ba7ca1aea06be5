"""Failures of operations that end a command with one sentence."""

from __future__ import annotations

from core.errors import ExamError


class BackupFailed(RuntimeError):
    """The backup could not be made or read back; the sentence says why."""


class BackupDamaged(ExamError):
    """A backup is not what its manifest says. Facts: `folder`, the first `file`, its `fault`, `count` of such files."""

    code = "backup_damaged"
