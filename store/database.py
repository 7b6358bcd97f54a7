"""The store: a folder of TinyDB files that is opened, read, written and watched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from tinydb import TinyDB
from tinydb.table import Table

from .decisions.decision import Decision
from .decisions.documents import decision_document
from .decisions.log import must_be_whole
from .decisions.places import NAME as DECISIONS
from .decisions.places import OWN, own_path
from .decisions.places import TABLE as DECIDED
from .documents import Document, article_from, document_of
from .errors import BadRecord, StoreError
from .fields import WrongField
from .files import Signature, read_tables, signature
from .finding import look_for_store
from .folder import SCHEMA, read_generation, shard_paths, state_of
from .lock import WriteLock
from .making import make_articles_folder, make_own_folder, make_store_folder
from .places import placed
from .records import Article
from .storage import FileStorage

if TYPE_CHECKING:
    from .index.catalogue import Catalogue

SHARD_ARTICLES = 250
"""How many articles a file holds at most: one that changes costs the writing of its file."""

SHARD_BYTES = 16 << 20
"""Size from which a file takes no further article."""

_ARTICLES = "articles"

Written: TypeAlias = Callable[[list[str], bool], None]
"""Told the ids of articles that have reached the disk, and whether they are new."""


@dataclass(slots=True)
class _Shard:
    """A file of articles as last seen."""

    path: Path
    seen: Signature | None = None
    places: dict[str, int] = field(default_factory=dict)
    """Numbers of the records by article id."""
    wrong: dict[str, BadRecord] = field(default_factory=dict)
    """What is wrong with records that cannot be read, by article id."""
    broken: StoreError | None = None
    """Why nothing of the file can be read."""
    catalogued: bool = False
    """Whether it was not read, for the index knows where its articles are."""
    others: int = 0
    """How many records it holds beside those whose places are known."""

    @property
    def problems(self) -> tuple[StoreError, ...]:
        """Everything of the file that cannot be read."""
        return (*([self.broken] if self.broken else []), *self.wrong.values())

    @property
    def has_room(self) -> bool:
        """Whether it takes a further article."""
        size = self.seen[2] if self.seen else 0
        return self.room > 0 and size < SHARD_BYTES

    @property
    def room(self) -> int:
        """How many further articles it takes, by their number."""
        return SHARD_ARTICLES - len(self.places) - self.others


class Store:
    """A folder of TinyDB files.

    Reading takes no lock and writes nothing. Writing takes the lock for the whole of reading,
    changing and writing, so that two writers never undo each other's work.
    """

    def __init__(self, path: Path, *, wait: float = 2.0) -> None:
        self.path = path
        """The folder."""
        self._lock = WriteLock(path, wait)
        self._shards: dict[str, _Shard] = {}
        self._seen = state_of(self.path)
        self._generation = self._read_generation()

    @classmethod
    def open(cls, path: Path, *, wait: float = 2.0) -> Store:
        """Open a store that is there; nothing is created.

        Args:
            path: Its folder.
            wait: Seconds a write waits for another writer.

        Raises:
            NoStore: There is none.
            Corrupt: Its `store.json` does not hold what it should.
            NewerSchema: A newer mahdar wrote it.
        """
        look_for_store(path)
        return cls(path, wait=wait)

    @classmethod
    def create(cls, path: Path, *, wait: float = 2.0) -> Store:
        """Open the store in a folder, making it where there is none.

        Raises:
            NoStore: The folder holds other things, or is a file.
            Unwritable: The disk or its rights do not take a store there.
        """
        # Those of a path raise where a folder is closed to them; here whoever writes there tells.
        if os.path.exists(path / "store.json") or os.path.isfile(path):  # noqa: PTH110, PTH113
            return cls.open(path, wait=wait)
        make_store_folder(path)
        with WriteLock(path, wait).held():
            if not (path / "store.json").exists():
                _table(path / DECISIONS, DECIDED).truncate()
                _table(path / "store.json", "store").insert({"schema": SCHEMA, "generation": 0})
        return cls.open(path, wait=wait)

    @property
    def generation(self) -> int:
        """How often the store had been written when it was last read."""
        return self._generation

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever put; costs no reading."""
        return not self._shard_paths()

    @property
    def problems(self) -> tuple[StoreError, ...]:
        """What could not be read, by file; the rest of the store is there all the same."""
        self._look(whole=True)
        found = (each for shard in self._shards.values() for each in shard.problems)
        return tuple(placed(each) if isinstance(each, BadRecord) else each for each in found)

    def articles(self) -> Iterator[Article]:
        """Yield every article that can be read, in the order they were put, file by file."""
        self._seen = state_of(self.path)
        self._generation = self._read_generation()
        self._forget_lost_shards()
        for path in self._shard_paths():
            yield from self._read_shard(path)

    def ids(self) -> frozenset[str]:
        """Return the ids of the articles that can be read."""
        self._look()
        read = (
            id for shard in self._shards.values() for id in shard.places if id not in shard.wrong
        )
        catalogued = [name for name, shard in self._shards.items() if shard.catalogued]
        return frozenset(read) | (self._catalogue.ids(catalogued) if catalogued else frozenset())

    def put(self, articles: Iterable[Article], *, written: Written | None = None) -> int:
        """Write articles, each in the place of the one with the same id; return how many are new.

        They are written file by file, and each file is a generation of its own: a write that is
        broken off, or a reader in between, finds all of the files so far and nothing of the next.

        Args:
            articles: What is written.
            written: Told after each file the ids of its articles that are now on the disk, and
                whether they are new.

        Raises:
            Busy: Another process is writing.
            Corrupt: A file cannot be read, so that its articles could be written twice.
            Unwritable: The disk or the folder does not take it; what `written` was told of stays.
        """
        fresh = {article.id: article for article in articles}
        if not fresh:
            return 0
        new = 0
        with self._lock.held():
            self._look()
            for shard in self._shards.values():
                if shard.broken is not None:
                    raise shard.broken
            self._place(fresh)
            for ids, are_new in self._write(fresh):
                self._count_write()
                new += len(ids) if are_new else 0
                if written is not None:
                    written(ids, are_new)
        return new

    def decide(self, decision: Decision) -> Decision:
        """Keep a decision for good; return it with its id.

        Where the store can only be read it is kept in the person's own data directory.

        Raises:
            Busy: Another process is writing.
            Corrupt: The log of decisions is damaged, and is left as it is.
            Unwritable: The disk or the folder does not take it.
        """
        if not os.access(self.path, os.W_OK):
            own = own_path(self.path)
            make_own_folder(own.parent)
            with WriteLock(own.parent, self._lock.wait).held():
                return _decided(own, decision, OWN)
        with self._lock.held():
            kept = _decided(self.path / DECISIONS, decision, "")
            self._generation = self._read_generation()
            self._count_write()
            return kept

    def restore_decisions(self, decisions: Iterable[Decision]) -> None:
        """Write all decisions of a store that has none, under the ids they have.

        Raises:
            Busy: Another process is writing.
            Unwritable: The disk or the folder does not take it.
        """
        documents = {each.id: decision_document(each) for each in decisions}
        with self._lock.held():
            FileStorage(self.path / DECISIONS).write({DECIDED: documents})
            self._generation = self._read_generation()
            self._count_write()

    def changed(self) -> bool:
        """Whether any file differs from when it was last read, by this process or another."""
        return state_of(self.path) != self._seen

    def close(self) -> None:
        """Let go of what was read."""
        self._shards.clear()
        if "_catalogue" in self.__dict__:
            self._catalogue.close()

    # Reading

    def _shard_paths(self) -> list[Path]:
        return shard_paths(self.path)

    def _read_generation(self) -> int:
        return read_generation(self.path)

    def _forget_lost_shards(self) -> None:
        there = {path.name for path in self._shard_paths()}
        for name in set(self._shards) - there:
            del self._shards[name]

    @cached_property
    def _catalogue(self) -> Catalogue:
        from .index.catalogue import Catalogue  # of no use to those who only read everything

        return Catalogue(self.path)

    def _look(self, *, whole: bool = False) -> None:
        """Bring what is known of each file up to date.

        Args:
            whole: Whether also those are read of which the index knows where their articles are.
        """
        self._generation = self._read_generation()
        self._forget_lost_shards()
        for path in self._shard_paths():
            known, now = self._shards.get(path.name), signature(path)
            if known is not None and known.seen == now and not (whole and known.catalogued):
                continue
            if not whole and self._catalogue.knows(path.name, now):
                others = self._catalogue.count(path.name)
                self._shards[path.name] = _Shard(path, now, catalogued=True, others=others)
            else:
                self._read(path)

    def _read(self, path: Path) -> None:
        for _ in self._read_shard(path):
            pass

    def _place(self, ids: Iterable[str]) -> None:
        """Look up where articles are in the files that were not read."""
        if not any(shard.catalogued for shard in self._shards.values()):
            return
        for id, places in self._catalogue.where(ids).items():
            for name, number in places:
                shard = self._shards.get(name)
                if shard is not None and shard.catalogued and id not in shard.places:
                    shard.places[id] = number
                    shard.others -= 1

    def _read_shard(self, path: Path) -> Iterator[Article]:
        shard = _Shard(path, seen=signature(path))
        try:
            documents = _documents(path)
        except StoreError as error:
            shard.broken = error
            documents = []
        for document in documents:
            # The place of one that cannot be read is kept too: ingesting it again puts it right.
            id, number = str(document.get("id")), document.doc_id
            shard.places[id] = number
            try:
                yield article_from(document)
            except WrongField as wrong:
                shard.wrong[id] = BadRecord(path, number, wrong.field, wrong.problem)
        self._shards[path.name] = shard

    # Writing; only under the lock

    def _write(self, fresh: dict[str, Article]) -> Iterator[tuple[list[str], bool]]:
        """Write articles file by file; yield after each the ids, and whether they are new."""
        for ids in self._replace(fresh):
            yield ids, False
        for ids in self._append(list(fresh.values())):
            yield ids, True

    def _replace(self, fresh: dict[str, Article]) -> Iterator[list[str]]:
        """Write those that are there already, and take them out of `fresh`."""
        # Of several with one id the last is what is read.
        for shard in sorted(self._shards.values(), key=lambda each: each.path, reverse=True):
            known = [id for id in fresh if id in shard.places]
            if not known:
                continue
            documents = {shard.places[id]: document_of(fresh[id]) for id in known}
            storage = FileStorage(shard.path)
            if not storage.splice(_ARTICLES, documents):
                if shard.catalogued:  # as one that was not read it is not trusted further
                    self._read(shard.path)
                    yield from self._replace(fresh)
                    return
                with storage.held():
                    table = TinyDB(storage=lambda kept=storage: kept).table(_ARTICLES)
                    for number, document in documents.items():
                        table.update(_becomes(document), doc_ids=[number])
            for id in known:
                fresh.pop(id)
                shard.wrong.pop(id, None)
            self._note(shard, {})
            yield known

    def _append(self, articles: list[Article]) -> Iterator[list[str]]:
        """Write new articles, filling the last file before beginning another."""
        make_articles_folder(self.path)
        while articles:
            shard = self._last_shard()
            now, articles = articles[: shard.room], articles[shard.room :]
            numbers = _insert(shard.path, _ARTICLES, [document_of(each) for each in now])
            self._note(shard, {each.id: at for each, at in zip(now, numbers, strict=True)})
            yield [each.id for each in now]

    def _last_shard(self) -> _Shard:
        last = max(self._shards, default=None)
        if last is not None and self._shards[last].has_room:
            return self._shards[last]
        number = 0 if last is None else int(last.removesuffix(".json")) + 1
        name = f"{number:05}.json"
        self._shards[name] = _Shard(self.path / _ARTICLES / name)
        return self._shards[name]

    def _note(self, shard: _Shard, places: dict[str, int]) -> None:
        shard.places |= places
        shard.seen = signature(shard.path)

    def _count_write(self) -> None:
        table = _table(self.path / "store.json", "store")
        self._generation += 1
        table.update({"generation": self._generation}, doc_ids=[1])


def _table(path: Path, name: str) -> Table:
    return TinyDB(path, storage=FileStorage).table(name)


def _documents(path: Path) -> list[Any]:
    """Return the records of a file of articles; raises StoreError."""
    if path.is_symlink() and not path.exists():
        read_tables(path)  # it says where the link leads
    return list(_table(path, _ARTICLES).all())


def _insert(path: Path, table: str, documents: list[Document]) -> list[int]:
    """Add records to a file; return their numbers."""
    numbers = FileStorage(path).append(table, documents)
    return _table(path, table).insert_multiple(documents) if numbers is None else numbers


def _decided(path: Path, decision: Decision, before: str) -> Decision:
    """Add a decision to a log; return it with its id."""
    must_be_whole(path)
    (number,) = _insert(path, DECIDED, [decision_document(decision)])
    return replace(decision, id=f"{before}{number}")


def _becomes(document: Document) -> Any:
    def change(old: MutableMapping[str, Any]) -> None:
        old.clear()
        old.update(document)

    return change
