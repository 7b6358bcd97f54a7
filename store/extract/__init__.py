"""From a text to an article with its mentions and claims: pure, general, each claim with its rule.

The layers, each of its own module: blocks of the page (`store.layout`), `sentences`, names
(`places`, `bodies`, `groups`, `persons`), what they mean in the whole `document`, `triggers` and
`notices` of meetings, `frames` that sort the notices into meetings, `roles` and `facts`, and what
is written of them (`entities`, `meetings`); `reading` puts them together.
"""

from __future__ import annotations

from .reading import read

__all__ = ["read"]
