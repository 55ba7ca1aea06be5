"""Chapter 1: the Grand Public periods of a choice, open to the exact instant, in the hour of the place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from core.access import system
from core.audit import Event, record
from core.i18n import LANGUAGES, t
from db.engine import writing
from db.tables import ExamSession, Window
from tests.portal.conftest import Ask, text_of

StopClock = Callable[[datetime], None]
OPENING = "/ouverture-des-services"
CAP_GRENOBLE = f"{OPENING}?domaine=CAP&session=2027&lieu=08"
OPENS = datetime(2026, 10, 14, 8, tzinfo=UTC)
CLOSES = datetime(2026, 11, 24, 16, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
HOUR = r"\d+(?:er)? \w+ \d{4} à [\d:]+"


def cells(html: str) -> list[list[str]]:
    """The rows of the answer's table, each a list of the texts of its cells."""
    body = html.split("<tbody")[1].split("</tbody>", maxsplit=1)[0]
    rows = body.split("<tr")[1:]
    return [[plain(cell) for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL)] for row in rows]


def plain(html: str) -> str:
    return re.sub("[ \n\u00a0]+", " ", re.sub("<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize(
    ("instant", "said", "state"),
    [
        (OPENS - INSTANT, "n’est pas encore ouvert", "À venir"),
        (OPENS, "est ouvert", "Ouverte"),
        (CLOSES - INSTANT, "est ouvert", "Ouverte"),
        (CLOSES, "est fermé", "Fermée"),
    ],
)
def test_a_service_opens_and_closes_at_the_exact_instant(
    ask: Ask, stopped_clock: StopClock, instant: datetime, said: str, state: str
) -> None:
    """Open from the opening included to the closing excluded, to the microsecond (6.15, 6.19)."""
    stopped_clock(instant)
    answer = ask(CAP_GRENOBLE)
    assert f"Le service d’inscription {said}." in text_of(answer)
    assert cells(answer.text)[0][3].startswith(state)


def test_a_clock_that_steps_back_reopens_nothing(ask: Ask, sqlite_engine: Engine, stopped_clock: StopClock) -> None:
    """Once seen closed, closed it stays on screen too (6.15)."""
    with writing(sqlite_engine) as tx:
        row = tx.scalars(
            select(Window)
            .join(ExamSession, ExamSession.id == Window.exam_session_id)
            .where(ExamSession.domain_code == "CAP", ExamSession.label == "2027", Window.academie_code == "08")
            .where(Window.audience == "individual", Window.phase == "registration")
        ).one()
        row.latched_at = CLOSES
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", row.id)
    stopped_clock(CLOSES - timedelta(minutes=10))
    assert "Le service d’inscription est fermé." in text_of(ask(CAP_GRENOBLE))


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=10, hours=5), "Il reste 10 jours"),
        (timedelta(days=1, hours=7, minutes=59), "Il reste 1 jour et 7 heures"),
        (timedelta(hours=2, minutes=5), "Il reste 2 heures et 5 minutes"),
        (timedelta(minutes=1, seconds=59), "Il reste 1 minute"),
        (timedelta(seconds=59), "Il reste moins d’une minute"),
    ],
)
def test_the_time_left_is_never_said_longer_than_it_is(
    ask: Ask, stopped_clock: StopClock, left: timedelta, said: str
) -> None:
    """Rounded down, in words."""
    stopped_clock(CLOSES - left)
    assert f"{said}\u202f: clôture le 24 novembre 2026 à 17:00 (heure de Paris)." in text_of(ask(CAP_GRENOBLE))


@pytest.mark.parametrize(
    ("place", "opens", "closes"),
    [
        ("31", ["14 octobre 2026 à 08:00", "14 octobre 2026 à 14:00"],
         ["30 novembre 2026 à 17:00", "30 novembre 2026 à 22:00"]),
        ("28", ["14 octobre 2026 à 09:00", "14 octobre 2026 à 07:00"],
         ["30 novembre 2026 à 16:00", "30 novembre 2026 à 13:00"]),
        ("41", ["14 octobre 2026 à 10:00", "14 octobre 2026 à 22:00"],
         ["30 novembre 2026 à 15:30", "1er décembre 2026 à 02:30"]),
        ("44", ["14 octobre 2026 à 10:00", "14 octobre 2026 à 14:00"],
         ["30 novembre 2026 à 23:59", "1er décembre 2026 à 03:59"]),
        ("08", ["14 octobre 2026 à 10:00"], ["24 novembre 2026 à 17:00"]),
    ],
)  # fmt: skip
def test_hours_are_those_of_the_place_then_those_of_paris_when_they_differ(
    ask: Ask, stopped_clock: StopClock, place: str, opens: list[str], closes: list[str]
) -> None:
    """Martinique, La Réunion, Polynésie, Saint-Pierre: the wall there first, Paris after; in Paris, once (6.16)."""
    stopped_clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    registration = cells(ask(f"{OPENING}?domaine=CAP&session=2027&lieu={place}").text)[0]
    assert re.findall(HOUR, registration[1]) == opens
    assert re.findall(HOUR, registration[2]) == closes
    assert ("heure de Paris" in registration[1]) is (len(opens) > 1)


def test_the_page_says_its_own_hour_there_and_in_paris(ask: Ask, stopped_clock: StopClock) -> None:
    """The server's time and the local hour are shown (6.15)."""
    stopped_clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    said = text_of(ask(f"{OPENING}?domaine=CAP&session=2027&lieu=41"))
    assert "Page calculée le 19 novembre 2026 à 23:00 (heure locale\u202f: Polynésie française)" in said
    assert "soit le 20 novembre 2026 à 10:00 à l’heure de Paris" in said


def test_every_phase_is_shown_with_the_contact(ask: Ask, stopped_clock: StopClock) -> None:
    """Registration, modification, pieces, confirmations; and the office the académie gave the CAP to, the only one."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    answer = ask(CAP_GRENOBLE)
    assert [row[0].split(" S")[0].split(" M")[0].split(" D")[0].split(" R")[0] for row in cells(answer.text)] == [
        "Inscription", "Modification", "Dépôt des pièces justificatives", "Retour des confirmations",
    ]  # fmt: skip
    assert 'href="mailto:dec5@ac-grenoble.fr"' in answer.text
    assert "DEC Grenoble" not in answer.text


@pytest.mark.parametrize(
    "choice",
    [
        "domaine=CG&session=2027&lieu=08",  # schools only
        "domaine=CAP&session=2026&lieu=08",  # an exam session that is over
        "domaine=CAP&session=2031&lieu=08",  # one that nobody has opened
        "domaine=CAP&session=2027&lieu=A04-MAROC-350",  # a country not attached for the CAP
        "domaine=DNB&session=2027&lieu=A04-AMLANORD-405",  # Mexico is attached for the bac, not for the DNB
        "domaine=CG&session=2027",
    ],
)
def test_the_sentence_when_nothing_is_open(ask: Ask, choice: str) -> None:
    """No service is open for this Domaine – Session – Académie: said so, with no table and no date."""
    answer = ask(f"{OPENING}?{choice}")
    assert answer.status_code == 200
    assert "Aucun service n’est ouvert pour ce choix Domaine – Session – Académie." in text_of(answer)
    assert "<table" not in answer.text
    assert "periodes.ics" not in answer.text
    english = ask(f"{OPENING}?{choice}&lang=en")
    assert "No service is open for this choice of Domain – Exam session – Académie." in text_of(english)


def test_a_country_has_the_hours_of_its_own_wall(ask: Ask, stopped_clock: StopClock) -> None:
    """Brasília: its group's calendar is in Paris time, its candidates read Brazilian hours."""
    stopped_clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    answer = ask(f"{OPENING}?domaine=BGT&session=2027&lieu=A04-AMLANORD-416")
    registration = cells(answer.text)[0]
    assert registration[2] == "8 décembre 2026 à 13:00 8 décembre 2026 à 17:00 (heure de Paris)"
    assert "Brésil (académie de rattachement\u202f: Bordeaux)" in text_of(answer)
    assert "DEC Bordeaux" in answer.text


def test_school_windows_are_never_shown(ask: Ask, stopped_clock: StopClock) -> None:
    """Grand Public only: the schools' own dates for the same choice appear nowhere."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    said = text_of(ask(f"{OPENING}?domaine=BTS&session=2027&lieu=14"))
    assert "13 novembre 2026 à 17:00" in said
    assert "20 novembre 2026" not in said  # the schools' closing


def test_every_place_of_a_domain_stands_in_one_table(ask: Ask, stopped_clock: StopClock) -> None:
    """Without a place: each académie once in alphabetical order, then the groups of centres abroad."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    rows = cells(ask(f"{OPENING}?domaine=DNB&session=2027").text)
    names = [row[0] for row in rows]
    assert names[:3] == ["Aix-Marseille", "Amiens", "Besançon"]
    assert names[-3:] == [
        "Algérie , Tunisie académie Aix-Marseille",
        "Brésil , Colombie , Équateur , Vénézuéla académie Bordeaux",
        "Maroc académie Bordeaux",
    ]
    assert len(names) == len(set(names))


def test_what_is_open_now_and_what_opens_next(ask: Ask, stopped_clock: StopClock) -> None:
    """The first to close comes first, with where; a domain passes from the second table to the first as it opens."""
    stopped_clock(datetime(2026, 11, 30, 11, tzinfo=UTC))
    page = ask(OPENING).text
    before, after = page.split('id="open-soon"')
    assert "Certificat de formation générale" not in before.split('id="open-now"')[1]
    assert "Certificat de formation générale" in after
    first = cells("<tbody" + before.split("<tbody")[1])[0]
    assert first[0] == "Certificat d’aptitude professionnelle CAP"
    assert first[3] == "30 novembre 2026 à 13:00 La Réunion encore 1 heure"
    mc = cells(ask(f"{OPENING}?domaine=MC&session=2027").text)
    assert {row[3] for row in mc if row[0] not in {"Nouvelle-Calédonie", "Wallis-et-Futuna"}} == {"Fermée"}
    stopped_clock(datetime(2026, 12, 1, 5, tzinfo=UTC))
    assert "Certificat de formation générale" in ask(OPENING).text.split('id="open-soon"')[0].split('id="open-now"')[1]


def test_when_everything_is_closed_it_is_said(ask: Ask, stopped_clock: StopClock) -> None:
    """In August of the year after, no date is offered at all."""
    stopped_clock(datetime(2027, 8, 1, tzinfo=UTC))
    assert "Aucun service d’inscription n’est ouvert en ce moment." in text_of(ask(OPENING))
    assert "Aucune inscription n’est ouverte en ce moment." in text_of(ask("/"))
    assert "Ouvre bientôt" not in text_of(ask(OPENING))


def test_invented_dates_and_offices_say_so(ask: Ask, stopped_clock: StopClock) -> None:
    """A demonstration is never taken for a fact, and its addresses cannot be clicked."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    for path in ("/", OPENING, CAP_GRENOBLE, f"{OPENING}?domaine=CAP&session=2027"):
        assert "Dates de démonstration, inventées" in text_of(ask(path)), path
    for path in ("/contacts", "/contacts?lieu=31", f"{OPENING}?domaine=CAP&session=2027&lieu=31"):
        html = ask(path).text
        assert "n’écrivez pas à leur adresse" in plain(html)
        assert ".demonstration@" in html
        assert not re.search('mailto:[^"]*demonstration', html)


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("domaine=XYZ", "domaine-unknown"), ("domaine=%00CAP", "domaine-unknown"), ("domaine=cap", "domaine-unknown"),
        ("domaine=%3Cscript%3Ealert(1)%3C/script%3E", "domaine-unknown"),
        ("domaine=CAP'%20OR%201=1--", "domaine-unknown"),
        ("domaine=%F0%9F%92%A5&session=2027", "domaine-unknown"), ("domaine=%FF%FE", "domaine-unknown"),
        ("domaine=" + "A" * 20_000, "domaine-unknown"), ("domaine=CAP&session=20270", "session-unknown"),
        ("domaine=CAP&session=%D9%A2%D9%A0%D9%A2%D9%A7", "session-unknown"),
        ("domaine=CAP&session=2027%0A", "session-unknown"),
        ("domaine=CAP&session=2027&lieu=05", "lieu-unknown"), ("domaine=CAP&session=2027&lieu=00", "lieu-unknown"),
        ("domaine=CAP&session=2027&lieu=A04-MAROC", "lieu-unknown"), ("domaine=CAP&lieu=%2e%2e%2f", "lieu-unknown"),
        ("session=2027&lieu=08", "domaine-missing"), ("domaine=&lieu=08", "domaine-missing"),
        ("domaine=BEP&session=2027", "domaine-unknown"),
    ],
)  # fmt: skip
def test_a_hostile_or_unknown_choice_is_explained(ask: Ask, query: str, fault: str) -> None:
    """Each field at fault is named, tied to its sentence, and what was written is not shown again (1.39, 2.14)."""
    answer = ask(f"{OPENING}?{query}")
    assert answer.status_code == 400
    field = fault.split("-", maxsplit=1)[0]
    assert t("fr", f"portal-fault-{fault}") in text_of(answer)
    assert re.search(rf'<select id="{field}"[^>]* aria-invalid="true" aria-describedby="{field}-fault"', answer.text)
    assert f'id="{field}-fault"' in answer.text
    for written in ("<script>alert", "OR 1=1", "AAAAAAAA", 'MAROC"><', "XYZ"):
        assert written not in answer.text


def test_a_choice_sent_twice_is_the_last_one(ask: Ask) -> None:
    """Doubled parameters are read one way only, everywhere."""
    said = text_of(ask(f"{OPENING}?domaine=BTS&domaine=CAP&session=2027&lieu=09&lieu=08"))
    assert "Périodes Grand Public, CAP, session 2027, Grenoble" in said


def test_periods_can_be_kept_in_a_calendar(ask: Ask, stopped_clock: StopClock) -> None:
    """One event per phase, instants in UTC, lines of 75 bytes, reminders before the end; invented dates say so."""
    stopped_clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    answer = ask(f"{OPENING}/periodes.ics?domaine=CAP&session=2027&lieu=31")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="CAP-2027-31.ics"'
    raw = answer.content
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert lines[lines.index("BEGIN:VEVENT") :][4:7] == [
        "DTSTART:20261014T120000Z", "DTEND:20261130T210000Z", "SUMMARY:Inscription – CAP 2027 – Martinique",
    ]  # fmt: skip
    assert sum(line.startswith("TRIGGER;RELATED=END:-P") for line in lines) == 6
    assert all("inventées" in line for line in lines if line.startswith("DESCRIPTION:Dates"))
    assert len({line for line in lines if line.startswith("UID:")}) == 3


@pytest.mark.parametrize(
    "query", ["", "domaine=CAP&session=2027", "domaine=CG&session=2027&lieu=08", "domaine=<&lieu=08"]
)
def test_a_calendar_of_nothing_is_not_found(ask: Ask, query: str) -> None:
    """No file without a period in it."""
    answer = ask(f"{OPENING}/periodes.ics?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_both_languages_say_the_same_things(ask: Ask, stopped_clock: StopClock) -> None:
    """The English page has the same rows, instants and links; French names in it are marked as French."""
    stopped_clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    pages = {language: ask(CAP_GRENOBLE, cookies={"sporades-langue": language}).text for language in LANGUAGES}
    instants = {language: re.findall('datetime="([^"]+)"', html) for language, html in pages.items()}
    assert instants["fr"] == instants["en"]
    assert len(instants["fr"]) == 8
    assert "24 November 2026 at 17:00" in pages["en"]
    assert '<span lang="fr">Certificat d’aptitude professionnelle</span>' in pages["en"]


def test_contacts_of_a_country_are_those_of_its_academie(ask: Ask) -> None:
    """A candidate in Morocco reads the office of Bordeaux; in Toulouse, the one of the BP and the one of the rest."""
    morocco = text_of(ask("/contacts?lieu=A04-MAROC-350")).split("Tous les services")[0]
    assert "Maroc (académie de rattachement\u202f: Bordeaux)" in morocco
    assert "DEC Bordeaux" in morocco
    toulouse = text_of(ask("/contacts?lieu=16")).split("Tous les services")[0]
    assert "DEC4 Brevet professionnel" in toulouse
    assert "DEC Toulouse démonstration tous les autres domaines" in toulouse
    unknown = ask("/contacts?lieu=<b>")
    assert unknown.status_code == 400
    assert "<b>" not in unknown.text
