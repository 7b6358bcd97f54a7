"""Bodies named by who sits in them: councils of ministers of a union, blocs of a parliament."""

from __future__ import annotations

from ...text import fold
from ..sentences import Sentence
from .complements import is_construct
from .known import known_at

_COUNCILS = frozenset(map(fold, ["مجلس", "لجنة"]))
_MINISTERS = fold("وزراء")
_BLOC = fold("كتلة")
_IN_PARLIAMENT = frozenset(map(fold, ["النيابية", "البرلمانية"]))


def members_end(sentence: Sentence, index: int, end: int, head: str) -> int:
    """Return the number after whom a body is of, as told by its members; else `index`.

    Args:
        sentence: The sentence.
        index: Number of the word behind the head.
        end: Number of the word before which the name ends at the latest.
        head: The head, folded.
    """
    if index >= end:
        return index
    if head in _COUNCILS and sentence.words[index].folded == _MINISTERS:
        return _ministers_end(sentence, index, end)
    if head in _LEAGUES and sentence.words[index].folded in _LEAGUED:
        return _of_region_end(sentence, index, end)
    return _bloc_end(sentence, index, end) if head == _BLOC else index


_LEAGUES = frozenset(map(fold, ["اتحاد", "مجلس", "رابطة", "منتدى", "جمعية", "هيئة"]))
_LEAGUED = frozenset(
    map(
        fold,
        "غرف شركات بنوك مصارف وكالات هيئات مؤسسات جامعات نقابات محاكم إذاعات برلمانات مجالس جمعيات "
        "صناديق موانئ".split(),
    )
)
"""Those whom a league joins: «the union of *the chambers* of the Gulf's states»."""


def _of_region_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after «chambers *of the states of the union X*»; else the chambers' own."""
    states = index + 1 < end and sentence.words[index + 1].folded == _STATES
    if not states or index + 2 >= end:
        return index
    known = next(known_at(sentence, index + 2, end), None)
    return index if known is None else known.last


_STATES = fold("دول")


def _ministers_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after «foreign *ministers of the union X*»; the ministers' own if none."""
    if index + 2 >= end or not is_construct(sentence.words[index + 1].folded):
        return index
    known = next(known_at(sentence, index + 2, end), None)
    return index if known is None else known.last


def _bloc_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after «the *parliamentary* bloc X» of one word or two; else `index`."""
    for last in range(index + 1, min(index + 3, end)):
        if sentence.words[last].folded in _IN_PARLIAMENT:
            return last + 1
    return index
