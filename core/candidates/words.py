"""What is kept of a candidate as people read it: fields, values, events; the same words on screen and on paper."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from core import i18n
from core.audit.queries import EventLine, FieldChange
from core.candidates.days import typed_day
from core.candidates.timeline import Moment
from core.catalogue.reference import reference

BETWEEN = " · "
_TWINS = frozenset({"email_key"})  # kept to compare, says nothing more
_ITEMS = frozenset({"papers", "credits", "pieces"})
_KEPT_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_STATES = {  # what the state of an event is the state of
    "accommodation": "accommodation-state", "correction": "correction-state", "duplicate": "duplicates-state",
    "mass_ending": "set-aside-state", "piece": "piece-state", "run": "runs-state", "calendar": "move-state",
}  # fmt: skip
_CIVILITIES = {"MME": "civility-mme", "M": "civility-m", "": "civility-unsaid"}


def field_name(language: str, path: str) -> str:
    """Give the name of a field of a snapshot: `identity.birth_name`, or `papers.E4.status` for one paper."""
    part, *rest = path.split(".")
    key = f"field-{(rest[-1] if rest else part).replace('_', '-')}"
    name = i18n.t(language, key) if i18n.has(language, key) else path
    if part in _ITEMS and rest:
        return i18n.t(language, f"candidate-item-{part}", item=rest[0], name=name)
    return name


def written(language: str, path: str, value: Any) -> str:
    """Write a kept value as people read it; nothing is written as a dash."""
    field, text = path.rpartition(".")[2], "" if value is None else str(value)
    code = text.replace("_", "-")
    if field == "status" and text:
        return i18n.t(language, f"paper-status-{code}")
    if field == "state" and i18n.has(language, f"registration-state-{code}"):
        return i18n.t(language, f"registration-state-{code}")
    if isinstance(value, bool):
        return i18n.t(language, "candidate-yes" if value else "candidate-no")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or i18n.t(language, "corrections-nothing")
    return shown(language, field, text)


def shown(language: str, field: str, value: str) -> str:
    """Write a kept text as people read it."""
    if not value:
        return i18n.t(language, "corrections-nothing")
    if field == "birth_date" and _KEPT_DAY.fullmatch(value):  # a report keeps what the candidate typed
        return typed_day(date.fromisoformat(value))
    if field in _CODES:
        return _CODES[field](language, value)
    return civility(language, value) if field == "civility" else value


def _language_name(language: str, code: str) -> str:
    key = f"language-{code}"
    return i18n.t(language, key) if i18n.has(language, key) else code


def _place_name(language: str, code: str) -> str:
    """Give the name of an académie, the same in every language; a code no longer known stays a code."""
    del language
    known = reference().academies.get(code)
    return known.label if known else code


def _domain_name(language: str, code: str) -> str:
    del language
    known = reference().domains.get(code)
    return known.label if known else code


_CODES = {"language": _language_name, "academie_code": _place_name, "domain_code": _domain_name}


def civility(language: str, value: str) -> str:
    """Give a civility in words, or as it was kept when it is of no known form."""
    code = _CIVILITIES.get(value.upper().rstrip("."))
    return i18n.t(language, code) if code else value


def measure(language: str, code: str) -> str:
    """Name a measure of an accommodation; one that no sentence names is written as its code."""
    key = f"accommodation-measure-{code.replace('_', '-')}"
    return i18n.t(language, key) if i18n.has(language, key) else code


def changed(language: str, event: EventLine) -> list[str]:
    """Write what an event changed, field by field."""
    return [_change(language, one, event) for one in event.changes if one.field not in _TWINS]


def _change(language: str, one: FieldChange, event: EventLine) -> str:
    field = field_name(language, one.field)
    before, after = (_state(language, one.field, value, event) for value in (one.before, one.after))
    if not one.before:
        return i18n.t(language, "candidate-given", field=field, value=after)
    return i18n.t(language, "corrections-change", field=field, before=before, after=after)


def _state(language: str, field: str, value: Any, event: EventLine) -> str:
    """Write a value as it was kept; a state in the words of what the event is about."""
    family = _STATES.get(event.name.partition(".")[0], "")
    key = f"{family}-{str(value).replace('_', '-')}"
    known = field == "state" and bool(family) and i18n.has(language, key)
    return i18n.t(language, key) if known else written(language, field, value)


def what(language: str, one: Moment) -> str:
    """Say what happened."""
    return i18n.t(language, one.event.key if one.event else "candidate-kind-mail")


def who(language: str, one: Moment) -> str:
    """Say who did it; nothing for a mail."""
    if one.event is None:
        return ""
    behind = one.event.on_behalf_of
    return i18n.t(language, "candidate-by-job", who=behind) if behind else one.event.actor


def detail(language: str, one: Moment) -> str:
    """Say what is worth knowing of it: facts with a name, what changed, why; the subject and state of a mail."""
    if one.mail is not None:
        return f"{one.mail.subject} ({i18n.t(language, f'mail-state-{one.mail.state}')})"
    if one.event is None:
        return ""
    facts = [
        f"{i18n.t(language, key)} {value}"
        for name, value in one.event.facts.items()
        if i18n.has(language, key := f"candidate-fact-{name.replace('_', '-')}")
    ]
    return BETWEEN.join([*facts, *changed(language, one.event), *([one.event.reason] if one.event.reason else [])])
