"""A litigation file as a paper: who had it made and why, then everything of the person, the whole journal last."""

from __future__ import annotations

from core.audit.queries import EventLine
from core.candidates import words
from core.candidates.timeline import Kind, kind_of
from core.documents.rendering.register import Entries, Entry, Facts, Grid, Paper, Part
from core.litigation import registration_parts
from core.litigation.gathering import Whole
from core.litigation.wording import FRENCH, at, changes, fact, facts, field, say, value


def paper(whole: Whole) -> Paper:
    """Write everything; equal facts give an equal paper."""
    file = whole.file
    names = {one.field: str(one.value) for one in file.identity}
    who = f"{names.get('birth_name', '')} {names.get('first_names', '')}"
    title = say("litigation-title")
    return Paper(
        title=title,
        running=f"{title} – {who} – {file.number}",
        made=say("litigation-made", who=whole.made_by, at=at(whole.made_at)),
        page=say("litigation-page", page="{page}", pages="{pages}"),
        made_at=whole.made_at,
        parts=tuple(
            part
            for part in (
                _heading(whole), _identity(whole), *registration_parts.parts(whole), _corrections(whole),
                _requests(whole), _mails(whole), _readings(whole), _journal(whole),
            )
            if part.blocks
        ),
    )  # fmt: skip


def _heading(whole: Whole) -> Part:
    every = say("litigation-everywhere")
    places = [f"{academie or every}, {domain or say('litigation-every-exam')}" for academie, domain in whole.places]
    rows = (
        ("litigation-number", str(whole.number)),
        ("litigation-by", whole.made_by),
        ("litigation-at", at(whole.made_at)),
        ("litigation-reason-printed", whole.reason),
        ("litigation-places", "\n".join(places)),
        ("litigation-journal-up-to", say("litigation-journal-event", seq=str(whole.up_to_seq), hash=whole.up_to_hash)),
        ("litigation-journal-count", str(len(whole.events))),
        ("litigation-what", say("litigation-what-explained")),
    )
    return Part(say("litigation-part-heading"), (Facts(tuple((say(key), text) for key, text in rows)),))


def _identity(whole: Whole) -> Part:
    file = whole.file
    rows = [(say("litigation-candidate-number"), file.number)]
    for one in (*file.identity, *file.contact):
        shown = words.civility(FRENCH, str(one.value)) if one.field == "civility" else fact(one.value)
        rows.append((field(one.field), shown))
    rows += [
        (say("candidate-since"), at(file.created_at)),
        (say("candidate-origin"), say(f"origin-{file.origin}")),
        (say("litigation-academie"), file.academie),
        (say("litigation-locked"), at(file.locked_at)),
    ]
    if file.account is not None:
        account = file.account
        ends = at(account.activated_at or account.deadline)
        state = say(f"account-state-{account.state}", at=ends)
        rows.append((say("candidate-account"), f"{account.email} – {state}"))
    return Part(say("litigation-part-identity"), (Facts(tuple(rows)),))


def _corrections(whole: Whole) -> Part:
    entries = []
    for one in whole.corrections:
        lines = [
            say("litigation-change", field=field(name), before=value(name, one.before.get(name)),
                after=value(name, after))
            for name, after in one.after.items()
        ]  # fmt: skip
        lines.append(say("litigation-because", reason=f"{say(_reason(one.reason_code))} {one.reason_text}".strip()))
        lines.append(say("litigation-proposed", who=one.proposer, at=at(one.proposed_at)))
        if one.decided_at is not None:
            lines.append(say("litigation-decided", who=one.decider, at=at(one.decided_at)))
        if one.decision_reason:
            lines.append(say("litigation-because", reason=one.decision_reason))
        head = say("litigation-correction", number=str(one.id), state=say(f"correction-state-{one.state}"))
        entries.append(Entry(head, tuple(lines), say("litigation-proof", sha256=one.proof_sha256)))
    return Part(say("litigation-part-corrections"), (Entries(tuple(entries)),) if entries else ())


def _reason(code: str) -> str:
    return f"reason-{code.replace('_', '-')}"


def _requests(whole: Whole) -> Part:
    entries = []
    for report in reversed(whole.file.reports):
        shown, wanted = value(report.field, report.shown), value(report.field, report.wanted)
        lines = [say("litigation-change", field=field(report.field), before=shown, after=wanted)]
        lines += _said(report.message, report.answer, report.decided_by, at(report.decided_at))
        state = say(f"candidate-file-report-{report.state}")
        head = say("litigation-report", at=at(report.sent_at), state=state)
        entries.append(Entry(head, tuple(lines)))
    for one in reversed(whole.file.accommodations):
        asked = ", ".join(words.measure(FRENCH, code) for code in one.measures)
        granted = ", ".join(words.measure(FRENCH, code) for code in one.granted)
        lines = [say("litigation-asked", measures=asked or say("corrections-nothing"))]
        if one.decided_at is not None:
            lines.append(say("litigation-granted", measures=granted or say("corrections-nothing")))
        lines += _said(one.message, one.answer, one.decided_by, at(one.decided_at))
        state = say(f"accommodation-state-{one.state.replace('_', '-')}")
        head = say("litigation-accommodation", at=at(one.asked_at), number=str(one.registration_number), state=state)
        entries.append(Entry(head, tuple(lines)))
    return Part(say("litigation-part-requests"), (Entries(tuple(entries)),) if entries else ())


def _said(message: str, answer: str, who: str, when: str) -> list[str]:
    found = [say("litigation-message", text=message)] if message else []
    found += [say("litigation-answer", text=answer)] if answer else []
    return found + ([say("litigation-decided", who=who, at=when)] if who else [])


def _mails(whole: Whole) -> Part:
    titles = tuple(say(f"candidate-column-{name}") for name in ("at", "subject", "to", "state"))
    rows = tuple(
        (at(one.sent_at or one.created_at), one.subject, one.recipient,
         f"{say(f'mail-state-{one.state}')} {one.error}".strip())
        for one in reversed(whole.file.mails)
    )  # fmt: skip
    return Part(say("litigation-part-mails"), (Grid(titles, (3, 6, 4, 3), rows),) if rows else ())


def _readings(whole: Whole) -> Part:
    titles = tuple(say(f"litigation-column-{name}") for name in ("event", "at", "what", "who"))
    rows = tuple(
        (str(one.seq), at(one.at), " – ".join(part for part in (say(one.key), facts(one)) if part), _who(one))
        for one in whole.events
        if kind_of(one.name) is Kind.READING
    )
    return Part(say("litigation-part-readings"), (Grid(titles, (1, 2, 6, 3), rows),) if rows else ())


def _who(one: EventLine) -> str:
    return f"{one.actor} ({one.on_behalf_of})" if one.on_behalf_of else one.actor


def _journal(whole: Whole) -> Part:
    entries = tuple(
        Entry(
            say("litigation-event", seq=str(one.seq), at=at(one.at), what=say(one.key), who=_who(one)),
            (*changes(one), *([facts(one)] if one.facts else []),
             *([say("litigation-because", reason=one.reason)] if one.reason else [])),
            say("litigation-hash", hash=one.hash),
        )
        for one in whole.events
    )  # fmt: skip
    return Part(say("litigation-part-journal"), (Entries(entries),) if entries else ())
