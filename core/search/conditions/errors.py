"""Refusals of conditions."""

from __future__ import annotations

from core.errors import ExamError


class ConditionsRefused(ExamError, ValueError):
    """What was kept, sent or typed is no tree of conditions."""

    code = "conditions_refused"


class FieldUnknown(ConditionsRefused):
    """No field of that name can be asked."""

    code = "conditions_field_unknown"


class OperatorNotForField(ConditionsRefused):
    """That cannot be said of this field."""

    code = "conditions_operator_not_for_field"


class ValuesUnreadable(ConditionsRefused):
    """A value is missing, is not of the field's kind, or there are too many."""

    code = "conditions_values_unreadable"


class GroupsTooDeep(ConditionsRefused):
    """Groups within groups beyond what can be read."""

    code = "conditions_too_deep"


class ConditionsTooMany(ConditionsRefused):
    """More conditions than one search may have."""

    code = "conditions_too_many"


class FieldNotYours(ExamError):
    """A condition asks for what the person's roles do not let them know."""

    code = "conditions_field_not_yours"
