"""The wording of documents is data, whole and known by what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from core import i18n
from core.documents import errors
from core.documents.errors import CharacterNotPrintable, MissingWording, UnknownWordingFact
from core.documents.facts import ReturnRegime
from core.documents.rendering import prepare, render, text_lines
from core.documents.samples import sample_confirmation, with_school
from core.documents.wording import check_wording, filled, load_template, template
from core.errors import ExamError
from core.registrations.snapshot import PaperStatus
from tests.core.documents.printing import changed

SLOTS = dict(load_template("confirmation").slots)


def _kinds() -> Iterator[str]:
    """Give what confirmations of every form say, in one."""
    papers = sample_confirmation().snapshot.papers
    every = tuple(replace(papers[n], status=status, kept_until="2028") for n, status in enumerate(PaperStatus))
    for regime in ReturnRegime:
        facts = with_school(next(f for f in (sample_confirmation(n) for n in range(50)) if f.snapshot.credits))
        facts = changed(facts, papers=(*every, *papers * 4))
        facts = replace(facts, context=replace(facts.context, regime=regime))
        young = replace(facts.snapshot.identity, birth_date=date(2009, 1, 1))
        yield from text_lines(changed(facts, identity=young))
        yield from text_lines(changed(facts, pieces=()))
        yield from text_lines(replace(facts, context=replace(facts.context, return_by=None)))


def test_every_slot_is_printed_somewhere() -> None:
    """No wording is kept that no document shows."""
    said = "\n".join(_kinds())
    for slot, wording in SLOTS.items():
        pattern = ".+".join(re.escape(part) for part in re.split(r"\{[a-z_]+\}", wording))
        assert re.search(pattern, said), slot


def test_a_template_without_a_slot_is_refused() -> None:
    """A wording that is missing would be a hole in an official document."""
    partial = {slot: wording for slot, wording in SLOTS.items() if slot != "declaration"}
    with pytest.raises(MissingWording) as refused:
        prepare(template(partial))
    assert refused.value.facts["slots"] == ["declaration"]


def test_a_wording_asks_only_for_facts_that_are_known_there() -> None:
    """An unknown fact is refused when the template is made ready, not when a candidate's document fails."""
    with pytest.raises(UnknownWordingFact) as refused:
        check_wording(template({**SLOTS, "closing": "Fermeture : {tomorrow}."}))
    assert refused.value.facts == {"slot": "closing", "name": "tomorrow"}
    with pytest.raises(UnknownWordingFact):
        check_wording(template({**SLOTS, "declaration": "{closes_at}"}))


def test_a_wording_out_of_french_is_refused_by_name() -> None:
    """A sign that the shared fonts lack is named when the template is made ready (2.40)."""
    with pytest.raises(CharacterNotPrintable) as refused:
        prepare(template({**SLOTS, "declaration": "Zażółć"}))
    assert refused.value.facts["character"].startswith("U+017C")


def test_a_brace_that_holds_no_fact_is_refused() -> None:
    """Braces are for facts: a stray one is a slip of the writer, not something to print."""
    with pytest.raises(CharacterNotPrintable) as refused:
        prepare(template({**SLOTS, "declaration": "Je certifie { tout }."}))
    assert refused.value.facts["character"] == "U+007B LEFT CURLY BRACKET"


def test_facts_are_never_read_as_wording() -> None:
    """What a fact says between braces stays as it is: only the wording has slots (2.38)."""
    assert filled("Fin : {closes_at}.", closes_at="{website}") == "Fin : {website}."
    facts = sample_confirmation()
    strange = replace(facts, context=replace(facts.context, website="{closes_at}"))
    assert "({closes_at})" in " ".join(text_lines(strange))


def test_the_id_of_a_template_is_its_wording() -> None:
    """Equal wording has an equal id, in whatever order it is written; any change has another (2.45)."""
    assert template(dict(reversed(SLOTS.items()))) == load_template("confirmation")
    ids = {template({**SLOTS, slot: f"{wording}."}).template_id for slot, wording in SLOTS.items()}
    assert len(ids) == len(SLOTS)
    assert load_template("confirmation").template_id not in ids


def test_wording_keeps_to_french_typography() -> None:
    """Curved apostrophes, and the space before a colon, semicolon, question or exclamation mark cannot break."""
    for slot, wording in SLOTS.items():
        assert "'" not in wording, slot
        assert not re.search(r" [:;?!»]|« ", wording), slot


REFUSALS: Mapping[type[ExamError], dict[str, object]] = {
    errors.CharacterNotPrintable: {"character": "U+1F600 GRINNING FACE"},
    errors.DocumentTooLong: {"limit": 20},
    errors.DocumentTooLarge: {"limit": 2_000_000},
    errors.UnknownWordingFact: {"slot": "closing", "name": "tomorrow"},
    errors.MissingWording: {"slots": ["closing", "title"]},
    errors.NothingToMerge: {},
}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_of_printing_has_its_sentence(refusal: type[ExamError], language: str) -> None:
    """A person reads why nothing was printed, in their language, with the facts."""
    sentence = i18n.refusal(language, refusal(**REFUSALS[refusal]))
    for fact in REFUSALS[refusal].values():
        assert str(fact)[:1].strip("[") in sentence


def test_an_office_prints_in_its_own_hour() -> None:
    """The same instant is seventeen hours in Paris and twenty at La Réunion; midnight is the evening before."""
    facts = sample_confirmation()
    said = " ".join(text_lines(replace(facts, context=replace(facts.context, zone="Indian/Reunion"))))
    assert "vendredi 5 décembre 2025 à 20\u00a0h, heure de La Réunion" in said
    midnight = facts.context.closes_at.replace(hour=23)
    said = " ".join(text_lines(replace(facts, context=replace(facts.context, closes_at=midnight))))
    assert "vendredi 21 novembre 2025 à minuit, heure de Paris" in said
    assert render(facts)
