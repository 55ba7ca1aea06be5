"""Say that two records are of two persons, or propose that one person has them both: with every consequence first."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.duplicates.apart import set_apart
from core.duplicates.foreseeing import Affected, Foreseen, foresee
from core.duplicates.proposing import Choice, propose
from core.duplicates.side_by_side import Compared
from core.duplicates.values import CHOICES
from core.registrations.rules import ENDED, number_text, version_text
from pages.shared import correction_values, duplicate_sides, frame
from pages.shared.messages import plain

MOST_LETTERS = 2_000


def show(actor: Actor, found: Compared) -> None:
    """Offer both answers to the question whether this is one person."""
    if found.state not in {"open", "undone", "set_apart"} or any(side.merged for side in found.sides):
        return
    if found.state != "set_apart":
        _apart(actor, found)
    _merge(actor, found)


def _apart(actor: Actor, found: Compared) -> None:
    with st.popover(frame.say("duplicates-apart"), icon=":material/group:"):
        st.text(frame.say("duplicates-apart-explained"))
        st.text_area(frame.say("duplicates-apart-why"), key=f"apart_{found.pair_id}", max_chars=MOST_LETTERS)
        st.button(
            frame.say("duplicates-apart-confirm"), key=f"apart_go_{found.pair_id}", on_click=_set_apart,
            args=(actor, found.pair_id, found.score, frame.one_use_key(f"apart_{found.pair_id}")),
        )  # fmt: skip


def _set_apart(actor: Actor, pair: int, score: int, key: str) -> None:
    reason = str(st.session_state.get(f"apart_{pair}") or "")
    if frame.perform(set_apart, actor, pair, reason=reason, seen=score, key=key) is not None:
        frame.tell("duplicates-apart-done")


def _merge(actor: Actor, found: Compared) -> None:
    st.header(frame.say("duplicates-merge"), anchor=False)
    form, panel = st.columns([3, 2], gap="large")
    with form:
        choice = _choice(found)
        reason = st.text_area(
            frame.say("duplicates-reason-asked"), key=f"merge_why_{found.pair_id}", max_chars=MOST_LETTERS
        )
    said = frame.read(foresee, actor, found.pair_id, choice)
    if said is None:
        return
    with panel:
        consequences(said)
    with form:
        st.button(
            frame.say("duplicates-send"), type="primary", icon=":material/merge:", key=f"merge_go_{found.pair_id}",
            disabled=bool(said.blockers), on_click=_propose,
            args=(actor, found.pair_id, choice, reason, said.versions, frame.one_use_key(f"merge_{found.pair_id}")),
        )  # fmt: skip


def _choice(found: Compared) -> Choice:
    numbers = {side.candidate_id: side for side in found.sides}
    start = max(
        found.sides, key=lambda side: (side.locked, len(side.registrations) + side.elsewhere, -side.candidate_id)
    )
    kept = st.radio(
        frame.say("duplicates-keep"), list(numbers), key=f"merge_keep_{found.pair_id}", horizontal=True,
        index=list(numbers).index(start.candidate_id), help=frame.say("duplicates-keep-help"),
        format_func=lambda one: numbers[one].number,
    )  # fmt: skip
    differing = [field for field in CHOICES if field in found.differing or (field == "address" and _address(found))]
    other = dict(next(side for side in found.sides if side.candidate_id != kept).values)
    if not differing:
        st.text(frame.say("duplicates-take-none"))
        return Choice(kept)
    st.caption(plain(frame.say("duplicates-take")), help=frame.say("duplicates-take-help"))
    taken = [field for field in differing if _is_taken(found.pair_id, kept, field, other[field])]
    return Choice(kept, tuple(taken))


def _is_taken(pair: int, kept: int, field: str, value: object) -> bool:
    name = correction_values.field_name(field)
    label = frame.say("duplicates-taken", field=name, value=duplicate_sides.written(field, value))
    return st.checkbox(plain(label), key=f"merge_take_{pair}_{kept}_{field}")


def _address(found: Compared) -> bool:
    return bool(found.differing & {"postcode", "city", "country"})


def _propose(actor: Actor, pair: int, choice: Choice, reason: str, seen: tuple[int, int], key: str) -> None:
    del reason  # as it was when the page was drawn; what counts is what is in the field now
    said = str(st.session_state.get(f"merge_why_{pair}") or "")
    done = frame.perform(propose, actor, pair, choice, reason=said, seen=seen, key=key)
    if done is not None:
        frame.tell("duplicates-sent", number=done.merge_id)


def consequences(said: Foreseen) -> None:
    """Say everything a merge would do, and what stands in its way."""
    st.subheader(frame.say("duplicates-consequences"), anchor=False)
    blockers(said.blockers)
    lines = [change(*one) for one in said.changes] + [_affected(one) for one in said.affected]
    if said.elsewhere:
        lines.append(frame.say("duplicates-effects-elsewhere", count=said.elsewhere))
    if said.email:
        lines.append(frame.say("duplicates-email-kept", email=said.email))
    if said.other_email:
        lines.append(frame.say("duplicates-email-other", email=said.other_email))
    if said.forced:
        lines.append(frame.say("duplicates-email-forced"))
    lines += [frame.say(f"duplicates-account-effect-{said.account}"), frame.say("duplicates-undo-for")]
    st.text("\n".join(f"• {line}" for line in lines))


def blockers(codes: tuple[str, ...]) -> None:
    """Say what must be settled first."""
    if codes:
        said = [frame.say(f"duplicates-blocker-{one.replace('_', '-')}") for one in codes]
        st.error(plain("\n".join([frame.say("duplicates-blockers"), *said])), icon=":material/block:")


def change(field: str, before: object, after: object) -> str:
    """Say one field before and after."""
    return frame.say(
        "duplicates-change", field=correction_values.field_name(field), before=duplicate_sides.written(field, before),
        after=duplicate_sides.written(field, after),
    )  # fmt: skip


def _affected(one: Affected) -> str:
    places = {"exam": one.exam, "academie": one.academie}
    numbers = {"number": number_text(one.number), "next": number_text(one.next_number)}
    if one.moves and one.state in ENDED:
        return frame.say("duplicates-effect-ended", **places, **numbers)
    versions = {"version": version_text(one.version), "next": version_text(one.next_version)}
    parts = [frame.say("duplicates-effect-moves", **places, **numbers)] if one.moves else []
    same = "duplicates-effect-next" if one.moves else "duplicates-effect-version"
    parts.append(frame.say(same, **({} if one.moves else places), **versions))
    if one.documents:
        parts.append(frame.say("duplicates-effect-documents", count=one.documents))
    if one.signed:
        parts.append(frame.say("duplicates-effect-signed"))
    return " · ".join(parts)
