"""Mails leave by a real server that accepts, refuses, cuts the line or stays silent; none is lost nor lied about."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from core import clock, settings
from core.access import system
from core.errors import NotAllowed, NotFound, ServiceBusy
from core.notifications import outbox, posting, sending
from core.notifications.errors import MailNotDead, UnsafeAddress
from core.notifications.outbox import promise_mail
from core.notifications.queries import mails_of, outbox_state
from core.notifications.resending import send_again
from core.notifications.sending import Counts, send_due, written
from core.notifications.templates import CATALOGUE, Mail, UnsafeSubject, WrongFacts, compose
from db.engine import database_now
from db.tables import OutboxMessage
from tests.core.notifications.servers import Behaviour, a_server, a_silent_server
from tests.factories import a_candidate
from tests.ports import free_port

FACTS = {"candidate_number": "02438257150", "office": "DEC5", "office_email": "dec5@ac-grenoble.example"}


@pytest.fixture
def mail_server(monkeypatch, tmp_path):
    """Send through the server of an address; empty: files in the data folder."""

    def through(url: str) -> Path:
        changed = dataclasses.replace(settings.current(), smtp_url=url, data=tmp_path)
        monkeypatch.setattr(settings, "current", lambda: changed)
        return tmp_path / "mail"

    return through


def a_mail(tx, recipient="lea@example.org", **facts):
    return promise_mail(tx, "email_replaced", recipient=recipient, language="fr", facts=FACTS | facts)


def mails(reading):
    with reading() as tx:
        return list(tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def later(stopped_clock, **delay):
    from db import engine as db_engine

    stopped_clock(db_engine._frozen[-1] + timedelta(**delay))


def test_a_mail_is_sent_once_and_says_what_it_is(writing, reading, mail_server):
    """Plain text and HTML, one Message-ID kept with the promise, marked automatic; the next call sends nothing."""
    with writing() as tx:
        a_mail(tx)
    with a_server(server := Behaviour()) as url:
        mail_server(url)
        assert send_due() == Counts(sent=1)
        assert send_due() == Counts()
    (kept,) = mails(reading)
    (taken,) = server.taken
    assert (kept.state, kept.attempts, kept.error) == ("sent", 1, "")
    assert kept.sent_at is not None
    assert taken["Message-ID"] == kept.message_id
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken["Reply-To"] == "dec5@ac-grenoble.example"
    assert server.envelopes == [(settings.current().mail_from, ["lea@example.org"])]
    parts = [part.get_content_type() for part in taken.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


def test_without_a_server_mails_are_files_that_a_demonstration_shows(writing, mail_server):
    """No server set: each mail is a whole .eml file whose name says nothing of the person (1.30)."""
    with writing() as tx:
        a_mail(tx)
    folder = mail_server("")
    assert send_due() == Counts(sent=1)
    (file,) = folder.iterdir()
    assert file.suffix == ".eml"
    assert "lea" not in file.name
    assert file.stat().st_mode & 0o077 == 0
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["To"] == "lea@example.org"
    assert "02438257150" in message.get_body(("plain",)).get_content()


def test_a_promise_and_its_action_stand_or_fall_together(writing, reading):
    """An action that fails leaves no mail behind (4.11)."""

    class Failed(Exception):
        pass

    with pytest.raises(Failed), writing() as tx:
        a_mail(tx)
        raise Failed
    assert mails(reading) == []


def test_a_refused_address_is_dead_at_once_and_the_others_leave(writing, reading, mail_server):
    """5xx on the recipient: that mail is dead with what the server said, the next one is sent all the same."""
    with writing() as tx:
        a_mail(tx, "absent@example.org")
        a_mail(tx, "lea@example.org")
    with a_server(Behaviour({"absent@example.org": "550 5.1.1 no such user"})) as url:
        mail_server(url)
        assert send_due() == Counts(sent=1, dead=1)
    dead, sent = mails(reading)
    assert (dead.state, sent.state) == ("dead", "sent")
    assert dead.error == "550 5.1.1 no such user"


def test_a_server_that_says_later_is_asked_later(writing, reading, mail_server, stopped_clock):
    """4xx: nothing before a minute, then again; it ends as sent, with the same Message-ID."""
    with writing() as tx:
        a_mail(tx)
    answer = "451 try later"
    with a_server(server := Behaviour(to_content=[answer])) as url:
        mail_server(url)
        assert send_due() == Counts(again=1)
        (waiting,) = mails(reading)
        assert (waiting.state, waiting.error) == ("waiting", answer)
        later(stopped_clock, seconds=59)
        assert send_due() == Counts()
        later(stopped_clock, seconds=1)
        assert send_due() == Counts(sent=1)
    assert [taken["Message-ID"] for taken in server.taken] == [waiting.message_id]


def test_a_content_refused_for_good_is_dead(writing, reading, mail_server):
    """5xx on the content: dead, never tried for ever."""
    with writing() as tx:
        a_mail(tx)
    with a_server(Behaviour(to_content=["554 rejected"])) as url:
        mail_server(url)
        assert send_due() == Counts(dead=1)
    assert mails(reading)[0].state == "dead"


def test_a_line_cut_after_the_content_repeats_one_mail_at_most(writing, mail_server, stopped_clock):
    """The server took the mail and cut the line: it is sent once more, under the same Message-ID, others once."""
    with writing() as tx:
        a_mail(tx, "lea@example.org")
        a_mail(tx, "tom@example.org")
    with a_server(server := Behaviour(to_content=["drop"])) as url:
        mail_server(url)
        assert send_due() == Counts(sent=1, again=1)
        later(stopped_clock, minutes=1)
        assert send_due() == Counts(sent=1)
    identities = [taken["Message-ID"] for taken in server.taken]
    assert len(identities) == 3
    assert len(set(identities)) == 2
    assert [who for _, who in server.envelopes].count(["tom@example.org"]) == 1


def test_a_silent_server_holds_nothing_up(writing, reading, mail_server, monkeypatch):
    """A server that never answers is left after the time allowed, and the mail waits."""
    monkeypatch.setattr(posting, "TIMEOUT", 0.2)
    with writing() as tx:
        a_mail(tx)
    with a_silent_server() as url:
        mail_server(url)
        assert send_due() == Counts(again=1)
    assert mails(reading)[0].state == "waiting"
    assert "imeout" in mails(reading)[0].error or "timed out" in mails(reading)[0].error


def test_a_server_that_hangs_on_the_content_is_left(writing, reading, mail_server, monkeypatch):
    """Silence after DATA counts as a try that failed."""
    monkeypatch.setattr(posting, "TIMEOUT", 0.3)
    with writing() as tx:
        a_mail(tx)
    with a_server(Behaviour(to_content=["hang"])) as url:
        mail_server(url)
        assert send_due() == Counts(again=1)
    assert mails(reading)[0].attempts == 1


def test_a_server_down_for_six_hours_loses_nothing(writing, reading, mail_server, stopped_clock):
    """Tried less and less often while it is down, sent when it is back (4.11)."""
    with writing() as tx:
        a_mail(tx)
    mail_server(f"smtp://127.0.0.1:{free_port()}")
    for _ in range(37):
        send_due()
        later(stopped_clock, minutes=10)
    (waiting,) = mails(reading)
    assert waiting.state == "waiting"
    assert 5 <= waiting.attempts <= 7
    with a_server(Behaviour()) as url:
        mail_server(url)
        later(stopped_clock, hours=6)
        assert send_due() == Counts(sent=1)


def test_a_mail_is_given_up_after_its_last_try(writing, reading, mail_server, stopped_clock):
    """Down for ever: dead after eight more tries, and someone can let it try again."""
    with writing() as tx:
        a_mail(tx)
    mail_server(f"smtp://127.0.0.1:{free_port()}")
    for _ in range(9):
        send_due()
        later(stopped_clock, hours=24)
    (dead,) = mails(reading)
    assert (dead.state, dead.attempts) == ("dead", 9)
    assert send_due() == Counts()


def test_a_sender_that_dies_leaves_its_mails_to_the_next(writing, reading, mail_server, stopped_clock):
    """Claimed and never noted: nobody takes it for ten minutes, then it leaves once; the late one cannot undo that."""
    worker = system("mail")
    with writing() as tx:
        a_mail(tx)
    with writing() as tx:
        (lost,) = outbox.claim_due(tx, worker, most=10)
    with a_server(server := Behaviour()) as url:
        mail_server(url)
        later(stopped_clock, minutes=9)
        assert send_due() == Counts()
        later(stopped_clock, minutes=1)
        assert send_due() == Counts(sent=1)
    with writing() as tx:
        assert outbox.note_failed(tx, worker, lost, said="too late", for_good=True) == ""
    assert mails(reading)[0].state == "sent"
    assert len(server.taken) == 1


def test_a_crash_after_the_server_took_a_mail_repeats_that_one_only(writing, mail_server, stopped_clock):
    """Sent and never noted: it leaves once more, under the same Message-ID; its neighbours leave once (4.11)."""
    with writing() as tx:
        a_mail(tx, "lea@example.org")
        a_mail(tx, "tom@example.org")
    with writing() as tx:
        first, _second = outbox.claim_due(tx, system("mail"), most=10)
    with a_server(server := Behaviour()) as url:
        mail_server(url)
        with posting.post(url, Path(), "office@example.org") as post:
            post(written(first), first.recipient)
        later(stopped_clock, minutes=10)
        assert send_due() == Counts(sent=2)
        later(stopped_clock, hours=1)
        assert send_due() == Counts()
    identities = [taken["Message-ID"] for taken in server.taken]
    assert sorted(map(identities.count, set(identities))) == [1, 2]


def test_two_senders_never_take_the_same_mail(writing):
    """What one claimed is not due for the other."""
    with writing() as tx:
        for number in range(5):
            a_mail(tx, f"lea{number}@example.org")
    with writing() as tx:
        first = outbox.claim_due(tx, system("a"), most=3)
    with writing() as tx:
        second = outbox.claim_due(tx, system("b"), most=10)
    assert len(first) == 3
    assert len(second) == 2
    assert not {one.id for one in first} & {one.id for one in second}


def test_what_could_inject_a_header_is_refused_before_anything_is_kept(writing, reading):
    """A line break in an address or in what a subject shows never reaches a header (4.11)."""
    with writing() as tx:
        with pytest.raises(UnsafeAddress):
            a_mail(tx, "lea@example.org\r\nBcc: x@example.org")
        with pytest.raises(WrongFacts):
            a_mail(tx, surname="x")
    assert mails(reading) == []


def test_a_subject_stays_on_one_line(monkeypatch):
    """A fact shown in a subject cannot end it and begin another header."""
    entry = Mail(frozenset({"candidate_number"}), lambda _language, facts: facts)
    monkeypatch.setitem(CATALOGUE, "email_replaced", entry)
    monkeypatch.setattr("core.notifications.templates.t", lambda _l, key, **facts: facts["candidate_number"] + key)
    with pytest.raises(UnsafeSubject):
        compose("email_replaced", "fr", {"candidate_number": "0243\r\nBcc: x@example.org"})


def test_secret_facts_are_erased_once_sent(writing, reading, mail_server, monkeypatch):
    """A link that opens an account is kept no longer than it takes to send it."""
    entry = CATALOGUE["email_replaced"]
    monkeypatch.setitem(CATALOGUE, "email_replaced", dataclasses.replace(entry, secret=frozenset({"office"})))
    with writing() as tx:
        a_mail(tx)
    mail_server("")
    send_due()
    assert "office" not in mails(reading)[0].facts


def test_an_accented_domain_is_written_to_in_ascii(writing, mail_server):
    """Envelope and header carry the domain as servers know it."""
    with writing() as tx:
        a_mail(tx, "lea@académie.fr")
    with a_server(server := Behaviour()) as url:
        mail_server(url)
        assert send_due() == Counts(sent=1)
    assert server.envelopes[0][1] == ["lea@xn--acadmie-eya.fr"]
    assert server.taken[0]["To"] == "lea@xn--acadmie-eya.fr"


@pytest.mark.parametrize("template", sorted(CATALOGUE))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_mail_can_be_written_in_both_languages(template, language):
    """Each entry of the catalogue has its sentences, with no markup taken from facts."""
    sample = {
        "candidate_number": "02438257150", "fields": ["birth_name"], "portal": "http://127.0.0.1:8502",
        "registrations": [{"number": 1, "version": 2, "exam": "<script>x</script>"}], "office": "DEC <5>",
        "office_email": "dec5@ac-grenoble.example", "registration": "001", "version": "02",
        "exam": "<script>x</script>", "link": "http://127.0.0.1:8502/activer/abc", "until": "2026-11-25T09:00:00+00:00",
        "closes": "2026-11-25T09:00:00+00:00", "due": "2026-12-01T09:00:00+00:00", "zone": "Europe/Paris",
        "regime": "paper", "online": False, "reason": "Illisible <b>", "piece": "Identité", "field": "birth_name",
        "login": "lea", "dashboard": "http://127.0.0.1:8501", "role": "reader", "academie": "", "domain": "",
        "by": "Max", "former_number": "02438257151",
        "reminded": [{
            "number": 1, "exam": "<script>x</script>", "due": "2026-12-01T09:00:00+00:00", "zone": "Europe/Paris",
            "pieces": [
                {"label": "Identité <b>", "reason": "Illisible <b>", "state": "refused", "by_post": False},
                {"label": "", "reason": "", "state": "refused", "by_post": False},
                {"label": "Confirmation", "reason": "", "state": "awaited", "by_post": True},
            ],
        }],
        "moves": [{
            "exam": "<script>x</script>", "place": "Grenoble", "phase": "registration", "zone": "Europe/Paris",
            "opens": [], "closes": ["2026-11-25T09:00:00+00:00", "2026-11-27T09:00:00+00:00"],
        }],
    }  # fmt: skip
    letter = compose(template, language, {name: sample[name] for name in CATALOGUE[template].facts})
    assert letter.subject
    assert "<script>" not in letter.html
    assert ("DEC &lt;5&gt;" in letter.html) == ("office" in CATALOGUE[template].facts)
    assert "\n\n\n" not in letter.text


@pytest.mark.parametrize("url", ["smtp://lea:secret@mail.example.org", "ftp://mail.example.org", "smtp://"])
def test_a_password_never_travels_in_clear(url):
    """A signed-in server needs TLS, unless it is this machine."""
    with pytest.raises(posting.UnsafeSetting):
        posting.checked(url)


def test_a_wrong_setting_costs_no_mail_a_try(writing, reading, mail_server):
    """A server address that cannot be right is told before any mail is taken."""
    with writing() as tx:
        a_mail(tx)
    mail_server("smtp://lea:secret@mail.example.org")
    with pytest.raises(posting.UnsafeSetting):
        send_due()
    assert mails(reading)[0].attempts == 0


def test_the_office_reads_the_mails_of_its_candidates_only(writing, reading, mail_server, case_officer, stranger):
    """Where each mail stands, for the perimeter; another académie sees nothing (3.02)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        promise_mail(
            tx, "email_replaced", recipient="lea@example.org", language="fr", facts=FACTS, candidate_id=candidate.id
        )
    mail_server("")
    send_due()
    with reading() as tx:
        (seen,) = mails_of(tx, case_officer, candidate.id)
        assert (seen.state, seen.recipient) == ("sent", "lea@example.org")
        with pytest.raises(NotFound):
            mails_of(tx, stranger, candidate.id)


def test_a_dead_mail_is_sent_again_by_hand(writing, reading, mail_server, case_officer, reader, stranger):
    """Only a dead one, by someone who handles files of this perimeter, and it is journalled."""
    with writing() as tx:
        candidate = a_candidate(tx)
        mail = promise_mail(
            tx, "email_replaced", recipient="absent@example.org", language="fr", facts=FACTS, candidate_id=candidate.id
        )
    with writing() as tx, pytest.raises(MailNotDead):
        send_again(tx, case_officer, mail)
    behaviour = Behaviour({"absent@example.org": "550 no"})
    with a_server(behaviour) as url:
        mail_server(url)
        send_due()
        with writing() as tx:
            with pytest.raises(NotAllowed):
                send_again(tx, reader, mail)
            with pytest.raises(NotFound):
                send_again(tx, stranger, mail)
            send_again(tx, case_officer, mail)
        behaviour.to_recipient.clear()
        assert send_due() == Counts(sent=1)
    assert mails(reading)[0].state == "sent"


def test_the_state_of_the_outbox_is_counts_only(writing, reading, technical_administrator, case_officer):
    """Who runs the system sees how many wait and since when, never to whom."""
    with writing() as tx:
        a_mail(tx)
        at = clock.now(tx)
    with reading() as tx:
        state = outbox_state(tx, technical_administrator)
        assert (state.waiting, state.dead) == (1, 0)
        assert state.oldest_waiting is not None
        assert abs(state.oldest_waiting - at) < timedelta(seconds=5)
        with pytest.raises(NotAllowed):
            outbox_state(tx, case_officer)
        assert database_now(tx) >= state.oldest_waiting


def test_the_same_row_always_gives_the_same_identity(writing, reading):
    """Written twice, a mail has one Message-ID and one date: whoever receives both keeps one."""
    with writing() as tx:
        a_mail(tx)
        (claimed,) = outbox.claim_due(tx, system("mail"), most=1)
    once, twice = written(claimed), written(claimed)
    assert once["Message-ID"] == twice["Message-ID"] == mails(reading)[0].message_id
    assert once["Date"] == twice["Date"]


class Slow(Behaviour):
    """A server that takes six minutes for each mail; at one of them, another sender comes by."""

    def __init__(self, stopped_clock, at, other):
        super().__init__()
        self._delay, self._at, self._other = stopped_clock, at, other

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name that the server calls
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.taken) <= self._at:
            later(self._delay, minutes=6)
        if len(self.taken) == self._at:
            await asyncio.get_running_loop().run_in_executor(None, self._other)
        return answer


def test_a_slow_server_and_two_senders_send_each_mail_once(writing, reading, mail_server, stopped_clock):
    """The claim runs out while the mails before are sent: another sender takes the rest, none goes twice (4.11)."""
    with writing() as tx:
        stopped_clock(database_now(tx))
        for rank in range(5):
            a_mail(tx, f"lea{rank}@example.org")
    counted = []
    with a_server(server := Slow(stopped_clock, 2, lambda: counted.append(send_due()))) as url:
        mail_server(url)
        counted.append(send_due())
    assert sorted(to for _, (to,) in server.envelopes) == [f"lea{rank}@example.org" for rank in range(5)]
    assert counted == [Counts(sent=3), Counts(sent=2)]
    assert {mail.state for mail in mails(reading)} == {"sent"}


def test_a_busy_base_does_not_send_a_mail_again(writing, reading, mail_server, monkeypatch):
    """The server took it and the base is busy when it is to be noted: it is noted later, never left to go again."""
    with writing() as tx:
        a_mail(tx)
    genuine, refused = outbox.note_sent, []

    def busy_twice(tx, actor, claimed):
        if len(refused) < 2:
            refused.append(True)
            raise ServiceBusy
        genuine(tx, actor, claimed)

    monkeypatch.setattr(outbox, "note_sent", busy_twice)
    monkeypatch.setattr(sending, "NOTING_PAUSE", 0.01)
    with a_server(server := Behaviour()) as url:
        mail_server(url)
        assert send_due() == Counts(sent=1)
    assert (len(refused), len(server.taken)) == (2, 1)
    assert mails(reading)[0].state == "sent"
