"""A demonstration installation: the same for the same seed, plausible, and sound."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from core import fsck
from core.access import nobody
from core.accounts.proving import sign_in
from core.demo import demonstration
from core.demo.load import load_candidates
from core.demo.present_day import WRITTEN_FOR, bring_calendar_to_today
from core.demo.shares import days, moment
from core.demo.sign_ins import kept_sign_ins
from core.demo.situations import SITUATIONS
from core.demo.staff import passphrase
from core.operations import installation
from db.engine import make_engine, reading, writing
from db.tables import Account, Candidate, Correction, Exemption, Registration, RegistrationVersion, Staff, Window


@pytest.fixture
def loaded(engine, tmp_path, settings_in, stopped_clock):
    """A demonstration of 150 candidates, at a known instant."""
    settings_in(tmp_path)
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    return engine, demonstration.load(engine, tmp_path, 150), tmp_path


def test_a_demonstration_is_sound(loaded):
    """What is loaded in bulk obeys every rule that the actions obey (4.16)."""
    engine, made, _ = loaded
    with reading(engine) as tx:
        assert [(f.check, f.count) for f in fsck.check(tx).findings if f.count] == []
        crowd = tx.scalar(select(func.count()).select_from(Candidate).where(Candidate.number >= "02400000001"))
    assert made.candidates == 150
    assert crowd > 150 + len(SITUATIONS)


def test_nobody_registers_outside_a_window(loaded):
    """Each invented registration was saved while its window was open, and never in the future (6.15)."""
    engine, _, _ = loaded
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # the named situations are entered at the desk, at this instant
    with reading(engine) as tx:
        rows = tx.execute(
            select(Registration.first_saved_at, Window.opens_at, Window.closes_at)
            .join(
                Window,
                (Window.exam_session_id == Registration.exam_session_id)
                & (Window.academie_code == Registration.academie_code)
                & (Window.audience == Registration.audience)
                & (Window.foreign_group == "")
                & (Window.phase == "registration"),
            )
            .where(Registration.origin == "demonstration", Registration.first_saved_at < now)
        ).all()
        later = [one for one in tx.scalars(select(Registration.closed_at)) if one is not None and one > now]
        later += [one for one in tx.scalars(select(RegistrationVersion.saved_at)) if one > now]
    assert later == []
    assert len(rows) > 150
    assert all(row.opens_at <= row.first_saved_at <= min(row.closes_at, now) for row in rows)


def test_the_guide_case_is_there(loaded):
    """The named situation of a BTS of 2017 in Corse is exempted from the five papers of the guide."""
    engine, _, _ = loaded
    with reading(engine) as tx:
        statement = select(Exemption.paper_code).join(Registration, Registration.id == Exemption.registration_id)
        found = tx.scalars(
            statement.join(Candidate, Candidate.id == Registration.candidate_id).where(
                Candidate.birth_name == "Le Bœuf"
            )
        )
        assert set(found) == {"E4", "E5-A", "E5-B", "E6", "E7"}
        assert Counter(tx.scalars(select(Correction.state))) == {"proposed": 2, "approved": 1}
        assert tx.scalar(select(func.max(RegistrationVersion.n))) >= 2


def test_passwords_are_drawn_never_fixed(loaded):
    """Two installations share no password; the file that keeps them is its owner's alone (1.13)."""
    engine, _, data = loaded
    kept = kept_sign_ins(data)
    with reading(engine) as tx:
        staff = {one.login for one in kept if one.role != "candidate"}
        assert staff == set(tx.scalars(select(Staff.login)))
        stored = "".join((*tx.scalars(select(Staff.password_hash)), *tx.scalars(select(Account.password_hash))))
    assert not any(one.password in stored for one in kept)
    assert len({passphrase() for _ in range(200)}) == 200
    assert oct((data / "demonstration-sign-ins.json").stat().st_mode & 0o777) == "0o600"


def test_a_candidate_can_sign_in_and_has_a_registration(loaded):
    """The demonstration shows the candidate space too: an active account, its password drawn, a registration."""
    engine, _, data = loaded
    (one,) = [one for one in kept_sign_ins(data) if one.role == "candidate"]
    assert sign_in(nobody("192.0.2.1"), one.login, one.password, agent="tests").secret
    assert not sign_in(nobody("192.0.2.1"), one.login, passphrase(), agent="tests").secret
    with reading(engine) as tx:
        account = tx.scalars(select(Account).filter_by(email_key=one.login)).one()
        found = tx.scalars(select(Registration.state).filter_by(candidate_id=account.candidate_id)).all()
    assert (account.state, found) == ("active", ["registered"])


def test_the_same_seed_gives_the_same_people(sqlite_engine, tmp_path, settings_in, stopped_clock):
    """A demonstration can be made again exactly: same people, same registrations, same days."""
    settings_in(tmp_path)
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    other = make_engine(f"sqlite:///{tmp_path / 'other.db'}")
    installation.prepare(other)
    seen = []
    for engine, seed in ((sqlite_engine, 7), (other, 7)):
        load_candidates(engine, 60, seed=seed)
        with reading(engine) as tx:
            seen.append(
                tx.execute(
                    select(Candidate.number, Candidate.birth_name, Candidate.email, Registration.first_saved_at)
                    .join(Registration, Registration.candidate_id == Candidate.id)
                    .order_by(Candidate.number, Registration.number)
                ).all()
            )
    other.dispose()
    assert seen[0] == seen[1]


def test_a_second_load_adds_other_people(loaded):
    """Loading again goes on after the people already there: no address, no student number comes twice (6.01)."""
    engine, _, _ = loaded
    load_candidates(engine, 50)
    with reading(engine) as tx:
        emails = list(tx.scalars(select(Candidate.email_key).where(Candidate.email_key != "")))
        ines = list(tx.scalars(select(Candidate.ine).where(Candidate.ine != "")))
    assert len(emails) == len(set(emails))
    assert len(ines) == len(set(ines))


def test_the_last_day_is_a_rush():
    """Registrations come as they really do: quiet weekends, and a rush on the last day."""
    import random

    opens, closes = datetime(2026, 10, 12, 8, tzinfo=UTC), datetime(2026, 11, 20, 16, tzinfo=UTC)
    found, totals = days(opens, closes, closes)
    chance = random.Random(1)
    drawn = Counter(moment(chance, found, totals, closes).date() for _ in range(4_000))
    last, saturday, wednesday = closes.date(), datetime(2026, 11, 7).date(), datetime(2026, 11, 4).date()  # noqa: DTZ001
    assert drawn[last] + drawn[datetime(2026, 11, 19).date()] > 4 * drawn[wednesday]  # noqa: DTZ001
    assert drawn[saturday] < drawn[wednesday]


def test_a_demonstration_is_of_the_present_day(sqlite_engine, tmp_path, settings_in, stopped_clock):
    """Installed two years later, what was open is open, and registrations are of these days."""
    settings_in(tmp_path)
    now = datetime(2028, 11, 20, 9, 0, tzinfo=UTC)
    with reading(sqlite_engine) as tx:
        open_then = tx.scalar(_open_at(datetime(2026, 11, 23, tzinfo=UTC)))
    stopped_clock(now)
    with writing(sqlite_engine) as tx:
        assert bring_calendar_to_today(tx) == (now - WRITTEN_FOR).days
    with reading(sqlite_engine) as tx:
        assert tx.scalar(_open_at(datetime(2028, 11, 20, tzinfo=UTC))) == open_then > 100


def _open_at(instant: datetime):
    return (
        select(func.count())
        .select_from(Window)
        .where(Window.demonstration, Window.opens_at <= instant, Window.closes_at > instant)
    )
