"""The panel of consequences: everything a correction would do, and what it would not."""

from __future__ import annotations

import streamlit as st

from core.corrections.preview import Effect, Preview
from core.registrations.rules import number_text, version_text
from pages.shared import correction_values, frame
from pages.shared.messages import plain


def show(preview: Preview) -> None:
    """Show every consequence of a correction."""
    if preview.email_taken:
        st.error(plain(frame.say("error-email-taken")))
    for effect in preview.effects:
        _registration(effect)
    _elsewhere(preview)
    _duplicates(preview)
    _mails(preview)
    _unchanged(preview)


def _lines(lines: list[str]) -> None:
    if lines:
        st.text("\n".join(f"• {line}" for line in lines))


def _registration(effect: Effect) -> None:
    with st.container(border=True):
        st.text(f"{frame.say('effects-registration', number=number_text(effect.number))} · {effect.exam}")
        if not effect.changes:
            st.badge(frame.say("effects-same-version", version=version_text(effect.version)), color="gray")
        else:
            st.badge(
                frame.say(
                    "effects-new-version", before=version_text(effect.version), after=version_text(effect.next_version)
                ),
                color="green",
            )
        _lines([*_documents(effect), *_pieces(effect)])
        for rule in effect.rules:
            said = frame.say("effects-rule-met" if rule.met else "effects-rule-not-met", rule=rule.label)
            (st.info if rule.met else st.warning)(plain(f"{said} ({rule.legal_ref})"))


def _documents(effect: Effect) -> list[str]:
    kinds = [frame.say(f"document-kind-{kind.replace('_', '-')}") for kind in effect.stale_documents]
    return [frame.say("effects-document", kind=kind) for kind in kinds]


def _pieces(effect: Effect) -> list[str]:
    return [
        *(frame.say("effects-piece-asked", piece=label) for label in effect.pieces_asked),
        *(frame.say("effects-piece-dropped", piece=label) for label in effect.pieces_dropped),
        *(frame.say("effects-piece-to-check") for _ in effect.pieces_to_check),
    ]


def _elsewhere(preview: Preview) -> None:
    _lines([frame.say("effects-elsewhere", academie=name, count=count) for name, count in preview.elsewhere])


def _duplicates(preview: Preview) -> None:
    for one in preview.duplicates:
        who = correction_values.person(one.number, one.birth_name, one.first_names)
        st.warning(plain(frame.say(f"effects-duplicate-{one.why}", who=who)), icon=":material/group:")
        frame.link("candidate", frame.say("effects-see-candidate", number=one.number), id=one.candidate_id)
    for academie in preview.duplicates_elsewhere:
        st.warning(plain(frame.say("effects-duplicate-elsewhere", academie=academie)), icon=":material/group:")


def _mails(preview: Preview) -> None:
    if not preview.mails:
        _lines([frame.say("effects-no-mail")])
    _lines(
        [
            frame.say(f"effects-mail-{mail.template.replace('_', '-')}", recipient=mail.recipient)
            for mail in preview.mails
        ]
    )


def _unchanged(preview: Preview) -> None:
    said = [frame.say("effects-unchanged", number=preview.number)]
    if preview.ended:
        said.append(frame.say("effects-ended", count=preview.ended))
    st.caption(plain(" ".join(said)))
