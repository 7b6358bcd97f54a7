"""Who does what a sentence tells, where he is called by a title alone: «His Highness received»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...data import load
from ...records import EntityKind
from ...text import fold
from ..names import Name
from ..sentences import Sentence


@cache
def titles_alone() -> str:
    """Return the pattern of the titles that name somebody spoken of before, folded."""
    words = sorted(map(fold, load("titles.toml")["alone"]), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _met() -> re.Pattern[str]:
    verbs = r"س?(?:استقبل|يستقبل|التقي|يلتقي|اجتمع|يجتمع|بحث|يبحث|تباحث)ت?"
    return re.compile(
        rf"\W*(?:و|(?:كما|ثم|وقد|وكان)\s)?(?:قد\s)?{verbs}\s(?:ايضا\s|كذلك\s)?"
        rf"(?P<who>{titles_alone()})(?!\w)"
    )


def is_of_before(sentence: Sentence, names: Sequence[Name]) -> bool:
    """Whether who meets others in a sentence is somebody spoken of before, here without a name."""
    match = _met().match(sentence.folded.text)
    if match is None:
        return False
    after = sentence.source(*match.span("who")).end
    return not any(
        name.kind is EntityKind.PERSON and max(name.outer_start, 0) < after <= name.start
        for name in names
        if name.outer_start >= 0
    )
