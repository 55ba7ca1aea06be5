"""The radar: a whole pass, then what changed; what the office said stands; nobody sees beyond his perimeter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from core import units
from core.audit import Event, record
from core.candidates.contact import Reached, change_contact
from core.corrections import duplicates
from core.corrections.duplicates import look_alikes
from core.duplicates import meeting, radar
from core.duplicates.apart import set_apart
from core.duplicates.errors import ApartUnexplained, PairClosed
from core.duplicates.foreseeing import foresee
from core.duplicates.proposing import Choice
from core.duplicates.queries import Counts, Wanted, counts, last_pass, pairs_of, queue
from core.duplicates.rules import Level
from core.duplicates.side_by_side import side_by_side
from core.errors import NotAllowed, NotFound
from db.tables import AuditEvent, Candidate, DuplicateKey, DuplicatePair, DuplicateRadar
from tests.core.duplicates.conftest import look, merging, pair, two, versions
from tests.factories import a_candidate, a_registration, a_staff


def pairs(tx) -> set[tuple[int, int]]:
    return {(row.a_id, row.b_id) for row in tx.scalars(select(DuplicatePair))}


def test_a_whole_pass_finds_what_was_there_before(writing, reading, monkeypatch):
    """However the register was filled, and in steps smaller than it, each pair is found once."""
    monkeypatch.setattr(radar, "STEP", 2)
    with writing() as tx:
        ids = two(tx)
        others = [a_candidate(tx, birth_name=f"Nom{'abcdef'[n]}", birth_date=date(1990 + n, 5, 7)).id for n in range(5)]
        last = a_candidate(tx, birth_name="Lefèvre", first_names="Léa", birth_date=date(2008, 12, 3)).id
    look()
    with reading() as tx:
        assert pairs(tx) == {(ids[0], ids[1]), (ids[0], last), (ids[1], last)}
        assert tx.get_one(DuplicateRadar, 1).passed_id is None
        assert not set(others) & {one for each in pairs(tx) for one in each}


@pytest.mark.parametrize(("one", "other"), [("import", "account"), ("desk", "import"), ("account", "demonstration")])
def test_wherever_and_however_each_came_the_pair_is_found(writing, reading, people, one, other):
    """A school's list and an account, two exams, two académies: one person twice is a pair all the same (6.21)."""
    with writing() as tx:
        first = a_candidate(tx, birth_name="Lefèvre", first_names="Léa", kind="school")
        second = a_candidate(tx, birth_name="Lefebvre", first_names="Lea", kind="individual", academie_code="09")
        first.origin, second.origin = one, other
        a_registration(tx, first, speciality="31212")
        a_registration(tx, second, speciality="31224", academie_code="09")
        ids = first.id, second.id
    look()
    with reading() as tx:
        assert pairs(tx) == {ids}
        assert tx.scalars(select(DuplicatePair.reasons)).one()


def test_only_what_changed_is_looked_at_again(writing, reading, people, monkeypatch):
    """Along the journal: a newcomer, a correction of the telephone; a reading is nothing new."""
    with writing() as tx:
        two(tx)
    look()
    looked: list[int] = []
    genuine = radar._look
    monkeypatch.setattr(radar, "_look", lambda tx, actor, ids: (looked.extend(ids), genuine(tx, actor, ids)))
    look()
    assert looked == []
    with writing() as tx:
        newcomer = a_candidate(tx, birth_name="Lefebvre", first_names="Léa").id
    look()
    assert looked == [newcomer]
    with reading() as tx:
        assert len(pairs(tx)) == 3
    look()
    assert looked == [newcomer]


def test_a_pair_that_looks_alike_no_more_goes(writing, reading):
    """What is open follows the data; nothing stays that could not be explained."""
    with writing() as tx:
        one, other = (a_candidate(tx, first_names=name).id for name in ("Léa", "Lea"))
    look()
    with writing() as tx:
        changed = tx.get_one(Candidate, other)
        changed.birth_name, changed.birth_date = "Durand", date(1999, 9, 9)
        record(tx, radar.RADAR, Event.CANDIDATE_CONTACT_CHANGED, "candidate", other)
    look()
    with reading() as tx:
        assert pairs(tx) == set()
    assert one


def test_two_persons_stay_two_until_their_data_change(writing, reading, people, alike):
    """Said once with its reason, a pair is not proposed again; a new fact asks again (6.21)."""
    number = pair(*alike)
    for street in ("1 rue A", "2 rue B"):  # the address is not compared
        reached = Reached("0639980000", (street,), "38000", "Grenoble", "France")
        units.perform(change_contact, people[2], alike[0], reached, seen=versions(*alike)[0])
        look()
    with reading() as tx:
        score = tx.get_one(DuplicatePair, number).score
    with pytest.raises(ApartUnexplained):
        units.perform(set_apart, people[0], number, reason=" ", seen=score)
    units.perform(set_apart, people[0], number, reason="Actes de naissance vus", seen=score)
    with pytest.raises(PairClosed):
        units.perform(set_apart, people[0], number, reason="encore", seen=score)
    reached = Reached("0639980000", ("3 rue C",), "38000", "Grenoble", "France")
    units.perform(change_contact, people[2], alike[0], reached, seen=versions(*alike)[0])
    look()
    with reading() as tx:
        assert queue(tx, people[0]) == []
        assert [line.said for line in queue(tx, people[0], Wanted(states=("set_apart",)))] == ["Actes de naissance vus"]
    moved = Reached("0611111111", ("3 rue C",), "38000", "Grenoble", "France")
    units.perform(change_contact, people[2], alike[0], moved, seen=versions(*alike)[0])
    look()
    with reading() as tx:
        assert [line.id for line in queue(tx, people[0])] == [number]


def test_a_key_that_very_many_share_says_nothing(writing, reading, monkeypatch):
    """A date that stands for none: those who share only that are not compared with one another."""
    monkeypatch.setattr(meeting, "MOST_AT_A_KEY", 3)
    with writing() as tx:
        for name in ("Léa", "Lea", "LÉA", "Lèa", "Leä"):
            a_candidate(tx, first_names=name)
    look()
    with reading() as tx:
        assert pairs(tx) == set()


def test_the_merged_are_compared_no_more(writing, reading, people, alike):
    """A number that leads to another is no record to look at; who is kept goes on being compared."""
    kept, absorbed = alike
    merging(people, kept, absorbed)
    look()
    with writing() as tx:
        newcomer = a_candidate(tx, birth_name="Lefebvre", first_names="Léa").id
    look()
    with reading() as tx:
        assert (kept, newcomer) in pairs(tx)
        assert (absorbed, newcomer) not in pairs(tx)
        assert not tx.scalars(select(DuplicateKey).filter_by(candidate_id=absorbed)).all()


def test_another_worker_at_it_is_left_alone(engine, writing, reading, alike):
    """Rules that changed make one whole pass again, journalled as any change of the register."""
    with writing() as tx:
        tx.execute(update(DuplicateRadar).values(rules="0"))
    assert units.read(radar.is_behind, radar.RADAR)
    look()
    with reading() as tx:
        assert len(pairs(tx)) == 1
        assert tx.scalars(select(AuditEvent.name).filter_by(name="duplicate.found")).all() == ["duplicate.found"]


@pytest.fixture
def across(writing):
    """A pair across two académies: Grenoble and Lille."""
    with writing() as tx:
        one = a_candidate(tx, birth_name="Lefèvre", first_names="Léa")
        other = a_candidate(tx, birth_name="Lefevre", first_names="Lea", academie_code="09")
        a_registration(tx, one)
        a_registration(tx, other, speciality="30004", academie_code="09")
        ids = one.id, other.id
    look()
    return ids


def test_the_other_side_is_shown_only_to_who_sees_both(engine, reading, people, stranger, across):
    """Across académies each office learns that someone elsewhere looks alike, and whom to write to; no more (3.02)."""
    both = a_staff(engine, "case_officer")
    nobody = a_staff(engine, "case_officer", academie_code="10")
    with reading() as tx:
        for actor, mine, his in ((people[0], *across), (stranger, *reversed(across))):
            (line,) = queue(tx, actor)
            assert [side.candidate_id for side in line.sides] == [mine]
            assert len(line.elsewhere) == 1
            assert (line.reasons, line.said) == ((), "")
            other = tx.get_one(Candidate, his)
            assert not any(part in repr(line) for part in (other.number, other.first_names, other.birth_name))
            with pytest.raises(NotFound):
                side_by_side(tx, actor, line.id)
            with pytest.raises(NotFound):
                foresee(tx, actor, line.id, Choice(mine))
            assert counts(tx, actor) == Counts(sure=0, likely=0, check=1, low=0, proposed=0)
            assert queue(tx, actor, Wanted(levels=(Level.SURE, Level.LIKELY))) == []
        assert queue(tx, nobody) == []
        assert sum(getattr(counts(tx, nobody), name) for name in ("sure", "likely", "check", "low", "proposed")) == 0
        (whole,) = queue(tx, both, Wanted(across=True))
        assert {side.candidate_id for side in whole.sides} == set(across)
        assert whole.reasons
        assert side_by_side(tx, both, whole.id).may_decide
        assert [one.id for one in pairs_of(tx, both, across[0])] == [whole.id]


def changed(writing, candidate: int, **values) -> None:
    """A record that is not registered yet, as its office changes it; then the radar looks at it."""
    with writing() as tx:
        row = tx.get_one(Candidate, candidate)
        for name, value in values.items():
            setattr(row, name, value)
        record(tx, radar.RADAR, Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate)
    look()


def test_a_field_of_the_other_side_is_not_found_by_changing_one_s_own(writing, reading, people, stranger):
    """INE and place tried one after the other: what is shown of a pair seen from one side never moves (3.02)."""
    with writing() as tx:
        mine = a_candidate(tx, birth_name="Lefèvre", first_names="Léa", ine="", birth_place="Voiron").id
        a_candidate(tx, birth_name="Lefevre", first_names="Lea", academie_code="09", ine="123456789AB")
    look()
    everything = Wanted(levels=tuple(Level))
    with reading() as tx:
        before, scores = queue(tx, people[0], everything), {tx.scalars(select(DuplicatePair.score)).one()}
        assert len(before) == 1
    for values in ({"birth_place": "Grenoble"}, {"ine": "123456789AB"}, {"ine": "987654321CD"}):
        changed(writing, mine, **values)
        with reading() as tx:
            scores.add(tx.scalars(select(DuplicatePair.score)).one())
            assert queue(tx, people[0], everything) == before
            assert counts(tx, people[0]) == counts(tx, stranger) == Counts(0, 0, 1, 0, 0)
    assert len(scores) > 2
    changed(writing, mine, first_names="Jean", ine="")  # twins perhaps: nothing at all is said of the other one
    with reading() as tx:
        assert tx.scalars(select(DuplicatePair.score)).one() <= 20
        assert queue(tx, people[0], everything) == queue(tx, stranger, everything) == []
        assert counts(tx, people[0]) == Counts(0, 0, 0, 0, 0)


def test_an_empty_queue_says_since_when_it_is_known_to_be(writing, reading, people, stopped_clock):
    """Nothing while the radar goes through the register; then the instant at which it had been through it."""
    with reading() as tx:
        assert last_pass(tx, people[0]) is None
    look()
    with reading() as tx:
        assert last_pass(tx, people[0]) == datetime(2026, 11, 23, 9, tzinfo=UTC)
    with writing() as tx:
        tx.execute(update(DuplicateRadar).values(rules="0"))
        two(tx)
    units.perform(radar.step, radar.RADAR)
    units.perform(radar.step, radar.RADAR)
    with reading() as tx:
        assert last_pass(tx, people[0]) is not None


@pytest.mark.parametrize("role", ["reader", "supervisor", "technical_administrator"])
def test_who_cannot_propose_sees_no_pair(engine, reading, alike, role):
    """The queue is work of the desk: names, INE and addresses side by side are for who may correct them (3.04)."""
    with reading() as tx, pytest.raises(NotAllowed):
        queue(tx, a_staff(engine, role, academie_code="08"))


def test_levels_are_counted_as_they_are_listed(writing, reading, people):
    """Each count is the length of its list."""
    with writing() as tx:
        for name, place in (("Léa", "Grenoble"), ("Lea", "Grenoble"), ("Lia", "Grenoble"), ("Zoé", "Grenoble")):
            a_candidate(tx, first_names=name, birth_place=place)
    look()
    with reading() as tx:
        found = counts(tx, people[0])
        for level in Level:
            assert len(queue(tx, people[0], Wanted(levels=(level,)))) == getattr(found, level.value)
        assert found.low >= 3


def test_the_desk_is_warned_of_more_than_one_birth_date(writing, reading, people, alike):
    """A newcomer whose day and month were turned round, or whose name is misspelt, is shown before he is entered."""
    with reading() as tx:
        turned = Candidate(
            id=None, civility="MME", birth_name="Lefevre", usual_name="", first_names="Léa",
            birth_date=date(2008, 12, 3), birth_place="Grenoble", birth_commune="", ine="", email_key="", phone="",
        )  # fmt: skip
        found = look_alikes(tx, people[0], turned)
        assert {(one.candidate_id, one.why) for one in found.seen} == {(one, "alike") for one in alike}


@pytest.mark.parametrize("ine", ["", "123456789AA"])
def test_persons_of_elsewhere_push_none_of_one_s_own_out_of_the_look_alikes(writing, reading, people, monkeypatch, ine):
    """However many were born the same day elsewhere, one of the perimeter, or of the same INE, is still compared."""
    monkeypatch.setattr(duplicates, "MOST", 1)
    with writing() as tx:
        for name in ("Durand", "Martin"):
            a_registration(tx, a_candidate(tx, birth_name=name, academie_code="09"), academie_code="09")
        theirs = a_candidate(tx, birth_name="Zola", first_names="Léa", ine=ine)
        a_registration(tx, theirs)
        newcomer = Candidate(
            id=None, civility="MME", birth_name="Zola", usual_name="", first_names="Léa", birth_date=theirs.birth_date,
            birth_place="Grenoble", birth_commune="", ine=ine, email_key="", phone="",
        )  # fmt: skip
        number = theirs.id
    with reading() as tx:
        found = look_alikes(tx, people[0], newcomer)
    assert [one.candidate_id for one in found.seen] == [number]


def test_every_consequence_is_said_before(reading, people, alike):
    """What moves, to which number, which versions, what stands in the way: as it is then done."""
    kept, absorbed = alike
    with reading() as tx:
        said = foresee(tx, people[0], pair(*alike), Choice(kept, ("first_names",)))
    assert said.blockers == ()
    done = merging(people, kept, absorbed, "first_names")
    assert (done.moved, done.versions) == (
        sum(one.moves for one in said.affected), sum(one.next_version != one.version for one in said.affected),
    )  # fmt: skip
