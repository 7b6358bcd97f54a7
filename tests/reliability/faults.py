"""Every system call of a write fails in turn; the store then is as before, or as wanted.

`python tests/reliability/faults.py` does so over everything that writes, and over TinyDB's own
storage, which must come to harm: a fault that harms nothing there would prove nothing here.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import fcntl
import io
import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import tinydb.storages
from tinydb import TinyDB

from store import Article, Kind, MahdarError, PersonsDecision, Scan, Store, database, renew_index
from store.decisions.decision import Anchor, Deed
from store.decisions.log import read_logs
from store.files import signature
from store.index import Index
from tests.reliability.kills import article

FAULTS = ("ENOSPC", "EIO", "EINTR", "EACCES", "ENOLCK", "short", "Ctrl+C")
"""What a call does instead of its work; `short` writes half, and then the disk is full."""

CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "link",
    "unlink",
    "mkdir",
    "ftruncate",
    "close",
    "fchmod",
    "rename",
    "pwrite",
    "flock",
    "truncate",
)


STATEMENTS = {
    "ENOSPC": "database or disk is full",
    "EIO": "disk I/O error",
    "EINTR": "interrupted",
    "EACCES": "attempt to write a readonly database",
    "ENOLCK": "database is locked",
}
"""What SQLite says of the same faults."""

WRITING = ("BEGIN IMMEDIATE", "COMMIT", "CREATE", "DELETE", "DROP", "INSERT", "ROLLBACK", "UPDATE")


@dataclass
class Injector:
    """Counts the calls that write, and lets one of them fail."""

    at: int = 0
    fault: str = ""
    count: int = 0
    full: bool = False
    hit: str = ""

    def call(self, name: str, real: Callable[[], Any]) -> Any:
        """Do a call, or fail."""
        self.count += 1
        if self.full and name in ("write", "pwrite"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.count != self.at:
            return real()
        if self.fault == "short" and name not in ("write", "pwrite"):
            return real()  # only what writes can be short
        self.hit = name
        if name == "close":
            real()  # a call that fails has closed all the same
        if self.fault == "Ctrl+C":
            raise KeyboardInterrupt
        if name == "statement":
            raise sqlite3.OperationalError(STATEMENTS[self.fault])
        code = getattr(errno, "ENOSPC" if self.fault == "short" else self.fault)
        raise OSError(code, os.strerror(code))


class Faulty(io.FileIO):
    """A file whose writes may fail."""

    def __init__(self, file: Any, mode: str, injector: Injector) -> None:
        super().__init__(file, mode)
        self._injector = injector

    def write(self, data: Any) -> int:
        injector = self._injector
        if injector.fault == "short" and injector.count + 1 == injector.at:
            injector.count, injector.full, injector.hit = injector.at, True, "write"
            half = memoryview(data)[: max(1, len(data) // 2)]
            return super().write(half) or 0
        return int(injector.call("write", lambda: super(Faulty, self).write(data)) or 0)

    def truncate(self, size: int | None = None) -> int:
        return int(self._injector.call("truncate", lambda: super(Faulty, self).truncate(size)))


class FaultyConnection(sqlite3.Connection):
    """An index whose writing statements may fail."""

    injector: Injector

    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
        run = super().execute
        if not statement.lstrip().upper().startswith(WRITING):
            return run(statement, *given)
        found = self.injector.call("statement", lambda: run(statement, *given))
        assert isinstance(found, sqlite3.Cursor)
        return found

    def executemany(self, statement: str, *given: Any) -> sqlite3.Cursor:
        run = super().executemany
        found = self.injector.call("statement", lambda: run(statement, *given))
        assert isinstance(found, sqlite3.Cursor)
        return found


def _through(injector: Injector) -> dict[tuple[Any, str], Any]:
    """Return what stands for each call."""
    found: dict[tuple[Any, str], Any] = {}
    for name in CALLS:
        if name not in ("open", "write", "truncate"):
            module = fcntl if name == "flock" else os
            found[module, name] = _call(injector, name, getattr(module, name))
    opened, fdopen = os.open, os.fdopen

    def open_(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return opened(path, flags, *rest, **more)
        return int(injector.call("open", lambda: opened(path, flags, *rest, **more)))

    def fdopen_(descriptor: int, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode == "wb":
            return io.BufferedWriter(Faulty(descriptor, "w", injector))
        return fdopen(descriptor, mode, *rest, **more)

    def text(path: Any, mode: str = "r", encoding: str | None = None, **_: Any) -> Any:
        if mode != "r+":
            return builtins.open(path, mode, encoding=encoding)  # noqa: PTH123
        return io.TextIOWrapper(io.BufferedRandom(Faulty(path, "r+", injector)), encoding="utf-8")

    connected = sqlite3.connect

    def connect(*given: Any, **more: Any) -> sqlite3.Connection:
        connection = connected(*given, **more, factory=FaultyConnection)
        connection.injector = injector
        return connection

    return {
        **found,
        (os, "open"): open_,
        (os, "fdopen"): fdopen_,
        (tinydb.storages, "open"): text,
        (sqlite3, "connect"): connect,
    }


def _call(injector: Injector, name: str, done: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *given, **more: injector.call(name, lambda: done(*given, **more))


@contextlib.contextmanager
def injected(injector: Injector) -> Iterator[None]:
    """Let what writes go through an injector."""
    faulty = _through(injector)
    real = {(module, name): module.__dict__.get(name) for module, name in faulty}
    for (module, name), value in faulty.items():
        setattr(module, name, value)
    try:
        yield
    finally:
        for (module, name), value in real.items():
            if value is None:
                delattr(module, name)
            else:
                setattr(module, name, value)


# What is done, and what it must leave


State = tuple[Any, ...]
"""What can be told of a store after opening it anew."""


def state(folder: Path) -> State:
    """Open a store anew and return all it holds; raises whatever is wrong with it."""
    store = Store.open(folder)
    articles = tuple(sorted((each.id, each.title) for each in store.articles()))
    log = read_logs(folder)
    wrong = (*store.problems, *log.problems)
    if wrong:
        raise wrong[0]
    decisions = tuple(each.value for each in log.decisions)
    index, scan = Index(folder), Scan(store)
    try:
        for kind in Kind:
            rows = list(index.rows(kind))
            assert rows == list(scan.rows(kind)), "the index says otherwise"
            for row in rows:
                assert index.links(row.id) == scan.links(row.id), "the index links otherwise"
    finally:
        index.close()
    return articles, decisions


def decision(value: str) -> PersonsDecision:
    """A tag for the first article."""
    anchor = Anchor(article(0).id, "article", 0, 0)
    return PersonsDecision(
        "", "2026-11-23T10:00:00Z", "nada", Deed.VALUE, ((anchor,),), "tag", value, value
    )


Tell = Callable[[], None]
"""Told of each acknowledgement."""

Act = Callable[[Path, Tell], None]


def _put(*articles: Article) -> Act:
    def act(folder: Path, tell: Tell) -> None:
        Store.open(folder).put(articles, written=lambda _ids, _new: tell())

    return act


def _decide(folder: Path, tell: Tell) -> None:
    Store.open(folder).decide(decision("two"))
    tell()


def _index(folder: Path, tell: Tell) -> None:
    for each in folder.glob("index.sqlite*"):
        _UNLINK(each)
    renew_index(folder)


def _renewal(folder: Path, tell: Tell) -> None:
    renew_index(folder)


_UNLINK = os.unlink


ACTS: dict[str, Act] = {
    "a new article": _put(article(10)),
    "a changed article": _put(article(1, 5)),
    "a decision": _decide,
    "articles of several files": _put(*(article(number, 7) for number in range(12))),
    "an index made": _index,
    "an index brought up to date": _renewal,
}


def begin(folder: Path) -> None:
    """Make the store that is written to."""
    database.SHARD_ARTICLES = 4
    store = Store.create(folder)
    store.put([article(number) for number in range(6)])
    store.put([article(0, 1)])
    store.decide(decision("one"))
    renew_index(folder)


def fall_behind(folder: Path) -> None:
    """Let the index be of older files: one changed, one new, one with articles in two places."""
    store = Store.open(folder)
    store.put([article(2, 3), *(article(number) for number in range(20, 23))])
    store.decide(decision("behind"))


def judged(folder: Path, states: list[State], acknowledged: int) -> str:
    """Say what became of a store.

    Args:
        folder: The store.
        states: Its states from the old one on, one more with each acknowledgement.
        acknowledged: How many acknowledgements there had been: what was under way is the next.
    """
    try:
        now = state(folder)
    except BaseException as error:
        return f"unreadable ({type(error).__name__}: {error})"
    if now in states[acknowledged + 1 : acknowledged + 2]:
        return "new"
    if now == states[acknowledged]:
        return "old" if acknowledged + 1 < len(states) else "new"
    return "acknowledged and lost" if now in states else "another"


def run(acts: dict[str, Act], every: int = 1) -> Counter[tuple[str, str]]:
    """Let each call of each act fail in each way; count what became of the stores by act."""
    outcomes: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CACHE_HOME"] = name
        begun = Path(name) / "begun"
        begin(begun)
        behind = Path(name) / "behind"
        shutil.copytree(begun, behind)
        fall_behind(behind)
        for act, do in acts.items():
            before = behind if do is _renewal else begun
            states = states_of(do, before, Path(name))
            for number, (at, fault) in enumerate(_points(do, before, Path(name))):
                if number % every:
                    continue
                folder = Path(name) / "store"
                copied(before, folder)
                injector = Injector(at, fault)
                acknowledged, said = _done(do, folder, injector)
                if injector.hit:  # else a way to fail that this call does not have
                    outcome = judged(folder, states, acknowledged) if said is None else said
                    if outcome not in ("old", "new"):
                        what = f"{act}: call {at} ({injector.hit}) {fault}: {outcome}\n"
                        sys.stderr.write(what)
                    outcomes[act, outcome] += 1
                shutil.rmtree(folder)
    return outcomes


def copied(store: Path, to: Path) -> None:
    """Copy a store with its index, which believes the copy to be what it was made from."""
    shutil.copytree(store, to)
    with contextlib.closing(sqlite3.connect(to / "index.sqlite")) as index, index:
        for path in (store / "articles").glob("*.json"):
            then, now = (signature(each / "articles" / path.name) for each in (store, to))
            assert then is not None
            assert now is not None
            index.execute(
                "UPDATE shard SET device=?, inode=?, size=?, changed=?"
                " WHERE (name, device, inode, size, changed)=(?, ?, ?, ?, ?)",
                (*now, path.name, *then),
            )


def states_of(do: Act, begun: Path, beside: Path) -> list[State]:
    """Return the states through which an act leads where nothing fails."""
    folder = beside / "after"
    copied(begun, folder)
    states = [state(folder)]
    shutil.rmtree(folder)
    copied(begun, folder)
    do(folder, lambda: states.append(state(folder)))
    assert states[-1] == state(folder)
    shutil.rmtree(folder)
    return states


def _points(do: Act, begun: Path, beside: Path) -> Iterator[tuple[int, str]]:
    """Yield every call that an act does, with every way to fail."""
    folder = beside / "counted"
    copied(begun, folder)
    injector = Injector()
    with injected(injector):
        do(folder, lambda: None)
    shutil.rmtree(folder)
    for at in range(1, injector.count + 1):
        for fault in FAULTS:
            yield at, fault


def _done(do: Act, folder: Path, injector: Injector) -> tuple[int, str | None]:
    """Act with a fault; return how often it acknowledged, and what else came of it."""
    told: list[None] = []
    try:
        with injected(injector):
            do(folder, lambda: told.append(None))
    except (MahdarError, KeyboardInterrupt):
        return len(told), None
    except Exception as error:
        sys.stderr.write(traceback.format_exc())
        return len(told), f"a fault of the program ({type(error).__name__})"
    return len(told), None


# TinyDB's own storage


def tinydb_run() -> Counter[str]:
    """Let each call of a write of TinyDB's own storage fail; count what became of its file."""
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        path, at = Path(name) / "db.json", 0
        hit = True
        while hit:
            at += 1
            for fault in FAULTS:
                path.unlink(missing_ok=True)
                with TinyDB(path) as begun:
                    begun.insert_multiple([{"title": "x" * 900} for _ in range(20)])
                injector = Injector(at, fault)
                with injected(injector), contextlib.suppress(OSError, KeyboardInterrupt):
                    database = TinyDB(path)
                    database.update({"title": "y"}, doc_ids=list(range(1, 11)))
                    database.close()
                hit = bool(injector.hit)
                if hit:
                    outcomes[_judged_tinydb(path)] += 1
    return outcomes


def _judged_tinydb(path: Path) -> str:
    try:
        with TinyDB(path) as database:
            titles = [each["title"] for each in database.all()]
    except Exception as error:
        return f"unreadable ({type(error).__name__})"
    if titles == ["x" * 900] * 20:
        return "old"
    return "new" if titles == ["y"] * 10 + ["x" * 900] * 10 else "another"


def main() -> None:
    """Let everything fail."""
    outcomes = run(ACTS)
    for act in ACTS:
        found = {what: count for (name, what), count in outcomes.items() if name == act}
        said = ", ".join(f"{what} {count}" for what, count in sorted(found.items()))
        print(f"{act}: {sum(found.values())} faults, {said}")  # noqa: T201
    found = tinydb_run()
    said = ", ".join(f"{what} {count}" for what, count in sorted(found.items()))
    print(f"TinyDB's own: {sum(found.values())} faults, {said}")  # noqa: T201


if __name__ == "__main__":
    main()
