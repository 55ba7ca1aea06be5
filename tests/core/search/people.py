"""The people the tests look for: names of many origins, as the register writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tests import factories


@dataclass(frozen=True, slots=True)
class Known:
    """Someone in the register; `key` is how the examples call them."""

    key: str
    birth_name: str
    first_names: str
    birth_date: date = date(2007, 6, 15)
    usual_name: str = ""
    number: str = ""
    ine: str = ""
    city: str = "Voiron"
    email: str = ""
    registered: str = "31212"


PEOPLE = (
    Known("lefebvre", "LEFEBVRE", "Hélène", date(2008, 3, 12), number="02438257150", ine="123456789AB"),
    Known("lefevre", "Lefèvre", "Philippe Marie", date(2006, 12, 3), number="02438257151"),
    Known("goff", "Le Goff", "Gwenaëlle", date(2005, 5, 1)),
    Known("latour", "de La Tour d’Auvergne", "Anne-Sophie"),
    Known("nguessan", "N’Guessan", "Aya"),
    Known("artagnan", "d’Artagnan", "Charles"),
    Known("oconnor", "O'Connor", "Sinéad"),
    Known("coeur", "Cœur", "Zoë"),
    Known("yilmaz", "Yılmaz", "Şule"),
    Known("nguyen", "Nguyễn", "Thị Hương"),
    Known("lukasik", "Łukasik", "Wojciech"),
    Known("haddad", "El Haddad", "Mohamed-Amine", email="m.haddad@exemple.fr"),
    Known("benali", "Ben Ali", "Inès"),
    Known("silva", "da Silva Pereira", "João"),
    Known("jean", "Martin", "Jean-Pierre", date(2008, 3, 12)),
    Known("jeanne", "Martin-Dupuis", "Jeanne", date(2008, 9, 30), usual_name="Durand"),
    Known("matin", "Matin", "Lucas", date(2007, 1, 20)),
    Known("charpentier", "Charpentier", "Océane", city="Saint-Martin-d’Hères"),
    Known("dupond", "Dupond", "Camille"),
    Known("dupont", "Dupont", "Émile", registered=""),
    Known("guillaume", "Guillaume", "Thibault"),
    Known("mitry", "Дмитриев", "Сергей"),
)


def enter(tx: Session) -> dict[str, int]:
    """Put them in the register, in Grenoble; give the identifier of each."""
    ids = {}
    for one in PEOPLE:
        candidate = factories.a_candidate(
            tx, birth_name=one.birth_name, first_names=one.first_names, usual_name=one.usual_name, ine=one.ine,
            birth_date=one.birth_date, number=one.number, city=one.city,
            email=one.email or f"{one.key}@example.org",
        )  # fmt: skip
        ids[one.key] = candidate.id
        if one.registered:
            factories.a_registration(tx, candidate, speciality=one.registered)
    return ids
