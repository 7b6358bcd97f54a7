"""Words that are surely part of a person's name, by what stands beside them."""

from __future__ import annotations

from ..lexicon import titles
from ..names import adjacent
from ..sentences import Sentence
from .ends import PRESENT_VERB, ends_name, never_in_name
from .quotes import opens_quote
from .word_forms import (
    ALSO_NAMES,
    COUNTRY_NAMES,
    ends_clause,
    is_ali,
    is_family_name_form,
    is_given_with_article,
    is_nation,
    is_title_as_name,
)


def surely_stands(sentence: Sentence, index: int, position: int) -> bool:
    """Whether a word is part of a name whatever else it may be, by what stands beside it."""
    lists = titles()
    word = sentence.words[index].folded
    if word in lists.joiners or (position and word in lists.tails):
        return True
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else ""
    if position and _goes_on(sentence.tokens[index - 1], word, after):
        return True
    if (word.startswith("عبد") and len(word) > 5) or is_ali(sentence, index):
        return True
    if is_title_as_name(sentence, index):
        return True
    if not position and after == "الله" and _is_of_god(sentence, index):
        return True
    if position == 0:
        given = word in COUNTRY_NAMES or is_given_with_article(sentence, index)
        given = given or (after == word and len(word) > 2 and adjacent(sentence, index))
        called = _is_called(sentence, index) or given
        return called or is_foreign_first(sentence, index)
    if (position == 1 and word == _RAISI) or _is_family_of_nation(sentence, index):
        return True
    if position == 1 and word in _IN_NAMES and _is_one_of_two(sentence, index - 1):
        return True
    closes = word.startswith("ال") and word in lists.honorifics and after != "باسم"
    closes = closes and word not in lists.collectives
    then = sentence.tokens[index + 2] if index + 2 < len(sentence.tokens) else ""
    named = lists.standing.get(after) == "name"
    may_be = lists.standing.get(after) == "maybe" and after not in lists.honorifics
    named = named or (may_be and lists.standing.get(then) == "name")
    if closes and named and adjacent(sentence, index):
        return False  # «received X Y *the minister* Walid ...»
    return closes and (ends_clause(sentence, index) or _is_title_of(sentence, index + 1))


_IN_NAMES = frozenset({"الحاج", "السيد"})
"""Titles that are given names behind another: «Khalil *al-Hajj* Tawfiq», «Ashraf *al-Sayyid* X»."""
_OF_KINGS = frozenset("الملك السلطان الامير الاميره الشيخ البابا سمو جلاله".split())


def _is_one_of_two(sentence: Sentence, index: int) -> bool:
    """Whether a usual given name is nobody's whom it alone names: no «King Salman»."""
    usual = titles().standing.get(sentence.tokens[index]) in ("name", "maybe")
    return usual and index > 0 and sentence.tokens[index - 1] not in _OF_KINGS


_OF_FAITH = frozenset(
    "علم نور شمس بدر عز سيف صلاح جمال كمال خير سعد شرف ضياء علاء عماد فخر محيي محي ناصر نجم تقي "
    "تاج بهاء حسام زين سراج شهاب صدر عصام معين نصر قطب زكي جلال حسن امين".split()
)
"""What makes a name with «of the faith»."""


def _goes_on(before: str, word: str, after: str) -> bool:
    """Whether a word behind a name's first goes on with it, by the words on both its sides."""
    if after == "الدين" and word in _OF_FAITH:
        return True  # «Osman *Alam* al-Din»
    of_god = after == "الله" and word in _OF_GOD and word not in titles().wishes
    if of_god and before not in titles().honorifics:
        return True  # «Asad *Khayr* Allah»
    if word == before and len(word) > 2:
        return True  # «Lahoud *Lahoud*»
    # Hossein *Amir* Abdollahian
    return word in ALSO_NAMES and (after.startswith("عبد") or is_family_name_form(after))


def _is_called(sentence: Sentence, index: int) -> bool:
    """Whether a title makes a given name of what is a verb too: «Dr. Amal», «hoped»."""
    lists, word = titles(), sentence.tokens[index]
    if word not in lists.verbs or word in lists.offices or lists.standing.get(word) != "name":
        return False
    before = sentence.tokens[index - 1] if index else ""
    return before in lists.honorifics and before.endswith("ه")  # a woman's: «Doctor Amal»


def _is_of_god(sentence: Sentence, index: int) -> bool:
    """Whether «mercy» is the first of a given name, «Rahmat Allah», and no wish: a title leads.

    What follows is a usual name, or stands in marks of quotation with it.
    """
    words, lists = sentence.tokens, titles()
    titled = index and (words[index - 1] in lists.honorifics or words[index - 1] in lists.offices)
    behind = words[index + 2 : index + 3]
    usual = [lists.standing.get(word) in ("name", "maybe") for word in behind]
    quoted = bool(index) and opens_quote(sentence.gaps[index - 1])
    named = any(usual) or (quoted and bool(behind) and lists.standing.get(behind[0]) is None)
    return bool(titled or quoted) and named and words[index] in _OF_GOD


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
    return may_follow_foreign(sentence, after)


def may_follow_foreign(sentence: Sentence, index: int) -> bool:
    """Whether a word can be what follows a given name from abroad, everyday word or not."""
    word = sentence.words[index].folded
    if word.startswith("ال") or never_in_name(sentence, index) or ends_name(sentence, index, 1):
        return False
    if titles().standing.get(word) != "word":
        return True
    return not (PRESENT_VERB.fullmatch(word) or word in titles().complements or len(word) < 2)
