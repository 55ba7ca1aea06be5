"""Wordings as screens show them: what applies in a place, what is being written, what was published before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.documents.catalogue import KINDS
from core.documents.editing import rules
from core.documents.editing.finding import (
    WORKS,
    applying,
    drafts_in,
    one_draft,
    open_draft,
    require_work,
    versions_of,
)
from core.documents.editing.rules import Difference, State
from core.documents.templates import text_of
from core.documents.wording import slots_in_order
from core.errors import NotFound
from db.tables import Academie, ExamDomain, TemplateDraft, TemplateVersion

LATEST = 20


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """Where a person may work with wordings: codes with their labels; empty code: all of them."""

    academies: tuple[tuple[str, str], ...]
    domains: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A published wording: its number in its place, who wrote it and who published it (nobody: Sporades's own)."""

    id: int
    n: int
    academie_code: str
    domain_code: str
    published_at: datetime | None
    author: str
    published_by: str
    applies: bool


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with its texts, and what the person who looks may do with it."""

    id: int
    kind: str
    academie_code: str
    domain_code: str
    state: str
    slots: dict[str, str]
    author: str
    changed_at: datetime
    version: int
    mine: bool
    may_write: bool
    may_decide: bool
    may_withdraw: bool
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """A kind in a place: the wording that applies, the draft that is open, what was published, what was refused."""

    kind: str
    order: tuple[str, ...]
    slots: dict[str, str]
    draft: ShownDraft | None
    versions: tuple[ShownVersion, ...]
    refused: ShownDraft | None


def places(tx: Session, actor: Actor) -> PlaceChoice:
    """Give the académies and domains whose wordings a person may write or publish."""
    _require_any(actor)
    scopes = [scope for one in WORKS for scope in scopes_for(actor, one)]
    academies, domains = {scope.academie_code for scope in scopes}, {scope.domain_code for scope in scopes}
    return PlaceChoice(
        _choices(tx.execute(select(Academie.code, Academie.label).order_by(Academie.label)), academies),
        _choices(tx.execute(select(ExamDomain.code, ExamDomain.label).order_by(ExamDomain.label)), domains),
    )


def _choices(rows: Any, codes: set[str]) -> tuple[tuple[str, str], ...]:
    every = "" in codes
    return (*((("", ""),) if every else ()), *((code, label) for code, label in rows if every or code in codes))


def _require_any(actor: Actor) -> None:
    require(actor, Permission.TEMPLATE_WRITE if scopes_for(actor, Permission.TEMPLATE_WRITE) else WORKS[1])


def workshop(tx: Session, actor: Actor, kind: str, academie_code: str, domain_code: str) -> Workshop:
    """Give a kind in a place as its editor shows it."""
    require_work(actor, academie_code, domain_code)
    if kind not in KINDS:
        raise NotFound(kind="template")
    now = applying(tx, kind, academie_code, domain_code)
    draft = open_draft(tx, kind, academie_code, domain_code)
    refused = _last_refused(tx, actor, kind, academie_code, domain_code) if draft is None else None
    return Workshop(
        kind, slot_order(kind), _texts(now), _shown(actor, draft) if draft else None,
        _versions(tx, kind, academie_code, domain_code, now.id), _shown(actor, refused) if refused else None,
    )  # fmt: skip


def slot_order(kind: str) -> tuple[str, ...]:
    """Give the slots of a kind in the order of the screen, those that any kind may have at their subject's end."""
    grouped = rules.grouped(rules.texts_of(slots_in_order(kind)))
    return tuple(slot for inside in grouped.values() for slot in inside)


def _texts(row: TemplateVersion) -> dict[str, str]:
    return dict(text_of(row).slots)


def _last_refused(tx: Session, actor: Actor, kind: str, academie_code: str, domain_code: str) -> TemplateDraft | None:
    """Give one's own last proposal there when it came back refused, and nothing was done since."""
    last = tx.scalars(
        select(TemplateDraft)
        .where(
            TemplateDraft.kind == kind, TemplateDraft.academie_code == academie_code,
            TemplateDraft.domain_code == domain_code,
        )
        .order_by(TemplateDraft.id.desc())
        .limit(1)
    ).one_or_none()  # fmt: skip
    mine = last is not None and last.author_person_id == actor.person_id and last.state == State.REFUSED
    return last if mine else None


def _versions(tx: Session, kind: str, academie_code: str, domain_code: str, applies: int) -> tuple[ShownVersion, ...]:
    rows = versions_of(tx, kind, academie_code, domain_code)
    numbers = [row.draft_id for row in rows if row.draft_id is not None]
    drafts = {one.id: one for one in tx.scalars(select(TemplateDraft).where(TemplateDraft.id.in_(numbers)))}
    return tuple(_version(row, drafts.get(row.draft_id or 0), applies) for row in rows)


def _version(row: TemplateVersion, draft: TemplateDraft | None, applies: int) -> ShownVersion:
    return ShownVersion(
        row.id, row.n, row.academie_code, row.domain_code, row.published_at, draft.author if draft else "",
        draft.decided_by if draft else "", row.id == applies,
    )  # fmt: skip


def _shown(actor: Actor, row: TemplateDraft) -> ShownDraft:
    state, mine = State(row.state), row.author_person_id == actor.person_id
    writes, publishes = (_covers(actor, one, row) for one in WORKS)
    return ShownDraft(
        row.id, row.kind, row.academie_code, row.domain_code, row.state, dict(row.slots), row.author, row.changed_at,
        row.version, mine, mine and writes and state is State.DRAFT,
        not mine and publishes and state is State.PROPOSED,
        state in rules.OPEN and writes and (mine or publishes), row.reason, row.decided_by,
    )  # fmt: skip


def _covers(actor: Actor, permission: Permission, row: TemplateDraft) -> bool:
    return any(
        scope.academie_code in {"", row.academie_code} and scope.domain_code in {"", row.domain_code}
        for scope in scopes_for(actor, permission)
    )


def draft_of(tx: Session, actor: Actor, draft_id: int) -> ShownDraft:
    """Give one draft of the perimeter."""
    _require_any(actor)
    return _shown(actor, one_draft(tx, actor, draft_id, *WORKS))


def awaiting_me(tx: Session, actor: Actor) -> list[ShownDraft]:
    """Give the wordings of other persons that await one's decision, the oldest first."""
    require(actor, Permission.TEMPLATE_PUBLISH)
    rows = tx.scalars(select(TemplateDraft).where(*_waiting(actor)).order_by(TemplateDraft.proposed_at).limit(LATEST))
    return [_shown(actor, row) for row in rows]


def templates_to_publish(tx: Session, actor: Actor) -> int:
    """Count the wordings of other persons that await one's decision."""
    require(actor, Permission.TEMPLATE_PUBLISH)
    return tx.scalar(select(func.count()).select_from(TemplateDraft).where(*_waiting(actor))) or 0


def _waiting(actor: Actor) -> tuple[Any, ...]:
    return (
        TemplateDraft.state == State.PROPOSED.value,
        TemplateDraft.author_person_id != actor.person_id,
        drafts_in(actor, Permission.TEMPLATE_PUBLISH),
    )


def compared(tx: Session, actor: Actor, draft_id: int) -> list[Difference]:
    """Compare a draft with the wording that applies in its place, word by word."""
    _require_any(actor)
    draft = one_draft(tx, actor, draft_id, *WORKS)
    now = _texts(applying(tx, draft.kind, draft.academie_code, draft.domain_code))
    return rules.differences(now, draft.slots, slot_order(draft.kind))


def compared_versions(
    tx: Session, actor: Actor, kind: str, academie_code: str, domain_code: str, before: int, after: int
) -> list[Difference]:
    """Compare two published wordings that apply in a place or did, word by word."""
    require_work(actor, academie_code, domain_code)
    found = {row.id: row for row in versions_of(tx, kind, academie_code, domain_code)}
    if not {before, after} <= found.keys():
        raise NotFound(kind="template")
    return rules.differences(_texts(found[before]), _texts(found[after]), slot_order(kind))
