"""What may be corrected, how it is read, and what exactly is approved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corrections import rules
from core.corrections.errors import (
    EvidenceMissing,
    EvidenceNotRecognised,
    EvidenceTooLarge,
    FieldNotCorrectable,
    NothingChanges,
    ReasonUnexplained,
    UnknownReason,
)
from core.corrections.evidence import EXTENSIONS, MOST_BYTES, Evidence, check, media_type, shown_name
from core.corrections.rules import Asked, Change
from core.errors import InvalidFields
from core.i18n import LANGUAGES, t
from db.guards.declared import IDENTITY_COLUMNS
from tests.core.corrections.conftest import PDF

TODAY = date(2026, 11, 23)
KNOWN = {
    "civility": "Mme", "birth_name": "Martin", "usual_name": "", "first_names": "Léa", "birth_date": "2008-03-12",
    "birth_place": "Grenoble", "birth_commune": "38185", "birth_departement": "038", "birth_country": "France",
    "nationality": "Française", "ine": "", "email": "lea@example.org",
}  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 60 + b"\xff\xd9"


def read(**values):
    return rules.changes(Asked(tuple(values.items())), KNOWN, today=TODAY)


def test_identity_is_what_the_database_locks():
    """The fields that need two persons are those the database refuses to change otherwise (6.08, 3.09)."""
    assert rules.IDENTITY_FIELDS == IDENTITY_COLUMNS
    assert set(rules.CORRECTABLE) - set(IDENTITY_COLUMNS) == {"email"}


def test_only_what_changes_is_kept_in_register_order():
    """Fields equal to the register, or another spelling of the same value, are no change."""
    found = read(first_names="Léa", birth_date="12/03/2009", birth_name="  Martineau ", civility="Madame")
    assert found == (
        Change("birth_name", "Martin", "Martineau"),
        Change("birth_date", "2008-03-12", "2009-03-12"),
    )


def test_asking_for_what_is_already_there_is_refused():
    """A correction that changes nothing is not a correction."""
    with pytest.raises(NothingChanges):
        read(birth_name="Martin", birth_date="12 mars 2008")


@pytest.mark.parametrize("field", ["number", "version", "locked_at", "last_correction_id", "phone", "academie_code"])
def test_no_other_field_can_be_reached(field):
    """Numbers, versions, locks and states are never corrected, whatever a form sends (3.04)."""
    with pytest.raises(FieldNotCorrectable):
        read(**{field: "x"})


def test_every_fault_is_told_at_once():
    """Wrong values are refused together, each with its fault, and nothing is guessed."""
    with pytest.raises(InvalidFields) as refused:
        read(birth_name="", birth_date="12/03/08", ine="12", first_names="Léa\u202e", email="lea@@example.org")
    assert refused.value.facts["fields"] == {
        "birth_name": "name_missing", "birth_date": "date_two_digit_year", "ine": "ine_form",
        "first_names": "name_invisible_character", "email": "email_form",
    }  # fmt: skip


def test_a_birth_date_is_in_the_past():
    """Nobody is born tomorrow."""
    with pytest.raises(InvalidFields):
        read(birth_date="2026-11-23")


def test_a_reason_is_of_the_catalogue_and_other_is_explained():
    """A correction can be justified years later (3.12)."""
    assert rules.check_reason("civil_status", "")[0] is rules.Reason.CIVIL_STATUS
    with pytest.raises(UnknownReason):
        rules.check_reason("because", "x")
    with pytest.raises(ReasonUnexplained):
        rules.check_reason("other", " \n ")
    assert rules.check_reason("other", " jugement\n du 3 mai ")[1] == "jugement du 3 mai"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*rules.Reason, *rules.State])
def test_every_reason_and_state_has_a_sentence(language, name):
    """What a page shows of a correction is said in both languages."""
    kind = "reason" if isinstance(name, rules.Reason) else "correction-state"
    assert t(language, f"{kind}-{name.value.replace('_', '-')}")


FIELD = st.dictionaries(st.sampled_from(rules.CORRECTABLE), st.text(max_size=12), min_size=1)


@given(FIELD, FIELD, st.integers(1, 9), st.integers(1, 9))
def test_the_digest_names_one_proposal_only(before, after, candidate, version):
    """Anything that differs gives another digest; the order of fields does not (3.10)."""
    one = rules.digest(candidate, version, before, after, [1, "a"])
    assert one == rules.digest(candidate, version, dict(reversed(before.items())), after, [1, "a"])
    assert one != rules.digest(candidate + 1, version, before, after, [1, "a"])
    assert one != rules.digest(candidate, version + 1, before, after, [1, "a"])
    assert one != rules.digest(candidate, version, before, after | {"ine": "another"}, [1, "a"])
    assert one != rules.digest(candidate, version, before | {"ine": "another"}, after, [1, "a"])
    assert one != rules.digest(candidate, version, before, after, [2, "a"])
    assert one != rules.digest(candidate, version, before, after, [1, "b"])


def test_a_proposal_lives_seven_days():
    """Open a second before, over at the instant itself (3.09)."""
    end = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert not rules.is_expired(end, end - timedelta(seconds=1))
    assert rules.is_expired(end, end)


def test_a_correction_is_undone_only_while_its_fields_stay_as_it_left_them():
    """A later correction of the same field, or any other change of it, closes the way back (domain d.2)."""
    after, now = {"birth_name": "B"}, {"birth_name": "B", "ine": ""}
    assert rules.can_be_undone(after, now, [["ine"]])
    assert not rules.can_be_undone(after, now, [["birth_name", "ine"]])
    assert not rules.can_be_undone(after, {"birth_name": "C"}, [])


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("a.pdf", PDF, "application/pdf"), ("A.PNG", PNG, "image/png"), ("a.jpeg", JPEG, "image/jpeg")],
)
def test_a_proof_is_a_pdf_a_jpeg_or_a_png(name, content, kind):
    """Recognised by what it is, and its name agrees (2.08)."""
    assert check(Evidence(name, content)) == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<html><script>x</script></html>"),
        ("a.pdf", b"<html>%PDF-1.7 %%EOF</html>"),
        ("a.pdf", b"%PDF-1.7\ncut"),
        ("a.png", PDF),
        ("a.pdf", PNG),
        ("a.pdf.exe", PDF),
        ("a", PDF),
        ("a.png", PNG[:60]),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"<script>" + b"IEND\xaeB`\x82"),
        ("a.jpg", b"\xff\xd8\xff" + b"x" * 2000),
        ("a.svg", b"<svg onload='x'/>"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 50),
        ("a.pdf", b"MZ" + PDF),
        ("a.gif", b"GIF89a" + b"\x00" * 20),
        ("a.jpg", b"\x00" + JPEG),
        ("a.pdf", PDF + b"<script>" * 500),
    ],
)
def test_other_files_are_refused_whatever_their_name(name, content):
    """Extension, first bytes and last bytes must agree (2.08)."""
    with pytest.raises(EvidenceNotRecognised):
        check(Evidence(name, content))


def test_a_proof_is_neither_empty_nor_huge():
    """10 MB at most, one byte more is refused; an empty file is no proof."""
    with pytest.raises(EvidenceMissing):
        check(Evidence("a.pdf", b""))
    full = PDF[:-6] + b" " * (MOST_BYTES - len(PDF)) + PDF[-6:]
    assert len(full) == MOST_BYTES
    assert check(Evidence("a.pdf", full)) == "application/pdf"
    with pytest.raises(EvidenceTooLarge):
        check(Evidence("a.pdf", full[:20] + b" " + full[20:]))


@given(st.binary(max_size=200))
def test_no_random_content_is_taken_for_a_proof(content):
    """Recognition never fails on what it is given."""
    assert media_type(content) in {"", *EXTENSIONS}


def test_the_name_of_a_file_is_only_ever_displayed():
    """No path, nothing invisible, and short (2.08)."""
    assert shown_name("../../etc/acte\u202e.pdf") == "acte.pdf"
    assert shown_name("C:\\bureau\\acte.pdf") == "acte.pdf"
    assert len(shown_name("a" * 500 + ".pdf")) <= 130


def test_a_proof_shows_its_digest_never_its_content():
    """What compares or logs a form never carries the file itself."""
    assert "PDF-1.7" not in repr(Evidence("a.pdf", PDF))
    assert Evidence("a.pdf", PDF).sha256 in repr(Evidence("a.pdf", PDF))
