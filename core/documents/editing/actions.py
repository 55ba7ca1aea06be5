"""Write the wording of a kind of document for a place; another person publishes or refuses it (3.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from
from core.access.perimeter import require_place
from core.audit import Event, record
from core.beforehand import worked_out_by
from core.documents import illustrations
from core.documents.catalogue import kind_of
from core.documents.editing import errors, rules
from core.documents.editing.checking import faults_of
from core.documents.editing.finding import WORKS, applying, one_draft, open_draft, require_state, versions_of
from core.documents.editing.rules import State
from core.documents.illustrations import SentImage
from core.documents.templates import text_of
from core.documents.wording import IMAGE_SLOTS, load_template, template
from core.errors import NotAllowed, NotFound, StaleForm
from db.tables import TemplateDraft, TemplateVersion

SUBJECT = "template_draft"


@dataclass(frozen=True, slots=True)
class Written:
    """The receipt: the draft, where it stands, the version of it that was seen."""

    draft_id: int
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """The receipt of a publication: the version of the wording, by its number in its place."""

    template_version_id: int
    n: int


def begin(
    tx: Session, actor: Actor, kind: str, academie_code: str, domain_code: str, *, version_id: int = 0
) -> Written:
    """Begin a draft: a copy of the wording that applies, or of an older version to go back to."""
    require(actor, Permission.TEMPLATE_WRITE)
    _refuse_nobody(actor)
    kind_of(kind)
    require_place(actor, Permission.TEMPLATE_WRITE, academie_code, domain_code)
    based_on = _based_on(tx, kind, academie_code, domain_code, version_id)
    at = clock.now(tx)
    text = text_of(based_on)
    draft = TemplateDraft(
        kind=kind, academie_code=academie_code, domain_code=domain_code, state=State.DRAFT.value,
        slots=dict(text.slots), template_id=text.template_id, based_on_id=based_on.id, author_id=actor.id,
        author_person_id=actor.person_id, author=actor.label, begun_at=at, changed_at=at, proposed_at=None,
        decided_by_id=None, decided_by_person_id=None, decided_by="", decided_at=None, reason="",
    )  # fmt: skip
    _add(tx, draft)
    record(tx, actor, Event.TEMPLATE_BEGUN, SUBJECT, draft.id, facts=_place(draft) | {"from": based_on.id})
    return _receipt(draft)


def _refuse_nobody(actor: Actor) -> None:
    """A wording has an author: a person of the office, whom another one can check."""
    if actor.kind != "staff":
        raise NotAllowed(permission=Permission.TEMPLATE_WRITE.value)


def _based_on(tx: Session, kind: str, academie_code: str, domain_code: str, version_id: int) -> TemplateVersion:
    if not version_id:
        return applying(tx, kind, academie_code, domain_code)
    for row in versions_of(tx, kind, academie_code, domain_code):
        if row.id == version_id:
            return row
    raise NotFound(kind="template")


def _add(tx: Session, draft: TemplateDraft) -> None:
    """Add a draft, unless the place has one: the database decides when two persons begin at once."""
    there = open_draft(tx, draft.kind, draft.academie_code, draft.domain_code)
    if there is not None:
        raise errors.DraftOpen(author=there.author)
    try:
        with tx.begin_nested():
            tx.add(draft)
    except IntegrityError as taken:
        raise errors.DraftOpen(author="") from taken


def _place(draft: TemplateDraft) -> dict[str, str]:
    return {"kind": draft.kind, "academie": draft.academie_code, "domain": draft.domain_code}


def _receipt(draft: TemplateDraft) -> Written:
    return Written(draft.id, draft.state, draft.version)


def change(tx: Session, actor: Actor, draft_id: int, slots: Mapping[str, str], *, seen: int) -> Written:
    """Write texts of a draft; a form that shows an older state of it is refused."""
    require(actor, Permission.TEMPLATE_WRITE)
    draft = _own_draft(tx, actor, draft_id, seen)
    known = rules.texts_of(dict(load_template(draft.kind).slots))
    wanted = {slot: rules.tidied(text) for slot, text in slots.items()}
    for slot, text in wanted.items():
        if slot not in known:
            raise errors.UnknownSlot(slot=slot)
        if len(text) > rules.LONGEST_TEXT:
            raise errors.TextTooLong(slot=slot, most=rules.LONGEST_TEXT)
    return _write(tx, actor, draft, wanted)


def put_image(tx: Session, actor: Actor, draft_id: int, slot: str, sent: SentImage | None, *, seen: int) -> Written:
    """Put a logo or a scanned signature in a draft, or take it away."""
    require(actor, Permission.TEMPLATE_WRITE)
    draft = _own_draft(tx, actor, draft_id, seen)
    if slot not in IMAGE_SLOTS:
        raise errors.UnknownSlot(slot=slot)
    return _write(tx, actor, draft, {slot: illustrations.keep(tx, actor, sent, slot) if sent else ""})


def _own_draft(tx: Session, actor: Actor, draft_id: int, seen: int) -> TemplateDraft:
    """Give a draft that its author writes, as it was seen."""
    draft = one_draft(tx, actor, draft_id, Permission.TEMPLATE_WRITE)
    require_state(draft, State.DRAFT)
    if draft.author_person_id != actor.person_id:
        raise errors.DraftOfAnother(author=draft.author)
    if draft.version != seen:
        raise StaleForm
    return draft


def _write(tx: Session, actor: Actor, draft: TemplateDraft, wanted: Mapping[str, str]) -> Written:
    changes = {slot: (draft.slots.get(slot, ""), text) for slot, text in wanted.items()}
    moved = {slot: pair for slot, pair in changes.items() if pair[0] != pair[1]}
    if not moved:
        return _receipt(draft)
    text = template({**draft.slots, **wanted})
    draft.slots, draft.template_id, draft.changed_at = dict(text.slots), text.template_id, clock.now(tx)
    tx.flush()
    record(tx, actor, Event.TEMPLATE_CHANGED, SUBJECT, draft.id, changes=moved, facts=_place(draft))
    return _receipt(draft)


def _try_own(tx: Session, actor: Actor, draft_id: int, *, seen: int) -> None:
    require(actor, Permission.TEMPLATE_WRITE)
    _refuse_faults(tx, _own_draft(tx, actor, draft_id, seen))


@worked_out_by(_try_own)
def propose(tx: Session, actor: Actor, draft_id: int, *, seen: int) -> Written:
    """Propose a draft to whoever may publish it; one with a fault, or that says nothing new, is not."""
    require(actor, Permission.TEMPLATE_WRITE)
    draft = _own_draft(tx, actor, draft_id, seen)
    now = text_of(applying(tx, draft.kind, draft.academie_code, draft.domain_code))
    if now.template_id == draft.template_id:
        raise errors.NothingWritten
    _refuse_faults(tx, draft)
    draft.state, draft.proposed_at = State.PROPOSED.value, clock.now(tx)
    tx.flush()
    record(tx, actor, Event.TEMPLATE_PROPOSED, SUBJECT, draft.id, facts=_place(draft))
    return _receipt(draft)


def _refuse_faults(tx: Session, draft: TemplateDraft) -> None:
    found = faults_of(tx, draft.kind, draft.academie_code, draft.domain_code, draft.slots)
    if found:
        raise errors.TemplateFaulty(count=len(found))


def _proposed(tx: Session, actor: Actor, draft_id: int, seen: int) -> TemplateDraft:
    """Give a proposal that the actor may decide about: another person's, as it was seen."""
    _refuse_nobody(actor)
    draft = one_draft(tx, actor, draft_id, Permission.TEMPLATE_PUBLISH)
    require_state(draft, State.PROPOSED)
    if draft.author_person_id == actor.person_id:
        raise errors.AuthorCannotDecide
    if draft.version != seen:
        raise StaleForm
    return draft


def _try_proposed(tx: Session, actor: Actor, draft_id: int, *, seen: int) -> None:
    require(actor, Permission.TEMPLATE_PUBLISH)
    _refuse_faults(tx, _proposed(tx, actor, draft_id, seen))


@worked_out_by(_try_proposed)
def publish(tx: Session, actor: Actor, draft_id: int, *, seen: int) -> NewTemplate:
    """Publish another person's wording: a numbered version for ever; documents of its place are to be made again."""
    require(actor, Permission.TEMPLATE_PUBLISH)
    draft = _proposed(tx, actor, draft_id, seen)
    if account_comes_from(tx, actor.id, draft.author_person_id):
        raise AccountComesFromAsker
    _refuse_faults(tx, draft)
    _decide(tx, actor, draft, State.PUBLISHED)
    own = (draft.academie_code, draft.domain_code)
    every = versions_of(tx, draft.kind, *own)
    last = max((row.n for row in every if (row.academie_code, row.domain_code) == own), default=0)
    row = TemplateVersion(
        kind=draft.kind, academie_code=draft.academie_code, domain_code=draft.domain_code, n=last + 1,
        template_id=draft.template_id, slots=dict(draft.slots), state="published", published_at=clock.now(tx),
        draft_id=draft.id,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    facts = _place(draft) | {"n": row.n, "draft": draft.id, "author": draft.author_id}
    record(tx, actor, Event.TEMPLATE_PUBLISHED, "template", row.id, facts=facts)
    return NewTemplate(row.id, row.n)


def _decide(tx: Session, actor: Actor, draft: TemplateDraft, state: State, reason: str = "") -> None:
    draft.state, draft.reason, draft.decided_at = state.value, reason, clock.now(tx)
    draft.decided_by_id, draft.decided_by_person_id, draft.decided_by = actor.id, actor.person_id, actor.label
    tx.flush()


def refuse(tx: Session, actor: Actor, draft_id: int, *, reason: str, seen: int) -> Written:
    """Refuse another person's wording, and say why; what applied still applies."""
    require(actor, Permission.TEMPLATE_PUBLISH)
    draft = _proposed(tx, actor, draft_id, seen)
    explained = rules.tidied(reason)[: rules.LONGEST_REASON]
    if not explained:
        raise errors.RefusedUnexplained
    _decide(tx, actor, draft, State.REFUSED, explained)
    record(tx, actor, Event.TEMPLATE_REFUSED, SUBJECT, draft.id, facts=_place(draft), reason=explained)
    return _receipt(draft)


def withdraw(tx: Session, actor: Actor, draft_id: int, *, seen: int) -> Written:
    """Withdraw a draft, proposed or not: its author, or who may publish there when the author left it."""
    require(actor, Permission.TEMPLATE_WRITE)
    draft = one_draft(tx, actor, draft_id, *WORKS)
    require_state(draft, *rules.OPEN)
    mine = draft.author_person_id == actor.person_id
    if not mine:
        require_place(actor, Permission.TEMPLATE_PUBLISH, draft.academie_code, draft.domain_code)
    if draft.version != seen:
        raise StaleForm
    draft.state = State.WITHDRAWN.value
    tx.flush()
    record(tx, actor, Event.TEMPLATE_WITHDRAWN, SUBJECT, draft.id, facts=_place(draft) | {"own": mine})
    return _receipt(draft)
