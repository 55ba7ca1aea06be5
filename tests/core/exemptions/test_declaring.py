"""The tab « Acquis »: the choices of the guide, what they give in its words, and what a registration keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from core.access import Actor, system
from core.access.actor import public
from core.catalogue.load import load_reference
from core.catalogue.reference import reference
from core.errors import NotFound
from core.exemptions.declaring import (
    CreditsAtFault,
    Declared,
    DeclaredOutcome,
    as_credits,
    declared_on,
    from_json,
    offered,
    outcome,
    sealed,
)
from core.exemptions.law import law_of, law_today
from core.exemptions.rules import Why
from core.registrations.snapshot import PaperStatus
from db.engine import reading as reading_unit
from db.engine import writing as writing_unit
from db.tables import Registration, RegistrationVersion
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
ANYONE = public()
BCP, CAP, BTS, BP = "31212", "31224", "BTS-MCO", "34401"
CORSE = "27"
GUIDE = [
    "E4 : Langue vivante",
    "E5-B : Histoire-géographie et enseignement moral et civique",
    "E5-A : Français",
    "E7 : Education physique et sportive",
    "E6 : Arts appliqués et culture artistique",
]


@pytest.fixture
def tx(reading: Unit, stopped_clock: Any) -> Iterator[Session]:
    """A reading unit on 23 November 2026."""
    with reading() as opened:
        yield opened


def exam(tx: Session, speciality: str, label: str = "2027") -> int:
    domain = {BCP: "BCP", CAP: "CAP", BTS: "BTS", BP: "BP", "DNB-G": "DNB"}.get(speciality, "BCP")
    return factories.an_exam_session(tx, domain, label).id


def weigh(
    tx: Session, *declared: Declared, speciality: str = BCP, label: str = "2027", category: str = "", **more: Any
) -> DeclaredOutcome:
    return outcome(tx, ANYONE, speciality, exam(tx, speciality, label), category, declared, **more)


def papers(found: DeclaredOutcome) -> list[str]:
    return [one.paper for one in found.exempted]


def faults(found: DeclaredOutcome) -> list[tuple[str, str]]:
    return [(one.name, one.code) for one in found.faults]


def why(found: DeclaredOutcome, position: int = 0) -> list[Why]:
    return [one.why for one in found.weighed[position].told]


HIGHER = Declared("HIGHER", year=2017, academie_code=CORSE)


def test_the_choices_are_those_of_the_guide(tx: Session) -> None:
    """Bac pro: the four situations, and under the third the six lines, in the guide's words and order, none added."""
    groups = offered(tx, ANYONE, BCP, exam(tx, BCP))
    assert [one.words for one in groups if not one.further] == [
        "Je me suis déjà présenté à ce BACPRO lors d’une session précédente et je n’ai pas obtenu le diplôme",
        "Je me suis déjà présenté à une autre spécialité du BACPRO et je n’ai pas obtenu le diplôme",
        "J’ai obtenu un BACPRO d’une autre spécialité, ou obtenu un autre diplôme",
        "J’ai des dispenses d’épreuve au titre de la validation des acquis de l’expérience",
    ]
    assert [one.name for one in groups[2].options if not one.further] == [
        "BTS DUT DEUG LICENCE Toutes spécialités",
        "Autres spécialités",
        "DIPLÔME DES MÉTIERS D’ART Toutes spécialités",
        "BREVET DES MÉTIERS D’ART Toutes spécialités",
        "BREVET TECHNIQUE, BREVET TECHNIQUE AGRICOLE Toutes spécialités",
        "BACCALAURÉAT GÉNÉRAL OU BACCALAURÉAT TECHNOLOGIQUE Toutes séries",
    ]
    assert groups[2].alone is False
    assert all(one.alone for one in groups if one.code != "diploma")


def test_every_exam_offers_what_its_own_rules_are_about(tx: Session) -> None:
    """A situation without a rule is not offered: no exemption by diploma in the brevet, none by failure elsewhere."""
    found = {
        speciality: [one.code for one in offered(tx, ANYONE, speciality, exam(tx, speciality))]
        for speciality in (BCP, CAP, BTS, BP, "DNB-G")
    }
    assert found == {
        BCP: ["failed_same", "failed_other", "diploma", "vae", "attestation"],
        CAP: ["failed_same", "failed_other", "diploma", "vae", "attestation", "choice"],
        BTS: ["failed_same", "diploma", "vae"],
        BP: ["failed_same", "diploma", "vae", "attestation"],
        "DNB-G": [],
    }
    bts = offered(tx, ANYONE, BTS, exam(tx, BTS))[1]
    assert [one.name for one in bts.options if not one.further][:2] == [
        "BTS Toutes spécialités",
        "DUT Toutes spécialités",
    ]


@pytest.mark.parametrize("option", ["HIGHER", "DMA"])
def test_the_case_of_the_guide_gives_its_five_papers(tx: Session, option: str) -> None:
    """2017, Corse: exactly E4, E5-B, E5-A, E7, E6, in the guide's words and order, each with its text and proof."""
    found = weigh(tx, replace(HIGHER, option=option))
    assert [one.name for one in found.exempted] == GUIDE
    assert found.faults == ()
    assert {(one.rule, one.legal_ref) for one in found.exempted} == {
        ("BCP-1", "arrêté du 8 novembre 2012, art. 1er et annexe 1")
    }
    assert [one.label for one in found.evidence] == [
        "Copie du diplôme ou du relevé de notes qui ouvre droit à dispense"
    ]


def test_an_unticked_paper_is_sat_and_the_others_are_not(tx: Session) -> None:
    """« Décochez les épreuves que vous souhaitez repasser »: it stays in sight; with none ticked, no proof is asked."""
    found = weigh(tx, replace(HIGHER, sit_again=("E5-A", "zz")))
    assert [(one.paper, one.ticked) for one in found.proposals if not one.ticked] == [("E5-A", False)]
    assert papers(found) == ["E4", "E5-B", "E7", "E6"]
    everything = weigh(tx, replace(HIGHER, sit_again=tuple(one.paper for one in found.proposals)))
    assert (papers(everything), everything.evidence) == ([], ())
    assert as_credits(everything)[0].gives == ()


WRONG = [
    (Declared("HIGHER"), [("year-0", "credit_year_missing"), ("academie-0", "credit_academie_missing")]),
    (Declared("HIGHER", year="17", academie_code=CORSE), [("year-0", "credit_year_form")]),
    (Declared("HIGHER", year="1939", academie_code=CORSE), [("year-0", "credit_year_form")]),
    (Declared("HIGHER", year="deux mille", academie_code=CORSE), [("year-0", "credit_year_form")]),
    (Declared("HIGHER", year=2027, academie_code=CORSE), [("year-0", "credit_year_future")]),
    (Declared("HIGHER", year=2017, academie_code="ZZ"), [("academie-0", "credit_academie_unknown")]),
    (Declared("ALCHEMY", year=2017, academie_code=CORSE), [("option-0", "credit_title_unknown")]),
    (Declared("CAP", year=2017, academie_code=CORSE), [("option-0", "credit_title_unknown")]),
    (Declared("HIGHER", "VAE", 2017, CORSE), [("option-0", "credit_title_unknown")]),
    (Declared("FAILED-SAME", year=2025, academie_code="08"), [("grades-0", "credit_grades_missing")]),
    (Declared("VAE", year=2025, academie_code="08"), [("units-0", "credit_units_missing")]),
    (Declared("FAILED-OTHER", year=2025, academie_code="08"), [("speciality-0", "credit_speciality_missing")]),
    (
        Declared("FAILED-OTHER", year=2025, academie_code="08", speciality=BCP),
        [("speciality-0", "credit_speciality_unknown")],
    ),
]


@pytest.mark.parametrize(("declared", "wrong"), WRONG, ids=lambda one: str(one)[:60])
def test_what_is_wrong_is_told_field_by_field(tx: Session, declared: Declared, wrong: list[tuple[str, str]]) -> None:
    """Year and Académie are required, no year is in the future, the title exists: nothing wrong becomes a credit."""
    found = weigh(tx, declared)
    assert faults(found) == wrong
    assert found.proposals == ()
    with pytest.raises(CreditsAtFault):
        as_credits(found)


@pytest.mark.parametrize(
    ("typed", "grade", "code"),
    [
        ("10", "10", ""), (" 12,50 ", "12.5", ""), ("20.00", "20", ""), ("20,01", "", "credit_grade_bounds"),
        ("-1", "", "credit_grade_bounds"), ("21", "", "credit_grade_bounds"), ("12,345", "", "credit_grade_form"),
        ("1e1", "", "credit_grade_form"), ("NaN", "", "credit_grade_form"), ("dix", "", "credit_grade_form"),
        ("１２", "", "credit_grade_form"),
    ],
)  # fmt: skip
def test_a_kept_grade_is_between_0_and_20(tx: Session, typed: str, grade: str, code: str) -> None:
    """Two decimals at most, comma or point; anything else is a fault of that paper's field, never a grade."""
    found = weigh(tx, Declared("FAILED-SAME", year=2025, academie_code="08", grades=(("E5-A", typed), ("E4", ""))))
    assert faults(found) == ([("grade-0-E5-A", code)] if code else [])
    assert [(one.paper, one.kind, one.grade, one.kept_until) for one in found.exempted] == (
        [("E5-A", PaperStatus.KEPT, grade, "2030")] if grade else []
    )


def test_the_papers_asked_are_those_of_that_year(tx: Session) -> None:
    """BTS MCO failed in 2024: grades are asked on the grid of 2018, without the papers that are made of others."""
    found = weigh(tx, Declared("FAILED-SAME", year="2024", academie_code="08"), speciality=BTS)
    assert [one.code for one in found.weighed[0].asked] == ["E1", "E21", "E22", "E3", "E41", "E42", "E5", "E6"]
    nothing = weigh(tx, Declared("FAILED-SAME", year="", academie_code="08"), speciality=BTS)
    assert nothing.weighed[0].asked == ()


def test_old_papers_of_the_bts_go_to_the_new_ones(tx: Session) -> None:
    """MCO 2018 to 2024: E21 becomes E2, E22 E3, E3 E4, E41 E5, E42 E6, E5 E7, E6 E8; 9,99 is not kept, and told."""
    typed = ("E1", "E21", "E22", "E3", "E41", "E42", "E5", "E6")
    grades = tuple((code, f"1{number}") for number, code in enumerate(typed))
    found = weigh(tx, Declared("FAILED-SAME", year=2024, academie_code="08", grades=grades), speciality=BTS)
    assert {one.paper: (one.grade, one.label) for one in found.exempted} == {
        "E1": ("10", "Culture générale et expression"),
        "E2": ("11", "Compréhension de l’écrit et expression écrite"),
        "E3": ("12", "Compréhension de l’oral, production orale en continu et en interaction"),
        "E4": ("13", "Culture économique, juridique et managériale"),
        "E5": ("14", "Développement de la relation client et vente conseil"),
        "E6": ("15", "Animation, dynamisation de l’offre commerciale"),
        "E7": ("16", "Gestion opérationnelle"),
        "E8": ("17", "Management de l’équipe commerciale"),
    }
    low = weigh(tx, Declared("FAILED-SAME", year=2024, academie_code="08", grades=(("E41", "9,99"),)), speciality=BTS)
    assert [(one.why, one.paper, one.least) for one in low.weighed[0].told] == [(Why.GRADE_TOO_LOW, "E41", "10")]


def test_a_year_too_old_says_why(tx: Session) -> None:
    """A grade of 2021 was kept until the session of 2026: five years, by which text; no grade is asked any more."""
    found = weigh(tx, Declared("FAILED-SAME", year=2021, academie_code="08"))
    (told,) = found.weighed[0].told
    assert (told.why, told.years, told.until, told.rule) == (Why.TOO_OLD, 5, 2026, "BCP-7")
    assert "D. 337-69" in told.legal_ref
    assert (found.faults, papers(found)) == ((), [])
    other = weigh(tx, Declared("FAILED-OTHER", year=2021, academie_code="08", speciality="30004"))
    assert (other.faults, other.weighed[0].asked, why(other)) == ((), (), [Why.TOO_OLD])


def test_a_rule_not_in_force_says_from_when_it_is(engine: Engine, stopped_clock: Any) -> None:
    """A rule that begins with the session of 2028 gives nothing in 2027, and the candidate reads why."""
    rules = reference().rules
    with writing_unit(engine) as tx:
        later = replace(reference(), rules=rules | {"BCP-1": replace(rules["BCP-1"], from_session=2028)})
        load_reference(tx, system("tests"), later)
    with reading_unit(engine) as tx:
        assert "HIGHER" in {one.code for group in offered(tx, ANYONE, BCP, exam(tx, BCP)) for one in group.options}
        found = weigh(tx, HIGHER)
        assert papers(found) == []
        assert [(one.why, one.rule, one.first) for one in found.weighed[0].told] == [(Why.NOT_IN_FORCE, "BCP-1", 2028)]


def test_of_two_declarations_the_best_is_kept(tx: Session) -> None:
    """An exemption before a kept grade, the higher grade of two; what each would have given alone is told."""
    first, second = (
        Declared("FAILED-SAME", year=year, academie_code="08", grades=(("E5-A", "11"), ("E2", grade)))
        for year, grade in ((2024, "11"), (2025, "14"))
    )
    found = weigh(tx, first, second, HIGHER)
    by_paper = {one.paper: (one.kind.value, one.grade) for one in found.exempted}
    assert (by_paper["E5-A"], by_paper["E2"]) == (("exempted", ""), ("kept", "14"))
    assert [(one.why, one.paper) for one in found.weighed[0].told] == [(Why.OUTDONE, "E5-A"), (Why.OUTDONE, "E2")]
    assert found.weighed[0].told[0].by == "BTS DUT DEUG LICENCE Toutes spécialités"
    assert len(found.weighed[2].proposals) == 5


def test_the_same_declaration_twice_is_one(tx: Session) -> None:
    """Typed twice: the second is a fault, not a second credit."""
    assert faults(weigh(tx, HIGHER, HIGHER)) == [("option-1", "credit_repeated")]


def test_eps_is_declined_by_an_individual_candidate_alone(tx: Session) -> None:
    """CAP-6: no title, no proof; a school candidate reads that it is not for him."""
    choice = Declared("CHOICE")
    mine = weigh(tx, choice, speciality=CAP, category="CAP-IND")
    assert ([one.name for one in mine.exempted], mine.evidence) == (["EG3 : Éducation physique et sportive"], ())
    assert as_credits(mine)[0].year == 2027
    theirs = weigh(tx, choice, speciality=CAP, category="122")
    assert (papers(theirs), why(theirs)) == ([], [Why.NOT_FOR_YOU])
    assert weigh(tx, speciality=CAP, category="CAP-IND").exempted == ()


def test_an_exam_without_papers_here_gives_its_grades_by_subject(tx: Session) -> None:
    """BEP to CAP, or a speciality that is not in the list: the papers asked are those the rules can reach."""
    bep = weigh(tx, Declared("FAILED-BEP", year=2024, academie_code="08", grades=(("eps", "15"),)), speciality=CAP)
    assert [one.code for one in bep.weighed[0].asked] == ["francais_hg_emc", "maths_physique_chimie", "eps"]
    assert papers(bep) == ["EG3"]
    other = Declared("FAILED-OTHER", year=2025, academie_code="08", speciality="*", grades=(("pse", "12"),))
    assert papers(weigh(tx, other)) == ["E3-D"]


def test_the_law_loaded_is_that_of_the_files(tx: Session) -> None:
    """The database gives the same rules, in the same order, as the reference files."""
    for domain in ("BCP", "CAP", "BP", "BTS", "BGT", "BMA", "DNB"):
        rules = [one for one in law_of(reference()).rules if one.domain == domain]
        assert list(law_today(tx, domain).rules) == rules
    assert list(law_today(tx, "BCP").titles) == list(reference().titles)


def test_a_rule_that_changed_since_the_draft_is_told(engine: Engine, stopped_clock: Any) -> None:
    """Between the tab and the save the text lost EPS: the paper is named, and nothing is saved before it is seen."""
    with reading_unit(engine) as tx:
        kept = [one.as_json() for one in sealed([HIGHER], weigh(tx, HIGHER))]
        declared = tuple(map(from_json, kept))
        assert weigh(tx, *declared).moved == ()
        assert as_credits(weigh(tx, *declared))
    rules = reference().rules
    with writing_unit(engine) as tx:
        targets = ("lva", "hg_emc", "francais", "arts_appliques", "pse")
        changed = replace(reference(), rules=rules | {"BCP-1": replace(rules["BCP-1"], targets=targets)})
        load_reference(tx, system("tests"), changed)
    with reading_unit(engine) as tx:
        found = weigh(tx, *declared)
        assert [(one.paper, bool(one.was), bool(one.now)) for one in found.moved] == [
            ("E7", True, False),
            ("E3-D", False, True),
        ]
        assert faults(found) == [("papers-0", "credit_moved")]
        with pytest.raises(CreditsAtFault):
            as_credits(found)
        assert weigh(tx, *sealed(declared, found)).faults == ()


def register(tx: Session, declared: tuple[Declared, ...], speciality: str = BCP) -> Registration:
    domain = {BCP: "BCP", CAP: "CAP", BTS: "BTS"}[speciality]
    found = weigh(tx, *declared, speciality=speciality, category=f"{domain}-IND")
    saved = factories.a_registration(
        tx, speciality=speciality, category_code=f"{domain}-IND", credits=as_credits(found)
    )
    return tx.get_one(Registration, saved.registration_id)


def test_what_is_proposed_is_what_the_confirmation_prints(
    writing: Unit, case_officer: Actor, stranger: Actor, stopped_clock: Any
) -> None:
    """Registered, the five papers are exempted and the sixth sat; what was declared is read back as it was typed."""
    attempt = Declared("FAILED-SAME", year="2025", academie_code="08", grades=(("E2", "14,5"), ("E3-A", "8")))
    declared = (replace(HIGHER, sit_again=("E6",)), attempt)
    with writing() as tx:
        number = register(tx, declared).id
    with writing() as tx:
        assert [one.content() for one in declared_on(tx, case_officer, number)] == [one.content() for one in declared]
        assert weigh(tx, *declared_on(tx, case_officer, number)).shown == weigh(tx, *declared).shown
        with pytest.raises(NotFound):
            declared_on(tx, stranger, number)
        printed = tx.scalars(select(RegistrationVersion.snapshot).filter_by(registration_id=number)).one()
    papers_printed = {one["code"]: (one["status"], one["grade"], one["rule"]) for one in printed["papers"]}
    assert papers_printed["E5-A"] == ("exempted", "", "BCP-1")
    assert papers_printed["E2"] == ("kept", "14.5", "BCP-7")
    assert papers_printed["E6"] == papers_printed["E3-A"] == ("sat", "", "")
    assert [(one["label"], one["year"], one["academie_label"]) for one in printed["credits"]] == [
        ("BTS, DUT, DEUG, licence", 2017, "Corse"),
        ("Déjà présenté à cet examen sans obtenir le diplôme", 2025, "Grenoble"),
    ]
    assert {"diploma_copy", "grade_report"} <= {one["code"] for one in printed["pieces"]}


anything = st.builds(
    Declared,
    option=st.sampled_from([*reference().titles, "zz"]),
    year=st.one_of(st.integers(2015, 2028), st.sampled_from(["", "2024", "x"])),
    academie_code=st.sampled_from(["08", CORSE, "", "zz"]),
    grades=st.lists(
        st.tuples(
            st.sampled_from(["E1", "E1-B", "E2", "E4", "E41", "E5-A", "EP1", "EG1", "U22", "pse", "zz"]),
            st.sampled_from(["", "9,5", "10", "14", "20", "21", "x"]),
        ),
        max_size=3,
    ).map(tuple),
    sit_again=st.lists(st.sampled_from(["E1", "E4", "E5-A", "E7", "EG1", "EG3", "zz"]), max_size=3).map(tuple),
    speciality=st.sampled_from(["", "*", "30004", "31224"]),
    traits=st.lists(st.sampled_from([one.code for one in reference().traits]), max_size=3).map(tuple),
    units=st.lists(st.sampled_from(["E1", "E4", "U41", "EG2", "zz"]), max_size=2).map(tuple),
)  # fmt: skip


@given(
    st.sampled_from([BCP, CAP, BTS, BP, "DNB-G"]),
    st.lists(anything, max_size=4),
    st.sampled_from(["global", "progressive"]),
    st.randoms(use_true_random=False),
)
@settings(
    database=None,
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_declared(
    sqlite_engine: Engine, speciality: str, declared: list[Declared], form: str, random: Any
) -> None:
    """Only papers of the grid, each once; none that was unticked; the same in any order; read back as written."""
    with reading_unit(sqlite_engine) as tx:
        found = weigh(tx, *declared, speciality=speciality, form=form)
        grid = next(
            one for one in reference().grids.values() if one.speciality == speciality and one.to_session is None
        )
        codes = [one.paper for one in found.proposals]
        assert len(codes) == len(set(codes))
        assert set(codes) <= {paper.code for paper in grid.papers}
        unticked = {paper for one in declared for paper in one.sit_again}
        assert not unticked & set(papers(found))
        assert [from_json(one.as_json()) for one in declared] == declared
        shuffled = list(declared)
        random.shuffle(shuffled)
        again = weigh(tx, *shuffled, speciality=speciality, form=form)
        assert again.shown == found.shown
        assert sorted(papers(again)) == sorted(papers(found))
        if found.faults:
            with pytest.raises(CreditsAtFault):
                as_credits(found)
        else:
            assert sorted(paper for one in as_credits(found) for paper, *_ in one.gives) == sorted(papers(found))
