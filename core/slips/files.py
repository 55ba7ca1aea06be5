"""The sheet of slips as a file: drawn when it is handed over, so its codes are in that answer and nowhere else."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from core import files, settings
from core.access import Actor, Permission, require
from core.clock import local
from core.i18n import day, t
from core.slips import rules
from core.slips.actions import Drawn, draw_sheet
from core.slips.one_slip import PrintedSlip, Wording
from core.slips.sheet import printed
from db.tables import Academie, School

KIND = "slips"
CLAIM = "/papillon"
SPOKEN = "fr"  # the slip is a French document, whoever prints it
STEPS = 3


def open_sheet(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over a sheet just ordered, once, to who ordered it; nothing of it is kept in clear."""
    require(actor, Permission.CANDIDATE_DESK)
    drawn = draw_sheet(tx, actor, files.number_in(name, KIND))
    school = tx.get(School, drawn.school_uai)
    title = t(SPOKEN, "slip-sheet-title", school=_school_name(drawn.school_uai, school))
    content = printed(_slips(drawn), _words(tx, drawn, school), title=title, made_at=drawn.issued_at)
    return files.FileAnswer(
        f"papillons-{drawn.school_uai}-{drawn.issued_at:%Y%m%d}.pdf", "application/pdf", content=content
    )


def _slips(drawn: Drawn) -> list[PrintedSlip]:
    base = settings.current().portal_url.rstrip("/")
    return [
        PrintedSlip(
            pupil.birth_name, pupil.first_names, pupil.class_name, rules.written(code),
            f"{base}{CLAIM}?code={rules.written(code)}",
        )
        for pupil, code in drawn.slips
    ]  # fmt: skip


def _words(tx: Session, drawn: Drawn, school: School | None) -> Wording:
    academie = tx.get(Academie, school.academie_code) if school else None
    until = day(SPOKEN, local(drawn.expires_at, academie.zone if academie else "Europe/Paris").date())
    site = re.sub("^https?://", "", settings.current().portal_url.rstrip("/")) + CLAIM
    names = {pupil.class_name for pupil, _ in drawn.slips}
    return Wording(
        title=t(SPOKEN, "slip-title"),
        school=_school_name(drawn.school_uai, school),
        code=t(SPOKEN, "slip-code"),
        steps=tuple(t(SPOKEN, f"slip-step-{number}", **({"site": site} if number == 1 else {}))
                    for number in range(1, STEPS + 1)),
        note=t(SPOKEN, "slip-note", until=until),
        class_names={name: t(SPOKEN, "slip-class", name=name) if name else t(SPOKEN, "slip-no-class")
                     for name in names},
    )  # fmt: skip


def _school_name(uai: str, school: School | None) -> str:
    return f"{school.name}, {school.city} ({uai})" if school else uai


files.register(KIND, open_sheet)
