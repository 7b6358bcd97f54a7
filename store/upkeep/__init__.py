"""Looking after a store: what is wrong with it, putting it right, moving it, what there is."""

from __future__ import annotations
