"""The folder of a store: which files it is made of, and in what state they are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from .decisions.places import log_signatures
from .errors import Corrupt, NewerSchema
from .files import Signature, read_tables, signature

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


def state_of(folder: Path) -> State:
    """Return what tells the state a store is in from any other."""
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
