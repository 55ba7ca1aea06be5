"""Slips, accommodations, help and what is published, with the role (2.15)."""

from __future__ import annotations

import pytest

from tests.portal.space import Browser
from tests.portal.test_accommodations import (  # noqa: F401 - collected again here, with the fixtures of this folder
    browser,
    test_a_request_is_sent_followed_completed_and_withdrawn_without_a_script,
    test_another_s_registration_or_none_is_not_found,
    test_the_help_answers_from_one_s_own_file,
)
from tests.portal.test_slip import (  # noqa: F401
    test_a_wrong_slip_is_refused_without_saying_what_is_wrong,
    test_an_address_that_exists_is_explained,
    test_the_square_opens_the_form_with_its_code_and_the_form_opens_an_account,
)


@pytest.mark.parametrize("path", ["/", "/ouverture-des-services?domaine=BCP&lieu=08", "/contacts", "/aide", "/health"])
def test_what_is_published_is_read_with_the_role(sqlite_engine, path):
    """The pages of everyone."""
    del sqlite_engine
    assert Browser().get(path).status_code == 200
