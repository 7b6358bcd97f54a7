"""How well a word stands in a person's name, and where a name ends."""

from __future__ import annotations

import re

from ..lexicon import titles
from ..names import adjacent
from ..sentences import Sentence
from .certain import may_follow_foreign, surely_stands
from .ends import PRESENT_VERB, ends_name, never_in_name, unknown_stands
from .word_forms import (
    COUNTRY_NAMES,
    ends_clause,
    has_article,
    is_acronym,
    is_family_name,
    is_nation,
    is_noun_form,
    is_verb,
    written_last,
)

_FINITE = re.compile(r"و?س?(?:[يت]\w{2,}ون|ي\w{3,}ان|ي(?:ت|خت|ست)\w{3,})")
"""Verbs of the present that no name looks like."""
_WILL = re.compile(r"س[يت]\w{3,}")
"""A verb of the future, which no name goes on with."""
LONGEST_NAME = 9


_SON = "ابن"


def name_end(
    sentence: Sentence, start: int, taken: set[int], *, trusted: bool, begun: bool = False
) -> int:
    """Return the number after the last word of a name that begins at a word; `start` for none.

    Args:
        sentence: The sentence.
        start: Where the name would begin.
        taken: Words that belong to other names.
        trusted: Whether what stands before leaves little but a name to follow, so that a word not
            known as a name may begin it if a better one follows.
        begun: Whether the first word is part of it whatever it looks like: «and Saad».
    """
    lists, words = titles(), sentence.words
    last, joiner = start + begun, False
    while last < len(words) and last - start < LONGEST_NAME:
        if last > start and not adjacent(sentence, last - 1):
            break
        word = words[last].folded
        if not joiner and (last in taken or not _stands(sentence, last, start, trusted)):
            break
        if joiner and word in lists.honorifics and words[last - 1].folded in lists.first_names:
            break  # «Shinzo Abe, the president»: the end of a name from abroad joins nothing
        if joiner and word in lists.offices and words[last - 1].folded == _SON:
            break  # «X, *the son of* the president»
        joiner = word in lists.joiners
        last += 1
    while last > start and words[last - 1].folded in lists.joiners:
        if last - start > 1 and _from_abroad(sentence, last - 2, last - 1):
            break
        last -= 1
    return last


def _from_abroad(sentence: Sentence, first: int, last: int) -> bool:
    """Whether two words are a name from abroad, though the second also joins names."""
    abroad = titles().first_names
    return all(sentence.words[each].folded in abroad for each in (first, last))


def _stands(sentence: Sentence, index: int, start: int, trusted: bool) -> bool:
    """Whether a word can stand at its place in a name."""
    lists = titles()
    word = sentence.words[index].folded
    # A joiner and what it joins are one part: «Abd al-Fattah al-Burhan» has two.
    position = sum(sentence.words[each].folded not in lists.joiners for each in range(start, index))
    if surely_stands(sentence, index, position):
        return True
    if never_in_name(sentence, index) or (not position and is_acronym(sentence, index)):
        return False
    if position == 1 and trusted and _is_feminine_family(sentence, index):
        return True
    if position and ends_name(sentence, index, position):
        return False
    standing = lists.standing.get(word)
    if standing == "name" or (position > 1 and _is_family_of_woman(sentence, index, start)):
        return True
    if has_article(sentence, index):
        return _definite_stands(sentence, index, position, trusted)
    if standing == "maybe":
        return position < 3 or sentence.tokens[index - 1] in _FIRST_OF_TWO
    if standing is None:
        if not position and _FINITE.fullmatch(word):
            return False
        return unknown_stands(word) or (position > 0 and _closes_from_abroad(sentence, index))
    return _word_stands(sentence, index, position, trusted)


_FIRST_OF_TWO = frozenset({"سيد", "سيدي", "محمد"})
"""What another given name goes on with, however late: «Ahmed ould Abbah ould *Sid* Ahmed»."""
_SENT_OR_SAID = frozenset(
    "رساله برقيه كلمه زياره دعوه جلسه قمه جوله مبادره وثيقه خطه تعزيه تهنيه رغبه ثقه جايزه "
    "احاطه شهاده مذكره".split()
)
"""Words in -a that news tells of right behind who sends, says or gets it."""


def _is_feminine_family(sentence: Sentence, index: int) -> bool:
    """Whether an everyday word in -a ends a name behind a title and a given name: «Gen X *Y*»."""
    word, before = sentence.tokens[index], sentence.tokens[index - 1]
    if written_last(sentence, index) != "ة" or word.startswith(("ال", "ب", "ل", "و")):
        return False
    if word in _SENT_OR_SAID or titles().standing.get(before) != "name":
        return False
    return ends_clause(sentence, index)


def _is_family_of_woman(sentence: Sentence, index: int, start: int) -> bool:
    """Whether a relative adjective behind «daughter of X» is her family: «al-Harthiyya»."""
    word = sentence.tokens[index]
    named = "بنت" in sentence.tokens[start:index] and word.startswith("ال") and word.endswith("يه")
    return named and word not in titles().complements and not is_nation(sentence, index)


_LONGEST_LIKE_ACCUSATIVE = 4
_GOES_ON = frozenset("في فى من الي علي عن مع ان خلال بعد قبل".split())
"""Words that a name from abroad is followed by as often as by a mark."""


def _closes_from_abroad(sentence: Sentence, index: int) -> bool:
    """Whether a short word in -a that looks like an accusative ends a name: «Keita», «Laya»."""
    word, after = sentence.words[index].folded, index + 1
    if not word.endswith("ا") or len(word) > _LONGEST_LIKE_ACCUSATIVE:
        return False
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return True
    follows = sentence.words[after].folded
    led_on = follows in _GOES_ON or has_article(sentence, after)
    return led_on or follows in titles().offices or is_verb(sentence, after)


def _definite_stands(sentence: Sentence, index: int, position: int, trusted: bool) -> bool:
    word = sentence.words[index].folded
    standing, bare = titles().standing.get(word), titles().standing.get(word[2:])
    if standing == "maybe":
        return position > 0 or _name_follows(sentence, index)
    if bare == "name" and standing != "word":
        return True
    if not position and standing is None and written_last(sentence, index) == "ة":
        return False  # «the delegate minister» in the feminine: no given name with an article
    if standing is None:
        # «Othaimeen», a diminutive, has the ending of a plural.
        closed = word.endswith("ات") and position == 1 and ends_clause(sentence, index)
        behind = position == 1 or sentence.tokens[index - 2] == "بن"
        diminutive = 0 < position < 3 and behind and trusted and (word.endswith("ين") or closed)
        return (not is_noun_form(word) or diminutive) and word not in titles().complements
    closes = position == 1 or (position == 2 and (is_family_name(word) or bare == "name"))
    if position == 2 and trusted and sentence.tokens[index - 2] in ("بن", "بنت"):
        closes = closes or _ends_filiation(sentence, index)
    return closes and (trusted or is_family_name(word))


def _ends_filiation(sentence: Sentence, index: int) -> bool:
    """Whether an everyday word behind «X son of Y» is his family: «who» follows, said of him."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    return written_last(sentence, index) != "ة" and sentence.tokens[after] in ("الذي", "التي")


def _is_foreign_between(sentence: Sentence, index: int) -> bool:
    """Whether a name from abroad stands before the unknown last: «Mahamat Idriss *Deby* X»."""
    if sentence.tokens[index] not in titles().first_names or index + 1 >= len(sentence.words):
        return False
    follows = sentence.tokens[index + 1]
    last = adjacent(sentence, index) and titles().standing.get(follows) is None
    return last and follows.isalpha() and not never_in_name(sentence, index + 1)


def _is_led_on(sentence: Sentence, index: int) -> bool:
    """Whether an everyday word is one behind a preposition or «and»: «for the process of»."""
    word = sentence.words[index].folded
    known = len(word) > 3 and titles().standing.get(word[1:]) == "word"
    return known and word[0] in "بلو" and not word.endswith("ا")  # «Paola» is no «at first»


def _name_follows(sentence: Sentence, index: int) -> bool:
    """Whether a usual name follows a word at once."""
    after = index + 1
    follows = after < len(sentence.words) and adjacent(sentence, index)
    return follows and titles().standing.get(sentence.words[after].folded) == "name"


def _word_stands(sentence: Sentence, index: int, position: int, trusted: bool) -> bool:
    """Whether an everyday word may be part of a name: a foreign first name, or what closes one."""
    word = sentence.words[index].folded
    if PRESENT_VERB.fullmatch(word) or word in titles().complements:
        return False
    if word[0] == "و" and PRESENT_VERB.fullmatch(word[1:]) and word[1:] in titles().standing:
        return False  # «X *and comprises*»
    after = index + 1
    follows = after < len(sentence.words) and adjacent(sentence, index)
    if position == 0:
        if not (trusted and follows) or _is_led_on(sentence, index):
            return False
        next_word = sentence.words[after].folded
        joined = next_word in titles().joiners or next_word in titles().first_names
        return joined or (titles().standing.get(next_word) != "word" and next_word.isalpha())
    given = sentence.tokens[index - 1]
    if position == 1 and (given in titles().first_names or given in COUNTRY_NAMES):
        return may_follow_foreign(sentence, index)
    before = titles().standing.get(sentence.words[index - 1].folded)
    if sentence.tokens[index - 1] in titles().first_names:
        before = "name"  # Xi *Jin* Ping
    if position == 2 and trusted and before == "name" and _is_foreign_between(sentence, index):
        return True
    if position > 2 or before == "word":
        return False
    abroad = position == 2 and _from_abroad(sentence, index - 2, index - 1)  # Jean-Noël *Barrot*
    ended = (position == 1 or abroad) and follows and ends_name(sentence, after, 1)
    told = follows and _WILL.fullmatch(sentence.words[after].folded)
    if not follows or is_verb(sentence, after) or ended or told:
        foreign = (None,) if trusted and position == 1 else ()
        usual = before in ("name", "maybe", *foreign)
        return usual and (not word.endswith(("ا", "ه", "ات")) or len(word) == 2)
    # Between two words of a name it is one too: foreign second names are everyday words.
    next_word = sentence.words[after].folded
    between = titles().standing.get(next_word) in (None, "name") and next_word.isalpha()
    return position == 1 and between and not never_in_name(sentence, after)
