"""The check page with the role of the candidate space: it reads documents and counts tries, nothing more (2.15)."""

from __future__ import annotations

from tests.portal.test_checking import (  # noqa: F401 - collected again here, with the fixtures of this folder
    _store,
    done_by_the_office,
    lea,
    officer,
    test_a_grade_report_is_a_code_that_nobody_has_until_its_hour,
    test_the_code_typed_by_hand_finds_the_same,
    test_the_square_of_a_real_paper_leads_to_valid_then_to_superseded,
    test_trying_codes_one_after_the_other_stops,
)
