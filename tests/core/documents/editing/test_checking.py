"""Every fault of a wording is named with its slot, before it is proposed and in the preview (2.40, 2.41)."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import select

from core import i18n, units
from core.access import system
from core.audit import Event, record
from core.documents.catalogue import KINDS
from core.documents.editing.checking import faults_of
from core.documents.editing.marking import fact_name
from core.documents.editing.preview import preview
from core.documents.editing.rules import Fault, Group, group_of, required_facts, tidied
from core.documents.editing.specimens import SPECIMENS
from core.documents.rendering.base_fonts import REPERTOIRE
from core.documents.rendering.faces import Weight
from core.documents.rendering.picture import RED
from core.documents.wording import facts_of_slot, load_template, slots_in_order
from core.errors import NotFound
from db.tables import ManagingOffice
from tests.core.documents.editing.conftest import KIND, PLACE

SAID = dict(load_template(KIND).slots)


def found(reading, place=PLACE, kind=KIND, **changed):
    with reading() as tx:
        return faults_of(tx, kind, *place, {**dict(load_template(kind).slots), **changed})


@pytest.mark.parametrize("kind", KINDS)
def test_the_wording_of_sporades_has_no_fault(reading, kind):
    """Of any kind there is, on every invented person, in a place and everywhere: nothing to mend."""
    assert found(reading, kind=kind) == found(reading, ("", ""), kind=kind) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"closing": "Fermeture : {tomorrow} {closes_at}."}, Fault("closing", "unknown_fact", "tomorrow")),
        ({"declaration": "{closes_at}"}, Fault("declaration", "unknown_fact", "closes_at")),
        ({"closing": "Le service ferme bientôt."}, Fault("closing", "missing_fact", "closes_at")),
        ({"version": "Version"}, Fault("version", "missing_fact", "version")),
        ({"declaration": "Zażółć"}, Fault("declaration", "sign", "ż")),
        ({"heading_identity": "Identité @"}, Fault("heading_identity", "sign", "@")),
        ({"declaration": "Je { certifie"}, Fault("declaration", "sign", "{")),
        ({"title": "  "}, Fault("title", "empty", "")),
        ({"title": "Confirmation d’inscription " * 4}, Fault("title", "crowded", "usual")),
        ({"declaration": "Je certifie. " * 60}, Fault("declaration", "crowded", "usual")),
        ({"sign_representative": "Date et signature du représentant légal ou tuteur"},
         Fault("sign_representative", "crowded", "many_papers")),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_slot(reading, changed, fault):
    """Unknown or missing fact, sign no font prints, empty text, text without room: the slot at fault, no other."""
    assert found(reading, **changed)[0] == fault
    assert {one.slot for one in found(reading, **changed)} == set(changed)


def test_two_texts_too_long_are_two_faults(reading):
    """Each is told, and the texts that they push are not."""
    changed = {"declaration": "Je certifie. " * 60, "notice_errors": "Écrivez au service des examens. " * 20}
    assert {(one.slot, one.code) for one in found(reading, **changed)} == {(slot, "crowded") for slot in changed}


def test_a_fact_that_the_office_does_not_have_is_a_fault_there(writing, reading):
    """Its paper would have a hole; elsewhere, where the office has it, nothing is wrong."""
    with writing() as tx:
        for office in tx.scalars(select(ManagingOffice).filter_by(academie_code="08")):
            office.phone = ""
        record(tx, system("tests"), Event.SETTINGS_CHANGED, "office", 1)
    asking = {"closing": "Le service ferme le {closes_at}. Téléphone : {office_phone}."}
    assert found(reading, **asking) == [Fault("closing", "empty_fact", "office_phone")]
    assert found(reading, ("09", "BCP"), **asking) == []


def seen(actor, specimen="usual", **changed):
    return units.read(preview, actor, KIND, PLACE, {**SAID, **changed}, specimen=specimen)


def test_what_is_missing_is_red_in_the_preview(author):
    """A wording with faults is shown all the same: each fault is written in red where it would stand."""
    clean = seen(author)
    assert (clean.faults, len(clean.pages)) == ((), 2)
    assert RED not in "".join(clean.pages)
    for changed, page in (
        ({"closing": "Le service ferme bientôt."}, 1),
        ({"closing": "{zut} {closes_at}"}, 1),
        ({"title": ""}, 0),
        ({"declaration": "Zażółć"}, 0),
        ({"declaration": "Je certifie. " * 60}, 0),
    ):
        shown = seen(author, **changed)
        assert shown.faults
        assert [RED in one for one in shown.pages] == [page == 0, page == 1], changed


def test_a_preview_is_of_ones_places_and_of_invented_people(author, stranger, reader):
    """Nobody else's wording is shown, and no real person is ever in it."""
    with pytest.raises(NotFound):
        seen(stranger)
    with pytest.raises(NotFound):
        seen(author, "martin")
    assert [len(seen(author, name).pages) for name in SPECIMENS] == [2, 3, 3, 2, 2]


def test_a_preview_answers_within_a_second(author):
    """After a change of text, all the checks made again: what the screen waits for."""
    seen(author)
    spent = []
    for number in range(10):
        begun = time.process_time()
        seen(author, title=f"Confirmation de votre inscription {number}")
        spent.append(time.process_time() - begun)
        if spent[-1] < 1:
            break
    assert min(spent) < 1


def test_slots_are_grouped_as_the_office_speaks_of_them():
    """Headings, notices, back page, signature, labels, margins: each slot in one, in the order of the paper."""
    assert group_of("heading_notice_data") is group_of("title") is Group.HEADINGS
    assert group_of("back_title") is group_of("regime_online") is group_of("label_return_address") is Group.BACK
    assert group_of("signatory_name") is group_of("sign_office") is group_of("declaration") is Group.SIGNATURE
    assert group_of("notice_check") is group_of("appeal") is group_of("anything") is Group.NOTICES
    assert group_of("footer") is Group.MARGINS
    assert slots_in_order(KIND)[:2] == ("title", "mention_paper")
    assert sorted(slots_in_order("accommodation")) == sorted(dict(load_template("accommodation").slots))


def test_a_text_is_on_one_line_and_keeps_the_spaces_that_cannot_break():
    """Pasted from elsewhere, a text loses its line ends, never its typography."""
    assert tidied("  Une\u202f? \n\t« Oui\u00a0»  ") == "Une\u202f? « Oui\u00a0»"


def test_where_the_office_is_reached_may_be_left_out():
    """Dates and numbers must be said; the address of a site or a telephone is the office's choice."""
    assert required_facts(SAID["closing"]) == ["closes_at"]
    assert required_facts(SAID["footer"]) == ["issued_at"]
    assert required_facts(dict(load_template("accommodation").slots)["contact"]) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_fact_that_a_wording_may_hold_has_a_name(language):
    """Whatever the kinds there are: who writes reads what each fact is, and its mark can be printed."""
    slots = {slot for kind in KINDS for slot in slots_in_order(kind)}
    for name in {name for slot in slots for name in facts_of_slot(slot)}:
        assert fact_name(language, name) != name.replace("_", " ") or i18n.has(
            language, f"template-fact-{name.replace('_', '-')}"
        )
        mark = i18n.t("fr", "template-mark-fact", name=fact_name("fr", name))
        assert set(mark) <= set(REPERTOIRE[Weight.BOLD])
