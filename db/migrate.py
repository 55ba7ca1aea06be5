"""Bring a database to the schema of this release, guards and search included, and verify it."""

from __future__ import annotations

import secrets
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from db import search
from db.guards import ddl

ROOT = Path(__file__).resolve().parent.parent


class WrongSchema(RuntimeError):
    """The database is of another release; the sentence says which command to run (5.12)."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "db" / "migrations"))
    return config


def head() -> str:
    """Give the revision this release wants."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    if found is None:
        raise WrongSchema("this release has no migration")
    return found


def current(connection: Connection) -> str | None:
    """Give the revision a database has, or nothing when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_unknown(revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise WrongSchema(
            f"the database is at {revision}, which this release does not know: it was made by another release."
            " Run that release, or restore a backup made by this one"
        )


def upgrade(engine: Engine) -> None:
    """Migrate, then put guards and search in place: all in one transaction, killed in the middle it is undone."""
    with engine.connect() as connection:
        _refuse_unknown(current(connection))
        connection.rollback()
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.rollback()
        with connection.begin():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
                raise WrongSchema(f"the migration leaves {len(broken)} rows pointing nowhere")
            ddl.create(connection)
            search.create(connection)
            _seed(connection)
            ddl.require(connection)
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.commit()
            connection.invalidate()


def _seed(connection: Connection) -> None:
    """Rows that must exist before any other: the first link of the chain, the number allocator, the check secret."""
    connection.execute(
        text("INSERT INTO chain_head (id, seq, hash) SELECT 1, 0, :zero WHERE NOT EXISTS (SELECT 1 FROM chain_head)"),
        {"zero": "0" * 64},
    )
    connection.execute(
        text(
            "INSERT INTO number_allocator (name, next_value) SELECT 'candidate', 400000001"
            " WHERE NOT EXISTS (SELECT 1 FROM number_allocator WHERE name = 'candidate')"
        )
    )
    connection.execute(
        text(
            "INSERT INTO schema_mark (name, value) SELECT 'check_code_secret', :drawn"
            " WHERE NOT EXISTS (SELECT 1 FROM schema_mark WHERE name = 'check_code_secret')"
        ),
        {"drawn": secrets.token_hex(32)},
    )


def require_current(engine: Engine) -> None:
    """Refuse to start on another schema or without every guard (5.12, 5.13)."""
    with engine.connect() as connection:
        found = current(connection)
        if found != head():
            raise WrongSchema(
                f"the database is at {found or 'nothing'}, this release wants {head()}: run `manage.py init`"
            )
        ddl.require(connection)
        search.require(connection)
