"""Bodies in a sentence: known ones, those named by a head and what completes it, and groups."""

from __future__ import annotations
