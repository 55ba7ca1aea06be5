"""The index on PostgreSQL: a table of tokens under GIN, and the vocabulary of names by spelling, sound and fragment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, String, Subquery, bindparam, cast, literal_column, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from db.search import tsquery
from db.search.expressions import Expression
from db.search.model import ASKED, WATCHES, Entry, KnownWord, Near, Watch, Word

READS_TO_THE_END = True
BATCH = 10_000
_TABLES = {
    "search_pending": "CREATE TABLE search_pending (candidate_id bigint NOT NULL)",
    "search_entry": "CREATE TABLE search_entry (candidate_id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "search_word": (
        'CREATE TABLE search_word (word text COLLATE "C" PRIMARY KEY, sound text COLLATE "C" NOT NULL,'
        " weight integer NOT NULL, marks integer[] NOT NULL)"
    ),
}
_INDEXES = {
    "search_entry_tokens": (
        "CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens) WITH (gin_pending_list_limit = 256)"
    ),
    "search_word_sound": "CREATE INDEX search_word_sound ON search_word (sound)",
    "search_word_marks": "CREATE INDEX search_word_marks ON search_word USING gin (marks) WITH (fastupdate = off)",
    "search_word_fragment": (
        "CREATE INDEX search_word_fragment ON search_word USING gin (word gin_trgm_ops) WITH (fastupdate = off)"
    ),
}


def _function(watch: Watch) -> str:
    body = f" BEGIN INSERT INTO search_pending (candidate_id) VALUES (NEW.{watch.candidate}); RETURN NULL; END "  # noqa: S608
    return f"CREATE OR REPLACE FUNCTION {watch.name}() RETURNS trigger LANGUAGE plpgsql AS $watch${body}$watch$"


def _trigger(watch: Watch) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {watch.name} {watch.moment} ON {watch.table}"
        f" FOR EACH ROW EXECUTE FUNCTION {watch.name}()"
    )


def create(connection: Connection) -> None:
    """Put in place what is absent; an index made anew is empty until it is rebuilt."""
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    missing = set(_missing_relations(connection))
    for name, statement in (_TABLES | _INDEXES).items():
        if name in missing:
            connection.exec_driver_sql(statement)
    if "search_entry" in missing:
        connection.exec_driver_sql("INSERT INTO search_pending SELECT id FROM candidate")
    start_watching(connection)


def verify(connection: Connection) -> list[str]:
    """Give the names of objects that are missing or differ from what is declared."""
    rows = connection.execute(
        text(
            "SELECT t.tgname AS name, p.prosrc AS body FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        )
    )
    found = {row.name: row.body for row in rows}
    wrong = [w.name for w in WATCHES if found.get(w.name) != _function(w).split("$watch$")[1]]
    return _missing_relations(connection) + wrong


def _missing_relations(connection: Connection) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT c.relname FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid"
            " WHERE c.relnamespace = current_schema()::regnamespace AND coalesce(i.indisvalid, true)"
        )
    )
    found = {row.relname for row in rows}
    return [name for name in _TABLES | _INDEXES if name not in found]


def stop_watching(connection: Connection) -> None:
    """Take the triggers away for a bulk load; `start_watching` and a rebuild must follow in the same transaction."""
    for watch in WATCHES:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {watch.name} ON {watch.table}")


def start_watching(connection: Connection) -> None:
    """Put the triggers in place."""
    for watch in WATCHES:
        connection.exec_driver_sql(_function(watch))
        connection.exec_driver_sql(_trigger(watch))


def pending(connection: Connection, most: int) -> list[int]:
    """Give candidates whose entries are to be renewed, at most so many, and lock them against another renewal.

    Whoever waited for the lock reads what the other has committed: no token of either is lost.
    """
    asked = (
        "SELECT id FROM candidate WHERE id IN ("
        "SELECT DISTINCT candidate_id FROM search_pending ORDER BY candidate_id LIMIT %s) ORDER BY id FOR NO KEY UPDATE"
    )
    return [row[0] for row in connection.exec_driver_sql(asked, (most,))]


def write(connection: Connection, entries: Sequence[Entry]) -> None:
    """Replace the entries of these candidates and take them off the list."""
    if not entries:
        return
    ids = [entry.candidate_id for entry in entries]
    connection.exec_driver_sql(
        "WITH done AS (DELETE FROM search_pending WHERE candidate_id = ANY(%s))"
        " INSERT INTO search_entry (candidate_id, tokens)"
        " SELECT id, tokens::tsvector FROM unnest(%s::bigint[], %s::text[]) AS entry (id, tokens)"
        " ON CONFLICT (candidate_id) DO UPDATE SET tokens = excluded.tokens"
        " WHERE search_entry.tokens <> excluded.tokens",
        (ids, ids, [_vector(entry.tokens) for entry in entries]),
    )


def is_current(connection: Connection) -> bool:
    """Whether no entry waits to be renewed."""
    return connection.exec_driver_sql("SELECT 1 FROM search_pending LIMIT 1").first() is None


def behind(connection: Connection) -> int:
    """Count the candidates whose entry is missing or to be renewed."""
    asked = """SELECT count(*) FROM candidate c
        WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.candidate_id = c.id)
        OR EXISTS (SELECT 1 FROM search_pending p WHERE p.candidate_id = c.id)"""
    return int(connection.exec_driver_sql(asked).scalar_one())


def known(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Give those of the words that the vocabulary has, and how many bore each when it was made."""
    asked = "SELECT word, weight FROM search_word WHERE word = ANY(%s::text[])"
    return {row[0]: row[1] for row in connection.exec_driver_sql(asked, (list(words),))}


def learn(connection: Connection, words: Sequence[Word]) -> None:
    """Add words to the vocabulary, in one order for all, so that two transactions never wait for each other."""
    rows = [(w.word, w.sound, w.weight, list(w.marks)) for w in sorted(words, key=lambda w: w.word)]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search_word (word, sound, weight, marks) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING", rows
        )


def rebuild(connection: Connection, entries: Iterable[Entry], words: Callable[[], Iterable[Word]]) -> None:
    """Make the index anew, in bulk; `words` is asked once all entries are in."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_entry, search_word")
    for name in ("search_entry", "search_word"):
        connection.exec_driver_sql(_TABLES[name])
    _copy(connection, "search_entry (candidate_id, tokens)", ((e.candidate_id, _vector(e.tokens)) for e in entries))
    _copy(
        connection, "search_word (word, sound, weight, marks)",
        ((w.word, w.sound, w.weight, list(w.marks)) for w in words()),
    )  # fmt: skip
    connection.exec_driver_sql("SELECT set_config('maintenance_work_mem', '512MB', true)")
    for statement in _INDEXES.values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("ANALYZE search_entry")
    connection.exec_driver_sql("ANALYZE search_word")
    connection.exec_driver_sql("DELETE FROM search_pending")


def _copy(connection: Connection, into: str, rows: Iterator[tuple[object, ...]]) -> None:
    """Copy rows by the thousand: they may come from a cursor of this same connection."""
    while batch := list(islice(rows, BATCH)):
        driver: Any = connection.connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in batch:
                copy.write_row(row)


def _vector(tokens: Iterable[str]) -> str:
    return " ".join(map(tsquery.quoted, tokens))


def tidy(connection: Connection) -> None:
    """Nothing to join: PostgreSQL empties its list of new entries when it is full, and at each vacuum."""
    del connection


def _planning(**settings: str) -> str:
    return "SELECT " + ", ".join(f"set_config('{name}', '{value}', true)" for name, value in settings.items())


_USUAL = {
    "plan_cache_mode": "force_custom_plan",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "work_mem": "32MB",
}
_NARROW, _BROAD = _planning(**_USUAL, enable_seqscan="off"), _planning(**_USUAL, enable_seqscan="on")


def prepare(connection: Connection, *, broad: bool) -> None:
    """Keep the planner from reading whole tables because few rows are wanted, and from preparing for many.

    What is asked of the index is planned each time: of any expression whatever it would expect thousands of rows.
    When nearly everybody answers, a page of them is found sooner without the index.
    """
    connection.exec_driver_sql(_BROAD if broad else _NARROW)


def count(connection: Connection, asked: Expression, most: int) -> int:
    """Count the entries of an expression, at most so many; without any column wanted, no row is read."""
    parts = tsquery.parts(asked)
    matched = " AND ".join(["tokens @@ %s::tsquery"] * len(parts))
    some = f"SELECT count(*) FROM (SELECT FROM search_entry WHERE {matched} LIMIT %s) AS found"  # noqa: S608 - its words are parameters
    return int(connection.exec_driver_sql(some, (*parts, most)).scalar_one())


def hits(asked: Expression, parameter: str | None = ASKED) -> Subquery:
    """Give the candidates of an expression as a source of one column, `candidate_id`.

    The offset of nothing keeps the planner from reading candidates in an order and looking each up in the index.
    """
    matched = [
        literal_column("search_entry.tokens").op("@@")(
            cast(bindparam(parameter and _named(parameter, place), part, String), TSQUERY)
        )
        for place, part in enumerate(tsquery.parts(asked))
    ]
    found: Select[int] = select(literal_column("search_entry.candidate_id", BigInteger).label("candidate_id"))
    return found.select_from(text("search_entry")).where(*matched).offset(literal_column("0")).subquery()


def written(asked: Expression) -> dict[str, str]:
    """Write an expression as tsqueries that must all hold."""
    return {_named(ASKED, place): part for place, part in enumerate(tsquery.parts(asked))}


def _named(parameter: str, place: int) -> str:
    return f"{parameter}_{place}"


def near(connection: Connection, asked: Sequence[Near]) -> list[list[KnownWord]]:
    """Give the words that are near, for each that is asked."""
    one = (
        "SELECT %s::integer, word, weight FROM search_word"
        " WHERE marks && %s::integer[] AND length(word) BETWEEN %s AND %s"
    )
    values = tuple(
        v for place, some in enumerate(asked) for v in (place, list(some.marks), some.shortest, some.longest)
    )
    found: list[list[KnownWord]] = [[] for _ in asked]
    for place, word, weight in connection.exec_driver_sql(" UNION ALL ".join([one] * len(asked)), values).fetchall():
        found[place].append(KnownWord(word, weight))
    return found


def sounding(connection: Connection, sounds: Sequence[str], most: int) -> list[KnownWord]:
    """Give the most frequent words of some sounds."""
    asked = "SELECT word, weight FROM search_word WHERE sound = ANY(%s::text[]) ORDER BY weight DESC, word LIMIT %s"
    return _known(connection, asked, (list(sounds), most))


def holding(connection: Connection, fragment: str, most: int) -> list[KnownWord]:
    """Give the most frequent words that hold a fragment of three letters or more, letters only."""
    asked = "SELECT word, weight FROM search_word WHERE word LIKE %s ORDER BY weight DESC, word LIMIT %s"
    return _known(connection, asked, (f"%{fragment}%", most))


def starting(connection: Connection, starts: Sequence[str], most: int) -> list[KnownWord]:
    """Give the words that begin so, at most so many for each beginning."""
    if not starts:
        return []
    one = "SELECT * FROM (SELECT word, weight FROM search_word WHERE word >= %s AND word < %s ORDER BY word LIMIT %s) w"
    asked = " UNION ALL ".join([one] * len(starts))
    return _known(connection, asked, tuple(v for start in starts for v in (start, start + "\U0010ffff", most)))


def nearest(connection: Connection, start: str, below: int, most: int) -> list[KnownWord]:
    """Give words that begin so, the shortest first, of those that fewer bear."""
    asked = """SELECT word, weight FROM search_word WHERE word >= %s AND word < %s AND weight < %s
        ORDER BY length(word), word LIMIT %s"""
    return _known(connection, asked, (start, start + "\U0010ffff", below, most))


def commonest(connection: Connection, start: str, below: int, most: int) -> list[KnownWord]:
    """Give words that begin so, the most borne first of those that fewer bear."""
    asked = """SELECT word, weight FROM search_word WHERE word >= %s AND word < %s AND weight < %s
        ORDER BY weight DESC, word LIMIT %s"""
    return _known(connection, asked, (start, start + "\U0010ffff", below, most))


def _known(connection: Connection, asked: str, values: tuple[object, ...]) -> list[KnownWord]:
    return [KnownWord(word, weight) for word, weight in connection.exec_driver_sql(asked, values).fetchall()]
