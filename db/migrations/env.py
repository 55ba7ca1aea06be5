"""How Alembic reaches the database: on a connection given by `db.migrate`, or by SPORADES_DATABASE_URL."""

from __future__ import annotations

import os
from typing import Any

from alembic import context
from sqlalchemy import Connection

from db.engine import make_engine
from db.tables import Base


def _ours(_object: Any, name: str | None, kind: str, _reflected: Any, _compare_to: Any) -> bool:
    """Search tables are made and verified by `db.search`, not by migrations' comparison."""
    return not (kind in {"table", "index"} and name is not None and name.startswith(("search_", "ix_search_")))


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_object=_ours,
        compare_type=True,
        user_module_prefix="db.types.",
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with make_engine(os.environ["SPORADES_DATABASE_URL"]).connect() as own:
        _run(own)
