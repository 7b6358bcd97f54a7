"""Whether there is a store in a place; one of a single file becomes a folder there and then."""

from __future__ import annotations

from pathlib import Path

from .errors import Corrupt, NoStore
from .files import unreadable
from .folder import ARTICLES, read_generation, shard_paths


def holds_articles(folder: Path) -> bool:
    """Whether anything was ever put into a store; costs no reading.

    Raises:
        NoStore: There is none.
        Corrupt: Its `store.json` does not hold what it should.
        NewerSchema: A newer mahdar wrote it.
    """
    look_for_store(folder)
    read_generation(folder)
    return bool(shard_paths(folder))


def single_file(path: Path) -> Path:
    """Return where a store of a single file is kept once a folder has taken its place."""
    return path.with_name(f"{path.name}.single")


def _is_single(path: Path) -> bool:
    """Whether a path is a file that may be a store: one that begins as a JSON object does."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(100).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    except OSError:
        return True  # whoever reads it is told why it cannot be


def look_for_store(path: Path) -> None:
    """Make sure that there is a store, one of a single file becoming a folder.

    Raises:
        NoStore: There is none.
        Corrupt: It has no settings, or a single file is not what it should be.
        Unwritable: A single file cannot become a folder.
        Unreadable: Its rights, or those of a folder above it, do not let it be looked into.
    """
    try:
        _look(path)
    except PermissionError as error:  # as `exists` raises, of what lies in a closed folder
        raise unreadable(path, error) from None


def _look(path: Path) -> None:
    how = "`mahdar ingest PATH...` makes one from articles"
    if (path / "store.json").exists():
        return
    if _is_single(path) or (not path.exists() and _is_single(single_file(path))):
        from .migration import migrate

        migrate(path)
        return
    if not path.exists():
        raise NoStore(path, "there is no store here", how)
    if not path.is_dir():
        raise NoStore(path, "is not a folder, so not a store", "give the folder of a store")
    if (path / ARTICLES).is_dir():
        problem = "is a store without its store.json"
        raise Corrupt(path, problem, "`mahdar check --repair` restores it")
    raise NoStore(path, "is a folder without a store", how)
