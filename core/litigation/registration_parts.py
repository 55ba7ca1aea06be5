"""The registrations in a litigation file: each with its versions whole or by what they changed, documents, pieces."""

from __future__ import annotations

from collections.abc import Iterator

from core.candidates.file_registrations import FileRegistration
from core.documents.rendering.register import Facts, Grid, Part
from core.litigation.gathering import Deposit, Whole
from core.litigation.wording import at, field, say, value
from core.registrations.differences import differences
from core.registrations.rules import number_text, version_text


def parts(whole: Whole) -> Iterator[Part]:
    """Write each registration, the oldest first."""
    for one in sorted(whole.file.registrations, key=lambda found: found.number):
        yield _registration(one)
        yield from _versions(whole, one)
        yield _documents(whole, one)
        yield _pieces(whole, one)
        yield _credits(one)


def _registration(one: FileRegistration) -> Part:
    rows = (
        ("litigation-state", f"{say(_state(one.state))} {one.state_reason}".strip()),
        ("litigation-exam", f"{one.domain} – {one.exam_session}"),
        ("litigation-speciality", f"{one.speciality_code} {one.speciality}"),
        ("litigation-academie", one.academie),
        ("litigation-category", one.category),
        ("litigation-school", " ".join(part for part in (one.school, one.class_name) if part)),
        ("litigation-first-saved", at(one.first_saved_at)),
        ("litigation-saved", f"{version_text(one.version)}, {at(one.saved_at)}"),
    )
    heading = say("litigation-part-registration", number=number_text(one.number))
    return Part(heading, (Facts(tuple((say(key), text) for key, text in rows if text)),))


def _state(code: str) -> str:
    return f"registration-state-{code.replace('_', '-')}"


def _versions(whole: Whole, one: FileRegistration) -> Iterator[Part]:
    """The first version whole, then what each changed of the one before."""
    titles = tuple(say(f"corrections-column-{name}") for name in ("field", "before", "after"))
    for version in sorted(one.versions, key=lambda found: found.n):
        heading = say(
            "litigation-version", number=number_text(one.number), version=version_text(version.n),
            at=at(version.saved_at), who=version.saved_by, cause=say(f"version-cause-{version.cause}"),
        )  # fmt: skip
        if version.n == 1:
            first = differences({}, whole.first_versions.get(one.id, {}))
            rows = tuple((field(c.field), value(c.field, c.after)) for c in first if c.after not in ("", None, []))
            yield Part(heading, (Facts(rows),), is_listed=False)
            continue
        changed = tuple((field(c.field), value(c.field, c.before), value(c.field, c.after)) for c in version.changes)
        yield Part(heading, (Grid(titles, (3, 4, 4), changed),) if changed else (Facts(()),), is_listed=False)


def _documents(whole: Whole, one: FileRegistration) -> Part:
    titles = tuple(say(f"litigation-column-{name}") for name in ("document", "version", "made", "opened", "digest"))
    rows = [
        (
            f"{say(_kind(document.kind))} {document.check_code}",
            version_text(document.version), f"{at(document.made_at)} {document.made_by}",
            at(whole.read_at.get(document.id)), document.sha256,
        )
        for document in sorted(one.documents, key=lambda found: found.id)
    ]  # fmt: skip
    rows += [
        (say("litigation-handed", kind=_handed(deposit)), "", f"{at(deposit.at)} {deposit.by}", "", deposit.sha256)
        for deposit in whole.handed
        if deposit.registration_id == one.id
    ]
    heading = say("litigation-part-documents", number=number_text(one.number))
    return Part(heading, (Grid(titles, (4, 2, 4, 3, 7), tuple(rows)),) if rows else (), is_listed=False)


def _handed(deposit: Deposit) -> str:
    return deposit.name or say(_kind(deposit.what))


def _kind(code: str) -> str:
    return f"document-kind-{code.replace('_', '-')}"


def _pieces(whole: Whole, one: FileRegistration) -> Part:
    states = tuple(say(f"candidate-column-{name}") for name in ("piece", "state", "reason", "at"))
    rows = tuple(
        (piece.label, say(f"piece-state-{piece.state.replace('_', '-')}"), piece.reason, at(piece.changed_at))
        for piece in one.pieces
    )
    titles = tuple(say(f"litigation-column-{name}") for name in ("piece", "file", "deposited", "removed", "digest"))
    files = tuple(
        (deposit.what, deposit.name, f"{at(deposit.at)} {deposit.by}", at(deposit.until), deposit.sha256)
        for deposit in whole.deposits
        if deposit.registration_id == one.id
    )
    blocks = [Grid(states, (5, 2, 4, 3), rows)] if rows else []
    blocks += [Grid(titles, (4, 3, 4, 3, 7), files)] if files else []
    heading = say("litigation-part-pieces", number=number_text(one.number))
    return Part(heading, tuple(blocks), is_listed=False)


def _credits(one: FileRegistration) -> Part:
    rows = [(credit.title, f"{credit.year} {credit.academie}".strip()) for credit in one.credits]
    rows += [
        (
            f"{exempted.paper} – {say(f'exemption-kind-{exempted.kind}')}",
            " · ".join(t for t in (exempted.grade, exempted.kept_until, exempted.rule, exempted.legal_ref) if t),
        )
        for exempted in one.exemptions
    ]
    heading = say("litigation-part-credits", number=number_text(one.number))
    return Part(heading, (Facts(tuple(rows)),) if rows else (), is_listed=False)
