"""The faults of a wording: read in its texts, then seen on the pages of invented people (2.40, 2.41)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sqlalchemy.orm import Session

from core.documents.catalogue import Kind, kind_of
from core.documents.contexts import Place, contexts, places_of_open_sessions
from core.documents.editing.rules import Fault, faults, texts_of
from core.documents.editing.specimens import SPECIMENS, contexts_of, specimen_facts
from core.documents.facts import PrintContext, TemplateText
from core.documents.illustrations import illustrated
from core.documents.rendering.back import office_facts
from core.documents.rendering.base_fonts import REPERTOIRE
from core.documents.rendering.crowding import crowded
from core.documents.rendering.faces import Weight
from core.documents.samples import OFFICE
from core.documents.wording import asked, load_template, template, without_facts
from core.errors import ExamError

_PRINTABLE = frozenset(REPERTOIRE[Weight.BOLD]) & frozenset(REPERTOIRE[Weight.REGULAR])
_MOST_CHECKED = 64
_MOST_TRIED = 12  # slots, those that grew most
_ABSENT = frozenset({"return_by"})  # what an office has on some days only: « return_undated » is said instead


def faults_of(tx: Session, kind: str, academie_code: str, domain_code: str, slots: Mapping[str, str]) -> list[Fault]:
    """List every fault of a wording in a place, each once; one without any may be proposed and published."""
    said = dict(load_template(kind).slots)
    found = faults(slots, said, printable(said))
    found += _lacking(tx, academie_code, domain_code, slots)
    if found:
        return found
    text = illustrated(tx, template(slots))
    return list(_on_pages(kind, text, office_of(tx, academie_code, domain_code)))


def printable(said: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Give the signs that the shared fonts print in each slot: those of both weights, and those said there already."""
    return {slot: _PRINTABLE | frozenset(without_facts(said.get(slot, ""))) for slot in texts_of(said)}


def offices_of(tx: Session, academie_code: str, domain_code: str) -> list[PrintContext]:
    """Give what the offices of a place add to documents today, each once."""
    academies = frozenset({academie_code}) if academie_code else None
    places = [one for one in places_of_open_sessions(tx, academies) if domain_code in {"", one.domain_code}]
    first: dict[tuple[str, str], Place] = {}
    for one in sorted(places, key=lambda one: (one.audience != "individual", one.foreign_group)):
        first.setdefault((one.academie_code, one.domain_code), one)
    found = contexts(tx, first.values())
    return list(dict.fromkeys(found[one].printed for one in first.values() if found[one].printed is not None))  # type: ignore[misc]


def office_of(tx: Session, academie_code: str, domain_code: str) -> PrintContext:
    """Give the office whose name stands on the pages that are tried: one of the place, or an invented one."""
    if not academie_code:
        return OFFICE
    return next(iter(offices_of(tx, academie_code, domain_code)), OFFICE)


def _lacking(tx: Session, academie_code: str, domain_code: str, slots: Mapping[str, str]) -> list[Fault]:
    """What a wording asks for and an office of the place does not have would be a hole on its papers."""
    names = {name: slot for slot, text in sorted(slots.items()) for name in asked(text)}
    if not academie_code or not names:
        return []
    known = [office_facts(one) for one in offices_of(tx, academie_code, domain_code)]
    return [
        Fault(slot, "empty_fact", name)
        for name, slot in names.items()
        if name not in _ABSENT and any(name in facts and not facts[name] for facts in known)
    ]


@lru_cache(maxsize=_MOST_CHECKED)
def _on_pages(kind: str, text: TemplateText, office: PrintContext) -> tuple[Fault, ...]:
    """Print a wording for each invented person, signing in each way, and look the pages over."""
    pages = _Pages(kind_of(kind), dict(load_template(kind).slots), text)
    for context in contexts_of(office):
        for name in SPECIMENS:
            pages.look_over(name, context)
    return tuple(pages.faults.values())


@dataclass(slots=True)
class _Pages:
    """A wording on the pages of invented people, and the slots that were found to leave no room there."""

    kind: Kind
    said: Mapping[str, str]
    text: TemplateText
    faults: dict[str, Fault] = field(default_factory=dict)

    def look_over(self, name: str, context: PrintContext) -> None:
        """Print for one person; what has no room there is the fault of a slot, unless one found before explains it."""
        try:
            found = self._crowded(self.text, name, context)
            if found and not (self.faults and self._crowded(self._without(*self.faults), name, context) < found):
                for slot in self._guilty(found, name, context):
                    self.faults.setdefault(slot, Fault(slot, "crowded", name))
        except ExamError as refusal:
            self.faults.setdefault("", Fault("", refusal.code, name))

    def _crowded(self, text: TemplateText, name: str, context: PrintContext) -> int:
        return len(crowded(self.kind.render(specimen_facts(self.kind, text, SPECIMENS[name], context))))

    def _guilty(self, found: int, name: str, context: PrintContext) -> list[str]:
        """Say which slots leave no room: those that, said as Sporades says them, would leave some again."""
        slots = dict(self.text.slots)
        changed = [slot for slot in slots if slots[slot] != self.said.get(slot)]
        changed.sort(key=lambda slot: len(self.said.get(slot, "")) - len(slots[slot]))
        tried = changed[:_MOST_TRIED]
        return [slot for slot in tried if self._crowded(self._without(slot), name, context) < found] or [""]

    def _without(self, *slots: str) -> TemplateText:
        images = tuple((name, image) for name, image in self.text.images if name not in slots)
        wording = template({**dict(self.text.slots), **{slot: self.said.get(slot, "") for slot in slots if slot}})
        return replace(wording, images=images)
