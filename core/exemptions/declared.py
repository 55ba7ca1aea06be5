"""What a candidate declares in the tab « Acquis »: plain values, kept as typed until they are weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Declared:
    """One prior credit as declared: the option ticked, its year and académie, and what that option asks besides.

    `grades` are (paper, grade as typed), `units` papers acquired by experience or attested, `traits` what the title
    comprised, `sit_again` papers that the candidate unticked; `seen` is what was proposed when the tab was kept.
    """

    option: str
    title_code: str = ""
    year: int | str = ""
    academie_code: str = ""
    grades: tuple[tuple[str, str], ...] = ()
    sit_again: tuple[str, ...] = ()
    speciality: str = ""
    traits: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title declared: that of the option unless another is named."""
        return self.title_code or self.option

    def content(self) -> dict[str, Any]:
        """Plain values of what a saved prior credit has no column for, nothing empty among them."""
        said = {
            "option": self.option,
            "grades": [list(pair) for pair in self.grades],
            "sit_again": list(self.sit_again),
            "speciality": self.speciality,
            "traits": list(self.traits),
            "units": list(self.units),
        }
        return {name: value for name, value in said.items() if value}

    def as_json(self) -> dict[str, Any]:
        """Plain values for a draft; `from_json` is its inverse."""
        columns = {"title_code": self.title_code, "year": self.year, "academie_code": self.academie_code}
        return self.content() | columns | ({"seen": list(self.seen)} if self.seen else {})


def from_json(plain: Mapping[str, Any]) -> Declared:
    """Read back what `Declared.as_json` wrote, or a saved prior credit that says less."""
    return Declared(
        option=str(plain.get("option") or plain.get("title_code", "")),
        title_code=str(plain.get("title_code", "")),
        year=plain.get("year", ""),
        academie_code=str(plain.get("academie_code", "")),
        grades=tuple((str(paper), str(grade)) for paper, grade in plain.get("grades", ())),
        sit_again=_texts(plain, "sit_again"),
        speciality=str(plain.get("speciality", "")),
        traits=_texts(plain, "traits"),
        units=_texts(plain, "units"),
        seen=_texts(plain, "seen"),
    )


def _texts(plain: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in plain.get(name, ()))
