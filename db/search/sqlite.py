"""The index on SQLite: one FTS5 table of tokens, and the vocabulary of names by spelling, sound and fragment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, String, Subquery, bindparam, literal_column, select, text

from db.search.expressions import NO_TOKEN, AllOf, AnyOf, Expression, Start, Token, Without
from db.search.model import ASKED, WATCHES, Entry, KnownWord, Near, Watch, Word

_STRANGE = re.compile(r"[^a-z0-9=/@.\-+\u0080-\U0010ffff]", re.ASCII)
_TOKENIZE = "ascii tokenchars ''=/@.-+_''"
READS_TO_THE_END = False
TIDIED = 64  # pages of the index that are joined at once
_BULK_MEMORY, _USUAL_MEMORY = 64 << 20, 1 << 20

_TABLES = {
    "search_pending": "CREATE TABLE search_pending (candidate_id INTEGER PRIMARY KEY)",
    "search_index": (
        "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', contentless_delete=1, detail=none,"
        f" tokenize='{_TOKENIZE}')"
    ),
    "search_word": (
        "CREATE TABLE search_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, sound TEXT NOT NULL,"
        " weight INTEGER NOT NULL)"
    ),
    "search_near": (
        "CREATE TABLE search_near (mark INTEGER, word_id INTEGER, PRIMARY KEY (mark, word_id)) WITHOUT ROWID"
    ),
    "search_fragment": (
        "CREATE VIRTUAL TABLE search_fragment USING fts5(word, content='search_word', content_rowid='id',"
        " detail=none, columnsize=0, tokenize='trigram')"
    ),
}
_INDEXES = {"search_word_sound": "CREATE INDEX search_word_sound ON search_word (sound)"}


def declared() -> dict[str, str]:
    """Give the statement of each object of search, by name."""
    return _TABLES | _INDEXES | {watch.name: _trigger(watch) for watch in WATCHES}


def _trigger(watch: Watch) -> str:
    row = f"NEW.{watch.candidate}"
    return (
        f"CREATE TRIGGER {watch.name} {watch.moment} ON {watch.table} FOR EACH ROW"  # noqa: S608 - declared names
        f" WHEN NOT EXISTS (SELECT 1 FROM search_pending WHERE candidate_id = {row})"
        f" BEGIN INSERT INTO search_pending (candidate_id) VALUES ({row}); END"
    )


def create(connection: Connection) -> None:
    """Put in place what is absent, replace what differs; an index made anew is empty until it is rebuilt."""
    found = _found(connection)
    for name, statement in declared().items():
        if found.get(name) == statement:
            continue
        if name in found:
            kind = "TRIGGER" if name not in _TABLES | _INDEXES else "INDEX" if name in _INDEXES else "TABLE"
            connection.exec_driver_sql(f"DROP {kind} {name}")
        connection.exec_driver_sql(statement)
        if name == "search_index":
            connection.exec_driver_sql("INSERT OR IGNORE INTO search_pending SELECT id FROM candidate")


def verify(connection: Connection) -> list[str]:
    """Give the names of objects that are missing or differ from what is declared."""
    found = _found(connection)
    return [name for name, statement in declared().items() if found.get(name) != statement]


def _found(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE name LIKE 'search!_%' ESCAPE '!'"))
    return {row.name: row.sql for row in rows}


def stop_watching(connection: Connection) -> None:
    """Take the triggers away for a bulk load; `start_watching` and a rebuild must follow in the same transaction."""
    for watch in WATCHES:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {watch.name}")


def start_watching(connection: Connection) -> None:
    """Put the triggers back."""
    for watch in WATCHES:
        connection.exec_driver_sql(_trigger(watch))


def pending(connection: Connection, most: int) -> list[int]:
    """Give candidates whose entries are to be renewed, at most so many."""
    asked = connection.exec_driver_sql("SELECT candidate_id FROM search_pending LIMIT ?", (most,))
    return [row[0] for row in asked]


def write(connection: Connection, entries: Sequence[Entry]) -> None:
    """Replace the entries of these candidates and take them off the list."""
    rows = [(entry.candidate_id, _document(entry)) for entry in entries]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO search_index (rowid, tokens) VALUES (?, ?)", rows)
        connection.exec_driver_sql("DELETE FROM search_pending WHERE candidate_id = ?", [(row[0],) for row in rows])


def is_current(connection: Connection) -> bool:
    """Whether no entry waits to be renewed."""
    return connection.exec_driver_sql("SELECT 1 FROM search_pending LIMIT 1").first() is None


def behind(connection: Connection) -> int:
    """Count the candidates whose entry is missing or to be renewed."""
    asked = """SELECT count(*) FROM candidate WHERE id NOT IN (SELECT id FROM search_index_docsize)
        OR id IN (SELECT candidate_id FROM search_pending)"""
    return int(connection.exec_driver_sql(asked).scalar_one())


def known(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Give those of the words that the vocabulary has, and how many bore each when it was made."""
    asked = f"SELECT word, weight FROM search_word WHERE word IN ({_marks(words)})"  # noqa: S608 - question marks only
    return {row[0]: row[1] for row in connection.exec_driver_sql(asked, tuple(words))}


def learn(connection: Connection, words: Sequence[Word]) -> None:
    """Add words to the vocabulary; none of them is in it yet."""
    for word in words:
        asked = "INSERT OR IGNORE INTO search_word (word, sound, weight) VALUES (?, ?, ?) RETURNING id"
        number = connection.exec_driver_sql(asked, (word.word, word.sound, word.weight)).scalar()
        if number is not None:
            if near := [(mark, number) for mark in word.marks]:
                connection.exec_driver_sql("INSERT INTO search_near (mark, word_id) VALUES (?, ?)", near)
            connection.exec_driver_sql("INSERT INTO search_fragment (rowid, word) VALUES (?, ?)", (number, word.word))


def rebuild(connection: Connection, entries: Iterable[Entry], words: Callable[[], Iterable[Word]]) -> None:
    """Make the index anew, in bulk; `words` is asked once all entries are in."""
    for name in ("search_index", "search_near", "search_fragment", "search_word"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    for name in ("search_index", "search_word", "search_near", "search_fragment", "search_word_sound"):
        connection.exec_driver_sql(declared()[name])
    _memory(connection, _BULK_MEMORY)
    cursor: Any = connection.connection.cursor()  # the driver's own: it reads a generator as it goes
    cursor.executemany(
        "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", ((e.candidate_id, _document(e)) for e in entries)
    )
    _optimize(connection)
    _memory(connection, _USUAL_MEMORY)
    near: list[tuple[int, int]] = []
    cursor.executemany(
        "INSERT INTO search_word (id, word, sound, weight) VALUES (?, ?, ?, ?)", _numbered(words(), near)
    )
    near.sort()
    cursor.executemany("INSERT INTO search_near (mark, word_id) VALUES (?, ?)", near)
    cursor.execute("INSERT INTO search_fragment (search_fragment) VALUES ('rebuild')")
    cursor.execute("DELETE FROM search_pending")


def _numbered(words: Iterable[Word], near: list[tuple[int, int]]) -> Iterator[tuple[int, str, str, int]]:
    for number, word in enumerate(words, start=1):
        near.extend((mark, number) for mark in word.marks)
        yield number, word.word, word.sound, word.weight


def _memory(connection: Connection, size: int) -> None:
    connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('hashsize', ?)", (size,))


def _optimize(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")


def tidy(connection: Connection) -> None:
    """Join pieces of about the same size, a few pages of them: by itself SQLite leaves up to sixteen of each size."""
    for name in ("search_index", "search_fragment"):
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('merge', ?)", (TIDIED,))  # noqa: S608


def prepare(connection: Connection, *, broad: bool) -> None:
    """Nothing to tell SQLite before a question."""
    del connection, broad


def count(connection: Connection, asked: Expression, most: int) -> int:
    """Count the entries of an expression, at most so many."""
    some = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"
    return int(connection.exec_driver_sql(some, (_written(asked), most)).scalar_one())


def hits(asked: Expression, parameter: str | None = ASKED) -> Subquery:
    """Give the candidates of an expression as a source of one column, `candidate_id`, read as it is asked for.

    The plus sign keeps the planner from looking each candidate up in the index one by one.
    """
    matched = literal_column("search_index").op("MATCH")(bindparam(parameter, _written(asked), String))
    found: Select[int] = select(literal_column("+search_index.rowid", Integer).label("candidate_id"))
    return found.select_from(text("search_index")).where(matched).subquery()


def written(asked: Expression) -> dict[str, str]:
    """Write an expression as the one parameter it is."""
    return {ASKED: _written(asked)}


def _written(asked: Expression) -> str:
    """Write an expression in the words of FTS5."""
    match asked:
        case Token():
            return f'"{_safe(asked.text)}"'
        case Start():
            return f'"{_safe(asked.text)}" *'
        case AnyOf(()):
            return _written(NO_TOKEN)
        case AnyOf():
            return "(" + " OR ".join(map(_written, asked.parts)) + ")"
        case AllOf():
            return "(" + " AND ".join(map(_written, asked.parts)) + ")"
        case Without():
            return f"({_written(asked.wanted)} NOT {_written(asked.excluded)})"


def _document(entry: Entry) -> str:
    return " ".join(map(_safe, entry.tokens))


def _safe(token: str) -> str:
    return _STRANGE.sub(lambda found: f"_{ord(found[0]):x}", token)


def near(connection: Connection, asked: Sequence[Near]) -> list[list[KnownWord]]:
    """Give the words that are near, for each that is asked."""
    each = [
        f"SELECT {place}, word, weight FROM search_word WHERE id IN ("  # noqa: S608 - question marks only
        f"SELECT word_id FROM search_near WHERE mark IN ({_marks(one.marks)})) AND length(word) BETWEEN ? AND ?"
        for place, one in enumerate(asked)
    ]
    values = tuple(value for one in asked for value in (*one.marks, one.shortest, one.longest))
    found: list[list[KnownWord]] = [[] for _ in asked]
    for place, word, weight in connection.exec_driver_sql(" UNION ALL ".join(each), values).fetchall():
        found[place].append(KnownWord(word, weight))
    return found


def sounding(connection: Connection, sounds: Sequence[str], most: int) -> list[KnownWord]:
    """Give the most frequent words of some sounds."""
    asked = f"""SELECT word, weight FROM search_word WHERE sound IN ({_marks(sounds)})
        ORDER BY weight DESC, word LIMIT ?"""  # noqa: S608 - question marks only
    return _known(connection, asked, (*sounds, most))


def holding(connection: Connection, fragment: str, most: int) -> list[KnownWord]:
    """Give the most frequent words that hold a fragment of three letters or more, letters only."""
    asked = """SELECT w.word, w.weight FROM search_fragment f JOIN search_word w ON w.id = f.rowid
        WHERE f.word LIKE ? ORDER BY w.weight DESC, w.word LIMIT ?"""
    return _known(connection, asked, (f"%{fragment}%", most))


def starting(connection: Connection, starts: Sequence[str], most: int) -> list[KnownWord]:
    """Give the words that begin so, at most so many for each beginning."""
    if not starts:
        return []
    one = "SELECT * FROM (SELECT word, weight FROM search_word WHERE word >= ? AND word < ? ORDER BY word LIMIT ?) w"
    asked = " UNION ALL ".join([one] * len(starts))
    return _known(connection, asked, tuple(v for start in starts for v in (start, start + "\U0010ffff", most)))


def nearest(connection: Connection, start: str, below: int, most: int) -> list[KnownWord]:
    """Give words that begin so, the shortest first, of those that fewer bear."""
    asked = """SELECT word, weight FROM search_word WHERE word >= ? AND word < ? AND weight < ?
        ORDER BY length(word), word LIMIT ?"""
    return _known(connection, asked, (start, start + "\U0010ffff", below, most))


def commonest(connection: Connection, start: str, below: int, most: int) -> list[KnownWord]:
    """Give words that begin so, the most borne first of those that fewer bear."""
    asked = """SELECT word, weight FROM search_word WHERE word >= ? AND word < ? AND weight < ?
        ORDER BY weight DESC, word LIMIT ?"""
    return _known(connection, asked, (start, start + "\U0010ffff", below, most))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _known(connection: Connection, asked: str, values: tuple[object, ...]) -> list[KnownWord]:
    return [KnownWord(word, weight) for word, weight in connection.exec_driver_sql(asked, values).fetchall()]
