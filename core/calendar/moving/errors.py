"""Refusals about moved deadlines."""

from __future__ import annotations

from core.errors import ExamError


class NothingMoves(ExamError):
    """No window was chosen, or those chosen are already where they are asked to go."""

    code = "nothing_moves"


class InstantPassed(ExamError):
    """A new opening or closing lies behind, or too few minutes ahead for a second person to read it; `minutes`."""

    code = "instant_passed"


class MoveClosesBeforeItOpens(ExamError):
    """A window would close before it opens, or at that very instant."""

    code = "move_closes_before_it_opens"


class WindowIsOpen(ExamError):
    """A window already open does not open later: it may only close at another instant."""

    code = "window_is_open"


class MoveUnexplained(ExamError):
    """A deadline is moved for a reason, and refused for one."""

    code = "move_unexplained"


class MoveAlreadyOpen(ExamError):
    """Another move of one of these windows awaits its decision; fact: `move`, its number."""

    code = "move_already_open"


class MoveAlreadyDecided(ExamError):
    """The move is no longer to decide."""

    code = "move_already_decided"


class OwnMove(ExamError):
    """Whoever proposes a move does not decide about it, under any account (3.13)."""

    code = "own_move"


class NotYourMove(ExamError):
    """Only who proposed a move may take it back."""

    code = "not_your_move"


class MoveTooLate(ExamError):
    """The decision came as the new instant was reached: nothing was moved."""

    code = "move_too_late"
