"""Documents handed over, with the role: the receipt is all it writes of them (2.15)."""

from __future__ import annotations

from tests.portal.test_handed import (  # noqa: F401 - collected again here, with the fixtures of this folder
    _store,
    lea,
    office,
    officer,
    test_a_document_handed_over_is_listed_new_opened_and_read,
    test_what_was_replaced_or_taken_back_is_gone_and_anothers_was_never_there,
)
