"""Plausible people who do not exist, the same ones for the same seed: names, births, addresses, e-mails.

All is invented for demonstration: e-mails are under names reserved for examples, telephone numbers in the ranges
kept for fiction. The shares written below are those of the population, roughly. People are made in blocks that do
not depend on one another, so that several processes can each make their own part: person 120,000 is the same
whether asked alone or after the others.
"""

# ruff: noqa: PLR2004 - shares of a population, each used once where it is meant

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from core.candidates.places import Commune
from core.demo.name_lists import GivenName, Surname, given_names, surnames

_T = TypeVar("_T")

BLOCK = 1_000
DOMAINS = (
    "courriel.example", "messagerie.example", "poste.example", "boite.example", "example.org", "example.net",
    "mail.example.com", "famille.example.org",
)  # fmt: skip
SCHOOL_DOMAIN = "eleves.lycee.example"
PHONES = ("+3363998", "+3363998", "+3363998", "+3319900", "+3326191", "+3335301", "+3346571", "+3353649")
FRANCE = ("100", "France", "Française")
_STREETS = (
    "rue des Lilas", "rue Victor-Hugo", "avenue de la République", "place de l’Église", "impasse des Acacias",
    "chemin du Moulin", "rue Jean-Jaurès", "boulevard Gambetta", "allée des Tilleuls", "rue du 8-Mai-1945",
    "route de la Forêt", "rue de l’Œuvre", "quai des Brumes", "rue Pasteur", "rue Louise-Michel",
    "avenue du Général-de-Gaulle", "rue de la Paix", "montée des Carmes", "rue d’Alsace", "cours Lafayette",
)  # fmt: skip
_SECOND_LINES = (
    "Appartement 12", "Bâtiment B, escalier 2", "Résidence Les Tilleuls", "Lieu-dit Kerc’hoat",
    "Étage 3, porte gauche", "BP 40012", "Entrée C", "Hameau de l’Œil-de-Bœuf",
)  # fmt: skip
_ABROAD: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "maghrebi": (
        ("350", "Maroc", "Marocaine", "Fès"), ("350", "Maroc", "Marocaine", "Casablanca"),
        ("352", "Algérie", "Algérienne", "Tizi Ouzou"), ("352", "Algérie", "Algérienne", "Oran"),
        ("351", "Tunisie", "Tunisienne", "Sfax"), ("351", "Tunisie", "Tunisienne", "Béja"),
    ),
    "west_african": (
        ("341", "Sénégal", "Sénégalaise", "Thiès"), ("335", "Mali", "Malienne", "Kayes"),
        ("326", "Côte d’Ivoire", "Ivoirienne", "Bouaké"), ("330", "Guinée", "Guinéenne", "Kindia"),
        ("322", "Cameroun", "Camerounaise", "Douala"), ("333", "Madagascar", "Malgache", "Antsirabe"),
    ),
    "portuguese": (("139", "Portugal", "Portugaise", "Guimarães"), ("396", "Cap-Vert", "Cap-Verdienne", "Praia")),
    "polish": (("122", "Pologne", "Polonaise", "Łódź"), ("122", "Pologne", "Polonaise", "Kraków")),
    "turkish": (("208", "Turquie", "Turque", "Şanlıurfa"), ("208", "Turquie", "Turque", "İzmir")),
    "vietnamese": (("243", "Viêt Nam", "Vietnamienne", "Đà Nẵng"), ("243", "Viêt Nam", "Vietnamienne", "Huế")),
    "chinese": (("216", "Chine", "Chinoise", "Wenzhou"), ("216", "Chine", "Chinoise", "Qingtian")),
    "armenian": (("252", "Arménie", "Arménienne", "Erevan"), ("252", "Arménie", "Arménienne", "Gyumri")),
    "italian_spanish": (("127", "Italie", "Italienne", "Forlì"), ("134", "Espagne", "Espagnole", "A Coruña")),
    "other": (
        ("131", "Belgique", "Belge", "Liège"), ("132", "Royaume-Uni", "Britannique", "Cardiff"),
        ("155", "Ukraine", "Ukrainienne", "Kharkiv"), ("223", "Inde", "Indienne", "Pondichéry"),
    ),
}  # fmt: skip
_SCHOOL_AGES = (14, 15, 15, 15, 15, 16, 17, 17, 17, 18, 18, 18, 18, 18, 18, 18, 19, 19, 19)
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One invented person; `index` is the place in the whole population, e-mails and student numbers depend on it."""

    index: int
    audience: str
    civility: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    birth_country_code: str
    birth_country: str
    birth_departement: str
    birth_commune: str
    birth_place: str
    nationality: str
    ine: str
    email: str
    phone: str
    address: tuple[str, ...]
    postcode: str
    city: str
    departement: str
    country: str

    def columns(self) -> dict[str, Any]:
        """Give what the register keeps of a person, by column, the address as a list of lines."""
        return {
            "civility": self.civility,
            "birth_name": self.birth_name,
            "usual_name": self.usual_name,
            "first_names": self.first_names,
            "birth_date": self.birth_date,
            "birth_place": self.birth_place,
            "birth_commune": self.birth_commune,
            "birth_departement": self.birth_departement,
            "birth_country": self.birth_country,
            "nationality": self.nationality,
            "ine": self.ine,
            "email": self.email,
            "email_key": self.email.lower(),
            "phone": self.phone,
            "address": list(self.address),
            "postcode": self.postcode,
            "city": self.city,
            "country": self.country,
        }


def people(
    seed: int,
    communes: Sequence[Commune],
    *,
    count: int | None = None,
    start: int = 0,
    year: int = 2027,
    school: float = 0.85,
) -> Iterator[DemoPerson]:
    """Make people for an exam session of a year, from index `start`, without end when no count is given.

    `school` is the share of school candidates (0 to 1). Communes are where people are born and live.
    """
    if not communes:
        raise ValueError("people must be born somewhere: no commune was given")
    made = _endless(seed, communes, start, year, school)
    return made if count is None else itertools.islice(made, count)


def _endless(seed: int, communes: Sequence[Commune], start: int, year: int, school: float) -> Iterator[DemoPerson]:
    for block in itertools.count(start // BLOCK):
        drawn = random.Random(f"{seed}:{block}")
        for index in range(block * BLOCK, (block + 1) * BLOCK):
            person = _person(drawn.random, index, communes, year, school)
            if index >= start:
                yield person


def _person(draw: Callable[[], float], index: int, communes: Sequence[Commune], year: int, school: float) -> DemoPerson:
    audience = "school" if draw() < school else "adult"
    sex = "F" if draw() < 0.5 else "M"
    surname = _one(draw, surnames())
    given = _one(draw, given_names(surname.group if draw() < 0.7 else "french", sex, audience))
    home = _one(draw, communes)
    born = _birth(draw, surname.group, home, communes)
    return DemoPerson(
        index=index,
        audience=audience,
        civility="MME" if sex == "F" else "M",
        birth_name=_birth_name(draw, surname),
        usual_name=_usual_name(draw, sex, audience),
        first_names=_first_names(draw, given, sex, audience),
        birth_date=_birth_date(draw, audience, year),
        birth_country_code=born[0],
        birth_country=born[1],
        nationality=born[2],
        birth_departement=born[3],
        birth_commune=born[4],
        birth_place=born[5],
        ine=_ine(index) if audience == "school" else "",
        email=_email(draw, given, surname, audience, index),
        phone=f"{_one(draw, PHONES)}{int(draw() * 10_000):04d}",
        address=_address(draw),
        postcode=home.postcode,
        city=home.name,
        departement=home.departement,
        country="France",
    )


def _one(draw: Callable[[], float], choices: Sequence[_T]) -> _T:
    return choices[int(draw() * len(choices))]


def _birth_name(draw: Callable[[], float], surname: Surname) -> str:
    name = surname.name
    chance = draw()
    if chance < 0.025 and surname.group != "double":
        name = f"{name}{'-' if chance < 0.015 else ' '}{_one(draw, surnames()).name}"
    return name.replace("'", "’") if "'" in name and draw() < 0.4 else name


def _usual_name(draw: Callable[[], float], sex: str, audience: str) -> str:
    chance = 0.003 if audience == "school" else 0.22 if sex == "F" else 0.02
    return _one(draw, surnames()).name if draw() < chance else ""


def _first_names(draw: Callable[[], float], given: GivenName, sex: str, audience: str) -> str:
    chance = draw()
    if chance < 0.45:
        return given.name
    others = given_names("french", sex, "adult" if chance < 0.8 else audience)
    second = _one(draw, others).name
    if chance < 0.85:
        return f"{given.name} {second}"
    return f"{given.name} {second} {_one(draw, others).name}"


def _birth_date(draw: Callable[[], float], audience: str, year: int) -> date:
    """Give a birth date that fits the audience: 14 to 19 at school, 18 to 60 for adults, on 1 June of the year."""
    years = _one(draw, _SCHOOL_AGES) if audience == "school" else 18 + int(42 * draw() * draw())
    return date.fromordinal(date(year - years, 6, 1).toordinal() - int(draw() * 365))


def _birth(
    draw: Callable[[], float], group: str, home: Commune, communes: Sequence[Commune]
) -> tuple[str, str, str, str, str, str]:
    """Give country code, country, nationality, département, commune code and place of birth."""
    abroad = _ABROAD.get(group, _ABROAD["other"])
    if draw() < (0.3 if group in _ABROAD else 0.015):
        code, country, nationality, city = _one(draw, abroad)
        return code, country, nationality if draw() < 0.6 else FRANCE[2], "", "", city
    born = home if draw() < 0.55 else _one(draw, communes)
    nationality = FRANCE[2] if draw() < 0.97 else _one(draw, abroad)[2]
    return FRANCE[0], FRANCE[1], nationality, born.departement, born.code, born.name


def _email(draw: Callable[[], float], given: GivenName, surname: Surname, audience: str, index: int) -> str:
    """Give an address that nobody else has: the index is in it."""
    mark = _in_base_36(index)
    chance = draw()
    if chance < 0.5:
        local = f"{given.slug}.{surname.slug}.{mark}"
    elif chance < 0.75:
        local = f"{given.slug[0]}{surname.slug}{mark}"
    elif chance < 0.9:
        local = f"{surname.slug}_{given.slug}-{mark}"
    elif chance < 0.97:
        local = f"{given.name[0] if given.name.isascii() else given.slug[0].upper()}.{surname.slug}.{mark}"
    else:
        local = f"{given.slug}.{surname.slug}+examen.{mark}"
    domain = SCHOOL_DOMAIN if audience == "school" and draw() < 0.4 else _one(draw, DOMAINS)
    return f"{local}@{domain}"


def _in_base_36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = _BASE_36[rest] + digits
    return digits


def _ine(index: int) -> str:
    """Give a student number of the new form, another one for each index."""
    mixed = (index * 736_338_717 + 120_000_007) % 1_000_000_000
    return f"{mixed:09d}{_LETTERS[mixed % 23]}{_LETTERS[mixed // 23 % 23]}"


def _address(draw: Callable[[], float]) -> tuple[str, ...]:
    street = f"{1 + int(draw() * 180)}{' bis' if draw() < 0.06 else ''} {_one(draw, _STREETS)}"
    chance = draw()
    if chance < 0.6:
        return (street,)
    if chance < 0.88:
        return (_one(draw, _SECOND_LINES), street)
    more = (_one(draw, _SECOND_LINES[:3]), _one(draw, _SECOND_LINES[3:]))
    return (*more, street) if chance < 0.97 else (f"Chez {_one(draw, surnames()).name}"[:38], *more, street)
