"""Documents and pieces with the role (2.15)."""

from __future__ import annotations

from tests.portal.test_own_papers import (  # noqa: F401 - collected again here, with the fixtures of this folder
    _store,
    browser,
    lea,
    test_a_modification_after_the_lock_is_said,
    test_a_piece_is_deposited_opened_and_removed,
    test_a_replaced_document_is_gone_and_anothers_was_never_there,
    test_each_page_is_in_both_languages_and_needs_no_script,
    test_pieces_are_locked_with_their_consequences_said,
    test_the_list_has_the_confirmation_at_once_and_marks_it_new,
    test_the_online_regime_validates_what_was_read,
    test_visualise_opens_the_latest_and_makes_it,
)
