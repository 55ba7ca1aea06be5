"""What can be asked, by which law, and where each académie publishes what to do."""

from __future__ import annotations

import pytest

from core import units
from core.access.actor import public
from core.accommodations import queries
from core.accommodations.reference import accommodations, read
from core.accommodations.rules import NEXT, State
from core.catalogue.reference import FOLDER, reference
from core.catalogue.toml_reading import ReferenceDefect
from core.i18n import LANGUAGES, has


def test_every_measure_has_a_name_in_both_languages_and_its_law():
    """The name is a sentence of the catalogues; the law is the article, for schools and for higher education."""
    known = accommodations()
    assert len(known.measures) == len(known.codes) == 15
    for one in known.measures:
        assert all(has(language, f"accommodation-measure-{one.code.replace('_', '-')}") for language in LANGUAGES)
        assert one.school.startswith("D. 351-27")
        assert one.higher.startswith("D. 613-26")
    assert "D. 351-27" in known.law("CAP")
    assert "D. 613-26" in known.law("BTS")
    assert known.higher_domains <= reference().domains.keys()


def test_the_guide_s_own_rubric_is_given_for_grenoble_and_invented_ones_say_so(engine):
    """The path of the guide, on the site of the académie; everywhere else a rubric of demonstration (seed 9)."""
    del engine
    grenoble = units.read(queries.guidance, public(), "08")
    assert grenoble.website == "https://www.ac-grenoble.fr"
    assert grenoble.rubric == (
        "Examens", "informations générales et pratiques", "Aménagements particuliers – EPS, handicap…",
    )  # fmt: skip
    assert not grenoble.demonstration
    for academie in reference().open_academies:
        found = units.read(queries.guidance, public(), academie.code)
        assert found.website == academie.website
        assert found.demonstration is (academie.code != "08")
    assert units.read(queries.guidance, public(), "99") is None


def test_a_slip_of_the_pen_in_the_file_is_found(tmp_path):
    """A group that the screen does not have, a key that means nothing."""
    text = (FOLDER / "accommodations.toml").read_text(encoding="utf-8")
    for wrong in (text.replace('group = "papers"', 'group = "paper"', 1), text.replace("rubric =", "rubrik =", 1)):
        (tmp_path / "accommodations.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(ReferenceDefect):
            read(tmp_path)


def test_every_state_leads_to_an_end():
    """From each open state a request can be decided or withdrawn; from its ends, nowhere."""
    for state, after in NEXT.items():
        if state in {State.DECIDED, State.WITHDRAWN}:
            assert not after
        else:
            assert {State.DECIDED, State.WITHDRAWN} <= after
