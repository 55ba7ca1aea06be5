"""What a line is for in the office's codes: exam session, speciality by domain, académie by school, answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from core.access import Actor, Permission, Role, Scope
from core.audit import Event, record
from core.imports.formats import HORS_BEE, SIMPLE_LIST
from core.imports.known_from import codes
from core.imports.resolving import Choice, Resolved, resolve, resolver
from core.imports.rows import ImportedEntry
from core.imports.rules import departement_of_school
from core.imports.simple_list import Criteria
from db.engine import reading, writing
from db.tables import PaperGrid, Speciality

LYCEE = "0269902X"
ASKED = ImportedEntry(school_uai=LYCEE, category_code="132", speciality_code="31212", state="registered")


def resolved(
    engine: Engine,
    actor: Actor,
    asked: ImportedEntry,
    *,
    year: str = "2027",
    title: str = "",
    choice: Choice | None = None,
    file_format: str = SIMPLE_LIST.code,
) -> Resolved:
    with reading(engine) as tx:
        criteria = Criteria(exam_session=year, title=title)
        with_ = resolver(tx, actor, Permission.IMPORT_STAGE, codes(tx), file_format, criteria, choice or Choice())
        return resolve(asked, 10, with_)


def told(one: Resolved) -> list[str]:
    return [finding.code for finding in one.findings]


def test_a_line_is_for_its_exam_session_speciality_and_place(engine: Engine, case_officer: Actor) -> None:
    """The year is the file's, the académie the school's, the audience the category's."""
    found = resolved(engine, case_officer, ASKED)
    assert (found.place, found.findings) == (("08", "BCP"), ())
    assert found.entry is not None
    assert (found.entry.speciality_code, found.entry.audience, found.entry.category_code) == ("31212", "school", "132")


@pytest.fixture
def recurring(engine: Engine) -> Engine:
    """A BP and a CAP that print the code of a bac pro."""
    with writing(engine) as tx:
        for domain in ("BP", "CAP"):
            code = f"{domain}-31212"
            known = {
                "code": code, "printed_code": "31212", "domain_code": domain, "label": "Accueil",
                "from_session": "2020", "to_session": "",
            }  # fmt: skip
            tx.execute(insert(Speciality), known)
            grid = {"code": f"{code}-2020", "speciality_code": code, "from_session": "2020", "to_session": "",
                    "legal_ref": ""}  # fmt: skip
            tx.execute(insert(PaperGrid), grid)
        record(tx, Actor("system", 0, "tests"), Event.REFERENCE_LOADED, "reference", 0)
    return engine


def test_a_code_of_several_diplomas_is_that_of_the_category(recurring: Engine, case_officer: Actor) -> None:
    """132 is a bac pro, 122 a CAP: the same five digits are two specialities."""
    for category, code in (("132", "31212"), ("122", "CAP-31212")):
        found = resolved(recurring, case_officer, replace(ASKED, category_code=category))
        assert found.entry is not None
        assert found.entry.speciality_code == code


def test_without_a_category_the_title_of_the_list_decides(recurring: Engine, case_officer: Actor) -> None:
    """« Brevet professionnel » printed above the list names the domain; without it, nothing is chosen."""
    asked = replace(ASKED, category_code="")
    found = resolved(recurring, case_officer, asked, title="BREVET PROFESSIONNEL")
    assert found.entry is not None
    assert found.entry.speciality_code == "BP-31212"
    unsaid = resolved(recurring, case_officer, asked)
    assert (unsaid.entry, told(unsaid)) == (None, ["speciality_in_domains"])
    assert unsaid.findings[0].facts == {"domains": "BCP, BP, CAP"}


def test_a_speciality_of_another_domain_than_the_category_blocks(engine: Engine, case_officer: Actor) -> None:
    """A CAP category on a bac pro: one of the two is wrong."""
    assert told(resolved(engine, case_officer, replace(ASKED, category_code="122"))) == ["speciality_not_of_category"]


@pytest.mark.parametrize(
    ("year", "codes_told"),
    [("2027", []), ("2026", []), ("1999", ["exam_session_unknown"]), ("2016", ["exam_session_unknown"])],
)
def test_the_exam_session_is_one_of_the_domain(
    engine: Engine, case_officer: Actor, year: str, codes_told: list[str]
) -> None:
    """A year that the domain does not have blocks; none is guessed."""
    found = [code for code in told(resolved(engine, case_officer, ASKED, year=year)) if code != "exam_session_closed"]
    assert found == codes_told


def test_a_person_may_choose_another_exam_session(engine: Engine, case_officer: Actor) -> None:
    """What is chosen on the page comes before what the file says."""
    chosen = resolved(engine, case_officer, ASKED, year="1999", choice=Choice(exam_session="2027"))
    assert told(chosen) == []


@pytest.mark.parametrize(
    ("uai", "academie"), [(LYCEE, "08"), ("0380001A", "08"), ("0590001A", "09"), ("6200001A", "27"), ("9720001A", "31")]
)
def test_the_academie_is_the_one_of_the_school(engine: Engine, uai: str, academie: str) -> None:
    """A school that the catalogue lacks is still of its département; Corse has its own three digits."""
    everywhere = Actor("staff", 1, "x", scopes=(Scope(Role.CASE_OFFICER),))
    assert resolved(engine, everywhere, replace(ASKED, school_uai=uai)).place == (academie, "BCP")


def test_without_a_school_the_academie_is_ours_or_chosen(engine: Engine, case_officer: Actor) -> None:
    """Someone of one académie means that one; someone of several must say which."""
    asked = replace(ASKED, school_uai="")
    assert resolved(engine, case_officer, asked).place == ("08", "BCP")
    everywhere = Actor("staff", 1, "x", scopes=(Scope(Role.CASE_OFFICER),))
    assert told(resolved(engine, everywhere, asked)) == ["academie_missing"]
    assert resolved(engine, everywhere, asked, choice=Choice(academie="31")).place == ("31", "BCP")


def test_a_place_of_someone_else_blocks(engine: Engine, case_officer: Actor) -> None:
    """The académie and domain are told: the person's own file says them (3.02)."""
    found = resolved(engine, case_officer, replace(ASKED, school_uai="0590001A"))
    assert (found.entry, told(found), found.place) == (None, ["place_not_yours"], ("09", "BCP"))
    assert found.findings[0].facts == {"academie": "Lille", "domain": "BCP"}
    of_cap = replace(case_officer, scopes=(Scope(Role.CASE_OFFICER, "08", "CAP"),))
    assert told(resolved(engine, of_cap, ASKED)) == ["place_not_yours"]


def test_answers_stand_on_the_papers_they_are_for(engine: Engine, case_officer: Actor) -> None:
    """Languages by their names on LVA and LVB, options on their papers in order; the rest is kept beside."""
    choices = (
        ("language_a", "0002"), ("language_b", "0007"), ("speciality_1", "MATH"), ("speciality_2", "SES"),
        ("speciality_3", "NSI"), ("european_section", "0001"), ("dnl", "HISTGEO"),
    )  # fmt: skip
    asked = ImportedEntry(school_uai=LYCEE, category_code="520", series="BCG", state="registered", choices=choices)
    found = resolved(engine, case_officer, asked, file_format=HORS_BEE.code)
    assert found.entry is not None
    expected: dict[str, Any] = {
        "LVA": {"taken": True, "choice": "Anglais"}, "LVB": {"taken": True, "choice": "Espagnol"},
        "SPE1": {"taken": True, "choice": "MATH"}, "SPE2": {"taken": True, "choice": "SES"},
        "other": {"speciality_3": "NSI", "european_section": "Allemand", "dnl": "HISTGEO"},
    }  # fmt: skip
    assert found.entry.answers == expected


def test_the_departement_of_a_school_is_in_its_code() -> None:
    """038 is 38, 971 is 971, 620 and 720 are the two of Corse."""
    found = [departement_of_school(uai) for uai in ("0380001A", "9710001A", "6200001A", "7200001A", "0010001A")]
    assert found == ["38", "971", "2A", "2B", "01"]
