"""From nothing to this release, and that tables and migrations say the same."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from db import migrate
from db.engine import make_engine
from db.tables import Base


def test_tables_and_migrations_agree(engine):
    """Nothing is declared that no migration makes, and the reverse (5.10)."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": False,
                "include_object": lambda _o, name, kind, _r, _c: (
                    not (kind in {"table", "index"} and str(name).startswith(("search_", "ix_search_")))
                ),
            },
        )
        differences = [d for d in compare_metadata(context, Base.metadata) if "search_" not in str(d)]
    assert differences == []


def test_migrating_twice_changes_nothing(engine):
    """A second migration is harmless."""
    migrate.upgrade(engine)
    migrate.require_current(engine)


def test_an_empty_database_is_refused_with_the_command(tmp_path):
    """Starting on a database of another release says which command to run (5.12)."""
    made = make_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(migrate.WrongSchema, match=r"manage\.py init"):
        migrate.require_current(made)
    made.dispose()


def test_every_constraint_has_a_name_of_its_own():
    """Constraints are named by convention or by what they protect, so both engines carry the same names."""
    unnamed = [
        f"{table.name}: {constraint}"
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_a_database_of_a_newer_release_is_refused(engine):
    """A revision this release does not know is refused with a sentence, and nothing is changed (5.12)."""
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'fromthefuture'")
    with pytest.raises(migrate.WrongSchema, match="another release"):
        migrate.upgrade(engine)
    with engine.connect() as connection:
        assert migrate.current(connection) == "fromthefuture"
