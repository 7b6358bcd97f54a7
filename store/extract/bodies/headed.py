"""Bodies whose name is made of a head and what completes it: «Ministry of Foreign Affairs»."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from ...gazetteer import gazetteer
from ...text import fold, split_proclitic
from ..cues import Cue
from ..lexicon import bodies, titles
from ..names import Name, adjacent, made, run_end, surface
from ..sentences import Sentence
from .complements import (
    NOT_COMPLEMENT,
    RANKS,
    country_at,
    done_end,
    is_complement,
    is_construct,
    is_head,
    is_joined,
    joins,
    ruler_end,
    tail_end,
)
from .known import known_at

_LONGEST = 8
"""Words such a name has at most."""


def headed_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield the bodies of a sentence that a head and its complements name."""
    lists = bodies()
    for index, _, _ in _HEADS.within(sentence.tokens):
        for proclitic, form in split_proclitic(sentence.tokens[index]):
            if form in lists.presidencies and not _is_of_state(sentence, index + 1):
                continue
            if form == _BOARD[1] and _is_behind(sentence, index, _BOARD[0]):
                continue  # «the board of the Bank»: the bank is the body
            last = _end(sentence, index, form)
            if last <= index + 1:
                continue
            nobody = " ".join((form, sentence.tokens[index + 1])) in lists.none
            if not nobody and not _is_of_minister(sentence, index, form):
                yield _headed(sentence, index, last, proclitic, form)
            break


def _end(sentence: Sentence, index: int, form: str) -> int:
    """Return the number after the name that a form of a word begins; its own if it begins none."""
    lists = bodies()
    if form in lists.heads:
        last = _complement_end(sentence, index, form)
    elif form in lists.definite:
        two = " ".join((form, *sentence.tokens[index + 1 : index + 2]))
        return _nationality_end(sentence, index + (two in lists.definite))
    elif form.startswith("ال") and form[2:] in lists.unions:
        known = any(known_at(sentence, index, index + 2))
        last = index if known else _adjectives_end(sentence, index)
    elif form.startswith("ال") and form[2:] in lists.for_what:
        last = _adjectives_end(sentence, index)
        after = tail_end(sentence, index, last, index + _LONGEST)
        told = after > last or _is_for_what(sentence, index + 2, after)
        last = last if told else index
    else:
        return index
    return tail_end(sentence, index, last, index + _LONGEST) if last > index + 1 else last


def _is_for_what(sentence: Sentence, first: int, last: int) -> bool:
    """Whether one of some words says what a body is for, or whose it is."""
    for index in range(first, last):
        word = sentence.words[index].folded
        if word.startswith("لل") or country_at(sentence, index) is not None:
            return True
        if word.startswith("ل") and word[1:] in _DIVISIONS:
            return True
    return False


def _all_heads() -> frozenset[str]:
    lists = bodies()
    with_article = {f"ال{head}" for head in lists.unions | lists.for_what}
    return lists.heads | lists.definite | with_article


_HEADS = Cue(_all_heads)


_OF_STATE = frozenset(map(fold, "الجمهورية البرلمان مجلس النيابة أركان الأركان".split()))


_BOARD = (frozenset({"مجلس", "مجالس", "مجلسي"}), "اداره")


def _is_behind(sentence: Sentence, index: int, before: Container[str]) -> bool:
    """Whether one of some words stands before a word, with whatever proclitic."""
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return any(each in before for _, each in split_proclitic(sentence.tokens[index - 1]))


def _is_of_state(sentence: Sentence, index: int) -> bool:
    """Whether what a presidency is of makes it a body, and not somebody's chairing."""
    return index < len(sentence.words) and sentence.words[index].folded in _OF_STATE


_MINISTER = ("وزير", "وزيره", "وزراء", "وزيري", "نظيره")
_PRESIDENT = ("رييس", "رييسه", "رياسه")
_CABINET = "مجلس الوزراء"


def _is_of_minister(sentence: Sentence, index: int, form: str) -> bool:
    """Whether the words are only what a minister or a prime minister is called after."""
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    before = [each for _, each in split_proclitic(sentence.words[index - 1].folded)]
    if form in bodies().definite:
        return any(each in _MINISTER for each in before)
    words = " ".join(word.folded for word in sentence.words[index : index + 2])
    return words == _CABINET and any(each in _PRESIDENT[:2] for each in before)


_ORDINARY = frozenset(
    map(
        fold,
        "الأول الثاني الثالث الرابع الأولى الثانية الثالثة الجديد الجديدة الأخير الأخيرة الخاص "
        "الخاصة الحالي الحالية المقبل المقبلة الماضي الماضية السابق السابقة المذكور المذكورة نفسه "
        "الأسبوعي الأسبوعية الشهري السنوي المعني المعنية المختصة المكلفة الكبير الكبيرة الذي التي "
        "المصغرة الموسعة المزمع المزمعة المقرر المقررة المنعقد المنعقدة".split(),
    )
)
_OF_RANK = frozenset(
    map(
        fold,
        "المشترك المشتركة الكبرى العليا الأعلى العام العامة الدائم الدائمة الوزاري الوزارية الفني "
        "الفنية التحضيرية التوجيهية الفرعية الحكومي الحكومية العربي العربية المالي "
        "القابضة المستقلة المستقل الموحدة الموحد المختلطة الحر الحرة".split(),
    )
)
"""Adjectives that go on with a name but make none of its own."""


def _adjectives_end(sentence: Sentence, index: int) -> int:
    """Return the number after the adjectives that make a body's name of a word with the article.

    «The Arab Parliamentary Union», «the Ministerial Council for National Security»: an adjective
    with a relative ending must follow, and none that any body could have.
    """
    end = min(run_end(sentence, index, "-–"), index + _LONGEST + 2)
    last, telling = index + 1, False
    while last < end:
        word = sentence.words[last].folded
        definite = word.startswith(("ال", "لل")) and len(word) > 4
        if word in _ORDINARY or word in NOT_COMPLEMENT or word in RANKS or word in titles().verbs:
            break
        if last == index + 1 and not _agrees(sentence.words[index].folded, word):
            break
        relative = definite and word.endswith(("ي", "يه", "زي", "زيه"))
        of_body = word.startswith("لل") and {word[2:]} & (bodies().unions | bodies().heads)
        if of_body and word[2:] not in _FORCES:
            break  # «of the group»: whose it is has been told
        if relative or word in _OF_RANK:
            telling = telling or relative or sentence.words[last - 1].folded in _OF_RANK
        elif sentence.words[index].folded.endswith(_WITH_WHOLE) and _is_of_body(sentence, last):
            return _whole_end(sentence, index, last, end)
        elif last > index + 1 and (definite or _goes_on(sentence, last)):
            telling = True
        elif telling and _is_purpose(sentence, last, end):
            return _complement_end(sentence, last, word)
        else:
            break
        last += 1
    telling = telling or (last > index + 1 and tail_end(sentence, index, last, end) > last)
    return last if telling else index


_FORCES = frozenset({"قوات", "جيش", "اداره"})
"""What an authority is named with: «the Engineering Authority of the Armed Forces»."""
_BUREAUS = ("المكتب", "الدايره", "للمكتب", "للدايره")
"""Heads that are named with the province they are of; of a party's bureau the party is named."""
_WITH_WHOLE = ("المجلس", "الامانه", "الهييه", "للمجلس", "للامانه", "للهييه", *_BUREAUS)
"""Heads that are named with the body they are of; a committee's body is one of its own."""


def _agrees(head: str, word: str) -> bool:
    """Whether an adjective can be that of a head: «الجامعة» is none that somebody «العربي» has."""
    if not word.startswith("ال") or not word.endswith(("ي", "يه")):
        return True
    return word in _FEMININE or head.endswith("ه") == word.endswith("ه")


_FEMININE = frozenset(map(fold, ["الكبرى"]))


_DIVISIONS = frozenset(map(fold, "محافظة ولاية منطقة مدينة إقليم إمارة بلدية مديرية جهة".split()))
"""What is divided off a land, and named with its own name behind."""
_STATES = frozenset({"دول"})
_COUNCIL = "مجلس"


def _is_of_body(sentence: Sentence, index: int) -> bool:
    """Whether a word is «of» with another head: «the Supreme Council *of the Council* ...»."""
    word = sentence.words[index].folded
    return word.startswith("ل") and word[1:] in bodies().heads | _DIVISIONS | _STATES


def _whole_end(sentence: Sentence, first: int, index: int, end: int) -> int:
    """Return the number after the whole that a head is of; that of its first word for none.

    Args:
        sentence: The sentence.
        first: Number of the head.
        index: Number of the word «of» is in.
        end: Number of the word before which the name ends at the latest.
    """
    head = sentence.words[index].folded[1:]
    if sentence.words[first].folded in _BUREAUS and head not in _DIVISIONS:
        return index
    whole = next(known_at(sentence, index, end), None)
    if whole is not None:
        return whole.last
    if head in _STATES and index + 1 < end:
        of_states = next(known_at(sentence, index + 1, end), None)
        return of_states.last if of_states else index
    if head in _DIVISIONS:
        last = _town_end(sentence, index + 1) if index + 1 < end else index
        return last if last > index + 1 else index
    return _complement_end(sentence, index, head)


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a word is «and» with another matter: «for Education *and Culture*»."""
    word = sentence.words[index].folded
    if not word.startswith("وال") or is_head(word[1:]):
        return False
    before = sentence.words[index - 1].folded
    return joins(word) and (before.startswith(("لل", "وال")) or word[1:] in bodies().matters)


def _is_purpose(sentence: Sentence, index: int, end: int) -> bool:
    """Whether «for» and a verbal noun follow: «the National Authority *for combating* ...»."""
    word = sentence.words[index].folded
    if not word.startswith("ل") or titles().standing.get(word[1:]) != "word" or index + 1 >= end:
        return False
    if word[1:] in bodies().heads:
        return False
    return is_complement(sentence.words[index + 1].folded)


def _headed(sentence: Sentence, first: int, last: int, proclitic: str, head: str) -> Name:
    """Make the name of a body; ministries and governments of a nation are one in any wording."""
    rest = [word.folded for word in sentence.words[first + 1 : last]]
    nation = _nation(sentence, first + 1, last)
    return made(
        sentence,
        key_of_headed(head, rest, nation),
        surface(sentence, first, last, proclitic),
        first,
        last,
        "headed-body",
        proclitic=proclitic,
        country=nation,
    )


def key_of_headed(head: str, rest: Sequence[str], nation: str | None) -> str:
    """Return the key of a body by its folded head, what completes it, and its nation's code."""
    office = _state_office(head, rest, nation)
    if office is None:
        return f"organisation:{' '.join((head, *rest))}"
    # A ministry without a nation is that of one article only: another may mean another's.
    return f"organisation:{office}@{nation}" if nation else f"organisation:?{office}"


def _state_office(head: str, rest: Sequence[str], nation: str | None) -> str | None:
    """Return the office of a state that the words name, in one wording; none for other bodies."""
    plain = head.removeprefix("ال")
    if plain in ("حكومه", "سلطات"):
        return "حكومه"
    if plain == "وزاره" and rest:
        return f"وزاره {rest[0]}"
    if plain == "برلمان" and nation and len(rest) == 1:
        return plain  # «the parliament of Georgia» is «the Georgian parliament»
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


def _complement_end(sentence: Sentence, index: int, head: str) -> int:
    """Return the number after the complements of a head: definite nouns, nations, «for ...»."""
    end = min(run_end(sentence, index), index + _LONGEST)
    if index + 1 < end and sentence.words[index + 1].folded in _OF_RANK:
        return index  # «للجنة المشتركة» is «for the committee», not «for a committee of»
    last = _of_doings_end(sentence, index, end)
    if last > index + 1:
        return last
    if head in bodies().honouring:
        last = ruler_end(sentence, last, end)
    elif head == _COUNCIL and _is_division(sentence, last, end):
        last = _town_end(sentence, last + 1)
    if last > index + 1:
        return last
    if head in bodies().of_bodies and last < end and sentence.words[last].folded in bodies().heads:
        inner = _complement_end(sentence, last, sentence.words[last].folded)
        return inner if inner > last else index
    return _nouns_end(sentence, index, end, head)


def _nouns_end(sentence: Sentence, index: int, end: int, head: str) -> int:
    """Return the number after nouns and nations that complete a head, and what «and» joins."""
    last, definite = index + (3 if _is_pair(sentence, index + 1, end, head) else 1), False
    while last < end:
        nation = country_at(sentence, last)
        if nation is not None and nation.last <= end and nation.proclitic in ("", "ل"):
            if nation.name.adjective and not sentence.words[last].folded.startswith("ال"):
                return index  # «a Lebanese government»: of what kind, not which
            last, definite = nation.last, True
            last = max(last, _nationality_end(sentence, last - 1))  # of two: «the Saudi Omani»
            if nation.name.adjective or last - index > 2:
                break
        elif not definite and _is_town(sentence, last, head):
            last = _town_end(sentence, last)
            while last < end and _goes_on_with_town(sentence.words[last].folded, head):
                last += 1
            return last
        elif not definite and _leads_on(sentence, index, last, head):
            last += 1
        elif definite and _begins_person(sentence, last):
            break
        elif is_complement(sentence.words[last].folded):
            last, definite = last + 1, True
        else:
            last = _end_of_joined(sentence, last, end, head) if definite else last
            break
    enough = 3 if head in bodies().vague and not _nation(sentence, index + 1, last) else 2
    return last if definite and last - index >= enough else index


def _begins_person(sentence: Sentence, index: int) -> bool:
    """Whether a given name with the article and another name follow: «... al-Munji Hamdi»."""
    word, standing = sentence.words[index].folded, titles().standing
    if index + 1 >= len(sentence.words) or not adjacent(sentence, index):
        return False
    given = "name" in (standing.get(word), standing.get(word.removeprefix("ال")))
    given = given and standing.get(word) != "word"
    after = sentence.words[index + 1].folded
    return given and (standing.get(after) == "name" or after.endswith("الدين"))


def _of_doings_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after «of trade and industry of Qatar», or after the head."""
    words = sentence.words
    joined = index + 2 < end and words[index + 2].folded[1:] in bodies().doings
    if index + 1 >= end or words[index + 1].folded not in bodies().doings:
        return index + 1
    of_town = index + 2 < end and _is_town(sentence, index + 2, words[index].folded)
    if not of_town and not (joined and words[index + 2].folded.startswith("و")):
        return index + 1
    return max(index + 1, done_end(sentence, index, end))


def _leads_on(sentence: Sentence, index: int, last: int, head: str) -> bool:
    """Whether an indefinite word goes on to what completes the name."""
    if last == index + 1 and sentence.words[last].folded in _OF_MEMBERS:
        return True
    return head not in bodies().vague and _is_construct(sentence, last)


def _is_division(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a part of a land and its name stand at a word: «of *the province of Nineveh*»."""
    if index + 1 >= end or sentence.words[index].folded not in _DIVISIONS:
        return False
    return index + 1 < _town_end(sentence, index + 1) <= end


def _is_pair(sentence: Sentence, index: int, end: int, head: str) -> bool:
    """Whether two nouns of people go on together: «of *writers and poets of* the South»."""
    if head not in bodies().of_people or index + 2 >= end:
        return False
    first, second = (sentence.words[each].folded for each in (index, index + 1))
    if not second.startswith("و") or second.startswith("وال"):
        return False
    names_nobody = all(_is_plain(word) for word in (first, second[1:]))
    return names_nobody and _completes(sentence, index + 2)


def _is_plain(word: str) -> bool:
    """Whether a folded word is no name, and has no article."""
    of_names = titles().standing.get(word) in ("name", "maybe")
    return not of_names and len(word) > 2 and not word.startswith(("ال", "لل"))


def _end_of_joined(sentence: Sentence, last: int, end: int, head: str) -> int:
    """Return the number after what «and» or «in» joins to a complete name."""
    if head in bodies().abroad and sentence.words[last].folded in _IN and last + 1 < end:
        nation = country_at(sentence, last + 1)
        return nation.last if nation is not None and not nation.proclitic else last
    while last < end:
        word = sentence.words[last].folded
        goes_on = (
            word.startswith("ال") and is_complement(word) and not _begins_person(sentence, last)
        )
        if not (goes_on or is_joined(sentence, last, head)):
            break
        last += 1
    return last


def _goes_on_with_town(word: str, head: str) -> bool:
    """Whether a folded word goes on with a town's body: «Aswan Fund *for Development*»."""
    return word.startswith("لل") or (head == _CHAMBER and word in _OF_CHAMBER)


_CHAMBER = "غرفه"
_OF_CHAMBER = frozenset(
    map(fold, "التجارية الصناعية الزراعية السياحية والصناعية والزراعية".split())
)


def _is_town(sentence: Sentence, index: int, head: str) -> bool:
    """Whether a head is named after a town: «University of Cairo»."""
    after = sentence.words[index + 1 : index + 2]
    if head not in bodies().towns and not (after and after[0].folded.startswith("لل")):
        return False
    return _town_end(sentence, index) > index


def _town_end(sentence: Sentence, index: int) -> int:
    """Return the number after a town's name that begins at a word; the word's own for none."""
    found = gazetteer().at(sentence.words, index)
    towns = (each for each in found if not each.proclitic and not each.name.adjective)
    return next((match.last for match in towns if match.last <= index + 2), index)


def _is_construct(sentence: Sentence, index: int) -> bool:
    """Whether a noun goes on with one that has the article: «for *combating* corruption»."""
    if not is_construct(sentence.words[index].folded):
        return False
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    return _completes(sentence, after)


def _completes(sentence: Sentence, index: int) -> bool:
    """Whether a nation or a word with the article stands at a word."""
    nation = country_at(sentence, index)
    named = nation is not None and not nation.name.adjective and not nation.proclitic
    return named or is_complement(sentence.words[index].folded)


_IN = frozenset(map(fold, ["في", "لدى", "إلى"]))
_OF_MEMBERS = frozenset(
    map(fold, "أبناء وزراء رؤساء نواب دول محافظي أمناء سفراء قيادة شيوخ حكماء مندوبي رئاسة".split())
)
