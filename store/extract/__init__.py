"""From a text to an article with its mentions and claims: pure, general, each claim with its rule.

The layers, each of which knows those above it alone: blocks of the page (`store.layout`) are cut
into `sentences`; names in them (`toponyms`, `places`, `sites`, `buildings`, `bodies`, `persons`)
get what they mean in the whole `document`; `triggers` speak of meetings, `constructions` tell who
does what there, and `notices` what else a sentence says of them; `frames` sort the notices into
meetings; `claims` are what is written of it all. `reading` puts the layers together.
"""

from __future__ import annotations

from .reading import read

__all__ = ["read"]
