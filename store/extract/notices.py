"""What a sentence says of the meeting a trigger speaks of: date, place, body, level, mode, status.

Each trigger owns a stretch of the sentence: from the clause it stands in to where the clause of the
next begins. A place behind a word that opens the matter («to discuss», «about») is talked about,
not met in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from ..data import load
from ..dates import DateExpression
from ..records import EntityKind, Span, Status
from ..text import fold
from .names import Name
from .sentences import Sentence
from .triggers import Trigger

_BODIES = frozenset({EntityKind.GROUP, EntityKind.WORKING_GROUP, EntityKind.ORGANISATION})
_BREAK = re.compile(
    r"[،؛,;](?=\s)|(?<=\s)(?:بعد|اذ|عقب|منذ|وصولا|وكان|وكانت|فيما|كما|حيث|بينما)(?=\s)"
)
_COMMA = re.compile(r"[،؛,;](?=\s)|(?<=\s)-(?=\s)")
_CONVENED = re.compile(
    r"(?<!\w)و?(?:س)?(?:عقد|عقدت|يعقد|تعقد|اجري|اجرت|يجري|تجري|تراس|تراست|يتراس|تتراس|يراس|افتتح|"
    r"افتتحت|يفتتح|تفتتح|اختتم|اختتمت|انطلقت|انطلق|تنطلق|بدات|استضافت|تستضيف|احتضنت|تحتضن|نظمت|"
    r"تنظم|التامت|انعقدت|انعقد|تنعقد|ينعقد)(?=\s)"
)
_IN = frozenset(map(fold, ["في", "فى", "وفي", "بمدينة", "بالعاصمة", "داخل"]))
_PLACE_WORDS = frozenset(
    map(fold, ["مدينة", "العاصمة", "منتجع", "بمدينة", "بالعاصمة", "دولة", "مقر", "قصر", "بمقر"])
)
_HOSTING = re.compile(r"(?:ا|ت|ي|ست|سي|س)?(?:حتضن|ستضيف|ستضاف|ستضافت|حتضنت|ستقبل مدينه)(?:ت)?")
_NOT_LEVEL = re.compile(r"(?:لم يكن|ليس|ليست|لم تكن|لا يعد)(?:\s+\w+){0,4}\s*$")
_VERB_FUTURE = re.compile(r"س[يتن]\w{3,}")
_CONNECTING = 6
"""Words that may stand between a trigger and the body that meets."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the sentence gives, and the words that show it."""

    value: str
    """Key of an entity, or a term."""
    span: Span
    """Where it stands."""
    label: str = ""
    """How it is shown, where that is not the words themselves."""
    name: Name | None = None
    """The name it is, if it is one."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one trigger's stretch of a sentence says."""

    sentence: Sentence
    """The sentence."""
    trigger: Trigger
    """The trigger."""
    names: tuple[Name, ...]
    """All names of the sentence."""
    stretch: Span
    """The part of the article that is the trigger's."""
    dates: tuple[DateExpression, ...] = ()
    """Its dates, the one that counts first."""
    place: Said | None = None
    """Where, if said."""
    host: Said | None = None
    """Who hosts, where the words that give the place say so."""
    bodies: tuple[Said, ...] = ()
    """Which bodies meet."""
    level: Said | None = None
    """Who sits there."""
    mode: Said | None = None
    """In person or not."""
    status: Said | None = None
    """What its words say of whether it took place."""
    parties: tuple[Name, ...] = field(default=())
    """Countries and persons right in its clause."""

    @property
    def says_something(self) -> bool:
        """Whether anything but the trigger is there."""
        return bool(self.dates or self.place or self.bodies or self.level or self.mode)


def notices(sentence: Sentence, names: Sequence[Name], triggers: Sequence[Trigger]) -> list[Notice]:
    """Return what each trigger of a sentence says, in order."""
    edges = _edges(sentence, triggers)
    found = []
    for trigger, (start, end) in zip(triggers, edges, strict=True):
        found.append(_notice(sentence, names, trigger, Span(start, end)))
    return found


def _edges(sentence: Sentence, triggers: Sequence[Trigger]) -> list[tuple[int, int]]:
    """Return for each trigger where its stretch begins and ends."""
    cuts = [sentence.start]
    for before, after in pairwise(triggers):
        cuts.append(_cut_between(sentence, before.end, after.start))
    cuts.append(sentence.end)
    edges = []
    for trigger, cut, next_cut in zip(triggers, cuts, cuts[1:], strict=False):
        edges.append((_clause_start(sentence, cut, trigger.start), next_cut))
    return edges


def _cut_between(sentence: Sentence, start: int, end: int) -> int:
    text = sentence.folded.text
    first, last = sentence.folded_at(start), sentence.folded_at(end)
    breaks = [match.start() for match in _BREAK.finditer(text, first, last)]
    return sentence.source(breaks[-1], breaks[-1] + 1).start if breaks else end


def _clause_start(sentence: Sentence, cut: int, trigger: int) -> int:
    """Return where the clause of a trigger begins, not before its cut."""
    text = sentence.folded.text
    first, last = sentence.folded_at(cut), sentence.folded_at(trigger)
    convened = [match for match in _CONVENED.finditer(text, first, last)]
    if convened:
        last = convened[-1].start()  # «X, today in Y, convened a session» is all one clause
    commas = [match.end() for match in _COMMA.finditer(text, first, last)]
    return sentence.source(commas[-1], commas[-1] + 1).start if commas else cut


def _notice(sentence: Sentence, names: Sequence[Name], trigger: Trigger, stretch: Span) -> Notice:
    opener = _opener(sentence, trigger.index, trigger.end, stretch.end)
    place, host = _place(sentence, names, trigger, stretch, opener)
    return Notice(
        sentence=sentence,
        trigger=trigger,
        names=tuple(names),
        stretch=stretch,
        dates=tuple(_dates(sentence, trigger, stretch, opener)),
        place=place,
        host=host,
        bodies=tuple(_bodies(sentence, names, trigger, opener)),
        level=_term(sentence, "level", trigger, stretch),
        mode=_term(sentence, "mode", trigger, stretch),
        status=_status(sentence, names, trigger, stretch),
        parties=tuple(
            name
            for name in names
            if stretch.start <= name.start < opener
            and name.kind in (EntityKind.COUNTRY, EntityKind.PERSON)
        ),
    )


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(map(fold, load("meetings.toml")["content"]["openers"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)و?(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _opener(sentence: Sentence, index: int, start: int, end: int) -> int:
    """Return the offset where the matter of a meeting begins, or the end."""
    text = sentence.folded.text
    if index and sentence.words[index - 1].folded.removeprefix("و") in _content_verbs():
        return start  # «the meeting discussed ...»: all that follows is its matter
    match = _openers().search(text, sentence.folded_at(start), sentence.folded_at(end))
    return sentence.source(*match.span()).start if match else end


@cache
def _content_verbs() -> frozenset[str]:
    return frozenset(map(fold, load("meetings.toml")["content"]["verbs"]))


_CLAUSE = re.compile(
    r"[،؛,](?=\s+(?!ال(?:ذي|تي)|وال(?:ذي|تي)|المنعقد|المقرر|الاثنين|الثلاثاء|الاربعاء))"
)


def _place_end(sentence: Sentence, trigger: Trigger, opener: int) -> int:
    """Return where the clause that can say where ends: at a comma that no relative follows."""
    text = sentence.folded.text
    match = _CLAUSE.search(text, sentence.folded_at(trigger.end), sentence.folded_at(opener))
    return sentence.source(*match.span()).start if match else opener


def _dates(
    sentence: Sentence, trigger: Trigger, stretch: Span, opener: int
) -> Iterator[DateExpression]:
    """Yield the trigger's dates: after it before the matter, else before it in its clause."""
    after = [d for d in sentence.dates if trigger.end <= d.start < opener]
    before = [d for d in sentence.dates if stretch.start <= d.start < trigger.start]
    later = [d for d in sentence.dates if opener <= d.start < stretch.end]
    yield from [*after, *before]
    if not after and not before and trigger.that:
        yield from later[:1]


def _place(
    sentence: Sentence,
    names: Sequence[Name],
    trigger: Trigger,
    stretch: Span,
    opener: int,
) -> tuple[Said | None, Said | None]:
    """Return where the meeting is, and its host where a verb of hosting says both."""
    located = [
        name
        for name in names
        if name.kind in (EntityKind.COUNTRY, EntityKind.PLACE) and not name.adjective
    ]
    host = _hosting(sentence, located, trigger, stretch)
    last = _place_end(sentence, trigger, opener)
    after = [n for n in located if trigger.end <= n.start < last and _is_in(sentence, n, trigger)]
    before = [n for n in located if stretch.start <= n.start < trigger.start]
    before = [name for name in before if _leads(sentence, name)]
    chosen = _finest(after) or _finest(before)
    if chosen is None and host is not None:
        chosen = host.name
    return (_said(chosen) if chosen else None), host


def _said(name: Name) -> Said:
    return Said(name.key, Span(name.start, name.end), name.label, name)


def _finest(candidates: Sequence[Name]) -> Name | None:
    """Return the first place, or the city that follows it at once: «the Saudi city of Jeddah»."""
    if not candidates:
        return None
    first = candidates[0]
    if first.kind is EntityKind.COUNTRY:
        for other in candidates[1:]:
            if other.country == first.country and other.first - first.last <= 2:
                return other
    return first


def _is_in(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a place stands as where: after «in», or right after the noun."""
    if name.proclitic.endswith("ب"):
        return True
    construct = not sentence.words[trigger.index].folded.lstrip("وفبل").startswith("ال")
    if construct and not trigger.verb and name.first == trigger.index + 1 and not name.proclitic:
        return True
    index = name.first - 1
    while index > trigger.index and sentence.words[index].folded in _PLACE_WORDS | _adjectives():
        if sentence.words[index].folded.startswith("ب"):
            return True
        index -= 1
    return index > trigger.index and sentence.words[index].folded in _IN


def _leads(sentence: Sentence, name: Name) -> bool:
    """Whether a place before the trigger is where: «in Kuwait there met»."""
    if name.proclitic.endswith("ب"):
        return True
    return name.first > 0 and sentence.words[name.first - 1].folded in _IN


@cache
def _adjectives() -> frozenset[str]:
    """Nationalities with the article, which stand between «the capital» and its name."""
    from ..gazetteer import gazetteer

    return frozenset(
        name
        for name, entries in gazetteer().names.items()
        if name.startswith("ال") and all(each.adjective for each in entries)
    )


def _hosting(
    sentence: Sentence, located: Sequence[Name], trigger: Trigger, stretch: Span
) -> Said | None:
    """Return the place that a verb of hosting beside the trigger has for subject."""
    for index, word in enumerate(sentence.words):
        if not stretch.start <= word.start < trigger.start + 1:
            continue
        if not _HOSTING.fullmatch(word.folded.removeprefix("و")) or trigger.index - index > 6:
            continue
        for name in located:
            if name.first == index + 1 or name.last == index:
                return _said(name)
    return None


def _bodies(
    sentence: Sentence,
    names: Sequence[Name],
    trigger: Trigger,
    opener: int,
) -> Iterator[Said]:
    """Yield the bodies that meet: right after the trigger, or the subject before a verb's noun."""
    candidates = [name for name in names if name.kind in _BODIES]
    for name in candidates:
        if trigger.end <= name.start < opener and _meets(sentence, name, trigger):
            yield _said(name)
            return
    subjects = [name for name in candidates if sentence.start <= name.start < trigger.start]
    if trigger.pronoun and subjects:
        yield _said(subjects[0])
    elif not trigger.verb and (trigger.kind == "session" or not trigger.definite):
        for name in subjects:
            if _is_subject(sentence, name, trigger):
                yield _said(name)
                return


_MEMBERS = frozenset(
    map(
        fold,
        "وزراء لوزراء خارجية دفاع داخلية مالية دول الدول لدول أعضاء الأعضاء قادة لقادة وزاري "
        "الوزاري الافتراضي افتراضي السنوي الدوري الطارئ الاستثنائي التشاوري التنسيقي الأول الثاني "
        "الثالث الرابع العام العامة الموسع المشترك هذا هذه كذلك هاما مهما طارئا دوريا وزاريا "
        "مجلس لمجلس اليوم أمس غدا مجموعة الخارجية الدفاع القمة العادي الخاص رفيع المستوى رؤساء "
        "ل الوزاريه الطارئة الدورية العادية الاستثنائية السنوية الحالية الجديدة الأولى الثانية "
        "الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الوزارية".split(),
    )
)


def _meets(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether only words for members and kinds of meeting stand between trigger and body."""
    between = sentence.words[trigger.index + 1 : name.first]
    if len(between) > _CONNECTING:
        return False
    dated = {
        index
        for index, word in enumerate(between)
        if any(date.start <= word.start < date.end for date in sentence.dates)
    }
    return all(
        index in dated or word.folded in _MEMBERS or word.folded in _adjectives()
        for index, word in enumerate(between)
    )


_CONVENES = re.compile(r"و?(?:س)?(?:عقد|يعقد|تعقد|عقدت|نظم|ينظم|تنظم|نظمت|يعتزم|تعتزم)")


def _is_subject(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a body stands between a verb of convening and the trigger: «the group holds»."""
    for index in range(name.first - 1, max(name.first - 3, -1), -1):
        if _CONVENES.fullmatch(sentence.words[index].folded):
            return trigger.index - name.last <= 12
    return False


@cache
def _terms() -> Mapping[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    raw = load("meetings.toml")
    return {
        kind: tuple(
            (
                entry["term"],
                entry["label"],
                re.compile(rf"(?<!\w)[ولب]{{0,2}}(?:{entry['pattern']})"),
            )
            for entry in raw[kind]
        )
        for kind in ("level", "mode")
    }


def _term(sentence: Sentence, kind: str, trigger: Trigger, stretch: Span) -> Said | None:
    """Return the level or mode said in a stretch: the nearest after the trigger, else before."""
    text = sentence.folded.text
    at, end = sentence.folded_at(trigger.start), sentence.folded_at(stretch.end)
    start = sentence.folded_at(stretch.start)
    found = []
    for order, (term, label, pattern) in enumerate(_terms()[kind]):
        for match in pattern.finditer(text, start, end):
            distance = match.start() - at if match.start() >= at else 1000 + at - match.end()
            found.append((distance > 1000, order, distance, term, label, match))
    if not found:
        return None
    _, _, distance, term, label, match = min(found, key=lambda each: each[:3])
    if distance > (1040 if distance >= 1000 else 220):
        return None
    if kind == "level" and _NOT_LEVEL.search(text, 0, match.start()):
        term, label = f"not {term}", f"غير {label}"
    return Said(term, sentence.source(*match.span()), label)


@cache
def _status_words() -> Mapping[str, re.Pattern[str]]:
    raw = load("meetings.toml")["status"]
    return {
        status: re.compile(rf"(?<!\w)و?(?:{'|'.join(re.escape(fold(w)) for w in words)})(?!\w)")
        for status, words in raw.items()
    }


_WILL = re.compile(r"(?<!\w)(?:الذي |التي |و)?\s*(?P<verb>س[يت]\w{3,})")


def _status(
    sentence: Sentence, names: Sequence[Name], trigger: Trigger, stretch: Span
) -> Said | None:
    """Return what the words near the trigger say: called off, put off, to come, held, going on."""
    text = sentence.folded.text
    at = sentence.folded_at(trigger.start)
    near = (
        max(sentence.folded_at(stretch.start), at - 140),
        min(sentence.folded_at(stretch.end), sentence.folded_at(trigger.end) + 90),
    )
    named = {index for name in names for index in range(name.first, name.last)}
    own = sentence.words[trigger.index].folded.removeprefix("و")
    if trigger.verb and _VERB_FUTURE.fullmatch(own):
        return Said(Status.PLANNED, trigger.span)
    for status in (Status.CANCELLED, Status.POSTPONED):
        close = text[max(near[0], at - 25) : near[1] - 50]
        if _status_words()[status].search(close):
            return Said(status, trigger.span)
    for index in range(trigger.index - 1, max(trigger.index - 5, -1), -1):
        before = sentence.words[index]
        future = _VERB_FUTURE.fullmatch(before.folded.removeprefix("و"))
        if future and before.start >= stretch.start and index not in named:
            return Said(Status.PLANNED, Span(before.start, trigger.end))
    found = []
    for status in (Status.PLANNED, Status.HELD, Status.ONGOING):
        matches = _status_words()[status].finditer(text, *near)
        found += [(abs(match.start() - at), status, match) for match in matches]
    will = _WILL.search(text, at, near[1])
    if will and not any(
        name.start <= sentence.source(*will.span("verb")).start < name.end for name in names
    ):
        found.append((will.start() - at, Status.PLANNED, will))
    if not found:
        return None
    _, status, match = min(found, key=lambda each: each[0])
    span = sentence.source(*match.span())
    return Said(status, Span(min(span.start, trigger.start), max(span.end, trigger.end)))
