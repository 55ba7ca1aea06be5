"""Make the two files that the imports page offers to try: `python -m tests.samples.served`. Invented people only."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from core.candidates.places import Commune
from core.catalogue.reference import reference
from core.demo.people import DemoPerson, people
from core.imports.files import FOLDER, HORS_BEE_SAMPLE, SIMPLE_LIST_SAMPLE
from core.imports.formats import HORS_BEE, SIMPLE_LIST
from tests.core.imports.lists import bee_row, changed, hors_bee, simple_list, simple_row

SEED, COUNT = 2_027, 40
NOBODY_ELSE = 90_000_000  # places in the population that no demonstration reaches
NUMBERS_FROM = 987_654_300
ACADEMIE = "08"
LYCEE = ("Lycée polyvalent Ada-Lovelace (démonstration)", "Privas", "0079901Z")
OPTIONS = ("MATH", "PHCHI", "SVT", "SES", "HGGSP", "LLCERANGL", "NSI", "HLPHI")


def pupils(start: int) -> list[DemoPerson]:
    """Invented pupils of an académie, whom no demonstration data has."""
    homes = [
        Commune(one.code, one.name, one.departement, one.postcode)
        for one in reference().communes
        if one.academie == ACADEMIE
    ]
    return list(islice(people(SEED, homes, start=NOBODY_ELSE + start, school=1.0), COUNT))


def liste_simple() -> bytes:
    """A list as Cyclades prints it: numbers without their zero, versions of its own, one pupil who left."""
    rows = []
    for place, person in enumerate(sorted(pupils(0), key=lambda one: (one.index % 3, one.birth_name))):
        changes = {
            "candidate_number": str(2_000_000_000 + NUMBERS_FROM + place),
            "registration": f"001 Version {1 + (place % 5 == 0)}",
            "state": "Désinscrit" if place == COUNT - 3 else "Inscrit",
        }
        rows.append(changed(simple_row(person, zero=False), SIMPLE_LIST.columns, changes))
    return simple_list(rows, title="Baccalauréat professionnel")


def hors_bee_terminales() -> bytes:
    """A school's file, as its own tools write it."""
    rows = []
    for place, person in enumerate(sorted(pupils(COUNT), key=lambda one: (one.index % 3, one.birth_name))):
        first, second = OPTIONS[place % 8], OPTIONS[(place * 3 + 1) % 8]
        changes = {
            "school": LYCEE[2], "class_name": f"TG{1 + person.index % 3}", "speciality_1": first,
            "speciality_2": second if second != first else OPTIONS[(place + 2) % 8], "speciality_3": "",
            "language_b": ("0007", "0001")[place % 2],
        }  # fmt: skip
        rows.append(changed(bee_row(person), HORS_BEE.columns, changes))
    return hors_bee(rows)


SERVED: dict[str, Callable[[], bytes]] = {SIMPLE_LIST_SAMPLE: liste_simple, HORS_BEE_SAMPLE: hors_bee_terminales}


def write(folder: Path = FOLDER) -> None:
    """Write the files again."""
    folder.mkdir(exist_ok=True)
    for name, make in SERVED.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    write()
