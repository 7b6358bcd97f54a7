"""How well articles are read: what was found in them against gold, a careful reader's findings."""

from __future__ import annotations
