"""Secrets of second factors are sealed at rest, with a key kept outside the database (1.11)."""

from __future__ import annotations

import dataclasses
import json
import stat

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner

import manage
from core import settings, units
from core.access import sign_in
from core.access.errors import SecretKeyMissing
from core.access.second_factor import enrolling, keeping, proving, rules, sealing
from core.i18n import t
from core.operations.backup import back_up
from core.operations.installation import prepare
from db.engine import reading, writing
from db.tables import SecondFactor
from tests.core.access.conftest import actor_of
from tests.core.access.second_factor.test_second_factor import HALF_MINUTE, HERE, NOON, code_of, proved, taken
from tests.races import at_once

OLD, NEW = "an-old-key-of-more-than-32-characters", "a-new-key-of-more-than-32-characters"
CLEAR = rules.shown(b"twenty bytes in all!")


@pytest.fixture(autouse=True)
def _noon(stopped_clock):
    stopped_clock(NOON)


@pytest.fixture
def keyed(monkeypatch, tmp_path):
    """Give this process other keys, and a data folder of its own."""

    def use(*keys):
        made = dataclasses.replace(settings.current(), secret_keys=keys, data=tmp_path / "kept")
        monkeypatch.setattr(settings, "current", lambda: made)

    return use


def kept(engine, account):
    with reading(engine) as tx:
        return tx.scalars(select(SecondFactor.secret).where(SecondFactor.staff_id == account.id)).one()


def enters(engine, account, stopped_clock, instant):
    stopped_clock(instant)
    code = code_of(engine, account, instant)
    return bool(units.perform(proving.try_code, HERE, proved(account).step, code).ticket)


def test_the_database_holds_no_secret(engine, an_account):
    """Neither the secret scanned nor the one in force is found in the row; two seals of one secret differ."""
    camille = an_account()
    shown = units.perform(enrolling.begin, actor_of(camille)).secret.replace(" ", "")
    with reading(engine) as tx:
        row = tx.get_one(SecondFactor, camille.id)
        assert sealing.opened(camille.id, row.pending) == shown
        assert shown not in row.pending
    units.perform(enrolling.finish, actor_of(camille), code_of(engine, camille, pending=True))
    assert shown not in kept(engine, camille)
    assert sealing.seal(1, shown) != sealing.seal(1, shown)


def test_a_secret_opens_for_its_own_account_only(engine, an_account):
    """Someone who writes in the database does not give an account his own phone by copying his row."""
    camille, other = an_account(), an_account("autre")
    taken(engine, camille)
    taken(engine, other)
    assert sealing.opened(camille.id, kept(engine, other)) == ""
    with writing(engine) as tx:
        tx.execute(update(SecondFactor).where(SecondFactor.staff_id == camille.id).values(secret=kept(engine, other)))
    done = units.perform(proving.try_code, HERE, proved(camille).step, code_of(engine, other))
    assert done == sign_in.Proof(unread=True)


def test_a_first_start_makes_the_key_in_a_file_of_its_owner(engine, keyed, tmp_path):
    """Readable by nobody else, made once, by one of two processes; with a key in the environment there is no file."""
    keyed(OLD)
    assert prepare(engine).key_made == ""
    assert not sealing.key_file().exists()
    keyed()
    told = at_once(sealing.make_key, sealing.make_key)
    assert sorted(told) == ["", str(tmp_path / "kept" / "secret.key")]
    key = sealing.key_file()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    first = key.read_text()
    assert prepare(engine).key_made == ""
    assert (key.read_text(), [one.name for one in key.parent.iterdir()]) == (first, ["secret.key"])
    assert sealing.opened(7, sealing.seal(7, CLEAR)) == CLEAR


def test_what_an_earlier_release_kept_in_clear_is_sealed_by_init(engine, an_account, stopped_clock):
    """The phone goes on working; the second time there is nothing to do."""
    camille = an_account()
    taken(engine, camille)
    with writing(engine) as tx:
        tx.execute(update(SecondFactor).values(secret=CLEAR, pending=CLEAR))
    prepare(engine)
    with reading(engine) as tx:
        row = tx.scalars(select(SecondFactor)).one()
        assert CLEAR not in (row.secret, row.pending)
        assert sealing.opened(camille.id, row.secret) == sealing.opened(camille.id, row.pending) == CLEAR
        assert not sealing.to_seal(tx)
    sealed = kept(engine, camille)
    prepare(engine)
    assert kept(engine, camille) == sealed
    assert enters(engine, camille, stopped_clock, NOON + HALF_MINUTE)


def test_the_key_is_changed_without_anyone_taking_a_new_phone(engine, an_account, keyed, stopped_clock):
    """The new one first, the old one after: both open; after `init` the old one is needed no more."""
    camille = an_account()
    keyed(OLD)
    taken(engine, camille)
    keyed(NEW, OLD)
    assert enters(engine, camille, stopped_clock, NOON + HALF_MINUTE)
    prepare(engine)
    keyed(NEW)
    assert enters(engine, camille, stopped_clock, NOON + 2 * HALF_MINUTE)


def test_without_the_key_a_recovery_code_still_opens_and_the_sentence_says_why(engine, an_account, keyed):
    """The right code of the phone is refused with the reason, counted as a try; nobody is locked out for good."""
    camille = an_account()
    keyed(OLD)
    oneself = actor_of(camille)
    codes = taken(engine, camille)
    keyed()
    assert units.perform(proving.try_code, HERE, proved(camille).step, "123456") == sign_in.Proof(unread=True)
    with pytest.raises(SecretKeyMissing):
        units.perform(enrolling.begin, oneself)
    assert units.perform(proving.try_code, HERE, proved(camille).step, codes[0]).ticket
    assert prepare(engine).factors_unread == 1
    key = sealing.key_file().read_text().strip()
    keyed(key, OLD)
    assert prepare(engine).factors_unread == 0


def test_tries_without_the_key_are_counted(engine, an_account, keyed):
    """A recovery code is not guessed at leisure because the key is missing (1.04)."""
    camille = an_account()
    keyed(OLD)
    taken(engine, camille)
    keyed()
    for _ in range(5):
        assert units.perform(proving.try_code, HERE, proved(camille).step, "000000").unread
    assert units.perform(proving.try_code, HERE, proved(camille).step, "000000").wait_until


def test_the_command_line_helps_when_nobody_can_enter(engine, an_account, keyed):
    """A factor that no key opens is taken off by its sign-in name; the password then opens, and a new one is taken."""
    camille = an_account()
    keyed(OLD)
    taken(engine, camille)
    keyed(NEW)
    told = CliRunner().invoke(manage.app, ["staff", "take-off", camille.login, "--json"])
    assert (told.exit_code, json.loads(told.output)["login"]) == (0, camille.login)
    assert proved(camille).ticket
    assert CliRunner().invoke(manage.app, ["staff", "take-off", "nobody", "--json"]).exit_code == 1
    taken(engine, camille)
    with reading(engine) as tx:
        assert keeping.has_factor(tx, camille.id)


def test_a_backup_does_not_hold_the_key(engine, keyed, tmp_path):
    """What is carried away with the database does not open it; the command says that the key is to be kept."""
    keyed()
    prepare(engine)
    manifest = back_up(engine, tmp_path / "night")
    assert sealing.KEY_FILE not in {name.rsplit("/", 1)[-1] for name in manifest.files}
    key = sealing.key_file().read_text().strip()
    assert not [one for one in (tmp_path / "night").rglob("*") if one.is_file() and key.encode() in one.read_bytes()]
    told = CliRunner().invoke(manage.app, ["backup", str(tmp_path / "second")])
    assert t("fr", "cli-key-apart", file=str(sealing.key_file())) in told.output


@pytest.mark.parametrize("said", ["short", f"{OLD},short"])
def test_a_key_that_is_easily_found_is_refused(said):
    """The setting says how long a key is; several are separated by commas."""
    with pytest.raises(ValueError, match="SPORADES_SECRET_KEY"):
        settings.read({"SPORADES_SECRET_KEY": said})
    assert settings.read({"SPORADES_SECRET_KEY": f"{NEW}, {OLD}"}).secret_keys == (NEW, OLD)
    assert NEW not in repr(settings.read({"SPORADES_SECRET_KEY": NEW}))
