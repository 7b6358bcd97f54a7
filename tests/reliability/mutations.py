"""Stores that are damaged at random: told in words, never a traceback, nothing hangs or is lost.

`python tests/reliability/mutations.py 10000 [SEED]` damages so many stores and prints what became
of them. Each is looked at in both ways there are, written to, and put right.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store import (
    Article,
    Claim,
    EventDate,
    Kind,
    MahdarError,
    Mention,
    Method,
    Scan,
    Store,
    StoreError,
    database,
    open_lookups,
    parse_query,
    repair,
)
from store.decisions.deciding import Deciding
from store.decisions.log import read_logs
from store.upkeep.check import check

PATIENCE = 30
"""Seconds after which something hangs."""

TEXT = "عقد في الكويت اجتماع {} حضره أحمد علي حسن ووزراء.\n"
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "\ud800",
    "\u202e\x1b[2J",
    [],
    {},
    [[]],
    {"": {}},
    "x" * 9_999,
)


def article(number: int) -> Article:
    """An article with a name, a meeting and a place."""
    text = TEXT.format(number)
    digest = sha256(text.encode()).hexdigest()
    id = f"a-{digest[:12]}"

    def claim(
        at: int, about: str, property: str, words: str, normalised: str, **detail: str | int | float
    ) -> Claim:
        start = text.index(words)
        end = start + len(words)
        return Claim(
            f"{id}.{at}",
            id,
            about,
            property,
            words,
            normalised,
            start,
            end,
            words,
            Method.STATED,
            "by hand",
            detail=detail,
        )

    start = text.index("الكويت")
    return Article(
        id=id,
        file=f"{number}.txt",
        sha256=digest,
        text=text,
        title=text[:10],
        date_published=EventDate("2018-02-14", Method.STATED, "by hand"),
        mentions=(Mention("country:KW", start, start + 6),),
        claims=(
            claim(1, "meeting:1", "place", "الكويت", "country:KW"),
            claim(2, "person:احمد علي حسن", "name", "أحمد علي حسن", ""),
            claim(3, "meeting:1", "speaker", "أحمد علي حسن", "person:احمد علي حسن"),
            claim(4, "meeting:1", "status", "عقد", "held"),
            claim(5, "meeting:1", "date", "اجتماع", "2018-02-13"),
            claim(6, "meeting:1", "level", "ووزراء", "ministerial"),
            claim(7, "meeting:1", "pledge", "ووزراء", "200 USD", amount=200, currency="USD"),
            claim(8, "country:KW", "founded", "اجتماع", "1961"),
            claim(9, "country:KW", "members", "ووزراء", "74 states", number=74, unit="states"),
            claim(10, "meeting:2", "part_of", "اجتماع", "meeting:1"),
            claim(11, "person:احمد علي حسن", "country", "الكويت", "KW"),
        ),
    )


ARTICLES = 6


def begin(folder: Path) -> None:
    """Make the store that is damaged: three files, two decisions, an index."""
    database.SHARD_ARTICLES = 2
    store = Store.create(folder)
    store.put([article(number) for number in range(ARTICLES)])
    store.put([article(number) for number in range(ARTICLES)])
    for tag in ("one", "two"):
        deciding = Deciding(Scan(store), "nada", read_logs(folder).decisions)
        store.decide(deciding.value("c-kw", "tag", tag))
    open_lookups(folder).close()


# What is done to a file


def _somewhere(chance: random.Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + int(chance.expovariate(1 / 20)))


def cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def leave_out(chance: random.Random, content: bytes) -> bytes:
    start, end = _somewhere(chance, content)
    return content[:start] + content[end:]


def repeat(chance: random.Random, content: bytes) -> bytes:
    start, end = _somewhere(chance, content)
    return content[:end] + content[start:end] * chance.randint(1, 3) + content[end:]


def overwrite(chance: random.Random, content: bytes) -> bytes:
    start, end = _somewhere(chance, content)
    kind = chance.randrange(3)
    fill = bytes(end - start) if kind == 0 else chance.randbytes(end - start)
    fill = b" " * (end - start) if kind == 2 else fill
    return content[:start] + fill + content[end:]


def flip(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def insert(chance: random.Random, content: bytes) -> bytes:
    start, _ = _somewhere(chance, content)
    odd = (b"\xef\xbb\xbf", b"\0", b"\xff", b"NaN", b"\\ud800", b"[" * 5_000, b"{", b'"', b"1e999")
    return content[:start] + chance.choice(odd) + content[start:]


def whole(chance: random.Random, content: bytes) -> bytes:
    odd = (
        b"",
        b"\n",
        b"[]",
        b"{}",
        b"null",
        b"\0" * 100,
        b"\xef\xbb\xbf" + content,
        b"[" * 99_999,
        content.decode("utf-8", "replace").encode("utf-16"),
        content + content,
        b'{"store": {"1": {"schema": 99, "generation": 1}}}',
        b'{"articles": {"1": {}}}',
    )
    return chance.choice(odd)


def value(chance: random.Random, content: bytes) -> bytes:
    """Put something odd in the place of a value, or take it away, or give it another name."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return flip(chance, content)
    ways = list(_ways(document))
    if not ways:
        return b"[]"
    holder, key = chance.choice(ways)
    match chance.randrange(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(("1", "x", "", "99", "id"))] = holder.pop(key)
        case 2:
            other, name = chance.choice(ways)
            with contextlib.suppress(KeyError, IndexError):
                holder[key] = json.loads(json.dumps(other[name]))
        case _:
            holder[key] = chance.choice(ODD)
    if chance.randrange(2):
        return json.dumps(document).encode()
    tables = (
        f"{json.dumps(name)}: " + "{\n" + ",\n".join(_lines(table)) + "\n}"
        for name, table in document.items()
    )
    return ("{\n" + ",\n".join(tables) + "\n}\n").encode()


def _lines(table: Any) -> Iterator[str]:
    records = table.items() if isinstance(table, dict) else [("1", table)]
    return (f"{json.dumps(number)}: {json.dumps(record)}" for number, record in records)


def _ways(document: Any) -> Iterator[tuple[Any, Any]]:
    keys = range(len(document)) if isinstance(document, list) else list(document)
    for key in keys:
        yield document, key
        if isinstance(document[key], dict | list) and document[key]:
            yield from _ways(document[key])


CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    cut,
    leave_out,
    repeat,
    overwrite,
    flip,
    insert,
    whole,
    value,
    value,
    value,
)


def replaced(chance: random.Random, path: Path) -> str:
    """Put something else in the place of a file, or nothing."""
    what = chance.choice(("nothing", "folder", "pipe", "link to nowhere", "link to itself", "huge"))
    path.unlink()
    match what:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link to nowhere":
            path.symlink_to("nowhere")
        case "link to itself":
            path.symlink_to(path.name)
        case "huge":
            with path.open("wb") as file:
                file.truncate((1 << 30) + 1)
    return what


def damage(chance: random.Random, folder: Path) -> tuple[set[Path], list[str]]:
    """Damage a store; return the files that are others now, and what was done."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    likely = [path for path in files if path.suffix == ".json"]
    changed: set[Path] = set()
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(likely if chance.randrange(4) else files)
        if path in changed:
            continue
        changed.add(path)
        if chance.randrange(12) == 0:
            done.append(f"{path.name}: {replaced(chance, path)}")
            continue
        change = chance.choice(CHANGES)
        path.write_bytes(change(chance, path.read_bytes()))
        done.append(f"{path.name}: {change.__name__}")
    return changed, done


# What must hold then


@dataclass
class Trial:
    """One damaged store."""

    folder: Path
    changed: set[Path]
    told: set[str] = field(default_factory=set)

    def bytes_of(self) -> dict[Path, bytes]:
        """The content of every file that no write may change unasked."""
        return {
            path: path.read_bytes() if path.stat().st_size < 1 << 20 else b"huge"
            for path in self.folder.rglob("*")
            if path.is_file() and "index" not in path.name and path.name != "store.lock"
        }

    def must_be_there(self) -> set[str]:
        """Ids of the articles in files that were not damaged."""
        shards = sorted((self.folder / "articles").glob("0000?.json"))
        return {id for path in shards if path not in self.changed for id in _ids(path)}

    def run(self) -> None:
        """Look at it, write to it, put it right; whatever is wrong is raised."""
        before, there = self.bytes_of(), self.must_be_there()
        for way in (self._open_index, self._open_scan):
            with self._telling():
                self._look(way, there)
        with self._telling():
            check(self.folder)
        assert self.bytes_of() == before, "looking has changed files"
        self._write(there)
        self._mend(there)

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except MahdarError as error:
            self._note(error)

    def _note(self, error: MahdarError) -> None:
        text = str(error)
        assert "\n" not in text, f"more than a line: {text[:200]!r}"
        assert len(text) < 2_000, f"too long: {text[:200]!r}"
        self.told.add(type(error).__name__)

    def _open_index(self) -> Any:
        return open_lookups(self.folder)

    def _open_scan(self) -> Any:
        return Scan(Store.open(self.folder))

    def _look(self, way: Callable[[], Any], there: set[str]) -> None:
        lookups = way()
        try:
            rows = {kind: list(lookups.rows(kind)) for kind in Kind}
            found = {row.id for row in rows[Kind.ARTICLE]}
            assert there <= found, f"lost to the eye: {there - found}"
            for each in rows.values():
                for row in each:
                    lookups.get(row.id)
                    lookups.links(row.id)
            list(lookups.search(parse_query("الكويت")))
            for problem in lookups.problems:
                self._note(problem)
        finally:
            lookups.close()

    def _write(self, there: set[str]) -> None:
        before = self.bytes_of()
        try:
            Store.open(self.folder).put([article(99)])
        except StoreError as error:
            self._note(error)
            assert self.bytes_of() == before, "a refused write has changed files"
        try:
            store = Store.open(self.folder)
            deciding = Deciding(Scan(store), "nada", read_logs(self.folder).decisions)
            store.decide(deciding.value(min(there), "tag", "three"))
        except MahdarError as error:
            self._note(error)
        except ValueError:
            assert not there
        # A write may have been refused: but what was damaged is still there to be looked at.
        for path in self.changed & before.keys():
            kept = {path, path.with_name(path.name + ".bak")}
            if path.name.endswith(".bak") or path.name in ("store.json", "decisions.json"):
                continue
            if all(not each.is_file() or each.read_bytes() != before[path] for each in kept):
                assert before[path] == b"huge", f"{path.name} was written over"

    def _mend(self, there: set[str]) -> None:
        before = self.bytes_of()
        try:
            repair(self.folder)
        except StoreError as error:
            self._note(error)
            return
        wrong = [each for each in check(self.folder).problems]
        assert not wrong, f"still wrong after putting right: {wrong[0]}"
        found = {each.id for each in Store.open(self.folder).articles()}
        assert there <= found, f"lost in putting right: {there - found}"
        now = set(self.bytes_of().values())
        for path in self.changed & before.keys():
            if path.suffix == ".json" and path.name != "store.json":
                assert before[path] in now, f"{path.name} was thrown away"


def _ids(path: Path) -> set[str]:
    return {record["id"] for record in json.loads(path.read_bytes())["articles"].values()}


def run(count: int, seed: int = 1) -> Counter[str]:
    """Damage stores, and count what became of them."""
    chance, outcomes = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CACHE_HOME"] = name
        begun = Path(name) / "begun"
        begin(begun)
        for number in range(count):
            folder = Path(name) / "store"
            shutil.copytree(begun, folder)
            changed, done = damage(chance, folder)
            outcomes[_tried(Trial(folder, changed), f"seed {seed}, store {number}: {done}")] += 1
            shutil.rmtree(folder)
    return outcomes


def _tried(trial: Trial, what: str) -> str:
    def hangs(*_: object) -> None:
        raise TimeoutError(f"hangs for {PATIENCE} s")

    signal.signal(signal.SIGALRM, hangs)
    signal.alarm(PATIENCE)
    try:
        trial.run()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        sys.stderr.write(f"{what}\n{traceback.format_exc()}\n")
        kind = {"AssertionError": "lost or not told", "TimeoutError": "hung"}
        return kind.get(type(error).__name__, "traceback")
    finally:
        signal.alarm(0)
    return "told" if trial.told else "nothing to tell"


def main() -> None:
    """Damage as many stores as was asked for."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    begun = time.perf_counter()
    outcomes = run(count, seed)
    said = ", ".join(f"{what} {number}" for what, number in outcomes.most_common())
    print(f"{count} stores, seed {seed}: {said} ({time.perf_counter() - begun:.0f} s)")  # noqa: T201


if __name__ == "__main__":
    main()
