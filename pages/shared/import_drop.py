"""Where a file is dropped: read, compared with the register and laid down while the former report stays shown."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from core.access import Actor
from core.imports.actions import Staged
from core.imports.depositing import deposit
from core.imports.facts.models import KIND as MODEL
from core.imports.facts.models import SAMPLES as MODELS
from core.imports.files import HORS_BEE_SAMPLE, SAMPLE, SIMPLE_LIST_SAMPLE
from core.imports.queries import ImportSummary
from core.imports.reading import LARGEST_FILE
from core.imports.resolving import Choice
from core.imports.rules import ImportState
from pages.shared import frame
from pages.shared.messages import plain

BEFORE = "_import_before"  # counts of the file that the one shown corrects, by import
_DROPPED = "_import_dropped"
_FILES = ("csv", "txt", "xlsx")


def drop(actor: Actor, shown: ImportSummary | None) -> None:
    """Ask for a file; one dropped beside a report that still waits is its correction."""
    correcting = shown if shown and shown.state is ImportState.STAGED and shown.mine else None
    with st.container(border=True):
        if not shown:
            st.text(frame.say("imports-formats"))
        key = f"import_file_{st.session_state.get(_DROPPED, 0)}"
        label = frame.say("imports-drop-corrected" if correcting else "imports-drop")
        sent = st.file_uploader(label, type=_FILES, key=key, max_upload_size=LARGEST_FILE // 2**20)
        if not shown:
            _samples()
            _models()
        if sent is not None:
            _take(actor, sent.name, sent.getvalue(), correcting)


def _samples() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(frame.say("imports-sample-help")), width="content")
        frame.file_link(SAMPLE, SIMPLE_LIST_SAMPLE, frame.say("imports-sample-simple-list"))
        frame.file_link(SAMPLE, HORS_BEE_SAMPLE, frame.say("imports-sample-hors-bee"))


def _models() -> None:
    """Offer the models of the files that say what documents print."""
    with st.expander(frame.say("imports-models"), icon=":material/table_view:"):
        st.caption(plain(frame.say("imports-models-help")))
        for code in MODELS:
            with st.container(horizontal=True, vertical_alignment="center"):
                for ending in ("csv", "xlsx"):
                    said = frame.say(f"imports-sample-{code.replace('_', '-')}-{ending}")
                    frame.file_link(MODEL, f"{code}.{ending}", said)


def _take(actor: Actor, name: str, data: bytes, correcting: ImportSummary | None) -> None:
    """Read a file and lay it down, once: the next run shows its report and an empty place for another file."""
    received: list[Staged] = []
    choice = Choice(**correcting.choice) if correcting else Choice()

    def step(acting: Actor) -> None:
        received.append(deposit(acting, name, data, choice=choice, instead_of=correcting.id if correcting else 0))

    with st.spinner(frame.say("imports-reading")):
        if not frame.attempt(step, actor):
            return
    staged = received[0]
    st.session_state[_DROPPED] = st.session_state.get(_DROPPED, 0) + 1
    if staged.again:
        at = frame.moment(datetime.fromisoformat(staged.applied_at))
        frame.tell_next("imports-already", kind="info", name=name, by=staged.applied_by, at=at)
    elif staged.replaced and correcting:
        st.session_state[BEFORE] = {staged.import_id: dict(correcting.counts)}
        frame.tell_next("imports-replaced", kind="info", name=name, former=staged.replaced)
    st.query_params["id"] = str(staged.import_id)
    st.rerun()
