"""The tab « Acquis » as it is posted: each title ticked, with its year, académie, grades, and the papers left ticked.

Fields of one declaration end with its key, the option and its rank: `annee.HIGHER.0`. What is folded away, because its
situation or its option is not ticked, is not declared.
"""

from __future__ import annotations

from core.exemptions.declaring import Declared
from portal.visitors import Visitor

ADD, AGAIN, TAKE_AWAY = "ajouter", "encore", "retirer"
MOST = 12
LONGEST = 20


def stays(visitor: Visitor) -> bool:
    """Whether a button of the tab itself was pressed: the tab is shown again, with what it now gives."""
    return any(visitor.text(name) for name in (ADD, AGAIN, TAKE_AWAY))


def read(visitor: Visitor) -> tuple[Declared, ...]:
    """Read the posted tab: one declaration by title and rank, those just taken away left out."""
    gone = visitor.text(TAKE_AWAY)
    found = [
        _one(visitor, option, rank)
        for situation in _ticked(visitor)
        for option in _options(visitor, situation)
        for rank in _ranks(visitor, option)
        if f"{option}.{rank}" != gone
    ]
    _, _, again = visitor.text(AGAIN).partition(":")
    return tuple([*found, Declared(again)][:MOST] if again else found[:MOST])


def _ticked(visitor: Visitor) -> list[str]:
    pressed = visitor.text(ADD).partition(":")[0]
    return list(dict.fromkeys([*visitor.texts("situation"), *([pressed] if pressed else [])]))


def _options(visitor: Visitor, situation: str) -> list[str]:
    pressed, _, option = visitor.text(ADD).partition(":")
    added = [option] if pressed == situation else []
    return list(dict.fromkeys([*visitor.texts(f"acquis.{situation}"), *added]))[:MOST]


def _ranks(visitor: Visitor, option: str) -> list[str]:
    return [one for one in visitor.texts(f"rang.{option}") if one.isdigit()][:MOST]


def _one(visitor: Visitor, option: str, rank: str) -> Declared:
    key = f"{option}.{rank}"
    notes = f"note.{key}."
    shown, kept = visitor.texts(f"propose.{key}"), set(visitor.texts(f"dispense.{key}"))
    return Declared(
        option=option,
        year=visitor.text(f"annee.{key}", LONGEST).strip(),
        academie_code=visitor.text(f"academie.{key}", LONGEST),
        grades=tuple(
            (name.removeprefix(notes), visitor.text(name, LONGEST).strip())
            for name in dict.fromkeys(visitor.sent)
            if name.startswith(notes) and visitor.text(name, LONGEST).strip()
        ),
        sit_again=tuple(paper for paper in shown if paper not in kept),
        speciality=visitor.text(f"specialite.{key}", LONGEST),
        traits=visitor.texts(f"precision.{key}"),
        units=visitor.texts(f"unite.{key}"),
    )
