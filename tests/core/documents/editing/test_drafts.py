"""A wording is written by one person, published by another, numbered, and never changes afterwards (3.13, 2.45)."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core import units
from core.access.actor import system
from core.access.errors import AccountComesFromAsker
from core.audit import Event, record
from core.documents.actions import issue
from core.documents.catalogue import kind_of
from core.documents.comparing import TEMPLATE_CHANGED
from core.documents.editing import actions, errors, queries
from core.documents.queries import facts_of
from core.documents.stale_count import stale_count
from core.documents.staleness import counts, stale
from core.documents.templates import install, templates
from core.errors import NotAllowed, NotFound, StaleForm
from core.storage import fetch
from db.engine import writing as begin_writing
from db.tables import AuditEvent, Document, ManagingOffice, TemplateDraft, TemplateVersion
from tests import factories
from tests.core.documents.editing.conftest import KIND, LOGO, PLACE, begun, proposed, published


def names(reading):
    with reading() as tx:
        return [one.name for one in tx.scalars(select(AuditEvent).order_by(AuditEvent.seq)) if "template" in one.name]


def in_force(reading, place=PLACE, kind=KIND):
    with reading() as tx:
        found = templates(tx, kind).of(*place)
        return found.id, dict(found.text.slots)


def test_what_is_written_changes_nothing_before_it_is_published(reading, author, publisher):
    """A draft copies what applies; only the publication by another person puts it in force, numbered and journalled."""
    before = in_force(reading)
    draft = begun(author)
    shown = units.read(queries.draft_of, author, draft.draft_id)
    assert shown.slots == before[1]
    draft = units.perform(
        actions.change, author, draft.draft_id, {"heading_identity": "  État \n civil "}, seen=draft.version
    )
    draft = units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    assert in_force(reading) == before
    done = units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    assert done.n == 1
    number, slots = in_force(reading)
    assert number == done.template_version_id
    assert slots == {**before[1], "heading_identity": "État civil"}
    assert in_force(reading, ("09", "BCP")) == in_force(reading, ("08", "CAP")) == before
    assert [name for name in names(reading) if name != Event.TEMPLATE_PUBLISHED] == [
        Event.TEMPLATE_BEGUN, Event.TEMPLATE_CHANGED, Event.TEMPLATE_PROPOSED,
    ]  # fmt: skip
    with reading() as tx:
        last = tx.scalars(select(AuditEvent).order_by(AuditEvent.seq.desc())).first()
        assert (last.name, last.actor_id, last.facts["author"]) == (Event.TEMPLATE_PUBLISHED, publisher.id, author.id)


def test_who_wrote_it_never_publishes_nor_refuses_it(engine, reading, publisher):
    """Not even through a second account of the same person, nor one that the author opened (3.13, 3.09)."""
    draft = proposed(publisher)
    twin = factories.a_staff(engine, "head_of_office", academie_code="08", person_id=publisher.person_id)
    before = in_force(reading)
    for someone in (publisher, twin):
        with pytest.raises(errors.AuthorCannotDecide):
            units.perform(actions.publish, someone, draft.draft_id, seen=draft.version)
        with pytest.raises(errors.AuthorCannotDecide):
            units.perform(actions.refuse, someone, draft.draft_id, reason="Non.", seen=draft.version)
    opened = factories.a_staff(engine, "head_of_office", academie_code="08")
    with begin_writing(engine) as tx:
        record(tx, publisher, Event.STAFF_CREATED, "staff", opened.id)
    with pytest.raises(AccountComesFromAsker):
        units.perform(actions.publish, opened, draft.draft_id, seen=draft.version)
    assert in_force(reading) == before


def test_publishing_is_a_right_in_its_place(engine, reading, author, other_case_officer, publisher):
    """A case officer writes and does not publish; a head of another académie sees nothing; nobody writes wider."""
    draft = proposed(author)
    with pytest.raises(NotAllowed):
        units.perform(actions.publish, other_case_officer, draft.draft_id, seen=draft.version)
    lille = factories.a_staff(engine, "head_of_office", academie_code="09")
    cap = factories.a_staff(engine, "head_of_office", academie_code="08", domain_code="CAP")
    for someone in (lille, cap):
        with pytest.raises(NotFound):
            units.perform(actions.publish, someone, draft.draft_id, seen=draft.version)
        with pytest.raises(NotFound):
            units.read(queries.draft_of, someone, draft.draft_id)
        with pytest.raises(NotFound):
            units.read(queries.workshop, someone, KIND, *PLACE)
        assert units.read(queries.templates_to_publish, someone) == 0
    assert units.read(queries.templates_to_publish, publisher) == 1
    for place in (("", ""), ("", "BCP"), ("09", "BCP")):
        with pytest.raises(NotFound):
            begun(author, place)
    with pytest.raises(NotAllowed):
        begun(system("tests"))
    with pytest.raises(NotAllowed):
        begun(factories.a_staff(engine, "reader", academie_code="08"))


def test_a_place_has_one_open_draft(author, other_case_officer):
    """The second person is told who writes; once given up, the place is free; another place never was taken."""
    draft = begun(author)
    with pytest.raises(errors.DraftOpen) as told:
        begun(other_case_officer)
    assert told.value.facts["author"] == author.label
    begun(other_case_officer, ("08", ""))
    begun(other_case_officer, kind="accommodation")
    units.perform(actions.withdraw, author, draft.draft_id, seen=draft.version)
    assert begun(other_case_officer).draft_id != draft.draft_id


def test_only_its_author_writes_in_a_draft(author, other_case_officer, publisher, reading):
    """Who may publish may set aside a draft that was left, never write in it."""
    draft = begun(author)
    for someone in (other_case_officer, publisher):
        with pytest.raises(errors.DraftOfAnother):
            units.perform(actions.change, someone, draft.draft_id, {"title": "X"}, seen=draft.version)
        with pytest.raises(errors.DraftOfAnother):
            units.perform(actions.propose, someone, draft.draft_id, seen=draft.version)
    with pytest.raises(NotFound):
        units.perform(actions.withdraw, other_case_officer, draft.draft_id, seen=draft.version)
    assert units.perform(actions.withdraw, publisher, draft.draft_id, seen=draft.version).state == "withdrawn"


def test_a_form_that_shows_an_older_state_is_refused(author, publisher):
    """What is published is what was on the screen: an older state is neither written over, proposed nor published."""
    draft = begun(author)
    units.perform(actions.change, author, draft.draft_id, {"title": "Confirmation"}, seen=draft.version)
    with pytest.raises(StaleForm):
        units.perform(actions.change, author, draft.draft_id, {"title": "Autre"}, seen=draft.version)
    with pytest.raises(StaleForm):
        units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    now = units.perform(actions.propose, author, draft.draft_id, seen=draft.version + 1)
    with pytest.raises(StaleForm):
        units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    with pytest.raises(errors.DraftDecided):
        units.perform(actions.change, author, draft.draft_id, {"title": "Autre"}, seen=now.version)


def test_a_refusal_has_a_reason_that_its_author_reads(author, publisher, reading):
    """What applied still applies, the place is free again, and nobody decides twice."""
    before, draft = in_force(reading), proposed(author)
    with pytest.raises(errors.RefusedUnexplained):
        units.perform(actions.refuse, publisher, draft.draft_id, reason="  ", seen=draft.version)
    units.perform(actions.refuse, publisher, draft.draft_id, reason="Titre inexact.", seen=draft.version)
    shown = units.read(queries.workshop, author, KIND, *PLACE)
    assert (shown.draft, shown.refused.reason, shown.refused.decided_by) == (None, "Titre inexact.", publisher.label)
    assert in_force(reading) == before
    for decide in (actions.publish, actions.withdraw):
        with pytest.raises(errors.DraftDecided):
            units.perform(decide, publisher, draft.draft_id, seen=draft.version + 1)
    assert begun(author).state == "draft"


def test_nothing_faulty_nor_already_said_is_proposed(author, publisher, reading):
    """A fault counts, an unknown slot is refused, and a text that changes nothing is not a version."""
    draft = begun(author)
    with pytest.raises(errors.NothingWritten):
        units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    with pytest.raises(errors.UnknownSlot):
        units.perform(actions.change, author, draft.draft_id, {"logo": "x"}, seen=draft.version)
    with pytest.raises(errors.TextTooLong):
        units.perform(actions.change, author, draft.draft_id, {"title": "x" * 4001}, seen=draft.version)
    faulty = units.perform(
        actions.change, author, draft.draft_id, {"closing": "Le service ferme bientôt."}, seen=draft.version
    )
    with pytest.raises(errors.TemplateFaulty) as told:
        units.perform(actions.propose, author, draft.draft_id, seen=faulty.version)
    assert told.value.facts == {"count": 1}


def test_a_fault_that_came_since_the_proposal_stops_the_publication(author, publisher, writing, reading):
    """The office lost its telephone meanwhile: a wording that says it would print a hole."""
    from core.audit import record

    draft = proposed(author, notice_errors="Écrivez au service des examens.", closing=(
        "Le service ferme le {closes_at}. Téléphone : {office_phone}."
    ))  # fmt: skip
    with writing() as tx:
        for office in tx.scalars(select(ManagingOffice).filter_by(academie_code="08")):
            office.phone = ""
        record(tx, system("tests"), Event.SETTINGS_CHANGED, "office", 1)
    with pytest.raises(errors.TemplateFaulty):
        units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    assert "Téléphone" not in in_force(reading)[1]["closing"]


@pytest.fixture
def papers(engine, author, stranger):
    """Up-to-date confirmations: two of the place, one of another domain, one of another académie."""
    from db.engine import writing as begin_writing

    with begin_writing(engine) as tx:
        mine = [factories.a_registration(tx).registration_id for _ in range(2)]
    for number in mine:
        units.perform(issue, author, number)
    assert units.read(stale_count, author) == 0
    return mine


def test_a_publication_makes_stale_the_documents_of_its_place_and_no_other(papers, author, publisher, engine):
    """The counter rises by those, the reason is the template; made again, they are up to date (staleness)."""
    published(author, publisher, ("08", "BCG"))
    assert units.read(stale_count, author) == 0
    published(author, publisher)
    assert units.read(counts, author).stale == {TEMPLATE_CHANGED: 2}
    assert {(one.registration_id, one.reason) for one in units.read(stale, author)} == {
        (number, TEMPLATE_CHANGED) for number in papers
    }
    for number in papers:
        assert units.perform(issue, author, number).made
    assert units.read(stale_count, author) == 0


def test_going_back_is_a_new_version_and_makes_no_document_of_the_older_one_again(papers, author, publisher, reading):
    """Back to the wording that documents were printed with: they say what they should, without being made again."""
    first = units.read(queries.workshop, author, KIND, *PLACE).versions[0]
    published(author, publisher)
    assert units.read(stale_count, author) == 2
    assert units.perform(issue, author, papers[0]).made
    draft = units.perform(actions.begin, author, KIND, *PLACE, version_id=first.id)
    draft = units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    again = units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    assert again.n == 2
    found = units.read(stale, author)
    assert [(one.registration_id, one.reason) for one in found] == [(papers[0], TEMPLATE_CHANGED)]
    assert units.perform(issue, author, papers[0]).made
    assert not units.perform(issue, author, papers[1]).made
    assert units.read(stale_count, author) == 0


def test_older_documents_stay_as_they_were_printed(papers, author, publisher, reading, writing):
    """A published logo and text never touch a paper already made: its bytes are printed again the same (2.45)."""
    with reading() as tx:
        row = tx.scalars(select(Document).where(Document.registration_id == papers[0])).one()
        kept = fetch(row.storage_key, row.sha256)
    draft = begun(author)
    draft = units.perform(actions.put_image, author, draft.draft_id, "logo", LOGO, seen=draft.version)
    draft = units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    assert units.perform(issue, author, papers[0]).made

    with reading() as tx:
        rows = tx.scalars(select(Document).where(Document.registration_id == papers[0]).order_by(Document.id)).all()
        facts = facts_of(tx, [one.id for one in rows])
        for one in rows:
            assert kind_of(KIND).render(facts[one.id]) == fetch(one.storage_key, one.sha256)
    assert (rows[0].id, rows[0].sha256, len(rows)) == (row.id, row.sha256, 2)
    assert b"/Subtype/Image" not in kept
    assert b"/Subtype/Image" in fetch(rows[1].storage_key, rows[1].sha256)


ATTACKS = (
    "UPDATE template_version SET slots = '{}'",
    "UPDATE template_version SET state = 'retired'",
    "DELETE FROM template_version",
    "UPDATE template_draft SET slots = '{}' WHERE state = 'proposed'",
    "UPDATE template_draft SET state = 'draft' WHERE state = 'proposed'",
    "UPDATE template_draft SET state = 'published' WHERE state = 'proposed'",
    "UPDATE template_draft SET state = 'published', decided_by_id = author_id, decided_by_person_id = author_person_id"
    " WHERE state = 'proposed'",
    "UPDATE template_draft SET author_person_id = (SELECT min(id) FROM person WHERE id <> author_person_id)",
    "UPDATE template_draft SET state = 'draft' WHERE state = 'published'",
    "DELETE FROM template_draft",
    "UPDATE template_image SET storage_key = 'x'",
    "DELETE FROM template_image",
    "INSERT INTO template_version (kind, academie_code, domain_code, n, template_id, slots, state)"
    " VALUES ('confirmation', '08', '', 1, 'x', '{}', 'published')",
    "INSERT INTO template_version (kind, academie_code, domain_code, n, template_id, slots, state, draft_id)"
    " SELECT kind, academie_code, domain_code, 9, template_id, slots, 'published', id FROM template_draft"
    " WHERE state = 'proposed'",
)


def test_the_database_refuses_what_two_persons_did_not_do(engine, author, publisher, writing):
    """By SQL as by code: nothing published changes, nothing is published by its author or past a decision."""
    draft = begun(author)
    draft = units.perform(actions.put_image, author, draft.draft_id, "logo", LOGO, seen=draft.version)
    draft = units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    proposed(author, title="Confirmation de l’inscription")
    for attack in ATTACKS:
        with pytest.raises(DBAPIError), writing() as tx:
            tx.execute(text(attack))
    with writing() as tx:
        assert len(tx.scalars(select(TemplateDraft)).all()) == 2
        assert tx.scalars(select(TemplateVersion).where(TemplateVersion.draft_id.is_not(None))).one().n == 1


def test_versions_of_a_place_are_compared_word_by_word(author, publisher):
    """The history says who wrote, who published, and which words moved."""
    published(author, publisher, title="Confirmation d’inscription à l’examen")
    published(author, publisher, title="Confirmation de l’inscription à l’examen")
    shown = units.read(queries.workshop, publisher, KIND, *PLACE)
    assert [(one.n, one.author, one.published_by, one.applies) for one in shown.versions] == [
        (2, author.label, publisher.label, True), (1, author.label, publisher.label, False), (1, "", "", False),
    ]  # fmt: skip
    (found,) = units.read(
        queries.compared_versions, publisher, KIND, *PLACE, shown.versions[1].id, shown.versions[0].id
    )
    assert found.slot == "title"
    assert [(one.kind, one.text) for one in found.before] == [
        ("kept", "Confirmation"), ("removed", "d’inscription"), ("kept", "à l’examen"),
    ]  # fmt: skip
    assert [one.text for one in found.after if one.kind == "added"] == ["de l’inscription"]


def test_the_wording_of_everybody_stays_the_one_the_office_wrote(nationwide, reading, writing):
    """A start of Sporades does not publish its own wording over the office's; a slot added since is said anyway."""
    one, other = nationwide
    published(one, other, ("", ""), title="Confirmation nationale")
    with writing() as tx:
        install(tx, system("start"))
    assert in_force(reading)[1]["title"] == "Confirmation nationale"
    assert in_force(reading, ("31", "CAP"))[1]["title"] == "Confirmation nationale"
