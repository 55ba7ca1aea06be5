"""Invented people in any number, as search must find them: French names by frequency, a long tail of rare ones.

Nobody here exists. The same seed gives the same people; the vocabulary of names grows with their number, as in
a real population (about 210,000 family names can be drawn).
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

COMMON = (
    "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David "
    "Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier "
    "Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry "
    "Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard "
    "Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin "
    "Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoit Rey "
    "Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis "
    "Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot "
    "Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger "
    "Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Pelletier Lévêque Perrier "
    "Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne "
    "Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine "
    "Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte Diallo Traoré "
    "N’Guessan Le_Goff Le_Gall Da_Silva Dos_Santos El_Amrani Ben_Ali Ait_Ahmed Nguyen Tran Kowalski Øster Cœur Zoé "
    "D’Angelo O’Connor De_La_Tour Saint-Martin Keïta Coulibaly Camara Benali Haddad Yılmaz Özdemir Popescu Łukasik"
).split()
FIRST = (
    "Marie Lucas Emma Louis Léa Hugo Chloé Gabriel Manon Jules Camille Arthur Inès Raphaël Sarah Adam Jade Maël Louise "
    "Ethan Alice Nathan Lina Paul Zoé Noah Anna Tom Julie Sacha Mathilde Théo Clara Enzo Eva Mathis Romane Léo Charlotte "
    "Nolan Juliette Maxime Lou Antoine Océane Alexandre Pauline Clément Anaïs Baptiste Lisa Axel Laura Thomas Margot "
    "Mohamed Ambre Yanis Nina Samuel Lucie Rayan Justine Martin Agathe Simon Rose Gaspard Maëlys Robin Éléonore Valentin "
    "Yasmine Victor Fatou Aminata Ibrahim Mamadou Aïssatou Karim Nour Imane Sofia Elisa Noémie Quentin Adrien Romain "
    "Jean-Baptiste Marie-Lou Anne-Sophie Jean-Pierre Pierre-Louis Philippe Filip Thibault Thibaud Mathéo Matteo Kylian "
    "Kilian Loïc Soizic Gwenaëlle Erwan Yann Maëva Moana Teva Johanna Joanna Élodie Aurélien Benoît Cédric Damien Fabien"
).split()
_STARTS = (
    "Ab Al Ar Au Ba Bar Bau Beau Ber Bi Bo Bon Bou Bra Bri Bru Ca Car Cha Char Che Chi Co Col Cou Cré Da Dar De Del Des "
    "Do Dou Du Fa Fau Fer Fi Fon Fou Ga Gar Gau Ger Gi Go Gou Gra Gri Gui Ha Her Hu Ja Jo Jou La Lam Lan Le Les Li Lo "
    "Lou Ma Mal Man Mar Mau Me Mer Mi Mo Mon Mor Mou Na No Nou Pa Par Pas Pe Pel Per Pi Po Pon Pou Pra Pré Qué Ra Re Ri "
    "Ro Rou Sa Sal San Sau Ser Si Sou Ta Tar Tes Thi To Tou Tré Va Val Vas Ver Vi Vil Za"
).split()
_MIDDLES = (
    "- b bert bi ch cha che d da di f g gi gn l la li lle m ma mi n na ni nn p r ra ri rr s ss t ta ti tt v vi z"
).split()
_ENDS = (
    "ac ais al and ard at aud ault aux eau el elle enne er eret esse et ette eur eux ey ez ic ier ière in ine iot ois "
    "on ot oux oy uc ud uet y ignac illard illon andier ereau etti oni ino as os"
).split()
CITIES = "Grenoble Lyon Paris Lille Saint-Martin-d’Hères Nantes Rennes Échirolles Marseille L’Haÿ-les-Roses".split()
RARE = len(_STARTS) * len(_MIDDLES) * len(_ENDS)
_SPREAD = 7_919  # prime: neighbours in frequency are not neighbours in spelling


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person."""

    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    ine: str
    email: str
    city: str
    place: int  # which of the places given to the loader


def rare_name(rank: int) -> str:
    """Give the rare family name of a rank."""
    mixed = rank * _SPREAD % RARE
    mixed, end = divmod(mixed, len(_ENDS))
    start, middle = divmod(mixed, len(_MIDDLES))
    return _STARTS[start] + _MIDDLES[middle].strip("-") + _ENDS[end]


class _Drawn:
    """Ranks drawn as names are: the second twice as rare as the first, and so on, a little flatter."""

    def __init__(self, size: int, offset: float) -> None:
        self.total = list(accumulate(1 / (rank + offset) for rank in range(size)))

    def rank(self, chance: random.Random) -> int:
        return bisect(self.total, chance.random() * self.total[-1])


def people(size: int, *, places: int, seed: int = 7) -> Iterator[Invented]:
    """Give so many people, spread over so many places."""
    chance = random.Random(seed)
    common, first, rare = _Drawn(len(COMMON), 15), _Drawn(len(FIRST), 20), _Drawn(RARE, 3_000)
    youngest = date(2011, 12, 31)

    def family() -> str:
        if chance.random() < 0.3:
            return COMMON[common.rank(chance)].replace("_", " ")
        return rare_name(rare.rank(chance))

    for position in range(size):
        birth = family() if chance.random() > 0.04 else f"{family()}-{family()}"
        given = [FIRST[first.rank(chance)] for _ in range(chance.choice((1, 1, 2, 3)))]
        number = f"02{(position * 61 + 400_000_001) % 1_000_000_000:09d}"
        yield Invented(
            number,
            birth.upper() if chance.random() < 0.5 else birth,
            family() if chance.random() < 0.06 else "",
            " ".join(dict.fromkeys(given)),
            youngest - timedelta(days=int(chance.triangular(0, 5_500, 1_100))),
            f"{position:09d}{chance.choice('ABCDEFGHJK')}{chance.choice('ABCDEFGHJK')}",
            f"p{position}@exemple.fr",
            chance.choice(CITIES),
            chance.randrange(places),
        )
