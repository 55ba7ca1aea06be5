"""The addresses of registrations."""

from __future__ import annotations

from starlette.routing import Route

from portal import navigation
from portal.pages import my_registrations, registering
from portal.visitors import signed_in

BOTH = ["GET", "POST"]
FORM = f"{navigation.REGISTER}/{{draft:number}}"
ONE = f"{navigation.REGISTRATIONS}/{{number}}"

ROUTES = [
    Route(navigation.REGISTER, signed_in(registering.choose)),
    Route(f"{navigation.REGISTER}/valider", signed_in(registering.choose), methods=BOTH),
    Route(f"{FORM}/annuler", signed_in(registering.give_up), methods=BOTH),
    Route(f"{FORM}/apercu", signed_in(registering.print_out)),
    Route(f"{FORM}/{{tab}}", signed_in(registering.tab), methods=BOTH),
    Route(navigation.REGISTRATIONS, signed_in(my_registrations.show)),
    Route(ONE, signed_in(my_registrations.consult)),
    Route(f"{ONE}/numero", signed_in(my_registrations.number)),
    Route(f"{ONE}/modifier", signed_in(my_registrations.change), methods=BOTH),
    Route(f"{ONE}/desinscrire", signed_in(my_registrations.leave), methods=BOTH),
]
