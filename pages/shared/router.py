"""The script Streamlit runs: who is here, then which page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shared import identity, navigation, sidebar, sign_in

ICON = Path(navigation.__file__).parent / "static" / "icon.svg"
SIDEBAR_WIDTH = 256  # pixels: the longest line of the menu, and the most room for the page

st.set_page_config(page_title="Sporades", page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)

found = identity.signed_in()
if found is None:
    st.navigation(navigation.all_pages(identity.language()), position="hidden")
    if not sidebar.leaving():
        sign_in.show()
    st.stop()

page = st.navigation(navigation.menu(found.actor), expanded=True)
sidebar.show(found)
page.run()
