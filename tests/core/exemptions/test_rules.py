"""Prior credits give what the texts say, and nothing else; each paper names its rule and legal source."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalogue.entries import Certainty, Correspondence, RuleKind
from core.catalogue.reference import reference
from core.exemptions.law import law_of
from core.exemptions.rules import Credit, Entry, Outcome, Why, accepted, concerns, propose
from core.registrations.snapshot import PaperStatus

REFERENCE = reference()
LAW = law_of(REFERENCE)
ACCUEIL, AGORA, EPC = "BCP-31212-2022", "BCP-30004-2023", "CAP-31224-2021"
MCO_OLD, MCO_NEW = "BTS-MCO-2018", "BTS-MCO-2024"


def outcome(grid: str, *declared: Credit, year: int = 2027, form: str = "global", chosen: str = "") -> Outcome:
    entry = Entry(
        REFERENCE.grids[grid].domain, year, REFERENCE.grids[grid], form=form, chosen=frozenset(filter(None, [chosen]))
    )
    return propose(LAW, entry, declared)


def given_papers(found: Outcome) -> list[str]:
    return [one.paper for one in found.proposals]


def grades(**by_code: str) -> tuple[tuple[str, Decimal], ...]:
    return tuple((code.replace("_", "-"), Decimal(grade)) for code, grade in by_code.items())


@pytest.mark.parametrize("grid", [ACCUEIL, "BCP-31213-2022", "BCP-31214-2022", AGORA])
@pytest.mark.parametrize("title", ["HIGHER", "DMA"])
def test_the_case_of_the_guide(grid: str, title: str) -> None:
    """A higher diploma of 2017, Corse, exempts from exactly the five papers of the guide, in its words and order."""
    found = outcome(grid, Credit(title, 2017, "27"))
    assert [f"{one.paper} : {one.label}" for one in found.proposals] == [
        "E4 : Langue vivante",
        "E5-B : Histoire-géographie et enseignement moral et civique",
        "E5-A : Français",
        "E7 : Education physique et sportive",
        "E6 : Arts appliqués et culture artistique",
    ]
    assert {(one.status, one.rule, one.evidence, one.kept_until) for one in found.proposals} == {
        (PaperStatus.EXEMPTED, "BCP-1", "diploma_copy", "")
    }
    assert all("8 novembre 2012" in one.legal_ref for one in found.proposals)


def test_a_paper_unticked_is_sat_again() -> None:
    """The candidate keeps what was not declined; the rest of the proposal does not move."""
    found = outcome(ACCUEIL, Credit("HIGHER", 2017, "27"))
    assert [one.paper for one in accepted(found.proposals, {"E5-A"})] == ["E4", "E5-B", "E7", "E6"]


FIVE = {"E4", "E5-A", "E5-B", "E6", "E7"}
BCP_CASES = [
    ("BGT", (), FIVE),
    ("BGT", ("lv2",), FIVE | {"E42"}),
    ("BT", ("lv2",), FIVE),
    ("BCP-OTHER", (), FIVE | {"E3-D", "E1-B"}),
    ("BCP-OTHER", ("economie_droit",), FIVE | {"E3-D", "E1-B", "E1-A"}),
    ("BCP-OTHER", ("lv2", "economie_gestion"), FIVE | {"E3-D", "E1-B", "E42"}),
    ("EUROPE-5", ("french_b1plus",), FIVE),
    ("EUROPE-5", (), {"E7"}),
    ("CAP", (), set()),
    ("FOREIGN", (), set()),
    ("unknown", (), set()),
]


@pytest.mark.parametrize(("title", "traits", "papers"), BCP_CASES)
def test_bac_pro_by_diploma(title: str, traits: tuple[str, ...], papers: set[str]) -> None:
    """BCP-1 to BCP-6: what each diploma exempts from in a bac pro, and never a professional paper."""
    found = outcome(ACCUEIL, Credit(title, 2019, "08", traits=frozenset(traits)))
    assert set(given_papers(found)) == papers
    assert not {"E2", "E3-A", "E3-B", "E3-C"} & set(given_papers(found))


def test_a_diploma_of_the_same_speciality_exempts_from_nothing() -> None:
    """« Autres spécialités » means it: the bac pro one already holds is no prior credit for itself."""
    found = outcome(ACCUEIL, Credit("BCP-OTHER", 2019, "08", speciality="31212"))
    assert found.proposals == ()
    assert {one.why for one in found.refused} == {Why.SAME_SPECIALITY}
    assert given_papers(outcome(ACCUEIL, Credit("BCP-OTHER", 2019, "08", speciality="30004")))


CAP_GENERAL = {"EG1", "EG2", "EG3", "EG4", "EG5"}
CAP_CASES = [
    ("CAP", (), {"EG1", "EG2", "EG3"}),
    ("CAP", ("foreign_language",), {"EG1", "EG2", "EG3", "EG5"}),
    ("BEP", (), {"EG1", "EG2", "EG3"}),
    ("BGT", (), CAP_GENERAL),
    ("BP", (), CAP_GENERAL),
    ("HIGHER", (), CAP_GENERAL),
    ("HEALTH", (), set()),
    ("FOREIGN", (), set()),
    ("EUROPE-5", ("french_b1plus",), set()),
]


@pytest.mark.parametrize(("title", "traits", "papers"), CAP_CASES)
def test_cap_by_diploma(title: str, traits: tuple[str, ...], papers: set[str]) -> None:
    """CAP-1 to CAP-5: general papers only; a CAP without a language still sits the language."""
    assert set(given_papers(outcome(EPC, Credit(title, 2019, "08", traits=frozenset(traits))))) == papers


def test_what_is_deduced_is_not_applied_unasked() -> None:
    """The exemption from PSE by a CAP is deduced: it is shown to the office, and is not among the proposals."""
    found = outcome(EPC, Credit("CAP", 2019))
    assert "EG4" not in given_papers(found)
    assert [(one.paper, one.rule) for one in found.uncertain] == [("EG4", "CAP-1-PSE")]


def test_a_diploma_that_gives_nothing_says_why() -> None:
    """A candidate with a health or foreign diploma reads why no paper is exempted."""
    assert {(one.rule, one.why) for one in outcome(EPC, Credit("HEALTH", 2019)).refused} == {
        ("CAP-5", Why.GIVES_NOTHING)
    }


def test_eps_may_be_declined_without_a_medical_proof() -> None:
    """CAP-6: an individual candidate asks for it, no title and no piece are needed; nobody else gets it."""
    assert given_papers(outcome(EPC)) == []
    found = outcome(EPC, chosen="CAP-6")
    assert [(one.paper, one.evidence, one.credit) for one in found.proposals] == [("EG3", "", -1)]
    school = Entry("CAP", 2027, REFERENCE.grids[EPC], audience="school", chosen=frozenset({"CAP-6"}))
    assert propose(LAW, school, []).proposals == ()


BTS_CASES = [
    ("BTS", (), {"E1"}),
    ("DUT", ("economie_droit",), {"E1", "E4"}),
    ("LICENCE", ("economie_droit",), {"E1"}),
    ("FOREIGN", (), set()),
]


@pytest.mark.parametrize(("title", "traits", "papers"), BTS_CASES)
def test_bts_by_diploma(title: str, traits: tuple[str, ...], papers: set[str]) -> None:
    """BTS-1, BTS-2: general culture, and law and economics when they were validated; never a professional paper."""
    assert set(given_papers(outcome(MCO_NEW, Credit(title, 2017, traits=frozenset(traits))))) == papers


MAPPED = [
    ("E1", "E1"),
    ("E21", "E2"),
    ("U22", "E3"),
    ("E3", "E4"),
    ("E41", "E5"),
    ("E42", "E6"),
    ("E5", "E7"),
    ("E6", "E8"),
]


@pytest.mark.parametrize(("old", "new"), MAPPED)
def test_a_grade_of_the_old_grid_is_kept_on_the_new_one(old: str, new: str) -> None:
    """BTS MCO: a grade of the 2018 grid is kept on the paper of the 2024 grid that replaced it, and on no other."""
    found = outcome(MCO_NEW, Credit("FAILED-SAME", 2024, grades=((old, Decimal("12.50")),)))
    assert [(one.paper, one.grade, one.kept_until, one.rule) for one in found.proposals] == [
        (new, "12.5", "2029", "BTS-6")
    ]


def test_a_paper_made_of_parts_is_kept_only_from_before_2023() -> None:
    """Since the session of 2023 a grade is kept on its parts; one of 2022 opens both papers that came of it."""
    since = outcome(MCO_NEW, Credit("FAILED-SAME", 2023, grades=grades(E4="14")))
    assert since.proposals == ()
    assert [one.why for one in since.refused] == [Why.MASTER_PAPER]
    before = outcome(MCO_NEW, Credit("FAILED-SAME", 2022, grades=grades(E4="14")))
    assert given_papers(before) == ["E5", "E6"]


def test_within_one_grid_a_grade_stays_on_its_paper() -> None:
    """No correspondence is needed while the grid is the same."""
    found = outcome(MCO_OLD, Credit("FAILED-SAME", 2023, grades=grades(E41="10", E42="9.99")), year=2025)
    assert given_papers(found) == ["E41"]
    assert [(one.paper, one.why) for one in found.refused] == [("E42", Why.GRADE_TOO_LOW)]


@pytest.mark.parametrize(
    ("year", "why"), [(2021, Why.TOO_OLD), (2022, None), (2026, None), (2027, None), (2028, Why.IN_THE_FUTURE)]
)
def test_a_grade_is_kept_five_years(year: int, why: Why | None) -> None:
    """A grade of 2022 still counts at the session of 2027, one of 2021 no longer, and one of 2028 does not exist."""
    found = outcome(ACCUEIL, Credit("FAILED-SAME", year, grades=grades(E5_A="10")))
    assert (given_papers(found) == ["E5-A"]) is (why is None)
    assert [one.why for one in found.refused] == ([] if why is None else [why])


@pytest.mark.parametrize("grade", ["-0.01", "20.01", "NaN", "Infinity"])
def test_what_is_no_grade_is_kept_on_nothing(grade: str) -> None:
    """A grade is between 0 and 20."""
    found = outcome(ACCUEIL, Credit("FAILED-SAME", 2025, grades=grades(E5_A=grade)))
    assert found.proposals == ()
    assert [one.why for one in found.refused] == [Why.NOT_A_GRADE]


def test_grades_of_another_speciality_follow_their_subject() -> None:
    """BCP-8: general papers go over to another speciality, professional ones do not; a language if it is the same."""
    credit = Credit("FAILED-OTHER", 2025, speciality="30004", grades=grades(E3_C="12", E3_A="18", E4="11", E1_B="10"))
    found = outcome(ACCUEIL, credit)
    assert [(one.paper, one.rule) for one in found.proposals] == [("E3-D", "BCP-8"), ("E1-B", "BCP-8")]
    same = Credit("FAILED-OTHER", 2025, speciality="30004", grades=credit.grades, traits=frozenset({"same_language"}))
    assert set(given_papers(outcome(ACCUEIL, same))) == {"E3-D", "E1-B", "E4"}


def test_grades_of_a_closed_diploma_are_given_by_subject() -> None:
    """CAP-9: an exam that has no grid here gives its grades by subject."""
    found = outcome(EPC, Credit("FAILED-BEP", 2024, grades=(("eps", Decimal(15)), ("pse", Decimal(15)))))
    assert given_papers(found) == ["EG3"]


def test_the_progressive_form_carries_every_grade() -> None:
    """CAP-8 carries a 3 out of 20 in the progressive form; CAP-7 keeps only 10 and more in the global form."""
    credit = Credit("FAILED-SAME", 2025, grades=grades(EP1="3", EG1="15"))
    progressive = outcome(EPC, credit, form="progressive")
    assert [(one.paper, one.status) for one in progressive.proposals] == [
        ("EP1", PaperStatus.CARRIED),
        ("EG1", PaperStatus.CARRIED),
    ]
    overall = outcome(EPC, credit)
    assert [(one.paper, one.status) for one in overall.proposals] == [("EG1", PaperStatus.KEPT)]


def test_an_exemption_comes_before_a_kept_grade_and_the_best_grade_first() -> None:
    """One thing per paper: exempted first, then the highest grade of several attempts."""
    first, second = (
        Credit("FAILED-SAME", year, grades=grades(E5_A=g, E2=g)) for year, g in ((2024, "11"), (2025, "14"))
    )
    found = outcome(ACCUEIL, first, second, Credit("BGT", 2020))
    by_paper = {one.paper: one for one in found.proposals}
    assert by_paper["E5-A"].status is PaperStatus.EXEMPTED
    assert (by_paper["E2"].grade, by_paper["E2"].credit) == ("14", 1)


def test_units_acquired_by_experience_follow_the_correspondence() -> None:
    """A unit validated by experience in 2024 exempts from the paper that replaced it; an unknown one is told."""
    found = outcome(MCO_NEW, Credit("VAE", 2024, units=("U41", "U99")))
    assert [(one.paper, one.rule, one.evidence) for one in found.proposals] == [("E5", "BTS-VAE", "vae_certificate")]
    assert [(one.paper, one.why) for one in found.refused] == [("U99", Why.NO_SUCH_PAPER)]


def test_a_unit_of_another_speciality_follows_its_subject_only() -> None:
    """A professional unit acquired for another speciality stands for none of the papers registered for."""
    found = outcome(ACCUEIL, Credit("VAE", 2025, speciality="30004", units=("E3-A", "E3-C")))
    assert given_papers(found) == ["E3-D"]
    assert [(one.paper, one.why) for one in found.refused] == [("E3-A", Why.NO_SUCH_PAPER)]


def test_a_paper_given_whole_is_not_given_by_its_parts() -> None:
    """E4 made of E41 and E42: acquired whole, it is one line of the proposal."""
    found = outcome(MCO_OLD, Credit("VAE", 2024, units=("U41", "U4", "U21")), year=2025)
    assert set(given_papers(found)) == {"E4", "E21"}


def test_correspondences_are_followed_from_grid_to_grid() -> None:
    """A grade two grids old is kept through both tables, and lands on the newest papers only."""
    middle, last = "BTS-MCO-2024", "BTS-MCO-2030"
    newest = replace(REFERENCE.grids[middle], code=last, from_session=2029)
    moved = Correspondence(middle, last, "E5", ("E7",), Certainty.FACT, "")
    grids = (REFERENCE.grids[MCO_OLD], replace(REFERENCE.grids[middle], to_session=2028), newest)
    law = replace(LAW, grids=grids, correspondences=(*LAW.correspondences, moved))
    credit = Credit("FAILED-SAME", 2025, grades=grades(E41="12", E1="12"))
    found = propose(law, Entry("BTS", 2029, newest), [credit])
    assert given_papers(found) == ["E7"]
    assert [(one.paper, one.why) for one in found.refused] == [("E1", Why.NO_SUCH_PAPER)]


def test_a_certification_with_french_is_not_also_the_one_without() -> None:
    """BCP-6 and its exception for EPS exclude each other."""
    found = outcome(ACCUEIL, Credit("EUROPE-5", 2022, traits=frozenset({"french_b1plus"})))
    assert {one.rule for one in found.proposals} == {"BCP-6"}
    assert [(one.rule, one.why) for one in found.refused] == [("BCP-6-EPS", Why.NOT_SPECIFIED)]


def test_the_brevet_has_no_exemption_by_diploma() -> None:
    """No text exempts from a paper of the DNB because of a diploma."""
    for title in REFERENCE.titles:
        assert outcome("DNB-G-2018", Credit(title, 2020)).proposals == ()


def test_entry_conditions_are_told_apart() -> None:
    """A condition to register is no exemption: it concerns no paper, whoever registers."""
    conditions = [rule for rule in LAW.rules if rule.kind is RuleKind.ENTRY]
    assert {"CAP-10", "CAP-11", "CAP-12"} <= {rule.id for rule in conditions}
    for rule in conditions:
        for audience in ("individual", "school"):
            assert not concerns(rule, Entry(rule.domain, 2027, REFERENCE.grids[EPC], audience=audience))


credits_declared = st.builds(
    Credit,
    title=st.sampled_from([*REFERENCE.titles, "unknown"]),
    year=st.integers(1990, 2035),
    academie=st.sampled_from(["", "08", "27"]),
    speciality=st.sampled_from(["", "31212", "30004", "31224", "BTS-MCO", "99999"]),
    grades=st.lists(
        st.tuples(
            st.sampled_from(["E1", "E1-B", "E2", "E4", "E41", "E5-A", "EP1", "EG1", "U22", "pse", "zz"]),
            st.decimals(-5, 25, places=2),
        ),
        max_size=5,
    ).map(tuple),
    units=st.lists(st.sampled_from(["E1", "U41", "EG2", "zz"]), max_size=3).map(tuple),
    traits=st.frozensets(st.sampled_from([one.code for one in REFERENCE.traits])),
)


@given(
    st.sampled_from(sorted(REFERENCE.grids)),
    st.lists(credits_declared, max_size=4),
    st.integers(2018, 2035),
    st.sampled_from(["global", "progressive"]),
)
@settings(database=None, max_examples=200, deadline=None)
def test_whatever_is_declared_nothing_is_given_without_a_law(
    grid_code: str, declared: list[Credit], year: int, form: str
) -> None:
    """Each proposal names a paper of the grid once, a dated rule of that domain, a legal source and a real credit."""
    grid = REFERENCE.grids[grid_code]
    found = propose(LAW, Entry(grid.domain, year, grid, form=form), declared)
    codes = [one.paper for one in found.proposals]
    assert len(codes) == len(set(codes))
    assert set(codes) <= {paper.code for paper in grid.papers}
    assert not set(codes) & {one.paper for one in found.uncertain}
    for one in (*found.proposals, *found.uncertain):
        rule = REFERENCE.rules[one.rule]
        assert rule.domain == grid.domain
        assert rule.from_session <= year
        assert one.legal_ref
        assert 0 <= one.credit < len(declared)
        assert declared[one.credit].year <= year
        if one.status is not PaperStatus.EXEMPTED:
            assert int(one.kept_until) >= year
            assert Decimal(0) <= Decimal(one.grade) <= Decimal(20)
        if one.status is PaperStatus.KEPT:
            assert Decimal(one.grade) >= 10


@given(st.lists(credits_declared, max_size=4), st.randoms())
@settings(database=None, max_examples=100, deadline=None)
def test_the_order_of_declaring_does_not_change_what_is_given(declared: list[Credit], random: object) -> None:
    """Two candidates with the same credits get the same papers, whichever credit they typed first."""
    shuffled = list(declared)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def kept(found: Outcome) -> set[tuple[str, str, str]]:
        return {(one.paper, one.status.value, one.grade) for one in found.proposals}

    assert kept(outcome(ACCUEIL, *declared)) == kept(outcome(ACCUEIL, *shuffled))
