"""The folder of a store: where it lies, what must be in it, which files it is made of."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from .errors import Corrupt, NewerSchema, NoStore
from .files import Signature, read_tables, signature

_ON_LINUX = sys.platform == "linux"

SCHEMA = 1
"""The version of the files' form that this program writes."""

ARTICLES = "articles"
"""The folder of the shards, and their table."""


class State(NamedTuple):
    """What tells one state of a store from another: the signature of each of its files."""

    settings: Signature | None
    """Of its settings."""
    logs: tuple[Signature | None, Signature | None]
    """Of its decisions, and of those a person keeps who cannot write to it."""
    shards: dict[str, Signature | None]
    """Of each file of articles, by its name."""


def default_path() -> Path:
    """Return where the store lies when nobody says otherwise: in the user's data directory."""
    return data_path() / "store"


def data_path() -> Path:
    """Return where what a person makes is kept: the user's data directory."""
    if _ON_LINUX:
        # What platformdirs says there, without the tens of milliseconds that its import takes.
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".local" / "share") / "mahdar"
    from platformdirs import user_data_path

    return user_data_path("mahdar", appauthor=False)


def locate(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the store meant: the option's, else that of `MAHDAR_STORE`, else the default."""
    named = option or environ.get("MAHDAR_STORE")
    return Path(named).expanduser() if named else default_path()


def cache_path() -> Path:
    """Return where what can be made again is kept: the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("mahdar", appauthor=False)


def shard_paths(folder: Path) -> list[Path]:
    """Return the files of articles of a store, in their order."""
    return [folder / ARTICLES / name for name in _shard_names(folder)]


def _shard_names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder / ARTICLES) as found:
            names = [each.name for each in found]
    except OSError:
        return []
    return sorted(name for name in names if name[0] in "0123456789" and name.endswith(".json"))


def _shard_signatures(folder: Path) -> dict[str, Signature | None]:
    # Each look-up asks this of hundreds of files: as text, a path costs a fraction.
    beneath = str(folder / ARTICLES)
    return {name: signature(f"{beneath}/{name}") for name in _shard_names(folder)}


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


def state_of(folder: Path) -> State:
    """Return what tells the state a store is in from any other."""
    from .decisions.places import log_signatures

    settings, logs = signature(folder / "store.json"), log_signatures(folder)
    return State(settings, logs, _shard_signatures(folder))


def read_generation(folder: Path) -> int:
    """Return how often a store has been written.

    Raises:
        Corrupt: Its `store.json` does not hold what it should.
        NewerSchema: A newer mahdar wrote it.
    """
    path = folder / "store.json"
    settings = ((read_tables(path) or {}).get("store") or {}).get("1")
    if not isinstance(settings, Mapping):
        raise Corrupt(path, "says nothing of a store", "`mahdar check --repair` restores it")
    schema, generation = settings.get("schema"), settings.get("generation")
    if type(schema) is not int or type(generation) is not int:
        raise Corrupt(path, "has no schema and generation", "`mahdar check --repair` restores it")
    if schema > SCHEMA:
        problem = f"was written by a newer mahdar (schema {schema}, here {SCHEMA})"
        raise NewerSchema(path, problem, "use that version")
    return generation


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
    """
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
