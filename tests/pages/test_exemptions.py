"""The page of exemptions: the simulator, the rules of an exam, and whom a rule concerns if it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core.access import system
from core.catalogue.load import load_reference
from core.catalogue.reference import reference
from core.exemptions.declaring import Declared, as_credits, simulated
from db.engine import writing
from tests import factories
from tests.pages.conftest import SignIn, page_file

GUIDE = ["E4", "E5-B", "E5-A", "E7", "E6"]


@pytest.fixture
def exempted(sqlite_engine: Engine, stopped_clock: Any) -> Engine:
    """A candidate of Grenoble and one of Lille, both exempted by a BTS of 2017."""
    del stopped_clock
    with writing(sqlite_engine) as tx:
        for place, name in (("08", "Abel"), ("09", "Duval")):
            exam = factories.an_exam_session(tx, "BCP").id
            declared = [Declared("HIGHER", year=2017, academie_code="27")]
            found = simulated(tx, system("tests"), "31212", exam, "individual", declared)
            candidate = factories.a_candidate(tx, birth_name=name, academie_code=place)
            factories.a_registration(tx, candidate, academie_code=place, credits=as_credits(found))
    return sqlite_engine


def opened(app: AppTest) -> AppTest:
    app.run()
    app.switch_page(page_file("exemptions")).run()
    app.selectbox(key="exemptions_session_BCP").select_index(sessions(app).index("2027")).run()
    app.selectbox(key="exemptions_speciality_BCP").select_index(specialities(app).index("31212")).run()
    assert not app.exception
    return app


def sessions(app: AppTest) -> list[str]:
    return list(app.selectbox(key="exemptions_session_BCP").options)


def specialities(app: AppTest) -> list[str]:
    return [one.rsplit("(", 1)[1].rstrip(")") for one in app.selectbox(key="exemptions_speciality_BCP").options]


def shown(app: AppTest) -> str:
    """Everything a person reads on the page, tables included."""
    kinds = ("title", "header", "caption", "text", "info", "warning", "error", "markdown")
    words = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    words += [table.value.to_string() for table in (*app.table, *app.dataframe)]
    return "\n".join(words).replace("\\", "").replace("\u2060", "")


def test_the_simulator_answers_with_papers_and_rules(exempted: Engine, sign_in: SignIn, app: AppTest) -> None:
    """« With a BTS of 2017? »: five papers, in the guide's order, each with its rule, text and piece."""
    sign_in(factories.a_staff(exempted, "supervisor"))
    opened(app)
    credits_asked = app.multiselect(key="exemptions_credits_BCP")
    credits_asked.set_value(["HIGHER", "BCP-OTHER"]).run()
    app.number_input(key="exemptions_year_HIGHER").set_value(2017).run()
    assert not app.exception
    rows = app.table[0].value.astype(str).replace({r"\\": ""}, regex=True).to_dict("records")
    assert [row["Épreuve"].split(" ")[0] for row in rows][:5] == GUIDE
    assert "8 novembre 2012" in rows[0]["Texte"]
    assert "Copie du diplôme" in rows[0]["Pièce demandée"]
    assert "déjà accordé" in shown(app)


def test_the_simulator_keeps_grades(exempted: Engine, sign_in: SignIn, app: AppTest) -> None:
    """A failed attempt: its papers, a grade for each one picked, kept five years."""
    sign_in(factories.a_staff(exempted, "reader", academie_code="08"))
    opened(app)
    app.multiselect(key="exemptions_credits_BCP").set_value(["FAILED-SAME"]).run()
    assert "Indiquez au moins une note" in shown(app)
    app.multiselect(key="exemptions_papers_FAILED-SAME_2025_").set_value(["E2", "E5-A"]).run()
    app.number_input(key="exemptions_papers_FAILED-SAME_2025__E5-A").set_value(9.5).run()
    assert not app.exception
    (row,) = app.table[0].value.astype(str).to_dict("records")
    assert (row["Épreuve"].split(" ")[0], row["Note"], row["Jusqu’à la session"]) == ("E2", "10", "2030")
    assert "il faut une note d’au moins 10" in shown(app)


def test_the_rules_are_searched(exempted: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Any word finds a rule: its code, its text, whom it is for."""
    sign_in(factories.a_staff(exempted, "supervisor"))
    opened(app)
    app.segmented_control(key="exemptions_view").set_value("rules").run()
    assert len(app.dataframe[0].value) == 13
    app.text_input(key="exemptions_find").set_value("europeenne francais").run()
    assert set(app.dataframe[0].value["Code"]) == {"BCP-6", "BCP-6-EPS"}
    app.text_input(key="exemptions_find").set_value("zzz").run()
    assert not app.exception
    assert not app.dataframe


def test_whom_a_rule_concerns_is_of_the_perimeter(exempted: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Grenoble sees its own candidate, before and after the rule changed; Lille's is nowhere on the page (3.02)."""
    sign_in(factories.a_staff(exempted, "case_officer", academie_code="08"))
    opened(app)
    app.segmented_control(key="exemptions_view").set_value("change").run()
    assert not app.exception
    assert "Abel" in shown(app)
    assert "Duval" not in shown(app)
    assert "ce qui est enregistré est ce que donne cette règle" in shown(app)
    rules = reference().rules
    with writing(exempted) as tx:
        changed = replace(reference(), rules=rules | {"BCP-1": replace(rules["BCP-1"], targets=("lva",))})
        load_reference(tx, system("tests"), changed)
    app.run()
    assert not app.exception
    assert "Une candidature enregistrée ne correspond plus" in shown(app)
    assert "E5-A, E5-B, E6, E7" in shown(app)
    assert "Duval" not in shown(app)


def test_a_supervisor_reads_no_names(exempted: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Who sees counts only is not offered the lists of persons (3.04)."""
    sign_in(factories.a_staff(exempted, "supervisor"))
    opened(app)
    assert list(app.segmented_control(key="exemptions_view").options) == ["Simulateur", "Règles de l’examen"]
