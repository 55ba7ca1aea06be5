"""What goes with a proposal: its reason, its proof, and the one click that sends it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.corrections.actions import propose
from core.corrections.evidence import MOST_BYTES, Evidence
from core.corrections.rules import TO_CHOOSE, Asked, Reason
from core.corrections.starting import Correctable
from pages.shared import correction_values, frame, widgets
from pages.shared.messages import plain

_FILES = ["pdf", "jpg", "jpeg", "png"]


def show(actor: Actor, start: Correctable, asked: Asked) -> None:
    """Ask for the reason and the proof; the button says what is still missing."""
    prefix = f"correct_{start.candidate_id}"
    first, second = st.columns(2)
    reason = first.selectbox(
        frame.say("correct-reason"), TO_CHOOSE, None, key=f"{prefix}_reason",
        format_func=lambda reason: correction_values.reason_name(reason.value),
        placeholder=frame.say("correct-choose-reason"),
    )  # fmt: skip
    text = first.text_area(frame.say("correct-explanation"), key=f"{prefix}_text", max_chars=2000, height=96) or ""
    sent = second.file_uploader(
        frame.say("correct-evidence"), type=_FILES, key=f"{prefix}_file", max_upload_size=MOST_BYTES // 2**20
    )
    missing = _missing(asked, reason, text, has_file=sent is not None)
    if missing:
        st.caption(plain(frame.say("correct-missing", what=", ".join(missing))))
    if widgets.acted_on(
        asked, frame.say("correct-propose"), key=f"{prefix}_propose", disabled=bool(missing), icon=":material/send:"
    ):
        _propose(actor, start, asked, prefix)


def _missing(asked: Asked, reason: Reason | None, text: str, *, has_file: bool) -> list[str]:
    lacks = {
        "correct-missing-change": not asked.values,
        "correct-missing-reason": reason is None,
        "correct-missing-explanation": reason is Reason.OTHER and not text.strip(),
        "correct-missing-evidence": not has_file,
    }
    return [frame.say(key) for key, lacking in lacks.items() if lacking]


def _propose(actor: Actor, start: Correctable, asked: Asked, prefix: str) -> None:
    """Send the proposal as it was on the screen: the values and the version that were shown (3.11); go to its page."""
    reason, sent = st.session_state.get(f"{prefix}_reason"), st.session_state.get(f"{prefix}_file")
    if reason is None or sent is None:
        return
    receipt = frame.perform(
        propose, actor, start.candidate_id, asked, reason_code=reason.value,
        reason_text=str(st.session_state.get(f"{prefix}_text") or ""),
        evidence=Evidence(sent.name, sent.getvalue()), seen=start.version,
        key=frame.one_use_key(prefix),
    )  # fmt: skip
    if receipt is not None:
        frame.tell_next("correct-sent", number=receipt.correction_id)
        frame.go("corrections", id=receipt.correction_id)
