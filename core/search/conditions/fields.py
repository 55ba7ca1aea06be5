"""The catalogue of what a search can ask, field by field; its words are `conditions-field-<code>`. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.access.rights import Permission
from core.accommodations.rules import State as RequestState
from core.notifications.rules import State as MailState
from core.pieces.rules import PieceState
from core.registrations.rules import State


class Kind(StrEnum):
    """How a field is compared."""

    NAME = "name"  # letter by letter, accents, case, hyphens and apostrophes apart
    WORDS = "words"  # by whole words or their beginnings
    CODE = "code"
    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    INSTANT = "instant"  # by days of Paris
    HAS = "has"


class About(StrEnum):
    """What a field says something of."""

    CANDIDATE = "candidate"
    REGISTRATION = "registration"


class Subject(StrEnum):
    """The capability a field comes from, in the order of the list; its words are `conditions-subject-<code>`."""

    IDENTITY = "identity"
    CONTACT = "contact"
    REGISTRATION = "registration"
    DOCUMENTS = "documents"
    PIECES = "pieces"
    EXEMPTIONS = "exemptions"
    ACCOMMODATIONS = "accommodations"
    CORRECTIONS = "corrections"
    DUPLICATES = "duplicates"
    ACCOUNT = "account"
    MAILS = "mails"
    IMPORTS = "imports"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: how it is compared, who may ask for it, and what its values are chosen from.

    `choices` names a list of the catalogue, `codes` are the only values there are, `personal` values name somebody.
    """

    code: str
    subject: Subject
    kind: Kind
    about: About = About.REGISTRATION
    permission: Permission = Permission.CANDIDATE_SEARCH
    personal: bool = False
    may_be_empty: bool = False
    choices: str = ""
    codes: tuple[str, ...] = ()
    upper: bool = False
    lower: bool = False


_DESK = Permission.CANDIDATE_DESK  # what is printed on no list of the office's readers (3.04)
_OWN = About.CANDIDATE
_STATES = tuple(one.value for one in State)
ORIGINS = ("desk", "account", "import", "demonstration")
SLIPS = ("waiting", "expired", "used", "revoked")
EXEMPTION_KINDS = ("exempted", "kept", "carried")
CORRECTIONS = ("proposed", "approved", "refused", "stale", "expired", "withdrawn")
DOCUMENTS = ("confirmation", "accommodation", "pieces_reminder", "missing_pieces", "summons", "grade_report")
HANDED = ("summons", "grade_report", "other")
REQUESTS = tuple(one.value for one in RequestState)
MAILS = tuple(one.value for one in MailState)

_IDENTITY = (
    Field("number", Subject.IDENTITY, Kind.CODE, _OWN, personal=True),
    Field("birth_name", Subject.IDENTITY, Kind.NAME, _OWN, personal=True),
    Field("usual_name", Subject.IDENTITY, Kind.NAME, _OWN, personal=True, may_be_empty=True),
    Field("first_names", Subject.IDENTITY, Kind.NAME, _OWN, personal=True),
    Field("birth_date", Subject.IDENTITY, Kind.DAY, _OWN, personal=True),
    Field("birth_departement", Subject.IDENTITY, Kind.CODE, _OWN, personal=True, may_be_empty=True, upper=True),
    Field("ine", Subject.IDENTITY, Kind.CODE, _OWN, _DESK, personal=True, may_be_empty=True, upper=True),
    Field(
        "kind", Subject.IDENTITY, Kind.CHOICE, _OWN, choices="candidate_kinds", codes=("individual", "school")
    ),
    Field("home", Subject.IDENTITY, Kind.CHOICE, _OWN, choices="academies"),
)  # fmt: skip
_CONTACT = (
    Field("email", Subject.CONTACT, Kind.CODE, _OWN, personal=True, may_be_empty=True, lower=True),
    Field("phone", Subject.CONTACT, Kind.CODE, _OWN, _DESK, personal=True, may_be_empty=True),
    Field("postcode", Subject.CONTACT, Kind.CODE, _OWN, _DESK, personal=True, may_be_empty=True, upper=True),
    Field("city", Subject.CONTACT, Kind.WORDS, _OWN, personal=True, may_be_empty=True),
)
_REGISTRATION = (
    Field("academie", Subject.REGISTRATION, Kind.CHOICE, choices="academies"),
    Field("domain", Subject.REGISTRATION, Kind.CHOICE, choices="domains"),
    Field("office", Subject.REGISTRATION, Kind.CHOICE, choices="offices"),
    Field("exam_session", Subject.REGISTRATION, Kind.CHOICE, choices="exam_sessions"),
    Field("speciality", Subject.REGISTRATION, Kind.CHOICE, choices="specialities"),
    Field("state", Subject.REGISTRATION, Kind.CHOICE, choices="states", codes=_STATES),
    Field("category", Subject.REGISTRATION, Kind.CHOICE, choices="categories"),
    Field("audience", Subject.REGISTRATION, Kind.CHOICE, choices="audiences", codes=("individual", "school")),
    Field("school", Subject.REGISTRATION, Kind.CODE, may_be_empty=True, upper=True),
    Field("class_name", Subject.REGISTRATION, Kind.CODE, may_be_empty=True),
    Field("registration_number", Subject.REGISTRATION, Kind.NUMBER),
    Field("version", Subject.REGISTRATION, Kind.NUMBER),
    Field("first_saved", Subject.REGISTRATION, Kind.INSTANT),
    Field("saved", Subject.REGISTRATION, Kind.INSTANT),
    Field("closed", Subject.REGISTRATION, Kind.INSTANT, may_be_empty=True),
    Field("origin", Subject.REGISTRATION, Kind.CHOICE, choices="origins", codes=ORIGINS),
    Field("abroad", Subject.REGISTRATION, Kind.HAS),
)
_READ = Permission.DOCUMENT_READ
_DOCUMENTS = (
    Field("confirmation", Subject.DOCUMENTS, Kind.HAS, permission=_READ),
    Field("confirmation_stale", Subject.DOCUMENTS, Kind.HAS, permission=_READ),
    Field("confirmation_made", Subject.DOCUMENTS, Kind.INSTANT, permission=_READ, may_be_empty=True),
    Field("validated_online", Subject.DOCUMENTS, Kind.HAS, permission=_READ),
    Field("document", Subject.DOCUMENTS, Kind.HAS, permission=_READ, choices="document_kinds", codes=DOCUMENTS),
    Field("document_opened", Subject.DOCUMENTS, Kind.HAS, permission=_READ, choices="document_kinds", codes=DOCUMENTS),
    Field("handed", Subject.DOCUMENTS, Kind.HAS, permission=_READ, choices="document_kinds", codes=HANDED),
    Field("run", Subject.DOCUMENTS, Kind.NUMBER, permission=Permission.DOCUMENT_REGENERATE),
)
PIECE = "piece_"
_PIECES = (
    Field("pieces_complete", Subject.PIECES, Kind.HAS, permission=_DESK),
    Field("pieces_locked", Subject.PIECES, Kind.HAS, permission=_DESK),
    *(
        Field(PIECE + one.value, Subject.PIECES, Kind.HAS, permission=_DESK, choices="pieces")
        for one in PieceState
    ),
)  # fmt: skip
_EXEMPTIONS = (
    Field("exemption", Subject.EXEMPTIONS, Kind.HAS, permission=Permission.CANDIDATE_READ, choices="exemption_rules"),
    Field(
        "exemption_kind", Subject.EXEMPTIONS, Kind.HAS, permission=Permission.CANDIDATE_READ,
        choices="exemption_kinds", codes=EXEMPTION_KINDS,
    ),
)  # fmt: skip
_ACCOMMODATIONS = (
    Field(
        "accommodation", Subject.ACCOMMODATIONS, Kind.HAS, permission=Permission.ACCOMMODATION_DECIDE,
        choices="accommodation_states", codes=REQUESTS,
    ),
)  # fmt: skip
_SEES = Permission.CORRECTION_READ
_CORRECTIONS = (
    Field(
        "correction", Subject.CORRECTIONS, Kind.HAS, _OWN, _SEES, choices="correction_states", codes=CORRECTIONS
    ),
    Field("error_report", Subject.CORRECTIONS, Kind.HAS, _OWN, _SEES),
)  # fmt: skip
_DUPLICATES = (
    Field("duplicate", Subject.DUPLICATES, Kind.HAS, _OWN, Permission.CORRECTION_PROPOSE),
    Field("merged", Subject.DUPLICATES, Kind.HAS, _OWN),
)
_ACCOUNT = (
    Field("account", Subject.ACCOUNT, Kind.HAS, _OWN, Permission.CANDIDATE_READ),
    Field("activated", Subject.ACCOUNT, Kind.INSTANT, _OWN, Permission.CANDIDATE_READ, may_be_empty=True),
    Field("slip", Subject.ACCOUNT, Kind.HAS, _OWN, _DESK, choices="slip_states", codes=SLIPS),
)
_MAILS = (
    Field(
        "mail", Subject.MAILS, Kind.HAS, _OWN, Permission.CANDIDATE_READ, choices="mail_states", codes=MAILS
    ),
    Field("mailed", Subject.MAILS, Kind.INSTANT, _OWN, Permission.CANDIDATE_READ, may_be_empty=True),
)  # fmt: skip
_IMPORTS = (
    Field("import", Subject.IMPORTS, Kind.NUMBER),
    Field("imported", Subject.IMPORTS, Kind.HAS),
)

FIELDS: dict[str, Field] = {
    one.code: one
    for one in (
        *_IDENTITY, *_CONTACT, *_REGISTRATION, *_DOCUMENTS, *_PIECES, *_EXEMPTIONS,
        *_ACCOMMODATIONS, *_CORRECTIONS, *_DUPLICATES, *_ACCOUNT, *_MAILS, *_IMPORTS,
    )
}  # fmt: skip
