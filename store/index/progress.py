"""How far the making of an index is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many files, or articles of files that have changed, are done, of how many; what it
raises ends the work, nothing being changed."""
