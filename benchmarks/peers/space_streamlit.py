"""What one would pick instead of server-rendered pages: the list of one's registrations as a Streamlit script."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core import units
from core.access.actor import candidate
from core.registrations.form.own import mine

shown = units.read(mine, candidate(int(st.query_params["candidate"]), "Léa Martin"))
st.title("Mes inscriptions")
for one in shown.registrations:
    with st.container(border=True):
        st.subheader(one.printed.exam.domain_label)
        st.write(one.printed.exam.speciality_label)
        st.write(f"N° inscription {one.number:03d} – Version {one.version:02d}")
        st.write(f"Session {one.printed.exam.exam_session} – {one.printed.exam.academie_label}")
        st.button("Consulter", key=str(one.id))
for unfinished in shown.drafts:
    st.warning(f"{unfinished.domain} : candidature non enregistrée")
    st.button("Reprendre", key=f"draft{unfinished.id}")
