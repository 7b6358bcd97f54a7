"""By what a word tells that it is not, or no longer, part of a person's name."""

from __future__ import annotations

import re

from ...dates.lexicon import lexicon
from ...text import Remembered, split_proclitic
from ..lexicon import bodies, titles
from ..names import adjacent
from ..sentences import Sentence
from .word_forms import (
    TIMES,
    WEEKDAYS,
    followed_by_filiation,
    has_pronoun,
    is_conjoined,
    is_conjoined_name,
    is_known,
    is_nation,
    is_time_of_day,
    is_verb,
    is_wish,
    written_last,
)

PRESENT_VERB = re.compile(r"(?:سي|ست|سن|ي|ت)\w{2,}")


_POSSESSIVES = ("ها", "هم", "هما", "كم")


def may_stand(sentence: Sentence, index: int, position: int) -> bool:
    """Whether a word that is no known name can be one at its place, by its form alone."""
    never = never_in_name(sentence, index) or ends_name(sentence, index, position)
    return not never and unknown_stands(sentence.words[index].folded)


_WITH_PROCLITIC = re.compile(r"(?:لل|كال|ولل)\w{3,}")
# Verbal nouns of the derived stems: «a briefing», «softening». No family name has their form.
_VERBAL_NOUN = re.compile(r"ت\w\wي\w|ا(?:ست|ن)\w{1,2}ا\w|است\w+ا\w|م\w\w\wات?ه?")


def ends_name(sentence: Sentence, index: int, position: int) -> bool:
    """Whether a word behind a name no longer belongs to it: by its form, or as a day."""
    if position > 1 and sentence.tokens[index] in _WEEKDAYS and _is_dated(sentence, index):
        return True  # «Donald Trump *Thursday* in Korea», though a family is called so
    return _ends_by_form(sentence, index, position)


def _ends_by_form(sentence: Sentence, index: int, position: int) -> bool:
    word, standing = sentence.words[index].folded, titles().standing
    known = standing.get(word)
    if known in ("name", "maybe"):
        return False
    on_a_day = position > 1 and word in WEEKDAYS  # «Muhammad al-Khamis» is a name
    if on_a_day or _WITH_PROCLITIC.fullmatch(word) or has_pronoun(sentence, index):
        return True
    if word.startswith(("بال", "وال", "فال")) and is_known(word[1:]):
        return True  # «with the statement», «and the delegation»
    if _is_and_another(sentence, word, position) or _is_with_another(word, known, position):
        return True
    so = word[1:] if known is None and word.startswith("ف") and len(word) > 3 else ""
    if so in titles().verbs or (position > 1 and standing.get(so) == "word"):
        return True  # «and so he was absent»
    prefixed = len(word) > 4 and word.startswith(("ب", "ل"))
    noun = standing.get(word[1:]) == standing.get(f"ال{word[1:]}") == "word"
    if known in (None, "word") and prefixed and noun:
        return True  # «of the services of»
    if word.startswith("ال"):
        return False
    if known == "word" and (word.endswith("ات") or written_last(sentence, index) == "ة"):
        return True
    if position < 2:
        return False
    verbal_noun = known is None and _VERBAL_NOUN.fullmatch(word)
    closes = known is None and (index + 1 == len(sentence.words) or not adjacent(sentence, index))
    return bool(verbal_noun) or (written_last(sentence, index) == "ة" and not closes)


_WEEKDAYS = frozenset("السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه".split())


def _is_dated(sentence: Sentence, index: int) -> bool:
    """Whether a word belongs to a date."""
    start = sentence.words[index].start
    return any(date.start <= start < date.end for date in sentence.dates)


_SHORTEST_JOINED = 4
"""Letters of a word that «and» is written with; three where it is a usual name, and late enough."""


def _is_with_another(word: str, known: str | None, position: int) -> bool:
    """Whether a word is «with» and a usual name: «a meeting brought X together *with Kamal* Y».

    Or «to» and an agency: «X Y *to Reuters*».
    """
    if position and word[0] == "ل" and word[1:] in titles().agencies:
        return True
    rest = word[1:]
    usual = titles().standing.get(rest) == "name" and len(rest) > 3 and rest[0] != "ا"
    return word.startswith("ب") and usual and known in (None, "word")  # «Bassil» is no Aseel


def _is_and_another(sentence: Sentence, word: str, position: int) -> bool:
    """Whether a word is «and» with another: a known word, one named elsewhere, or a third part."""
    rest = word.removeprefix("و")
    standing = titles().standing
    if rest != word and rest in titles().first_names and len(rest) > 2:
        return True  # «X and Jan Y»
    if rest == word or len(rest) < _SHORTEST_JOINED - (
        position > 1 and standing.get(rest) == "name"
    ):
        return False
    known = standing.get(rest) or standing.get(rest.removesuffix("ا"))
    return bool(known) or position > 1 or rest in sentence.vocabulary


_BEGINS_OTHER = frozenset(
    {"المنتدي", "الملتقي", "المعاون", "المعاونه", "خلفا", "لقاءين", "اجتماعين", "جلستين", "زيارتين"}
    | {"انه", "انها", "انهم", "انهما", "انني", "اننا"}
)
"""«The forum», which has the ending of a family name, «to succeed», «two meetings», «that he»."""


def never_in_name(sentence: Sentence, index: int) -> bool:
    """Whether a word is no part of any name: an office, a verb, a date, a nation."""
    word = sentence.tokens[index]
    if _NEVER[word] or is_verb(sentence, index):
        return True
    if is_wish(sentence, index) or is_time_of_day(sentence, index):
        return True
    other = word in titles().offices or is_nation(sentence, index)
    return other and not followed_by_filiation(sentence, index)


def _is_never_in_name(word: str) -> bool:
    """Whether a word is no part of any name, whatever stands beside it."""
    lists = titles()
    return (
        not word.isalpha()
        or len(word) < 2
        or word in lists.verbs
        or word in _BEGINS_OTHER
        or word.removeprefix("و") in lists.collectives
        or word in lists.honorifics
        or is_conjoined_name(word)
        or (word.startswith("لل") and len(word) > 4)
        or word.removeprefix("و") in lists.honorifics
        or any(
            form in lists.offices or form in lists.honorifics
            for proclitic, form in split_proclitic(word)
            if proclitic
        )
        or word in lexicon().numbers
        or word in TIMES
        or word in bodies().heads
        or word in bodies().definite
    )


_NEVER = Remembered(_is_never_in_name)


def unknown_stands(word: str) -> bool:
    """Whether an unknown word can be a name, and is no everyday word with something added."""
    return _UNKNOWN[word]


def _unknown_stands(word: str) -> bool:
    known = titles().standing
    if re.fullmatch(r"س[يتن]\w{3,}", word) and known.get(word[1:]) == "word":
        return False  # a verb of the future
    if word.startswith(("لل", "كال")) or (word.startswith("بال") and is_known(word[1:])):
        return False
    if word.endswith((*_POSSESSIVES, "اته")) or known.get(word.removesuffix("نا")) == "word":
        return False
    if word.startswith("وال") and any(known.get(each) for each in (word[1:], word[3:])):
        return False
    # Several of an office: «the senior of the *coordinators* of».
    if any(
        word.endswith(ending) and word.removesuffix(ending) in titles().offices
        for ending in _SEVERAL
    ):
        return False
    # An accusative of an everyday word: «executive», «some of it».
    accusative = word.endswith("ا") and known.get(word[:-1]) == "word"
    return not (is_conjoined(word) or accusative)


_SEVERAL = ("ي", "ين", "ون")
"""What nouns of several men end in, before whose they are and by themselves."""
_UNKNOWN = Remembered(_unknown_stands)
