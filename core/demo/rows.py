"""The rows of one demonstration candidate, exactly as the actions of the product would have written them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from core.candidates.actions import name_keys
from core.demo.choosing import Choice
from core.demo.people import DemoPerson
from core.registrations.labels import Labels
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import build
from db.tables import Candidate, Exemption, PriorCredit, Registration

DEREGISTERED, SET_ASIDE, MODIFIED, MODIFIED_TWICE = 0.025, 0.004, 0.18, 0.03


@dataclass(slots=True)
class Rows:
    """Rows by table, and the next identifiers."""

    next_ids: dict[str, int]
    candidates: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    registrations: list[dict[str, Any]] = field(default_factory=list)
    versions: list[dict[str, Any]] = field(default_factory=list)
    credits: list[dict[str, Any]] = field(default_factory=list)
    exemptions: list[dict[str, Any]] = field(default_factory=list)
    pieces: list[dict[str, Any]] = field(default_factory=list)

    def give(self, table: str) -> int:
        """Give the next identifier of a table."""
        value = self.next_ids[table]
        self.next_ids[table] = value + 1
        return value


def add_person(
    rows: Rows, known: Labels, chance: random.Random, person: DemoPerson, number: str, choices: list[Choice]
) -> None:
    """Add one candidate with his registrations, in the order of their dates."""
    first = min(choice.saved_at for choice in choices)
    identifier = rows.give("candidate")
    values = {
        "id": identifier, "number": number, "kind": "school" if choices[0].audience == "school" else "individual",
        "civility": person.civility, "birth_name": person.birth_name, "usual_name": person.usual_name,
        "first_names": person.first_names, "birth_date": person.birth_date, "birth_place": person.birth_place,
        "birth_commune": person.birth_commune, "birth_departement": person.birth_departement,
        "birth_country": person.birth_country, "nationality": person.nationality, "ine": person.ine,
        "email": person.email, "email_key": person.email, "phone": person.phone, "address": list(person.address),
        "postcode": person.postcode, "city": person.city, "country": person.country,
        "academie_code": choices[-1].academie_code, "language": "fr",
        **name_keys(person.birth_name, person.usual_name, person.first_names),
        "locked_at": first, "last_correction_id": None, "last_registration_number": len(choices), "version": 1,
        "created_at": first - timedelta(minutes=12), "origin": "demonstration",
    }  # fmt: skip
    rows.candidates.append(values)
    if values["email_key"]:
        rows.claims.append(
            {"email_key": values["email_key"], "owner_kind": "candidate", "owner_id": identifier,
             "claimed_at": values["created_at"], "expires_at": None}
        )  # fmt: skip
    for number_of, choice in enumerate(choices, start=1):
        _add_registration(rows, known, chance, values, choice, number_of)


def _add_registration(
    rows: Rows, known: Labels, chance: random.Random, candidate: dict[str, Any], choice: Choice, number: int
) -> None:
    values = _registration(rows, chance, candidate, choice, number)
    identifier, versions, state = values["id"], values["version"], values["state"]
    exempted, declared = _credits(rows, identifier, choice)
    snapshot = build(
        known,
        cast("Registration", SimpleNamespace(**values)),
        cast("Candidate", SimpleNamespace(**candidate)),
        exempted,
        declared,
    ).as_json()
    values["saved_at"] = _add_versions(rows, chance, identifier, snapshot, versions, choice)
    values["fingerprint"] = rows.versions[-1]["fingerprint"]
    rows.registrations.append(values)
    for piece in snapshot["pieces"]:
        rows.pieces.append(
            {"id": rows.give("piece"), "registration_id": identifier, "piece_code": piece["code"],
             "state": _piece_state(chance, state), "reason": "", "file_id": None, "changed_at": values["saved_at"],
             "version": 1}
        )  # fmt: skip


def _state(chance: random.Random, choice: Choice) -> tuple[str, datetime | None]:
    draw = chance.random()
    if draw < DEREGISTERED:
        return "deregistered", _after(choice, chance.uniform(1, 40))
    if draw < DEREGISTERED + SET_ASIDE:
        return "set_aside", _after(choice, chance.uniform(20, 90))
    if not choice.open and chance.random() < 0.93:  # noqa: PLR2004 - most files of a past year are complete
        return "validated", None
    return ("confirmed" if chance.random() < 0.3 else "registered"), None  # noqa: PLR2004 - a third has returned it


def _registration(
    rows: Rows, chance: random.Random, candidate: dict[str, Any], choice: Choice, number: int
) -> dict[str, Any]:
    identifier = rows.give("registration")
    state, closed_at = _state(chance, choice)
    draw = chance.random()
    versions = 3 if draw < MODIFIED_TWICE else 2 if draw < MODIFIED else 1
    return {
        "id": identifier, "candidate_id": candidate["id"], "number": number,
        "exam_session_id": choice.exam_session_id, "academie_code": choice.academie_code,
        "domain_code": choice.domain_code, "speciality_code": choice.speciality_code,
        "category_code": choice.category_code, "audience": choice.audience, "foreign_group": "",
        "school_uai": choice.school_uai, "class_name": choice.class_name, "answers": {}, "state": state,
        "state_reason": "", "version": versions, "fingerprint": "", "first_saved_at": choice.saved_at,
        "saved_at": choice.saved_at, "closed_at": closed_at, "pieces_locked_at": None, "restarted_from": None,
        "origin": "demonstration",
    }  # fmt: skip


def _after(choice: Choice, hours: float) -> datetime:
    return min(choice.saved_at + timedelta(hours=hours), choice.latest)


def _piece_state(chance: random.Random, state: str) -> str:
    if state == "validated":
        return "accepted"
    return chance.choices(("awaited", "received", "under_check", "accepted", "refused"), (60, 14, 6, 17, 3))[0]


def _credits(rows: Rows, registration_id: int, choice: Choice) -> tuple[dict[str, Exemption], list[PriorCredit]]:
    if not choice.title_code or not choice.proposals:
        return {}, []
    credit = {
        "id": rows.give("prior_credit"), "registration_id": registration_id, "title_code": choice.title_code,
        "year": choice.title_year, "academie_code": choice.academie_code, "content": {},
    }  # fmt: skip
    rows.credits.append(credit)
    exempted: dict[str, Exemption] = {}
    for one in choice.proposals:
        row = {
            "id": rows.give("exemption"), "registration_id": registration_id, "paper_code": one.paper,
            "rule_code": one.rule, "prior_credit_id": credit["id"], "kind": one.status.value, "grade": one.grade,
            "kept_until": one.kept_until,
        }  # fmt: skip
        rows.exemptions.append(row)
        exempted[one.paper] = cast("Exemption", SimpleNamespace(**row))
    return exempted, [cast("PriorCredit", SimpleNamespace(**credit))]


def _add_versions(
    rows: Rows, chance: random.Random, registration_id: int, last: dict[str, Any], versions: int, choice: Choice
) -> datetime:
    """Earlier versions had another telephone, then another street: what people really come back to change."""
    saved_at = choice.saved_at
    for n in range(1, versions + 1):
        plain = {**last, "version": n}
        if n < versions:
            street = [f"{chance.randint(1, 99)} rue de la Gare"] if n < versions - 1 else last["contact"]["address"]
            plain["contact"] = {
                **last["contact"],
                "phone": f"06399800{chance.randint(10, 99)}{n}"[:10],
                "address": street,
            }
        if n > 1:
            saved_at = min(saved_at + timedelta(minutes=chance.uniform(5, 2_000)), choice.latest)
        rows.versions.append(
            {"id": rows.give("registration_version"), "registration_id": registration_id, "n": n, "snapshot": plain,
             "fingerprint": content_fingerprint(plain), "saved_at": saved_at, "saved_by": "demonstration",
             "cause": "registration" if n == 1 else "modification", "cause_id": None}
        )  # fmt: skip
    return saved_at
