"""The panels of the exports page: what to export and why, my exports, those that await my approval."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import streamlit as st

from core.access import Actor
from core.exports import actions, queries, rules
from core.exports.catalogue import ExportType
from core.exports.queries import ExportLine
from core.exports.rules import DataClass, Format, Purpose, State
from core.exports.sheet import Column
from core.i18n import enumeration
from pages.shared import confirmation, export_criteria, frame, two_persons, widgets
from pages.shared.messages import plain
from pages.shared.two_persons import Words

COLOURS: dict[str, Literal["green", "blue", "orange", "red", "gray"]] = {
    State.READY: "green", State.ORDERED: "blue", State.AWAITING_APPROVAL: "orange", State.REFUSED: "red",
    State.FAILED: "red", State.EXPIRED: "gray",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says."""

    name: str
    query: dict[str, Any]
    columns: tuple[str, ...]
    purpose: str
    recipient: str
    file_format: str


def title_of(name: str) -> str:
    """Give the title of an export."""
    return frame.say(f"export-{name.replace('_', '-')}-title")


def state_name(state: str) -> str:
    """Give the words of a state."""
    return frame.say(f"export-state-{state.replace('_', '-')}")


def purpose_name(purpose: str) -> str:
    """Give the words of a purpose."""
    return frame.say(f"export-purpose-{purpose.replace('_', '-')}")


def column_title(name: str) -> str:
    """Give the title of a column."""
    return frame.say(f"export-column-{name.replace('_', '-')}")


def order_form(actor: Actor) -> Wanted | None:
    """Ask what to export, why and for whom; the purpose limits the columns."""
    kinds = {kind.name: kind for kind in frame.read(queries.kinds, actor) or ()}
    if not kinds:
        return None
    asked = st.query_params.get("export", "")
    first, second = st.columns(2)
    name = first.selectbox(
        frame.say("exports-kind"), list(kinds), index=list(kinds).index(asked) if asked in kinds else 0,
        format_func=title_of, key="exports_kind",
    )  # fmt: skip
    kind = kinds[name]
    purpose = second.selectbox(
        frame.say("exports-purpose"), _purposes(kind), format_func=purpose_name, key=f"exports_purpose_{name}",
        help=frame.say("exports-purpose-help"),
    )  # fmt: skip
    first.caption(plain(frame.say(f"export-{name.replace('_', '-')}-help")))
    query = export_criteria.criteria(name)
    columns = _columns(kind, purpose)
    left, right = st.columns(2)
    recipient = left.text_input(
        frame.say("exports-recipient"), max_chars=200, key="exports_recipient", help=frame.say("exports-recipient-help")
    )
    file_format = right.segmented_control(
        frame.say("exports-format"), [one.value for one in Format], default=Format.XLSX.value, required=True,
        format_func=lambda one: frame.say(f"export-format-{one}"), key="exports_format",
        help=frame.say("exports-format-help"),
    )  # fmt: skip
    return Wanted(name, query, columns, purpose, recipient, file_format or Format.XLSX.value)


def _purposes(kind: ExportType) -> list[str]:
    """Purposes that the usual columns allow come first: statistics never come with a list of persons."""
    usual = max(column.data_class for column in kind.columns if column.name in kind.usual)
    fitting = [purpose.value for purpose in rules.purposes_for(usual)]
    return fitting + [purpose.value for purpose in Purpose if purpose.value not in fitting]


def _columns(kind: ExportType, purpose: str) -> tuple[str, ...]:
    allowed = {one.name: one for one in kind.columns if one.data_class <= rules.MOST_FOR[rules.purpose_of(purpose)]}
    chosen = st.multiselect(
        frame.say("exports-columns"), list(allowed), default=[name for name in kind.usual if name in allowed],
        format_func=lambda name: _column_choice(allowed[name]), key=f"exports_columns_{kind.name}_{purpose}",
        help=frame.say("exports-columns-fixed" if kind.fixed else "exports-columns-help"),
    )  # fmt: skip
    return tuple(chosen)


def _column_choice(column: Column) -> str:
    title = column_title(column.name)
    if column.data_class <= DataClass.REFERENCE:
        return title
    about = frame.say(f"export-class-{column.data_class.name.lower()}")
    return frame.say("exports-column-choice", title=title, **{"class": about})


def foreseen(actor: Actor, wanted: Wanted) -> None:
    """Say what the order would give, and let it be ordered."""
    ready = bool(wanted.columns) and export_criteria.is_complete(wanted.name, wanted.query)
    if ready:
        found = frame.read(
            queries.preview, actor, wanted.name, wanted.query, columns=wanted.columns, purpose=wanted.purpose
        )
        if found is not None:
            with st.container(border=True):
                key = "exports-needs-approval" if found.needs_approval else "exports-no-approval"
                said = [
                    frame.say("exports-foresee", rows=found.rows, shown=frame.number(found.rows)),
                    frame.say("exports-line-criteria", criteria=found.criteria),
                    frame.say(key, above=frame.number(found.above)),
                ]
                st.text("\n".join(said))
    shown = (wanted.name, wanted.query, wanted.columns, wanted.purpose)
    if widgets.acted_on(
        shown, frame.say("exports-order"), key="exports_order", icon=":material/table_view:", disabled=not ready
    ):
        _order(actor, wanted)


def _order(actor: Actor, wanted: Wanted) -> None:
    ordered = frame.perform(
        actions.order_export, actor, wanted.name, wanted.query, columns=wanted.columns, purpose=wanted.purpose,
        recipient=wanted.recipient, file_format=wanted.file_format, key=frame.one_use_key(f"exports_order {wanted}"),
    )  # fmt: skip
    if ordered:
        frame.tell(
            f"exports-done-{ordered.state.replace('_', '-')}", number=str(ordered.export_id),
            rows=frame.number(ordered.rows),
        )  # fmt: skip


def mine(actor: Actor) -> None:
    """Show my exports; while one is being prepared, look again every two seconds."""
    lines = frame.read(queries.my_exports, actor) or []
    waiting = any(line.state == State.ORDERED for line in lines)
    st.fragment(_mine, run_every="2s" if waiting else None)(actor)


def _mine(actor: Actor) -> None:
    st.header(frame.say("exports-mine"), anchor=False)
    lines = frame.read(queries.my_exports, actor) or []
    if not lines:
        widgets.empty("exports-mine-empty")
    for line in lines:
        with st.container(border=True):
            _facts(line)
            if line.decided_by and line.state == State.REFUSED:
                st.text(frame.say("exports-line-decided", state=state_name(line.state), by=line.decided_by))
            if line.reason:
                st.text(frame.say("exports-line-reason", reason=_reason(line)))
            if line.alive and line.expires_at:
                st.caption(plain(frame.say("exports-line-until", at=frame.moment(line.expires_at))))
                frame.file_link("exports", line.id, frame.say("exports-take"))


def _reason(line: ExportLine) -> str:
    """A failure is kept as a code, a refusal as the words of the person who refused."""
    return frame.say("exports-failed") if line.state == State.FAILED else line.reason


def _facts(line: ExportLine) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(frame.say("exports-line", number=str(line.id), title=title_of(line.name)))
        st.badge(plain(state_name(line.state)), color=COLOURS[line.state])
    facts = [
        frame.say(
            "exports-line-facts", format=line.format.upper(), rows=frame.number(line.rows),
            purpose=purpose_name(line.purpose), at=frame.moment(line.asked_at),
        ),
        frame.say("exports-line-criteria", criteria=line.criteria),
        frame.say("exports-line-recipient", recipient=line.recipient),
    ]  # fmt: skip
    if line.academies:
        listed = enumeration(frame.language(), line.academies)
        facts.insert(2, frame.say("exports-line-academies", academies=listed))
    st.text("\n".join(facts))


def to_approve(actor: Actor) -> None:
    """Show the exports of others that await my approval, with all there is to decide on."""
    st.header(frame.say("exports-to-approve"), anchor=False)
    lines = frame.read(queries.awaiting_me, actor) or []
    if not lines:
        widgets.empty("exports-to-approve-empty")
    proved = not lines or confirmation.confirmed(actor, "exports-confirm-why")
    for line in lines:
        with st.container(border=True):
            _facts(line)
            titles = enumeration(frame.language(), [column_title(name) for name in line.columns])
            st.text(frame.say("exports-asked-by", by=line.asked_by, columns=titles))
            two_persons.decide(
                ("exports", line.id), Words("exports-approve", "exports-refuse", "exports-refusal-reason"),
                approve=partial(_approve, actor, line.id), refuse=partial(_refuse, actor, line.id), longest=500,
                disabled=not proved,
            )  # fmt: skip


def _approve(actor: Actor, export_id: int, key: str) -> None:
    if frame.perform(actions.approve_export, actor, export_id, key=key):
        frame.tell("exports-approved", number=str(export_id))


def _refuse(actor: Actor, export_id: int, reason: str, key: str) -> None:
    if frame.perform(actions.refuse_export, actor, export_id, reason=reason, key=key):
        frame.tell("exports-refused", number=str(export_id))
