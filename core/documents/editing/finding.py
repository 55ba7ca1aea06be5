"""Which drafts and published wordings someone may work with: those of his places, académie by domain (3.02)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, allowed, require
from core.access.perimeter import places_in
from core.access.rights import scopes_for
from core.documents.editing.errors import DraftDecided
from core.documents.editing.rules import OPEN, State
from core.documents.templates import order_of
from core.errors import NotFound
from db.tables import TemplateDraft, TemplateVersion

WORKS = (Permission.TEMPLATE_WRITE, Permission.TEMPLATE_PUBLISH)


def drafts_in(actor: Actor, *permissions: Permission) -> ColumnElement[bool]:
    """The condition on a draft of a place where the actor holds one of these rights."""
    return or_(*(places_in(actor, one, TemplateDraft.academie_code, TemplateDraft.domain_code) for one in permissions))


def one_draft(tx: Session, actor: Actor, draft_id: int, *permissions: Permission) -> TemplateDraft:
    """Give one draft of the perimeter, locked when the unit of work writes; absent and forbidden look the same."""
    statement = select(TemplateDraft).where(TemplateDraft.id == draft_id, drafts_in(actor, *permissions))
    if tx.info.get("writes"):
        statement = statement.with_for_update()
    found = tx.scalars(statement).one_or_none()
    if found is None:
        raise NotFound(kind="template")
    return found


def require_state(draft: TemplateDraft, *states: State) -> None:
    """Refuse an act on a draft that stands elsewhere."""
    if State(draft.state) not in states:
        raise DraftDecided(state=draft.state)


def open_draft(tx: Session, kind: str, academie_code: str, domain_code: str) -> TemplateDraft | None:
    """Give the draft being written or proposed for a kind and a place."""
    return tx.scalars(
        select(TemplateDraft).where(
            TemplateDraft.kind == kind, TemplateDraft.academie_code == academie_code,
            TemplateDraft.domain_code == domain_code, TemplateDraft.state.in_(sorted(one.value for one in OPEN)),
        )
    ).one_or_none()  # fmt: skip


def versions_of(tx: Session, kind: str, academie_code: str, domain_code: str) -> list[TemplateVersion]:
    """Give the published wordings of a kind that apply in a place or did, newest first: its own, then wider ones'."""
    rows = tx.scalars(select(TemplateVersion).where(TemplateVersion.kind == kind).order_by(TemplateVersion.n.desc()))
    every = list(rows)
    return [
        row
        for place in dict.fromkeys(order_of(academie_code, domain_code))
        for row in every
        if (row.academie_code, row.domain_code) == place
    ]


def applying(tx: Session, kind: str, academie_code: str, domain_code: str) -> TemplateVersion:
    """Give the published wording that applies in a place now."""
    found = versions_of(tx, kind, academie_code, domain_code)
    if not found:
        raise NotFound(kind="template")
    return found[0]


def require_work(actor: Actor, academie_code: str, domain_code: str) -> None:
    """Refuse who neither writes nor publishes the wordings of a place."""
    held = [one for one in WORKS if allowed(actor, one)]
    require(actor, *(held[:1] or WORKS[:1]))
    for one in held:
        if any(
            scope.academie_code in {"", academie_code} and scope.domain_code in {"", domain_code}
            for scope in scopes_for(actor, one)
        ):
            return
    raise NotFound(kind="place")
