"""« M’inscrire »: the exam, the session and the académie, the dates shown, then the form in its tabs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.calendar.latching import latch_closed
from core.calendar.opening import Asked, opening
from core.calendar.rules import Phase
from core.candidates.folding import fold
from core.errors import ExamError, NotAllowed, NotFound
from core.i18n import refusal
from core.registrations.actions import Saved
from core.registrations.form.catalogue import Qualification
from core.registrations.form.drafts import abandon, begin_choice, keep_tab
from core.registrations.form.reading import Draft, draft
from core.registrations.form.rules import FILLED, Tab, asking, groups
from core.registrations.form.saving import save, summary
from core.registrations.form.screens import Screen, screen
from core.registrations.opening import WindowClosed
from core.registrations.rules import number_text
from portal import navigation
from portal.pages import prior_credits
from portal.pages.opening import FIELDS
from portal.rendering import page
from portal.visitors import FORBIDDEN, MISSING, SEE_OTHER, Visitor

SLUGS = {
    Tab.IDENTIFICATION: "identification",
    Tab.APPLICATION: "infos-candidature",
    Tab.QUALIFICATION: "qualification",
    Tab.PRIOR_CREDITS: "acquis",
    Tab.PAPERS: "epreuves",
    Tab.SUMMARY: "recapitulatif",
}
TABS = {slug: tab for tab, slug in SLUGS.items()}
REFUSED = 422
BACK, SAVE, LEAVE, LOOK = "precedent", "enregistrer", "quitter", "chercher"
PAGES = frozenset({"apercu", "annuler"})  # of the form, besides its tabs
ELSEWHERE = PAGES | {LEAVE, *TABS}
MANY = 8  # qualifications: from there on the list can be searched


def choose(request: Request, visitor: Visitor) -> Response:
    """Show the dates of the choice; « Valider » begins the form, or takes up the one already begun."""
    refused = ""
    if request.method == "POST":
        asked = Asked(**{field: visitor.text(name, 64) for field, name in FIELDS.items()})
        try:
            begun = units.perform(
                begin_choice, visitor.actor, visitor.actor.id, asked.domain, asked.exam_session, asked.place
            )
        except (NotFound, NotAllowed):
            raise
        except ExamError as refusing:
            note_closing(refusing, visitor)
            refused = refusal(visitor.language, refusing)
        else:
            return _to(begun, Tab.IDENTIFICATION)
    else:
        asked = Asked(**{field: request.query_params.get(name, "") for field, name in FIELDS.items()})
    found = units.read(opening, visitor.actor, asked)
    registration = next((one for one in found.windows if one.phase is Phase.REGISTRATION), None)
    kept = {name: str(getattr(asked, field)) for field, name in FIELDS.items() if getattr(asked, field)}
    return page(
        request, "register_choice.html", status=REFUSED if refused else 200, kept=kept, found=found,
        registration=registration, refused=refused,
    )  # fmt: skip


def tab(request: Request, visitor: Visitor) -> Response:
    """Show a tab of the form, or keep what was typed in it and go where the button says."""
    number, this = _asked(request)
    if request.method == "POST" and this is Tab.SUMMARY:
        return _from_summary(request, visitor, number)
    read = units.read(screen, visitor.actor, number, int(this))
    if this > read.draft.reached:
        return _to(number, read.draft.reached)
    if request.method != "POST":
        return _shown(request, visitor, read, this, faults=this < read.draft.reached)
    try:
        kept = units.perform(keep_tab, visitor.actor, number, int(this), _typed(visitor, this), seen=seen(visitor))
    except (NotFound, NotAllowed):
        raise
    except ExamError as refusing:
        return _shown(request, visitor, read, this, refused=refusal(visitor.language, refusing))
    return _onwards(request, visitor, this, read.draft, kept)


def _onwards(request: Request, visitor: Visitor, this: Tab, before: Draft, kept: Draft) -> Response:
    """Go where the button says; what prior credits have just given is shown before anything else."""
    go = visitor.text("aller")
    if go == BACK and this > Tab.IDENTIFICATION:
        return _to(kept.id, Tab(this - 1))
    if go in ELSEWHERE:
        return _elsewhere(kept.id, go)
    stays = go == LOOK or (this is Tab.PRIOR_CREDITS and prior_credits.stays(visitor))
    news = this is Tab.PRIOR_CREDITS and _given(kept) - _given(before) != set()
    if stays or news or this in kept.faults:
        now = units.read(screen, visitor.actor, kept.id, int(this))
        return _shown(request, visitor, now, this, faults=not stays, news=news and not stays)
    return _to(kept.id, Tab(this + 1))


def _elsewhere(number: int, go: str) -> Response:
    """Go to another tab or page of the form, or leave it: what was typed is kept, right or wrong (6.26)."""
    if go in TABS:
        return _to(number, TABS[go])
    return RedirectResponse(
        f"{navigation.REGISTER}/{number}/{go}" if go in PAGES else navigation.REGISTRATIONS, SEE_OTHER
    )


def _given(found: Draft) -> set[str]:
    return {paper.code for paper in found.papers if paper.kind}


def _asked(request: Request) -> tuple[int, Tab]:
    number, slug = request.path_params["draft"], request.path_params["tab"]
    if slug not in TABS:
        raise HTTPException(MISSING)
    return number, TABS[slug]


def seen(visitor: Visitor) -> int:
    """Read which state of the form was on the screen."""
    text = visitor.text("vu", 12)
    return int(text) if text.isascii() and text.isdigit() else 0


def _to(number: int, this: Tab) -> Response:
    return RedirectResponse(address(number, this), SEE_OTHER)


def address(number: int, this: Tab) -> str:
    """Give the address of a tab of a form."""
    return f"{navigation.REGISTER}/{number}/{SLUGS[this]}"


def _typed(visitor: Visitor, this: Tab) -> dict[str, Any]:
    """Read what was sent for a tab; the core decides what it is worth."""
    if this is Tab.PRIOR_CREDITS:
        return {"declared": prior_credits.read(visitor)}
    if this is Tab.PAPERS:
        chosen = {
            name.removeprefix(prefix): visitor.text(name, 200)
            for name in visitor.sent
            for prefix in ("langue-", "groupe-")
            if name.startswith(prefix)
        }
        return {"chosen": chosen, "optional": visitor.texts("option")}
    return {name: visitor.text(name, 200) for name in ("category", "school_uai", "class_name", "speciality")}


def _shown(
    request: Request, visitor: Visitor, read: Screen, this: Tab, *, faults: bool = False, refused: str = "",
    news: bool = False,
) -> Response:  # fmt: skip
    found = read.draft
    wrong = found.faults.get(this, {}) if faults else {}
    return page(
        request, f"tab_page_{SLUGS[this].replace('-', '_')}.html", status=REFUSED if refused or wrong else 200,
        steps=steps(found, this), found=found, this=this, wrong=wrong, refused=refused, news=news,
        here=address(found.id, this), **_extra(visitor, read, this),
    )  # fmt: skip


def _extra(visitor: Visitor, read: Screen, this: Tab) -> dict[str, Any]:
    found = read.draft
    if read.prior_credits is not None:
        shown = read.prior_credits
        return {"offered": shown.offered, "declared": shown.declared, "outcome": shown.outcome}
    if this is Tab.PAPERS:
        return {"asking": {one.code for one in asking(found.papers)}, "groups": groups(found.papers)}
    if this is Tab.SUMMARY:
        return {"summary": read.summary}
    looked, offered = visitor.text("recherche", 100), found.choices.qualifications
    return {"many": len(offered) > MANY, "looked": looked, "shown": matching(offered, looked, found.content.speciality)}


def matching(offered: Iterable[Qualification], looked: str, chosen: str) -> list[Qualification]:
    """Give the qualifications that hold every word looked for, accents apart, and the one that is chosen."""
    words = fold(looked).split()
    return [
        one
        for one in offered
        if one.code == chosen or all(word in f"{fold(one.label)} {one.printed_code}" for word in words)
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """One tab in the list of tabs; no address: it cannot be opened yet. `state` is done, wrong, here or later."""

    tab: Tab
    slug: str
    name: str
    address: str
    state: str


def steps(found: Draft | None, this: Tab) -> tuple[Step, ...]:
    """Give the seven tabs in their order; the last exists once the form is saved, and the others are then behind."""
    made = []
    for one in Tab:
        reached = found is not None and one <= found.reached and one in SLUGS
        state = "here" if one is this else "done" if found is None else "later" if not reached else "done"
        if found is not None and reached and one is not this and one in found.faults and one < found.reached:
            state = "wrong"
        at = address(found.id, one) if found is not None and reached and one is not this else ""
        made.append(Step(one, SLUGS.get(one, ""), one.name.lower().replace("_", "-"), at, state))
    return tuple(made)


def _from_summary(request: Request, visitor: Visitor, number: int) -> Response:
    """Save, or go; a second click comes when the draft is gone, and gets the receipt of the first (6.24)."""
    go, key = visitor.text("aller"), visitor.key
    if go == BACK:
        return _to(number, FILLED[-1])
    if go != SAVE:
        return _elsewhere(number, go)
    if not key:
        raise HTTPException(FORBIDDEN)
    try:
        saved = units.perform_once(key, save, visitor.actor, number, seen=seen(visitor))
    except (NotFound, NotAllowed):
        raise
    except ExamError as refusing:
        note_closing(refusing, visitor)
        now = units.read(screen, visitor.actor, number, int(Tab.SUMMARY))
        return _shown(request, visitor, now, Tab.SUMMARY, refused=refusal(visitor.language, refusing))
    return RedirectResponse(after(saved), SEE_OTHER)


def after(saved: Saved) -> str:
    """Give where a save leads: the last tab, with its numbers."""
    said = "" if saved.changed else "?inchange=1"
    return f"{navigation.REGISTRATIONS}/{number_text(saved.number)}/numero{said}"


def note_closing(refusing: ExamError, visitor: Visitor) -> None:
    """A window seen closed is noted so for good (6.15)."""
    if isinstance(refusing, WindowClosed):
        units.perform(latch_closed, visitor.actor)


def give_up(request: Request, visitor: Visitor) -> Response:
    """« Annuler »: what was typed is given up, once confirmed; a registration being modified stays as it was."""
    number = request.path_params["draft"]
    found = units.read(draft, visitor.actor, number)
    if request.method == "POST":
        units.perform(abandon, visitor.actor, number)
        return RedirectResponse(f"{navigation.REGISTRATIONS}?abandon=1", SEE_OTHER)
    return page(request, "give_up.html", found=found, back=address(number, found.reached))


def print_out(request: Request, visitor: Visitor) -> Response:
    """« Visualiser / imprimer »: the summary alone, which says that nothing is registered."""
    number = request.path_params["draft"]
    found = units.read(summary, visitor.actor, number)
    back = address(number, found.draft.reached)
    return page(request, "print_summary.html", found=found.draft, summary=found, back=back)
