"""What a sentence says of the meeting a trigger speaks of."""

from __future__ import annotations
