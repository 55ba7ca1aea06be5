"""The simulator of exemptions: an exam, prior credits, and what they give, each paper with its rule and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from core.access import Actor
from core.catalogue import queries as catalogue
from core.exemptions.declaring import Declared, DeclaredOutcome, Group, Option, offered, simulated
from core.exemptions.offering import ELSEWHERE, Needs
from core.exemptions.queries import exam_sessions_of
from core.exemptions.weighed import ProposedPaper, Refusal, Weighed
from pages.shared import frame, widgets
from pages.shared.messages import plain

MOST_GRADES = 6


@dataclass(frozen=True, slots=True)
class Chosen:
    """The exam looked at: its domain, exam session and speciality."""

    domain: str
    exam_session_id: int
    exam_session: str
    speciality: str


def place(actor: Actor) -> Chosen | None:
    """Ask for which exam: domain, exam session, speciality."""
    first, second, third = st.columns([2, 1, 3])
    domains = {one.code: one.label for one in frame.read(catalogue.domains, actor) or [] if not one.closed}
    with first:
        domain = st.selectbox(
            frame.say("exemptions-domain"), list(domains), key="exemptions_domain", format_func=domains.__getitem__,
            index=list(domains).index("BCP") if "BCP" in domains else 0,
        )  # fmt: skip
    if not domains:
        widgets.empty("exemptions-no-exam")
        return None
    sessions = dict(frame.read(exam_sessions_of, actor, domain) or [])
    specialities = {
        one.code: f"{one.label} ({one.code})" for one in frame.read(catalogue.specialities, actor, domain) or []
    }
    with second:
        number = st.selectbox(
            frame.say("exemptions-exam-session"), list(sessions), key=f"exemptions_session_{domain}",
            format_func=sessions.__getitem__,
        )  # fmt: skip
    with third:
        speciality = st.selectbox(
            frame.say("exemptions-speciality"), list(specialities), key=f"exemptions_speciality_{domain}",
            format_func=specialities.__getitem__,
        )  # fmt: skip
    if not sessions or not specialities:
        widgets.empty("exemptions-no-exam")
        return None
    return Chosen(domain, number, sessions[number], speciality)


def simulator(actor: Actor, chosen: Chosen) -> None:
    """Ask for prior credits, and show what they would give."""
    groups = frame.read(offered, actor, chosen.speciality, chosen.exam_session_id)
    if groups is None:
        return
    if not groups:
        widgets.empty("exemptions-none-by-credit")
        return
    options = {option.code: option for group in groups for option in group.options}
    first, second = st.columns([5, 2])
    with first:
        held = st.multiselect(
            frame.say("exemptions-credits"), list(options), key=f"exemptions_credits_{chosen.domain}",
            format_func=lambda code: options[code].label, placeholder=frame.say("exemptions-credits-choose"),
        )  # fmt: skip
    with second:
        audience = st.segmented_control(
            frame.say("exemptions-audience"), ["individual", "school"], default="individual", required=True,
            key="exemptions_audience", format_func=lambda one: frame.say(f"audience-short-{one}"),
        )  # fmt: skip
    declared = [credit(actor, chosen, groups, options[code], audience or "individual") for code in held]
    if not declared:
        st.caption(plain(frame.say("exemptions-nothing-declared")))
        return
    found = _simulated(actor, chosen, audience or "individual", declared)
    if found is not None:
        _results(found)


def _simulated(actor: Actor, chosen: Chosen, audience: str, declared: Sequence[Declared]) -> DeclaredOutcome | None:
    return frame.read(simulated, actor, chosen.speciality, chosen.exam_session_id, audience, declared)


def credit(
    actor: Actor, chosen: Chosen, groups: Sequence[Group], option: Option, audience: str, *, rank: int = 0
) -> Declared:
    """Ask what an option needs: its year, its precisions, its grades or units; `rank`: of titles of one kind."""
    which = f"{option.code}.{rank}" if rank else option.code
    with st.container(border=True):
        st.text(option.label)
        if any(group.code == "choice" and option in group.options for group in groups):
            return Declared(option.code)
        first, second = st.columns([1, 4])
        with first:
            last = int(chosen.exam_session[:4])
            year = st.number_input(
                frame.say("field-year"), 1940, last, value=last - 2, step=1, key=f"exemptions_year_{which}"
            )
        speciality, traits = "", tuple[str, ...]()
        with second:
            if option.speciality_needed:
                speciality = _speciality(option, which)
            if option.traits:
                traits = _traits(option, which)
        one = Declared(
            option.code, year=int(year), academie_code=groups[0].academies[0].code, speciality=speciality, traits=traits
        )
        return _detailed(actor, chosen, option, one, audience, which)


def _speciality(option: Option, which: str) -> str:
    names = {one.code: one.label for one in option.specialities} | {ELSEWHERE: frame.say("acquis-speciality-elsewhere")}
    found = st.selectbox(
        frame.say("field-speciality"), list(names), key=f"exemptions_of_{which}", format_func=names.__getitem__
    )
    return found or ""


def _traits(option: Option, which: str) -> tuple[str, ...]:
    names = {one.code: one.label for one in option.traits}
    found = st.multiselect(
        frame.say("exemptions-traits"), list(names), key=f"exemptions_traits_{which}",
        format_func=names.__getitem__, placeholder=frame.say("exemptions-traits-none"),
    )  # fmt: skip
    return tuple(found)


def _detailed(actor: Actor, chosen: Chosen, option: Option, one: Declared, audience: str, which: str) -> Declared:
    """Ask the papers of that year: grades typed beside them, or units picked."""
    if option.needs is Needs.NOTHING:
        return one
    found = _simulated(actor, chosen, audience, [one])
    asked = found.weighed[0].asked if found else ()
    names = {paper.code: paper.name for paper in asked}
    key = f"exemptions_papers_{which}_{one.year}_{one.speciality}"
    if not names:
        return one
    if option.needs is Needs.UNITS:
        units = st.multiselect(
            frame.say("field-units"), list(names), key=key, format_func=names.__getitem__,
            placeholder=frame.say("exemptions-papers-choose"),
        )  # fmt: skip
        return replace(one, units=tuple(units))
    picked = st.multiselect(
        frame.say("exemptions-papers-graded"), list(names), key=key, format_func=names.__getitem__,
        placeholder=frame.say("exemptions-papers-choose"),
    )  # fmt: skip
    grades = []
    for start in range(0, len(picked), MOST_GRADES):
        row = picked[start : start + MOST_GRADES]
        for place_of, code in zip(st.columns(MOST_GRADES), row, strict=False):
            with place_of:
                grade = st.number_input(names[code], 0.0, 20.0, 10.0, 0.5, key=f"{key}_{code}", format="%.2f")
                grades.append((code, f"{grade:.2f}"))
    return replace(one, grades=tuple(grades))


def _results(found: DeclaredOutcome) -> None:
    st.header(frame.say("exemptions-given", count=len(found.proposals)), anchor=False)
    pieces = {one.code: one.label for one in found.pieces}
    rows = [_given(one, paper, pieces) for one in found.weighed for paper in one.proposals]
    if rows:
        widgets.table(rows, alt_key="exemptions-given-alt")
    else:
        st.text(frame.say("exemptions-given-nothing"))
    for fault in found.faults:
        said = frame.say(f"fault-{fault.code.replace('_', '-')}")
        st.info(plain(said[:1].upper() + said[1:]))
    uncertain = [_given(one, paper, pieces) for one in found.weighed for paper in one.uncertain]
    if uncertain:
        st.header(frame.say("exemptions-uncertain"), anchor=False)
        st.caption(plain(frame.say("exemptions-uncertain-explained")))
        widgets.table(uncertain, alt_key="exemptions-uncertain")
    refused = [_refused(one, refusal) for one in found.weighed for refusal in one.refusals]
    if refused:
        st.header(frame.say("exemptions-refused"), anchor=False)
        widgets.table(refused, alt_key="exemptions-refused")


def _name(one: Weighed) -> str:
    label = one.option.label if one.option else one.declared.option
    return f"{label}, {one.year}"


def _given(one: Weighed, paper: ProposedPaper, pieces: dict[str, str]) -> dict[str, str]:
    grade = paper.grade.replace(".", ",") if frame.language() == "fr" else paper.grade
    return {
        frame.say("exemptions-column-paper"): paper.name,
        frame.say("exemptions-column-kind"): frame.say(f"exemption-kind-{paper.kind.value}"),
        frame.say("exemptions-column-grade"): grade or "–",
        frame.say("exemptions-column-until"): paper.kept_until or "–",
        frame.say("exemptions-column-credit"): _name(one),
        frame.say("exemptions-column-rule"): f"{paper.rule} – {paper.rule_label}",
        frame.say("exemptions-column-text"): paper.legal_ref,
        frame.say("exemptions-column-piece"): pieces.get(paper.evidence, "–"),
    }


def _refused(one: Weighed, refusal: Refusal) -> dict[str, str]:
    return {
        frame.say("exemptions-column-credit"): _name(one),
        frame.say("exemptions-column-rule"): f"{refusal.rule} – {refusal.rule_label}",
        frame.say("exemptions-column-why"): reason(refusal),
    }


def reason(refusal: Refusal) -> str:
    """Say why a rule gives nothing."""
    name = f"{refusal.paper} {refusal.paper_label}".strip()
    return frame.say(
        f"acquis-why-{refusal.why.value.replace('_', '-')}", rule=refusal.rule_label, text=refusal.legal_ref,
        paper=name, papers=name, years=refusal.years, until=str(refusal.until), least=refusal.least,
        first=str(refusal.first), last=str(refusal.last), by=refusal.by,
    )  # fmt: skip


def frame_of(rows: Sequence[dict[str, str]]) -> pd.DataFrame:
    """Give rows as a table that can be sorted and searched."""
    return pd.DataFrame(list(rows))
