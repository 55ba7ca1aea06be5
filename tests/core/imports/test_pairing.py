"""Which registration each line of a person is about, in any order of the lines."""

from __future__ import annotations

from itertools import permutations
from types import SimpleNamespace
from typing import Any

from core.imports.pairing import AskedLine, pairs
from core.registrations.actions import Entry
from core.registrations.rules import State

ENTRY = Entry(exam_session_id=1, academie_code="08", speciality_code="31212")


def line(number: int, registration: int, state: State = State.REGISTERED, speciality: str = "31212") -> AskedLine:
    entry = Entry(exam_session_id=1, academie_code="08", speciality_code=speciality)
    return AskedLine(number, entry, registration, state)


def ours(number: int, state: str = "registered", *, of_file: str = "", academie: str = "08") -> Any:
    other = {"other": {"registration_number": of_file}} if of_file else {}
    return SimpleNamespace(
        id=number, number=number, exam_session_id=1, speciality_code="31212", state=state, answers=other,
        academie_code=academie, version=1,
    )  # fmt: skip


def told(lines: list[AskedLine], registrations: list[Any]) -> dict[int, tuple[int, str, list[str]]]:
    """For each line: the registration it is about (0: a new one), its state after, what is said."""
    return {
        number: (pair.registration.id if pair.registration else 0, pair.state.value, [f.code for f in pair.findings])
        for number, pair in pairs(lines, registrations).items()
    }


def test_the_number_decides_first() -> None:
    """001 ended and 002 is active, in the file as here: each line is about its own, in any order."""
    lines = [line(1, 1, State.DEREGISTERED), line(2, 2)]
    for order in permutations(lines):
        assert told(list(order), [ours(1, "deregistered"), ours(2)]) == {
            1: (1, "deregistered", []), 2: (2, "registered", []),
        }  # fmt: skip


def test_the_number_that_a_file_gave_is_found_again() -> None:
    """Made from the line 003 of a list, it is 001 here: the next list says 003 and means it."""
    assert told([line(1, 3)], [ours(1, of_file="003")]) == {1: (1, "registered", [])}


def test_without_its_number_the_active_one_is_meant() -> None:
    """A desk gave 001 here, the list says 004: it is the same exam, hence the same registration."""
    assert told([line(1, 4)], [ours(1)]) == {1: (1, "registered", [])}


def test_a_line_that_ended_elsewhere_ends_nothing_that_another_line_holds_active() -> None:
    """003 left and 004 is registered: ours is that of the active line, the other is one more that ended."""
    for order in permutations([line(1, 3, State.DEREGISTERED), line(2, 4)]):
        assert told(list(order), [ours(1)]) == {1: (0, "deregistered", []), 2: (1, "registered", [])}


def test_a_line_alone_that_ended_ends_ours_and_says_so() -> None:
    """There is no way back: the report warns of it."""
    assert told([line(1, 4, State.DEREGISTERED)], [ours(1)]) == {1: (1, "deregistered", ["ends_here"])}


def test_what_ended_here_is_not_made_again() -> None:
    """The list that made 001 does not know that it ended here; a new number is a new registration (6.10)."""
    assert told([line(1, 1)], [ours(1, "deregistered")]) == {1: (1, "deregistered", ["ended_here"])}
    assert told([line(1, 2)], [ours(1, "deregistered")]) == {1: (0, "registered", [])}
    assert told([line(1, 0)], [ours(1, "set_aside")]) == {1: (1, "set_aside", ["ended_here"])}


def test_the_state_that_is_further_on_is_kept() -> None:
    """« Inscrit » takes nothing back from confirmed; confirmed elsewhere is confirmed here."""
    assert told([line(1, 1)], [ours(1, "validated")])[1][1] == "validated"
    assert told([line(1, 1, State.CONFIRMED)], [ours(1)])[1][1] == "confirmed"


def test_the_same_exam_twice_is_told_and_blocks() -> None:
    """Two active lines for one speciality of one person: one of them only can be (6.33)."""
    lines = [line(1, 1), line(2, 2)]
    assert told(lines, []) == {1: (0, "registered", []), 2: (0, "registered", ["same_exam_twice"])}


def test_another_speciality_beside_is_told_and_blocks_nothing() -> None:
    """A change of speciality elsewhere shows as a second registration: someone looks, the first is kept."""
    assert told([line(1, 1, speciality="31213")], [ours(1)]) == {1: (0, "registered", ["also_registered"])}


def test_a_registration_of_another_academie_is_not_touched() -> None:
    """Only a transfer moves it."""
    assert told([line(1, 1)], [ours(1, academie="09")]) == {1: (1, "registered", ["registered_elsewhere"])}


def test_what_ended_in_another_academie_holds_nobody_back() -> None:
    """Deregistered in Lille, registered in Grenoble: a new registration, and not a word of the other (3.03)."""
    assert told([line(1, 1)], [ours(1, "deregistered", academie="09")]) == {1: (0, "registered", [])}
    elsewhere = [ours(1, academie="09")]
    assert told([line(1, 2, speciality="31213")], elsewhere) == {1: (0, "registered", [])}


def test_what_an_import_made_and_a_roll_back_undid_is_as_if_it_had_never_been() -> None:
    """The same list makes it again, under the next number."""
    undone = ours(1, "set_aside")
    undone.answers = {"other": {"registration_number": "001", "rolled_back_import": "7"}}
    assert told([line(1, 1)], [undone]) == {1: (0, "registered", [])}
