"""The life of a piece: every step from every state, one by one."""

from __future__ import annotations

import itertools

import pytest

from core.pieces.rules import MISSING, TO_CHECK, PieceState, Step, after, comes_by_post, lacking

STATES = ("awaited", "received", "under_check", "refused", "accepted", "not_required")
# One line a step: what each of the six states becomes, « . » where the step cannot happen.
TABLE = {
    "deposit": ("received", "received", ".", "received", ".", "."),
    "replace": (".", ".", ".", "under_check", ".", "."),
    "empty": (".", "awaited", ".", ".", ".", "."),
    "lock": (".", "under_check", ".", ".", "accepted", "not_required"),
    "unlock": ("awaited", ".", "received", "refused", "accepted", "not_required"),
    "accept": ("accepted", "accepted", "accepted", "accepted", ".", "."),
    "refuse": (".", "refused", "refused", ".", "refused", "."),
    "ask_again": (".", "awaited", ".", ".", "awaited", "."),
}


@pytest.mark.parametrize(("state", "step"), list(itertools.product(PieceState, Step)))
def test_every_step_from_every_state(state, step):
    """Forty-eight cases written apart from the rules: nothing else can happen to a piece."""
    wanted = TABLE[step.value][STATES.index(state.value)]
    assert after(state, step) == (None if wanted == "." else PieceState(wanted))


def test_a_piece_under_check_or_accepted_is_out_of_its_candidates_hands():
    """No step of the candidate leads out of them (b.9: replaceable except while it is being checked)."""
    for state in (PieceState.UNDER_CHECK, PieceState.ACCEPTED):
        assert all(after(state, step) is None for step in (Step.DEPOSIT, Step.REPLACE, Step.EMPTY))


def test_the_sheet_to_sign_lacks_only_where_it_is_deposited():
    """Sent by post in the paper regime, it does not hold the lock back; deposited elsewhere, it does."""
    pieces = [("identity", PieceState.RECEIVED), ("signed_confirmation", PieceState.AWAITED)]
    assert lacking(pieces, "paper") == ()
    assert lacking(pieces, "upload") == ("signed_confirmation",)
    assert lacking([("identity", PieceState.REFUSED)], "paper") == ("identity",)
    assert comes_by_post("signed_confirmation", "paper")
    assert not comes_by_post("identity", "paper")


def test_a_piece_is_missing_or_to_check_never_both():
    """What is counted in a worklist is not counted in a reminder."""
    assert not MISSING & TO_CHECK
