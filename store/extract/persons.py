"""Persons in a sentence: a name after a title or an office, or before an office.

Arabic has no capitals, so where a name ends is told by how well each word stands in names, by
verbs, by nationalities and by punctuation; see `person_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..gazetteer import HOME, gazetteer
from ..records import EntityKind
from ..text import split_proclitic
from .lexicon import titles
from .names import Name, adjacent, longest, made, surface, without
from .person_words import (
    LONGEST_NAME,
    is_ali,
    is_family_name,
    is_family_name_form,
    is_noun_form,
    is_verb,
    name_end,
)
from .sentences import Sentence

_SAYING = frozenset(
    "قال قالت اكد اكدت اعلن اعلنت اضاف اضافت اوضح اوضحت صرح صرحت ذكر ذكرت حذر حذرت شدد شددت "
    "دعا دعت استقبل استقبلت التقي التقت افتتح افتتحت تراس تراست وتراس حضر حضره حضرها بحضور "
    "برياسه برعايه نقل تلقي تعهد تعهدت طالب طالبت رحب رحبت اشاد اشادت كشف كشفت شكر شكرت اعرب "
    "اعربت نوه لفت شارك شاركت وصل زار غادر بحث راس يراس يتراس".split()
)
_ORDINALS = frozenset(
    "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title or an office before a name: word numbers, half-open."""

    first: int
    after: int
    office: bool
    nation: str | None
    proclitic: str
    royal: bool
    comma: bool
    spoken: bool
    """Whether it holds a word that is an office, complete or not."""


def find_persons(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """Return the persons of a sentence in order.

    Args:
        sentence: The sentence.
        names: Its other names; a person's name never runs into a body or a place.
    """
    taken = {
        index for name in names if not name.adjective for index in range(name.first, name.last)
    }
    found: list[Name] = []
    index = 0
    bodies_at = {name.first: name for name in names if not name.adjective}
    while index < len(sentence.words):
        title = _title(sentence, index, bodies_at)
        person = _after_title(sentence, title, taken) if title else None
        if person is None and title is not None and title.office:
            person = _before_office(sentence, title, taken, found)
        if person is None and title is None:
            person = _after_saying(sentence, index, taken)
        if person is not None:
            found.append(person)
            index = max(person.last, index + 1)
        else:
            index = title.after if title is not None and title.office else index + 1
    listed = [
        *_joined(sentence, found, taken),
        *_after_countries(sentence, names, taken),
        *_after_portfolios(sentence, taken),
    ]
    return longest([*found, *listed])


def _may_be_first_name(sentence: Sentence, name: Name) -> bool:
    """Whether a far city's name right after a nationality or an office is rather a first name."""
    return (
        name.kind is EntityKind.PLACE
        and name.last == name.first + 1
        and name.country not in HOME
        and name.first > 0
        and not name.proclitic
        and adjacent(sentence, name.first - 1)
        and _is_nationality(sentence, name.first - 1)
    )


def _is_nationality(sentence: Sentence, index: int) -> bool:
    return any(match.name.adjective for match in gazetteer().at(sentence.words, index))


def _dated(sentence: Sentence) -> set[int]:
    """Return the numbers of the words that belong to a date."""
    return {
        index
        for index, word in enumerate(sentence.words)
        if any(date.start <= word.start < date.end for date in sentence.dates)
    }


def _title(sentence: Sentence, index: int, bodies_at: Mapping[int, Name]) -> _Title | None:
    """Read the titles and offices that begin at a word.

    Args:
        sentence: The sentence.
        index: Number of the word.
        bodies_at: For the first word of a body or place its name: an office may be one of it.
    """
    lists = titles()
    words = sentence.words
    if index + 1 < len(words) and words[index + 1].folded in ("بن", "بنت"):
        return None  # a first name that is also a title
    start = next(
        (
            (proclitic, form)
            for proclitic, form in split_proclitic(words[index].folded)
            if form in lists.honorifics or form in lists.offices
        ),
        None,
    )
    if start is None:
        return None
    after, office, nation = index, False, None
    royal = spoken = False
    while after < len(words):
        form = start[1] if after == index else words[after].folded
        if after > index and not adjacent(sentence, after - 1):
            break
        if form in lists.offices and form not in ("شيخ",):
            spoken = True
            royal = royal or form in ("ملك", "بابا", "امير")
            after += 1
            before = after
            after, found = _complements(sentence, after, bodies_at)
            office = office or form not in lists.honorifics or after > before
            nation = found or nation
        elif form in lists.honorifics:
            royal = royal or form in ("الملك", "البابا", "السلطان", "العاهل")
            after += 1
            after, found = _complements(sentence, after, bodies_at, only_nation=True)
            nation = found or nation
        else:
            break
    comma = _comma_after(sentence, after - 1)
    return _Title(index, after, office, nation, start[0], royal, comma, spoken)


def _comma_after(sentence: Sentence, index: int) -> bool:
    return index + 1 < len(sentence.words) and sentence.gap(index, index + 1).strip() in ("،", ",")


_TO = frozenset({"الي", "لدي", "في", "عن"})


def _complements(
    sentence: Sentence,
    after: int,
    bodies_at: Mapping[int, Name],
    *,
    only_nation: bool = False,
) -> tuple[int, str | None]:
    """Return the number after what completes an office, and the nation it names."""
    lists, words = titles(), sentence.words
    nation: str | None = None
    while after < len(words) and adjacent(sentence, after - 1):
        word = words[after].folded
        match = next(
            (
                m
                for m in gazetteer().at(words, after)
                if m.name.key.startswith("country:") and m.proclitic in ("", "ل")
            ),
            None,
        )
        if match is not None:
            after, nation = match.last, match.name.country
            continue
        if not only_nation and after in bodies_at:
            nation = bodies_at[after].country or nation
            after = bodies_at[after].last
            continue
        if not only_nation and word in _TO and after + 1 in bodies_at:
            after += 1
            continue
        if only_nation:
            if word not in ("السابق", "السابقه", "الراحل", "المنتخب", "الحالي"):
                break
        elif not (_completes(word) or _is_adjective_of(sentence, after)):
            break
        if _begins_name_after_noun(sentence, after):
            break
        if word in lists.honorifics or word in lists.offices:
            break
        after += 1
    return after, nation


def _is_adjective_of(sentence: Sentence, index: int) -> bool:
    """Whether a word that is also a family name is an adjective here: another one follows."""
    words = sentence.words
    word = words[index].folded
    if words[index - 1].folded in ("رييس", "رييسه") and word == "وفد":
        return True
    after = words[index + 1].folded if index + 1 < len(words) else ""
    return is_family_name_form(word) and after.startswith("ال") and adjacent(sentence, index)


def _begins_name_after_noun(sentence: Sentence, index: int) -> bool:
    """Whether a masculine word with a relative ending follows a feminine noun: a name begins."""
    words = sentence.words
    before, word = words[index - 1].folded, words[index].folded
    if not (before.startswith("ال") and before.endswith("ه") and is_family_name(word)):
        return False
    return index + 1 < len(words) and not words[index + 1].folded.startswith("ال")


def _completes(word: str) -> bool:
    """Whether a word can go on an office: no name, no verb, and a noun with its article."""
    lists = titles()
    if word in lists.complements:
        return True
    bare = word.removeprefix("و")
    if word in lists.verbs:
        return False
    if bare in lists.complements:
        return True
    standing = lists.standing.get(word)
    if word.startswith("لل") and len(word) > 4:
        return True
    for prefix in ("ال", "وال", "ولل"):
        if word.startswith(prefix):
            return standing == "word" or (standing is None and is_noun_form(word))
    return False


def _after_title(sentence: Sentence, title: _Title, taken: set[int]) -> Name | None:
    start = title.after
    if start >= len(sentence.words):
        return None
    if not adjacent(sentence, start - 1) and not (title.office and title.comma):
        return None
    last = name_end(sentence, start, taken, trusted=title.office)
    if title.royal and last > start and last < len(sentence.words):
        last += sentence.words[last].folded in _ORDINALS and adjacent(sentence, last - 1)
    apart = not adjacent(sentence, start - 1)
    if last == start or (apart and not _closed(sentence, start, last)):
        return None
    if last == start + 1 and not _may_stand_alone(sentence, start, title):
        return None
    office = surface(sentence, title.first, title.after, title.proclitic) if title.spoken else ""
    person = _person(sentence, start, last, "title-name", title, office)
    return person if title.office else _with_office_after(sentence, person)


def _with_office_after(sentence: Sentence, person: Name) -> Name:
    """Add the office that follows a name: «Dr X, the minister of ...»."""
    if person.last >= len(sentence.words):
        return person
    if sentence.gap(person.last - 1, person.last).strip() not in ("", "،", ","):
        return person
    after = _title(sentence, person.last, {})
    if after is None or not after.office or after.proclitic:
        return person
    if _name_follows(sentence, after):
        return person
    office = surface(sentence, after.first, after.after)
    country = person.country or after.nation
    return replace(person, office=office, country=country, outer_last=after.after)


def _name_follows(sentence: Sentence, title: _Title) -> bool:
    start = title.after
    if start >= len(sentence.words) or not adjacent(sentence, start - 1):
        return False
    return _usual_first(sentence, start)


def _closed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name set between commas is closed by one, and long enough to be one."""
    at_end = last == len(sentence.words)
    return last - first >= 2 and (
        at_end or not adjacent(sentence, last - 1) or is_verb(sentence, last)
    )


def _may_stand_alone(sentence: Sentence, index: int, title: _Title) -> bool:
    """Whether one word after a title is a name: an unknown word, or a usual name."""
    word = sentence.words[index].folded
    standing = titles().standing.get(word)
    if word.startswith("ال"):
        return (standing != "word" and not is_noun_form(word)) or is_family_name(word)
    return standing in (None, "name") or (standing == "maybe" and not title.office)


def _person(
    sentence: Sentence, first: int, last: int, rule: str, title: _Title | None, office: str
) -> Name:
    proclitic = ""
    if title is None or first == title.first:
        proclitic = _name_proclitic(sentence, first)
    label = surface(sentence, first, last, proclitic)
    words = [word.folded for word in sentence.words[first:last]]
    if proclitic:
        words[0] = words[0].removeprefix(proclitic)
    made_name = made(
        sentence,
        f"person:{' '.join(words)}",
        label,
        first,
        last,
        rule,
        proclitic=proclitic,
        country=title.nation if title else None,
    )
    outer, before = (title.first, title.proclitic) if title is not None else (first, proclitic)
    return replace(
        made_name,
        office=office,
        outer_first=outer,
        outer_last=last,
        outer_start=without(sentence, outer, before),
    )


def _name_proclitic(sentence: Sentence, index: int) -> str:
    """Return the proclitic a name's first word bears: one whose rest is the better name."""
    word = sentence.words[index].folded
    standing = titles().standing
    if standing.get(word) in ("name", "maybe"):
        return ""
    for proclitic, form in split_proclitic(word)[1:]:
        if standing.get(form) in ("name", "maybe"):
            return proclitic
    return ""


def _before_office(
    sentence: Sentence, title: _Title, taken: set[int], found: Sequence[Name]
) -> Name | None:
    """Return a name of at least two words right before an office, with or without a comma."""
    last = title.first
    if last == 0 or title.proclitic:
        return None
    if sentence.gap(last - 1, last).strip() not in ("", "،", ","):
        return None
    limit = max((name.last for name in found), default=0)
    first = _name_start(sentence, last, limit, taken)
    if last - first < 2 or not (_begins_name(sentence, first) or _after_verb(sentence, first)):
        return None
    office = surface(sentence, title.first, title.after)
    person = _person(sentence, first, last, "name-before-office", None, office)
    return replace(person, country=title.nation, outer_last=title.after)


def _name_start(sentence: Sentence, last: int, limit: int, taken: set[int]) -> int:
    """Return the number of the first word of a name that ends before a word."""
    first = last
    while first > limit and last - first < LONGEST_NAME:
        before = first - 1
        if (first < last and not adjacent(sentence, before)) or before in taken:
            break
        if not (_stands_before(sentence, before) or _foreign_first(sentence, first, last)):
            break
        first = before
        if _bears_proclitic(sentence, first):
            break  # the name begins here
    return first


def _stands_before(sentence: Sentence, index: int) -> bool:
    """Whether a word can be part of a name that stands before an office."""
    lists, word = titles(), sentence.words[index].folded
    if is_ali(sentence, index):
        return True
    if word in lists.verbs:
        return False
    known = lists.standing.get(word) != "word"
    return known or word in lists.joiners or word.startswith("عبد") or is_family_name(word)


def _bears_proclitic(sentence: Sentence, index: int) -> bool:
    """Whether a word is no name itself but one behind a proclitic."""
    standing = titles().standing
    whole, *others = (form for _, form in split_proclitic(sentence.words[index].folded))
    return standing.get(whole) is None and any(
        standing.get(form) in ("name", "maybe") for form in others
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
    standing = titles().standing
    return any(
        standing.get(form) in ("name", "maybe")
        for _, form in split_proclitic(sentence.words[index].folded)
    )


def _after_saying(sentence: Sentence, index: int, taken: set[int]) -> Name | None:
    """Return a full name right after a verb of saying or meeting."""
    word = sentence.words[index].folded
    if word.removeprefix("و") not in _SAYING or index + 2 >= len(sentence.words):
        return None
    start = index + 1
    if not adjacent(sentence, index) or not _usual_first(sentence, start):
        return None
    last = name_end(sentence, start, taken, trusted=False)
    if last - start < 2:
        return None
    return _person(sentence, start, last, "name-after-verb", None, "")


def _usual_first(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index].folded
    return titles().standing.get(word) in ("name", "maybe") or word.startswith("عبد")


def _joined(sentence: Sentence, found: Sequence[Name], taken: set[int]) -> Iterator[Name]:
    """Yield full names that و joins to a person: lists give the title only once."""
    for person in found:
        index = person.last
        while index + 1 < len(sentence.words):
            word = sentence.words[index].folded
            gap = sentence.gap(index - 1, index).strip()
            if gap not in ("", "،") or not word.startswith("و") or index in taken:
                break
            nation = next(
                (m for m in gazetteer().at(sentence.words, index) if m.name.adjective), None
            )
            first = nation.last if nation is not None else index
            last = name_end(sentence, first + (nation is None), taken, trusted=True)
            if (nation is None and not _listed_name(word)) or last - first < 2:
                break
            found_here = _person(sentence, first, last, "name-in-list", None, "")
            yield replace(found_here, country=nation.name.country if nation else None)
            index = last


def _listed_name(word: str) -> bool:
    """Whether a word is «and» with a usual name."""
    standing = titles().standing
    return standing.get(word[1:]) == "name" and standing.get(word) != "name"


_PORTFOLIOS = frozenset(
    "الداخليه الخارجيه الدفاع الماليه الصحه العدل الطاقه النقل التجاره الاقتصاد الاعلام الزراعه "
    "التربيه التعليم الثقافه العمل البييه الشوون الاشغال السياحه الصناعه الاتصالات".split()
)


def _after_portfolios(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield names right after portfolios: «the ministers of the Interior A and Finance B»."""
    words = sentence.words
    holders = next(
        (i for i, word in enumerate(words) if word.folded.lstrip("ول") in _MINISTERS), None
    )
    if holders is None:
        return
    index = holders + 1
    while index < len(words):
        word = words[index].folded
        if word.removeprefix("و") in _PORTFOLIOS:
            first = index + 1
            while first < len(words) and words[first].folded.startswith(("ال", "وال")):
                if titles().standing.get(words[first].folded) == "name":
                    break
                first += 1
            last = name_end(sentence, first, taken, trusted=True) if first < len(words) else first
            if last - first >= 2 and adjacent(sentence, first - 1):
                office = f"وزير {surface(sentence, index, first, 'و' if word[0] == 'و' else '')}"
                yield _person(sentence, first, last, "name-after-portfolio", None, office)
                index = last
                continue
        index += 1


_MINISTERS = frozenset({"وزراء", "وزيري", "وزيرا", "زراء", "زيري"})
_HOLDERS = {"وزراء": "وزير", "رؤساء": "رييس", "روساء": "رييس", "سفراء": "سفير"}


def _after_countries(sentence: Sentence, names: Sequence[Name], taken: set[int]) -> Iterator[Name]:
    """Yield names right after countries in a list: «the foreign ministers of X, A, and Y, B»."""
    holders = next(
        (i for i, word in enumerate(sentence.words) if word.folded.lstrip("ول") in _HOLDERS), None
    )
    if holders is None:
        return
    for name in names:
        start = name.last
        if name.adjective or name.first < holders or start >= len(sentence.words):
            continue
        if name.kind.value != "country" or not adjacent(sentence, start - 1):
            continue
        last = name_end(sentence, start, taken, trusted=True)
        if last - start >= 2 and not is_verb(sentence, start):
            person = _person(sentence, start, last, "name-after-country", None, "")
            yield replace(person, country=name.country)
