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
from core.documents.wording import load_template
from db.tables import TemplateVersion


@dataclass(frozen=True, slots=True)
class Published:
    """A published template version and its wording."""

    id: int
    text: TemplateText


class Templates:
    """The published templates of a kind, read once; `of` gives the one that applies in a place."""

    def __init__(self, rows: Iterable[TemplateVersion]) -> None:
        self._latest: dict[tuple[str, str], Published] = {}
        for row in sorted(rows, key=lambda row: row.n):
            self._latest[row.academie_code, row.domain_code] = Published(row.id, text_of(row))

    def of(self, academie_code: str, domain_code: str) -> Published | None:
        """Give the template of a place: the most particular one that is published."""
        order = ((academie_code, domain_code), (academie_code, ""), ("", domain_code), ("", ""))
        return next((self._latest[place] for place in order if place in self._latest), None)


def templates(tx: Session, kind: str) -> Templates:
    """Read the published templates of a kind."""
    published = select(TemplateVersion).where(TemplateVersion.kind == kind, TemplateVersion.state == "published")
    return Templates(tx.scalars(published))


def text_of(row: TemplateVersion) -> TemplateText:
    """Give the wording of a template version."""
    return TemplateText(row.template_id, tuple(sorted(row.slots.items())))


def install(tx: Session, actor: Actor, kind: str = "confirmation") -> int:
    """Publish the wording that Sporades has for a kind, unless it is published already; give its number."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    text = load_template(kind)
    mine = select(TemplateVersion).where(
        TemplateVersion.kind == kind, TemplateVersion.academie_code == "", TemplateVersion.domain_code == ""
    )
    rows = list(tx.scalars(mine.order_by(TemplateVersion.n)))
    known = next((row for row in rows if row.template_id == text.template_id), None)
    if known is not None:
        return known.id
    row = TemplateVersion(
        kind=kind, academie_code="", domain_code="", n=rows[-1].n + 1 if rows else 1, template_id=text.template_id,
        slots=dict(text.slots), state="published", published_at=clock.now(tx),
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    record(tx, actor, Event.TEMPLATE_PUBLISHED, "template", row.id, facts={"kind": kind, "n": row.n})
    return row.id
