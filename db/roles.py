"""The database role of the candidate space: what it may read and write, and nothing else (2.15, 1.32). PostgreSQL only.

Every table is either granted here or named among those refused: a new table is decided upon, not forgotten. The
journal is written, never read back, changed nor emptied; the role owns nothing, so it changes no schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, make_url, text

_READ = frozenset({"SELECT"})
_ADD = _READ | {"INSERT"}
_CHANGE = _ADD | {"UPDATE"}
_ALL = _CHANGE | {"DELETE"}
_WRITE_ONLY = frozenset({"INSERT"})


def _each(rights: frozenset[str], *tables: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(tables, rights)


GRANTED: Mapping[str, frozenset[str]] = {
    **_each(  # what is published, and what a document prints
        _READ,
        "academie", "alembic_version", "candidate_category", "commune", "exam_domain", "exam_session",
        "exemption_rule", "foreign_centre", "managing_office", "paper", "paper_grid", "paper_match", "prior_title",
        "registration_window", "required_piece", "schema_mark", "school", "speciality", "template_image",
        "template_version",
        "document_facts", "handed_document",  # its receipt alone is written, see CHANGED_COLUMNS
        "candidate_merge", "correction", "registration_move",  # read by the guards of locked data and of numbers
    ),
    **_each(  # what is added and never changed
        _ADD,
        "document_reading", "online_validation", "printed_context", "promised_task", "registration_version",
        "stored_file",
    ),
    **_each(
        _CHANGE,
        "accommodation_request", "account_session", "candidate", "document", "error_report", "idempotency_key",
        "outbox_message", "piece", "piece_file", "registration",
    ),
    **_each(  # what ends by itself, or is typed again
        _ALL,
        "account", "account_token", "email_claim", "exemption", "prior_credit", "registration_draft",
        "search_entry", "search_pending", "search_word", "sign_in_throttle", "touched",
    ),
    **_each(_WRITE_ONLY, "audit_event", "audit_value"),
    "chain_head": frozenset({"SELECT", "UPDATE"}),
    "number_allocator": frozenset({"SELECT", "UPDATE"}),
    "slip": frozenset({"SELECT", "UPDATE"}),
}  # fmt: skip

READ_COLUMNS = {"audit_event": "seq", "audit_value": "id"}  # for the guard against replacing, and the row just added

CHANGED_COLUMNS = {"handed_document": "read_at"}  # the reading receipt: nothing else of the row

REFUSED = frozenset({
    "bulk_file", "bulk_item", "bulk_part", "bulk_run", "duplicate_key", "duplicate_pair", "duplicate_radar",
    "export", "frozen_view", "handing_batch", "handing_line", "import_file", "import_line", "litigation_file",
    "mass_ending", "mass_ending_item",
    "moved_window", "office_setting", "person", "recovery_code", "role_grant", "run_notice",
    "saved_view", "second_factor", "sign_in_ticket",
    "slip_sheet", "staff", "staff_session",
    "template_draft", "window_move", "window_notice", "withheld_notice", "worker",
})  # fmt: skip


class UnfitRole(RuntimeError):
    """The role that was named cannot be limited: it owns the tables, or may do everything; the sentence says so."""


def apply(connection: Connection, url: str) -> str:
    """Make the role of an address if there is none, then give it what is granted and take everything else away."""
    parsed = make_url(url)
    role = parsed.username or ""
    _refuse_unfit(connection, role)
    if not connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
        made = "format('CREATE ROLE %I LOGIN NOINHERIT PASSWORD %L', :role ::text, :password ::text)"
        _run(connection, made, role=role, password=parsed.password or "")
    for taken in ("ALL TABLES", "ALL SEQUENCES"):
        _run(connection, f"format('REVOKE ALL ON {taken} IN SCHEMA public FROM %I', :role ::text)", role=role)
    _run(connection, "'REVOKE CREATE ON SCHEMA public FROM PUBLIC'")
    _run(connection, "format('GRANT USAGE ON SCHEMA public TO %I', :role ::text)", role=role)
    for table, rights in GRANTED.items():
        listed = ", ".join(sorted(rights))
        _run(connection, f"format('GRANT {listed} ON %I TO %I', :item ::text, :role ::text)", role=role, item=table)
    for right, columns in (("SELECT", READ_COLUMNS), ("UPDATE", CHANGED_COLUMNS)):
        for table, column in columns.items():
            _run(
                connection, f"format('GRANT {right} (%I) ON %I TO %I', :column ::text, :item ::text, :role ::text)",
                role=role, item=table, column=column,
            )  # fmt: skip
    for sequence in _sequences(connection):
        _run(connection, "format('GRANT USAGE ON %s TO %I', :item ::text, :role ::text)", role=role, item=sequence)
    return role


def _refuse_unfit(connection: Connection, role: str) -> None:
    unfit = (
        "SELECT rolsuper OR oid = (SELECT relowner FROM pg_class WHERE oid = 'candidate'::regclass)"
        " FROM pg_roles WHERE rolname = :role"
    )
    if not role or connection.scalar(text(unfit), {"role": role}):
        raise UnfitRole(
            f"the role {role!r} cannot be that of the candidate space: it owns the tables or may do everything."
            " Name another one in SPORADES_PORTAL_DATABASE_URL; it is made if it does not exist"
        )


def _run(connection: Connection, statement: str, **values: str) -> None:
    """Run a statement whose names PostgreSQL itself has quoted."""
    written = connection.scalar(text(f"SELECT {statement}"), values)
    connection.exec_driver_sql(str(written).replace("%", "%%"))


def _sequences(connection: Connection) -> list[str]:
    """Give the sequences that number the rows of the tables where rows are added."""
    added = [table for table, rights in GRANTED.items() if "INSERT" in rights]
    rows = connection.execute(
        text(
            "SELECT DISTINCT d.objid::regclass::text FROM pg_depend d"
            " JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_class t ON t.oid = d.refobjid"
            " WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY(:tables)"
        ),
        {"tables": added},
    )
    return [str(row[0]) for row in rows]


def held(connection: Connection, role: str) -> dict[str, frozenset[str]]:
    """Give what a role holds on each table."""
    rows = connection.execute(
        text(
            "SELECT c.relname AS name, p.word FROM pg_class c,"
            " unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) AS p(word)"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')"
            " AND has_table_privilege(:role, c.oid, p.word)"
        ),
        {"role": role},
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.name, set()).add(row.word)
    return {name: frozenset(words) for name, words in found.items()}
