"""Folding: spellings that meet, and what is found under a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.candidates.folding import fold, joined, words
from core.candidates.sound import sound
from tests.core.candidates.name_cases import ACCEPTED


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("LEFÈVRE", "lefevre"),
        ("Œuvrard", "oeuvrard"),
        ("Æbelø", "aebelo"),
        ("Jean-Baptiste", "jean baptiste"),
        ("d’Estienne", "d estienne"),
        ("N'Guessan", "n guessan"),
        ("  Le   Goff ", "le goff"),
        ("Łukasz", "lukasz"),
        ("Nguyễn", "nguyen"),
        ("Đặng", "dang"),
        ("İpek", "ipek"),
        ("Iğdır", "igdir"),
        ("Straße", "strasse"),
        ("Þóra", "thora"),
        ("Ștefănescu", "stefanescu"),
        ("St. Martin", "st martin"),
        ("Müller", "muller"),
        ("", ""),
        ("-", ""),
        ("Zoé_Martin", "zoe martin"),
        ("ﬁn", "fin"),
        ("Ｄｕｐｏｎｔ", "dupont"),
        ("Du\u00adpont", "dupont"),
        ("Иванов", "иванов"),
    ],
)
def test_a_name_folds_to_plain_words(text: str, folded: str) -> None:
    """Accents, case, hyphens, apostrophes and ligatures do not part two spellings."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("de La Tour", ("tour",)),
        ("d'Estienne", ("estienne",)),
        ("van den Berghe", ("berghe",)),
        ("El Amrani", ("amrani",)),
        ("Ben Saïd", ("said",)),
        ("L'Hostis", ("hostis",)),
        ("Le", ("le",)),
        ("De La", ("de", "la")),
        ("", ()),
        ("dos Santos", ("santos",)),
        ("Lévy", ("levy",)),
    ],
)
def test_particles_are_passed_over_by_search(text: str, found: tuple[str, ...]) -> None:
    """A particle never hides a name, and a name that is only a particle is still found."""
    assert words(text) == found


@given(st.text(max_size=60))
def test_folding_is_stable(text: str) -> None:
    """Folding what is folded changes nothing, and the writing form (NFC or NFD) does not matter."""
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("name", ACCEPTED)
def test_every_accepted_name_can_be_found_by_its_words(name: str) -> None:
    """No accepted name folds to nothing: it would never be found."""
    assert words(name)
    assert joined(name)


MEET = (
    "Lefèvre Lefebvre LEFEVRE Lefeuvre",
    "Philippe Filip Philip Phillipe",
    "Dupont Dupond Dupon",
    "Durand Durant Duran",
    "Martin Martain Martins Martyn",
    "Renault Renaud Reno Raynaud Reynaud Renaut",
    "Thibault Thibaud Thibaut Tibo",
    "Lecomte Lecompte Leconte",
    "Gauthier Gautier Gotier",
    "Mathieu Matthieu Mathieux",
    "Catherine Katherine Kathryne",
    "Christophe Kristof Christof",
    "Frédéric Frederick Frederik",
    "Éric Erik Erick",
    "Marc Mark Marck",
    "Mickaël Michaël Mikael",
    "Geoffroy Joffroy",
    "Jérôme Gérôme",
    "Thierry Tierry Thiéry",
    "Rodrigues Rodriguez",
    "Fernandez Fernandes",
    "Benoit Benoist Benoît",
    "François Francois FRANCOIS Fransois",
    "Perret Péret Perrey",
    "Mercier Mersier Mercié",
    "Boulanger Boulangé",
    "Rousseau Roussot Rouseau",
    "Moreau Moro Maureau Morot",
    "Leroux Lerou",
    "Guillaume Guilaume",
    "Nathalie Natalie",
    "Hélène Elène Helene",
    "Yves Ives",
    "Aurélie Orélie Aurely",
    "Schmitt Schmidt Schmit",
    "Bouchet Bouché Boucher",
    "Legrand Legran",
    "Œuvrard Oeuvrard",
    "Simon Symon",
    "Julien Jullien",
    "Arnaud Arnault Arno",
    "Quentin Kentin Quantin",
    "Faure Fort Fore",
    "Mohamed Mohammed",
    "Cohen Coen",
    "Xavier Ksavier",
    "Prévost Prévot",
)
APART = (
    "Martin Marin",
    "Durand Dupond",
    "Lefèvre Lefort",
    "Moreau Morel",
    "Bernard Bertrand",
    "Simon Samson",
    "Petit Petrus",
    "Leroy Leroux",
    "Garnier Grenier",
    "Roux Roy",
    "Lambert Albert",
    "Michel Mireille",
    "Diallo Diarra",
    "Koné Konaté",
    "Nguyen Tran",
    "Marie Maria",
    "Louis Louise",
    "Jean Jeanne",
    "Collet Colette",
    "Robin Robert",
    "Dubois Dupuis",
    "Chevalier Cavalier",
    "Gérard Girard",
    "Lucas Luc",
    "Camara Kamel",
)


@pytest.mark.parametrize("group", MEET)
def test_names_that_sound_alike_meet(group: str) -> None:
    """A French ear does not part them: neither does the key."""
    assert len({sound(name) for name in group.split()}) == 1


@pytest.mark.parametrize("group", APART)
def test_names_that_do_not_sound_alike_stay_apart(group: str) -> None:
    """A key that gathered everything would find nothing."""
    names = group.split()
    assert len({sound(name) for name in names}) == len(names)


def test_particles_do_not_sound() -> None:
    """« de La Tour » sounds as « Tour »; a name of particles keeps a key."""
    assert sound("de La Tour") == sound("Tour")
    assert sound("Le")


@given(st.text(max_size=60))
def test_no_text_makes_the_sound_key_fail(text: str) -> None:
    """Whatever the text, the key is made, and equal foldings give equal keys."""
    assert isinstance(sound(text), str)
