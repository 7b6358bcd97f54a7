"""The words and names the rules read; `SOURCES.md` says where each list comes from."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return a TOML file of this folder as it stands; read once, not to be changed."""
    return tomllib.loads((files(__name__) / name).read_text("utf-8"))


def lines(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file of this folder; comments and blank lines left out."""
    text = (files(__name__) / name).read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]
