"""« J’ai besoin d’aide ! »: the questions of the guide, each with the answer of one's own situation."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from core import units
from core.calendar.offer import offer
from core.calendar.opening import Asked
from core.help.queries import answers_for_anyone, answers_for_me
from core.help.rules import Answers, Created, Said
from core.i18n import enumeration, t
from portal.rendering import hour_at, page
from portal.visitors import Visitor

CREATED, DOMAIN, PLACE = "compte", "domaine", "lieu"


def show(request: Request, visitor: Visitor) -> Response:
    """Answer from one's own file when one is signed in; else from what the small form says, and the calendar."""
    if visitor.visit is not None:
        answers = units.read(answers_for_me, visitor.actor)
        return page(request, "answers.html", answers=_written(visitor.language, answers), offer=None)
    given = {name: request.query_params.get(name, "") for name in (CREATED, DOMAIN, PLACE)}
    created = Created(given[CREATED]) if given[CREATED] in set(Created) else Created.UNSAID
    asked = Asked(domain=given[DOMAIN], place=given[PLACE])
    answers = units.read(answers_for_anyone, visitor.actor, created, asked)
    offered = units.read(offer, visitor.actor)
    return page(
        request, "answers.html", answers=_written(visitor.language, answers), offer=offered, created=created,
        choices=[one for one in Created if one], domain=given[DOMAIN], place=offered.place(given[PLACE]),
        kept={name: value for name, value in given.items() if value},
    )  # fmt: skip


def _written(language: str, answers: Answers) -> dict[str, list[str]]:
    return {question.value: [_sentence(language, one) for one in said] for question, said in answers.items()}


def _sentence(language: str, said: Said) -> str:
    facts = {
        name: hour_at(language, value, said.zone) if isinstance(value, datetime)
        else enumeration(language, list(value)) if isinstance(value, tuple)
        else value
        for name, value in said.facts.items()
    }  # fmt: skip
    return t(language, said.key, **facts)
