"""The database role of the candidate space on a real PostgreSQL: what is granted, what is refused (2.15, 1.32)."""

from __future__ import annotations

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from db import migrate, roles
from db.engine import make_engine
from db.tables import Base

ROLE = "sporades_portal_test"
pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)  # the other engine has no roles


@pytest.fixture
def limited(engine):
    """The database opened with the role; the other engine has no roles."""
    url = engine.url.set(username=ROLE).render_as_string(hide_password=False)
    with engine.begin() as connection:
        roles.apply(connection, url)
    made = make_engine(url)
    yield made
    made.dispose()


def test_every_table_is_granted_or_refused(engine):
    """A new table is decided upon: named among those granted, or among those refused, never in both."""
    del engine
    known = set(Base.metadata.tables)
    ours = {"alembic_version", "search_entry", "search_pending", "search_word"}
    assert set(roles.GRANTED) | roles.REFUSED == known | ours
    assert not set(roles.GRANTED) & roles.REFUSED


def test_the_role_holds_what_is_declared_and_nothing_else(engine, limited):
    """Neither more nor less than the list, on each table; given again, it is the same."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"GRANT ALL ON staff TO {ROLE}")
        roles.apply(connection, limited.url.render_as_string(hide_password=False))
        assert roles.held(connection, ROLE) == dict(roles.GRANTED)


@pytest.mark.parametrize(
    "statement",
    [
        *(f"SELECT * FROM {table}" for table in sorted(roles.REFUSED)),
        "SELECT * FROM audit_event", "SELECT facts FROM audit_event",
        "SELECT before FROM audit_value", "SELECT * FROM audit_value", "UPDATE audit_event SET reason = ''",
        "DELETE FROM audit_event", "TRUNCATE audit_event", "DELETE FROM audit_value", "DELETE FROM chain_head",
        "DELETE FROM candidate", "DELETE FROM registration", "UPDATE registration_version SET n = 2",
        "DELETE FROM document", "INSERT INTO correction DEFAULT VALUES", "UPDATE correction SET state = 'approved'",
        "INSERT INTO slip DEFAULT VALUES", "DELETE FROM slip", "UPDATE registration_window SET closes_at = now()",
        "UPDATE exam_session SET closed = false", "UPDATE schema_mark SET value = ''",
        "INSERT INTO role_grant DEFAULT VALUES", "UPDATE staff SET password_hash = ''",
        "UPDATE template_version SET state = 'published'", "UPDATE online_validation SET validated_by = ''",
        "CREATE TABLE mine (id int)", "ALTER TABLE candidate DISABLE TRIGGER ALL", "DROP TABLE candidate",
        "DROP TRIGGER candidate_is_never_deleted ON candidate",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "ALTER ROLE CURRENT_USER SUPERUSER",
        "CREATE ROLE another", "SET ROLE sporades", "SELECT pg_read_file('/etc/passwd')",
    ],
)  # fmt: skip
def test_what_the_candidate_space_never_does_is_refused_by_the_database(limited, statement):
    """Whatever a defect of the portal would let through, these statements are not run (2.15, 3.17)."""
    with limited.connect() as connection, pytest.raises(ProgrammingError) as refused:
        connection.exec_driver_sql(statement)
    assert refused.value.orig.sqlstate in {"42501", "0LP01"}


def test_the_portal_starts_with_its_role(limited):
    """Schema, guards and search can be checked with it (5.12, 5.13)."""
    migrate.require_current(limited)


def test_a_role_that_could_do_everything_is_not_limited_but_refused(engine):
    """The owner of the tables, or nobody: taking rights away from the owner would stop the whole office."""
    owner = engine.url.render_as_string(hide_password=False)
    nobody = make_url(owner).set(username="").render_as_string(hide_password=False)
    for url in (owner, nobody):
        with engine.begin() as connection, pytest.raises(roles.UnfitRole):
            roles.apply(connection, url)
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM staff")) == 0
