"""The addresses of what a candidate is given and gives: documents, confirmations, pieces."""

from __future__ import annotations

from starlette.routing import Route

from portal import navigation
from portal.pages import confirming, documents, pieces
from portal.visitors import signed_in

ONE = f"{navigation.PIECES}/{{number}}"
GESTURES = {"deposer": pieces.deposited, "retirer": pieces.removed, "verrouiller": pieces.locked}

ROUTES = [
    Route(navigation.DOCUMENTS, signed_in(documents.show)),
    Route(f"{navigation.DOCUMENTS}/dernier/{{number}}/{{kind}}", signed_in(documents.newest)),
    Route(f"{navigation.DOCUMENTS}/{{code}}", signed_in(documents.paper)),
    Route(f"{navigation.DOCUMENTS}/{{code}}/texte", signed_in(documents.text)),
    Route(f"{navigation.REGISTRATIONS}/{{number}}/valider", signed_in(confirming.show), methods=["GET", "POST"]),
    Route(navigation.PIECES, signed_in(pieces.choose)),
    Route(ONE, signed_in(pieces.show)),
    Route(f"{ONE}/fichiers/{{mark}}", signed_in(pieces.opened)),
    *(Route(f"{ONE}/{name}", signed_in(act), methods=["POST"]) for name, act in GESTURES.items()),
    *(Route(f"{ONE}/{name}", signed_in(pieces.back)) for name in GESTURES),
]
