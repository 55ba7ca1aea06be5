"""Bringing an installation to this release: what is old is made anew, what is not is left alone."""

from __future__ import annotations

import hashlib
import json

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

import manage
from core.candidates.sound import sound
from core.operations import installation
from core.operations.installation import mark, prepare, set_mark
from core.search import upkeep
from core.search.spelling import marks
from core.search.tokens import Place, Subject, tokens_of, vocabulary_of
from db.engine import reading, writing
from db.search import adapter
from db.search.expressions import Token
from db.search.model import Entry
from tests.core.search import people
from tests.factories import a_candidate

INDEX = "search_index"


@pytest.fixture(autouse=True)
def _data(settings_in, tmp_path):
    settings_in(tmp_path / "data")


def spoil(engine):
    """Leave in the index the entry of another release."""
    with writing(engine) as tx:
        candidate = a_candidate(tx, birth_name="Zyxwv")
    with writing(engine) as tx:
        adapter(tx.connection()).write(tx.connection(), [Entry(candidate.id, ("ancien",))])
    return candidate.id


def found(engine, word):
    with reading(engine) as tx:
        return list(tx.scalars(select(adapter(tx.connection()).hits(Token(word)).c.candidate_id)))


@pytest.mark.parametrize("former", ["", "0 of another release"])
def test_an_index_of_another_release_is_made_anew(engine, former):
    """No version kept, or another: `init` makes the index anew and says so; the second time it does nothing."""
    prepare(engine)
    one = spoil(engine)
    with writing(engine) as tx:
        set_mark(tx, INDEX, former)
    assert found(engine, "zyxwv") == []
    told = json.loads(CliRunner().invoke(manage.app, ["init", "--json"]).output)
    assert told["index_rebuilt"] is True
    assert found(engine, "zyxwv") == [one]
    assert found(engine, "ancien") == []
    assert prepare(engine).index_rebuilt is False


def test_an_index_of_this_release_is_left_alone(engine):
    """Nothing moved: the entry is not even looked at."""
    prepare(engine)
    one = spoil(engine)
    assert prepare(engine).index_rebuilt is False
    assert found(engine, "ancien") == [one]


def test_labels_that_the_index_holds_make_it_anew(engine, monkeypatch):
    """Reference data loaded again, the words of specialities and schools in the index are those of today."""
    prepare(engine)
    one = spoil(engine)
    monkeypatch.setattr(installation, "reference_digest", lambda _: "f" * 64)
    assert prepare(engine).index_rebuilt is True
    assert found(engine, "zyxwv") == [one]
    with reading(engine) as tx:
        assert mark(tx, INDEX) == f"{upkeep.VERSION} {'f' * 64}"


def test_a_change_of_what_the_index_is_given_raises_its_version():
    """Tokens, sounds or marks that moved without a new version would leave older databases behind: then pin anew."""
    given = [
        (
            sorted(tokens_of(subject)),
            [(word, sound(word), sorted(marks(word))) for word in sorted(vocabulary_of(subject))],
        )
        for subject in map(subject_of, people.PEOPLE)
    ]
    digest = hashlib.sha256(json.dumps(given).encode()).hexdigest()[:16]
    assert (upkeep.VERSION, digest) == ("1", "a553f485a5240cd7")


def subject_of(one):
    place = Place("08", "BCP", "2027", one.registered, "0380027A", "BCP 2027 Cuisine Lycée Lesdiguières Grenoble")
    return Subject(
        1, one.number, one.birth_name, one.usual_name, one.first_names, one.birth_date, one.ine, one.email, one.city,
        "08", former_numbers="", merged=False, places=(place,),
    )  # fmt: skip
