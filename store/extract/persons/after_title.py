"""Persons behind a title or an office: «the minister X», «Sheikh "X"»."""

from __future__ import annotations

from ...text import split_proclitic
from ..lexicon import titles
from ..names import Name, adjacent, surface
from ..sentences import Sentence
from .name import person_at
from .quotes import QUOTE, opens_quote
from .titles import Title
from .word_forms import (
    has_pronoun,
    is_family_name,
    is_noun_form,
    is_of_matter,
    is_verb,
    written_last,
)
from .words import name_end

_ORDINALS = frozenset(
    "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي".split()
)


_POPE = "البابا"
"""What belongs to a name of one word: «Pope Francis»."""


def after_title(sentence: Sentence, title: Title, taken: set[int]) -> Name | None:
    """Return the name that a title leads to."""
    start = title.after
    if start >= len(sentence.words):
        return None
    bracketed = sentence.gaps[start - 1].strip() == ")" or _quoted(sentence, start, taken)
    bracketed = bracketed or (title.office and _closes_quote(sentence, title.first, start - 1))
    bracketed = bracketed or _slashed(sentence, start - 1)
    bracketed = bracketed or (title.office and _between_strokes(sentence, start, taken))
    if not (adjacent(sentence, start - 1) or bracketed) and not (title.office and title.comma):
        return None
    last = name_end(sentence, start, taken, trusted=True)
    alone = last <= start + 1
    crowned = alone and title.royal and sentence.tokens[start] in titles().first_names
    last = start + 1 if crowned else last  # «Pope *Francis* received»
    if title.royal and last > start:
        last = _behind_ordinal(sentence, last)
    apart = not (adjacent(sentence, start - 1) or bracketed)
    if last == start or (apart and not _closed(sentence, start, last)):
        return None
    if last == start + 1 and not (crowned or _may_stand_alone(sentence, start, title)):
        return None
    if last == start + 1 and is_of_matter(sentence, start):
        return None
    begun = sentence.tokens[start]
    if _is_word_with_proclitic(begun) or (title.office and _is_and_one_more(begun)):
        return None
    start -= crowned and sentence.tokens[start - 1] == _POPE
    office = surface(sentence, title.first, title.after, title.proclitic) if title.spoken else ""
    return person_at(sentence, start, last, "title-name", title, office)


def _slashed(sentence: Sentence, index: int) -> bool:
    """Whether a stroke stands behind a word that is a title: «Mr/ X»."""
    titled = sentence.tokens[index].removeprefix("و") in titles().honorifics
    return titled and sentence.gaps[index].strip() == "/"


def _between_strokes(sentence: Sentence, start: int, taken: set[int]) -> bool:
    """Whether what may be a name stands between strokes: «the foreign minister /X Y/»."""
    if sentence.gaps[start - 1].strip() != "/":
        return False
    last = name_end(sentence, start, taken, trusted=True)
    behind = sentence.text[sentence.words[last - 1].end - sentence.start :].lstrip()
    return last > start and behind.startswith("/")


def _behind_ordinal(sentence: Sentence, last: int) -> int:
    """Return the number after which king or pope it is: «the Second», «the Fourteenth»."""
    tokens = sentence.tokens
    if last < len(tokens) and tokens[last] in _ORDINALS and adjacent(sentence, last - 1):
        last += 1
    teen = last < len(tokens) and tokens[last] == "عشر" and adjacent(sentence, last - 1)
    return last + (teen and tokens[last - 1] in _ORDINALS)


def _quoted(sentence: Sentence, start: int, taken: set[int]) -> bool:
    """Whether marks of quotation stand round what may be a name: «Sheikh "X"»."""
    if not opens_quote(sentence.gaps[start - 1]):
        return False
    last = name_end(sentence, start, taken, trusted=True)
    if last - start < 2:
        return False
    behind = sentence.text[sentence.words[last - 1].end - sentence.start :]
    gap = sentence.gaps[last - 1] if last < len(sentence.words) else behind
    return not QUOTE.isdisjoint(gap)


def _closes_quote(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a quotation begun after a word ends behind another: «head of "X"»."""
    opened = any(not QUOTE.isdisjoint(gap) for gap in sentence.gaps[first:last])
    return opened and opens_quote(sentence.gaps[last])


def _closed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name set between commas is closed by one, and long enough to be one."""
    at_end = last == len(sentence.words)
    return last - first >= 2 and (
        at_end
        or not adjacent(sentence, last - 1)
        or is_verb(sentence, last)
        or sentence.is_parted_from_and(last)  # «X and the minister», as the Maghreb prints it
    )


def _may_stand_alone(sentence: Sentence, index: int, title: Title) -> bool:
    """Whether one word after a title is a name: an unknown word, or a usual name."""
    word = sentence.words[index].folded
    standing = titles().standing.get(word)
    joined = standing is None and word.startswith("و")
    if joined and (written_last(sentence, index) == "ة" or has_pronoun(sentence, index)):
        return False  # «His Holiness *and young people*», «the deputies *and his giving*»
    if word.startswith("ال"):
        usual = standing in ("name", "maybe") or titles().standing.get(word[2:]) == "name"
        return (usual and not is_noun_form(word)) or is_family_name(word)
    if standing == "maybe" and title.office:
        return title.nation is not None and not _has_complement(sentence, index)
    return standing in (None, "name", "maybe")


def _has_complement(sentence: Sentence, index: int) -> bool:
    """Whether a word goes on as an adjective does: «the Tunisian president is *happy with*»."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    follows = sentence.tokens[after]
    return follows in ("عن", "علي", "من") or follows.startswith(("ب", "ل"))


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
