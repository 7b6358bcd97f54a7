"""A writer is killed at random instants; what it had acknowledged must be there, and whole.

`python tests/reliability/kills.py 1000` does it to mahdar's store, to TinyDB's own storage and to
SQLite, and prints what became of each. TinyDB's must come off badly: a run that finds nothing
there would find nothing anywhere.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sqlite3
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Protocol

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tinydb import TinyDB

from store import Article, Kind, PersonsDecision, Store, renew_index
from store.decisions.decision import Anchor, Deed
from store.decisions.log import read_logs
from store.index import Index

BEGUN = 300
"""Articles that are there before the writer begins."""
LONGEST = 0.06
"""Seconds within which a writer is killed."""
TEXT = "عقد اجتماع في العاصمة، وحضره وزراء من دول كثيرة.\n" * 20


def titled(version: int) -> str:
    """A title that tells a version, of another length than that before: what is torn shows."""
    return str(version).zfill(6 + version * 37 % 101)


def article(number: int, version: int = 0) -> Article:
    """An article that says which of its versions it is."""
    digest = sha256(str(number).encode()).hexdigest()
    return Article(f"a-{digest[:12]}", f"{number}.txt", digest, TEXT, title=titled(version))


class Kept(Protocol):
    """A way to keep articles."""

    longest: float
    """Seconds within which a writer is killed."""

    def begin(self, path: Path) -> None:
        """Put the first articles in place."""

    def write(self, path: Path) -> Iterator[int]:
        """Write version after version of the first article, and a new one with each; yield each."""

    def found(self, path: Path) -> tuple[int, int]:
        """Return which version is there, and how many new ones; raises whatever it likes."""


class Mahdar:
    """Our own store."""

    longest = LONGEST

    def begin(self, path: Path) -> None:
        store = Store.create(path)
        store.put([article(number) for number in range(BEGUN)])
        store.close()

    def write(self, path: Path) -> Iterator[int]:
        store = Store.open(path)
        for version in range(1, 1 << 30):
            store.put([article(0, version), article(BEGUN + version)])
            yield version

    def found(self, path: Path) -> tuple[int, int]:
        store = Store.open(path)
        articles = {each.id: each for each in store.articles()}
        if store.problems:
            raise store.problems[0]
        return int(articles[article(0).id].title), len(articles) - BEGUN


class Decided(Mahdar):
    """Our own store, about whose articles something is decided, with its index."""

    longest = 0.5

    def begin(self, path: Path) -> None:
        super().begin(path)
        renew_index(path)

    def write(self, path: Path) -> Iterator[int]:
        anchor = Anchor(article(0).id, "article", 0, 0)
        writing = super().write(path)
        for version in writing:
            store = Store.open(path)
            at, value = "2026-11-23T10:00:00Z", str(version)
            made = PersonsDecision("", at, "x", Deed.VALUE, ((anchor,),), "tag", value, value)
            store.decide(made)
            renew_index(path)
            yield version

    def found(self, path: Path) -> tuple[int, int]:
        version, new = super().found(path)
        log = read_logs(path)
        if log.problems:
            raise log.problems[0]
        told = [int(each.value) for each in log.decisions]
        assert told == list(range(1, len(told) + 1)), "a decision is missing"
        index = Index(path)
        try:
            assert index.count(Kind.ARTICLE) == BEGUN + new, "the index says otherwise"
            tags = [c.value for c in index.article(article(0).id).claims if c.property == "tag"]
            assert tags == [str(each) for each in told], "the index knows other decisions"
        finally:
            index.close()
        return min(version, len(told)), new


class PlainTinyDB:
    """TinyDB as it comes."""

    longest = LONGEST

    def begin(self, path: Path) -> None:
        path.mkdir()
        with TinyDB(path / "db.json") as database:
            database.insert_multiple([_document(number) for number in range(BEGUN)])

    def write(self, path: Path) -> Iterator[int]:
        database = TinyDB(path / "db.json")
        for version in range(1, 1 << 30):
            database.update({"title": titled(version)}, doc_ids=[1])
            database.insert(_document(BEGUN + version))
            yield version

    def found(self, path: Path) -> tuple[int, int]:
        with TinyDB(path / "db.json") as database:
            documents = database.all()
        return int(documents[0]["title"]), len(documents) - BEGUN


class SQLite:
    """A database whose promises are known, beside them."""

    longest = LONGEST

    def begin(self, path: Path) -> None:
        path.mkdir()
        with sqlite3.connect(path / "db") as database:
            database.execute("create table articles (title text, text text)")
            rows = [("0", TEXT)] * BEGUN
            database.executemany("insert into articles values (?, ?)", rows)

    def write(self, path: Path) -> Iterator[int]:
        database = sqlite3.connect(path / "db")
        for version in range(1, 1 << 30):
            with database:
                database.execute(
                    "update articles set title = ? where rowid = 1", (titled(version),)
                )
                database.execute("insert into articles values (?, ?)", (str(version), TEXT))
            yield version

    def found(self, path: Path) -> tuple[int, int]:
        database = sqlite3.connect(path / "db")
        (title,) = database.execute("select title from articles where rowid = 1").fetchone()
        (count,) = database.execute("select count(*) from articles").fetchone()
        return int(title), count - BEGUN


def _document(number: int) -> dict[str, str]:
    each = article(number)
    return {"id": each.id, "title": each.title, "text": each.text}


WAYS: dict[str, Callable[[], Kept]] = {
    "mahdar": Mahdar,
    "mahdar, with decisions and index": Decided,
    "TinyDB's own": PlainTinyDB,
    "SQLite": SQLite,
}


def killed(way: Kept, path: Path, seconds: float) -> int:
    """Write in another process, kill it after a time, and return the last that it acknowledged."""
    ours, theirs = os.pipe()
    process = os.fork()
    if not process:
        os.close(ours)
        try:
            for version in way.write(path):
                os.write(theirs, struct.pack("i", version))
        finally:
            os._exit(1)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as pipe:
        # The instants that count lie behind the first acknowledgement.
        select.select([pipe], [], [], 20)
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        told = pipe.read()
    return int(struct.unpack_from("i", told, len(told) - 4)[0]) if told else 0


def judged(way: Kept, path: Path, acknowledged: int) -> str:
    """Say what became of a store after a kill."""
    try:
        version, new = way.found(path)
    except Exception as error:  # whatever a store makes of it: this is what is asked
        return f"unreadable ({type(error).__name__})"
    if version < acknowledged or new < acknowledged:
        return "acknowledged and lost"
    return "whole"


def run(way: Kept, kills: int, seed: int = 1) -> Counter[str]:
    """Kill writers, and count what became of their stores."""
    chance, outcomes = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        begun = Path(folder) / "begun"
        way.begin(begun)
        for number in range(kills):
            path = Path(folder) / str(number)
            shutil.copytree(begun, path)
            acknowledged = killed(way, path, chance.uniform(0, way.longest))
            outcomes[judged(way, path, acknowledged)] += 1
            shutil.rmtree(path)
    return outcomes


def main() -> None:
    """Kill as many writers as was asked for in each way."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for name, way in WAYS.items():
        if sys.argv[2:] and name not in sys.argv[2:]:
            continue
        begin = time.perf_counter()
        outcomes = run(way(), kills)
        said = ", ".join(f"{what} {count}" for what, count in outcomes.most_common())
        print(f"{name}: {kills} kills, {said} ({time.perf_counter() - begin:.0f} s)")  # noqa: T201


if __name__ == "__main__":
    main()
