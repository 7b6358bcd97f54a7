"""Names that others find: models and word lists beside the rules, off until somebody chooses one.

A recogniser is whatever a distribution registers under the entry-point group `mahdar.recognizers`
and can be called with a text to give spans with type and score. `docs/recognizers.md` says how.
Nothing is imported here: reading articles needs hardly any of it.
"""

from __future__ import annotations
