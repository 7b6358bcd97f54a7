"""A store in a single file, as TinyDB keeps it by itself, becomes a folder; the file is kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from .database import Store
from .decisions.decision import Decision
from .decisions.documents import decision_from
from .documents import article_from
from .errors import BadRecord, NoStore, Unwritable
from .fields import WrongField
from .files import read_tables
from .finding import single_file
from .folder import ARTICLES
from .places import placed
from .records import Article
from .storage import sync_folder


def migrate(path: Path) -> None:
    """Put a folder in the place of a single-file store, which stays beside it as it was.

    The folder is made beside the file and takes its name when it is whole. Broken off in between,
    the file is still there, under one of its two names, and the next opening begins anew.

    Args:
        path: Where the file is, or was when it was broken off.

    Raises:
        NoStore: The file holds no articles.
        Corrupt: It, or a record of it, is not what it should be; nothing was changed.
        Unwritable: The folder does not take what is to be written.
    """
    kept = single_file(path)
    source = path if path.is_file() else kept
    tables = read_tables(source) or {}
    if ARTICLES not in tables:
        problem = "is a file that holds no table of articles, so not a store"
        raise NoStore(path, problem, "give the folder of a store")
    articles = [_article(source, number, each) for number, each in tables[ARTICLES].items()]
    decisions = [
        _decision(source, number, each) for number, each in tables.get("decisions", {}).items()
    ]
    beside = path.with_name(f".{path.name}.{os.getpid()}.migrating")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        store = Store.create(beside)
        store.put(articles)
        if decisions:
            store.restore_decisions(decisions)
        _exchange(path, source, kept, beside)
    except OSError as error:
        problem = f"is a single file, and no folder could be put in its place ({error.strerror})"
        raise Unwritable(path, problem, "copy it to where you can write") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(path: Path, source: Path, kept: Path, beside: Path) -> None:
    if source != kept:
        if kept.exists():
            problem = f"is a single file, and {kept.name} is there already"
            raise Unwritable(path, problem, "move one of them away")
        path.rename(kept)
    beside.rename(path)
    sync_folder(path.parent)


def _article(path: Path, number: str, document: dict[str, Any]) -> Article:
    try:
        return article_from(document)
    except WrongField as wrong:
        raise placed(BadRecord(path, int(number), wrong.field, wrong.problem)) from None


def _decision(path: Path, number: str, document: dict[str, Any]) -> Decision:
    try:
        return decision_from(number, document)
    except WrongField as wrong:
        error = BadRecord(path, int(number), wrong.field, wrong.problem, "decisions")
        raise placed(error) from None
