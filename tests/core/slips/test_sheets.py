"""Slips printed by the office: for whom, once, revoking the older ones, codes kept nowhere in clear (6.28)."""

from __future__ import annotations

import subprocess
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from core import files, units
from core.audit import Event
from core.errors import NotAllowed, NotFound
from core.slips import queries, rules
from core.slips.actions import draw_sheet, new_code, order_sheet
from core.slips.errors import NoSlipToPrint
from core.slips.files import KIND
from core.slips.one_slip import PrintedSlip, Wording
from core.slips.rules import Counts, kept
from core.slips.sheet import PER_PAGE, printed
from db.tables import AuditEvent, Base, Candidate, Slip
from tests.core.documents.printing import checked, extracted, program, squeezed
from tests.core.slips.conftest import UAI, a_pupil, drawn
from tests.factories import a_staff, an_account


def test_slips_are_drawn_for_those_who_have_not_activated(writing, case_officer):
    """By class then by name; whoever has an account gets none, whatever is asked."""
    with writing() as tx:
        wanted = [a_pupil(tx, "Zola", "T1"), a_pupil(tx, "Étienne", "T1"), a_pupil(tx, "Abel", "T2")]
        active = a_pupil(tx, "Aubert", "T1")
        an_account(tx, candidate=tx.get_one(Candidate, active))
    assert list(drawn(case_officer)) == [wanted[1], wanted[0], wanted[2]]


def test_only_the_missing_are_printed_again(writing, case_officer):
    """Those who hold a slip that works may be left out; or all who have not activated, whose slips are replaced."""
    with writing() as tx:
        first = a_pupil(tx, "Martin")
    before = drawn(case_officer)
    with writing() as tx:
        newcomer = a_pupil(tx, "Petit")
    assert list(drawn(case_officer, only_without=True)) == [newcomer]
    assert set(drawn(case_officer)) == {first, newcomer}
    with pytest.raises(NoSlipToPrint):
        units.perform(order_sheet, case_officer, UAI, only_without=True)
    assert list(before) == [first]


def test_a_new_slip_revokes_the_old_one(writing, reading, pupil, case_officer):
    """One live slip per candidate, never two (6.28)."""
    old = drawn(case_officer)[pupil]
    new = drawn(case_officer)[pupil]
    with reading() as tx:
        live = tx.scalars(select(Slip.code_hash).where(Slip.revoked_at.is_(None))).all()
    assert live == [kept(rules.read(new))]
    assert kept(rules.read(old)) not in live


def test_a_sheet_is_handed_over_once_to_who_ordered_it(pupil, case_officer, other_case_officer):
    """A second download, or a colleague's, finds nothing: the codes were in one answer only."""
    ordered = units.perform(order_sheet, case_officer, UAI)
    with pytest.raises(NotFound):
        units.perform(files.open_file, other_case_officer, KIND, str(ordered.sheet_id))
    answer = units.perform(files.open_file, case_officer, KIND, str(ordered.sheet_id))
    assert answer.content.startswith(b"%PDF-")
    with pytest.raises(NotFound):
        units.perform(files.open_file, case_officer, KIND, str(ordered.sheet_id))


def test_a_sheet_not_downloaded_in_time_draws_nothing(pupil, reading, case_officer, stopped_clock):
    """A quarter of an hour after the click, the order is void and no slip was revoked for it."""
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    ordered = units.perform(order_sheet, case_officer, UAI)
    stopped_clock(at + rules.ORDER_LIFE)
    with pytest.raises(NotFound):
        units.perform(draw_sheet, case_officer, ordered.sheet_id)
    with reading() as tx:
        assert tx.scalars(select(Slip)).all() == []


def test_codes_are_nowhere_in_clear(pupil, reading, case_officer):
    """Neither in a table nor in the journal is a code to be found: only its digest (6.28)."""
    code = rules.read(drawn(case_officer)[pupil])
    with reading() as tx:
        for table in Base.metadata.sorted_tables:
            for row in tx.execute(select(table)):
                assert code not in str(row).replace("-", ""), table.name
        held = tx.scalars(select(Slip)).one()
        assert held.code_hash == kept(code)
        assert held.expires_at - held.issued_at == timedelta(days=60)


def test_printing_is_journalled_for_the_sheet_and_each_candidate(pupil, reading, case_officer):
    """Who printed slips, for which school, how many; and on each candidate's record (1.31)."""
    drawn(case_officer)
    with reading() as tx:
        events = tx.scalars(select(AuditEvent).where(AuditEvent.name == Event.SLIPS_ISSUED.value)).all()
    assert [(one.subject_kind, one.actor_id) for one in events] == [
        ("slip_sheet", case_officer.id), ("candidate", case_officer.id),
    ]  # fmt: skip
    assert events[0].facts == {"school": UAI, "classes": [], "slips": 1}
    assert events[1].subject_id == pupil


def test_slips_of_another_perimeter_are_not_printed(engine, pupil, stranger, reader, supervisor):
    """An office prints for its own académie; who may only read or count prints nothing (3.02)."""
    with pytest.raises(NoSlipToPrint):
        units.perform(order_sheet, stranger, UAI)
    for other in (reader, supervisor):
        with pytest.raises(NotAllowed):
            units.perform(order_sheet, other, UAI)
        with pytest.raises(NotAllowed):
            units.read(queries.schools, other)
    assert units.read(queries.schools, stranger) == []
    elsewhere = a_staff(engine, "case_officer", academie_code="08", domain_code="CAP")
    assert units.read(queries.classes, elsewhere, UAI) == []


def test_how_far_each_class_has_come_is_counted(writing, pupil, case_officer):
    """Candidates, activated, slips in hand, and those who have neither: the numbers of the page."""
    drawn(case_officer)
    with writing() as tx:
        a_pupil(tx, "Petit", "T2")
        an_account(tx, candidate=tx.get_one(Candidate, a_pupil(tx, "Grand", "T2")))
    counts = {line.name: line.counts for line in units.read(queries.classes, case_officer, UAI)}
    assert counts == {"T1": Counts(1, 0, 0, 1), "T2": Counts(2, 1, 0, 0)}
    assert counts["T1"].without == 0
    assert counts["T2"].without == 1
    (school,) = units.read(queries.schools, case_officer)
    assert school.counts == counts["T1"] + counts["T2"]


def a_sheet(count: int, names: tuple[str, ...] = ("MARTIN",), classes: int = 1) -> tuple[list[PrintedSlip], Wording]:
    """So many slips in so many classes."""
    slips = []
    for rank in range(count):
        code = rules.written(new_code())
        name, address = names[rank % len(names)], f"https://candidats.example/papillon?code={code}"
        slips.append(PrintedSlip(name, "Camille", f"C{rank * classes // count:02d}", code, address))
    words = Wording(
        "Mon papillon", "Lycée d’essai, Grenoble", "Mon code", ("Je vais sur le site.", "Je saisis.", "J’active."),
        "Valable jusqu’au 22 janvier 2027.", {slip.class_name: f"Classe : {slip.class_name}" for slip in slips},
    )  # fmt: skip
    return slips, words


def test_a_thousand_slips_take_seconds():
    """Thirty classes of thirty-four, each beginning on a page of its own."""
    slips, words = a_sheet(1_000, classes=30)
    began = time.process_time()
    made = printed(slips, words, title="Papillons", made_at=datetime(2026, 11, 23, tzinfo=UTC))
    assert time.process_time() - began < 5
    assert made == printed(slips, words, title="Papillons", made_at=datetime(2026, 11, 23, tzinfo=UTC))


def test_a_sheet_says_every_name_and_every_code(tmp_path):
    """Whatever the script or the length of a name, nothing is cut short, and the file is sound."""
    names = (
        "MARTIN",
        "NGUYỄN",
        "ÉTIENNE-ŒUVRARD",
        "محمد العربي",
        "DE LA TOUR D’AUVERGNE" * 4,
        "კვარაცხელია",
        "O’CONNOR",
    )
    slips, words = a_sheet(10, names)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(slips, words, title="Papillons", made_at=datetime(2026, 11, 23, tzinfo=UTC)))
    checked(file)
    said = squeezed(extracted(file))
    for slip in slips:
        assert squeezed(slip.birth_name) in said
        assert slip.code in said
    assert squeezed(extracted(file, "-f", "2", "-l", "2")).count("Monpapillon") == 10 - PER_PAGE


def test_the_square_of_a_slip_leads_to_the_form_with_its_code(tmp_path):
    """What a telephone reads is the address of the form and the code of that very slip."""
    slips, words = a_sheet(8)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(slips, words, title="Papillons", made_at=datetime(2026, 11, 23, tzinfo=UTC)))
    subprocess.run(
        [program("pdftoppm", "poppler-utils"), "-r", "110", "-png", str(file), str(tmp_path / "p")], check=True
    )
    (image,) = tmp_path.glob("p*.png")
    command = [program("zbarimg", "zbar-tools"), "-q", "--raw", str(image)]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert sorted(read) == sorted(slip.address for slip in slips)
