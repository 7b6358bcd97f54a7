"""Names in a sentence: countries, nationalities, places, bodies and alliances.

Persons build on these (`persons`), and what a name means in the whole article is settled later
(`document`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..gazetteer import Match, gazetteer
from ..records import EntityKind, Method
from ..text import Word, fold, split_proclitic
from .lexicon import bodies, titles
from .sentences import Sentence

_PLACE_WORDS = frozenset(
    map(
        fold,
        "مدينة بلدة محافظة قرية ولاية مطار ميناء ضاحية منتجع بلدية إمارة العاصمة مدن".split(),
    )
)
_CAPITAL = fold("العاصمة")
_STATE_WORDS = frozenset(map(fold, "دولة جمهورية مملكة سلطنة إمارة دوله".split()))
_OPENING = "\"'«“”„(["
_BLANKS = frozenset(" \u00a0\t")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence; word numbers are half-open."""

    key: str
    """Key of the entity."""
    label: str
    """The name as it is shown."""
    first: int
    """Number of the first word."""
    last: int
    """Number after the last word."""
    start: int
    """Offset of the first code point in the article, proclitics left out."""
    end: int
    """Offset after the last."""
    rule: str
    """Name of the rule that found it."""
    proclitic: str = ""
    """What stood before it in its first word."""
    country: str | None = None
    """Code of the country it belongs to, where that follows from the words."""
    adjective: bool = False
    """Whether it is a nationality."""
    method: Method = Method.STATED
    """Whether the words give it, or it follows from them."""
    office: str = ""
    """The office a person is given, as worded."""
    parent: str | None = None
    """Key of the body it is part of, where the words say so."""
    outer_first: int = -1
    """Number of the first word of name and office together; -1 where there is no office."""
    outer_last: int = -1
    """Number after their last word."""
    outer_start: int = -1
    """Offset of the first code point of name and office together, proclitics left out; -1 where
    there is no office."""

    @property
    def kind(self) -> EntityKind:
        """What it is."""
        return EntityKind(self.key.partition(":")[0])


def adjacent(sentence: Sentence, index: int) -> bool:
    """Whether only blanks stand between a word and the one after it."""
    return set(sentence.gap(index, index + 1)) <= _BLANKS


def run_end(sentence: Sentence, index: int, marks: str = "") -> int:
    """Return the number after the last word that only blanks (or `marks`) join to a word."""
    allowed = _BLANKS | set(marks)
    last = index
    while last + 1 < len(sentence.words) and set(sentence.gap(last, last + 1)) <= allowed:
        last += 1
    return last + 1


def made(
    sentence: Sentence,
    key: str,
    label: str,
    first: int,
    last: int,
    rule: str,
    *,
    proclitic: str = "",
    country: str | None = None,
    adjective: bool = False,
    method: Method = Method.STATED,
    parent: str | None = None,
) -> Name:
    """Return a name over some words, its proclitic left out of the span."""
    start = without(sentence, first, proclitic)
    return Name(
        key=key,
        label=label,
        first=first,
        last=last,
        start=start,
        end=sentence.words[last - 1].end,
        rule=rule,
        proclitic=proclitic,
        country=country,
        adjective=adjective,
        method=method,
        parent=parent,
    )


def without(sentence: Sentence, index: int, proclitic: str) -> int:
    """Return where a word begins without its proclitic; لل keeps the ل that hides the article."""
    word = sentence.words[index]
    letters = len(proclitic) - proclitic.endswith("لل")
    if not letters:
        return word.start
    folded_start = sentence.folded_at(word.start)
    return sentence.source(folded_start + letters, folded_start + letters + 1).start


def surface(sentence: Sentence, first: int, last: int, proclitic: str = "") -> str:
    """Return words as written, without the proclitic of the first and without quotation marks."""
    start = without(sentence, first, proclitic) - sentence.start
    text = sentence.text[start : sentence.words[last - 1].end - sentence.start]
    if proclitic.endswith("لل"):
        text = "ا" + text
    cleaned = "".join(each for each in text if each not in '"«»“”')
    return " ".join(cleaned.split())


def find_names(sentence: Sentence) -> list[Name]:
    """Return the names of a sentence but persons, in order, none overlapping, the longest kept."""
    found = [
        *_alliances(sentence),
        *_known_bodies(sentence),
        *_headed_bodies(sentence),
        *_gazetteer_names(sentence),
        *_places_by_word(sentence),
    ]
    return longest(found)


def longest(found: Iterable[Name]) -> list[Name]:
    """Keep of overlapping names the longest, of equal ones the first given; in text order."""
    chosen: list[Name] = []
    ordered = sorted(enumerate(found), key=lambda each: (each[1].first - each[1].last, each[0]))
    for _, name in ordered:
        if all(name.last <= each.first or each.last <= name.first for each in chosen):
            chosen.append(name)
    return sorted(chosen, key=lambda each: each.first)


def _gazetteer_names(sentence: Sentence) -> Iterator[Name]:
    lists = gazetteer()
    index = 0
    while index < len(sentence.words):
        match = _best(lists.at(sentence.words, index), sentence)
        if match is None:
            index += 1
            continue
        yield _listed(sentence, match)
        index = match.last
    yield from _capitals(sentence)


def _best(matches: Iterator[Match], sentence: Sentence) -> Match | None:
    """Return the longest name that its surroundings allow."""
    for match in matches:
        if run_end(sentence, match.first, "-") < match.last:
            continue
        if match.name.guarded and not _after_place_word(sentence, match.first):
            continue
        if match.proclitic and not _proclitic_is_sure(match, sentence):
            continue
        return match
    return None


def _proclitic_is_sure(match: Match, sentence: Sentence) -> bool:
    """Whether what was taken for a proclitic is hardly a letter of some other word."""
    if match.last - match.first > 1:
        return True
    rest = len(sentence.words[match.first].folded) - len(match.proclitic)
    country = match.name.key.startswith("country:") and not match.name.adjective
    if not country and match.proclitic.endswith(("ك", "ف")):
        return False
    word = sentence.words[match.first].folded
    if not country and "word" in (titles().standing.get(word), titles().standing.get(word[:-1])):
        return False  # with the letter it is an everyday word
    return rest >= 3 if country else rest >= 4


def _after_place_word(sentence: Sentence, index: int) -> bool:
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return any(
        form in _PLACE_WORDS for _, form in split_proclitic(sentence.words[index - 1].folded)
    )


def _listed(sentence: Sentence, match: Match) -> Name:
    first, name = match.first, match.name
    proclitic = match.proclitic
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
        "nationality" if name.adjective else "gazetteer",
        proclitic=proclitic,
        country=name.country,
        adjective=name.adjective,
    )


def _capitals(sentence: Sentence) -> Iterator[Name]:
    """Yield «the Italian capital» as the city it is, where the city is not named itself."""
    lists = gazetteer()
    for index, word in enumerate(sentence.words[:-1]):
        proclitic = next((p for p, form in split_proclitic(word.folded) if form == _CAPITAL), None)
        if proclitic is None or not adjacent(sentence, index):
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


def _places_by_word(sentence: Sentence) -> Iterator[Name]:
    """Yield what a word like «city» introduces though no list has it."""
    for index, word in enumerate(sentence.words[:-1]):
        if not adjacent(sentence, index):
            continue
        if not any(form in _PLACE_WORDS - {_CAPITAL} for _, form in split_proclitic(word.folded)):
            continue
        if next(gazetteer().at(sentence.words, index + 1), None) is not None:
            continue
        name = sentence.words[index + 1]
        if _may_be_place(name):
            label = surface(sentence, index + 1, index + 2)
            yield made(sentence, f"place:{name.folded}", label, index + 1, index + 2, "place-word")


def _may_be_place(word: Word) -> bool:
    return (
        word.folded.isalpha()
        and len(word.folded) > 2
        and titles().standing.get(word.folded) is None
        and not word.folded.endswith(("يه", "ين", "ات"))
    )


def _known_bodies(sentence: Sentence) -> Iterator[Name]:
    lists = bodies()
    for index, word in enumerate(sentence.words):
        starts = split_proclitic(word.folded)
        reach = max((lists.longest.get(start, 0) for _, start in starts), default=0)
        end = run_end(sentence, index, "\"'«»“”")
        for length in range(min(reach, end - index), 0, -1):
            rest = [each.folded for each in sentence.words[index + 1 : index + length]]
            for proclitic, start in starts:
                body = lists.known.get(" ".join((start, *rest)))
                if body is not None:
                    yield made(
                        sentence,
                        body.key,
                        body.label,
                        index,
                        index + length,
                        "known-body",
                        proclitic=proclitic,
                        country=body.country,
                    )


def _alliances(sentence: Sentence) -> Iterator[Name]:
    """Yield alliances against somebody, whatever the words: «the coalition to defeat X»."""
    lists = bodies()
    words = sentence.words
    for index, word in enumerate(words):
        proclitic = next(
            (p for p, form in split_proclitic(word.folded) if form in lists.alliance_heads), None
        )
        if proclitic is None:
            continue
        after = index + 1
        end = run_end(sentence, index, "\"'«»“”")
        while after < end and words[after].folded in lists.alliance_adjectives:
            after += 1
        length = _against(words, after, end)
        if not length:
            continue
        enemy = next((name for name in _known_bodies_at(sentence, after + length, end)), None)
        if enemy is not None:
            yield made(
                sentence,
                f"group:alliance-against-{enemy.key.partition(':')[2]}",
                f"التحالف الدولي ضد {enemy.label}",
                index,
                enemy.last,
                "alliance",
                proclitic=proclitic,
            )


def _against(words: Sequence[Word], index: int, end: int) -> int:
    """Return how many words for `against` stand at a word."""
    for length in (2, 1):
        phrase = " ".join(word.folded for word in words[index : min(index + length, end)])
        if phrase in bodies().against:
            return length
    return 0


def _known_bodies_at(sentence: Sentence, index: int, end: int) -> Iterator[Name]:
    lists = bodies()
    for length in range(min(5, end - index), 0, -1):
        phrase = " ".join(word.folded for word in sentence.words[index : index + length])
        for _, form in split_proclitic(phrase):
            body = lists.known.get(form)
            if body is not None:
                yield made(sentence, body.key, body.label, index, index + length, "known-body")


_LONGEST_BODY = 7
"""Words a name made from its head and complements has at most."""


def _headed_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield bodies made of a head and what completes it: «Ministry of Foreign Affairs»."""
    lists = bodies()
    for index, word in enumerate(sentence.words):
        for proclitic, form in split_proclitic(word.folded):
            if form in lists.heads:
                last = _complement_end(sentence, index, form in lists.kind_only)
            elif form in lists.definite:
                last = _nationality_end(sentence, index)
            else:
                continue
            if last > index + 1:
                yield _headed(sentence, index, last, proclitic)
            break


def _headed(sentence: Sentence, first: int, last: int, proclitic: str) -> Name:
    """Make the name of a body; ministries and governments of a nation are one in any wording."""
    words = [word.folded for word in sentence.words[first:last]]
    nation = _nation(sentence, first + 1, last)
    label = surface(sentence, first, last, proclitic)
    head = dict((p, f) for p, f in split_proclitic(words[0]))[proclitic]
    office = _state_office(head, words[1:])
    if office is None:
        identity = " ".join((head, *words[1:]))
    else:
        # A ministry without a nation is that of one article only: another may mean another's.
        identity = f"{office}@{nation}" if nation else f"?{office}"
    return made(
        sentence,
        f"organisation:{identity}",
        label,
        first,
        last,
        "headed-body",
        proclitic=proclitic,
        country=nation,
    )


def _state_office(head: str, rest: Sequence[str]) -> str | None:
    """Return the office of a state that the words name, in one wording; none for other bodies."""
    plain = head.removeprefix("ال")
    if plain in ("حكومه", "سلطات"):
        return "حكومه"
    if plain == "وزاره" and rest:
        return f"وزاره {rest[0]}"
    if head in ("الخارجيه", "الداخليه", "الدفاع"):
        return f"وزاره {head}"
    if plain in ("برلمان", "رياسه", "جيش", "شرطه", "سفاره") and head.startswith("ال"):
        return plain
    return None


def _nation(sentence: Sentence, first: int, last: int) -> str | None:
    for index in range(first, last):
        for match in gazetteer().at(sentence.words, index):
            if match.name.key.startswith("country:") and match.last <= last:
                return match.name.country
    return None


def _nationality_end(sentence: Sentence, index: int) -> int:
    """Return the number after a nationality that follows a word, or the word's own."""
    after = index + 1
    if after < len(sentence.words) and adjacent(sentence, index):
        for match in gazetteer().at(sentence.words, after):
            if match.name.adjective and not match.proclitic:
                return match.last
    return index


def _complement_end(sentence: Sentence, index: int, needs_definite: bool) -> int:
    """Return the number after the complements of a head: definite nouns, nations, «for ...»."""
    end = min(run_end(sentence, index), index + _LONGEST_BODY)
    last, definite = index + 1, False
    # Only ministries and the like go on with «and»; elsewhere it begins something else.
    ministry = sentence.words[index].folded.endswith(("وزاره", "هييه", "لجنه", "مكتب", "وكاله"))
    while last < end:
        word = sentence.words[last].folded
        nation = next(
            (m for m in gazetteer().at(sentence.words, last) if m.name.key.startswith("country:")),
            None,
        )
        if nation is not None and nation.last <= end and nation.proclitic in ("", "ل"):
            last, definite = nation.last, True
            if nation.name.adjective or last - index > 2:
                break
        elif word.startswith(("ال", "لل")) and word not in _NOT_COMPLEMENT:
            last, definite = last + 1, True
        elif definite and ministry and word.startswith("وال") and _joins(word):
            last += 1
        else:
            break
    if not definite and needs_definite:
        return index
    return last if definite else index


_NOT_COMPLEMENT = frozenset(
    map(
        fold,
        "التي الذي الذين اليوم الماضي الماضية المقبل المقبلة الآن الحالي الحالية السابق السابقة "
        "القادم القادمة الجاري التابع التابعة السيد السفير الدكتور الشيخ المستشار الأمير "
        "الوزير المتحدث الناطق الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    )
)


def _joins(word: str) -> bool:
    """Whether a word with و and the article can go on a name: a noun, not a new sentence's verb."""
    return word.endswith(("يه", "ه", "ات", "ين", "ن", "اء", "م", "ر", "ل", "ف", "د", "ب", "ج"))
