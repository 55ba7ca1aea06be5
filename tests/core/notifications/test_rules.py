"""When a mail is tried again, and what an address may never hold."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.notifications.errors import UnsafeAddress
from core.notifications.rules import Answer, answer_of, check_address, fair_share, next_delay, told


def test_a_mail_is_tried_again_less_and_less_often_then_given_up():
    """1, 5, 15, 60 minutes... up to 24 hours; after that it is dead, never tried for ever (4.11)."""
    waits = [next_delay(tries) for tries in range(1, 10)]
    assert waits[:4] == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60)]
    assert waits[7] == timedelta(hours=24)
    assert waits[8] is None
    known = [wait for wait in waits if wait]
    assert known == sorted(known)


@pytest.mark.parametrize(
    "address",
    [
        "lea@example.org\r\nBcc: tous@example.org",
        "lea@example.org\nSubject: gagné",
        "lea@example.org,autre@example.org",
        "Léa <lea@example.org>",
        "lea martin@example.org",
        "lea\u00a0martin@example.org",
        "lea@exam\u202eple.org",
        "lea@@example.org",
        "lea@",
        "@example.org",
        "",
        "lea\x00@example.org",
        "l" * 250 + "@example.org",
    ],
)
def test_an_address_never_adds_a_recipient_nor_a_header(address):
    """A line break, a comma, a bracket or anything unseen in an address is refused (4.11, ASVS 1.3.11)."""
    with pytest.raises(UnsafeAddress):
        check_address(address)


@pytest.mark.parametrize("address", ["lea@example.org", "o'neil+cap@sous.domaine.fr", "lea@académie.fr"])
def test_ordinary_addresses_are_accepted(address):
    """Apostrophes, tags and accented domains are addresses."""
    check_address(address)


def test_no_domain_takes_all_of_a_sending():
    """Oldest first, but a domain has its share: the others do not wait behind it (4.11)."""
    due = [(number, "a@grand.fr") for number in range(5)] + [(9, "b@petit.fr")]
    assert fair_share(due, most=10, most_per_domain=2) == [0, 1, 9]
    assert fair_share(due, most=1, most_per_domain=2) == [0]


def test_what_a_server_answers_is_kept_on_one_short_line():
    """Control characters and length of a server's answer never reach the screens."""
    assert told("550\r\n5.1.1\x00 unknown  user") == "550 5.1.1 unknown user"
    assert len(told("x" * 5000)) == 500


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        ("", Answer.NONE),
        ("550 5.1.1 no such user", Answer.ADDRESS),
        ("550 no", Answer.ADDRESS),
        ("553 5.1.3 malformed", Answer.ADDRESS),
        ("550 5.2.1 mailbox disabled", Answer.ADDRESS),
        ("550 5.7.1 spam", Answer.REFUSED),
        ("554 no", Answer.REFUSED),
        ("552 5.2.2 over quota", Answer.FULL),
        ("452 too much", Answer.FULL),
        ("451 4.7.1 greylisted", Answer.LATER),
        ("535 5.7.8 bad password", Answer.UNREACHED),
        ("ConnectionRefusedError: [Errno 111] Connection refused", Answer.UNREACHED),
        ("[Errno 28] No space left on device", Answer.UNREACHED),
        ("not written: WrongFacts: email_replaced", Answer.UNWRITABLE),
    ],
)
def test_the_answer_of_a_server_is_told_in_plain_words(error, answer):
    """The enhanced code decides where there is one: 550 is no wrong address when it says spam (RFC 3463)."""
    assert answer_of(error) is answer
