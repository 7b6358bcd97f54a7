"""Persons that no title leads to: two usual names in a row where a name can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import Remembered, fold, split_proclitic
from ..lexicon import titles
from ..names import Name, adjacent
from ..sentences import Sentence
from .ends import ends_name, may_stand, never_in_name
from .name import person_at
from .word_forms import is_family_name, is_noun_form
from .words import name_end

_PRESENT_VERB = re.compile(r"و?[يت]\w{3,}")
_VERBAL_NOUN = re.compile(r"و?ت\w\wي\w")
"""Nouns of the second form look like verbs of the present: تحقيق, تعيين."""
ATTENDED = frozenset("الاجتماع اللقاء الجلسه القمه المباحثات المحادثات الموتمر المقابله".split())
_WHOM_HE_MET = frozenset("لقايه لقاءه لقاوه لقايها لقاءها لقاوها استقباله استقبالها".split())
"""«His meeting», behind which whom he met is named at once."""
"""What is attended: «... attended the meeting, X and Y»."""
_NO_NAMES = frozenset({"بيان ورد", "اوراق اعتماد", "سلام عادل", "سلام دايم", "امل جديد"})
"""What is said in two words that are usual names: «a just peace»."""
_SHORTEST_REST = 4
"""Letters that must be left of a word for what stands before to be taken for a proclitic."""


def names_nobody(sentence: Sentence, person: Name) -> bool:
    """Whether what looks like a name is said of other things."""
    return " ".join(sentence.tokens[person.first : person.first + 2]) in _NO_NAMES


_CHILD = frozenset({"ولد", "بنت"})
"""«Son of» and «daughter of» as the Sahara says it."""
_FATHERED: Remembered[str, bool] = Remembered(lambda word: word in _CHILD)


def bare_names(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield full names that stand alone: the first word a usual given name, the next a name too.

    Args:
        sentence: The sentence.
        taken: Words that belong to other names.
    """
    after = 0
    for index in _FATHERED.among(sentence.tokens[1:-1]):
        if index < after or not _begins_with_father(sentence, index, taken):
            continue
        last = name_end(sentence, index, taken, trusted=True, begun=True)
        if last > index + 2:
            yield person_at(sentence, index, last, "bare-name", None, "", joined=True)
            after = last
    after = 0
    for index in _GIVEN.among(sentence.tokens[:-1]):
        if index >= after:
            after = _bare_end(sentence, index, taken)
            if after > index:
                yield person_at(sentence, index, after, "bare-name", None, "")


def _begins_with_father(sentence: Sentence, index: int, taken: set[int]) -> bool:
    """Whether a word behind which «son of» stands is a given name, known as one or not."""
    word = sentence.tokens[index]
    if index in taken or not (adjacent(sentence, index) and adjacent(sentence, index + 1)):
        return False
    known = titles().standing.get(word) != "word" and word not in titles().honorifics
    return known and not never_in_name(sentence, index)


def _bare_end(sentence: Sentence, index: int, taken: set[int]) -> int:
    """Return the number after a name without title that begins at a word; the word's for none."""
    if index in taken or index + 1 in taken or not adjacent(sentence, index):
        return index
    if sentence.tokens[index].endswith("ولي") and sentence.tokens[index + 1] == "عهد":
        return index  # «the crown prince of», though both are given names
    begins = index - 1 in taken or _may_begin(sentence, index)
    if not (begins and _is_given(sentence, index)):
        return index
    if not _is_family(sentence, index + 1):
        return index
    last = max(name_end(sentence, index + 1, taken, trusted=False), index + 1)
    late = range(index + 2, last)
    last = next((each for each in late if ends_name(sentence, each, each - index)), last)
    if any(each in taken for each in range(index, last)):
        return index
    parts = [each.folded for each in sentence.words[index:last]]
    return last if sum(each not in titles().joiners for each in parts) > 1 else index


def _how_given(word: str) -> str:
    """Return how well a word stands as a given name, with or without a proclitic; empty for not."""
    standing = titles().standing
    found = {
        standing.get(form, "")
        for proclitic, form in split_proclitic(word)
        if not (proclitic and len(form) < _SHORTEST_REST) and not form.startswith("ال")
    }
    return next((each for each in ("name", "maybe") if each in found), "")


_GIVEN = Remembered(_how_given)


def is_given(word: str) -> bool:
    """Whether a word may be a usual given name, with or without a proclitic."""
    return bool(_GIVEN[word]) or _FATHERED[word]


def _is_given(sentence: Sentence, index: int) -> bool:
    """Whether a word is a usual given name: a doubtful one where a usual name follows."""
    given = _GIVEN[sentence.tokens[index]]
    if given and _is_surely_foreign(sentence, index):
        return True
    return given == "name" or (
        given == "maybe" and titles().standing.get(sentence.tokens[index + 1]) == "name"
    )


def _is_family(sentence: Sentence, index: int) -> bool:
    """Whether a word can be the second of a name and hardly anything else."""
    word = sentence.words[index].folded
    standing = titles().standing.get(word)
    if word in titles().joiners or word in titles().tails or standing == "name":
        return True
    if word.startswith("ال"):
        unknown = standing is None and not is_noun_form(word)
        return is_family_name(word) or unknown or titles().standing.get(word[2:]) == "name"
    if standing is None:
        return not _PRESENT_VERB.fullmatch(word) and may_stand(sentence, index, 1)
    return standing == "maybe"


def _may_begin(sentence: Sentence, index: int) -> bool:
    """Whether a name can begin at a word: after a mark, a verb or a preposition, or joined."""
    if index == 0 or not adjacent(sentence, index - 1):
        return True
    word, before = sentence.words[index].folded, sentence.words[index - 1].folded
    if before.removeprefix("و") in titles().verbs:
        return True
    if _PRESENT_VERB.fullmatch(before) and not _VERBAL_NOUN.fullmatch(before):
        return True
    if before in ATTENDED or before in _WHOM_HE_MET:
        return True
    if titles().standing.get(word) is None and word.startswith("و"):
        return True
    if before == "و":
        return True  # «and», which some outlets write as a word of its own
    named_after = any(each in _NAMED_AFTER for _, each in split_proclitic(before))
    return not named_after and (_is_sure(sentence, index) or _is_surely_foreign(sentence, index))


def _is_surely_foreign(sentence: Sentence, index: int) -> bool:
    """Whether a given name from abroad and a word no list has, or another, stand at a word."""
    lists, word, after = titles(), sentence.tokens[index], sentence.tokens[index + 1]
    if len(word) < _SHORTEST_FOREIGN or word not in lists.first_names or word in _SAID_TOO:
        return False
    unknown = lists.standing.get(after) in (None, "name", "maybe") and after.isalpha()
    return unknown and len(after) >= _SHORTEST_FOREIGN and not after.startswith("ال")


_NAMED_AFTER = frozenset(
    map(
        fold,
        "شارع جامعة مطار ملعب استاد مستشفى مدرسة ميدان جسر مسجد جامع قاعة جائزة كأس مدينة مركز "
        "معهد مؤسسة شركة كتيبة كتائب لواء حي مخيم قاعدة ميناء سد قصر متحف مكتبة مسرح ساحة حديقة "
        "مجمع نفق صندوق جمعية كلية بطولة دورة أكاديمية سفينة عملية آل بيت مصنع مصرف بنك نادي "
        "ضريح مقام".split(),
    )
)
"""What is named after people."""


_SHORTEST_FOREIGN = 4
"""Letters of the words of a name from abroad that are no everyday words."""
_SAID_TOO = frozenset(
    map(fold, "سيدات جميلة نادية لولا فرانس رجب بارك مولود ديبي صدر جوردان ماكي".split())
)
"""Given names from abroad that say something else as often."""


def _is_sure(sentence: Sentence, index: int) -> bool:
    """Whether a word and the next are given names and hardly anything else, wherever they stand."""
    standing, word, after = titles().standing, sentence.tokens[index], sentence.tokens[index + 1]
    joined = len(word) > 4 and word.startswith("و") and standing.get(word[1:]) in ("name", "maybe")
    if not joined and (standing.get(word) != "name" or word.startswith("ال")):
        return False
    if word in titles().verbs or after in titles().verbs:
        return False
    if after.startswith("ال"):
        return standing.get(after) != "word" and is_family_name(after)
    return standing.get(after) == "name" or (joined and standing.get(after) == "maybe")
