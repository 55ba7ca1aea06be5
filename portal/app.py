"""The candidate space as an ASGI application."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncIterator

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from core import i18n, units
from core.documents.rendering.confirmation import prepare
from core.documents.wording import load_template
from db import migrate
from portal import assets, navigation, rendering
from portal.middleware import HEALTH, STACK
from portal.pages import (
    accessibility,
    accommodations,
    accounts,
    answers,
    checking,
    contacts,
    health,
    home,
    opening,
    own_papers,
    refused,
    registrations,
    slip,
)
from portal.visitors import open_to_all, same_for_all, signed_in

AT_ONCE = 4  # pages are quick and need a processor each: more at once only makes all of them wait

ROUTES = [
    Route(navigation.HOME, same_for_all(home.show)),
    Route(navigation.OPENING, same_for_all(opening.show)),
    Route(f"{navigation.OPENING}/periodes.ics", same_for_all(opening.calendar)),
    Route(navigation.CONTACTS, same_for_all(contacts.show)),
    Route(navigation.ACCESSIBILITY, same_for_all(accessibility.show)),
    Route(navigation.ACCOMMODATIONS, open_to_all(accommodations.show)),
    Route(f"{navigation.ACCOMMODATIONS}/{{number:number}}", signed_in(accommodations.one), methods=["GET", "POST"]),
    Route(navigation.HELP, open_to_all(answers.show)),
    Route(navigation.SLIP, open_to_all(slip.show), methods=["GET", "POST"]),
    Route(slip.DONE, open_to_all(slip.done)),
    *checking.ROUTES,
    *accounts.ROUTES,
    *own_papers.ROUTES,
    *registrations.ROUTES,
    Route("/static/{name}", assets.asset),
    Route(HEALTH, health.show),
]


@contextlib.asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Refuse another schema; read templates, sentences and files before the first visitor."""
    migrate.require_current(units.engine())
    anyio.to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    for name in rendering.environment().list_templates():
        rendering.environment().get_template(name)
    for language in i18n.LANGUAGES:
        i18n.t(language, "portal-home-title")
    assets.served()
    prepare(load_template("confirmation"))  # fonts and fixed parts: a second that the first visitor does not wait for
    gc.collect()
    gc.freeze()
    yield


app = Starlette(routes=ROUTES, middleware=STACK, lifespan=lifespan, exception_handlers={HTTPException: refused.answer})
