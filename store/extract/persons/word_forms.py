"""What a word that may stand in a person's name is, by form, spelling and neighbours."""

from __future__ import annotations

from ...gazetteer import gazetteer
from ...text import Remembered
from ..lexicon import titles
from ..names import adjacent
from ..sentences import Sentence


def has_article(sentence: Sentence, index: int) -> bool:
    """Whether a word begins with the article, which never has a hamza: not «Alina», «Elias»."""
    word = sentence.words[index]
    return word.folded.startswith("ال") and sentence.text[word.start - sentence.start] not in "أإآ"


def is_noun_form(word: str) -> bool:
    """Whether an unknown word with the article looks like a common noun or adjective."""
    return word.endswith(("يه", "ات", "ين", "يين")) and len(word) > 5


def is_verb(sentence: Sentence, index: int) -> bool:
    """Whether a word is a verb of the news, with or without «and»."""
    return _VERBS[sentence.tokens[index]]


def _is_verb(word: str) -> bool:
    verbs = titles().verbs
    if titles().standing.get(word) == "name":
        return word in verbs
    return any(each in verbs for each in (word, word.removeprefix("و"), word.removeprefix("ف")))


_VERBS = Remembered(_is_verb)


ALSO_NAMES = frozenset({"امير", "سلطان", "شيخ"})
"""Titles that without the article are names too, between others."""


def is_given_with_article(sentence: Sentence, index: int) -> bool:
    """Whether a word is a given name with the article: the rest of a name follows it.

    «al-Habib al-Sid», «al-Mukhtar son of Ajay»; not «the chosen of».
    """
    after = index + 1
    if sentence.tokens[index] not in titles().with_article or after >= len(sentence.words):
        return False
    if not adjacent(sentence, index):
        return False
    follows = sentence.tokens[after]
    if follows == _LEADER and is_title_as_name(sentence, after):
        return True
    if is_verb(sentence, after) or is_nation(sentence, after):
        return False
    if follows.startswith("ال"):
        usual = titles().standing.get(follows[2:]) in ("name", "maybe", None)
        return usual or is_family_name(follows) or ends_clause(sentence, after)
    return follows in titles().joiners or (
        titles().standing.get(follows) != "word"
        and follows not in titles().complements
        and not is_conjoined(follows)
        and not follows.startswith(("لل", "بال"))
    )


COUNTRY_NAMES = frozenset({"جورجيا"})
"""Countries whose names are given names too."""
_GIVEN_TOO = frozenset({"امين", "امير"})
OF_RANKS = frozenset(
    "اول ركن الركن متقاعد المتقاعد طيار بحري جوي بري دكتور مهندس طبيب شرطه حقوقي مظلي اركان حرب "
    "م د ا ح الله العظمي الاسلام والمسلمين".split()
)
"""Words that go on with a title and say no more of the office."""


_MISTER = "السيد"
_OF_LEARNING = frozenset(
    "الدكتور المهندس اللواء المستشار الفريق العميد العقيد الاستاذ النائب".split()
)
"""Titles that no «Mr» follows: behind them the same word is an Egyptian given name."""


def is_title_as_name(sentence: Sentence, index: int) -> bool:
    """Whether a title is a given name here: «General *Amir* Sayyid», «Dr *Al-Sayyid* Al-Badawi»."""
    word, after = sentence.tokens[index], index + 1
    if word not in _TITLES_AND_NAMES or index == 0 or not adjacent(sentence, index - 1):
        return False
    before = sentence.tokens[index - 1]
    goes_on = after < len(sentence.words) and adjacent(sentence, index)
    if word == _TRUSTED:
        return before in _BEFORE_TRUSTED and not (goes_on and sentence.tokens[after] in _SECRETARY)
    if word == _LEADER:
        family = goes_on and sentence.tokens[after].startswith("ال")
        return family and before in titles().with_article
    second = index > 1 and adjacent(sentence, index - 2) and _is_second(sentence, index - 1)
    named = _is_usual(before) or is_conjoined_name(before) or second
    if word in _ALSO_LATER and named:
        told = goes_on and is_verb(sentence, after)
        return not goes_on or told or _closes_or_joins(sentence, after)
    if not goes_on:
        return False
    if word in _GIVEN_TOO and _is_given_behind_rank(sentence, index):
        return True
    follows, title = sentence.tokens[after], before.removeprefix("و")
    if word == _MISTER and title in _OF_LEARNING:
        family = follows.startswith("ال") and titles().standing.get(follows) != "word"
        return family and follows not in titles().honorifics
    return (
        word in ALSO_NAMES
        and title in titles().honorifics
        and _is_given_with(follows)
        and not is_nation(sentence, after)
    )


def _is_given_behind_rank(sentence: Sentence, index: int) -> bool:
    """Whether an office is a given name between a title and a name: «General *Amin* al-Aram».

    «Dr X, *secretary* of the council» is none.
    """
    before, after = sentence.tokens[index - 1], sentence.tokens[index + 1]
    titled = before in titles().honorifics or before in OF_RANKS
    may_be = titles().standing.get(after) != "word" and after not in titles().complements
    found = gazetteer().at(sentence.words, index + 1)
    return titled and may_be and not any(each.name.key.startswith("country:") for each in found)


_TRUSTED = "الامين"
_BEFORE_TRUSTED = frozenset({"محمد", "احمد", "سيدي"})
_SECRETARY = frozenset("العام العامه المساعد الوطني التنفيذي الاول السابق لحزب للحزب لحركه".split())
"""What makes a secretary of «Mohamed *al-Amin*», a usual given name of the Maghreb."""
_LEADER = "قايد"
"""Also a family's name of the Maghreb, behind a given name with the article: «al-Baji *Caid* X»."""
_ALSO_LATER = ALSO_NAMES | _GIVEN_TOO | {"والي", "وكيل", "ملك"}
"""Titles without the article that are later names too, those of a family among them."""
_TITLES_AND_NAMES = _ALSO_LATER | {_TRUSTED, _MISTER, _LEADER}


def _is_usual(word: str) -> bool:
    return (
        word not in titles().honorifics
        and titles().standing.get(word) in ("name", "maybe")
        and word not in titles().verbs
    )


def _is_second(sentence: Sentence, index: int) -> bool:
    """Whether an unknown word stands behind a usual name: the second of one from abroad."""
    unknown = sentence.tokens[index] not in titles().standing
    return unknown and _is_usual(sentence.tokens[index - 1])


def _closes_or_joins(sentence: Sentence, index: int) -> bool:
    """Whether a word is the office of who was named before, or the rest of his name."""
    follows = sentence.tokens[index]
    if follows not in titles().standing and follows.isalpha() and follows[0] not in "وبل":
        return next(gazetteer().at(sentence.words, index), None) is None  # «Nur *Sultan* N»
    usual = titles().standing.get(follows) in ("name", "maybe") and not follows.startswith("ال")
    return usual or (follows in titles().offices and follows not in ALSO_NAMES)


def _is_given_with(follows: str) -> bool:
    """Whether a word can only be the rest of a name: a usual one, or one of a family's form."""
    if follows.startswith("ال"):
        return is_family_name(follows)
    return titles().standing.get(follows) == "name"


_ALI = "علي"


_ALI_COMPOUNDS = frozenset({"اصغر", "اكبر", "رضا"})


_ALI_BEFORE = frozenset({"محمد", "احمد", "حسن", "حسين", "الله"})


_NOT_BEHIND_ON = frozenset("في فى من الي عن مع لدي خلال بحضور".split())
"""Prepositions, before which «on» does not stand."""


def is_acronym(sentence: Sentence, index: int) -> bool:
    """Whether a word is written in Latin capitals alone: «UNIFIL»."""
    word = sentence.words[index]
    written = sentence.text[word.start - sentence.start : word.end - sentence.start]
    return written.isascii() and written.isalpha() and written.isupper()


def is_ali(sentence: Sentence, index: int) -> bool:
    """Whether a word is the name علي and not «on», which folds alike: by what stands beside it."""
    word = sentence.words[index]
    if word.folded != _ALI:
        return False
    before = sentence.words[index - 1].folded if index else ""
    if before in titles().joiners:
        return True
    written = sentence.text[word.end - 1 - sentence.start]
    after = sentence.words[index + 1].folded if index + 1 < len(sentence.words) else ""
    if written == "ي" and (before in _ALI_BEFORE or (before and after in _NOT_BEHIND_ON)):
        return True
    # Egyptian print has no final ي at all: what follows has none either, or «in» has none.
    plain = "فى " in sentence.text or (
        after.endswith("ي") and written_last(sentence, index + 1) == "ى"
    )
    if written == "ى" and plain and (before in titles().honorifics or before in _ALI_BEFORE):
        return True
    if after in _ALI_COMPOUNDS:
        return True
    standing = titles().standing.get(after)
    if (
        written == "ي"
        and before not in ("", *_NOT_BEHIND_ON)
        and _is_from_iran(sentence, index + 1)
    ):
        return True
    if written == "ى" and after in titles().joiners and before in titles().honorifics:
        return True
    if _closes_name(sentence, index):
        return True  # «X Hasan Ali, ...»: no preposition stands before a mark
    if written == "ى" and _leads_to_ali(sentence, index):
        return after in titles().joiners or (standing == "name" and before != "")
    named = after.isalpha() and standing in (None, "name", "maybe") and not is_noun_form(after)
    return written == "ي" and (after in titles().joiners or named)


def _is_from_iran(sentence: Sentence, index: int) -> bool:
    """Whether a word behind علي is a family's: «Ali *Khamenei*», where «on» has another letter."""
    word = sentence.tokens[index] if index < len(sentence.tokens) else ""
    if not word.endswith("ي") or len(word) < _SHORTEST_RELATIVE or word.startswith("ال"):
        return False
    return "على " in sentence.text or ends_clause(sentence, index)


_SHORTEST_RELATIVE = 5
"""Letters of a family name with a relative ending, at least."""


def _closes_name(sentence: Sentence, index: int) -> bool:
    """Whether a word stands behind a usual name and before a mark."""
    if not index or not adjacent(sentence, index - 1):
        return False
    ends = index + 1 >= len(sentence.words) or not adjacent(sentence, index)
    return ends and titles().standing.get(sentence.tokens[index - 1]) in ("name", "maybe")


def _leads_to_ali(sentence: Sentence, index: int) -> bool:
    """Whether a name must follow: behind a title that is no office, or as a headline's first."""
    if index == 0:
        return True
    before = sentence.words[index - 1].folded
    return before in titles().honorifics and before not in titles().offices


def is_family_name_form(word: str) -> bool:
    """Whether a word has the article and a relative ending, whatever else it is."""
    return word.startswith("ال") and word.endswith("ي") and len(word) > 5


def is_family_name(word: str) -> bool:
    """Whether an everyday word has the form of a family name: the article and a relative ending."""
    return (
        word.startswith("ال")
        and word.endswith("ي")
        and len(word) > 5
        and word not in titles().complements
        and word not in titles().verbs
        and word not in gazetteer().names
    )


def is_of_matter(sentence: Sentence, index: int) -> bool:
    """Whether a word is the adjective of what an office is for: «adviser for *urban* planning»."""
    before = sentence.words[index - 1].folded
    matter = before.startswith(("لل", "ولل", "وال")) and not before.endswith("ه")
    relative = is_family_name_form(sentence.words[index].folded)
    return matter and relative and has_article(sentence, index)


def ends_clause(sentence: Sentence, index: int) -> bool:
    """Whether no noun goes on behind a word: a mark, a verb or a preposition follows, or «and»."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return True
    follows = sentence.words[after].folded
    led_on = follows.startswith(("و", "ب", "ل")) or follows in ("عن", "يوم")
    return led_on or is_verb(sentence, after)


def is_known(definite: str) -> bool:
    """Whether a word with the article is one a reader knows, with it or without."""
    standing = titles().standing
    return definite in standing or definite[2:] in standing or is_noun_form(definite)


def has_pronoun(sentence: Sentence, index: int) -> bool:
    """Whether a word ends in a pronoun: «with his players», «and his giving», «for them»."""
    word = sentence.words[index].folded
    if word.endswith("دزه"):
        return False  # the family names of Georgia in -dze
    if written_last(sentence, index) == "ه":
        if word.startswith(("ب", "ل")) and word.endswith("يه"):
            standing = titles().standing  # «Berset» and «Laurier» are no «with his ...»
            return len(word) > 4 and any(each in standing for each in (word[1:-1], word[1:-2]))
        return len(word) > 4 and (word.startswith(("ب", "ل")) or word.endswith(("ته", "ايه")))
    return word.endswith(("ها", "هم", "هما")) and len(word) > 3


def written_last(sentence: Sentence, index: int) -> str:
    """Return the last letter of a word as written: folding makes ه and ة one."""
    return sentence.text[sentence.words[index].end - 1 - sentence.start]


_PARTS_OF_DAY = frozenset("صباح ظهر عصر فجر ليل نهار عشيه".split())


WEEKDAYS = frozenset("الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت".split())
"""The days of the week, folded; some are family names, too."""
_DAYS = WEEKDAYS | frozenset("اليوم امس غد يوم".split())


def is_time_of_day(sentence: Sentence, index: int) -> bool:
    """Whether a word that is also a given name says when: «Sabah» and «in the morning of»."""
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else ""
    return sentence.tokens[index] in _PARTS_OF_DAY and after in _DAYS


TIMES = frozenset("مساء امس غدا اليوم مساءا صباحا ظهرا ليلا فجرا".split())
"""Words for when, which stand right behind whoever did something."""


def followed_by_filiation(sentence: Sentence, index: int) -> bool:
    """Whether «son of» or «daughter of» follows: then what is also a title is a first name."""
    after = sentence.words[index + 1].folded if index + 1 < len(sentence.words) else ""
    return after in ("بن", "بنت")


def is_wish(sentence: Sentence, index: int) -> bool:
    """Whether a wish begins at a word: «may God keep him»."""
    word, wishes = sentence.tokens[index], titles().wishes
    if word not in wishes and word.removeprefix("و") not in wishes:
        return False
    return sentence.tokens[index + 1 : index + 2] == ("الله",)


def is_conjoined_name(word: str) -> bool:
    """Whether a word is «and» with a usual name; of three letters left any word might be one."""
    rest = word.removeprefix("و")
    return len(rest) in range(4, len(word)) and titles().standing.get(rest) in ("name", "maybe")


def is_conjoined(word: str) -> bool:
    """Whether an unknown word is a known one with و before it."""
    return word.startswith("و") and titles().standing.get(word[1:]) is not None


def is_nation(sentence: Sentence, index: int) -> bool:
    """Whether a nationality begins at a word."""
    return gazetteer().may_begin(sentence.tokens[index]) and any(
        match.name.key.startswith("country:") and match.name.adjective
        for match in gazetteer().at(sentence.words, index)
    )
