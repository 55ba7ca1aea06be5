"""Entry of the dashboard: the web application around the Streamlit pages.

`python Home.py` and `streamlit run Home.py` both start it. The script Streamlit runs is the router in pages/shared, so
that no `pages/` folder stands beside it: otherwise a page's address could be run without the sign-in check.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

import streamlit as st  # noqa: E402

from pages.shared import defects, launch, middleware, routes  # noqa: E402

app = st.App(
    HERE / "pages" / "shared" / "router.py",
    routes=routes.ROUTES,
    middleware=middleware.STACK,
    lifespan=launch.lifespan,
    on_script_error=defects.show,
)

if __name__ == "__main__":
    launch.start(app)
