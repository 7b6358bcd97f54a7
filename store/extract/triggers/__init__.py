"""Where a sentence speaks of a meeting."""

from __future__ import annotations
