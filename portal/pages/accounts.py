"""The addresses of accounts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portal import navigation
from portal.pages import account, account_acts, creating, links, signing_in
from portal.rendering import page
from portal.visitors import open_to_all, same_for_all, signed_in

BOTH = ["GET", "POST"]
NOTICE = "/mes-donnees"
FORGOTTEN = "/mot-de-passe-oublie"


def notice(request: Request) -> Response:
    """Say in plain words what is kept of a person and what that person's rights are (1.27)."""
    return page(request, "notice.html")


ROUTES = [
    Route(navigation.CREATE, open_to_all(creating.show), methods=BOTH),
    Route(creating.CONFIRM, open_to_all(creating.confirm), methods=BOTH),
    Route(creating.DONE, open_to_all(creating.done)),
    Route("/activer/{secret}", open_to_all(links.activate), methods=BOTH),
    Route("/renvoyer-l-activation", open_to_all(links.resend), methods=BOTH),
    Route(navigation.SIGN_IN, open_to_all(signing_in.show), methods=BOTH),
    Route(navigation.SIGN_OUT, open_to_all(signing_in.leave), methods=BOTH),
    Route(FORGOTTEN, open_to_all(links.forgotten), methods=BOTH),
    Route("/nouveau-mot-de-passe/{secret}", open_to_all(links.new_password), methods=BOTH),
    Route("/confirmer-mon-adresse/{secret}", open_to_all(links.confirm_address), methods=BOTH),
    Route(links.CHOSEN, same_for_all(links.chosen)),
    Route(links.CONFIRMED, same_for_all(links.confirmed)),
    Route(navigation.ACCOUNT, signed_in(account.show), methods=BOTH),
    Route(f"{navigation.ACCOUNT}/mot-de-passe", signed_in(account.password), methods=BOTH),
    Route(f"{navigation.ACCOUNT}/adresse-mail", signed_in(account.email), methods=BOTH),
    Route(f"{navigation.ACCOUNT}/signaler/{{field}}", signed_in(account.report), methods=BOTH),
    Route(
        f"{navigation.ACCOUNT}/signalement/{{report:int}}/retirer", signed_in(account_acts.withdraw), methods=["POST"]
    ),
    Route(f"{navigation.ACCOUNT}/sessions", signed_in(account_acts.end), methods=["POST"]),
    Route(NOTICE, same_for_all(notice)),
]
