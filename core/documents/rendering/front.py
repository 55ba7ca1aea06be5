"""The front of a confirmation: who, for which exam, with which papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.candidates.phones import shown_phone
from core.documents.facts import ConfirmationFacts, LetterFacts, PrintContext
from core.documents.rendering.check_mark import check_mark
from core.documents.rendering.faces import Weight
from core.documents.rendering.french import day
from core.documents.rendering.images import logo
from core.documents.rendering.lines import fitted, wrapped
from core.documents.rendering.metrics import (
    ACCENT,
    BOX_HEIGHT,
    BOX_LEFT,
    BOX_TOP,
    BOX_WIDTH,
    GREY,
    INK,
    LABEL,
    LEFT,
    PAGE_HEIGHT,
    WIDTH,
)
from core.documents.rendering.papers import papers_section
from core.documents.rendering.prepared import PreparedTemplate, heading_of
from core.documents.rendering.typeset import Typesetter, plain
from core.documents.rendering.units import Drawing, Kind, Place, Said, Section, paragraph, place, put, row
from core.documents.wording import filled
from core.registrations.snapshot import PrintedCredit, Snapshot

_REGULAR, _BOLD = Weight.REGULAR, Weight.BOLD
_MARK = BOX_HEIGHT
_MARK_LEFT = BOX_LEFT - _MARK - 12
_MASTHEAD_WIDTH = _MARK_LEFT - LEFT - 14
_VALUES = BOX_LEFT + 74
_CIVILITIES = {"MME": "Mme", "M": "M."}
_OFFICE, _LEAST_OFFICE, _UNDER_OFFICE = 7.6, 6.6, 1.4
FLOW_TOP = PAGE_HEIGHT - 181


@dataclass(frozen=True, slots=True)
class _Places:
    """The labelled places of the front, prepared once per template."""

    identity: tuple[tuple[Place, ...], ...]
    contact: tuple[Place, ...]
    exam: tuple[Place, ...]
    school: tuple[Place, ...]


def _from_top(height: float) -> float:
    return PAGE_HEIGHT - height


def masthead(typesetter: Typesetter, prepared: PreparedTemplate, context: PrintContext, academie: str) -> Drawing:
    """Draw the académie and its office, top left, beside the logo when there is one."""
    label = prepared.words["label_academie"]
    picture, beside = logo(prepared)
    left, width = LEFT + beside, _MASTHEAD_WIDTH - beside
    name_size, name = fitted(typesetter, academie, _BOLD, width=width, size=13, least=5)
    office_size, office = fitted(
        typesetter, context.office_name, _BOLD, width=width, size=8.6, least=_LEAST_OFFICE if beside else 5
    )
    address, reached = ", ".join(context.office_address), [context.office_email, context.office_phone]
    contact = reached if beside else [" · ".join(filter(None, reached))]
    drawn = [picture, b"BT ", GREY, put(typesetter, label, _REGULAR, LABEL, left, _from_top(40))]
    drawn.append(ACCENT)
    y = _from_top(55)
    for rank, line in enumerate(name):
        y -= name_size * 1.15 if rank else 0
        drawn.append(put(typesetter, line, _BOLD, name_size, left, y))
    drawn.append(INK)
    y -= office_size + 5.4
    for line in office:
        drawn.append(put(typesetter, line, _BOLD, office_size, left, y))
        y -= office_size * 1.24
    y -= _UNDER_OFFICE if beside else 0
    size, lines = _in_room(typesetter, [text for text in (address, *contact) if text], y - _from_top(112), width)
    for line in lines:
        drawn.append(put(typesetter, line, _REGULAR, size, left, y))
        y -= size * 1.25
    texts = [Said(Kind.VALUE, text) for text in (academie, context.office_name, address, *contact) if text]
    return Drawing(b"".join([*drawn, b"ET\n"]), (Said(Kind.LABEL, label), *texts))


def _in_room(typesetter: Typesetter, texts: list[str], height: float, width: float) -> tuple[float, list[str]]:
    """Give the largest size at which texts stand in a room, and their lines."""
    widest = max((typesetter.width(text, _REGULAR) for text in texts), default=0)
    if widest * _LEAST_OFFICE <= width * 1000:
        return min(_OFFICE, int(width * 10_000 / max(widest, 1)) / 10), texts
    size = _OFFICE
    while True:
        lines = [line for text in texts for line in wrapped(typesetter, text, _REGULAR, width=width, size=size)]
        if len(lines) * size * 1.25 <= height or size < 1:
            return size, lines
        size *= 0.85


@lru_cache(maxsize=512)
def known_masthead(prepared: PreparedTemplate, context: PrintContext, academie: str) -> Drawing:
    """Draw an office once for all its candidates."""
    return masthead(plain(), prepared, context, academie)


@lru_cache(maxsize=64)
def _box_labels(prepared: PreparedTemplate) -> tuple[bytes, bytes, bytes, tuple[Said, ...]]:
    """Give what is drawn before each number of the box, and the labels said."""
    slots = ("label_candidate_number", "label_registration_number", "label_check_code")
    texts = [prepared.words[slot] for slot in slots]
    ends = (b"/B 10 Tf", b"/B 10 Tf", b"")
    starts = [
        b"%s%s%s%s 1 0 0 1 %.2f %.2f Tm " % (
            GREY, put(plain(), text, _REGULAR, 7, BOX_LEFT + 8, _from_top(top)), INK, end, _VALUES, _from_top(top),
        )
        for text, end, top in zip(texts, ends, (BOX_TOP + 13, BOX_TOP + 27, BOX_TOP + 56), strict=True)
    ]  # fmt: skip
    return starts[0], starts[1], starts[2], tuple(Said(Kind.LABEL, text) for text in texts)


def numbers(typesetter: Typesetter, prepared: PreparedTemplate, facts: ConfirmationFacts | LetterFacts) -> Drawing:
    """Draw candidate number, registration number, version and check code, top right, and the square code beside."""
    snapshot = facts.snapshot
    candidate, registration, check, labels = _box_labels(prepared)
    number, version = registration_number(snapshot), version_in_words(prepared, snapshot)
    size, (code, *_) = fitted(
        typesetter, facts.check_code, _BOLD, width=BOX_LEFT + BOX_WIDTH - _VALUES - 6, size=8.6, least=0.1
    )
    drawn = b"BT %s%s%s%s/B 10 Tf 1 0 0 1 %.2f %.2f Tm %s%s/B %.1f Tf %sET\n%s" % (
        candidate, typesetter.show(snapshot.candidate_number, _BOLD, 10),
        registration, typesetter.show(number, _BOLD, 10),
        _VALUES, _from_top(BOX_TOP + 41), typesetter.show(version, _BOLD, 10),
        check, size, typesetter.show(code, _BOLD, size),
        _mark(facts.check_url),
    )  # fmt: skip
    value = Kind.VALUE
    said = (
        labels[0], Said(value, snapshot.candidate_number), labels[1], Said(value, number), Said(value, version),
        labels[2], Said(value, facts.check_code),
    )  # fmt: skip
    return Drawing(drawn, said)


def _mark(address: str) -> bytes:
    side, rows = check_mark(address)
    return b"q 0 g %.2f 0 0 %.2f %.2f %.2f cm BI/W %d/H %d/IM true/BPC 1/D[1 0]/F/AHx ID %s> EI Q\n" % (
        _MARK, _MARK, _MARK_LEFT, _from_top(BOX_TOP + BOX_HEIGHT), side, side, rows,
    )  # fmt: skip


def registration_number(snapshot: Snapshot) -> str:
    """Write a registration number: « 001 »."""
    return f"{snapshot.registration_number:03d}"


def version_in_words(prepared: PreparedTemplate, snapshot: Snapshot) -> str:
    """Write a version: « Version 01 »."""
    return _version(prepared, snapshot.version)


@lru_cache(maxsize=1024)
def _version(prepared: PreparedTemplate, version: int) -> str:
    return filled(prepared.words["version"], version=f"{version:02d}")


@lru_cache(maxsize=1024)
def known_exam_line(prepared: PreparedTemplate, domain: str, exam_session: str) -> Drawing:
    """Draw an exam and its session once for all its candidates."""
    return exam_line(plain(), prepared, domain, exam_session)


def exam_line(typesetter: Typesetter, prepared: PreparedTemplate, domain: str, exam_session: str) -> Drawing:
    """Draw the exam and its session, under the title."""
    text = filled(prepared.words["exam_line"], domain=domain, exam_session=exam_session)
    size, lines = fitted(typesetter, text, _BOLD, width=WIDTH, size=11.5, least=6)
    drawn = [
        put(typesetter, line, _BOLD, size, LEFT, _from_top(170) - size * 1.05 * rank) for rank, line in enumerate(lines)
    ]
    return Drawing(b"BT %s%sET\n" % (INK, b"".join(drawn)), (Said(Kind.TITLE, text),))


@lru_cache(maxsize=64)
def _places(prepared: PreparedTemplate) -> _Places:
    def at(slot: str, x: float, width: float, weight: Weight = _REGULAR) -> Place:
        return place(plain(), prepared.words[slot], x, width, weight)

    return _Places(
        identity=(
            (at("label_civility", 0, 58), at("label_birth_name", 58, 160, _BOLD),
             at("label_usual_name", 218, 140, _BOLD), at("label_first_names", 358, 161, _BOLD)),
            (at("label_birth_date", 0, 108), at("label_birth_place", 108, 210),
             at("label_nationality", 318, 100), at("label_ine", 418, 101)),
        ),
        contact=(at("label_address", 0, 262), at("label_email", 262, 168), at("label_phone", 430, 89)),
        exam=(
            at("label_speciality", 0, 262, _BOLD), at("label_exam_academie", 262, 120), at("label_category", 382, 137),
        ),
        school=(at("label_school", 0, 262), at("label_school_city", 262, 168), at("label_class_name", 430, 89)),
    )  # fmt: skip


def whom_and_what(typesetter: Typesetter, prepared: PreparedTemplate, snapshot: Snapshot) -> list[Section]:
    """Draw who the candidate is, how he is reached, and the exam."""
    places = _places(prepared)
    identity, contact = snapshot.identity, snapshot.contact
    civility = _CIVILITIES.get(identity.civility, identity.civility)
    names = (civility, identity.birth_name, identity.usual_name, identity.first_names)
    birth = (day(identity.birth_date), _birth_place(snapshot), identity.nationality, identity.ine)
    lines = [*contact.address, f"{contact.postcode} {contact.city}".strip(), contact.country]
    reached = (", ".join(filter(None, lines)), contact.email, shown_phone(contact.phone))
    return [
        Section(
            heading_of(prepared, "heading_identity"),
            [
                *row(typesetter, zip(places.identity[0], names, strict=True)),
                *row(typesetter, zip(places.identity[1], birth, strict=True)),
            ],
        ),
        Section(heading_of(prepared, "heading_contact"), row(typesetter, zip(places.contact, reached, strict=True))),
        _exam(typesetter, prepared, snapshot),
    ]


def front_sections(typesetter: Typesetter, prepared: PreparedTemplate, snapshot: Snapshot) -> list[Section]:
    """Draw what the registration says, section by section."""
    sections = whom_and_what(typesetter, prepared, snapshot)
    if snapshot.papers:
        sections.append(papers_section(typesetter, prepared, snapshot.papers))
    if snapshot.credits:
        sections.append(_credits(typesetter, prepared, snapshot.credits))
    return sections


def _birth_place(snapshot: Snapshot) -> str:
    identity = snapshot.identity
    town = (
        f"{identity.birth_place} ({identity.birth_departement})" if identity.birth_departement else identity.birth_place
    )
    return ", ".join(filter(None, (town, identity.birth_country)))


def _exam(typesetter: Typesetter, prepared: PreparedTemplate, snapshot: Snapshot) -> Section:
    exam, school, places = snapshot.exam, snapshot.school, _places(prepared)
    speciality = " – ".join(filter(None, (exam.speciality_code, exam.speciality_label)))
    units = row(typesetter, zip(places.exam, (speciality, exam.academie_label, exam.category_label), strict=True))
    if school.uai or school.name:
        name = f"{school.name} ({school.uai})" if school.uai else school.name
        units += row(typesetter, zip(places.school, (name, school.city, school.class_name), strict=True))
    return Section(heading_of(prepared, "heading_exam"), units)


def _credits(typesetter: Typesetter, prepared: PreparedTemplate, declared: tuple[PrintedCredit, ...]) -> Section:
    wording = prepared.words["credit"]
    texts = [filled(wording, label=c.label, year=c.year, academie=c.academie_label) for c in declared]
    units = [unit for text in texts for unit in paragraph(typesetter, text, size=8.2, leading=11.6)]
    return Section(heading_of(prepared, "heading_credits"), units)
