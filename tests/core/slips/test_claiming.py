"""Using a slip: once, with the right birth date, throttled, for an account to activate (6.28)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from core import units
from core.access.errors import TriedTooOften
from core.accounts.activating import activate
from core.audit import Event
from core.candidates.errors import EmailTaken
from core.errors import InvalidFields
from core.slips import claiming
from core.slips.claiming import claim
from core.slips.errors import SlipNotRecognised
from db.tables import Account, AuditEvent, AuditValue, Candidate, EmailClaim, OutboxMessage, Slip
from tests.core.slips.conftest import SOMEONE, a_pupil, drawn, typed
from tests.factories import a_candidate
from tests.races import at_once, one_after_the_other

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def secret_of(reading) -> str:
    """Give the secret of the activation link last promised."""
    with reading() as tx:
        mail = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(1)).one()
    assert mail.template == "account_activation"
    return str(mail.facts["link"]).rpartition("/")[2]


def test_a_slip_gives_an_account_bound_to_its_candidate(writing, reading, pupil, case_officer):
    """Code and birth date, then e-mail and password: the account waits 48 hours, and is activated by its mail."""
    claimed = claim(SOMEONE, typed(drawn(case_officer)[pupil]))
    assert claimed.email == "eleve@example.org"
    with reading() as tx:
        account = tx.scalars(select(Account)).one()
        assert (account.state, account.candidate_id) == ("pending", pupil)
        assert account.deadline == claimed.until
        assert tx.scalars(select(Slip)).one().used_at is not None
    secret = secret_of(reading)
    units.perform(activate, SOMEONE, secret)
    with reading() as tx:
        assert tx.scalars(select(Account)).one().state == "active"
        assert tx.get_one(Candidate, pupil).email == "eleve@example.org"
        assert tx.scalars(select(EmailClaim.email_key)).all() == ["eleve@example.org"]
        assert len(tx.scalars(select(Candidate)).all()) == 1


def test_the_mail_of_a_slip_says_until_when_where_its_candidate_lives(writing, reading, case_officer):
    """A pupil of the register types no académie: the deadline is told by the clock of his, never in silence (6.06)."""
    with writing() as tx:
        pupil = a_pupil(tx, academie_code="40")
    claim(SOMEONE, typed(drawn(case_officer)[pupil]))
    with reading() as tx:
        assert tx.scalars(select(OutboxMessage)).one().facts["zone"] == "Pacific/Noumea"


def test_the_address_the_candidate_already_had_passes_to_the_account(reading, pupil, case_officer):
    """The address entered by the school is the candidate's own: it is not « taken » for him."""
    with reading() as tx:
        address = tx.get_one(Candidate, pupil).email
    claim(SOMEONE, typed(drawn(case_officer)[pupil], email=address))
    with reading() as tx:
        account = tx.scalars(select(Account)).one()
        held = tx.scalars(select(EmailClaim)).one()
    assert (held.owner_kind, held.owner_id) == ("account", account.id)


def test_the_address_of_someone_else_is_refused_and_the_slip_still_serves(writing, reading, pupil, case_officer):
    """One account per e-mail, anywhere (6.01); a refusal does not spend the slip."""
    with writing() as tx:
        a_candidate(tx, email="prise@example.org")
    code = drawn(case_officer)[pupil]
    with pytest.raises(EmailTaken):
        claim(SOMEONE, typed(code, email="Prise@example.org"))
    with reading() as tx:
        assert tx.scalars(select(Slip)).one().used_at is None
        assert tx.scalars(select(Account)).all() == []
    assert claim(SOMEONE, typed(code)).email == "eleve@example.org"


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("password", "court", "password_shorter_than_8"),
        ("password", "Ux!12032008", "password_about_you"),
        ("password", "sansmajuscule!", "password_not_mixed"),
    ],
)
def test_the_password_is_forced_and_follows_the_policy(reading, pupil, case_officer, field, value, fault):
    """The same rule as anywhere (1.01), names and birth date of the register included; the slip is not spent."""
    with pytest.raises(InvalidFields) as refused:
        claim(SOMEONE, typed(drawn(case_officer)[pupil], **{field: value}))
    assert refused.value.facts["fields"] == {"password": fault}
    with reading() as tx:
        assert tx.scalars(select(Slip)).one().used_at is None


def test_every_field_at_fault_is_named_before_a_try_is_counted(pupil, case_officer, reading):
    """A form that cannot be read says everything at once and costs no try."""
    empty = claiming.TypedClaim("", "", "", "", "", "")
    with pytest.raises(InvalidFields) as refused:
        claim(SOMEONE, empty)
    assert set(refused.value.facts["fields"]) == {"slip_code", "birth_date", "email", "password", "accepted"}


def test_wrong_used_revoked_and_expired_slips_are_refused_alike(writing, pupil, case_officer, stopped_clock):
    """It is never said which: code unknown, birth date wrong, already used, replaced, out of date (1.15)."""
    with writing() as tx:
        late = a_pupil(tx, "Tardif")
    replaced = drawn(case_officer)[pupil]
    codes = drawn(case_officer)
    wrong_day = typed(codes[pupil], birth_date="13/03/2008")
    for wrong in (typed("K7PX-3MQD-9HTR-WY4C"), wrong_day, typed(replaced)):
        with pytest.raises(SlipNotRecognised):
            claim(SOMEONE, wrong)
    stopped_clock(NOW + timedelta(days=60) - timedelta(seconds=1))
    claim(SOMEONE, typed(codes[pupil]))
    with pytest.raises(SlipNotRecognised):
        claim(SOMEONE, typed(codes[pupil], email="autre@example.org"))
    stopped_clock(NOW + timedelta(days=60))
    with pytest.raises(SlipNotRecognised):
        claim(SOMEONE, typed(codes[late], email="tard@example.org"))


def test_a_form_sent_twice_gets_the_same_answer(reading, pupil, case_officer):
    """The second click finds what the first did; with another password it finds nothing (6.24)."""
    code = drawn(case_officer)[pupil]
    first = claim(SOMEONE, typed(code))
    assert claim(SOMEONE, typed(code)) == first
    with pytest.raises(SlipNotRecognised):
        claim(SOMEONE, typed(code, password="Girafe!rouge7"))  # noqa: S106
    with reading() as tx:
        assert len(tx.scalars(select(Account)).all()) == 1
        assert len(tx.scalars(select(OutboxMessage)).all()) == 1


def test_a_mistyped_address_is_mended_by_another_slip(reading, pupil, case_officer):
    """The account nobody could activate is forgotten, its address freed, and the new slip opens another."""
    claim(SOMEONE, typed(drawn(case_officer)[pupil], email="faute@example.org"))
    assert drawn(case_officer, only_without=False).keys() == {pupil}
    claim(SOMEONE, typed(drawn(case_officer)[pupil], email="juste@example.org"))
    with reading() as tx:
        assert tx.scalars(select(Account)).one().email == "juste@example.org"
        assert "faute@example.org" not in tx.scalars(select(EmailClaim.email_key)).all()


def test_tries_are_limited_by_source(pupil, case_officer, stopped_clock):
    """Thirty wrong codes at once from one place, then one every ten seconds; good tries are not counted (1.04)."""
    codes = [f"{a}{b}PX-3MQD-9HTR-WY4C" for a in "23456789" for b in "ABCD"]
    for code in codes[:30]:
        with pytest.raises(SlipNotRecognised):
            claim(SOMEONE, typed(code))
    with pytest.raises(TriedTooOften) as waits:
        claim(SOMEONE, typed(drawn(case_officer)[pupil]))
    assert waits.value.facts["until"] == NOW + timedelta(seconds=10)
    elsewhere = replace(SOMEONE, address="198.51.100.9")
    assert claim(elsewhere, typed(drawn(case_officer)[pupil]))


def test_tries_of_one_beginning_are_limited_whoever_tries(engine, stopped_clock):
    """Who saw four signs of a code cannot try the rest from a thousand places (6.28)."""
    del engine
    for rank in range(5):
        with pytest.raises(SlipNotRecognised):
            claim(replace(SOMEONE, address=f"198.51.100.{rank}"), typed(f"K7PX-3MQD-9HTR-WY4{rank + 2}"))
    with pytest.raises(TriedTooOften):
        claim(replace(SOMEONE, address="198.51.100.77"), typed("K7PX-3MQD-9HTR-WY4C"))
    with pytest.raises(SlipNotRecognised):
        claim(replace(SOMEONE, address="198.51.100.77"), typed("W7PX-3MQD-9HTR-WY4C"))


def test_using_a_slip_is_journalled_without_its_code_nor_the_password(reading, pupil, case_officer):
    """On the candidate, by someone unknown; refusals name nobody (1.31)."""
    code = drawn(case_officer)[pupil]
    with pytest.raises(SlipNotRecognised):
        claim(SOMEONE, typed(code, birth_date="13/03/2008"))
    claim(SOMEONE, typed(code))
    with reading() as tx:
        events = {one.name: one for one in tx.scalars(select(AuditEvent))}
        written = str([(one.facts, one.reason) for one in events.values()])
        written += str([(one.before, one.after) for one in tx.scalars(select(AuditValue))])
    assert (events[Event.SLIP_USED].subject_kind, events[Event.SLIP_USED].subject_id) == ("candidate", pupil)
    assert (events[Event.SLIP_FAILED].subject_id, events[Event.SLIP_FAILED].facts) == (0, {})
    assert code not in written
    assert "Zèbre" not in written


def claimed_at_once(*forms: claiming.TypedClaim) -> list[object]:
    """Send forms together, each from its own place; give what each got."""
    places = (replace(SOMEONE, address=f"198.51.100.{position}") for position in range(len(forms)))
    return at_once(*(partial(claim, place, form) for place, form in zip(places, forms, strict=True)))


def test_of_two_who_use_the_same_slip_at_once_one_wins(writing, reading, case_officer):
    """One account, one activation mail; the other is told that the slip is not good (6.28)."""
    with writing() as tx:
        pupils = [a_pupil(tx, f"Nom{letter}") for letter in "abc"]
    codes = drawn(case_officer)
    for rank, one in enumerate(pupils):
        answers = claimed_at_once(*(typed(codes[one], email=f"p{rank}-{n}@example.org") for n in range(2)))
        assert sum(isinstance(one, claiming.Claimed) for one in answers) == 1
        assert sum(isinstance(one, SlipNotRecognised) for one in answers) == 1
        assert mails_to(reading, one) == 1


def mails_to(reading, pupil: int) -> int:
    """Count the mails promised to a candidate."""
    with reading() as tx:
        return len(tx.scalars(select(OutboxMessage).where(OutboxMessage.candidate_id == pupil)).all())


def meeting(code: str, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Two hold one slip: the second reads it, uses it and is answered once the first has read it and not yet used it.

    Between the two a password is hashed, outside any transaction: there they meet, whatever the machine does.
    """
    genuine, answers = claiming.hash_password, []
    forms = [typed(code, email=f"p{n}@example.org") for n in range(2)]

    def meanwhile(password: str) -> str:
        monkeypatch.setattr(claiming, "hash_password", genuine)
        answers.append(claim(replace(SOMEONE, address="198.51.100.1"), forms[1]))
        return genuine(password)

    monkeypatch.setattr(claiming, "hash_password", meanwhile)
    return [*one_after_the_other(partial(claim, SOMEONE, forms[0])), *answers]


def test_a_slip_used_between_its_reading_and_its_use_is_not_used_again(reading, pupil, case_officer, monkeypatch):
    """Found unspent by both, it serves the one who spends it first; the other gets no account and no mail (6.28)."""
    late, first = meeting(drawn(case_officer)[pupil], monkeypatch)
    assert isinstance(first, claiming.Claimed)
    assert isinstance(late, SlipNotRecognised)
    assert mails_to(reading, pupil) == 1


def test_without_the_guard_of_the_slip_two_get_through(reading, pupil, case_officer, monkeypatch):
    """Negative control: read before, written after, the same slip serves twice in the same meeting (4.14)."""

    def unguarded(tx, actor, read, kept_password):
        candidate_id = tx.scalars(
            select(Slip.candidate_id).where(Slip.code_hash == claiming.rules.kept(read.code))
        ).one()
        account = claiming.open_account(tx, actor, candidate_id, read.email, kept_password, read.language)
        return claiming.Claimed(account.email, account.deadline)

    monkeypatch.setattr(claiming, "use", unguarded)
    answers = meeting(drawn(case_officer)[pupil], monkeypatch)
    assert [type(one) for one in answers] == [claiming.Claimed, claiming.Claimed]
    assert mails_to(reading, pupil) == 2
