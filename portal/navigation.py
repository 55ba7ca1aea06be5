"""The pages of the menu: one line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

HOME = "/"
OPENING = "/ouverture-des-services"
CONTACTS = "/contacts"
ACCESSIBILITY = "/accessibilite"
SIGN_IN = "/connexion"
SIGN_OUT = "/deconnexion"
CREATE = "/creer-un-compte"
ACCOUNT = "/mon-compte"
REGISTER = "/m-inscrire"
REGISTRATIONS = "/mes-inscriptions"
DOCUMENTS = "/mes-documents"
PIECES = "/mes-pieces"
HELP = "/aide"
SLIP = "/papillon"
ACCOMMODATIONS = "/amenagements"
CHECK = "/verifier"


class To(Enum):
    """To whom an entry of the menu is shown."""

    ALL = "all"
    SIGNED_IN = "signed in"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu: its address, the key of its name, and to whom it is shown."""

    path: str
    title: str
    to: To = To.ALL

    def shown(self, visit: object) -> bool:
        """Whether the entry is in the menu of someone signed in, or of anyone else when `visit` is none."""
        return self.to is To.ALL or self.to is (To.OTHERS if visit is None else To.SIGNED_IN)


ENTRIES = (
    Entry(HOME, "portal-home-name"),
    Entry(OPENING, "portal-opening-title"),
    Entry(SIGN_IN, "account-sign-in", To.OTHERS),
    Entry(CREATE, "account-create-name", To.OTHERS),
    Entry(REGISTER, "form-register-title", To.SIGNED_IN),
    Entry(REGISTRATIONS, "form-mine-title", To.SIGNED_IN),
    Entry(ACCOMMODATIONS, "accommodations-name"),
    Entry(PIECES, "portal-pieces-title", To.SIGNED_IN),
    Entry(DOCUMENTS, "portal-documents-title", To.SIGNED_IN),
    Entry(HELP, "help-name"),
    Entry(CONTACTS, "portal-contacts-name", To.OTHERS),
)
