"""The declared guards as triggers of each engine, how to put them in place, and how to verify them."""

from __future__ import annotations

from sqlalchemy import Connection, text

from db.guards.declared import BUSINESS_TABLES, GUARDS, Guard
from db.guards.handing import HANDING_GUARDS
from db.guards.merging import MERGE_GUARDS
from db.guards.moving import MOVE_GUARDS
from db.guards.office_acts import OFFICE_ACT_GUARDS
from db.guards.templates import TEMPLATE_GUARDS

TRUNCATE_GUARDED = (
    "audit_event",
    "audit_value",
    "chain_head",
    "registration_version",
    "document",
    "candidate",
    "registration",
    "correction",
    "export",
    "stored_file",
    "number_allocator",
    "handed_document",
    "document_facts",
    "candidate_merge",
    "registration_move",
    "template_version",
    "template_draft",
    "template_image",
    "litigation_file",
    "mass_ending",
)


class MissingGuards(RuntimeError):
    """The database lacks refusals it must have: start is refused, run the migrations again (5.13)."""


_EVERY = (*GUARDS, *MERGE_GUARDS, *TEMPLATE_GUARDS, *HANDING_GUARDS, *OFFICE_ACT_GUARDS, *MOVE_GUARDS)


def statements(dialect: str) -> dict[str, list[str]]:
    """Give, for each trigger by name, the statements that create it on an engine."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def create(connection: Connection) -> None:
    """Put every guard in place, replacing what is there."""
    dialect = connection.dialect.name
    for name, sql in statements(dialect).items():
        if dialect == "sqlite":
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        for statement in sql:
            connection.exec_driver_sql(statement.replace("%", "%%") if dialect != "sqlite" else statement)


def verify(connection: Connection) -> list[str]:
    """Give the names of guards that are missing or differ from what is declared."""
    wanted = statements(connection.dialect.name)
    if connection.dialect.name == "sqlite":
        found = _found_sqlite(connection)
        return [name for name, sql in wanted.items() if found.get(name) != sql[-1]]
    standing = _found_postgresql(connection)
    return [name for name, sql in wanted.items() if (_body(sql[0]), _definition(sql[-1])) not in standing]


def require(connection: Connection) -> None:
    """Refuse to go on without every guard."""
    if missing := verify(connection):
        raise MissingGuards(", ".join(missing))


def _sqlite_trigger(guard: Guard) -> str:
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.moment} ON {guard.table} FOR EACH ROW WHEN {guard.condition} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.name}: {guard.refusal}'); END"
    )


def _sqlite() -> dict[str, list[str]]:
    made = {guard.name: [_sqlite_trigger(guard)] for guard in _EVERY}
    for table in BUSINESS_TABLES:
        for moment in ("INSERT", "UPDATE", "DELETE"):
            name = f"touch_{table}_{moment.lower()}"
            made[name] = [
                f"CREATE TRIGGER {name} AFTER {moment} ON {table} FOR EACH ROW "
                f"WHEN NOT EXISTS (SELECT 1 FROM touched WHERE transaction_mark = '' AND table_name = '{table}') "
                f"BEGIN INSERT INTO touched (transaction_mark, table_name) VALUES ('', '{table}'); END"
            ]
    return made


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION guard_{name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"


def _postgresql_guard(guard: Guard) -> list[str]:
    row = "OLD" if guard.moment == "DELETE" else "NEW"
    condition = guard.condition
    body = (
        f" BEGIN IF {condition} THEN RAISE EXCEPTION '{guard.name}: {guard.refusal}'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END "
    )
    return [
        _function(guard.name, body),
        f"CREATE OR REPLACE TRIGGER {guard.name} BEFORE {guard.moment} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION guard_{guard.name}()",
    ]


def _postgresql() -> dict[str, list[str]]:
    made = {guard.name: _postgresql_guard(guard) for guard in _EVERY}
    for table in TRUNCATE_GUARDED:
        name = f"no_truncate_{table}"
        body = f" BEGIN RAISE EXCEPTION '{name}: this table is never emptied'; END "
        made[name] = [
            _function(name, body),
            f"CREATE OR REPLACE TRIGGER {name} BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION guard_{name}()",
        ]
    for table in BUSINESS_TABLES:
        made |= _postgresql_touch(table)
    made |= _postgresql_journal()
    return made


def _postgresql_touch(table: str) -> dict[str, list[str]]:
    """A statement that changed rows of a table leaves a mark; one that found none, its rows gone since, leaves none."""
    body = (
        " BEGIN IF EXISTS (SELECT FROM changed_rows) THEN INSERT INTO touched (transaction_mark, table_name)"
        " VALUES (pg_current_xact_id()::text, TG_TABLE_NAME) ON CONFLICT DO NOTHING; END IF; RETURN NULL; END "
    )
    made: dict[str, list[str]] = {}
    for moment, rows in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        name = f"touch_{table}_{moment.lower()}"
        made[name] = [
            _function(name, body),
            f"DROP TRIGGER IF EXISTS touch_{table} ON {table}",  # of releases before 2026-11-24: marked without a row
            f"CREATE OR REPLACE TRIGGER {name} AFTER {moment} ON {table} "
            f"REFERENCING {rows} TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION guard_{name}()",
        ]
    return made


def _postgresql_journal() -> dict[str, list[str]]:
    """An event marks its transaction; at commit, a transaction that touched business tables must be marked."""
    mark = " BEGIN PERFORM set_config('sporades.event', pg_current_xact_id()::text, true); RETURN NULL; END "
    check = (
        " BEGIN IF current_setting('sporades.event', true) IS DISTINCT FROM NEW.transaction_mark THEN"
        " RAISE EXCEPTION 'unjournalled_change: % changed without an event', NEW.table_name; END IF;"
        " DELETE FROM touched t WHERE t.transaction_mark = NEW.transaction_mark AND t.table_name = NEW.table_name;"
        " RETURN NULL; END "
    )
    return {
        "event_marks_its_transaction": [
            _function("event_marks_its_transaction", mark),
            "CREATE OR REPLACE TRIGGER event_marks_its_transaction AFTER INSERT ON audit_event "
            "FOR EACH STATEMENT EXECUTE FUNCTION guard_event_marks_its_transaction()",
        ],
        "no_change_without_event": [
            _function("no_change_without_event", check),
            "DROP TRIGGER IF EXISTS no_change_without_event ON touched",
            "CREATE CONSTRAINT TRIGGER no_change_without_event AFTER INSERT ON touched "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_no_change_without_event()",
        ],
    }


def _body(function_sql: str) -> str:
    return function_sql.split("$guard$")[1]


def _definition(trigger_sql: str) -> str:
    """Write a declared trigger as PostgreSQL gives it back: its name, moment, table, extent and function."""
    return trigger_sql.replace("CREATE OR REPLACE TRIGGER", "CREATE TRIGGER")


def _found_sqlite(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}


def _found_postgresql(connection: Connection) -> set[tuple[str, str]]:
    rows = connection.execute(
        text(
            "SELECT p.prosrc AS body, pg_get_triggerdef(t.oid, true) AS definition"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        )
    )
    return {(row.body, row.definition) for row in rows}
