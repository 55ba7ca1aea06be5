"""A wording as it would be printed for an invented person, as pictures of its pages; what is wrong is in red."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor
from core.documents.catalogue import kind_of
from core.documents.editing.checking import faults_of, office_of
from core.documents.editing.finding import require_work
from core.documents.editing.marking import marked
from core.documents.editing.rules import Fault
from core.documents.editing.specimens import SPECIMENS, specimen_facts
from core.documents.facts import PrintContext, ReturnRegime
from core.documents.illustrations import illustrated
from core.documents.rendering.crowding import crowded
from core.documents.rendering.picture import pictures
from core.documents.wording import template
from core.errors import ExamError, NotFound
from db.tables import Academie, ExamDomain


@dataclass(frozen=True, slots=True)
class Preview:
    """Pages as SVG pictures, and the faults of the wording; no page when it cannot be laid out at all."""

    pages: tuple[str, ...]
    faults: tuple[Fault, ...]


def preview(
    tx: Session,
    actor: Actor,
    kind: str,
    place: tuple[str, str],
    slots: Mapping[str, str],
    *,
    specimen: str,
    regime: str = "",
) -> Preview:
    """Show a wording of a place (académie, domain), even one with faults: each is said in red where it would stand."""
    require_work(actor, *place)
    if specimen not in SPECIMENS:
        raise NotFound(kind="specimen")
    faults = faults_of(tx, kind, *place, slots)
    said, red = marked(slots, faults)
    office = office_of(tx, *place)
    if regime:
        office = replace(office, regime=ReturnRegime(regime))
    try:
        content = _printed(tx, kind, place, said, specimen, office)
    except ExamError:
        return Preview((), tuple(faults))
    places: dict[int, list[Any]] = {}
    for one in crowded(content):
        places.setdefault(one.page, []).append(one.place)
    framed = [places.get(page, []) for page in range(max(places, default=-1) + 1)]
    return Preview(tuple(pictures(content, red=red, faults=framed)), tuple(faults))


def _printed(
    tx: Session, kind: str, place: tuple[str, str], said: Mapping[str, str], specimen: str, office: PrintContext
) -> bytes:
    found = kind_of(kind)
    facts = specimen_facts(found, illustrated(tx, template(said)), SPECIMENS[specimen], office)
    exam, labels = facts.snapshot.exam, _labels(tx, *place)
    return found.render(replace(facts, snapshot=replace(facts.snapshot, exam=replace(exam, **labels))))


def _labels(tx: Session, academie_code: str, domain_code: str) -> dict[str, str]:
    """Give the names of the place, as its documents print them."""
    academie = tx.get(Academie, academie_code) if academie_code else None
    domain = tx.get(ExamDomain, domain_code) if domain_code else None
    named = {"academie_label": academie.label if academie else "", "domain_label": domain.label if domain else ""}
    return {name: label for name, label in named.items() if label}
