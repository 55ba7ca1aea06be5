"""Settings, read once from the environment; each has a working default."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SHORTEST_KEY = 32
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What one process of Sporades was told; what may hold a password is left out of what is written of it."""

    data: Path
    database_url: str = field(repr=False)
    jobs_url: str = field(repr=False)
    host: str
    dashboard_port: int
    portal_port: int
    public_url: str
    dashboard_public_url: str
    workers: int
    sign_in_form: str
    second_factor_required: bool
    demonstration: int
    smtp_url: str = field(repr=False)
    mail_from: str
    documents_url: str
    s3_access_key: str = field(repr=False)
    s3_secret_key: str = field(repr=False)
    export_approval_above: int
    mass_approval_above: int
    slip_days: int
    secret_keys: tuple[str, ...] = field(repr=False)
    portal_database_url: str = field(repr=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is the embedded one."""
        return self.database_url.startswith("sqlite")

    @property
    def dashboard_url(self) -> str:
        """Where the staff open the dashboard; an address in https declares a TLS proxy in front (1.29)."""
        return self.dashboard_public_url or f"http://{self.host}:{self.dashboard_port}"

    @property
    def cookie_name(self) -> str:
        """Name of the staff cookie: with the browsers' strongest prefix wherever there is TLS (1.16)."""
        return "__Host-sporades" if self.dashboard_url.startswith("https://") else "sporades"

    @property
    def portal_local_url(self) -> str:
        """Where the candidate space answers on this machine, whatever its public address."""
        return f"http://{self.host}:{self.portal_port}"

    @property
    def portal_url(self) -> str:
        """Where candidates open their space."""
        return self.public_url or f"http://{self.host}:{self.portal_port}"


def read(environ: dict[str, str]) -> Settings:
    """Read the settings of an environment (see docs/settings.md for each name)."""
    data = Path(environ.get("SPORADES_DATA", str(ROOT / "data"))).resolve()
    database_url = environ.get("SPORADES_DATABASE_URL", f"sqlite:///{data / 'sporades.db'}")
    embedded = database_url.startswith("sqlite")  # else the engine of the jobs keeps a schema of its own beside ours
    return Settings(
        data=data,
        database_url=database_url,
        jobs_url=environ.get("SPORADES_JOBS_URL", f"sqlite:///{data / 'jobs.db'}" if embedded else database_url),
        host=environ.get("SPORADES_HOST", "127.0.0.1"),
        dashboard_port=int(environ.get("SPORADES_DASHBOARD_PORT", "8501")),
        portal_port=int(environ.get("SPORADES_PORTAL_PORT", "8502")),
        public_url=environ.get("SPORADES_PUBLIC_URL", ""),
        dashboard_public_url=environ.get("SPORADES_DASHBOARD_PUBLIC_URL", "").rstrip("/"),
        workers=int(environ.get("SPORADES_WORKERS", str(min(2, os.cpu_count() or 1)))),
        sign_in_form=environ.get("SPORADES_SIGN_IN_FORM", "authenticator"),
        second_factor_required=_required(environ.get("SPORADES_SECOND_FACTOR", "optional")),
        demonstration=int(environ.get("SPORADES_DEMONSTRATION", "5000")),
        smtp_url=environ.get("SPORADES_SMTP_URL", ""),
        mail_from=environ.get("SPORADES_MAIL_FROM", "ne-pas-repondre@sporades.example"),
        documents_url=environ.get("SPORADES_DOCUMENTS_URL", f"file://{data / 'documents'}"),
        s3_access_key=environ.get("SPORADES_S3_ACCESS_KEY", ""),
        s3_secret_key=environ.get("SPORADES_S3_SECRET_KEY", ""),
        export_approval_above=int(environ.get("SPORADES_EXPORT_APPROVAL_ABOVE", "500")),
        mass_approval_above=int(environ.get("SPORADES_MASS_APPROVAL_ABOVE", "50")),
        secret_keys=secret_keys(environ.get("SPORADES_SECRET_KEY", "")),
        slip_days=int(environ.get("SPORADES_SLIP_DAYS", "60")),
        portal_database_url=environ.get("SPORADES_PORTAL_DATABASE_URL", ""),
    )


def _required(said: str) -> bool:
    """Read whether a second factor is demanded; a word that is neither is no silent "no"."""
    if said not in {"required", "optional"}:
        raise ValueError(f"SPORADES_SECOND_FACTOR is required or optional, not {said!r}")
    return said == "required"


def secret_keys(said: str) -> tuple[str, ...]:
    """Read keys separated by commas or lines, the first of which seals; one that is easily found is no key."""
    keys = tuple(said.replace(",", " ").split())
    if any(len(key) < SHORTEST_KEY for key in keys):
        raise ValueError(f"each key of SPORADES_SECRET_KEY has {SHORTEST_KEY} characters at least")
    return keys


@cache
def current() -> Settings:
    """Give the settings of this process."""
    return read(dict(os.environ))


def as_portal() -> None:
    """From here on, open the database as the candidate space does: with a role of its own, if there is one (2.15)."""
    chosen = current()
    if chosen.portal_database_url and not chosen.is_sqlite:
        os.environ["SPORADES_DATABASE_URL"] = chosen.portal_database_url
        current.cache_clear()
