"""Who does what beside a meeting: constructions of the data files, on slotted sentences."""

from __future__ import annotations
