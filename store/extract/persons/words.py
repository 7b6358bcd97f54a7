"""How well a word stands in a person's name, and where a name ends."""

from __future__ import annotations

import re

from ...dates.lexicon import lexicon
from ...text import split_proclitic
from ..lexicon import bodies, titles
from ..names import adjacent
from ..sentences import Sentence
from .word_forms import (
    ALSO_NAMES,
    COUNTRY_NAMES,
    TIMES,
    ends_clause,
    followed_by_filiation,
    follows_rank,
    has_article,
    has_pronoun,
    is_acronym,
    is_ali,
    is_conjoined,
    is_conjoined_name,
    is_family_name,
    is_family_name_form,
    is_given_with_article,
    is_known,
    is_nation,
    is_noun_form,
    is_time_of_day,
    is_title_as_name,
    is_verb,
    is_wish,
    written_last,
)

_PRESENT_VERB = re.compile(r"(?:سي|ست|سن|ي|ت)\w{2,}")
_FINITE = re.compile(r"و?س?(?:[يت]\w{2,}ون|ي\w{3,}ان|ي(?:ت|خت|ست)\w{3,})")
"""Verbs of the present that no name looks like."""
LONGEST_NAME = 9
_POSSESSIVES = ("ها", "هم", "هما", "كم")


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
    if _surely_stands(sentence, index, position):
        return True
    if _never_in_name(sentence, index) or (not position and is_acronym(sentence, index)):
        return False
    if position == 1 and trusted and _is_feminine_family(sentence, index):
        return True
    if position and _ends_name(sentence, index, position):
        return False
    standing = lists.standing.get(word)
    if standing == "name" or (position > 1 and _is_family_of_woman(sentence, index, start)):
        return True
    if has_article(sentence, index):
        return _definite_stands(sentence, index, position, trusted)
    if standing == "maybe":
        return position < 3
    if standing is None:
        if not position and _FINITE.fullmatch(word):
            return False
        return _unknown_stands(word) or (position > 0 and _closes_from_abroad(sentence, index))
    return _word_stands(sentence, index, position, trusted)


_SENT_OR_SAID = frozenset(
    "رساله برقيه كلمه زياره دعوه جلسه قمه جوله مبادره وثيقه خطه تعزيه تهنيه رغبه ثقه جايزه".split()
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


def may_stand(sentence: Sentence, index: int, position: int) -> bool:
    """Whether a word that is no known name can be one at its place, by its form alone."""
    never = _never_in_name(sentence, index) or _ends_name(sentence, index, position)
    return not never and _unknown_stands(sentence.words[index].folded)


def _surely_stands(sentence: Sentence, index: int, position: int) -> bool:
    """Whether a word is part of a name whatever else it may be, by what stands beside it."""
    lists = titles()
    word = sentence.words[index].folded
    if word in lists.joiners or (position and word in lists.tails):
        return True
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else ""
    if position and word in ALSO_NAMES and (after.startswith("عبد") or is_family_name_form(after)):
        return True  # Hossein Amir Abdollahian
    if (word.startswith("عبد") and len(word) > 5) or is_ali(sentence, index):
        return True
    if is_title_as_name(sentence, index):
        return True
    if not position and after == "الله" and _is_of_god(sentence, index):
        return True
    if position == 0:
        given = word in COUNTRY_NAMES or is_given_with_article(sentence, index)
        called = _is_called(sentence, index) or given
        return called or is_foreign_first(sentence, index) or follows_rank(sentence, index)
    if (position == 1 and word == _RAISI) or _is_family_of_nation(sentence, index):
        return True
    closes = word.startswith("ال") and word in lists.honorifics and after != "باسم"
    closes = closes and word not in lists.collectives
    if closes and lists.standing.get(after) == "name" and adjacent(sentence, index):
        return False  # «received X Y *the minister* Walid ...»
    return closes and (ends_clause(sentence, index) or _is_title_of(sentence, index + 1))


def _is_called(sentence: Sentence, index: int) -> bool:
    """Whether a title makes a given name of what is a verb too: «Dr. Amal», «hoped»."""
    lists, word = titles(), sentence.tokens[index]
    if word not in lists.verbs or word in lists.offices or lists.standing.get(word) != "name":
        return False
    before = sentence.tokens[index - 1] if index else ""
    return before in lists.honorifics and before.endswith("ه")  # a woman's: «Doctor Amal»


def _is_of_god(sentence: Sentence, index: int) -> bool:
    """Whether «mercy» is the first of a given name, «Rahmat Allah», and no wish: a title leads."""
    words, lists = sentence.tokens, titles()
    titled = index and (words[index - 1] in lists.honorifics or words[index - 1] in lists.offices)
    named = index + 2 < len(words) and lists.standing.get(words[index + 2]) in ("name", "maybe")
    return bool(titled) and named and words[index] in _OF_GOD


_OF_GOD = frozenset(
    "رحمه نعمه هبه عون فضل حسب جاد عطا عطيه فتح نصر ضيف جار عنايه خير لطف جود فرج سعد حمد".split()
)
"""What makes a given name with «of God»."""


def _is_title_of(sentence: Sentence, index: int) -> bool:
    """Whether an office with the article follows a name: «X al-Hajj, *the ambassador* of»."""
    return sentence.tokens[index] in ("السفير", "السفيره", "المتحدث", "المندوب", "الامين")


def _is_family_of_nation(sentence: Sentence, index: int) -> bool:
    """Whether a nationality behind a name is the family's: no adjective goes with a name."""
    word = sentence.words[index].folded
    before = titles().standing.get(sentence.words[index - 1].folded)
    relative = word.startswith("ال") and word.endswith("ي") and before in ("name", "maybe", None)
    return relative and is_nation(sentence, index) and ends_clause(sentence, index)


_RAISI = "رييسي"
"""Also the dual of «president»: behind a given name it is a family name."""


def is_foreign_first(sentence: Sentence, index: int) -> bool:
    """Whether a word that is also an everyday one is a given name from abroad: a name follows."""
    word = sentence.words[index]
    name = titles().first_names.get(word.folded)
    if name is None:
        return False
    written = sentence.text[word.start - sentence.start : word.end - sentence.start]
    if word.folded in titles().verbs and written != name:
        return False  # «Ann» and «that», «Ban» and «that» differ in the alef alone
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    follows = sentence.words[after].folded
    if follows in titles().joiners or follows in titles().first_names:
        return True
    return _may_follow_foreign(sentence, after)


def _may_follow_foreign(sentence: Sentence, index: int) -> bool:
    """Whether a word can be what follows a given name from abroad, everyday word or not."""
    word = sentence.words[index].folded
    if word.startswith("ال") or _never_in_name(sentence, index) or _ends_name(sentence, index, 1):
        return False
    if titles().standing.get(word) != "word":
        return True
    return not (_PRESENT_VERB.fullmatch(word) or word in titles().complements or len(word) < 2)


_WITH_PROCLITIC = re.compile(r"(?:لل|كال|ولل)\w{3,}")
# Verbal nouns of the derived stems: «a briefing», «softening». No family name has their form.
_VERBAL_NOUN = re.compile(r"ت\w\wي\w|ا(?:ست|ن)\w{1,2}ا\w|است\w+ا\w|م\w\w\wات?ه?")


def _ends_name(sentence: Sentence, index: int, position: int) -> bool:
    """Whether a word behind a name no longer belongs to it, by its form or by the article."""
    word, standing = sentence.words[index].folded, titles().standing
    known = standing.get(word)
    if known in ("name", "maybe"):
        return False
    if _WITH_PROCLITIC.fullmatch(word) or has_pronoun(sentence, index):
        return True
    if word.startswith(("بال", "وال", "فال")) and is_known(word[1:]):
        return True  # «with the statement», «and the delegation»
    if _is_and_another(sentence, word, position) or _is_with_another(word, known):
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


_SHORTEST_JOINED = 4
"""Letters of a word that «and» is written with; three where it is a usual name, and late enough."""


def _is_with_another(word: str, known: str | None) -> bool:
    """Whether a word is «with» and a usual name: «a meeting brought X together *with Kamal* Y»."""
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


def _never_in_name(sentence: Sentence, index: int) -> bool:
    lists = titles()
    word = sentence.words[index].folded
    return (
        not word.isalpha()
        or len(word) < 2
        or (word in lists.offices and not followed_by_filiation(sentence, index))
        or word in lists.verbs
        or word.removeprefix("و") in lists.collectives
        or word in lists.honorifics
        or is_conjoined_name(word)
        or is_wish(sentence, index)
        or (word.startswith("لل") and len(word) > 4)
        or word.removeprefix("و") in lists.honorifics
        or any(
            form in lists.offices or form in lists.honorifics
            for proclitic, form in split_proclitic(word)
            if proclitic
        )
        or is_verb(sentence, index)
        or word in lexicon().numbers
        or word in TIMES
        or is_time_of_day(sentence, index)
        or word in bodies().heads
        or word in bodies().definite
        or (is_nation(sentence, index) and not followed_by_filiation(sentence, index))
    )


def _unknown_stands(word: str) -> bool:
    """Whether an unknown word can be a name, and is no everyday word with something added."""
    known = titles().standing
    if re.fullmatch(r"س[يتن]\w{3,}", word) and known.get(word[1:]) == "word":
        return False  # a verb of the future
    if word.startswith(("لل", "كال")) or (word.startswith("بال") and is_known(word[1:])):
        return False
    if word.endswith((*_POSSESSIVES, "اته")) or known.get(word.removesuffix("نا")) == "word":
        return False
    if word.startswith("وال") and any(known.get(each) for each in (word[1:], word[3:])):
        return False
    # An accusative of an everyday word: «executive», «some of it».
    accusative = word.endswith("ا") and known.get(word[:-1]) == "word"
    return not (is_conjoined(word) or accusative)


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
    return closes and (trusted or is_family_name(word))


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
    if _PRESENT_VERB.fullmatch(word) or word in titles().complements:
        return False
    after = index + 1
    follows = after < len(sentence.words) and adjacent(sentence, index)
    if position == 0:
        if not (trusted and follows) or _is_led_on(sentence, index):
            return False
        next_word = sentence.words[after].folded
        joined = next_word in titles().joiners
        return joined or (titles().standing.get(next_word) != "word" and next_word.isalpha())
    given = sentence.tokens[index - 1]
    if position == 1 and (given in titles().first_names or given in COUNTRY_NAMES):
        return _may_follow_foreign(sentence, index)
    before = titles().standing.get(sentence.words[index - 1].folded)
    if sentence.tokens[index - 1] in titles().first_names:
        before = "name"  # Xi *Jin* Ping
    if position > 2 or before == "word":
        return False
    ended = position == 1 and follows and _ends_name(sentence, after, 1)
    if not follows or is_verb(sentence, after) or ended:
        foreign = (None,) if trusted and position == 1 else ()
        usual = before in ("name", "maybe", *foreign)
        return usual and (not word.endswith(("ا", "ه", "ات")) or len(word) == 2)
    # Between two words of a name it is one too: foreign second names are everyday words.
    next_word = sentence.words[after].folded
    between = titles().standing.get(next_word) in (None, "name") and next_word.isalpha()
    return position == 1 and between and not _never_in_name(sentence, after)
