"""Persons in a sentence: a name after a title or an office, or before an office.

Arabic has no capitals, so where a name ends is told by how well each word stands in names, by
verbs, by nationalities and by punctuation; see `person_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...gazetteer import HOME
from ...records import EntityKind
from ...text import Remembered, split_proclitic
from ..lexicon import titles
from ..names import Name, adjacent, longest, surface
from ..sentences import Sentence
from .around import with_office_before, with_offices_after
from .bare import bare_names
from .certain import is_foreign_first
from .lists import after_commas, after_countries, after_portfolios, joined
from .name import person_at, usual_first
from .offices import Title, may_be_title, title_at
from .word_forms import (
    COUNTRY_NAMES,
    is_ali,
    is_conjoined_name,
    is_family_name,
    is_nation,
    is_noun_form,
    is_of_matter,
    is_title_as_name,
    is_verb,
    written_last,
)
from .words import LONGEST_NAME, name_end

_SAYING = frozenset(
    "قال قالت اكد اكدت اعلن اعلنت اضاف اضافت اوضح اوضحت صرح صرحت ذكر ذكرت حذر حذرت شدد شددت "
    "دعا دعت استقبل استقبلت التقي التقت افتتح افتتحت تراس تراست وتراس حضر حضره حضرها بحضور "
    "تراسه تراسته تراسها يتراسه تتراسه يراسه يقوده قاده "
    "برياسه برعايه نقل تلقي تعهد تعهدت طالب طالبت رحب رحبت اشاد اشادت كشف كشفت شكر شكرت اعرب "
    "اعربت افاد افادت نوه لفت شارك شاركت وصل زار غادر بحث راس يراس يتراس".split()
)
_THAT = frozenset({"أن", "إن", "بأن", "لأن", "كأن"})
"""«That», as it is written: folded it could be the name Ban or Anne."""
_ABD = "عبد"
_ORDINALS = frozenset(
    "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي".split()
)


_LEADS: Remembered[str, bool] = Remembered(
    lambda word: may_be_title(word) or word.removeprefix("و") in _SAYING
)
"""Whether a word can lead to a name."""


def find_persons(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """Return the persons of a sentence in order.

    Args:
        sentence: The sentence.
        names: Its other names; a person's name never runs into a body or a place.
    """
    taken = {
        index
        for name in names
        if not (name.adjective or _may_be_name(sentence, name))
        for index in range(name.first, name.last)
    }
    within = _within_places(names)
    found: list[Name] = []
    after = 0
    bodies_at = {name.first: name for name in names if not name.adjective}
    nameless: Title | None = None
    for index in [n for n, leads in enumerate(map(_LEADS.__getitem__, sentence.tokens)) if leads]:
        if index < after or index in within:
            continue
        title = title_at(sentence, index, bodies_at)
        person = _after_title(sentence, title, taken) if title else None
        if person is None and title is not None and title.office:
            person = _before_office(sentence, title, taken, found)
        if person is None and title is None:
            person = _after_saying(sentence, index, taken)
        if person is not None:
            found.append(with_office_before(sentence, person, title, nameless))
            after = max(person.last, index + 1)
        else:
            if title is not None and title.office:
                nameless = None if _is_of_last(title, found) else title
            after = title.after if title is not None and title.office else index + 1
    listed = [
        *joined(sentence, found, taken),
        *after_countries(sentence, names, taken),
        *after_portfolios(sentence, taken),
        *after_commas(sentence, taken),
    ]
    persons = longest([*found, *listed])
    everywhere = {index for name in names for index in range(name.first, name.last)}
    held = everywhere | {index for each in persons for index in range(each.begins, each.last)}
    persons = longest([*persons, *bare_names(sentence, held)])
    return with_offices_after(sentence, persons, bodies_at)


def _within_places(names: Sequence[Name]) -> set[int]:
    """Return the words of places but their first: «the sheikh» of Sharm el-Sheikh is no title."""
    return {
        index
        for name in names
        if name.kind is EntityKind.PLACE
        for index in range(name.first + 1, name.last)
    }


def _is_of_last(title: Title, found: Sequence[Name]) -> bool:
    """Whether an office is that of whom was named last: «X, *governor of A* and Dr Y»."""
    return bool(found) and found[-1].last == title.first and not title.proclitic


def _may_be_name(sentence: Sentence, place: Name) -> bool:
    """Whether a town's name can be a person's: one word without «in», no country, far or small.

    «Rolf», «Novak» and «Al-Khalil» are towns too; where a name is expected they are names.
    """
    if place.last - place.first > 1 or place.proclitic:
        return False
    if place.kind is EntityKind.PLACE and is_foreign_first(sentence, place.first):
        return True  # «Abiy Ahmed», though Abyei is a town
    if place.kind is EntityKind.COUNTRY and place.first:
        # «Robert Malley»: behind a given name from abroad a country's name is none.
        given = sentence.words[place.first - 1].folded
        if not adjacent(sentence, place.first - 1):
            return False
        led = given in titles().honorifics or is_nation(sentence, place.first - 1)
        both = sentence.tokens[place.first] in COUNTRY_NAMES
        return given in titles().first_names or (both and led)  # «the Italian premier Giorgia X»
    if place.kind is not EntityKind.PLACE:
        return False
    if place.rule != "gazetteer" or place.first == 0 or not adjacent(sentence, place.first - 1):
        return False
    before = sentence.words[place.first - 1].folded
    if before in _LEADS_TO_PLACE or before.endswith(("مدينه", "العاصمه")):
        return False
    return place.country not in HOME or before in titles().standing


_LEADS_TO_PLACE = frozenset("في وفي من الي ومن والي بين عن حتي نحو قرب داخل".split())


def _dated(sentence: Sentence) -> set[int]:
    """Return the numbers of the words that belong to a date."""
    return {
        index
        for index, word in enumerate(sentence.words)
        if any(date.start <= word.start < date.end for date in sentence.dates)
    }


def _after_title(sentence: Sentence, title: Title, taken: set[int]) -> Name | None:
    start = title.after
    if start >= len(sentence.words):
        return None
    bracketed = sentence.gaps[start - 1].strip() == ")" or _quoted(sentence, start, taken)
    bracketed = bracketed or (title.office and _closes_quote(sentence, title.first, start - 1))
    bracketed = bracketed or _slashed(sentence, start - 1)
    if not (adjacent(sentence, start - 1) or bracketed) and not (title.office and title.comma):
        return None
    last = name_end(sentence, start, taken, trusted=True)
    if title.royal and last > start:
        last = _behind_ordinal(sentence, last)
    apart = not (adjacent(sentence, start - 1) or bracketed)
    if last == start or (apart and not _closed(sentence, start, last)):
        return None
    if last == start + 1 and not _may_stand_alone(sentence, start, title):
        return None
    if last == start + 1 and is_of_matter(sentence, start):
        return None
    begun = sentence.tokens[start]
    if _is_word_with_proclitic(begun) or (title.office and _is_and_one_more(begun)):
        return None
    office = surface(sentence, title.first, title.after, title.proclitic) if title.spoken else ""
    return person_at(sentence, start, last, "title-name", title, office)


def _slashed(sentence: Sentence, index: int) -> bool:
    """Whether a stroke stands behind a word that is a title: «Mr/ X»."""
    titled = sentence.tokens[index].removeprefix("و") in titles().honorifics
    return titled and sentence.gaps[index].strip() == "/"


def _behind_ordinal(sentence: Sentence, last: int) -> int:
    """Return the number after which king or pope it is: «the Second», «the Fourteenth»."""
    tokens = sentence.tokens
    if last < len(tokens) and tokens[last] in _ORDINALS and adjacent(sentence, last - 1):
        last += 1
    teen = last < len(tokens) and tokens[last] == "عشر" and adjacent(sentence, last - 1)
    return last + (teen and tokens[last - 1] in _ORDINALS)


def _quoted(sentence: Sentence, start: int, taken: set[int]) -> bool:
    """Whether marks of quotation stand round what may be a name: «Sheikh "X"»."""
    if not _opens_quote(sentence.gaps[start - 1]):
        return False
    last = name_end(sentence, start, taken, trusted=True)
    closes = last - start > 1 and last <= len(sentence.gaps)
    return closes and not _QUOTE.isdisjoint(sentence.gaps[last - 1])


def _closes_quote(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a quotation begun after a word ends behind another: «head of "X"»."""
    opened = any(not _QUOTE.isdisjoint(gap) for gap in sentence.gaps[first:last])
    return opened and _opens_quote(sentence.gaps[last])


_QUOTE = frozenset('"«»“”„')


def _opens_quote(gap: str) -> bool:
    return len(gap.strip()) == 1 and gap.strip() in _QUOTE


def _closed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name set between commas is closed by one, and long enough to be one."""
    at_end = last == len(sentence.words)
    return last - first >= 2 and (
        at_end
        or not adjacent(sentence, last - 1)
        or is_verb(sentence, last)
        or sentence.tokens[last] == "و"  # «X and the minister», as the Maghreb prints it
    )


def _may_stand_alone(sentence: Sentence, index: int, title: Title) -> bool:
    """Whether one word after a title is a name: an unknown word, or a usual name."""
    word = sentence.words[index].folded
    standing = titles().standing.get(word)
    if standing is None and word.startswith("و") and written_last(sentence, index) == "ة":
        return False  # «His Holiness *and young people*»
    if word.startswith("ال"):
        usual = standing in ("name", "maybe") or titles().standing.get(word[2:]) == "name"
        return (usual and not is_noun_form(word)) or is_family_name(word)
    return standing in (None, "name") or (standing == "maybe" and not title.office)


def _is_and_one_more(word: str) -> bool:
    """Whether a word behind an office is «and» with a name: another person, not who holds it."""
    standing = titles().standing
    joined = word.startswith("و") and standing.get(word[1:]) in ("name", "maybe")
    return joined and standing.get(word) != "name"


def _is_word_with_proclitic(word: str) -> bool:
    """Whether an unknown word is an everyday one behind a preposition: «of the resumption»."""
    standing = titles().standing
    known = word in standing or word in titles().first_names
    return not known and any(
        proclitic.endswith(("ب", "ل")) and standing.get(form) == "word"
        for proclitic, form in split_proclitic(word)
    )


def _before_office(
    sentence: Sentence, title: Title, taken: set[int], found: Sequence[Name]
) -> Name | None:
    """Return a name of at least two words right before an office, with or without a comma."""
    last = title.first
    if last == 0 or title.proclitic:
        return None
    gap = sentence.gap(last - 1, last).strip()
    quoted = bool(gap) and gap in _QUOTE
    if not (quoted or gap in ("", "،", ",", "(")):
        return None
    limit = max((name.last for name in found), default=0)
    first = _quote_start(sentence, last, limit) if quoted else None
    if first is None:
        first = _name_start(sentence, last, limit, taken)
        while last - first > 2 and not _begins_name(sentence, first):
            first += 1
        if not (_begins_name(sentence, first) or _after_verb(sentence, first)):
            return None
    if last - first < 2:
        return None
    office = surface(sentence, title.first, title.after)
    person = person_at(sentence, first, last, "name-before-office", None, office)
    return replace(person, country=title.nation, outer_last=title.after)


_LONGEST_QUOTED = 4
"""Words of a name between marks of quotation, at most."""


def _quote_start(sentence: Sentence, last: int, limit: int) -> int | None:
    """Return the number of the word at which the quotation begins that ends before a word."""
    for first in range(last - 1, max(limit, last - _LONGEST_QUOTED, 1) - 1, -1):
        if _opens_quote(sentence.gaps[first - 1]):
            return first
    return None


def _name_start(sentence: Sentence, last: int, limit: int, taken: set[int]) -> int:
    """Return the number of the first word of a name that ends before a word."""
    first = last
    while first > limit and last - first < LONGEST_NAME:
        before = first - 1
        if (first < last and not adjacent(sentence, before)) or before in taken:
            break
        if not (_stands_before(sentence, before) or _foreign_first(sentence, first, last)):
            break
        if last - first > 1 and is_nation(sentence, before):
            break  # «from the Jordanian side, X Y»: a nationality begins no name
        first = before
        if _bears_proclitic(sentence, first):
            break  # the name begins here
    return first


def _stands_before(sentence: Sentence, index: int) -> bool:
    """Whether a word can be part of a name that stands before an office."""
    lists, word = titles(), sentence.words[index].folded
    if is_ali(sentence, index) or is_title_as_name(sentence, index):
        return True
    if word in lists.verbs:
        return False
    if is_conjoined_name(word):
        return True
    titled = any(
        form in lists.honorifics or form in lists.offices for _, form in split_proclitic(word)
    )
    if titled and sentence.words[index + 1].folded not in lists.joiners:
        return False
    known = lists.standing.get(word) != "word" or word in lists.first_names
    return known or word in lists.joiners or word.startswith("عبد") or is_family_name(word)


def _bears_proclitic(sentence: Sentence, index: int) -> bool:
    """Whether a word is no name itself but one behind a proclitic."""
    standing = titles().standing
    whole, *others = (form for _, form in split_proclitic(sentence.words[index].folded))
    return standing.get(whole) in (None, "word") and any(
        standing.get(form) in ("name", "maybe")
        or (form in titles().first_names and len(form) > 2)  # «X and Jan Y»
        for form in others
    )


def _foreign_first(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an everyday word right after a verb is the first name of an unknown last name."""
    if last - first != 1 or not _after_verb(sentence, first - 1):
        return False
    word = sentence.words[first - 1].folded
    unknown = titles().standing.get(sentence.words[first].folded) != "word"
    return unknown and not word.startswith("ال") and word not in titles().complements


def _after_verb(sentence: Sentence, index: int) -> bool:
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return sentence.words[index - 1].folded.removeprefix("و") in _SAYING


def _begins_name(sentence: Sentence, index: int) -> bool:
    """Whether a word can be the first of a name that no title leads to."""
    lists = titles()
    return any(
        lists.standing.get(form) in ("name", "maybe") or form in lists.first_names or form == _ABD
        for _, form in split_proclitic(sentence.words[index].folded)
    )


def _after_saying(sentence: Sentence, index: int, taken: set[int]) -> Name | None:
    """Return a full name right after a verb of saying or meeting."""
    word = sentence.words[index].folded
    if word.removeprefix("و") not in _SAYING or index + 2 >= len(sentence.words):
        return None
    start = index + 1
    if sentence.tokens[start] in _WHAT_SAYS:
        return None  # «said a statement of the office»: also a given name
    if not adjacent(sentence, index):
        return None
    if not (usual_first(sentence, start) or _unknown_first(sentence, word, start)):
        return None
    begun = sentence.words[start]
    if sentence.text[begun.start - sentence.start : begun.end - sentence.start] in _THAT:
        return None
    last = name_end(sentence, start, taken, trusted=word in _NAME_MUST_FOLLOW)
    if last - start < 2:
        return None
    return person_at(sentence, start, last, "name-after-verb", None, "")


def _unknown_first(sentence: Sentence, verb: str, index: int) -> bool:
    """Whether an unknown word is a given name: only who chairs can stand there, and a name does."""
    standing, after = titles().standing, sentence.tokens[index + 1]
    unknown = standing.get(sentence.tokens[index]) is None and sentence.tokens[index].isalpha()
    follows = adjacent(sentence, index) and standing.get(after) == "name"
    return verb in _NAME_MUST_FOLLOW and unknown and follows and not is_conjoined_name(after)


_WHAT_SAYS = frozenset("بيان مصدر تقرير دبلوماسي مسوول شاهد ناشط".split())
"""Words for what or who says something, of which some are given names."""
_NAME_MUST_FOLLOW = frozenset({"برياسه", "براسه"})
"""Words after which nothing but who chairs can stand."""
