"""Conditions are said in words, in both languages, without any doubt of what is asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from core.i18n import LANGUAGES, has
from core.search.conditions.fields import FIELDS, Kind, Subject
from core.search.conditions.periods import Period
from core.search.conditions.rules import Condition, Group, Join, Operator
from core.search.conditions.sentences import sentence
from core.search.query import Query
from tests.core.search.conditions.drawing import groups

S = "\u202f"
LABELS = {"domains:BCP": "Baccalauréat professionnel", "BTS": "Brevet de technicien supérieur"}


def said(language: str, *parts: Condition | Group, join: Join = Join.ALL) -> str:
    return sentence(language, Group(join, parts), LABELS)


BCP = Condition("domain", Operator.ONE_OF, ("BCP", "BTS", "CAP"))
STALE = Condition("confirmation_stale", Operator.HAS)
NAMED = Condition("birth_name", Operator.STARTS, ("Le G",))
AWAITED = Condition("piece_awaited", Operator.HAS_NONE, ("cni", "jdc"))
LATELY = Condition("saved", Operator.LAST_DAYS, ("7",))


@pytest.mark.parametrize(
    ("language", "parts", "join", "expected"),
    [
        (
            "fr", (BCP, STALE), Join.ALL,
            "dossiers où l’examen est Baccalauréat professionnel (BCP), Brevet de technicien supérieur (BTS) ou CAP"
            " et la confirmation est à éditer ou à refaire",
        ),
        (
            "fr", (NAMED, Group(Join.ANY, (AWAITED, LATELY)), Group(Join.NONE, (STALE,))), Join.ALL,
            f"dossiers où le nom de famille commence par «{S}Le G{S}» et (aucune pièce n’est attendue (parmi{S}: cni ou"
            " jdc) ou le dernier enregistrement date des 7 derniers jours), sauf si (la confirmation est à éditer ou à"
            " refaire)",
        ),
        (
            "en", (NAMED, Group(Join.ANY, (AWAITED, LATELY)), Group(Join.NONE, (STALE,))), Join.ALL,
            "records where the birth name starts with “Le G” and (no supporting document is awaited (among: cni or"
            " jdc) or the last save happened in the last 7 days), unless (the confirmation is to be made or remade)",
        ),
        (
            "fr", (Condition("birth_date", Operator.BETWEEN, ("2008-03-12", "2008-03-31")),), Join.ALL,
            "dossiers où la date de naissance est entre 12 mars 2008 et 31 mars 2008",
        ),
        ("fr", (STALE,), Join.NONE, "dossiers où tout convient, sauf si (la confirmation est à éditer ou à refaire)"),
    ],
)  # fmt: skip
def test_conditions_are_said_as_one_speaks(
    language: str, parts: tuple[Condition | Group, ...], join: Join, expected: str
) -> None:
    """As the line under the builder, the heading of an export and the order of a run say them."""
    assert said(language, *parts, join=join) == expected


def test_the_sentence_of_a_search_holds_its_text_its_filters_and_its_conditions() -> None:
    """One object, one sentence."""
    query = Query(text="zola", domains=("BCP",), conditions=Group(Join.ALL, (STALE,)))
    assert query.as_sentence("fr", {}) == (
        f"«{S}zola{S}»{S}; examen{S}: BCP{S}; dossiers où la confirmation est à éditer ou à refaire"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_operator_and_period_has_its_words(language: str) -> None:
    """Nothing that can be asked is without a name on screen or in a sentence."""
    for field in FIELDS.values():
        name = field.code.replace("_", "-")
        families = ("has", "none") if field.kind is Kind.HAS else ("said",)
        missing = [one for one in ("field", *families) if not has(language, f"conditions-{one}-{name}")]
        assert not missing, (field.code, missing)
    codes = [*(f"operator-{one.value}" for one in Operator), *(f"subject-{one.value}" for one in Subject)]
    codes += [f"{family}-{one.value}" for one in Period for family in ("of", "period")]
    assert [code for code in codes if not has(language, f"conditions-{code}".replace("_", "-"))] == []


def _canonical(part: Condition | Group) -> object:
    """Two orders of « unless » are the same question, said in one order."""
    if isinstance(part, Condition):
        return part
    parts = [_canonical(one) for one in part.parts]
    if part.join is Join.NONE and len(part.parts) == 1:
        return (Join.NONE, tuple(parts))
    if part.join is Join.ALL:
        wanted = [one for one, given_part in zip(parts, part.parts, strict=True) if not _is_none(given_part)]
        unwanted = [one for one, given_part in zip(parts, part.parts, strict=True) if _is_none(given_part)]
        return (Join.ALL, (*wanted, *unwanted))
    return (part.join, tuple(parts))


def _is_none(part: Condition | Group) -> bool:
    return isinstance(part, Group) and part.join is Join.NONE


@pytest.mark.parametrize("language", LANGUAGES)
@given(one=groups(), other=groups())
def test_two_questions_are_never_said_alike(language: str, one: Group, other: Group) -> None:
    """Whoever reads the sentence knows what was asked."""
    same = sentence(language, one, {}) == sentence(language, other, {})
    assert same == (_canonical(one) == _canonical(other))


@pytest.mark.parametrize("language", LANGUAGES)
@given(group=groups())
def test_a_change_of_one_part_changes_the_sentence(language: str, group: Group) -> None:
    """A part moved into a group of its own, or another way to combine: other questions, other sentences."""
    spoken = sentence(language, group, {})
    assert re.search(r"\{|\}|None|conditions-", spoken) is None
    if len(group.parts) > 1:
        joins = {sentence(language, Group(join, group.parts), {}) for join in Join}
        assert len(joins) == len(Join)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_cannot_pass_for_the_end_of_its_quotation(language: str) -> None:
    """Someone who types our own words makes no other question of them."""
    forged = f"a{S}» et le nom d’usage commence par «{S}b" if language == "fr" else "a” and the usual name contains “b"
    one = Condition("birth_name", Operator.STARTS, (forged,))
    a, b = Condition("birth_name", Operator.STARTS, ("a",)), Condition("usual_name", Operator.STARTS, ("b",))
    assert said(language, one) != said(language, a, b)
