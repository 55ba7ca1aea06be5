"""Invented people on whom a wording is tried before it is published: what is long, many, foreign, missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import cycle, islice
from typing import Any

from core.documents.catalogue import Kind
from core.documents.facts import PrintContext, ReturnRegime, TemplateText
from core.documents.samples import sample_confirmation, with_school
from core.registrations.snapshot import PaperStatus, PrintedPaper, Snapshot

_LONG = "Marie-Antoinette de La Rochefoucauld-Montbazon d’Aubigné-Saint-Hilaire de Lévis-Mirepoix"
_AT = datetime(2026, 10, 13, 7, 0, tzinfo=UTC)
_GROUP = "heading_group_"
_SAID = "Le temps majoré vaut pour les épreuves écrites et orales. La demande d’assistance est examinée à part."


@dataclass(frozen=True, slots=True)
class Specimen:
    """One invented person: `specimen-<name>` is the sentence that tells it; `few`: what can be missing is."""

    name: str
    person: Callable[[], Snapshot]
    few: bool = False


def _usual() -> Snapshot:
    return with_school(sample_confirmation(0)).snapshot


def _long_name() -> Snapshot:
    one = with_school(sample_confirmation(1)).snapshot
    identity = replace(one.identity, birth_name=_LONG, usual_name=_LONG, first_names=_LONG, birth_place=_LONG)
    return replace(one, identity=identity, school=replace(one.school, name=_LONG, city=_LONG))


def _many_papers() -> Snapshot:
    """Forty papers in every situation, of somebody under age."""
    one = next(facts.snapshot for facts in map(sample_confirmation, range(50)) if facts.snapshot.credits)
    statuses = islice(cycle(PaperStatus), 40)
    papers = tuple(
        replace(paper, code=f"E{rank}", status=status, grade="12,5", kept_until="2029")
        for rank, (paper, status) in enumerate(zip(cycle(one.papers), statuses, strict=False), start=1)
    )
    young = replace(one.identity, birth_date=date(2010, 3, 9))
    return replace(one, identity=young, papers=papers, credits=one.credits * 3, pieces=one.pieces * 3)


def _foreign() -> Snapshot:
    one = sample_confirmation(2).snapshot
    identity = replace(
        one.identity, birth_name="Wójcik-Çağlar", first_names="Łucja, Nguyễn", birth_place="Łódź",
        birth_departement="", birth_country="Pologne", nationality="Polonaise", ine="",
    )  # fmt: skip
    contact = replace(
        one.contact, address=("Calle de Alcalá 128, escalera B, 2.º izquierda", "Barrio de Goya"), postcode="28009",
        city="Madrid", country="Espagne", phone="+34 600 000 000",
    )  # fmt: skip
    return replace(one, identity=identity, contact=contact)


def _few_facts() -> Snapshot:
    one = sample_confirmation(3).snapshot
    identity = replace(one.identity, usual_name="", birth_departement="", ine="", first_names="Lou")
    contact = replace(one.contact, phone="", address=("Poste restante",))
    return replace(one, identity=identity, contact=contact, papers=one.papers[:1], credits=(), pieces=())


SPECIMENS: Mapping[str, Specimen] = {
    one.name: one
    for one in (
        Specimen("usual", _usual),
        Specimen("long_name", _long_name),
        Specimen("many_papers", _many_papers),
        Specimen("foreign_address", _foreign),
        Specimen("few_facts", _few_facts, few=True),
    )
}


def specimen_facts(kind: Kind, text: TemplateText, specimen: Specimen, context: PrintContext) -> Any:
    """Give what a document of a kind says to an invented person, with a wording, from an office."""
    snapshot, code = specimen.person(), sample_confirmation(0).check_code
    own = specimen_own(snapshot, text, few=specimen.few) if kind.own else {}
    url = f"{context.website or 'https://examens.example.fr'}/v/{code}"
    return kind.facts(snapshot, context, text, _AT, code, url, own)


def specimen_own(snapshot: Snapshot, text: TemplateText, *, few: bool) -> dict[str, Any]:
    """Give what a letter would say of its own, whichever it is: something in each list, or as little as can be."""
    groups = [slot.removeprefix(_GROUP) for slot, _ in text.slots if slot.startswith(_GROUP)] or ["item"]
    items = [[groups[-1], "Photocopie d’une pièce d’identité", ""]]
    if not few:
        label = "Tiers temps pour les épreuves écrites, avec une salle à part et un ordinateur"
        items = [[group, label, "à partir de la session 2027"] for group in groups for _ in range(4)]
    return {
        "at": _AT.isoformat(), "items": items, "said": "" if few else _SAID,
        "due": None if few else _AT.replace(month=12).isoformat(), "zone": "Europe/Paris",
        "rows": [_row(rank, paper, few=few) for rank, paper in enumerate(snapshot.papers)],
        "bring": [] if few else ["Une blouse de coton et des chaussures de sécurité", "Une calculatrice"],
        "total": "" if few else "412.5", "result": "Admis" if few else "Autorisé à se présenter au second groupe",
        "jury_day": "" if few else "2027-07-05",
    }  # fmt: skip


def _row(rank: int, paper: PrintedPaper, *, few: bool) -> dict[str, str]:
    """Give what an import says of one paper: where and when it is sat, what it was worth."""
    centre = ("Lycée Vaucanson", "27 rue Anatole-France, 38100 Grenoble"), (_LONG, "12 avenue du Général-Leclerc")
    name, address = centre[0 if few or rank % 2 == 0 else 1]
    return {
        "paper": paper.code, "centre": name, "address": address, "at": _AT.replace(day=1 + rank % 28).isoformat(),
        "duration": "" if few else "4 h 30", "room": "" if few else "Amphithéâtre B", "place": "" if few else "112",
        "coefficient": "1" if few else "12.5", "grade": "13.75", "status": "graded",
    }  # fmt: skip


def contexts_of(context: PrintContext) -> Iterator[PrintContext]:
    """Give an office with each way of signing; the last without a day to return by."""
    for regime in ReturnRegime:
        yield replace(context, regime=regime)
    yield replace(context, return_by=None)
