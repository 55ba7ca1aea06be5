"""The catalogue of mails: the facts each needs, and its letter in the language of who receives it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.i18n import PARIS, instant, t
from core.notifications.rules import Way, is_address, is_one_line

Facts = dict[str, Any]


class UnsafeSubject(ValueError):
    """A fact would break the subject line of a mail: a defect of the caller, nothing is promised."""


class WrongFacts(ValueError):
    """The facts of a mail are not those of its entry in the catalogue: a defect of the caller."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as written: one-line subject, plain text, and the same text as simple HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One kind of mail: `facts` are kept with the promise; `secret` ones are erased as soon as it is sent.

    `reply_to` names the fact that holds where an answer goes; `shape` turns facts into those of the sentences.
    `of_address` is for what is said to one address because it is that one: it never follows the candidate to another.
    `renewed` says how a link that was lost is made anew.
    """

    facts: frozenset[str]
    shape: Callable[[str, Facts], Facts]
    secret: frozenset[str] = frozenset()
    reply_to: str = ""
    of_address: bool = False
    renewed: Way = Way.BY_THE_CANDIDATE


def _as_they_are(language: str, facts: Facts) -> Facts:
    del language
    return facts


def _with_lists(language: str, facts: Facts) -> Facts:
    """Turn field names into their labels and registrations into lines, one item a line."""
    fields = [t(language, f"field-{name.replace('_', '-')}") for name in facts["fields"]]
    lines = [
        t(language, "mail-registration-line", number=f"{one['number']:03d}", version=f"{one['version']:02d}",
          exam=one["exam"])
        for one in facts["registrations"]
    ]  # fmt: skip
    return facts | {"fields": _listed(fields), "registrations": _listed(lines), "count": len(lines)}


def _with_registrations(language: str, facts: Facts) -> Facts:
    """Turn registrations into lines, one a line."""
    return _with_lists(language, facts | {"fields": []})


def _with_role(language: str, facts: Facts) -> Facts:
    """Turn a role and its place into words; no place is every place."""
    return facts | {
        "role": t(language, f"role-{facts['role'].replace('_', '-')}"),
        "academie": facts["academie"] or t(language, "staff-every-academie"),
        "domain": facts["domain"] or t(language, "staff-every-domain"),
    }


def _with_deadline(language: str, facts: Facts) -> Facts:
    """Write until when, by the clock of where the person lives, and by that of Paris when they differ."""
    return facts | {"until": _hour(language, facts["until"], facts["zone"])}


def _with_field(language: str, facts: Facts) -> Facts:
    """Write the name of a field."""
    return facts | {"field": t(language, f"field-{facts['field'].replace('_', '-')}")}


def _with_calendar(language: str, facts: Facts) -> Facts:
    """Write the closing and the return date in the hours of the place, and in those of Paris when they differ."""
    return facts | {name: _hour(language, facts[name], facts["zone"]) for name in ("closes", "due")}


def _with_moves(language: str, facts: Facts) -> Facts:
    """Write each deadline moved on a line of its own, before and after, in the hours of its place."""
    lines = [
        t(language, f"mail-deadline-{name}", exam=one["exam"], place=one["place"],
          phase=t(language, f"phase-{one['phase'].replace('_', '-')}"),
          before=_hour(language, one[name][0], one["zone"]), after=_hour(language, one[name][1], one["zone"]))
        for one in facts["moves"] for name in ("opens", "closes") if one[name]
    ]  # fmt: skip
    return facts | {"moves": _listed(lines)}


def _with_piece(language: str, facts: Facts) -> Facts:
    """Write the name of a piece and why it was refused, or that the candidate space tells them."""
    return facts | {
        "piece": facts["piece"] or t(language, "mail-piece-unnamed"),
        "reason": facts["reason"] or t(language, "mail-reason-unnamed"),
    }


def _with_reminded(language: str, facts: Facts) -> Facts:
    """Write for each registration the pieces it lacks, one a line, until when, and where they are given."""
    blocks = [
        "\n\n".join(
            (
                t(language, "mail-reminded-registration", number=f"{one['number']:03d}", exam=one["exam"])
                + "\n"
                + _listed([_lacking(language, piece) for piece in one["pieces"]]),
                _where(language, one, f"{facts['portal']}/mes-pieces/{one['number']:03d}"),
            )
        )
        for one in facts["reminded"]
    ]
    return facts | {"reminded": "\n\n".join(blocks)}


def _where(language: str, one: Facts, address: str) -> str:
    """Say where pieces are given and until when; those sent on paper have the date of the sheet itself."""
    if all(piece["by_post"] for piece in one["pieces"]):
        return t(language, "mail-reminded-all-by-post")
    return t(language, "mail-reminded-where", due=_hour(language, one["due"], one["zone"]), address=address)


def _lacking(language: str, piece: Facts) -> str:
    name = piece["label"] or t(language, "mail-piece-unnamed")
    if piece["by_post"]:
        return t(language, "mail-reminded-by-post", piece=name)
    if piece["state"] == "refused":
        return t(language, "mail-reminded-refused", piece=name, reason=piece["reason"] or "none")
    return name


def _hour(language: str, written: str, zone: str) -> str:
    if not written:
        return "none"
    value = datetime.fromisoformat(written)
    here, paris = instant(language, value, zone), instant(language, value, PARIS)
    return t(language, "mail-hour-paris", hour=paris) if here == paris else t(
        language, "mail-hour-local", hour=here, paris=paris
    )  # fmt: skip


def _listed(items: list[str]) -> str:
    return "\n".join(f"{BULLET}{item}" for item in items)


BULLET = "– "
_OFFICE = frozenset({"office", "office_email"})
_CHANGED = frozenset({"candidate_number", "fields", "registrations", "portal"}) | _OFFICE

_REGISTRATION = frozenset({"candidate_number", "registration", "version", "exam", "portal"}) | _OFFICE
_SAVED = _REGISTRATION | {"closes", "zone", "regime", "due"}
_REQUEST = frozenset(
    {"candidate_number", "registration", "exam", "portal"}
)  # never a measure: mails are read by others

CATALOGUE: dict[str, Mail] = {
    "registration_saved": Mail(_SAVED, _with_calendar, reply_to="office_email"),
    "registration_modified": Mail(_SAVED, _with_calendar, reply_to="office_email"),
    "registration_deregistered": Mail(_REGISTRATION, _as_they_are, reply_to="office_email"),
    "confirmation_validated": Mail(_REGISTRATION, _as_they_are, reply_to="office_email"),
    "confirmation_received": Mail(_REGISTRATION, _as_they_are, reply_to="office_email"),
    "confirmation_taken_back": Mail(_REGISTRATION | {"online"}, _as_they_are, reply_to="office_email"),
    "pieces_locked": Mail(_REGISTRATION, _as_they_are, reply_to="office_email"),
    "pieces_unlocked": Mail(_REGISTRATION | {"reason"}, _as_they_are, reply_to="office_email"),
    "document_available": Mail(_REGISTRATION, _as_they_are, reply_to="office_email"),
    "pieces_reminder": Mail(
        _OFFICE | {"candidate_number", "reminded", "portal"}, _with_reminded, reply_to="office_email"
    ),
    "piece_refused": Mail(_REGISTRATION | {"piece", "reason"}, _with_piece, reply_to="office_email"),
    "correction_approved": Mail(_CHANGED, _with_lists, reply_to="office_email"),
    "candidates_merged": Mail(
        frozenset({"candidate_number", "former_number", "registrations", "portal"}) | _OFFICE,
        _with_registrations,
        reply_to="office_email",
    ),
    "account_joined": Mail(_OFFICE, _as_they_are, reply_to="office_email", of_address=True),
    "merge_undone": Mail(_OFFICE | {"candidate_number", "portal"}, _as_they_are, reply_to="office_email"),
    "contact_changed": Mail(_CHANGED, _with_lists, reply_to="office_email"),
    "staff_password_changed": Mail(frozenset({"login", "dashboard"}), _as_they_are),
    "staff_second_factor": Mail(frozenset({"login", "dashboard"}), _as_they_are),
    "staff_role_changed": Mail(frozenset({"login", "role", "academie", "domain", "by", "dashboard"}), _with_role),
    "staff_link": Mail(frozenset({"login", "link"}), _as_they_are, secret=frozenset({"link"})),
    "account_activation": Mail(
        frozenset({"link", "until", "zone"}), _with_deadline, secret=frozenset({"link"}), renewed=Way.NEW_LINK
    ),
    "account_invitation": Mail(frozenset({"link"}), _as_they_are, secret=frozenset({"link"}), renewed=Way.NEW_LINK),
    "password_reset": Mail(frozenset({"link"}), _as_they_are, secret=frozenset({"link"}), renewed=Way.NEW_LINK),
    "password_changed": Mail(_OFFICE, _as_they_are, reply_to="office_email"),
    "email_change_confirm": Mail(frozenset({"link"}), _as_they_are, secret=frozenset({"link"})),
    "email_change_asked": Mail(_OFFICE, _as_they_are, reply_to="office_email", of_address=True),
    "email_changed": Mail(_OFFICE, _as_they_are, reply_to="office_email", of_address=True),
    "error_report_answered": Mail(_OFFICE | {"field", "portal"}, _with_field, reply_to="office_email"),
    "accommodation_received": Mail(_REQUEST, _as_they_are),
    "accommodation_incomplete": Mail(_REQUEST, _as_they_are),
    "accommodation_decided": Mail(_REQUEST, _as_they_are),
    "deadline_moved": Mail(
        frozenset({"candidate_number", "moves", "portal"}) | _OFFICE, _with_moves, reply_to="office_email"
    ),
    "email_replaced": Mail(_OFFICE | {"candidate_number"}, _as_they_are, reply_to="office_email", of_address=True),
}


def compose(template: str, language: str, facts: Facts) -> Letter:
    """Write a mail; a fact that lacks or a line break in the subject is a defect, found before anything is promised."""
    entry = CATALOGUE[template]
    if facts.keys() != entry.facts:
        raise WrongFacts(f"{template}: {sorted(facts.keys() ^ entry.facts)}")
    shaped = entry.shape(language, facts)
    key = f"mail-{template.replace('_', '-')}"
    subject = t(language, f"{key}-subject", **shaped)
    if not is_one_line(subject):
        raise UnsafeSubject(template)
    body = _TOO_EMPTY.sub("\n\n", t(language, f"{key}-body", **shaped).strip())
    text = f"{body}\n\n{t(language, 'mail-footer')}\n"
    return Letter(subject, text, _as_html(language, subject, text))


def without_secrets(template: str, facts: Facts) -> Facts:
    """Give the facts of a mail that may be kept once it is sent."""
    secret = CATALOGUE[template].secret if template in CATALOGUE else frozenset()
    return {name: value for name, value in facts.items() if name not in secret}


def subject_of(template: str, language: str, facts: Facts) -> str:
    """Give the subject of a mail kept without its secrets; one that can no longer be written is named by its entry."""
    try:
        return compose(template, language, dict.fromkeys(CATALOGUE[template].secret, "") | facts).subject
    except (ValueError, KeyError):
        return template


def address_again(template: str, recipient: str, current: str) -> str:
    """Give where a mail sent again goes: the candidate's address of today, unless it speaks of the one it was sent to.

    Nothing goes to an address that is no longer the candidate's, and what warns an address never leaves it.
    """
    return recipient if CATALOGUE[template].of_address else current


def way_again(template: str, current: str) -> Way:
    """Say how an undelivered mail can still reach its reader; a secret link never leaves twice."""
    entry = CATALOGUE.get(template)
    if entry is None:  # of an earlier release
        return Way.NONE
    if entry.secret:
        return entry.renewed
    if entry.of_address:
        return Way.SAME_ADDRESS
    return Way.AGAIN if is_address(current) else Way.NO_ADDRESS


_PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
    '<body style="margin:0;background:#f4f5fa;color:#1f2430;font:16px/1.5 Arial,Helvetica,sans-serif">\n'
    '<div style="max-width:600px;margin:0 auto;padding:24px">\n'
    '<div style="background:#ffffff;border:1px solid #d9dce6;border-radius:8px;padding:24px">\n{body}\n</div>\n'
    "</div></body></html>\n"
)
_TOO_EMPTY = re.compile(r"\n\s*\n\s*(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")


def _as_html(language: str, subject: str, text: str) -> str:
    blocks = [block for block in text.strip().split("\n\n") if block.strip()]
    body = "\n".join(_block(block.strip().split("\n")) for block in blocks)
    return _PAGE.format(language=language, title=html.escape(subject), body=body)


def _block(lines: list[str]) -> str:
    """Write one paragraph; lines that begin with a bullet become a list."""
    plain = [line for line in lines if not line.startswith(BULLET)]
    items = [line.removeprefix(BULLET) for line in lines if line.startswith(BULLET)]
    written = f"<p>{'<br>'.join(_line(line) for line in plain)}</p>" if plain else ""
    if items:
        written += "<ul>" + "".join(f"<li>{_line(item)}</li>" for item in items) + "</ul>"
    return written


def _line(line: str) -> str:
    return _ADDRESS.sub(r'<a href="\g<0>" style="color:#000091">\g<0></a>', html.escape(line))
