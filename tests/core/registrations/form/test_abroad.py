"""A registration at a centre abroad: the country is the one where its candidate lives."""

from __future__ import annotations

import pytest

from core import units
from core.registrations.form.drafts import modify
from core.registrations.form.reading import draft
from tests import factories


@pytest.mark.parametrize(("country", "shown"), [("Tunisie", "Tunisie"), ("France", "Algérie")])
def test_a_registration_abroad_is_modified_where_its_candidate_lives(engine, writing, country, shown):
    """Of the countries that share a calendar, the one where he lives; else the first, never another group's (6.16)."""
    office = factories.a_staff(engine, "case_officer", academie_code="02")
    with writing() as tx:
        candidate = factories.a_candidate(tx, country=country)
        saved = factories.a_registration(
            tx, candidate, speciality="BCG", academie_code="02", foreign_group="A02-MAGHREB"
        )
    place = units.read(draft, office, units.perform(modify, office, saved.registration_id)).exam.place
    assert (place.label, place.foreign_group) == (shown, "A02-MAGHREB")
