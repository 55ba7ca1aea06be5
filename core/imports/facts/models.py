"""The model files of facts: the columns expected, two sample lines of nobody, cells kept as they are typed."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sqlalchemy.orm import Session

from core import files
from core.access import Actor, Permission, require
from core.errors import NotFound
from core.imports.facts.columns import ACCOMMODATION, GRADE_REPORT, SUMMONS
from core.imports.formats import SEPARATOR, Format
from core.imports.known_formats import FORMATS

KIND = "model"
AS_TEXT = "@"
LINES_READY = 1_000  # lines whose cells are text already, so that no zero is lost
WIDTH = 18
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NOBODY = ("02000000000", "001", "NOM")
_CENTRE = ("Lycée polyvalent Ada-Lovelace", "1 rue des Écoles, 38000 Grenoble")
SAMPLES: dict[str, tuple[tuple[str, ...], ...]] = {
    SUMMONS.code: (
        (*_NOBODY, "E1", "14/06/2027", "8 h 30", "4 h", *_CENTRE, "B204", "17", "Calculatrice"),
        (*_NOBODY, "E2", "15/06/2027", "13 h 30", "2 h", *_CENTRE, "B204", "17", ""),
    ),
    GRADE_REPORT.code: (
        (*_NOBODY, "E1", "3", "14,5", "61,5", "Admis", "02/07/2027"),
        (*_NOBODY, "E2", "2", "9", "", "", ""),
    ),
    ACCOMMODATION.code: (
        (*_NOBODY, "Temps majoré d’un tiers", "Oui", "", "10/01/2027"),
        (*_NOBODY, "Assistance d’un secrétaire", "Non", "L’assistance n’est pas justifiée.", "10/01/2027"),
    ),
}


def open_model(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over the model of a file of facts, `summons.csv` or `summons.xlsx`."""
    del tx
    require(actor, Permission.IMPORT_STAGE)
    code, _, ending = name.partition(".")
    if code not in SAMPLES or ending not in _MEDIA:
        raise NotFound(kind="file")
    known = FORMATS[code]
    content = as_csv(known) if ending == "csv" else as_workbook(known)
    return files.FileAnswer(f"modele-{code.replace('_', '-')}.{ending}", _MEDIA[ending], content=content)


def as_csv(known: Format) -> bytes:
    """Give a model as a CSV file."""
    lines = [[column.header for column in known.columns], *SAMPLES[known.code]]
    return ("\ufeff" + "".join(SEPARATOR.join(line) + "\r\n" for line in lines)).encode()


def as_workbook(known: Format) -> bytes:
    """Give a model as a workbook whose cells are all text: numbers keep their zeros, hours and dates stay as typed."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for line in ([column.header for column in known.columns], *SAMPLES[known.code]):
        sheet.append(list(line))
    for rank in range(1, len(known.columns) + 1):
        sheet.cell(1, rank).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(rank)].width = WIDTH
        for number in range(1, LINES_READY + 1):
            sheet.cell(number, rank).number_format = AS_TEXT
    sheet.freeze_panes = "A2"
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


files.register(KIND, open_model)
