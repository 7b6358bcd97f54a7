"""A whole store in one file, and back: exact, and the same bytes for the same store.

A line for what it is, one for each article by id, one for each decision in order, and one with the
sum of all before. Every line is a JSON document.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from ..database import Store
from ..decisions.decision import Decision
from ..decisions.documents import decision_document, decision_from
from ..decisions.log import read_log
from ..decisions.places import NAME
from ..documents import article_from, document_of
from ..errors import MahdarError, StoreError, Unwritable
from ..fields import WrongField
from ..files import refuse_constant
from ..folder import SCHEMA, shard_paths
from ..index.loading import document_of as document_in
from ..index.shards import Line, lines_of
from ..ingest import Batch
from ..places import offset_of, steps_of
from ..records import Article
from ..storage import sync_folder

FORMAT = 1
"""Version of the form of the file."""

_HEAD = {"mahdar": FORMAT, "schema": SCHEMA}


class BadExport(MahdarError):
    """A file is no whole store as `export` writes it; nothing was imported."""

    def __init__(self, path: str, line: int, column: int, problem: str) -> None:
        super().__init__(f"{path}: line {line}, column {column}: {problem}; nothing was imported")
        self.path = path
        """The file, as it was given."""
        self.line = line
        """Line where it went wrong, from 1."""
        self.column = column
        """Column in code points, from 1."""
        self.problem = problem
        """What is wrong."""


class NotExported(StoreError):
    """A store cannot be exported whole, for a part of it cannot be read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import put into a store."""

    articles: int
    """How many articles."""
    decisions: int
    """How many decisions."""


def exported(folder: Path) -> Iterator[str]:
    """Yield the lines of a whole store.

    Raises:
        NoStore: There is none.
        NotExported: A part of it cannot be read; what would be exported were not all of it.
    """
    store = Store.open(folder)
    log = read_log(folder / NAME)
    problems = (*store.problems, *log.problems)
    if problems:
        problem = f"cannot be exported whole: {problems[0]}"
        raise NotExported(folder, problem, "`mahdar check` tells all that is wrong")
    total = sha256()
    for document in _documents(store, log.decisions):
        line = json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n"
        total.update(line.encode())
        yield line
    yield json.dumps({"sum": total.hexdigest()}) + "\n"


def _documents(store: Store, decisions: Iterable[Decision]) -> Iterator[dict[str, Any]]:
    yield _HEAD
    for article in _by_id(store.path):
        yield {"article": document_of(article)}
    for decision in decisions:
        yield {"id": decision.id, "decision": decision_document(decision)}


def _by_id(folder: Path) -> Iterator[Article]:
    """Yield the articles in the order of their ids, never many of them in memory."""
    where: dict[str, tuple[Path, Line]] = {}
    for path in shard_paths(folder):
        for line in lines_of(path):
            kept = line if line.start is None else replace(line, content=b"")
            where[str(document_in(line.content)["id"])] = path, kept
    for id in sorted(where):
        path, line = where[id]
        content = line.content
        if line.start is not None:
            with path.open("rb") as file:
                file.seek(line.start)
                content = file.read(line.length)
        yield article_from(document_in(content))


def import_whole(
    path: Path, folder: Path, *, progress: Callable[[int], None] | None = None
) -> Imported:
    """Make a store of a file that `exported` has written.

    The file is read twice: first to see that all of it is right. The store appears at once, when
    it is whole.

    Args:
        path: The file.
        folder: Where the store is to be; there must be nothing yet, or an empty folder.
        progress: Told after each article how many have been written.

    Raises:
        BadExport: The file is not right.
        Unwritable: There is something at the folder already, or the disk does not take it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        problem = "is there already: an import makes a new store and adds to none"
        raise Unwritable(folder, problem, "name another with --store")
    for _ in _read(path):
        pass
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.importing")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(beside, ignore_errors=True)
        done = _fill(beside, path, progress)
        beside.replace(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise Unwritable(folder, f"was not made ({error.strerror})", "make room there") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return done


def _fill(folder: Path, path: Path, progress: Callable[[int], None] | None) -> Imported:
    store = Store.create(folder)
    batch = Batch(store)
    count = 0
    decisions: list[Decision] = []
    for each in _read(path):
        if isinstance(each, Decision):
            decisions.append(each)
            continue
        batch.add(each)
        count += 1
        if progress is not None:
            progress(count)
    batch.finish()
    store.restore_decisions(decisions)
    store.close()
    return Imported(count, len(decisions))


def _read(path: Path) -> Iterator[Article | Decision]:
    """Yield the articles and decisions of a file; raises BadExport."""
    reader = _Lines(path)
    try:
        with path.open("rb") as file:
            yield from reader.read(file)
    except OSError as error:
        reader.wrong(1, f"cannot be read ({error.strerror})")


class _Lines:
    """Reads the lines of an export one by one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._number = 0
        self._text = ""
        self._ids: set[str] = set()

    def wrong(self, column: int, problem: str) -> NoReturn:
        """Refuse the file at a column of the line that is read."""
        raise BadExport(str(self._path), max(1, self._number), column, problem)

    def read(self, file: Iterable[bytes]) -> Iterator[Article | Decision]:
        """Yield what the lines hold."""
        total, ended = sha256(), False
        for number, line in enumerate(file, start=1):
            self._number = number
            if ended:
                self.wrong(1, "something stands behind the end")
            document = self._document(line)
            if number == 1:
                self._head(document)
            elif "sum" in document:
                if document["sum"] != total.hexdigest():
                    self.wrong(1, "the sum is another: the file is not as it was written")
                ended = True
            else:
                yield self._record(document)
            total.update(line)
        if not ended:
            self._number += 1
            self.wrong(1, "the file ends too soon")

    def _document(self, line: bytes) -> dict[str, Any]:
        try:
            self._text = line.decode("utf-8")
            found = json.loads(self._text, parse_constant=refuse_constant)
        except UnicodeDecodeError as error:
            self.wrong(error.start + 1, "it is not UTF-8")
        except json.JSONDecodeError as error:
            self.wrong(error.colno, f"it is not JSON: {error.msg}")
        except (ValueError, RecursionError) as error:
            self.wrong(1, f"it is not JSON: {error}")
        if not isinstance(found, dict):
            self.wrong(1, "a JSON object should stand here")
        return dict(found)

    def _head(self, document: dict[str, Any]) -> None:
        if document.get("mahdar") != FORMAT or document.get("schema") != SCHEMA:
            self.wrong(1, f"it does not begin as an export of this version does ({_HEAD})")

    def _record(self, document: dict[str, Any]) -> Article | Decision:
        try:
            if isinstance(document.get("article"), dict):
                article = article_from(document["article"])
                self._new(article.id)
                return article
            if isinstance(document.get("decision"), dict) and isinstance(document.get("id"), str):
                decision = decision_from(document["id"], document["decision"])
                if not decision.id.isdecimal():
                    raise WrongField("id", "is no number of a decision")
                self._new(decision.id)
                return decision
        except WrongField as wrong:
            kind = "article" if "article" in document else "decision"
            at = offset_of(self._text, [kind, *steps_of(wrong.field)])
            self.wrong(at + 1, str(wrong))
        return self.wrong(1, "neither an article nor a decision stands here")

    def _new(self, id: str) -> None:
        if id in self._ids:
            raise WrongField("id", f"{id} stands in the file twice")
        self._ids.add(id)
