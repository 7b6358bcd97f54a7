"""The tables of the index, and the connection to them."""

from __future__ import annotations

import sqlite3

VERSION = 15
"""Changes whenever tables, folding, extraction of words or joining do; an index of another
version is made anew."""

LATER = 1 << 40
"""Rows that come when an index has been made have the numbers from here on."""
COUNTED = 24
"""Bits of the number of a row below what sorts it."""
NEAR = 256
"""Rows of one day whose numbers lie close together: the closer, the less a word table takes."""


def height_of(number: int) -> int:
    """Return what a row was high by when it was given its number: for what has a date its day."""
    if number >= LATER:
        return (number - LATER) >> COUNTED
    return max(0, number - (1 << COUNTED)) // NEAR


WAIT = 60.0
"""Seconds to wait for another process that brings the index up to date."""

_READING, _WRITING = 4 << 10, 32 << 10
"""Kilobytes of the file that a connection keeps in memory: who only reads finds the rest with the
system, nearly as fast."""

JOURNAL = 16 << 20
"""Bytes to which the write-ahead file is cut once its content has gone into the index."""

BUT_NAMES = "property NOT IN ('', 'name')"
"""What is said of entities besides their names. Only a query that says so as well is answered by
what is found by its property; any other reads all that is said."""

_TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE shard(
    name TEXT PRIMARY KEY, device INT, inode INT, size INT, changed INT, broken TEXT
) WITHOUT ROWID;
CREATE TABLE record(
    shard TEXT, number INT, id TEXT, start INT, length INT, hash BLOB, field TEXT, problem TEXT,
    PRIMARY KEY(shard, number)
) WITHOUT ROWID;

CREATE TABLE decided(article TEXT PRIMARY KEY, effects TEXT) WITHOUT ROWID;
CREATE TABLE dated(article TEXT PRIMARY KEY, document TEXT);

CREATE TABLE article(
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, shard TEXT, number INT, hash BLOB, file TEXT,
    title TEXT, date TEXT, mark TEXT, sort TEXT, meetings INT, first INT, last INT, certain INT,
    undated INT, inferred TEXT, facts TEXT, said BLOB
);
CREATE TABLE named(
    article TEXT, key TEXT, entity INT, mentions INT, PRIMARY KEY(article, key)
) WITHOUT ROWID;
CREATE TABLE points(article TEXT, key TEXT, property TEXT, target TEXT);

CREATE TABLE person(
    name TEXT, article TEXT, key TEXT, countries TEXT, company TEXT, spoken TEXT, same TEXT,
    different TEXT, entity INT, mentions INT,
    PRIMARY KEY(name, article, key)
) WITHOUT ROWID;

CREATE TABLE entity(
    n INTEGER PRIMARY KEY, id TEXT, kind TEXT, key TEXT, code TEXT, label TEXT, mark TEXT,
    differs TEXT, sources INT, mentions INT, words INT
);
CREATE INDEX entity_key ON entity(key);
CREATE TABLE said(
    entity INT, property TEXT, value TEXT, normalised TEXT, number REAL, count INT,
    PRIMARY KEY(entity, property, value, normalised, number)
) WITHOUT ROWID;

CREATE TABLE local_meeting(
    n INTEGER PRIMARY KEY, article TEXT, key TEXT, place INT, refers INT, meeting INT,
    UNIQUE(article, key)
);
CREATE TABLE local_said(n INTEGER PRIMARY KEY, said BLOB);
CREATE INDEX local_meeting_of ON local_meeting(meeting);
CREATE TABLE block(hash INT, meeting INT, PRIMARY KEY(hash, meeting)) WITHOUT ROWID;
CREATE TABLE edge(
    one INT, other INT, reasons TEXT, PRIMARY KEY(one, other)
) WITHOUT ROWID;

CREATE TABLE meeting(
    n INTEGER PRIMARY KEY, id TEXT, title TEXT, date TEXT, mark TEXT, sort TEXT, sources INT,
    parent TEXT, differs TEXT, reasons TEXT, first INT, last INT, certain INT
);
CREATE TABLE fact(
    meeting INT, entity INT, other TEXT, property TEXT, stated INT, normalised TEXT, label TEXT,
    number REAL
);
"""

# Rows come in no order that these would like: made when all are there, they take a fraction of it.
# What an empty index is filled with looks some of it up already.
_FIRST_ORDERS = """
CREATE INDEX edge_other ON edge(other);
CREATE INDEX fact_meeting ON fact(meeting);
CREATE INDEX meeting_id ON meeting(id);
"""
_ORDERS = f"""
CREATE INDEX record_id ON record(id);
CREATE INDEX record_problem ON record(shard, start, number) WHERE problem IS NOT NULL;
CREATE INDEX article_order ON article(sort DESC, title, id);
CREATE INDEX article_days ON article(first, last);
CREATE INDEX named_entity ON named(entity, article, mentions);
CREATE INDEX points_from ON points(article, key);
CREATE INDEX points_to ON points(article, target);
CREATE INDEX person_same ON person(same) WHERE same<>'[]';
CREATE INDEX entity_id ON entity(id);
CREATE INDEX entity_code ON entity(code) WHERE code IS NOT NULL;
CREATE INDEX entity_order ON entity(mentions DESC, label, id);
CREATE INDEX entity_row ON entity(words);
CREATE INDEX said_property ON said(property, normalised) WHERE {BUT_NAMES};
CREATE INDEX block_meeting ON block(meeting);
CREATE INDEX meeting_order ON meeting(sort DESC, title, id);
CREATE INDEX meeting_days ON meeting(first, last);
CREATE INDEX meeting_parent ON meeting(parent) WHERE parent IS NOT NULL;
CREATE INDEX fact_entity ON fact(entity, property, stated, meeting) WHERE entity IS NOT NULL;
CREATE INDEX fact_property ON fact(property, normalised) WHERE stated;
"""

# The tokenizer splits at blanks alone here: what it is given are words already. How many each row
# has, which is kept otherwise, nobody asks.
_WORDS = (
    "CREATE VIRTUAL TABLE {}"
    " USING fts5(t, content='', columnsize=0, tokenize='ascii', detail=none, prefix='1 2{}')"
)
_WORD_TABLES = {
    "article_words": (" 3", 16 << 20),
    "article_names": ("", 1 << 20),
    "entity_words": ("", 1 << 20),
    "entity_names": ("", 1 << 20),
    "meeting_words": ("", 1 << 20),
    "meeting_names": ("", 1 << 20),
}
"""With how many letters a word may begin that is found without putting all such words together,
and how many bytes of words are gathered before they are written."""


def connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    """Open a database, in a mode in which statements outside transactions stand alone.

    Raises:
        sqlite3.Error: It cannot be opened, or what it holds is no database.
    """
    connection = sqlite3.connect(
        path, timeout=WAIT, isolation_level=None, check_same_thread=False, uri=uri
    )
    try:
        connection.execute(f"PRAGMA cache_size=-{_READING}")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA journal_size_limit={JOURNAL}")
    except UnicodeDecodeError as error:  # SQLite quotes damaged tables, byte by byte
        connection.close()
        raise sqlite3.DatabaseError("the tables of the index are damaged") from error
    return connection


def prepare_writing(connection: sqlite3.Connection) -> None:
    """Keep more of the file in memory: where much is written, the same pages change repeatedly."""
    connection.execute(f"PRAGMA cache_size=-{_WRITING}")


def has_words() -> bool:
    """Whether this SQLite can search for words."""
    connection = sqlite3.connect(":memory:")
    try:
        if connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone() == (1,):
            return True
        connection.execute("CREATE VIRTUAL TABLE trial USING fts5(words, detail=none)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database; within a transaction."""
    _run(connection, _TABLES + _FIRST_ORDERS)
    for name, (prefixes, gathered) in _WORD_TABLES.items():
        connection.execute(_WORDS.format(name, prefixes))
        _set(connection, name, hashsize=gathered, automerge=16, crisismerge=64)
    connection.execute(f"PRAGMA user_version={VERSION}")


def create_orders(connection: sqlite3.Connection) -> None:
    """Make what rows are found by otherwise than by their numbers; within a transaction.

    From now on the pieces of the word tables are put together by fours again: while all of it is
    written, to do so seldom takes less time, and leaves few enough.
    """
    _run(connection, _ORDERS)
    for name in _WORD_TABLES:
        _set(connection, name, automerge=4, crisismerge=16)


def _set(connection: sqlite3.Connection, words: str, **values: int) -> None:
    """Set how a word table is written."""
    for name, value in values.items():
        connection.execute(f"INSERT INTO {words}({words}, rank) VALUES('{name}', {value})")


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the database holds an index of this version; raises sqlite3.DatabaseError."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(version == VERSION)
