"""The buildings where bodies and offices sit: «at the seat of the ministry»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import EntityKind
from ..text import fold
from .cues import Cue
from .names import Name, adjacent, by_own_words
from .sentences import Sentence

SEAT = "seat-of-body"
"""Rule of a place that is named by who sits there."""
_SEATS = frozenset(
    map(
        fold,
        ["البيت الأبيض", "الكرملين", "البنتاغون", "الإليزيه", "الديوان الملكي", "الديوان الأميري"],
    )
)
"""Bodies that are called by the building where one meets them."""
_AT_SEAT = Cue(lambda: frozenset(map(fold, ["مقر", "ديوان", "مبنى", "دار"])))
_OWN_SEAT = Cue(lambda: frozenset(map(fold, ["المقر", "الديوان", "المبنى"])))
_HEADS = frozenset(
    map(fold, "عام رئاسة مجلس وزارة محافظة إمارة أمانة قيادة بلدية ولاية جامعة سفارة".split())
)
"""Words between a building and who sits there: «the general court of the province»."""
_SITTING = frozenset(
    map(
        fold,
        "الإمارة المحافظة الوزارة المجلس الجامعة البلدية القيادة الحكومة الولاية الهيئة المديرية "
        "الأمانة البرلمان الحزب السفارة القنصلية المنظمة الاتحاد النقابة الغرفة المؤسسة الشركة "
        "اللجنة الرئاسة الجماعة العمالة المفوضية الجمعية الكلية النواب الوزراء الشورى".split(),
    )
)
"""What sits somewhere and is not named, for its reader knows which it is: «the ministry»."""
_GENERAL = frozenset(map(fold, "العام العامة الرئيسي الرئيسية".split()))
_STAFF = frozenset(
    map(
        fold,
        "مدير مديرة مديري مستشار مستشارة المستشار موظفي موظفو موظف العاملين العاملون مسؤول مسؤولي "
        "الشؤون إدارة قسم كلية معهد عميد عميدة أستاذ أستاذة الأستاذ أستاذا محاضر طلاب الطلاب طلبة "
        "القائم القنصل الملحق السكرتير "
        "الطلبة خريجي باحث الباحث مندوب المندوب المفوض مصدر مصادر".split(),
    )
)
_STAFF_WITHIN = 4
"""Words before a building that are looked through for somebody who works there."""


def buildings(sentence: Sentence, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the buildings of bodies, whether these are named or only meant."""
    taken = set()
    for name in names:
        if name.kind is not EntityKind.ORGANISATION:
            continue
        first, proclitic = name.first, name.proclitic
        at_seat = _AT_SEAT[sentence.tokens[first - 1]] if first else None
        if at_seat is not None and not proclitic and adjacent(sentence, first - 1):
            first, proclitic = first - 1, at_seat[0]
        elif fold(name.label) not in _SEATS and not _is_campus(sentence, name):
            continue
        if not _is_workplace(sentence, first):
            taken.add(first)
            yield _seat(sentence, first, name.last, proclitic, name.country)
    for cue, end_of in ((_AT_SEAT, _end), (_OWN_SEAT, _own_end)):
        for index, proclitic, _ in cue.within(sentence.tokens, followed=True):
            last = end_of(sentence, index)
            if last is not None and index not in taken and not _is_workplace(sentence, index):
                yield _seat(sentence, index, last, proclitic, None)


_UNIVERSITY = fold("جامعة")
_OFFICES = frozenset(map(fold, ["وزارة", "أمانة", "سفارة", "قنصلية", "محافظة", "بلدية"]))
"""Bodies that one meets at, not with: «*at* the secretariat of the province»."""


def _is_campus(sentence: Sentence, name: Name) -> bool:
    """Whether a body is a place as well: a university, not the league of a like name, an office."""
    words = [word.folded for word in sentence.words[name.first : name.last]]
    league = len(words) < 2 or words[1] == fold("الدول")
    head = words[0].removeprefix(name.proclitic)
    return (not league and head == _UNIVERSITY) or (name.proclitic == "ب" and head in _OFFICES)


def _seat(sentence: Sentence, first: int, last: int, proclitic: str, country: str | None) -> Name:
    place = EntityKind.PLACE
    return by_own_words(sentence, place, first, last, SEAT, proclitic=proclitic, country=country)


def _end(sentence: Sentence, index: int) -> int | None:
    """Return the number after the last word of «the court of the province»."""
    tokens, at = sentence.tokens, index + 1
    while at < len(tokens) and tokens[at] in _HEADS and adjacent(sentence, at - 1):
        at += 1
    if at == len(tokens) or tokens[at] not in _SITTING or not adjacent(sentence, at - 1):
        return None
    further = at + 1 < len(tokens) and tokens[at + 1] in _GENERAL and adjacent(sentence, at)
    return at + 1 + further


def _own_end(sentence: Sentence, index: int) -> int | None:
    """Return the number after the last word of «the general court»."""
    general = sentence.tokens[index + 1] in _GENERAL and adjacent(sentence, index)
    return index + 2 if general else None


def _is_workplace(sentence: Sentence, first: int) -> bool:
    """Whether a building is where somebody has his office: «the adviser at the court»."""
    before = sentence.tokens[max(0, first - _STAFF_WITHIN) : first]
    return any(word.removeprefix("و") in _STAFF for word in before)
