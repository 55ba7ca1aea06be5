"""Make the sample lists again: `python -m tests.samples.imports.make`. All people in them are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from core.imports.formats import HORS_BEE, SIMPLE_LIST
from tests.core.imports.lists import bee_row, changed, hors_bee, pupils, simple_list, simple_row, workbook

HERE = Path(__file__).parent


def liste_simple() -> bytes:
    """A list as Cyclades prints it, candidate numbers without their zero."""
    return simple_list([simple_row(person, zero=False) for person in pupils(48)])


def liste_simple_avec_zeros() -> bytes:
    """The same with the eleven digits, and the title of the domain in the criteria block."""
    return simple_list([simple_row(person) for person in pupils(48)], title="Baccalauréat professionnel")


def liste_simple_windows() -> bytes:
    """The same saved in the Windows encoding; names that it cannot write are left out."""
    rows = [simple_row(person) for person in pupils(48)]
    return simple_list([row for row in rows if _in_cp1252(row)], encoding="cp1252")


def hors_bee_premieres() -> bytes:
    """A school's file, as its own tools write it."""
    return hors_bee([bee_row(person) for person in pupils(40, seed=11)])


def hors_bee_tableur() -> bytes:
    """A school's file opened and saved in a spreadsheet: zeros lost, dates as numbers, scientific notation."""
    rows = []
    for place, person in enumerate(pupils(12, seed=11)):
        row = bee_row(person)
        damage = {"language_a": "2", "language_b": "7", "phone": "639980012"}
        if place % 3 == 0:
            damage["birth_date"] = str(person.birth_date.toordinal() - 693_594)
        if place % 4 == 1:
            damage |= {"school": "389903H", "ine": "1,20E+08", "postcode": str(int(person.postcode))}
        rows.append(changed(row, HORS_BEE.columns, damage))
    return hors_bee(rows, encoding="cp1252") if all(map(_in_cp1252, rows)) else hors_bee(rows)


def virgules() -> bytes:
    """A list whose semicolons became commas."""
    return liste_simple().replace(b",", b" ").replace(b";", b",")


def colonnes() -> bytes:
    """A list whose birth dates have another title, with a column more."""
    text = liste_simple().decode("utf-8-sig").replace("Date de Naissance", "Né(e) le")
    return text.replace("\r\n", ";\r\n").replace("Enseignements;", "Enseignements;Remarques").encode("utf-8-sig")


def doublons() -> bytes:
    """A list with a line repeated, a registration twice, a number for two people, a person under two numbers."""
    rows = [simple_row(person) for person in pupils(10)]
    other_version = changed(rows[1], SIMPLE_LIST.columns, {"registration": "002 Version 5"})
    other_person = changed(
        rows[3], SIMPLE_LIST.columns, {"candidate_number": rows[2][1], "registration": "009 Version 1"}
    )
    same_person = changed(rows[4], SIMPLE_LIST.columns, {"candidate_number": "02999999999", "ine": " -"})
    return simple_list([*rows[:3], *rows[4:], rows[0], other_version, other_person, same_person])


def dates() -> bytes:
    """A list with every way to write a date badly."""
    typed = (
        "12/03/09",
        "04/25/2009",
        "30/02/2009",
        "39519",
        "12 mars 2009",
        "2009-03-12",
        "",
        "12/03/2030",
        "12/03/1940",
        "inconnue",
    )
    rows = [simple_row(person) for person in pupils(len(typed))]
    return simple_list([changed(r, SIMPLE_LIST.columns, {"birth_date": d}) for r, d in zip(rows, typed, strict=True)])


def accents() -> bytes:
    """A list written in UTF-8, read as Windows text and saved: every accent is two characters."""
    rows = [row for row in (simple_row(person) for person in pupils(60)) if _in_cp1252(row) and not row[4].isascii()]
    mangled = [changed(row, SIMPLE_LIST.columns, {"birth_name": _mangled(row[4])}) for row in rows[:6]]
    return simple_list(mangled)


def macros() -> bytes:
    """A workbook with macros, which is refused."""
    out = io.BytesIO(workbook(liste_simple_avec_zeros()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return out.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "liste_simple.csv": liste_simple,
    "liste_simple_avec_zeros.csv": liste_simple_avec_zeros,
    "liste_simple_windows.csv": liste_simple_windows,
    "liste_simple.xlsx": lambda: workbook(liste_simple_avec_zeros()),
    "premieres_2.1_2027_231120261049.csv": hors_bee_premieres,
    "abimee_tableur_2.1_2027_1.csv": hors_bee_tableur,
    "abimee_virgules.csv": virgules,
    "abimee_colonnes.csv": colonnes,
    "abimee_doublons.csv": doublons,
    "abimee_dates.csv": dates,
    "abimee_accents.csv": accents,
    "abimee_macros.xlsx": macros,
}


def _mangled(text: str) -> str:
    """Give a text as it looks when its UTF-8 is read in the Windows encoding."""
    return text.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "")


def _in_cp1252(row: list[str]) -> bool:
    try:
        ";".join(row).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    for name, make in SAMPLES.items():
        (HERE / name).write_bytes(make())
