"""Bodies in a sentence: known by name, made of a head and its complements, alliances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..gazetteer import gazetteer
from ..text import Word, fold, split_proclitic
from .lexicon import bodies
from .names import Name, adjacent, made, run_end, surface
from .sentences import Sentence


def known_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield the bodies of known name; shorter names within longer ones are yielded too."""
    lists = bodies()
    for index, word in enumerate(sentence.words):
        starts = split_proclitic(word.folded)
        reach = max((lists.longest.get(start, 0) for _, start in starts), default=0)
        end = run_end(sentence, index, "\"'«»“”")
        for length in range(min(reach, end - index), 0, -1):
            rest = [each.folded for each in sentence.words[index + 1 : index + length]]
            for proclitic, start in starts:
                body = lists.known.get(" ".join((start, *rest)))
                if body is not None:
                    yield made(
                        sentence,
                        body.key,
                        body.label,
                        index,
                        index + length,
                        "known-body",
                        proclitic=proclitic,
                        country=body.country,
                    )


def alliances(sentence: Sentence) -> Iterator[Name]:
    """Yield alliances against somebody, whatever the words: «the coalition to defeat X»."""
    lists = bodies()
    words = sentence.words
    for index, word in enumerate(words):
        proclitic = next(
            (p for p, form in split_proclitic(word.folded) if form in lists.alliance_heads), None
        )
        if proclitic is None:
            continue
        after = index + 1
        end = run_end(sentence, index, "\"'«»“”")
        while after < end and words[after].folded in lists.alliance_adjectives:
            after += 1
        length = _against(words, after, end)
        if not length:
            continue
        enemy = next((name for name in _known_bodies_at(sentence, after + length, end)), None)
        if enemy is not None:
            yield made(
                sentence,
                f"group:alliance-against-{enemy.key.partition(':')[2]}",
                f"التحالف الدولي ضد {enemy.label}",
                index,
                enemy.last,
                "alliance",
                proclitic=proclitic,
            )


def _against(words: Sequence[Word], index: int, end: int) -> int:
    """Return how many words for `against` stand at a word."""
    for length in (2, 1):
        phrase = " ".join(word.folded for word in words[index : min(index + length, end)])
        if phrase in bodies().against:
            return length
    return 0


def _known_bodies_at(sentence: Sentence, index: int, end: int) -> Iterator[Name]:
    lists = bodies()
    for length in range(min(5, end - index), 0, -1):
        phrase = " ".join(word.folded for word in sentence.words[index : index + length])
        for _, form in split_proclitic(phrase):
            body = lists.known.get(form)
            if body is not None:
                yield made(sentence, body.key, body.label, index, index + length, "known-body")


_LONGEST_BODY = 7
"""Words a name made from its head and complements has at most."""


def headed_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield bodies made of a head and what completes it: «Ministry of Foreign Affairs»."""
    lists = bodies()
    for index, word in enumerate(sentence.words):
        for proclitic, form in split_proclitic(word.folded):
            if form in lists.presidencies and not _is_of_state(sentence, index + 1):
                continue
            if form in lists.heads:
                last = _complement_end(sentence, index, form in lists.kind_only)
            elif form in lists.definite:
                last = _nationality_end(sentence, index)
            elif form.startswith("ال") and form[2:] in lists.unions:
                last = _adjectives_end(sentence, index)
            else:
                continue
            if last > index + 1:
                yield _headed(sentence, index, last, proclitic)
            break


_OF_STATE = frozenset(
    map(fold, "الوزراء الجمهورية الحكومة البرلمان مجلس النيابة أركان الأركان الاتحاد".split())
)


def _is_of_state(sentence: Sentence, index: int) -> bool:
    """Whether what a presidency is of makes it a body, and not somebody's chairing."""
    return index < len(sentence.words) and sentence.words[index].folded in _OF_STATE


_ORDINARY = frozenset(
    map(
        fold,
        "الأول الثاني الثالث الرابع الأولى الثانية الثالثة الجديد الجديدة الأخير الأخيرة الخاص "
        "الخاصة الحالي الحالية المقبل المقبلة الماضي الماضية السابق السابقة المذكور المذكورة نفسه "
        "المعني المعنية المختصة المشترك المشتركة المكلفة الكبرى الكبير الكبيرة الذي التي".split(),
    )
)


def _adjectives_end(sentence: Sentence, index: int) -> int:
    """Return the number after the adjectives that make a body's name of a word with the article.

    «The Arab Parliamentary Union», «the Ministerial Council for National Security»: an adjective
    with a relative ending must follow, and none that any body could have.
    """
    end = min(run_end(sentence, index), index + _LONGEST_BODY)
    last = index + 1
    while last < end:
        word = sentence.words[last].folded
        relative = word.startswith("ال") and word.endswith(("ي", "يه", "زي", "زيه"))
        if word in _ORDINARY or word in _NOT_COMPLEMENT or word in _RANKS:
            break
        if not relative and not (last > index + 1 and word.startswith(("لل", "ال"))):
            break
        last += 1
    return last if last > index + 1 else index


def _headed(sentence: Sentence, first: int, last: int, proclitic: str) -> Name:
    """Make the name of a body; ministries and governments of a nation are one in any wording."""
    words = [word.folded for word in sentence.words[first:last]]
    nation = _nation(sentence, first + 1, last)
    label = surface(sentence, first, last, proclitic)
    head = dict((p, f) for p, f in split_proclitic(words[0]))[proclitic]
    office = _state_office(head, words[1:])
    if office is None:
        identity = " ".join((head, *words[1:]))
    else:
        # A ministry without a nation is that of one article only: another may mean another's.
        identity = f"{office}@{nation}" if nation else f"?{office}"
    return made(
        sentence,
        f"organisation:{identity}",
        label,
        first,
        last,
        "headed-body",
        proclitic=proclitic,
        country=nation,
    )


def _state_office(head: str, rest: Sequence[str]) -> str | None:
    """Return the office of a state that the words name, in one wording; none for other bodies."""
    plain = head.removeprefix("ال")
    if plain in ("حكومه", "سلطات"):
        return "حكومه"
    if plain == "وزاره" and rest:
        return f"وزاره {rest[0]}"
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


def _complement_end(sentence: Sentence, index: int, needs_definite: bool) -> int:
    """Return the number after the complements of a head: definite nouns, nations, «for ...»."""
    end = min(run_end(sentence, index), index + _LONGEST_BODY)
    last, definite = index + 1, False
    # Only ministries and the like go on with «and»; elsewhere it begins something else.
    ministry = sentence.words[index].folded.endswith(("وزاره", "هييه", "لجنه", "مكتب", "وكاله"))
    while last < end:
        word = sentence.words[last].folded
        nation = next(
            (m for m in gazetteer().at(sentence.words, last) if m.name.key.startswith("country:")),
            None,
        )
        if nation is not None and nation.last <= end and nation.proclitic in ("", "ل"):
            last, definite = nation.last, True
            if nation.name.adjective or last - index > 2:
                break
        elif last == index + 1 and word in _OF_MEMBERS:
            last += 1
        elif word in _RANKS or word.startswith(("المنبثق", "المشارك", "المعني")):
            break
        elif word.startswith(("ال", "لل")) and word not in _NOT_COMPLEMENT:
            last, definite = last + 1, True
        elif definite and ministry and word.startswith("وال") and _joins(word):
            last += 1
        else:
            break
    if not definite and needs_definite:
        return index
    return last if definite else index


_OF_MEMBERS = frozenset(map(fold, ["وزراء", "رؤساء", "نواب", "دول"]))
_RANKS = frozenset(
    map(fold, ["الفريق", "اللواء", "العميد", "العقيد", "القاضي", "المهندس", "النائب"])
)
_NOT_COMPLEMENT = frozenset(
    map(
        fold,
        "التي الذي الذين اليوم الماضي الماضية المقبل المقبلة الآن الحالي الحالية السابق السابقة "
        "القادم القادمة الجاري التابع التابعة السيد السفير الدكتور الشيخ المستشار الأمير "
        "الوزير المتحدث الناطق الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    )
)


def _joins(word: str) -> bool:
    """Whether a word with و and the article can go on a name: a noun, not a new sentence's verb."""
    return word.endswith(("يه", "ه", "ات", "ين", "ن", "اء", "م", "ر", "ل", "ف", "د", "ب", "ج"))
