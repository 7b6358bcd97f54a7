"""Bodies whose name stands in quotation marks: «the association "Beirut for Development"»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import EntityKind
from ...text import fold
from ..cues import Cue
from ..names import Name, by_own_words
from ..persons.word_forms import is_verb
from ..sentences import Sentence
from .known import known_at

_HEADS = frozenset(
    map(
        fold,
        "حزب حركة جمعية كتلة تيار تكتل مؤسسة منظمة جبهة رابطة هيئة منتدى نقابة تجمع ائتلاف لقاء "
        "شبكة معهد حملة شركة مركز نادي بنك مصرف وكالة اتحاد ملتقى".split(),
    )
)
QUOTED = Cue(lambda: _HEADS)
"""Words for a body that a name in quotation marks follows."""
_DELEGATION = frozenset({"وفد", "وفدا", "وفود", "وفدان", "وفدين", "ممثلين", "عضو", "اعضاء"})
DELEGATIONS = Cue(lambda: _DELEGATION)
"""Words for those whom a body sends."""
_FROM = frozenset({"من", "عن"})
_QUOTES = frozenset('"«»“”„')
_QUOTED = re.compile('["«»“”„]')
_LONGEST = 7
"""Words in the quotation marks at most."""


def quoted_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield the bodies that a word for one, or a delegation of one, and quotation marks name."""
    if not _QUOTED.search(sentence.text):
        return
    for index, proclitic, _ in QUOTED.within(sentence.tokens, followed=True):
        last = _closed(sentence, index)
        if last and not _is_known(sentence, index + 1, last):
            yield _body(sentence, index, last, proclitic)
    for index, proclitic, _ in DELEGATIONS.within(sentence.tokens):
        if proclitic or index + 2 >= len(sentence.tokens):
            continue
        if sentence.tokens[index + 1] in _FROM:
            last = _closed(sentence, index + 1)
            if last - index > 3 and not _is_known(sentence, index + 2, last):
                yield _body(sentence, index + 2, last, "")


def _closed(sentence: Sentence, index: int) -> int:
    """Return the number after the words in quotation marks behind a word; 0 for none."""
    if not _QUOTES & set(sentence.gaps[index]) or sentence.gaps[index].strip(' "«»“”„'):
        return 0
    for last in range(index + 1, min(index + 1 + _LONGEST, len(sentence.tokens))):
        if is_verb(sentence, last) and sentence.tokens[last] != "حول":
            return 0
        behind = sentence.gaps[last] if last < len(sentence.gaps) else sentence.text[-2:]
        if _QUOTES & set(behind):
            return last + 1
    return 0


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    return any(each.last == last for each in known_at(sentence, first, last))


def _body(sentence: Sentence, first: int, last: int, proclitic: str) -> Name:
    body = EntityKind.ORGANISATION
    return by_own_words(sentence, body, first, last, "quoted-body", proclitic=proclitic)
