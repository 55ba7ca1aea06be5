"""Pupils of a school of Grenoble, and slips drawn for them as the office draws them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from core import units
from core.access import Actor
from core.access.actor import public
from core.slips.actions import draw_sheet, order_sheet
from core.slips.claiming import TypedClaim
from core.slips.rules import written
from tests.factories import a_candidate, a_registration

UAI = "0389903H"
BORN = date(2008, 3, 12)
SOMEONE = public("fr", "203.0.113.7")
PASSWORD = "Zèbre!violet7"  # noqa: S105


def a_pupil(tx: Any, name: str = "Martin", class_name: str = "T1", **facts: Any) -> int:
    """A school candidate registered in a class; gives the candidate's identifier."""
    pupil = a_candidate(tx, kind="school", birth_name=name, birth_date=BORN, **facts)
    a_registration(tx, pupil, school_uai=UAI, class_name=class_name, audience="school", category_code="132")
    return pupil.id


def drawn(actor: Actor, **how: Any) -> dict[int, str]:
    """Order and download slips; gives each candidate's code as it is printed."""
    ordered = units.perform(order_sheet, actor, UAI, **how)
    sheet = units.perform(draw_sheet, actor, ordered.sheet_id)
    return {pupil.candidate_id: written(code) for pupil, code in sheet.slips}


def typed(code: str, **fields: Any) -> TypedClaim:
    """A form well filled, but for what is given."""
    email = fields.pop("email", "eleve@example.org")
    whole = {
        "birth_date": "12/03/2008", "email": email, "email_again": email, "password": PASSWORD,
        "password_again": fields.get("password", PASSWORD), "accepted": True,
    }  # fmt: skip
    return TypedClaim(code=code, **(whole | fields))


@pytest.fixture
def pupil(engine: Any, writing: Callable[[], Any]) -> int:
    """One pupil."""
    with writing() as tx:
        return a_pupil(tx)
