"""Which published wording applies where: an académie and domain may have their own, else the wording of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.documents.facts import TemplateText
from core.documents.wording import load_template, template
from db.tables import TemplateVersion


@dataclass(frozen=True, slots=True)
class Published:
    """A published template version and its wording."""

    id: int
    text: TemplateText


class Templates:
    """The published templates of a kind, read once; `of` gives the one that applies in a place.

    Equal wordings are one template, whoever published them and when: taking an older one up again makes no document
    of it stale.
    """

    def __init__(self, rows: Iterable[TemplateVersion]) -> None:
        self._latest: dict[tuple[str, str], Published] = {}
        first: dict[str, int] = {}
        for row in sorted(rows, key=lambda row: row.id):
            text = text_of(row)
            number = first.setdefault(text.template_id, row.id)
            self._latest[row.academie_code, row.domain_code] = Published(number, text)

    def of(self, academie_code: str, domain_code: str) -> Published | None:
        """Give the template of a place: the most particular one that is published."""
        places = order_of(academie_code, domain_code)
        return next((self._latest[place] for place in places if place in self._latest), None)


def order_of(academie_code: str, domain_code: str) -> tuple[tuple[str, str], ...]:
    """Give the places whose wording may apply in a place, the most particular first."""
    return (academie_code, domain_code), (academie_code, ""), ("", domain_code), ("", "")


def templates(tx: Session, kind: str) -> Templates:
    """Read the published templates of a kind."""
    published = select(TemplateVersion).where(TemplateVersion.kind == kind, TemplateVersion.state == "published")
    return Templates(tx.scalars(published))


def text_of(row: TemplateVersion) -> TemplateText:
    """Give the wording of a template version; a slot that Sporades added since is said as Sporades says it."""
    said = dict(load_template(row.kind).slots)
    if said.keys() <= row.slots.keys():
        return TemplateText(row.template_id, tuple(sorted(row.slots.items())))
    return template({**said, **row.slots})


def install(tx: Session, actor: Actor, kind: str = "confirmation") -> int:
    """Publish the wording that Sporades has for a kind, unless it is published already; give its number.

    What the office wrote for everybody stays in force.
    """
    require(actor, Permission.SYSTEM_ADMINISTER)
    text = load_template(kind)
    mine = select(TemplateVersion).where(
        TemplateVersion.kind == kind, TemplateVersion.academie_code == "", TemplateVersion.domain_code == ""
    )
    rows = list(tx.scalars(mine.order_by(TemplateVersion.n)))
    known = next((row for row in rows if row.template_id == text.template_id), None)
    if known is not None or (rows and rows[-1].draft_id is not None):
        return (known or rows[-1]).id
    row = TemplateVersion(
        kind=kind, academie_code="", domain_code="", n=rows[-1].n + 1 if rows else 1, template_id=text.template_id,
        slots=dict(text.slots), state="published", published_at=clock.now(tx),
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    record(tx, actor, Event.TEMPLATE_PUBLISHED, "template", row.id, facts={"kind": kind, "n": row.n})
    return row.id
