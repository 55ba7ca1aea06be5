"""Two at once over one wording: one wins, the other is told, and never two versions or two drafts (6.22)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core import units
from core.documents.editing import actions, checking, errors
from core.documents.editing.actions import NewTemplate, Written
from core.documents.rendering.crowding import crowded
from core.errors import StaleForm
from db.engine import writing
from db.tables import TemplateDraft, TemplateVersion
from tests import factories
from tests.core.documents.editing.conftest import begun, proposed
from tests.races import at_once

ROUNDS = 3


def drafts_and_versions(reading):
    with reading() as tx:
        versions = tx.scalars(select(TemplateVersion).where(TemplateVersion.draft_id.is_not(None))).all()
        return tx.scalars(select(TemplateDraft)).all(), [(one.n, one.slots["title"]) for one in versions]


def test_two_who_begin_at_once_leave_one_draft(engine, reading, author, other_case_officer, publisher):
    """The database decides: one draft for the place, the others are told that it is taken."""
    for _ in range(ROUNDS):
        results = at_once(*(lambda one=one: begun(one) for one in (author, other_case_officer, publisher)))
        won = [one for one in results if isinstance(one, Written)]
        assert len(won) == 1
        assert sum(isinstance(one, errors.DraftOpen) for one in results) == 2
        drafts, _ = drafts_and_versions(reading)
        assert sum(one.state == "draft" for one in drafts) == 1
        units.perform(actions.withdraw, publisher, won[0].draft_id, seen=won[0].version)


def test_two_who_publish_at_once_make_one_version(engine, reading, author, publisher):
    """One publication, one number; the second person is told that it is decided."""
    second = factories.a_staff(engine, "head_of_office", academie_code="08")
    for rank in range(1, ROUNDS + 1):
        draft = proposed(author, title=f"Confirmation {rank}")
        results = at_once(
            *(
                lambda one=one, draft=draft: units.perform(actions.publish, one, draft.draft_id, seen=draft.version)
                for one in (publisher, second)
            )
        )
        assert sum(isinstance(one, NewTemplate) for one in results) == 1
        assert sum(isinstance(one, (errors.DraftDecided, StaleForm)) for one in results) == 1
        _, versions = drafts_and_versions(reading)
        assert versions[-1] == (rank, f"Confirmation {rank}")
        assert len(versions) == rank


def test_publishing_against_withdrawing_ends_one_way(engine, reading, author, publisher):
    """Published or withdrawn, never both: a withdrawn text is not in force, a published one is not withdrawn."""
    made = 0
    for rank in range(ROUNDS):
        draft = proposed(author, title=f"Confirmation {rank}")
        publication, withdrawal = at_once(
            lambda draft=draft: units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version),
            lambda draft=draft: units.perform(actions.withdraw, author, draft.draft_id, seen=draft.version),
        )
        assert isinstance(publication, NewTemplate) != isinstance(withdrawal, Written)
        made += isinstance(publication, NewTemplate)
        drafts, versions = drafts_and_versions(reading)
        assert len(versions) == made
        assert sum(one.state == "published" for one in drafts) == made
        assert not any(one.state == "proposed" for one in drafts)


def test_writing_against_proposing_never_proposes_what_was_not_seen(engine, reading, author):
    """Two tabs of the author: what is proposed is the state that the proposing tab showed."""
    for rank in range(ROUNDS):
        draft = begun(author)
        draft = units.perform(actions.change, author, draft.draft_id, {"title": f"Vue {rank}"}, seen=draft.version)
        writing, proposing = at_once(
            lambda draft=draft: units.perform(
                actions.change, author, draft.draft_id, {"title": "Jamais vue"}, seen=draft.version
            ),
            lambda draft=draft: units.perform(actions.propose, author, draft.draft_id, seen=draft.version),
        )
        drafts, _ = drafts_and_versions(reading)
        row = next(one for one in drafts if one.id == draft.draft_id)
        if row.state == "proposed":
            assert row.slots["title"] == f"Vue {rank}"
            assert isinstance(proposing, Written)
            assert isinstance(writing, (errors.DraftDecided, StaleForm))
        else:
            assert isinstance(proposing, StaleForm)
        units.perform(actions.withdraw, author, draft.draft_id, seen=row.version)


def alone(key, action, *args, **kwargs):
    """Perform an action without the key of a press."""
    del key
    return units.perform(action, *args, **kwargs)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("once", [alone, units.perform_once])
def test_nobody_waits_while_a_wording_is_tried_on_pages(engine, author, publisher, monkeypatch, once):
    """Trying a wording on pages takes long: the only writer of SQLite is not kept busy with it (4.04).

    Nor does the press of a button of the dashboard, which is done once however often it is pressed (6.24).
    """
    draft = begun(author)
    draft = units.perform(actions.change, author, draft.draft_id, {"title": "Essayée"}, seen=draft.version)
    seen = []

    def looked_at(pages):
        with writing(engine):  # refused after five seconds if the action were writing
            seen.append(len(pages))
        return crowded(pages)

    monkeypatch.setattr(checking, "crowded", looked_at)
    for action, actor in ((actions.propose, author), (actions.publish, publisher)):
        checking._on_pages.cache_clear()
        seen.clear()
        done = once("a-press", action, actor, draft.draft_id, seen=draft.version)
        assert seen
        if once is not alone:
            assert once("a-press", action, actor, draft.draft_id, seen=draft.version) == done, "pressed twice"
        draft = done if isinstance(done, Written) else draft
