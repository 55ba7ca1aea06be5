"""Refusals: what the office may be told no about. A refusal is a code and facts, its sentence is in the catalogues."""

from __future__ import annotations

from typing import Any, ClassVar


class ExamError(Exception):
    """Base of all refusals; anything else that is raised is a defect."""

    code: ClassVar[str] = "error"

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code, facts)
        self.facts = facts


class NotAllowed(ExamError):
    """The person's roles do not include this right."""

    code = "not_allowed"


class NotFound(ExamError):
    """Nothing of that name in the person's perimeter: absent and forbidden look the same (3.03)."""

    code = "not_found"


class StaleForm(ExamError):
    """What the form showed has changed since: the newer state must be read first."""

    code = "stale_form"


class ServiceBusy(ExamError):
    """The database stayed busy; nothing was recorded (4.04)."""

    code = "service_busy"


class InvalidFields(ExamError):
    """Some fields of a form cannot be accepted; `fields` maps each one at fault to the code of its fault."""

    code = "invalid_fields"


class KeyReused(ExamError):
    """The same one-use key came back with another content (6.24)."""

    code = "key_reused"
