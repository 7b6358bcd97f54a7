"""Countries, nationalities and places in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..data import load
from ..gazetteer import HOME, Match, gazetteer
from ..records import EntityKind, Method
from ..text import fold, split_proclitic
from .cues import Cue
from .lexicon import titles
from .names import Name, adjacent, by_own_words, made, run_end, surface
from .sentences import Sentence
from .sums import scales_of_numbers
from .toponyms import place_words, toponym_end

_CAPITAL = fold("العاصمة")
_GOVERNORS = frozenset(map(fold, "محافظ والي محافظة عمدة عميد".split()))
"""Whose office says that an everyday word behind it is a province: «the governor of the West»."""
_PLACE_CUES = Cue(lambda: place_words() | _GOVERNORS | {_CAPITAL})
CAPITALS = Cue(lambda: {_CAPITAL})
"""«The capital»."""
_STATE_WORDS = frozenset(map(fold, "دولة جمهورية مملكة سلطنة إمارة دوله".split()))


LISTED = Cue(lambda: gazetteer().firsts)
"""Words at which a name of the lists may begin."""


def gazetteer_names(sentence: Sentence) -> Iterator[Name]:
    """Yield the countries, nationalities and places of the lists, and capitals by their nation."""
    lists = gazetteer()
    after = 0
    for index, _, _ in LISTED.within(sentence.tokens):
        if index < after:
            continue
        match = _best(lists.at(sentence.words, index), sentence)
        if match is not None:
            yield _listed(sentence, match)
            after = match.last
    yield from _capitals(sentence)


def _best(matches: Iterator[Match], sentence: Sentence) -> Match | None:
    """Return the longest name that its surroundings allow."""
    for match in matches:
        if run_end(sentence, match.first, "-") < match.last:
            continue
        if match.name.guarded and not _after_place_word(sentence, match.first):
            continue
        if any(rather(match, sentence) for rather in _RATHER):
            continue
        if match.proclitic and not _proclitic_is_sure(match, sentence):
            continue
        return match
    return None


_TANWIN = "\u064b"


def _is_accusative(match: Match, sentence: Sentence) -> bool:
    """Whether a word is written as an accusative, «a shield», which no town ends in."""
    if match.last - match.first > 1:
        return False
    word = sentence.words[match.first]
    written = sentence.text[word.start - sentence.start : word.end - sentence.start + 1]
    return _TANWIN in written


_LED_TO = frozenset({"في", "وفي", "الي", "من"})


def _rather_a_title(match: Match, sentence: Sentence) -> bool:
    """Whether a town's name is a title here: «*Al Ain* [senator] X», not «in Al Ain X received»."""
    first, last = match.first, match.last
    word = sentence.words[first].folded
    if word not in titles().honorifics or match.proclitic or not adjacent(sentence, last - 1):
        return False
    led = first > 0 and sentence.words[first - 1].folded in _LED_TO
    if led or _after_place_word(sentence, first):
        return False
    return titles().standing.get(sentence.words[last].folded) == "name"


def _rather_a_family_name(match: Match, sentence: Sentence) -> bool:
    """Whether a small place's name is usual for persons and no «in» or «city of» leads to it."""
    if match.name.key.startswith("country:") or match.proclitic:
        return False
    if match.last - match.first > 1:
        return _goes_on_a_name(match, sentence)
    word = sentence.words[match.first].folded
    if titles().standing.get(word) != "name" or word in _known_cities():
        return False
    before = sentence.words[match.first - 1].folded if match.first else ""
    return before not in _LED_TO and not _after_place_word(sentence, match.first)


def _goes_on_a_name(match: Match, sentence: Sentence) -> bool:
    """Whether a place called after a person stands behind a given name: «Ali *Sabah Salim*»."""
    if not match.first or not adjacent(sentence, match.first - 1):
        return False
    standing = titles().standing
    given = standing.get(sentence.tokens[match.first - 1])
    named = (word.removeprefix("ال") for word in sentence.tokens[match.first + 1 : match.last])
    return given in _OF_PERSONS and all(standing.get(word) in _OF_PERSONS for word in named)


_OF_PERSONS = ("name", "maybe")


_PICTURES = fold("صور")


def _rather_pictures(match: Match, sentence: Sentence) -> bool:
    """Whether Tyre is the «pictures» that outlets promise at either end of a headline."""
    if sentence.tokens[match.first] != _PICTURES or match.last - match.first > 1:
        return False
    before = sentence.gaps[match.first - 1] if match.first else "\n"
    behind = sentence.gaps[match.first] if match.last < len(sentence.words) else "\n"
    edges = ("\n" in before, "\n" in behind)
    return any(edges) and all(
        edge or gap.strip() not in ("", "،", ",")
        for edge, gap in zip(edges, (before, behind), strict=True)
    )


_RATHER = (_is_accusative, _rather_a_family_name, _rather_a_title, _rather_pictures)
"""What tells a word apart from the place it is spelt like."""


@cache
def _known_cities() -> frozenset[str]:
    """Cities the news is often about, and capitals."""
    known = {fold(name) for name in load("nations.toml")["cities"]["known"]}
    return frozenset(known | {fold(name.label) for name in gazetteer().capitals.values()})


def _proclitic_is_sure(match: Match, sentence: Sentence) -> bool:
    """Whether what was taken for a proclitic is hardly a letter of some other word."""
    if sentence.words[match.first].folded in scales_of_numbers():
        return False  # «half a billion» and not «in Lyon»
    if match.last - match.first > 1:
        return True
    rest = len(sentence.words[match.first].folded) - len(match.proclitic)
    country = match.name.key.startswith("country:") and not match.name.adjective
    if not country and match.proclitic.endswith(("ك", "ف")):
        return False
    word = sentence.words[match.first].folded
    if fold(match.name.label) in _known_cities():
        return rest >= 4
    capital = gazetteer().capitals.get(match.name.country)
    if country or match.name.country in HOME or match.name == capital:
        return rest >= 3
    if "word" in (titles().standing.get(word), titles().standing.get(word[:-1])):
        return False  # with the letter it is an everyday word
    return rest >= 4


def _after_place_word(sentence: Sentence, index: int) -> bool:
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return _PLACE_CUES[sentence.tokens[index - 1]] is not None


def _listed(sentence: Sentence, match: Match) -> Name:
    first, name = match.first, match.name
    proclitic = match.proclitic
    republic = _republic_before(sentence, match) if name.adjective else None
    if republic is not None:
        first, proclitic = republic
    if name.key.startswith("country:") and not name.adjective and first > 0:
        # «the State of Kuwait» names the country with its first word.
        for before, form in split_proclitic(sentence.words[first - 1].folded):
            if form in _STATE_WORDS and adjacent(sentence, first - 1) and not proclitic:
                first, proclitic = first - 1, before
                break
    return made(
        sentence,
        name.key,
        name.label,
        first,
        match.last,
        "nationality" if name.adjective and republic is None else "gazetteer",
        proclitic=proclitic,
        country=name.country,
        adjective=name.adjective and republic is None,
    )


_REPUBLIC = fold("الجمهورية")
_KINDS_OF_REPUBLIC = frozenset(
    map(fold, "الإسلامية العربية الاتحادية الديمقراطية الديموقراطية الشعبية الاشتراكية".split())
)


def _republic_before(sentence: Sentence, match: Match) -> tuple[int, str] | None:
    """Return where «the French Republic» begins, and its proclitic: it names the country."""
    index = match.first - 1
    if match.proclitic or not sentence.tokens[match.last - 1].endswith("ه"):
        return None
    while index > 0 and sentence.tokens[index] in _KINDS_OF_REPUBLIC and adjacent(sentence, index):
        index -= 1
    if index < 0 or not adjacent(sentence, index):
        return None
    forms = split_proclitic(sentence.tokens[index])
    return next(((index, before) for before, form in forms if form == _REPUBLIC), None)


def _capitals(sentence: Sentence) -> Iterator[Name]:
    """Yield «the Italian capital» as the city it is, where the city is not named itself."""
    lists = gazetteer()
    for index, proclitic, _ in CAPITALS.within(sentence.tokens, followed=True):
        if not adjacent(sentence, index):
            continue
        nationality = next(
            (m for m in lists.at(sentence.words, index + 1) if m.name.adjective), None
        )
        if nationality is None or nationality.name.country not in lists.capitals:
            continue
        capital = lists.capitals[nationality.name.country]
        after = nationality.last
        named = (
            after < len(sentence.words)
            and adjacent(sentence, after - 1)
            and any(match.name.key == capital.key for match in lists.at(sentence.words, after))
        )
        if not named:
            yield made(
                sentence,
                capital.key,
                capital.label,
                index,
                after,
                "capital-of",
                proclitic=proclitic,
                country=capital.country,
                method=Method.RESOLVED,
            )


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
