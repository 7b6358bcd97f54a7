"""Buildings and lands called by the word for what they are: palaces, straits, airports, hotels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..data import load
from ..gazetteer import gazetteer
from ..records import EntityKind
from ..text import fold
from .cues import Cue
from .lexicon import titles
from .names import Name, adjacent, by_own_words, made, run_end, surface
from .places import CAPITALS
from .sentences import Sentence
from .toponyms import toponym_end

_CAPITAL = fold("العاصمة")
_LEADS_TO_SEAT = frozenset(
    map(fold, "في وفي فى من ومن إلى داخل خارج مقر بمقر أمام زار غادر شهد شهدت تشهد".split())
)


@cache
def _seats() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return for the folded words of a seat the key of its place and its country."""
    return {
        tuple(fold(name).split()): (f"place:{fold(names[0])}", code)
        for code, seats in load("news_seats.toml").items()
        for names in seats
        for name in names
    }


SEATS = Cue(lambda: {first for first, *_ in _seats()})
"""Words with which a seat's name begins."""
_LONGEST_SEAT = 4
"""Words of the longest name of a seat."""


def named_seats(sentence: Sentence) -> Iterator[Name]:
    """Yield the buildings where office-holders receive: «in *the Serail*»."""
    tokens = sentence.tokens
    for index, proclitic, form in SEATS.within(tokens):
        led = index > 0 and tokens[index - 1] in _LEADS_TO_SEAT
        if not (proclitic.endswith("ب") or (led and not proclitic)):
            continue
        for last in range(min(index + _LONGEST_SEAT, run_end(sentence, index)), index, -1):
            found = _seats().get((form, *tokens[index + 1 : last]))
            if found is not None:
                key, country = found
                label = surface(sentence, index, last, proclitic)
                yield made(
                    sentence,
                    key,
                    label,
                    index,
                    last,
                    "named-seat",
                    proclitic=proclitic,
                    country=country,
                )
                break


_BUILT = frozenset(
    map(
        fold,
        "قصر مضيق سد ستاد استاد ملعب السراي معبر مخيم جزيرة جبل نهر خليج بحيرة قاعدة ساحة ميدان "
        "قاعة صالة حديقة فندق وادي برج جسر حي شارع".split(),
    )
)
BUILT = Cue(lambda: _BUILT)
"""Words for what is built, or lies there, under a name."""
_SITE_ENDS = {
    fold(word): frozenset(map(fold, ends.split()))
    for word, ends in {
        "مطار": "الدولي العسكري المدني الحربي",
        "مركز": "للمؤتمرات للمعارض",
        "المركز": "للمؤتمرات للمعارض",
        "قاعة": "الكبرى الرئيسية",
    }.items()
}
"""Words of sites whose names end with a certain word: «Houari Boumediene *International*»."""
SITES = Cue(lambda: _SITE_ENDS)
"""Words of such sites."""
_LONGEST_SITE = 7
"""Words of the longest of them."""
_SITE_GAPS = frozenset({"", "«", "»", '"', "“", "”", "»،"})
_NAMED_SITES = frozenset(map(fold, ["قصر", "مضيق", "معبر"]))
"""Sites that are always called by a name."""
_NARROW = fold("مضيق")
_NARROWED = ("وزاري", "وزاريا", "مجلس", "مجلسا", "اجتماع", "اجتماعا", "الوزراء")
_PALACES = frozenset(map(fold, ["القصر", "الديوان", "الملعب"]))
PALACES = Cue(lambda: _PALACES)
"""Words for a palace, which an adjective says whose it is."""
_OF_PALACES = frozenset(map(fold, "الجمهوري الملكي الرئاسي الأميري السلطاني الحكومي".split()))


def named_sites(sentence: Sentence) -> Iterator[Name]:
    """Yield straits, palaces, dams and the like with the word that names them, and capitals.

    «The Strait of Hormuz» is one name with its first word; «Tunis the capital» is the city.
    """
    tokens = sentence.tokens
    sites, palaces = (
        {index: (proclitic, form) for index, proclitic, form in cue.within(tokens, followed=True)}
        for cue in (BUILT, PALACES)
    )
    capitals = [at - 1 for at, proclitic, _ in CAPITALS.within(tokens) if at and not proclitic]
    for index in sorted({*sites, *palaces, *capitals}):
        after, built = tokens[index + 1], sites.get(index)
        palace = palaces.get(index) if after in _OF_PALACES else None
        if palace and palace[1] == _COURT and not _leads_there(sentence, index, palace[0]):
            palace = None  # «the head of *the royal court*»: a body
        if built and built[1] == _NARROW and index and tokens[index - 1].endswith(_NARROWED):
            built = None  # «a *restricted* ministerial council» is written like «strait»
        site = built or palace
        if not (site or after == _CAPITAL) or not adjacent(sentence, index):
            continue
        if site and not (built and not _may_name(sentence, index + 1, built[1])):
            proclitic, form = site
            last = _hotel_end(sentence, index) if form == _HOTEL else index + 2
            if last == index + 2 and _is_double(sentence, index + 1, form):
                last += 1
            elif form in _HONOURING:
                last = _honoured_end(sentence, index + 1, last)
            if form in _STADIUMS and adjacent(sentence, last - 1):
                last += sentence.tokens[last : last + 1] in _OF_STADIUMS
            yield by_own_words(
                sentence, EntityKind.PLACE, index, last, "named-site", proclitic=proclitic
            )
        if after == _CAPITAL:
            yield from _own_capital(sentence, index)


_COURT = fold("الديوان")


def _leads_there(sentence: Sentence, index: int, proclitic: str) -> bool:
    """Whether «at» or «in» leads to a building."""
    led = index > 0 and sentence.tokens[index - 1] in _LEADS_TO_SEAT
    return proclitic.endswith("ب") or led


_HOTEL = fold("فندق")
_STADIUMS = frozenset(map(fold, ["ستاد", "استاد", "ملعب"]))
_OF_STADIUMS = frozenset((fold(word),) for word in "الدولي الوطني الجوي البلدي الأولمبي".split())


def _hotel_end(sentence: Sentence, index: int) -> int:
    """Return the number after a hotel's name, with the city of a house of many: «Sheraton Doha»."""
    last = index + 2
    if last >= len(sentence.words) or not adjacent(sentence, last - 1):
        return last
    cities = gazetteer().at(sentence.words, last)
    return next((city.last for city in cities if not (city.proclitic or city.name.adjective)), last)


def long_sites(sentence: Sentence) -> Iterator[Name]:
    """Yield airports, halls and centres by all their words: «the airport of X International»."""
    for index, proclitic, form in SITES.within(sentence.tokens, followed=True):
        last = _site_end(sentence, index, _SITE_ENDS[form])
        if last is not None:
            yield by_own_words(
                sentence, EntityKind.PLACE, index, last, "named-site", proclitic=proclitic
            )


def _site_end(sentence: Sentence, index: int, ends: frozenset[str]) -> int | None:
    """Return the number after the word that a site's name ends with."""
    tokens = sentence.tokens
    for at in range(index + 1, min(index + _LONGEST_SITE, len(tokens))):
        if sentence.gaps[at - 1].strip() not in _SITE_GAPS or tokens[at] in titles().verbs:
            return None
        if tokens[at] in ends and at > index + 1:
            return at + 1
    return None


def _may_name(sentence: Sentence, index: int, form: str) -> bool:
    """Whether a word, or a pair of words, can name a palace, a strait or the like."""
    honoured = form in _HONOURING and sentence.tokens[index] in _RULERS
    honoured = honoured and _honoured_end(sentence, index, index) > index
    return honoured or _is_double(sentence, index, form) or _names_a_site(sentence, index)


_HONOURING = frozenset(map(fold, "قاعة ميدان ساحة شارع جسر استاد ستاد ملعب حديقة صالة".split()))
"""Sites that are called after a ruler: «the hall of Queen X»."""
_RULERS = frozenset(
    map(fold, "الملك الملكة الأمير الأميرة السلطان الشيخ الشيخة الشهيد الإمام".split())
)
_FILIATION = frozenset({"بن", "ابن"})
_QUALITIES = frozenset(
    map(
        fold,
        "الذهبي الذهبية الفضي الماسي الماسية الكبير الكبرى الصغرى الأبيض الأزرق الأخضر".split(),
    )
)
"""What a hall is besides: «the *Golden* Corner»."""


def _honoured_end(sentence: Sentence, first: int, last: int) -> int:
    """Return the number after the name of who a site is called after; `last` where it is none."""
    tokens = sentence.tokens
    if tokens[first] in _RULERS and adjacent(sentence, first):
        usual = titles().standing.get(tokens[first + 1]) in ("name", "maybe", None)
        if not usual or tokens[first + 1] in titles().verbs:
            return last
        last = first + 2
    while last + 1 < len(tokens) and tokens[last] in _FILIATION and adjacent(sentence, last):
        last += 2
    qualified = last < len(tokens) and tokens[last] in _QUALITIES and adjacent(sentence, last - 1)
    return last + qualified


_QUARTERS = frozenset(map(fold, ["حي", "مخيم", "جبل", "وادي", "شارع"]))
"""Sites called after a sheikh or a prophet without his being there."""


def _is_double(sentence: Sentence, index: int, form: str) -> bool:
    """Whether a site has a name of two words: «Ras X», «Ain X», the quarter of «Sheikh X»."""
    titled = sentence.tokens[index] in titles().honorifics and form not in _QUARTERS
    return not titled and toponym_end(sentence, index) == index + 2


def _names_a_site(sentence: Sentence, index: int) -> bool:
    """Whether a word can name a palace, a strait or the like."""
    word = sentence.words[index].folded
    if word in titles().honorifics or word in titles().offices:
        return False  # «in the palace the president received»
    known = next(gazetteer().at(sentence.words, index), None) is not None
    definite = word.startswith("ال") and len(word) > 4
    standing = titles().standing.get(word)
    usual = standing in (None, "name") or sentence.words[index - 1].folded[-4:] in _NAMED_SITES
    return known or definite or (usual and len(word) > 2 and word not in titles().verbs)


def _own_capital(sentence: Sentence, index: int) -> Iterator[Name]:
    for match in gazetteer().at(sentence.words, index):
        capital = gazetteer().capitals.get(match.name.country)
        same = capital is not None and fold(capital.label) == fold(match.name.label)
        if match.last == index + 1 and same and capital is not None:
            label = surface(sentence, index, index + 2, match.proclitic)
            yield made(
                sentence,
                capital.key,
                label,
                index,
                index + 2,
                "capital-of",
                proclitic=match.proclitic,
                country=capital.country,
            )
            return
