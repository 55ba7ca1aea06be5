"""Registering, modifying and deregistering with the role (2.15)."""

from __future__ import annotations

from tests.portal.test_registering import (  # noqa: F401 - collected again here, with the fixtures of this folder
    _in_the_window,
    browser,
    lea,
    test_a_double_click_is_one_registration,
    test_deregister_asks_first_and_is_final,
    test_drafts_are_shown_as_not_registered,
    test_modify_makes_version_two,
    test_prior_credits_free_from_papers,
    test_what_is_not_ones_own_or_not_there_is_404,
)
