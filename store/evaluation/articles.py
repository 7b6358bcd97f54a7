"""How well articles are read: what was found in them against gold.

Each article is read and resolved alone, so that one cannot lend another its dates; only whether
meetings of several articles were joined rightly is asked of all together.

- An entity is right when its kind and one of its names (label, alias or words in the text; folded,
  without article) are those of a gold entity. Each counts once. `entities/persons`,
  `entities/bodies` and `entities/places` ask for the family of the kind only.
- A meeting is found when it is paired with a gold meeting of its article. Pairs are formed best
  first by how date, then place, then shared parties and bodies agree; each meeting is in one pair
  at most, and in none where more speaks against it than for it.
- Of those found, a date is right when it means the same days as the gold's, or the day on which
  the gold's begins. Marks of doubt and the time of day do not count.
- A participant is found in whatever capacity the meeting names him: as a chair or a speaker too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from .. import edtf
from ..extract import read
from ..records import Article, Entity, EntityKind, Meeting, Method
from ..resolve.all import Views, resolve
from .gold import Gold, GoldEntity, GoldMeeting
from .names import OF_FAMILY, Keys, comparable, keys_of, names_of
from .scores import Difference, Evaluation


def evaluate_gold(golds: Iterable[Gold]) -> Evaluation:
    """Read the articles of gold and count."""
    done = Evaluation()
    articles: list[Article] = []
    found: list[tuple[GoldMeeting, Meeting]] = []
    for gold in golds:
        article = read(
            gold.source.text,
            file=gold.source.name,
            sha256=gold.source.sha256,
            id=gold.source.id,
        )
        articles.append(article)
        found += OfArticle(gold, article, done).count()
    done.articles = len(articles)
    _count_merges(found, resolve(articles), done)
    return done


_COUNT = re.compile(r"[<>~]?=?\d")
"""What begins a number of participants, who have no names."""


_PRESENT = ("participant", "delegation_head", "speaker", "opening_speaker", "opener")
_CAPACITIES = (*_PRESENT, "chair", "host", "organiser")


@dataclass(frozen=True, slots=True)
class _Party:
    """A name among others, with all the forms it goes by."""

    label: str
    keys: Keys


class OfArticle:
    """Counting one article."""

    def __init__(self, gold: Gold, article: Article, into: Evaluation) -> None:
        self._gold = gold
        self._article = article
        self._into = into
        self._views = resolve([article])
        self._names = {each.label: keys_of((each.label, *each.surfaces)) for each in gold.entities}

    def count(self) -> list[tuple[GoldMeeting, Meeting]]:
        """Count everything but merges; return the meetings found, in pairs."""
        self._count_page()
        self._count_entities()
        return self._count_meetings()

    # The page

    def _count_page(self) -> None:
        gold, article = self._gold, self._article
        if gold.title:
            self._rate(
                "title",
                comparable(article.title) == comparable(gold.title),
                gold.title,
                article.title,
            )
        dated = article.date_published
        stated = dated.edtf if dated is not None and dated.method is not Method.INFERRED else ""
        if gold.date_published:
            right = bool(stated) and same_days(gold.date_published, stated)
            self._rate("date_published", right, gold.date_published, stated)
        else:
            self._rate("date_published/unsaid", not stated, "", stated)

    # Entities

    def _count_entities(self) -> None:
        named = [each for each in self._views.entities.values() if each.mentions]
        for kind in EntityKind:
            missed, extra = self._pair_entities(named, frozenset({kind}), f"entities/{kind}")
            for one in missed:
                self._differs("entities", f"{kind} {one.label}", "")
            for other in extra:
                self._differs("entities", "", f"{kind} {other.label}")
        for family, kinds in OF_FAMILY.items():
            self._pair_entities(named, kinds, f"entities/{family}")
        total = self._into.scores["entities"]
        total.right, total.extra, total.missed = (
            sum(getattr(self._into.scores[f"entities/{kind}"], part) for kind in EntityKind)
            for part in ("right", "extra", "missed")
        )

    def _pair_entities(
        self, named: Sequence[Entity], kinds: frozenset[EntityKind], measure: str
    ) -> tuple[list[GoldEntity], list[Entity]]:
        """Count the entities of some kinds; return those missed and those that are extra."""
        left = [each for each in named if each.kind in kinds]
        missed: list[GoldEntity] = []
        score = self._into.scores[measure]
        for gold in self._gold.entities:
            if gold.kind not in kinds:
                continue
            found = next((x for x in left if self._names[gold.label] & names_of(x)), None)
            if found is None:
                missed.append(gold)
            else:
                left.remove(found)
                score.right += 1
        neutral = keys_of(self._gold.neutral)
        extra = [each for each in left if not neutral & names_of(each)]
        score.missed += len(missed)
        score.extra += len(extra)
        return missed, extra

    # Meetings

    def _count_meetings(self) -> list[tuple[GoldMeeting, Meeting]]:
        golds, meetings = self._gold.meetings, list(self._views.meetings.values())
        if not golds:
            said = "; ".join(map(_described, meetings))
            self._rate("look-alikes", not meetings, "", said)
        pairs = self.pairs(golds, meetings)
        score = self._into.scores["meetings"]
        for gold in golds:
            found = any(gold is each for each, _ in pairs)
            if not gold.optional:
                score.right += found
                score.missed += not found
                if not found:
                    self._differs("meetings", _described_gold(gold), "")
        for meeting in meetings:
            if not any(meeting is each for _, each in pairs):
                score.extra += 1
                self._differs("meetings", "", _described(meeting))
        counted = [(gold, meeting) for gold, meeting in pairs if not gold.optional]
        for gold, meeting in counted:
            self._count_meeting(gold, meeting)
        return counted

    def pairs(
        self, golds: Sequence[GoldMeeting], meetings: Sequence[Meeting]
    ) -> list[tuple[GoldMeeting, Meeting]]:
        """Pair the meetings that agree, best first."""
        candidates = sorted(
            (
                (self._agreement(gold, meeting), not gold.optional, -i, -j)
                for i, gold in enumerate(golds)
                for j, meeting in enumerate(meetings)
            ),
            reverse=True,
        )
        pairs: dict[int, int] = {}
        for agreement, _, i, j in candidates:
            if agreement > 0 and -i not in pairs and -j not in pairs.values():
                pairs[-i] = -j
        return [(golds[i], meetings[j]) for i, j in pairs.items()]

    def _agreement(self, gold: GoldMeeting, meeting: Meeting) -> float:
        """Return how much speaks for a pair: the date most, then the place, then who is named."""
        parties = (*gold.chairs, *gold.participants, *gold.hosts, *gold.bodies)
        named = self._parties(meeting, (*_CAPACITIES, "body"))
        shared = sum(any(self.forms_of(name) & each.keys for each in named) for name in parties)
        same_status = gold.status is not None and gold.status is meeting.status
        return (
            _dates_agree(gold.date, _date_of(meeting))
            + self._places_agree(gold, meeting)
            + min(3, shared)
            + (0.5 if same_status and shared else 0)
        )

    def _places_agree(self, gold: GoldMeeting, meeting: Meeting) -> int:
        places = self._parties(meeting, ("place",))
        if not gold.place or not places:
            return 0
        return 3 if self._is_there(gold, places[0]) else -2

    def _is_there(self, gold: GoldMeeting, place: _Party) -> bool:
        return bool((self.forms_of(gold.place) | self.forms_of(gold.wider)) & place.keys)

    def _count_meeting(self, gold: GoldMeeting, meeting: Meeting) -> None:
        date, places = _date_of(meeting), self._parties(meeting, ("place",))
        place = places[0].label if places else ""
        if gold.date:
            right = bool(date) and same_days(gold.date, date)
            self._rate("date", right, gold.date, date)
        else:
            self._rate("date/unsaid", not date, "", date)
        if gold.place:
            right = bool(places) and self._is_there(gold, places[0])
            self._rate("place", right, gold.place, place)
        else:
            self._rate("place/unsaid", not place, "", place)
        if gold.status:
            self._rate("status", gold.status is meeting.status, gold.status, meeting.status or "")
        if gold.level:
            level = next((each.normalised for each in meeting.field("level").values), "")
            self._rate("level", gold.level == level, gold.level, level)
        self._count_parties(gold, meeting)

    def _count_parties(self, gold: GoldMeeting, meeting: Meeting) -> None:
        chairs = self._parties(meeting, ("chair",))
        self._score("chairs", gold.chairs, chairs, chairs, gold.unsure)
        present = [
            each for each in self._parties(meeting, _PRESENT) if not _COUNT.match(each.label)
        ]
        anyhow = self._parties(meeting, _CAPACITIES)
        others = (*gold.unsure, *gold.chairs, *gold.hosts)
        self._score("participants", gold.participants, present, anyhow, others)
        hosts = self._parties(meeting, ("host",))
        self._score("hosts", gold.hosts, hosts, hosts, gold.unsure)
        bodies = self._parties(meeting, ("body",))
        self._score("bodies", gold.bodies, bodies, bodies, gold.unsure)

    def _score(
        self,
        measure: str,
        expected: Sequence[str],
        found: Sequence[_Party],
        findable: Sequence[_Party],
        neutral: Sequence[str],
    ) -> None:
        """Count names: each expected one among the findable; what else was found is extra."""
        score = self._into.scores[measure]
        for name in expected:
            right = any(self.forms_of(name) & each.keys for each in findable)
            score.right += right
            score.missed += not right
            if not right:
                self._differs(measure, name, "")
        known = frozenset().union(*(self.forms_of(name) for name in (*expected, *neutral)))
        for each in found:
            if not each.keys & known:
                score.extra += 1
                self._differs(measure, "", each.label)

    def _parties(self, meeting: Meeting, fields: Iterable[str]) -> list[_Party]:
        """Return what some fields of a meeting name, each once."""
        found: dict[str, _Party] = {}
        for name in fields:
            for value in meeting.field(name).values:
                entity = self._views.entities.get(value.record or "")
                keys = keys_of((value.label,)) | (names_of(entity) if entity else frozenset())
                found.setdefault(value.normalised, _Party(value.label, keys))
        return list(found.values())

    def forms_of(self, name: str) -> Keys:
        """Return all the forms of a name that the gold uses."""
        return self._names.get(name) or keys_of((name,))

    # Counting

    def _rate(self, measure: str, right: bool, expected: str, found: str) -> None:
        rate = self._into.rates[measure]
        rate.of += 1
        rate.right += right
        if not right:
            self._differs(measure, expected, found)

    def _differs(self, measure: str, expected: str, found: str) -> None:
        self._into.differences.append(Difference(self._article.file, measure, expected, found))


def _count_merges(
    found: Sequence[tuple[GoldMeeting, Meeting]], together: Views, into: Evaluation
) -> None:
    """Count the pairs of found meetings of two articles that were joined, or should have been."""
    score = into.scores["merges"]
    for (one, mine), (other, theirs) in combinations(found, 2):
        if mine.members[0].article == theirs.members[0].article:
            continue
        same = bool(one.event) and one.event == other.event
        joined = _view_of(mine, together) == _view_of(theirs, together)
        score.right += same and joined
        score.extra += joined and not same
        score.missed += same and not joined


def _view_of(meeting: Meeting, views: Views) -> str:
    member = meeting.members[0]
    return views.view_of[member.article, member.key]


def _date_of(meeting: Meeting) -> str:
    return meeting.date.edtf if meeting.date is not None else ""


def _plain(date: str) -> str:
    """Return a date without marks of doubt and times of day."""
    return re.sub(r"T\d\d:\d\d", "", edtf.without_marks(date))


def same_days(gold: str, found: str) -> bool:
    """Whether two dates mean the same days, or one the day on which the gold's begins."""
    gold, found = _plain(gold), _plain(found)
    mine, theirs = edtf.bounds(gold), edtf.bounds(found)
    if mine is None or theirs is None:
        return gold == found
    begun = "/" in gold and theirs.first == theirs.last == mine.first
    return mine == theirs or begun


def _dates_agree(gold: str, found: str) -> int:
    if not gold or not found:
        return 0
    if same_days(gold, found):
        return 4
    return 2 if edtf.compatible(gold, found) else -3


def _described_gold(meeting: GoldMeeting) -> str:
    who = (*meeting.bodies, *meeting.chairs, *meeting.participants)
    return _line(meeting.date, meeting.place, meeting.status or "", who)


def _described(meeting: Meeting) -> str:
    def labels(name: str) -> list[str]:
        return [value.label for value in meeting.field(name).values]

    who = [label for name in ("body", *_CAPACITIES) for label in labels(name)]
    place = next(iter(labels("place")), "")
    return _line(_date_of(meeting), place, meeting.status or "", who)


def _line(date: str, place: str, status: str, who: Sequence[str]) -> str:
    parts = (date, place, status, "، ".join(list(dict.fromkeys(who))[:4]))
    return " ".join(part or "-" for part in parts)
