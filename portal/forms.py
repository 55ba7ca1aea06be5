"""Forms of the candidate space: WTForms draws and reads them, the core alone decides what is acceptable."""

from __future__ import annotations

from typing import Any

from wtforms import Form
from wtforms.fields import Field

from core.errors import ExamError, InvalidFields
from core.i18n import refusal, t


class SpaceForm(Form):
    """A form whose labels are keys of the catalogues, `field-<name>` unless a field says another."""

    def __init__(self, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        for name, one in self._fields.items():
            key = str(one.label.text) if "-" in str(one.label.text) else f"field-{name.replace('_', '-')}"
            one.label.text = t(language, key)

    def refuse(self, error: ExamError) -> None:
        """Show a refusal of the core: under each field it names, above the form otherwise."""
        faults = error.facts.get("fields", {}) if isinstance(error, InvalidFields) else {}
        for name, code in faults.items():
            self.fault(name, code)
        if not faults:
            self.form_errors.append(refusal(self.language, error))

    def fault(self, name: str, code: str) -> None:
        """Put a fault under a field, or above the form when the form has no such field."""
        said = t(self.language, f"fault-{code.replace('_', '-')}")
        one: Field | None = self._fields.get(name)
        if one is None:
            self.form_errors.append(said)
        else:
            one.errors = [*one.errors, said]

    @property
    def sent(self) -> dict[str, Any]:
        """Give every field as it was typed."""
        return {name: one.data for name, one in self._fields.items()}
