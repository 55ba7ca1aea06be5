"""A mail that could not be delivered: tried again by hand at the right address, its link made anew, or given up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from core import units
from core.access.errors import CandidateMerged
from core.accounts.errors import NoAddress
from core.accounts.opening import open_pending
from core.accounts.renewing import renew_link
from core.audit import Event, record
from core.candidates.emails import parse_email
from core.errors import NotAllowed, NotFound
from core.notifications.errors import MailHoldsLink, MailHoldsNoLink, MailNotDead, NoAddressToWrite
from core.notifications.outbox import claim_due, drop_unsent, note_failed, promise_mail
from core.notifications.queries import mails_of, undelivered, undelivered_count
from core.notifications.resending import give_up, send_again, send_unreached_again
from core.notifications.rules import Answer, Way
from core.notifications.templates import CATALOGUE
from core.operations.terminal import OPERATOR
from db.tables import AuditEvent, AuditValue, Candidate, OutboxMessage
from tests.core.duplicates.conftest import look, merging, two
from tests.factories import a_candidate, a_registration

OFFICE = {"office": "DEC5", "office_email": "dec5@ac-grenoble.example"}
GONE = "550 5.1.1 no such user"


def dead(tx, candidate_id, template="password_changed", said=GONE, recipient="lea@example.org", **more):
    """A mail that a server refused for good."""
    facts = more.pop("facts", OFFICE)
    number = promise_mail(
        tx, template, recipient=recipient, language="fr", facts=facts, candidate_id=candidate_id, **more
    )
    refused(tx, said)
    return number


def refused(tx, said=GONE):
    for claimed in claim_due(tx, OPERATOR, most=100):
        note_failed(tx, OPERATOR, claimed, said=said, for_good=True)


def events(tx, name):
    return list(tx.scalars(select(AuditEvent).where(AuditEvent.name == name)))


def test_a_mail_sent_again_goes_to_the_address_of_today(writing, reading, case_officer):
    """The address was corrected since: the mail follows the candidate, the journal keeps both, and who did it."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lae@example.org").id
        mail = dead(tx, candidate, recipient="lae@example.org")
    with writing() as tx:
        tx.get_one(Candidate, candidate).email = "lea@example.org"
        record(tx, case_officer, Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate)
    with reading() as tx:
        (seen,) = mails_of(tx, case_officer, candidate)
        assert (seen.way, seen.address, seen.answer) == (Way.AGAIN, "lea@example.org", Answer.ADDRESS)
    with writing() as tx:
        done = send_again(tx, case_officer, mail)
        assert (done.recipient, done.moved) == ("lea@example.org", True)
    with reading() as tx:
        row = tx.get_one(OutboxMessage, mail)
        assert (row.state, row.attempts, row.recipient) == ("waiting", 0, "lea@example.org")
        (event,) = events(tx, "mail.sent_again")
        assert (event.actor_id, event.subject_id) == (case_officer.id, candidate)
        kept = tx.scalars(select(AuditValue).where(AuditValue.event_seq == event.seq)).one()
        assert "lae@example.org" in str(kept.before) + str(kept.after)


def test_what_warns_an_address_never_follows_the_candidate(writing, case_officer):
    """That the address was replaced is said to the replaced one: the new one never receives it."""
    with writing() as tx:
        candidate = a_candidate(tx, email="new@example.org").id
        mail = dead(
            tx, candidate, "email_replaced", recipient="old@example.org", facts=OFFICE | {"candidate_number": "1"}
        )
        assert mails_of(tx, case_officer, candidate)[0].way is Way.SAME_ADDRESS
        done = send_again(tx, case_officer, mail)
        assert (done.recipient, done.moved) == ("old@example.org", False)


@pytest.mark.parametrize("template", [name for name, entry in CATALOGUE.items() if entry.secret])
def test_a_link_never_leaves_twice(writing, case_officer, template):
    """Whatever link it is: a dead mail has lost it, and sending it again is refused."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lea@example.org").id
        facts = dict.fromkeys(CATALOGUE[template].facts, "x") | {"link": "https://example.org/secret"}
        facts |= {"until": "2026-11-25T09:00:00+00:00", "zone": "Europe/Paris"} if "until" in facts else {}
        mail = dead(tx, candidate, template, facts=facts)
    with writing() as tx:
        assert "secret" not in str(tx.get_one(OutboxMessage, mail).facts)
        with pytest.raises(MailHoldsLink):
            send_again(tx, case_officer, mail)
    with writing() as tx:
        assert tx.get_one(OutboxMessage, mail).state == "dead"


def test_a_lost_activation_is_made_anew_for_the_claimed_address_alone(writing, reading, case_officer):
    """The register holds another address since: the new link still goes to the one the account was claimed with."""
    with writing() as tx:
        candidate = a_candidate(tx, email="other@example.org")
        open_pending(
            tx, case_officer, parse_email("lea@example.org"), "hash", person={}, language="fr", candidate=candidate
        )
        refused(tx)
        candidate_id = candidate.id
    with reading() as tx:
        (lost,) = mails_of(tx, case_officer, candidate_id)
        assert (lost.way, lost.address, lost.subject) == (Way.NEW_LINK, "", "Activez votre compte candidat")
    done = units.perform(renew_link, case_officer, lost.id)
    assert done.link == "activation"
    with reading() as tx:
        fresh, old = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc()))
        assert (fresh.recipient, fresh.state, old.state) == ("lea@example.org", "waiting", "dropped")
        assert fresh.facts["link"].startswith("http")


def test_an_expired_activation_becomes_an_invitation(writing, reading, stopped_clock, case_officer):
    """Past the 48 hours the old account is over: the link that leaves opens one at the address of the register."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lea@example.org")
        open_pending(
            tx, case_officer, parse_email("lea@example.org"), "hash", person={}, language="fr", candidate=candidate
        )
        refused(tx)
        (mail,) = tx.scalars(select(OutboxMessage.id))
    stopped_clock(datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
    assert units.perform(renew_link, case_officer, mail).link == "invitation"
    with reading() as tx:
        fresh = tx.scalars(select(OutboxMessage).where(OutboxMessage.state == "waiting")).one()
        assert (fresh.template, fresh.recipient) == ("account_invitation", "lea@example.org")


def test_only_a_lost_link_is_made_anew(writing, case_officer):
    """An ordinary mail is no pretext to send a link; without an address, nothing leaves and nothing is dropped."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lea@example.org")
        mail = dead(tx, candidate.id)
        with pytest.raises(MailHoldsNoLink):
            renew_link(tx, case_officer, mail)
        lost = dead(tx, candidate.id, "account_invitation", facts={"link": "https://example.org/x"})
        candidate.email = ""
        with pytest.raises(NoAddress):
            renew_link(tx, case_officer, lost)
        with pytest.raises(NoAddressToWrite):
            send_again(tx, case_officer, mail)
        assert {tx.get_one(OutboxMessage, one).state for one in (mail, lost)} == {"dead"}


def test_two_clicks_send_once(writing, reading, case_officer):
    """The same one-use key twice: one sending, one event; another click later finds a mail that is not dead (6.24)."""
    with writing() as tx:
        mail = dead(tx, a_candidate(tx, email="lea@example.org").id)
    first = units.perform_once("a-key", send_again, case_officer, mail)
    assert units.perform_once("a-key", send_again, case_officer, mail) == first
    with pytest.raises(MailNotDead):
        units.perform_once("another", send_again, case_officer, mail)
    with reading() as tx:
        assert len(events(tx, "mail.sent_again")) == 1


def test_the_list_is_of_the_perimeter_and_of_the_registration(writing, case_officer, stranger, reader):
    """Nobody sees a mail about a registration managed elsewhere, even of a candidate of the perimeter (3.02)."""
    with writing() as tx:
        lea = a_candidate(tx, email="lea@example.org")
        here, there = a_registration(tx, lea), a_registration(tx, lea, speciality="31224", academie_code="09")
        mine, theirs = (dead(tx, lea.id, registration_id=one.registration_id) for one in (here, there))
        assert [one.mail.id for one in undelivered(tx, case_officer)] == [mine]
        assert [one.mail.id for one in undelivered(tx, stranger)] == [theirs]
        assert (undelivered_count(tx, case_officer), undelivered_count(tx, stranger)) == (1, 1)
        with pytest.raises(NotFound):
            send_again(tx, case_officer, theirs)
        with pytest.raises(NotFound):
            give_up(tx, stranger, mine)
        with pytest.raises(NotAllowed):
            undelivered(tx, reader)


def test_a_mail_given_up_leaves_the_list_and_stays_on_record(writing, case_officer):
    """It is dropped, journalled, and can no longer be sent."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lea@example.org").id
        mail = dead(tx, candidate)
        assert give_up(tx, case_officer, mail).mail_id == mail
        assert undelivered_count(tx, case_officer) == 0
        assert [one.state for one in mails_of(tx, case_officer, candidate)] == ["dropped"]
        with pytest.raises(MailNotDead):
            send_again(tx, case_officer, mail)
    with writing() as tx:
        assert [event.actor_id for event in events(tx, "mail.given_up")] == [case_officer.id]


def test_what_is_no_longer_true_is_not_offered_again(writing, case_officer):
    """A registration that ends drops its mails, those that could not be delivered too (6.14)."""
    with writing() as tx:
        lea = a_candidate(tx, email="lea@example.org")
        one = a_registration(tx, lea).registration_id
        dead(tx, lea.id, registration_id=one)
        assert drop_unsent(tx, one) == 1
        assert undelivered_count(tx, case_officer) == 0


def test_after_a_failure_of_ours_all_that_nobody_refused_leaves_again(writing, case_officer):
    """Not what a server refused, not a link; from one page of mails to the next, none twice."""
    with writing() as tx:
        lea = a_candidate(tx, email="lea@example.org")
        again = [dead(tx, lea.id, said="ConnectionRefusedError: [Errno 111]") for _ in range(3)]
        again.append(dead(tx, lea.id, said="451 4.7.1 greylisted"))
        kept = [dead(tx, lea.id)]
        down = "TimeoutError: timed out"
        kept.append(dead(tx, lea.id, "account_invitation", said=down, facts={"link": "https://example.org/x"}))
        with pytest.raises(NotAllowed):
            send_unreached_again(tx, case_officer)
        sent, after, rounds = 0, 0, 0
        while rounds == 0 or after:
            many, after = send_unreached_again(tx, OPERATOR, after=after, most=2)
            sent, rounds = sent + many, rounds + 1
        assert sent == len(again)
        assert [tx.get_one(OutboxMessage, one).state for one in again] == ["waiting"] * 4
        assert {tx.get_one(OutboxMessage, one).state for one in kept} == {"dead"}


def test_nobody_writes_any_more_to_a_record_merged_into_another(writing, case_officer, other_case_officer):
    """Its lost mails leave the list, and a failure of ours put right does not send them."""
    with writing() as tx:
        kept, absorbed = two(tx)
    look()
    merging([case_officer, other_case_officer], kept, absorbed)
    with writing() as tx:
        tx.execute(delete(OutboxMessage))
        lost = dead(tx, absorbed, said="TimeoutError: timed out")
        assert undelivered_count(tx, case_officer) == 0
        assert send_unreached_again(tx, OPERATOR) == (0, 0)
        with pytest.raises(CandidateMerged):
            send_again(tx, case_officer, lost)
