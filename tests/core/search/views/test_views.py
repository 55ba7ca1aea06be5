"""Saved views: whose they are, who sees them, what each sees in them; copies that nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope
from core.errors import InvalidFields, NotAllowed, NotFound
from core.search.conditions.rules import Condition, Group, Join, Operator
from core.search.listing import Order, listing
from core.search.queries import registration_ids
from core.search.query import Query
from core.search.views import actions, queries
from core.search.views.actions import Wanted, digest_of, freeze, keep_link, keep_view
from core.search.views.errors import NothingToFreeze, TooManyToFreeze, ViewNameTaken, ViewNotForPlace, ViewUnreadable
from core.search.views.queries import frozen_copies, frozen_copy, link_query, one_view, pinned, views
from core.search.views.rules import Place
from db.tables import AuditEvent, FrozenView, SavedView
from tests import factories
from tests.conftest import Tx

Unit = Callable[[], AbstractContextManager[Session]]
GRENOBLE = Place("08")
OURS = Query(conditions=Group(Join.ALL, (Condition("domain", Operator.IS, ("BCP",)),)))
INE = Query(conditions=Group(Join.ALL, (Condition("ine", Operator.EMPTY),)))


def kept(tx: Tx, actor: Actor, name: str, query: Query = OURS, **wanted: object) -> int:
    made = Wanted(name, **wanted)  # type: ignore[arg-type]
    return keep_view(tx, actor, query, made, columns=["number", "state"], order=Order("state", descending=True)).view_id


def names(tx: Tx, actor: Actor) -> list[str]:
    return [one.name for one in views(tx, actor)]


def test_a_view_is_one_s_own_until_it_is_shared(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor, stranger: Actor
) -> None:
    """Shared with a place, it is seen by those who work within it, and changed by its owner alone."""
    with writing() as tx:
        mine = kept(tx, case_officer, "  Mes   BCP ")
        shared = kept(tx, case_officer, "BCP de Grenoble", place=GRENOBLE)
    with reading() as tx:
        assert names(tx, case_officer) == ["BCP de Grenoble", "Mes BCP"]
        assert names(tx, other_case_officer) == ["BCP de Grenoble"]
        assert names(tx, stranger) == []
        found = one_view(tx, other_case_officer, shared)
        for actor, view_id in ((other_case_officer, mine), (stranger, mine), (stranger, shared), (stranger, 10**9)):
            with pytest.raises(NotFound):
                one_view(tx, actor, view_id)
    assert (found.query, found.columns, found.order) == (OURS, ("number", "state"), Order("state", descending=True))
    assert (found.is_own, found.may_delete, found.place) == (False, False, GRENOBLE)
    for change in (
        lambda tx: actions.change_view(tx, other_case_officer, shared, Wanted("À moi")),
        lambda tx: actions.ask_anew(tx, other_case_officer, shared, Query(), columns=[], order=Order()),
        lambda tx: actions.delete_view(tx, other_case_officer, shared),
        lambda tx: actions.delete_view(tx, other_case_officer, mine),
    ):
        with pytest.raises(NotFound), writing() as tx:
            change(tx)


@pytest.mark.parametrize(
    ("view_place", "scope", "sees"),
    [
        (Place("08"), Scope(Role.READER, "08"), True),
        (Place("08"), Scope(Role.READER, "08", "BCP"), True),
        (Place("08", "BCP"), Scope(Role.READER, "08", "BCP"), True),
        (Place("08", "BCP"), Scope(Role.READER, "08"), False),
        (Place("08"), Scope(Role.READER), False),
        (Place(), Scope(Role.READER, "09"), True),
        (Place("08"), Scope(Role.SUPERVISOR, "08"), False),
    ],
)
def test_who_works_within_the_place_sees_the_view(
    writing: Unit, reading: Unit, engine: Engine, view_place: Place, scope: Scope, *, sees: bool
) -> None:
    """An office, an académie, everybody: each by its place; who sees no person sees no view."""
    author = factories.a_staff(engine, "case_officer")
    with writing() as tx:
        kept(tx, author, "Vue", place=view_place)
    someone = Actor("staff", 10**6, "someone", scopes=(scope,))
    with reading() as tx:
        if scope.role is Role.SUPERVISOR:
            with pytest.raises(NotAllowed):
                views(tx, someone)
            return
        assert bool(views(tx, someone)) is sees


def test_a_view_is_shared_within_one_s_own_perimeter(
    writing: Unit, case_officer: Actor, technical_administrator: Actor
) -> None:
    """Not with another académie, not with everybody; and not by who searches nobody."""
    ours = replace(case_officer, scopes=(Scope(Role.CASE_OFFICER, "08", "BCP"), Scope(Role.SUPERVISOR, "09")))
    with writing() as tx:
        kept(tx, ours, "Ici", place=Place("08", "BCP"))
    for place in (Place("08"), Place("09"), Place(), Place("", "BCP"), Place("08", "CAP")):
        with pytest.raises(ViewNotForPlace), writing() as tx:
            kept(tx, ours, "Ailleurs", place=place)
    with pytest.raises(NotAllowed), writing() as tx:
        kept(tx, technical_administrator, "Vue")


def test_a_name_serves_once_for_each_person(writing: Unit, case_officer: Actor, other_case_officer: Actor) -> None:
    """Kept or renamed; an empty name, a very long one, one with an invisible letter are refused."""
    with writing() as tx:
        kept(tx, case_officer, "BCP")
        other = kept(tx, case_officer, "CAP")
        kept(tx, other_case_officer, "BCP")
    with pytest.raises(ViewNameTaken), writing() as tx:
        kept(tx, case_officer, " BCP ")
    with pytest.raises(ViewNameTaken), writing() as tx:
        actions.change_view(tx, case_officer, other, Wanted("BCP"))
    for name in ("", "  ", "a" * 81, "a\u202eb"):
        with pytest.raises(InvalidFields), writing() as tx:
            kept(tx, case_officer, name)


def test_a_view_is_renamed_unshared_asked_anew_and_taken_away(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor
) -> None:
    """Each by its owner, each in the journal."""
    with writing() as tx:
        view = kept(tx, case_officer, "Avant", place=GRENOBLE)
        actions.change_view(tx, case_officer, view, Wanted("Après", pinned=True))
        actions.ask_anew(tx, case_officer, view, Query(text="zola"), columns=["ine", "nonsense"], order=Order())
    with reading() as tx:
        found = one_view(tx, case_officer, view)
        assert names(tx, other_case_officer) == []
    assert (found.name, found.query, found.columns, found.pinned) == ("Après", Query(text="zola"), ("ine",), True)
    with writing() as tx:
        actions.delete_view(tx, case_officer, view)
    with reading() as tx:
        assert views(tx, case_officer) == []
        noted = list(tx.scalars(select(AuditEvent.name).where(AuditEvent.subject_kind == "view")))
    assert noted == ["view.kept", "view.changed", "view.changed", "view.deleted"]


def test_the_head_of_the_place_takes_a_shared_view_away(
    writing: Unit, reading: Unit, case_officer: Actor, head_of_office: Actor, engine: Engine
) -> None:
    """Its owner may have left; a personal one is nobody else's, and a head elsewhere has no say."""
    elsewhere = factories.a_staff(engine, "head_of_office", academie_code="09")
    with writing() as tx:
        mine, shared = kept(tx, case_officer, "Mine"), kept(tx, case_officer, "Shared", place=GRENOBLE)
    for actor, view in ((head_of_office, mine), (elsewhere, shared)):
        with pytest.raises(NotFound), writing() as tx:
            actions.delete_view(tx, actor, view)
    with reading() as tx:
        assert one_view(tx, head_of_office, shared).may_delete
    with writing() as tx:
        actions.delete_view(tx, head_of_office, shared)


def test_a_pinned_view_is_counted_within_each_one_s_perimeter(
    writing: Unit, reading: Unit, case_officer: Actor, engine: Engine
) -> None:
    """The count is live, and never that of somebody else; what one may not ask shows no number."""
    only_cap = factories.a_staff(engine, "reader", academie_code="08", domain_code="CAP")
    both = Query(conditions=Group(Join.ALL, (Condition("state", Operator.IS, ("registered",)),)))
    with writing() as tx:
        kept(tx, case_officer, "Inscrits", both, place=GRENOBLE, pinned=True)
        kept(tx, case_officer, "Sans INE", INE, place=GRENOBLE, pinned=True)
        kept(tx, case_officer, "Pas là", both)
        factories.a_registration(tx)
        candidate = factories.a_registration(tx, speciality="31224")
        del candidate
    with reading() as tx:
        assert [(one.name, one.count) for one in pinned(tx, case_officer)] == [("Inscrits", 2), ("Sans INE", 2)]
        assert [(one.name, one.count, one.refused) for one in pinned(tx, only_cap)] == [
            ("Inscrits", 1, False), ("Sans INE", 0, True)
        ]  # fmt: skip


def test_a_counter_never_counts_further_than_it_shows(
    writing: Unit, reading: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """« More than » is enough on a home page."""
    monkeypatch.setattr(queries, "MOST_COUNTED", 1)
    with writing() as tx:
        kept(tx, case_officer, "BCP", pinned=True)
        for _ in range(3):
            factories.a_registration(tx)
    with reading() as tx:
        (found,) = pinned(tx, case_officer)
    assert (found.count, found.at_least) == (1, True)


GONE = [
    {"format": 1, "conditions": {"all": [["field_of_yesterday", "is", "x"]]}},
    {"format": 1, "conditions": {"all": [["domain", "operator_of_yesterday", "BCP"]]}},
    {"format": 1, "filter_of_yesterday": ["x"]},
    {"format": 0},
    {"format": 1, "conditions": {"all": 1}},
]


@pytest.mark.parametrize("gone", GONE)
def test_a_view_that_can_no_longer_be_read_is_listed_and_finds_nobody(
    writing: Unit, reading: Unit, case_officer: Actor, gone: dict[str, object]
) -> None:
    """It breaks neither the list nor the home page, counts nothing, is made anew or taken away; never a wider list."""
    with writing() as tx:
        factories.a_registration(tx)
        view_id, other = kept(tx, case_officer, "Ancienne", pinned=True), kept(tx, case_officer, "BCP", pinned=True)
        link = keep_link(tx, case_officer, Query(text="Zola"))
        tx.execute(update(SavedView).where(SavedView.id.in_([view_id, link])).values(query=gone))
    with reading() as tx:
        assert [(one.name, one.query) for one in views(tx, case_officer)] == [("Ancienne", None), ("BCP", OURS)]
        assert one_view(tx, case_officer, view_id).query is None
        assert [(one.count, one.refused, one.unreadable) for one in pinned(tx, case_officer)] == [
            (0, True, True), (1, False, False)
        ]  # fmt: skip
        with pytest.raises(ViewUnreadable):
            link_query(tx, case_officer, link)
    with writing() as tx:
        actions.ask_anew(tx, case_officer, view_id, INE, columns=["number"], order=Order())
        actions.delete_view(tx, case_officer, other)
    with reading() as tx:
        assert [(one.name, one.query) for one in views(tx, case_officer)] == [("Ancienne", INE)]
    with writing() as tx:
        tx.execute(update(SavedView).where(SavedView.id == view_id).values(query=gone))
        actions.delete_view(tx, case_officer, view_id)
    with reading() as tx:
        assert views(tx, case_officer) == []


def test_views_of_others_push_none_of_one_s_own_out_of_the_list(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are shared with one's place before, one's own are listed."""
    monkeypatch.setattr(queries, "MOST_LISTED", 1)
    with writing() as tx:
        kept(tx, other_case_officer, "De tous", place=GRENOBLE)
        kept(tx, case_officer, "La mienne")
    with reading() as tx:
        assert names(tx, case_officer) == ["La mienne"]


def test_a_number_stands_for_what_an_address_must_not_hold(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor,
    stopped_clock: Callable[[datetime], None],
) -> None:  # fmt: skip
    """The same question has the same number, its author alone opens it, and it is no view; unused, it goes (1.30)."""
    start = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
    query = Query(text="Lefèvre")
    with writing() as tx:
        first = keep_link(tx, case_officer, query)
        assert keep_link(tx, case_officer, query) == first
    with reading() as tx:
        assert link_query(tx, case_officer, first) == query
        assert views(tx, case_officer) == []
        with pytest.raises(NotFound):
            link_query(tx, other_case_officer, first)
        with pytest.raises(NotFound):
            one_view(tx, case_officer, first)
    stopped_clock(start + timedelta(days=91))
    with writing() as tx:
        keep_link(tx, case_officer, Query(text="Zola"))
        (other,) = tx.scalars(select(SavedView.id))
    assert other != first  # an old address never opens another question


def test_a_frozen_copy_holds_what_was_found_then(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor, head_of_office: Actor,
    stranger: Actor,
) -> None:  # fmt: skip
    """Later ones are not in it; its digest is in the journal; who audits its places reads it, others do not."""
    with writing() as tx:
        one = factories.a_registration(tx).registration_id
    with writing() as tx:
        taken = freeze(tx, case_officer, OURS, name="Contrôle", reason="Demande du rectorat")
        factories.a_registration(tx)
    with reading() as tx:
        head, query = frozen_copy(tx, case_officer, taken.frozen_id)
        row = tx.get_one(FrozenView, taken.frozen_id)
        assert digest_of(row) == row.digest == taken.digest == head.digest
        event = tx.scalars(select(AuditEvent).where(AuditEvent.name == "view.frozen")).one()
        assert list(tx.scalars(registration_ids(tx, case_officer, query))) == [one]
        assert [found.id for found in frozen_copies(tx, head_of_office)] == [taken.frozen_id]
        for actor in (other_case_officer, stranger):
            assert frozen_copies(tx, actor) == []
            with pytest.raises(NotFound):
                frozen_copy(tx, actor, taken.frozen_id)
    assert event.facts == {"count": 1, "digest": taken.digest}
    assert (head.count, head.reason, head.criteria) == (
        1, "Demande du rectorat", "dossiers où l’examen est Baccalauréat professionnel (BCP)"
    )  # fmt: skip


def test_copies_of_elsewhere_push_none_of_one_s_own_out_of_the_list(
    writing: Unit, reading: Unit, head_of_office: Actor, case_officer: Actor, stranger: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """However many others are taken nationwide, those one may read are listed."""
    monkeypatch.setattr(queries, "MOST_LISTED", 1)
    with writing() as tx:
        factories.a_registration(tx)
        there = factories.a_candidate(tx, academie_code="09")
        factories.a_registration(tx, there, academie_code="09")
    with writing() as tx:
        mine = freeze(tx, case_officer, OURS, name="Contrôle", reason="").frozen_id
        freeze(tx, stranger, OURS, name="Ailleurs", reason="")
    with reading() as tx:
        assert [one.id for one in frozen_copies(tx, head_of_office)] == [mine]


def test_a_frozen_copy_shows_nothing_outside_of_today_s_perimeter(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Its author who moved to another académie reads nobody any more (3.02)."""
    with writing() as tx:
        factories.a_registration(tx)
    with writing() as tx:
        taken = freeze(tx, case_officer, OURS, name="Contrôle", reason="")
    moved = replace(case_officer, scopes=(Scope(Role.CASE_OFFICER, "09"),))
    with reading() as tx:
        assert frozen_copy(tx, moved, taken.frozen_id)[1] == Query()


@pytest.mark.parametrize("attack", ["UPDATE frozen_view SET row_count = 0", "DELETE FROM frozen_view"])
def test_nothing_changes_a_frozen_copy(writing: Unit, case_officer: Actor, attack: str) -> None:
    """Not even SQL."""
    with writing() as tx:
        factories.a_registration(tx)
    with writing() as tx:
        freeze(tx, case_officer, OURS, name="Contrôle", reason="")
    with pytest.raises(DBAPIError), writing() as tx:
        tx.execute(text(attack))


def test_an_empty_or_endless_copy_is_not_taken(
    writing: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing to freeze, or a list that nobody would read."""
    with pytest.raises(NothingToFreeze), writing() as tx:
        freeze(tx, case_officer, OURS, name="Vide", reason="")
    monkeypatch.setattr(actions, "MOST_FROZEN", 1)
    with writing() as tx:
        factories.a_registration(tx)
        factories.a_registration(tx)
    with pytest.raises(TooManyToFreeze), writing() as tx:
        freeze(tx, case_officer, OURS, name="Trop", reason="")


def test_a_long_list_of_numbers_is_a_list_as_short_ones_are(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """A frozen copy, a selection: thousands of numbers are one parameter."""
    with writing() as tx:
        one = factories.a_registration(tx).registration_id
        factories.a_registration(tx)
    with reading() as tx:
        page = listing(tx, case_officer, Query(registrations=(one, *range(10**6, 10**6 + 40_000))), columns=["number"])
    assert [line.registration_id for line in page.lines] == [one]
