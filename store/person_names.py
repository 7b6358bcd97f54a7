"""Names of persons as they are compared: what is written apart or as one word is the same."""

from __future__ import annotations

import re

_FIRST_PARTS = re.compile(r"\b(عبد|ابو|ابا|ال) (?=\w)")
"""Words of folded names that are written as one with the next or apart from it."""
_NOMINATIVE = {"ابا": "ابو"}
FILIATION = frozenset({"بن", "ابن", "بنت"})
"""Words of folded names between a name and the father's."""


def glued(name: str) -> str:
    """Return a folded name with «Abd al-Aziz», «Abu Zayd» and «Al Saud» in one word each."""
    return _FIRST_PARTS.sub(lambda part: _NOMINATIVE.get(part[1], part[1]), name)
