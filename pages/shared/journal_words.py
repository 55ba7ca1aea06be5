"""What a line of the journal says to a person: who, about what, what changed; the file holds all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from core.audit.queries import EventLine
from core.catalogue.reference import reference
from core.i18n import has
from pages.shared import frame
from pages.shared.candidate_history import changed

MOST_SIGNS = 240
PLACES_OF_A_ROLE = 2  # the académie and the domain, a star for all of them
DIGEST, SHORT_DIGEST = 64, 12
# Marks of the machine: they tie lines together in the file, and say nothing to a person, or what the line says already.
MARKS = frozenset({
    "account", "at", "base_version", "candidate", "cause_id", "content_sha256", "correction", "days", "digest",
    "evidence", "fields", "from", "grant", "handed", "hits", "import", "import_id", "kinds", "merge", "move",
    "options", "own", "pair", "person", "proposer", "query", "receipt", "registration", "report", "seed", "session",
    "setting", "sheet", "undoes",
})  # fmt: skip
# Where the sentence of a code is, for a fact that says one.
_FAMILIES = {
    "format": ("import-format",), "purpose": ("export-purpose",),
    "kind": ("document-kind",), "outcomes": ("journal-outcome",), "items": ("journal-outcome",),
}  # fmt: skip


def who(line: EventLine) -> str:
    """Say who did it: a person, or which of the tasks that run by themselves, and for whom."""
    key = f"journal-job-{line.actor.replace('.', '-')}"
    name = frame.say(key) if line.actor_kind == "system" and has(frame.language(), key) else line.actor
    return f"{name} ({line.on_behalf_of})" if line.on_behalf_of else name


def subject(line: EventLine) -> str:
    """Say what it is about, with its number when it has one."""
    key = f"subject-{line.subject_kind.replace('_', '-')}"
    kind = frame.say(key) if has(frame.language(), key) else line.subject_kind
    return f"{kind} {line.subject_id or ''}".strip()


def told(line: EventLine) -> str:
    """Write what changed and what else is known, short enough for a line."""
    whole = " · ".join(part for part in (*changed(line), *_facts(line), line.reason) if part)
    return whole if len(whole) <= MOST_SIGNS else f"{whole[:MOST_SIGNS]}…"


def label(name: str) -> str:
    """Give the name of a fact, or nothing: a fact without a name is for the machine."""
    if name in MARKS:
        return ""
    keys = (f"{family}-{name.replace('_', '-')}" for family in ("journal-fact", "field"))
    return next((frame.say(key) for key in keys if has(frame.language(), key)), "")


def _facts(line: EventLine) -> Iterator[str]:
    for name, value in line.facts.items():
        said = label(name)
        if said and value not in (None, "", [], {}):
            yield frame.say("candidate-given", field=said, value=_value(name, value))


def _value(name: str, value: object) -> str:
    """Write a fact: yes or no, a number, an instant, a count by name; a digest by its beginning, a code in words."""
    if isinstance(value, bool):
        return frame.say("candidate-yes" if value else "candidate-no")
    if isinstance(value, int):
        return frame.number(value)
    if isinstance(value, dict):
        return ", ".join(f"{label(one) or _coded(name, one)} {_value(one, count)}" for one, count in value.items())
    if isinstance(value, list):
        return ", ".join(_value(name, one) for one in value)
    text = str(value)
    if moment := _instant(text):
        return frame.moment(moment)
    return f"{text[:SHORT_DIGEST]}…" if len(text) == DIGEST and text.isalnum() else _coded(name, text)


def _role(role: str, academie: str, domain: str) -> str:
    """Write a role and the place over which it was given."""
    academies, domains = reference().academies, reference().domains
    place = academies[academie].label if academie in academies else frame.say("staff-every-academie")
    domain = domains[domain].label if domain in domains else frame.say("staff-every-domain")
    name = frame.say(f"role-{role.replace('_', '-')}")
    return f"{name} ({place}, {domain})"


def _coded(name: str, text: str) -> str:
    """Write a code by its sentence or by its name in the reference data; what has neither stays as it is."""
    if name == "role" and text.count("/") == PLACES_OF_A_ROLE:
        return _role(*text.split("/"))
    known = {"academie": reference().academies, "domain": reference().domains, "piece": reference().pieces}.get(name)
    if known and text in known:
        return known[text].label
    code = text.replace("_", "-").replace(" ", "-")
    for family in (*_FAMILIES.get(name, ()), name, f"journal-{name}", f"version-{name}"):
        if has(frame.language(), f"{family}-{code}"):
            return frame.say(f"{family}-{code}")
    return text


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
