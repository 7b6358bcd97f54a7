"""Where decisions lie: in the store, and those of a person who cannot write to it."""

from __future__ import annotations

import os
from pathlib import Path

from ..files import Signature, signature
from ..hashing import blake2b
from ..user_folders import data_path

NAME = "decisions.json"
"""The file in the folder of a store."""

_FOLDER = "decisions"

TABLE = "decisions"
"""The table within it."""

_EMPTY = len(b'{\n"decisions": {\n\n}\n}\n')

OWN = "own-"
"""What the ids of decisions begin with that are not kept in the store itself."""


def own_path(folder: Path) -> Path:
    """Return where a person's decisions about a store lie that they cannot write to."""
    name = blake2b(os.fsencode(os.path.realpath(folder)), digest_size=8).hexdigest()
    return data_path() / _FOLDER / name / NAME


def log_paths(folder: Path) -> tuple[Path, Path]:
    """Return the logs about a store: its own, and the person's."""
    return folder / NAME, own_path(folder)


def log_signatures(folder: Path) -> tuple[Signature | None, Signature | None]:
    """Return what tells one state of the logs from another: the store's, and the person's."""
    own = signature(own_path(folder)) if signature(data_path() / _FOLDER) else None
    return signature(folder / NAME), own


def says_something(folder: Path) -> bool:
    """Whether anything may have been decided about a store; no file is read."""
    return any(seen is not None and seen[2] > _EMPTY for seen in log_signatures(folder))
