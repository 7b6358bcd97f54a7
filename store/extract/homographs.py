"""Words that are spelt like a place and are none, by what stands beside them."""

from __future__ import annotations

from functools import cache

from ..data import load
from ..gazetteer import HOME, Match, gazetteer
from ..text import fold, split_proclitic
from .cues import Cue
from .lexicon import titles
from .names import adjacent
from .sentences import Sentence
from .sums import scales_of_numbers
from .toponyms import place_words

_GOVERNORS = frozenset(map(fold, "محافظ والي محافظة عمدة عميد".split()))
"""Whose office says that an everyday word behind it is a province: «the governor of the West»."""
_PLACE_CUES = Cue(lambda: place_words() | _GOVERNORS | {fold("العاصمة")})


def is_rather_another(match: Match, sentence: Sentence) -> bool:
    """Whether what is spelt like a place is a name, a title or an everyday word here."""
    return any(rather(match, sentence) for rather in _RATHER)


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
    if led or after_place_word(sentence, first):
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
    return before not in _LED_TO and not after_place_word(sentence, match.first)


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


_FILIATION = frozenset({"بن", "ابن", "بنت", "ولد"})


def _rather_a_father(match: Match, sentence: Sentence) -> bool:
    """Whether «son of» or «daughter of» stands before a word that is a town's name, too."""
    if not match.first or match.proclitic or not adjacent(sentence, match.first - 1):
        return False
    of_person = sentence.tokens[match.first - 1] in _FILIATION
    return of_person and not match.name.key.startswith("country:")


def _rather_given_names(match: Match, sentence: Sentence) -> bool:
    """Whether a place called after somebody is a person's given names: «*Salah al-Din* X».

    The province of Salah al-Din is one behind «in» or «province»; behind an office it is a name
    that goes on.
    """
    first, last = match.first, match.last
    if match.name.key.startswith("country:") or match.proclitic or last - first < 2:
        return False
    if not first or last >= len(sentence.tokens):
        return False
    standing, follows = titles().standing, sentence.tokens[last]
    named = standing.get(sentence.tokens[first]) in _OF_PERSONS and adjacent(sentence, last - 1)
    if not named or after_place_word(sentence, first) or sentence.tokens[first - 1] in _LED_TO:
        return False
    tails = titles().tails
    of_persons = all(
        word in tails or standing.get(word) in _OF_PERSONS
        for word in sentence.tokens[first + 1 : last]
    )
    goes_on = standing.get(follows) in (None, *_OF_PERSONS) or follows.endswith("ي")
    conjoined = follows[0] in "وبل" and standing.get(follows) is None
    return of_persons and goes_on and not conjoined and follows not in titles().verbs


_OUTLETS = frozenset(map(fold, "صحيفة جريدة مجلة قناة تلفزيون تليفزيون إذاعة راديو فضائية".split()))
_OF_OUTLETS = frozenset(map(fold, "بوست تايمز تايمس جورنال نيوز تربيون تلغراف توداي".split()))
_TODAY = "اليوم"
_CANALS = frozenset(map(fold, ["السويس", "بنما", "إسطنبول", "كورنثوس"]))


def _rather_an_outlet(match: Match, sentence: Sentence) -> bool:
    """Whether a place is a part of what an outlet is called: «*Washington* Post», «Channel X»."""
    after = sentence.tokens[match.last] if match.last < len(sentence.tokens) else ""
    if after in _OF_OUTLETS:
        return True
    before = sentence.tokens[match.first - 1] if match.first else ""
    gap = sentence.gaps[match.first - 1].strip() if match.first else ""
    if after == _TODAY and gap in ("(", '"', "«", "“") and adjacent(sentence, match.last - 1):
        return True  # «"Russia Today"»
    if gap not in ("", "(", '"', "«", "“") or sentence.tokens[match.first] in _CANALS:
        return False
    return any(form in _OUTLETS for _, form in split_proclitic(before)) and not match.proclitic


_RATHER = (
    _rather_an_outlet,
    _is_accusative,
    _rather_a_family_name,
    _rather_a_title,
    _rather_pictures,
    _rather_a_father,
    _rather_given_names,
)
"""What tells a word apart from the place it is spelt like."""


@cache
def _known_cities() -> frozenset[str]:
    """Cities the news is often about, and capitals."""
    known = {fold(name) for name in load("nations.toml")["cities"]["known"]}
    return frozenset(known | {fold(name.label) for name in gazetteer().capitals.values()})


def proclitic_is_sure(match: Match, sentence: Sentence) -> bool:
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


def after_place_word(sentence: Sentence, index: int) -> bool:
    """Whether a word that leads to places stands right before a word: «the city of»."""
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return _PLACE_CUES[sentence.tokens[index - 1]] is not None
