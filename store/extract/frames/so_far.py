"""The meetings of an article found up to some sentence, and which of them are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..notices.notice import Notice
from .frame import Frame


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is known while an article's notices are sorted."""

    notices: Sequence[Notice]
    """All of them."""
    written: date | None
    """The day the article was written."""
    found: list[Frame] = field(default_factory=list)
    """The meetings so far."""
    owner: dict[int, Frame] = field(default_factory=dict)
    """The meeting of each notice sorted."""


def near(found: Sequence[Frame]) -> Sequence[Frame]:
    """Return the meetings a notice is compared with: the first, and those spoken of last."""
    return found if len(found) <= _MOST else [found[0], *found[-_MOST:]]


_MOST = 30
"""More meetings than any article tells of; a page that joins many takes no longer for each."""
