"""The options the dashboard ships with, read back from Streamlit; where it refuses to start (1.29, 2.03, 2.19)."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from core import settings
from pages.shared import launch, shell_page, sign_in_forms
from tests.pages.server import ROOT

EXPECTED: dict[str, Any] = {
    "server.address": "127.0.0.1",
    "server.headless": True,
    "server.allowedHosts": ["localhost", "127.0.0.1", "::1"],
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.xsrfCookieSameSite": "strict",
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.maxUploadSize": 50,
    "server.maxMessageSize": 50,
    "server.disconnectedSessionTTL": 30,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.allowRunOnSave": False,
    "server.scriptHealthCheckEnabled": False,
    "server.trustedUserHeaders": {},
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.disableDataExport": True,
    "client.allowedOrigins": [],
    "browser.gatherUsageStats": False,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "global.developmentMode": False,
}


@pytest.fixture(scope="module")
def effective() -> dict[str, Any]:
    """What Streamlit itself says it will use when it is started from here."""
    program = (
        "import json, sys; from streamlit import config;"
        f"print(json.dumps({{name: config.get_option(name) for name in {list(EXPECTED)!r}}}))"
    )
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    import json

    values: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
    return values


@pytest.mark.parametrize("name", EXPECTED)
def test_each_option_is_the_one_decided(effective: dict[str, Any], name: str) -> None:
    """Any drift of the file, or a Streamlit that reads it otherwise, fails here (2.03)."""
    assert effective[name] == EXPECTED[name]


def test_nothing_is_fetched_from_elsewhere() -> None:
    """Fonts are those of the system: neither the file of options nor our pages name another site (1.26)."""
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert "fontFaces" not in options["theme"]
    for path in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "pages").rglob("*.js")]:
        assert not re.search(r"""["'(](https?:)?//[a-z]""", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("address", "certificate", "public", "starts"),
    [
        ("127.0.0.1", None, "", True),
        ("localhost", None, "", True),
        ("::1", None, "", True),
        ("127.0.0.1", None, "https://examens.example.fr", True),
        ("0.0.0.0", None, "", False),  # noqa: S104 - what must be refused
        (None, None, "", False),
        ("10.0.0.5", None, "", False),
        ("10.0.0.5", "/tls/cert.pem", "", True),
        ("10.0.0.5", None, "https://examens.example.fr", True),
        ("10.0.0.5", None, "http://examens.example.fr", False),
        ("127.0.0.1", None, "http://examens.example.fr", False),
    ],
)
def test_passwords_never_travel_in_clear(
    address: str | None, certificate: str | None, public: str, *, starts: bool
) -> None:
    """Beyond this machine: TLS of our own or a declared TLS proxy, or no start at all (1.29)."""
    if starts:
        launch.require_safe_place(address, certificate, public)
        return
    with pytest.raises(launch.UnsafePlace):
        launch.require_safe_place(address, certificate, public)


def test_the_cookie_has_the_strongest_name_behind_tls() -> None:
    """`__Host-` wherever there is https, the plain name on this machine in clear only (1.16)."""
    assert settings.read({}).cookie_name == "sporades"
    behind = settings.read({"SPORADES_DASHBOARD_PUBLIC_URL": "https://examens.example.fr/"})
    assert behind.cookie_name == "__Host-sporades"
    assert behind.dashboard_url == "https://examens.example.fr"


def test_versions_are_those_whose_defects_are_known() -> None:
    """Minimum versions, and the exact one of the package whose seam we use (2.19, 2.20)."""
    launch.require_versions()
    assert version("streamlit-authenticator") == "0.4.2"


def test_the_seam_of_the_package_is_where_we_left_it() -> None:
    """Its cookie is ours, and its screen still asks the two things we replace (2.20, 2.26)."""
    import inspect

    from streamlit_authenticator.controllers import cookie_controller
    from streamlit_authenticator.views import Authenticate

    assert cookie_controller.CookieModel is sign_in_forms._NoCookie
    source = inspect.getsource(Authenticate.login)
    assert "self.authentication_controller.login(username, password," in source
    assert "login_sleep_time" in source


def test_an_installed_page_that_we_do_not_know_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new Streamlit with another page stops the start instead of serving half of our changes (2.26)."""
    strange = tmp_path / "index.html"
    strange.write_text("<html><title>x</title></html>", encoding="utf-8")
    monkeypatch.setattr(shell_page, "INSTALLED", strange)
    shell_page.page.cache_clear()
    with pytest.raises(shell_page.UnknownShell):
        shell_page.page("fr")
    monkeypatch.undo()
    shell_page.page.cache_clear()


def test_the_dashboard_does_not_start_on_another_schema(tmp_path: Path) -> None:
    """An empty database: one sentence that says what to run, exit status 1, nothing is served (5.12)."""
    environment = {"SPORADES_DATA": str(tmp_path), "SPORADES_WORKERS": "0", "PATH": "/usr/bin:/bin"}
    found = subprocess.run(
        [sys.executable, "Home.py"], cwd=ROOT, env=environment, capture_output=True, check=False, text=True, timeout=240
    )
    assert found.returncode == 1
    assert "manage.py init" in found.stderr
    assert "Traceback" not in found.stderr


def test_the_engine_of_these_tests_is_not_the_office_s(sqlite_engine: Engine) -> None:
    """Tests never write into the data folder of the project."""
    assert str(settings.ROOT / "data") not in str(sqlite_engine.url)
