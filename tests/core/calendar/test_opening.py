"""What the public is told of the calendar: the same answer on both engines, and nothing but what is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from core.access import Actor, Permission, Role, Scope, allowed, nobody
from core.access.actor import public
from core.access.rules import may_give
from core.calendar.icalendar import LONGEST_LINE, Event, calendar_file
from core.calendar.offer import offer
from core.calendar.opening import Asked, open_now, opening
from core.calendar.rules import Phase, WindowState
from core.errors import NotAllowed
from core.i18n import day, instant, lapse
from db.engine import reading

StopClock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_anyone_reads_the_calendar_and_nothing_else() -> None:
    """To be anyone is one right, and no role that someone can be given (3.01, 3.06)."""
    assert {right for right in Permission if allowed(public(), right)} == {Permission.CALENDAR_READ}
    assert not may_give((Scope(Role.HEAD_OF_OFFICE), Scope(Role.TECHNICAL_ADMINISTRATOR)), Role.PUBLIC, "", "")


def test_nobody_is_not_the_public(engine: Engine) -> None:
    """An actor without a right is refused here as elsewhere."""
    for query in (lambda tx, actor: opening(tx, actor, Asked()), open_now, offer):
        with reading(engine) as tx, pytest.raises(NotAllowed):
            query(tx, nobody())


def test_what_is_open_now_agrees_with_the_windows(engine: Engine, stopped_clock: StopClock) -> None:
    """Counts, first instant and place of each domain are those of its windows, on both engines (6.15)."""
    stopped_clock(NOON)
    with reading(engine) as tx:
        overview = open_now(tx, public())
        assert {one.code for one in overview.open} >= {"CAP", "BTS", "BGT", "DNB"}
        assert {one.code for one in overview.upcoming} == {"CFG", "DCG", "DSCG", "AMN"}
        for one in (*overview.open, *overview.upcoming):
            shown = opening(tx, public(), Asked(one.code, one.exam_session)).windows
            alike = [window for window in shown if window.state is one.state]
            edges = [w.closes_at if one.state is WindowState.OPEN else w.opens_at for w in alike]
            assert (one.places, one.edge, one.others) == (len(alike), min(edges), edges.count(min(edges)) - 1)
            first = [window for window, edge in zip(alike, edges, strict=True) if edge == one.edge]
            assert (one.academie_label, one.foreign_group) in {(w.academie_label, w.foreign_group) for w in first}
    assert [one.edge for one in overview.open] == sorted(one.edge for one in overview.open)


def test_a_choice_gives_its_own_windows_only(engine: Engine, stopped_clock: StopClock) -> None:
    """Grenoble itself is never mixed with the centres attached to it, nor individuals with schools."""
    stopped_clock(NOON)
    with reading(engine) as tx:
        here = opening(tx, public(), Asked("BGT", "2027", "08"))
        egypt = opening(tx, public(), Asked("BGT", "2027", "A08-MOYEN-ORIENT-301"))
        nothing = opening(tx, public(), Asked("DNB", "2027", "A08-MOYEN-ORIENT-301"))
        over = opening(tx, public(), Asked("BGT", "2022", "A08-MOYEN-ORIENT-301"))
    assert {(w.foreign_group, w.audience) for w in here.windows} == {("", "individual")}
    assert {(w.foreign_group, w.audience) for w in egypt.windows} == {("A08-MOYEN-ORIENT", "individual")}
    assert [w.phase for w in here.windows] == [Phase.REGISTRATION, Phase.MODIFICATION, Phase.ONLINE_VALIDATION]
    assert nothing.answers
    assert over.answers
    assert (nothing.windows, over.windows) == ((), ())
    assert egypt.place is not None
    assert egypt.place.zone == "Africa/Cairo"
    assert egypt.office is not None
    assert egypt.office.academie_code == "08"


def test_the_newest_exam_session_is_meant_when_none_is_said(engine: Engine) -> None:
    """And a word that cannot be one is said unknown, the choice unanswered."""
    with reading(engine) as tx:
        assert opening(tx, public(), Asked("CAP")).exam_session == "2027"
        doubt = opening(tx, public(), Asked("CAP", "deux mille", "05"))
    assert (doubt.unknown, doubt.answers) == ({"exam_session", "place"}, False)


def test_what_is_over_is_not_offered(engine: Engine) -> None:
    """No closed académie, no diploma that only exists as a prior credit, no exam session that is over."""
    with reading(engine) as tx:
        offered = offer(tx, public())
    assert not {"05", "21", "00"} & {one.code for one in offered.academies}
    assert not {"BEP", "CAA", "CAPA"} & {one.code for one in offered.domains}
    assert offered.exam_sessions == ("2027",)
    assert [one.label for one in offered.centres if one.label[0] in "EÉ"] == [
        "Égypte", "Émirats arabes unis", "Équateur", "États-Unis", "Éthiopie",
    ]  # fmt: skip


def test_an_office_of_one_place_reads_its_own_place(engine: Engine) -> None:
    """The same questions asked by an officer of Grenoble stay within the perimeter (3.02)."""
    officer = Actor("staff", 1, "Agent", scopes=(Scope(Role.READER, "08"),))
    with reading(engine) as tx:
        assert len(opening(tx, officer, Asked("CAP", "2027", "08")).windows) == 4
        assert opening(tx, officer, Asked("CAP", "2027", "09")).windows == ()
        assert {one.places for one in open_now(tx, officer).open} <= {1, 2}


def test_a_calendar_file_folds_lines_and_escapes_words() -> None:
    """What a name holds ends neither a line nor a value; no letter is cut in two (RFC 5545, 3.1 and 3.3.11)."""
    words = "Œuvre d’été, la ; suite \\ fin\nEND:VEVENT" + "é" * 100
    made = calendar_file("Épreuves", [Event("1@x", 3, NOON, NOON + timedelta(days=1), words, words)], made_at=NOON)
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    for line in lines:
        line.decode()  # each line alone is whole letters
    unfolded = made.replace(b"\r\n ", b"").decode().split("\r\n")
    assert unfolded.count("END:VEVENT") == 1
    assert f"SUMMARY:Œuvre d’été\\, la \\; suite \\\\ fin\\nEND:VEVENT{'é' * 100}" in unfolded
    assert {"DTSTART:20261123T090000Z", "DTEND:20261124T090000Z", "SEQUENCE:3"} <= set(unfolded)


@pytest.mark.parametrize(
    ("left", "french", "english"),
    [
        (timedelta(seconds=-5), "moins d’une minute", "less than a minute"),
        (timedelta(seconds=59.9), "moins d’une minute", "less than a minute"),
        (timedelta(minutes=61), "1 heure et 1 minute", "1 hour and 1 minute"),
        (timedelta(hours=23, minutes=59, seconds=59), "23 heures et 59 minutes", "23 hours and 59 minutes"),
        (timedelta(days=1), "1 jour", "1 day"),
        (timedelta(days=6, hours=23, minutes=59), "6 jours et 23 heures", "6 days and 23 hours"),
        (timedelta(days=7, hours=23), "7 jours", "7 days"),
    ],
)
def test_a_lapse_is_said_in_words_and_never_longer_than_it_is(left: timedelta, french: str, english: str) -> None:
    """Two units at most, rounded down."""
    assert [lapse(language, left).replace("\u00a0", " ") for language in ("fr", "en")] == [french, english]


def test_only_the_first_of_a_month_is_an_ordinal() -> None:
    """« 1er décembre », « 21 décembre », and no ordinal in English."""
    first = datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert instant("fr", first, "Europe/Paris") == "1er décembre 2026 à 10:00"
    assert instant("en", first, "Europe/Paris") == "1 December 2026 at 10:00"
    assert instant("fr", first, "Europe/Paris", "short") == "01/12/2026 10:00"
    assert [day("fr", first.date().replace(day=number), "full") for number in (1, 11, 21)] == [
        "mardi 1er décembre 2026", "vendredi 11 décembre 2026", "lundi 21 décembre 2026",
    ]  # fmt: skip
