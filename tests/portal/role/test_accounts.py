"""Accounts with the role (2.15)."""

from __future__ import annotations

from tests.portal.test_accounts import (  # noqa: F401 - collected again here, with the fixtures of this folder
    browser,
    test_a_forgotten_password_is_answered_the_same_for_any_address,
    test_an_address_that_exists_is_said_with_its_two_causes_the_same_way,
    test_an_error_is_reported_with_its_proof_and_once_at_a_time,
    test_before_a_registration_everything_can_be_changed,
    test_every_page_of_accounts_is_given_in_both_languages,
    test_past_48_hours_the_page_says_to_start_again,
    test_signing_out_ends_the_session_at_once,
    test_the_address_and_the_password_can_always_be_changed,
    test_the_whole_way_from_creation_to_the_account,
)
