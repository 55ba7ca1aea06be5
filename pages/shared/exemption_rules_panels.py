"""The rules of an exam with their dates, and « Si cette règle change » : whom one concerns, and what would differ."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.access import Actor, Permission, allowed
from core.candidates.folding import fold
from core.catalogue import queries as catalogue
from core.catalogue.entries import RuleKind
from core.exemptions.queries import Concerned, Reach, ShownRule, affected, applied, rules_of
from core.i18n import enumeration
from core.registrations.rules import number_text
from core.search.query import Query
from pages.shared import exemption_panels, export_criteria, frame, widgets
from pages.shared.exemption_panels import Chosen
from pages.shared.messages import plain

GIVING = frozenset({RuleKind.EXEMPTED, RuleKind.KEPT, RuleKind.CARRIED})


def rules(actor: Actor, chosen: Chosen) -> None:
    """Show the rules of the exam, those in force first asked for; any word of a line finds it."""
    found = frame.read(rules_of, actor, chosen.domain, chosen.exam_session)
    if found is None:
        return
    first, second = st.columns([3, 1], vertical_alignment="bottom")
    with first:
        words = st.text_input(frame.say("exemptions-find"), key="exemptions_find", max_chars=80, autocomplete="off")
    with second:
        every = st.toggle(frame.say("exemptions-every-rule"), key="exemptions_every")
    rows = [_rule(one) for one in found if every or one.in_force]
    wanted = fold(words or "").split()
    rows = [row for row in rows if all(word in fold(" ".join(row.values())) for word in wanted)]
    st.caption(plain(frame.say("exemptions-rules-count", count=len(rows), exam_session=chosen.exam_session)))
    if rows:
        st.dataframe(
            exemption_panels.frame_of(rows), hide_index=True, key="exemptions_rules", row_height=THREE_LINES,
            alt=frame.say("exemptions-rules-alt", count=len(rows)),
            column_config={
                frame.say(f"exemptions-column-{one}"): st.column_config.TextColumn(width="medium") for one in _WIDE
            },
        )  # fmt: skip
    else:
        widgets.empty("exemptions-no-rule")


def _rule(one: ShownRule) -> dict[str, str]:
    level = [frame.say("exemptions-level", level=one.min_level)] if one.min_level else []
    deduced = frame.say("exemptions-deduced")
    reached = [frame.say(f"exemptions-target-{_STARS[code]}") if code in _STARS else code for code in one.targets]
    return {
        frame.say("exemptions-column-code"): one.code,
        frame.say("exemptions-column-rule"): one.label,
        frame.say("exemptions-column-kind"): frame.say(f"exemptions-kind-{one.kind.value}"),
        frame.say("exemptions-column-dates"): _dates(one),
        frame.say("exemptions-column-text"): one.legal_ref,
        frame.say("exemptions-column-papers"): enumeration(frame.language(), reached),
        frame.say("exemptions-column-holders"): enumeration(frame.language(), [*one.holders, *level]),
        frame.say("exemptions-column-least"): one.min_grade or "–",
        frame.say("exemptions-column-years"): str(one.years or "–"),
        frame.say("exemptions-column-source"): one.source if one.certain else f"{deduced} {one.source}",
    }


THREE_LINES = 76  # of a cell: a rule and its text are read whole
_WIDE = ("rule", "text", "papers", "holders", "source")
_STARS = {"*": "any", "professional": "professional"}


def _dates(one: ShownRule) -> str:
    if one.last:
        return frame.say("exemptions-dates-between", first=str(one.first), last=str(one.last))
    return frame.say("exemptions-dates-since", first=str(one.first))


def change(actor: Actor, chosen: Chosen) -> None:
    """Show whom a rule concerns, and whose papers today's law would give otherwise."""
    every = [one for one in frame.read(rules_of, actor, chosen.domain, chosen.exam_session) or [] if one.kind in GIVING]
    names = {one.code: f"{one.code} – {one.label}" for one in every}
    if not names:
        widgets.empty("exemptions-none-by-credit")
        return
    code = st.selectbox(
        frame.say("exemptions-rule"), list(names), key=f"exemptions_rule_{chosen.domain}",
        format_func=names.__getitem__,
    )  # fmt: skip
    st.caption(plain(frame.say("exemptions-change-explained")))
    academies = {one.code: one.label for one in frame.read(catalogue.academies, actor) or []}
    first = frame.read(applied, actor, code or "", chosen.exam_session_id)
    if first is not None:
        _reach(actor, first, academies, "applied", chosen)
    second = frame.read(affected, actor, code or "", chosen.exam_session_id)
    if second is not None:
        _reach(actor, second, academies, "affected", chosen)


def _reach(actor: Actor, found: Reach, academies: dict[str, str], name: str, chosen: Chosen) -> None:
    st.header(frame.say(f"exemptions-{name}"), anchor=False)
    st.text(frame.say(f"exemptions-{name}-count", count=found.total, written=frame.number(found.total)))
    if not found.total:
        return
    widgets.table(
        [
            {
                frame.say("exemptions-column-academie"): academies.get(academie, academie),
                frame.say("exemptions-column-state"): frame.say(f"registration-state-{state.replace('_', '-')}"),
                frame.say("exemptions-column-count"): frame.number(count),
            }
            for academie, state, count in found.counts
        ],
        alt_key=f"exemptions-{name}",
    )
    with st.expander(frame.say("exemptions-names", count=len(found.people)), key=f"exemptions_names_{name}"):
        _people(found.people)
    if allowed(actor, Permission.EXPORT_MAKE) and st.button(
        frame.say("exemptions-export"), key=f"exemptions_export_{name}", icon=":material/table_view:"
    ):
        export_criteria.export_search(Query(exam_sessions=(chosen.exam_session,), registrations=found.registrations))


def _people(people: Sequence[Concerned]) -> None:
    differs = any(one.added or one.removed or one.changed for one in people)
    rows = [
        {
            frame.say("exemptions-column-number"): one.candidate_number,
            frame.say("exemptions-column-name"): f"{one.birth_name} {one.first_names}",
            frame.say("exemptions-column-registration"): number_text(one.number),
        }
        | (_differences(one) if differs else {})
        for one in people
    ]
    widgets.table(rows, alt_key="exemptions-people-alt")


def _differences(one: Concerned) -> dict[str, str]:
    return {
        frame.say("exemptions-column-added"): ", ".join(one.added) or "–",
        frame.say("exemptions-column-removed"): ", ".join(one.removed) or "–",
        frame.say("exemptions-column-changed"): ", ".join(one.changed) or "–",
    }
