"""What completes an office: of what and of whom its holder is one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...dates.lexicon import lexicon
from ...gazetteer import Match, gazetteer
from ...records import EntityKind
from ...text import Remembered, split_proclitic
from ..lexicon import bodies, titles
from ..names import Name, adjacent
from ..sentences import Sentence
from .word_forms import (
    COUNTRY_NAMES,
    followed_by_filiation,
    has_article,
    is_family_name,
    is_family_name_form,
    is_given_with_article,
    is_nation,
    is_noun_form,
)

_TO = frozenset({"الي", "لدي", "في", "عن"})
_REGIONS = frozenset(
    "منطقه محافظه مدينه ولايه اماره مديريه مقاطعه اقليم جهه عماله دايره بلديه".split()
)
"""Before the name of what somebody governs: «amir of *the region of* Hail»."""


_TO_REGION = _TO | _REGIONS


def _is_given_too(
    sentence: Sentence, match: Match, nation: str | None, after_honorific: bool
) -> bool:
    """Whether a country's name or a nationality is a given name.

    Before «son of», «Prince Turki», or behind a nation or «Mrs», «the Italian Giorgia».
    """
    if followed_by_filiation(sentence, match.last - 1):
        return True
    told = nation is not None or after_honorific
    return told and not match.name.adjective and sentence.tokens[match.first] in COUNTRY_NAMES


def complements(
    sentence: Sentence,
    after: int,
    bodies_at: Mapping[int, Name],
    *,
    only_nation: bool = False,
) -> tuple[int, str | None]:
    """Return the number after what completes an office, and the nation it names.

    The nation named first is the holder's: «ambassador of Georgia to Kuwait». One that is named
    goes before that of a body: «head of the Party of Justice, the *Turkish* one».
    """
    lists, words = titles(), sentence.words
    nation: str | None = None
    of_body: str | None = None
    first = after
    away, is_envoy = False, not only_nation and _ENVOY[sentence.tokens[after - 1]]
    while after < len(words) and adjacent(sentence, after - 1):
        word = words[after].folded
        away = away or (is_envoy and _is_where_sent(word))
        match = _nation_at(sentence, after)
        if match is not None and not _is_given_too(sentence, match, nation, only_nation):
            after, nation = match.last, nation or (None if away else match.name.country)
            continue
        body = None if only_nation else bodies_at.get(after)
        if body is not None and (word not in lists.first_names or body.last - body.first > 1):
            of_body = of_body or (None if away else _owner(sentence, first, body))
            after = body.last
            continue
        leads = 0 if only_nation else _leads_to_region(sentence, after, bodies_at)
        if leads:
            after += leads
            continue
        if only_nation:
            if not (word in _OF_HOLDERS or _describes_holder(sentence, after)):
                break
        elif not _goes_on(sentence, after):
            break
        if _begins_name_after_noun(sentence, after) or _begins_person(sentence, after):
            break
        if word in lists.offices or _is_title(sentence, after):
            break
        after += 1
    return after, nation or of_body


def _nation_at(sentence: Sentence, index: int) -> Match | None:
    """Return the country or nationality that a word begins, perhaps behind «of»."""
    if not gazetteer().may_begin(sentence.tokens[index]):
        return None
    for match in gazetteer().at(sentence.words, index):
        if match.name.key.startswith("country:") and match.proclitic in ("", "ل"):
            return match
    return None


_AMMAN, _OMAN = "place:250441", "OM"
_OF_STATES = frozenset("سلطان وزير وزيره سفير سفيره مندوب مندوبه".split())


def _owner(sentence: Sentence, first: int, body: Name) -> str | None:
    """Return the country of the body or place that completes an office.

    Amman and Oman are written alike: a minister or an envoy is of the state.
    """
    head = sentence.tokens[first - 1]
    if body.key == _AMMAN and _is_one_of(head, _OF_STATES):
        return _OMAN
    return body.country


_ENVOYS = frozenset(
    "سفير سفيره السفير السفيره مبعوث مبعوثه المبعوث المبعوثه موفد الموفد ممثل ممثله الممثل الممثله "
    "مندوب مندوبه المندوب المندوبه قنصل القنصل ملحق الملحق منسق منسقه المنسق المنسقه".split()
)
"""Those who are sent somewhere: not from there."""


def _is_one_of(word: str, offices: frozenset[str]) -> bool:
    """Whether a word is one of some offices, perhaps behind a proclitic."""
    return any(form in offices for _, form in split_proclitic(word))


_ENVOY: Remembered[str, bool] = Remembered(lambda word: _is_one_of(word, _ENVOYS))


def _is_where_sent(word: str) -> bool:
    """Whether a word says where somebody is sent: «*to* Kuwait», «*in* Nouakchott»."""
    if word in ("الي", "لدي", "في"):
        return True
    places = gazetteer().names
    return any(
        proclitic in ("ب", "ل") and form in places for proclitic, form in split_proclitic(word)
    )


_OF_HOLDERS = frozenset(
    "السابق السابقه الراحل المنتخب الحالي بالانابه بالوكاله بالنيابه المكلف المكلفه المحتجز "
    "المخلوع المعزول المقال المستقيل المستقيله المنتخبه الاسبق المعين المعينه".split()
)


def _describes_holder(sentence: Sentence, index: int) -> bool:
    """Whether an adjective of a title stands before a given name: «the *economic* expert X»."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    word = sentence.tokens[index]
    relative = has_article(sentence, index) and word.endswith(("ي", "يه"))
    known = titles().standing
    return relative and known.get(word) == "word" and known.get(sentence.tokens[after]) == "name"


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether an office goes on with a word: what it is for, or where it is held."""
    word = sentence.words[index].folded
    if word in lexicon().weekdays:
        return False  # «the president on Monday at the seat of»
    if word in _TO:
        after = sentence.words[index + 1].folded if index + 1 < len(sentence.words) else ""
        held = after.startswith("ال") or after in titles().complements
        return held or after in gazetteer().names
    return (
        word in _OF_THE_PLACE
        or _is_charged_with(sentence, index)
        or (_COMPLETES[word] and (has_article(sentence, index) or not word.startswith("ال")))
        or _is_adjective_of(sentence, index)
        or _is_construct(sentence, index)
        or _is_of_country(sentence, index)
    )


_CHARGED = frozenset("المكلف المكلفه مكلف مكلفه المعني المعنيه المختص المختصه".split())
_DEPUTED = frozenset({"المنتدب", "المنتدبه"})
_SENIOR = frozenset({"كبير", "كبيره"})


def _is_charged_with(sentence: Sentence, index: int) -> bool:
    """Whether a word says with what somebody is charged, or of whom he is the senior one.

    «The secretary of state charged *with security*», «the chief of *the coordinators* of».
    """
    before, word = sentence.tokens[index - 1].removeprefix("و"), sentence.tokens[index]
    if word in _CHARGED or word in _DEPUTED:
        return True
    if before in _CHARGED:
        return word.startswith("ب") and len(word) > 4
    return before in _SENIOR and word.endswith("ي") and len(word) > 4 and word[:2] != "ال"


_OF_THE_PLACE = frozenset(
    "بالمحافظه بالولايه بالمنطقه بالمدينه بالاقليم بالمديريه بالبلديه بالاماره بالجهه بالعماله "
    "بالحكومه بالوزاره بالهييه بالامانه بالبرلمان بالسفاره بالاتحاد بالحزب بالجامعه".split()
)
"""Where somebody is what he is, where the text told it before: «secretary *in the province*»."""


def _leads_to_region(sentence: Sentence, index: int, bodies_at: Mapping[int, Name]) -> int:
    """Return how many words lead to the place of an office, its name too where no list has it."""
    if sentence.tokens[index] in _TO_REGION and index + 1 in bodies_at:
        return 1
    if _is_matter_of_place(sentence, index, bodies_at):
        return 1
    return 2 if _is_region(sentence, index) else 0


_MATTERS = frozenset("امن شرطه اوقاف تعليم صحه جمارك ميناء مطار تموين مرور جامعه اعلام".split())
"""What somebody may head in a place: «director of *security* of Assiut»."""


_DIRECTIONS = frozenset("شرق غرب شمال جنوب وسط".split())
"""Sides of a place: «of the police of *West* Irbid»."""


def _is_matter_of_place(sentence: Sentence, index: int, bodies_at: Mapping[int, Name]) -> bool:
    """Whether a word says what of a place somebody heads, and the place follows."""
    if sentence.tokens[index] not in _MATTERS | _DIRECTIONS:
        return False
    after = index + 1
    sided = after < len(sentence.tokens) and sentence.tokens[after] in _DIRECTIONS
    where = bodies_at.get(after + sided)
    if where is None:
        return False
    return where.kind is EntityKind.PLACE and adjacent(sentence, index)


def _is_region(sentence: Sentence, index: int) -> bool:
    """Whether a province no list has is named: «governor of *the province of Al-Haouz*»."""
    after = index + 1
    if sentence.tokens[index] not in _REGIONS or after >= len(sentence.words):
        return False
    return adjacent(sentence, index) and has_article(sentence, after)


def _is_title(sentence: Sentence, index: int) -> bool:
    """Whether a word is a title, or «and» with one: that is another person's."""
    word, honorifics = sentence.words[index].folded, titles().honorifics
    if word.startswith("و") and word[1:] in honorifics:
        return True
    return word in honorifics and not _is_team(sentence, index)


_TEAM = "الفريق"


def _is_team(sentence: Sentence, index: int) -> bool:
    """Whether the word for a general says «team» here: an adjective that is no name follows."""
    words = sentence.words
    if words[index].folded != _TEAM or index + 1 >= len(words):
        return False
    after = words[index + 1].folded
    return after.startswith("ال") and titles().standing.get(after) == "word" and after != "الركن"


def _is_of_country(sentence: Sentence, index: int) -> bool:
    """Whether a noun says what a country is: «of the federation of Russia»."""
    word = sentence.words[index].folded
    after = index + 1
    if titles().standing.get(word) in ("name", "maybe") or not word.endswith(("يه", "ه")):
        return False
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    return any(
        match.name.key.startswith("country:") and not (match.name.adjective or match.proclitic)
        for match in gazetteer().at(sentence.words, after)
    )


_PREPOSITIONS = frozenset(
    "في فى من عن مع علي الي حتي منذ عبر ضد لدي عند حول خلال بعد قبل امام بين تحت فوق دون".split()
)


def _is_construct(sentence: Sentence, index: int) -> bool:
    """Whether an everyday word without article goes on with one: «of the oil-sharing committee».

    In «head of the *government of caretaking*» each noun but the last is indefinite; a name would
    not be followed by a common noun with the article.
    """
    lists, words = titles(), sentence.words
    word = words[index].folded
    if lists.standing.get(word) != "word" or word.startswith(("ال", "لل")) or len(word) < 2:
        return False
    if word in _PREPOSITIONS:
        return False
    if word in lists.verbs or word.removeprefix("و") in lists.verbs or word in lists.joiners:
        return False
    if word in lists.first_names or index + 1 >= len(words) or not adjacent(sentence, index):
        return False
    after = words[index + 1].folded
    if after in _PREPOSITIONS:
        return False
    if not after.startswith("ال"):
        return _is_construct(sentence, index + 1)
    if after in lists.honorifics or after in lists.offices:
        return False
    if after in lists.complements:
        return True  # «of the building of peace», which is a name too
    return lists.standing.get(after) == "word" and lists.standing.get(after[2:]) != "name"


def _is_adjective_of(sentence: Sentence, index: int) -> bool:
    """Whether a word that is also a family name is an adjective here: another one follows."""
    words = sentence.words
    word = words[index].folded
    if words[index - 1].folded in ("رييس", "رييسه") and word == "وفد":
        return True
    after = words[index + 1].folded if index + 1 < len(words) else ""
    return is_family_name_form(word) and after.startswith("ال") and adjacent(sentence, index)


def _begins_person(sentence: Sentence, index: int) -> bool:
    """Whether a given name with the article and a family name follow: «al-Habib al-Sid»."""
    if is_given_with_article(sentence, index):
        return True
    word, standing = sentence.tokens[index], titles().standing
    if index + 1 >= len(sentence.words) or not adjacent(sentence, index):
        return False
    if not word.startswith("ال") or standing.get(word[2:]) != "name" or is_nation(sentence, index):
        return False
    after = sentence.tokens[index + 1]
    if after in titles().honorifics:
        return False  # «chief of the *staff*, General X»
    return after.startswith("ال") and standing.get(after[2:]) in ("name", "maybe", None)


def _begins_name_after_noun(sentence: Sentence, index: int) -> bool:
    """Whether a masculine word with a relative ending follows a feminine noun: a name begins."""
    words = sentence.words
    before, word = words[index - 1].folded, words[index].folded
    if not (before.startswith("ال") and before.endswith("ه") and is_family_name(word)):
        return False
    return index + 1 < len(words) and not words[index + 1].folded.startswith("ال")


_VERBAL_NOUN = re.compile(r"و?(?:ال|لل)(?:ا\w\wا\w|ت\w\wي\w|ا[نست]\w{2,3}ا\w|است\w+ا\w)")
"""Verbal nouns of the derived stems with the article: «of integration», «of empowerment»."""


_WHAT_FOR = frozenset({"للمشاركه", "للقاء", "للاجتماع", "للتباحث", "للتشاور", "للتفاوض"})
"""What somebody comes for, and no part of his office: «the president of A *to take part* in»."""


def _completes(word: str) -> bool:
    """Whether a word can go on an office: no name, no verb, and a noun with its article."""
    lists = titles()
    if word in lists.complements:
        return True
    if word in lists.first_names:
        return False
    bare = word.removeprefix("و")
    if word in lists.verbs:
        return False
    if bare in lists.complements or (bare != word and bare in bodies().matters):
        return True  # «of Water *and Irrigation*»
    standing = lists.standing.get(word)
    if word.startswith("لل") and len(word) > 4:
        return word not in _WHAT_FOR
    for prefix in ("ال", "وال", "ولل"):
        if word.startswith(prefix):
            formed = is_noun_form(word) or _VERBAL_NOUN.fullmatch(word) is not None
            return standing == "word" or (standing is None and formed)
    return False


_COMPLETES = Remembered(_completes)
