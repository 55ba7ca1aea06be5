"""Registrations already saved, weighed again under the law of the day: those alike, once."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access import Actor
from core.exemptions.declared import Declared
from core.exemptions.declaring import grid_in_force, offered, saved
from core.exemptions.law import law_today
from core.exemptions.matching import Law
from core.exemptions.reading import Known, known
from core.exemptions.rules import Entry
from core.exemptions.weighing import granted
from core.registrations.errors import NoGrid
from core.registrations.labels import labels
from db.tables import ExamSession

Had = dict[str, tuple[str, str, str]]
Said = tuple[tuple[str, int, str, str], ...]  # title, year, académie, content as written: alike are weighed once


@dataclass(frozen=True, slots=True)
class Difference:
    """What today's law would give otherwise, and by which rules."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    rules: frozenset[str]

    @property
    def exists(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.changed)


class WeighedAgain:
    """Registrations of one exam session weighed again under today's law, those alike once."""

    def __init__(self, tx: Session, actor: Actor, exam_session: ExamSession) -> None:
        self.tx, self.actor, self.exam_session = tx, actor, exam_session
        self.law: Law = law_today(tx, exam_session.domain_code)
        self.forms = {rule.id: rule.form for rule in self.law.rules if rule.form}
        self.known: dict[str, tuple[Known, Entry] | None] = {}
        self.given: dict[tuple[str, str, str, Said], Had] = {}
        self.academie = next(iter(labels(tx).academies))

    def difference(self, speciality: str, audience: str, said: Said, had: Had) -> Difference:
        """Compare what was given with what is given today."""
        form = next((self.forms[rule] for rule, *_ in had.values() if rule in self.forms), "")
        now = self._now(speciality, audience, form, said)
        added = tuple(paper for paper in now if paper not in had)
        removed = tuple(sorted(paper for paper in had if paper not in now))
        changed = tuple(paper for paper in now if paper in had and now[paper] != had[paper])
        rules = {now[paper][0] for paper in (*added, *changed)} | {had[paper][0] for paper in (*removed, *changed)}
        return Difference(added, removed, changed, frozenset(rules))

    def _now(self, speciality: str, audience: str, form: str, said: Said) -> Had:
        key = (speciality, audience, form, said)
        if key not in self.given:
            place = self._place(speciality)
            self.given[key] = {} if place is None else self._weighed(place, audience, form, said)
        return self.given[key]

    def _weighed(self, place: tuple[Known, Entry], audience: str, form: str, said: Said) -> Had:
        here, entry = place
        declared = [self._declared(*one) for one in said]
        mine = Entry(entry.domain, entry.year, entry.grid, audience, form or "global")
        found = granted(self.law, mine, here, declared)
        return {paper: (one.rule, one.status.value, one.grade) for paper, one in found.items()}

    def _declared(self, title: str, year: int, academie: str, content: str) -> Declared:
        return saved(title, year, academie or self.academie, json.loads(content))

    def _place(self, speciality: str) -> tuple[Known, Entry] | None:
        if speciality not in self.known:
            self.known[speciality] = self._read(speciality)
        return self.known[speciality]

    def _read(self, speciality: str) -> tuple[Known, Entry] | None:
        try:
            grid, year = grid_in_force(self.tx, speciality, self.exam_session.id)
        except NoGrid:
            return None
        groups = offered(self.tx, self.actor, speciality, self.exam_session.id)
        return known(groups, year, year), Entry(grid.domain, year, grid)
