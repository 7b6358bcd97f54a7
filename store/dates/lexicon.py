"""The words of dates, and the patterns made from them; all folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..beginnings import Beginnings, Spots, matches
from ..data import load
from ..sieve import Sieve, held
from ..text import Remembered, fold

_UNITS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each word of a date means."""

    months: Mapping[str, int]
    """Month names of every family, to 1..12."""
    hijri_months: Mapping[str, int]
    """Month names of the Hijri year, to 1..12."""
    weekdays: Mapping[str, int]
    """Day names, Monday 0."""
    numbers: Mapping[str, int]
    """Number words."""
    units: Mapping[str, tuple[str, int | None]]
    """Words for a length of time: its unit, and 1 or 2 where the form itself says how many."""
    words: Mapping[str, tuple[str, ...]]
    """Other words by what they say: `last`, `next`, `this`, `begin`, ..."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a date."""

    name: str
    """Name of the rule that reads it."""
    expression: re.Pattern[str]
    """Matches on folded text; the group `all` is the date without what leads to it."""
    begun: int
    """Its bit among what the words of a text may begin."""

    def matches(self, folded: str, spots: Spots) -> Iterator[re.Match[str]]:
        """Yield its matches in folded text, for which `spots_of` tells where they may begin."""
        return matches(self.expression, self.begun, folded, spots)


@cache
def lexicon() -> Lexicon:
    """Return the words, read once."""
    raw = load("dates.toml")
    units: dict[str, tuple[str, int | None]] = {}
    for unit in _UNITS:
        for word in map(fold, raw["units"][unit]):
            dual = word.endswith(("ين", "تين")) and word != "سنين"
            units[word] = (unit, 2 if dual else 1 if len(word) <= 5 and word[-1] != "ا" else None)
    return Lexicon(
        months=_numbered(raw["months"]),
        hijri_months=_numbered(raw["hijri_months"]),
        weekdays=_numbered(raw["weekdays"]),
        numbers=_numbered(raw["numbers"]),
        units=units,
        words={name: tuple(map(fold, words)) for name, words in raw["words"].items()},
    )


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order of the data file, which is that of preference."""
    pieces = _pieces(lexicon())
    found = []
    for rule in load("dates.toml")["rule"]:
        date = rule["pattern"].format_map(pieces)
        begun = _BEGINNINGS.add(date, glued=True)
        found.append(Pattern(rule["name"], re.compile(_anchored(date)), begun))
    return tuple(found)


_BEGINNINGS = Beginnings()
_PROCLITICS = "وفبلك"


def _begun_by(word: str) -> int:
    """Return which patterns a word may begin, by itself or behind one or two proclitics."""
    begun = _BEGINNINGS[word]
    for at, letter in enumerate(word[:2], 1):
        if letter not in _PROCLITICS:
            break
        begun |= _BEGINNINGS[word[at:]]
    return begun


_BEGUN_BY = Remembered(_begun_by)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d(?<![\d/.,-]\d)\w*")


def spots_of(folded: str) -> Spots:
    """Return where in folded text matches of the patterns may begin: at words, and at numbers."""
    found: dict[int, int] = {}
    for match in _WORD.finditer(folded):
        begun = _BEGUN_BY[match.group()]
        if begun:
            found[match.start()] = begun
    for match in _NUMBER.finditer(folded):
        found[match.start()] = found.get(match.start(), 0) | _BEGINNINGS[match.group()]
    return sorted(found.items())


def may_name_date(folded: str, held_by_words: int) -> bool:
    """Whether a text can hold a date at all, as what its words hold tells: see `sieve.held`."""
    return _DIGIT.search(folded) is not None or bool(_PATTERNS.fitting(held_by_words))


_DIGIT = re.compile(r"\d")


def patterns_for(folded: str) -> Sequence[tuple[int, Pattern]]:
    """Return the patterns that can match a text at all, each with its place in the preference."""
    return _PATTERNS.fitting(held(_GLUED.findall(folded)))


_GLUED = re.compile(r"[^\W_]+")


_PATTERNS = Sieve(
    lambda: ((each, each[1].expression) for each in enumerate(patterns())), glued=True
)


RELATIVE_DAYS: Mapping[str, int] = {
    fold("أول من أمس"): -2,
    fold("أول أمس"): -2,
    fold("أمس الأول"): -2,
    fold("قبل أمس"): -2,
    fold("أول البارحة"): -2,
    fold("أمس"): -1,
    fold("الأمس"): -1,
    fold("البارحة"): -1,
    fold("اليوم"): 0,
    fold("بعد غد"): 2,
    fold("بعد الغد"): 2,
    fold("غد"): 1,
    fold("غدا"): 1,
    fold("الغد"): 1,
}
"""Words for a day near the one of writing, and how many days after it they mean."""


_UNITS_OF_DAYS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split()
_TENTH_OF_DAYS = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split()
_FIRSTS = ("فاتح", "غرة")
ORDINAL_DAYS: Mapping[str, int] = {
    **{fold(article + word): 1 for word in _FIRSTS for article in ("", "ال")},
    **{fold(word): number for number, word in enumerate(_UNITS_OF_DAYS, 1)},
    fold("العاشر"): 10,
    **{fold(f"{word} عشر"): number for number, word in enumerate(_TENTH_OF_DAYS, 11)},
    fold("العشرين"): 20,
    **{fold(f"{word} والعشرين"): number for number, word in enumerate(_TENTH_OF_DAYS, 21)},
    fold("الثلاثين"): 30,
    fold("الحادي والثلاثين"): 31,
}
"""Days of a month as words: «the first of August»; the Maghreb opens a month (`فاتح ماي`)."""


DIRECTIONS = ("before_last", "after_next", "last", "next", "this")
"""Names of the lists of words that say which of several is meant: the last, the next, ..."""

_NO_DAY_NEAR = (
    "السابع|التالي|الموالي|السابق|الاول|الثاني|الثالث|الرابع|الخامس|السادس|الاخير|الختامي|الافتتاحي|"
    "نفسه|ذاته|الوطني|العالمي|الدولي|المفتوح|الواحد"
)
"""What follows the word for today, folded, where it means a day: the second, the national."""


_TOMORROW = "غد"
_TIMES_OF_DAY = "|".join(rf"(?<=\b{word}\s)" for word in ("يوم", "صباح", "ظهر", "عصر", "مساء"))


def _bare(weekdays: Mapping[str, int]) -> Iterable[str]:
    """Return weekdays without their article, as some pages date themselves."""
    return (name.removeprefix("ال") for name in weekdays)


def _numbered(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {fold(name): int(number) for number, names in table.items() for name in names}


def _alternatives(words: Iterable[str]) -> str:
    """Longest first, so that كانون الثاني is not read as the beginning of something else."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s+") for word in ordered) + r")(?!\w)"


def _anchored(pattern: str) -> str:
    """Let proclitics stand before a word, and letters glued before a number."""
    return rf"(?:(?<!\w)[{_PROCLITICS}]{{0,2}}|(?<![\d/.,-])(?=\d))(?P<all>{pattern})"


def _pieces(words: Lexicon) -> dict[str, str]:
    month = _alternatives(words.months).replace(r"(?!\w)", r"(?![^\W\d])")  # «3 March2019»
    weekday = _alternatives(words.weekdays)
    # The names of two newspapers hold the word for today; «the second day» is no day near this
    # one, and «a tomorrow» only beside a time of day or a weekday.
    near = _alternatives(word for word in RELATIVE_DAYS if word != _TOMORROW)
    relative = (
        rf"(?<!المصري\s)(?:{near}|{_TOMORROW}(?=\s+\(?{weekday})|(?:{_TIMES_OF_DAY}){_TOMORROW}(?!\w))"
        rf"(?!\s+(?:{_NO_DAY_NEAR})(?!\w))"
    )
    direction = _alternatives(word for name in DIRECTIONS for word in words.words[name])
    part = _alternatives((*words.words["begin"], *words.words["middle"], *words.words["end"]))
    # A secretary general is no year.
    year_word = (
        r"(?<!الامين\s)(?<!المدير\s)(?<!المدعي\s)(?<!القائد\s)(?<!الراي\s)(?<!القطاع\s)العام"
    )
    period = rf"(?:الشهر|الاسبوع|السنه|{year_word})(?!\w)"
    month_word = "الشهر"
    this_year = r"(?:هذا\s+العام|هذه\s+السنه)(?!\w)"
    return {
        "month_pair": (
            rf"(?P<month>{month})"
            rf"(?:\s*[/\\–-]\s*{month}|\s*\(\s*{month}\s*\)|\s+{month})?"
        ),
        "month_word_again": month,
        "ordinal_day": rf"(?P<day>{_alternatives(ORDINAL_DAYS)})",
        "ordinal_day_again": _alternatives(ORDINAL_DAYS),
        "needs_no_of": "(?:" + "|".join(rf"(?<={fold(word)}\s)" for word in _FIRSTS) + ")",
        "hijri_month": rf"(?P<month>{_alternatives(words.hijri_months)})",
        "weekday": rf"(?P<weekday>{weekday})",
        "weekday_again": weekday,
        "relative_day": rf"(?P<relative>{relative})",
        "relative_day_again": relative,
        "day": r"(?<!\d)(?P<day>\d{1,2})(?!\d)",
        "days_between": r"(?P<between>(?:\s*(?:[،,]\s*و?|و)\s*\d{1,2}(?=\s*(?:[،,]|و)))*)",
        "last_day": r"(?P<last_day>\d{1,2})(?!\d)",
        "month_number": r"(?P<month>\d{1,2})",
        "year": r"(?P<year>(?:19|20)\d\d)(?!\d)",
        "hijri_year": r"(?P<year>1[34]\d\d)(?!\d)",
        "of_year": r"(?:من\s+)?(?:(?:ال)?عام\s+|لعام\s+|سنه\s+)?",
        "direction": rf"(?P<direction>{direction})",
        "direction_again": direction,
        "which": (
            rf"\s+(?:(?:من\s+)?(?:(?:العام|السنه)\s+(?P<year_direction>{direction})|"
            rf"(?P<this_year>{this_year}))|(?P<direction>{direction}))"
        ),
        "of_this_month": (
            rf"(?:من\s+(?P<this_month>هذا\s+الشهر)(?!\w)|"
            rf"(?:(?:من\s+)?الشهر\s+|(?=(?:الجاري|الحالي|المقبل|القادم)(?!\w)))(?P<direction>{direction}))"
        ),
        "bare_weekday": rf"(?P<bare_weekday>{_alternatives(_bare(words.weekdays))})",
        "last_month": rf"(?P<last_month>{month})(?:\s*[/\\–-]\s*{month})?",
        "last_year": r"(?P<last_year>(?:19|20)\d\d)(?!\d)",
        "clock": (
            r"(?:[\s،,.|-]{1,4}(?:الساعه\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?"
            r"(?:\s*(?P<half>صباحا|مساء|ص|م|am|pm)(?!\w))?)?"
        ),
        "count": rf"(?P<count>\d{{1,3}}|{_alternatives(words.numbers)})",
        "unit": rf"(?P<unit>{_alternatives(words.units)})",
        "unit_days": r"(?P<unit>يومين|ايام|يوما|يوم)(?!\w)",
        "over": _alternatives(words.words["over"]),
        "starting": _alternatives(words.words["starting"]),
        "part": rf"(?P<part>{part})",
        "part_words": part,
        "period": rf"(?P<period>{period})",
        "this_month_words": rf"{month_word}\s+{_alternatives(words.words['this'])}",
        "next_month_words": rf"{month_word}\s+{_alternatives(words.words['next'])}",
    }
