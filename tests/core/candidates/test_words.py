"""What is kept is read as words: a code never stands where people have a name for it."""

from __future__ import annotations

import pytest

from core.candidates.words import written


@pytest.mark.parametrize(
    ("field", "kept", "french", "english"),
    [
        ("exam.academie_code", "31", "Martinique", "Martinique"),
        ("academie_code", "08", "Grenoble", "Grenoble"),
        ("exam.domain_code", "BCP", "Baccalauréat professionnel", "Baccalauréat professionnel"),
        ("language", "en", "English", "English"),
        ("language", "fr", "Français", "Français"),
        ("academie_code", "ZZ", "ZZ", "ZZ"),
        ("contact.city", "08", "08", "08"),
    ],
)
def test_codes_are_written_as_their_names(field, kept, french, english):
    """An académie, a domain, a language; a code no longer known, and a text that looks like one, stay as they are."""
    assert (written("fr", field, kept), written("en", field, kept)) == (french, english)
