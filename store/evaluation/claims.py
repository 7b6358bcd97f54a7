"""How well articles are read, claim by claim, against a gold of claims.

All articles of the gold are read and resolved together. `docs/gold.md` says when two claims say
the same; in short, where article, property, value and subject are the same and the quotes overlap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..edtf import is_valid
from ..extract import read
from ..properties import Holds
from ..records import Article, Claim, Mention
from ..resolve.all import Views, resolve
from ..text import fold
from .agreement import HOLDS, Agreement, Found, is_meeting, shared_length
from .claim_gold import ClaimGold, GoldClaim
from .claim_names import (
    FAMILIES,
    is_same,
    keys_of_entity,
    keys_of_named,
)
from .names import comparable, keys_of
from .scores import Difference, Evaluation

_AS: Mapping[str, str] = {
    "opened_by": "opener",
    "intention": "commitment",
    "offer": "commitment",
    "spokesman": "position",
    "event": "visit",
    "members": "figure",
    "founded": "figure",
    "reference": "figure",
}
"""Properties that are scored as another one."""
_OF_ENTITIES = frozenset({"name", "position", "country", "parent"})
"""Properties of which a gold has examples only: what is found besides is not wrong."""


def evaluate_claims(gold: ClaimGold, into: Evaluation | None = None) -> Evaluation:
    """Read the articles of a gold of claims together, and count.

    Args:
        gold: What there is to find.
        into: Where to count on; a new evaluation if none.
    """
    done = into or Evaluation()
    articles = {
        id: read(source.text, file=source.name, sha256=source.sha256, id=source.id)
        for id, source in gold.sources.items()
    }
    done.articles += len(articles)
    views = resolve(articles.values())
    _Counting(gold, {id: views.articles[each.id] for id, each in articles.items()}, views, done)()
    return done


class _Counting:
    def __init__(
        self, gold: ClaimGold, articles: Mapping[str, Article], views: Views, into: Evaluation
    ) -> None:
        self._gold = gold
        self._articles = articles
        self._views = views
        self._into = into
        self._agreement = Agreement(gold, articles, views)
        self._expected = [part for claim in gold.claims for part in self._parts(claim)]
        self._scored = {each.property for each in self._expected}
        self._found = list(self._groups())

    def __call__(self) -> None:
        """Count everything."""
        self._count_stated()
        self._count_entities()
        self._count_nothing()
        self._count_claims()

    # The page and the entities

    def _count_stated(self) -> None:
        for id, stated in self._gold.stated.items():
            for name, value in stated.items():
                found = getattr(self._articles[id], name) or ""
                right = comparable(found) == comparable(value)
                rate = self._into.rates[name]
                rate.of += 1
                rate.right += right
                if not right:
                    self._differs(id, name, value, found)

    def _count_entities(self) -> None:
        """Count each entity of the gold once: all its names should be one entity."""
        left = [each for each in self._views.entities.values() if each.mentions]
        beside = keys_of(
            name
            for each in self._articles.values()
            for name in (each.author, each.publisher)
            if name
        )
        for gold in self._gold.entities:
            family = FAMILIES[gold.kind]
            shared = [
                (len(keys_of_entity(each) & keys_of_named(gold)), -number)
                for number, each in enumerate(left)
                if is_same(gold, each)
            ]
            found = bool(shared or beside & keys_of_named(gold))
            for measure in ("entities", f"entities/{family}"):
                self._into.scores[measure].right += found
                self._into.scores[measure].missed += not found
            if shared:
                del left[-max(shared)[1]]
            elif not found:
                self._differs("", "entities", f"{gold.kind} {gold.label}", "")
        for each in left:
            for measure in ("entities", f"entities/{FAMILIES[each.kind]}"):
                self._into.scores[measure].extra += 1
            self._differs("", "entities", "", f"{each.kind} {each.label}")

    def _count_nothing(self) -> None:
        """Count the words that must not become anything, and did not."""
        for id, quote in self._gold.nothing:
            article = self._articles[id]
            start = article.text.index(quote)
            made = [
                *(each.entity for each in article.mentions if _overlap(each, start, len(quote))),
                *(each.property for each in article.claims if _overlap(each, start, len(quote))),
            ]
            rate = self._into.rates["nothing"]
            rate.of += 1
            rate.right += not made
            if made:
                self._differs(id, "nothing", "", f"{quote}: {', '.join(made)}")

    # Claims

    def _parts(self, claim: GoldClaim) -> Iterator[GoldClaim]:
        """Yield a claim under the name its property is scored as, one for each party of a list."""
        named = replace(claim, property=_AS.get(claim.property, claim.property))
        if HOLDS.get(named.property) is not Holds.ENTITY or "، " not in claim.value:
            yield named
            return
        for value in claim.value.split("، "):
            yield replace(named, value=value)

    def _groups(self) -> Iterator[Found]:
        """Yield what was found, each value of each thing in an article once."""
        grouped: defaultdict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
        for id, article in self._articles.items():
            for claim in article.claims:
                name = _AS.get(claim.property, claim.property)
                dated = HOLDS.get(name) is Holds.DATE and name != "date_bound"
                unsettled = dated and not claim.normalised
                if name in self._scored and not unsettled:
                    subject = self._views.view_of.get((article.id, claim.about), claim.about)
                    value = self._views.view_of.get((article.id, claim.normalised))
                    value = value or claim.normalised or fold(claim.value)
                    grouped[id, name, subject, value].append(claim)
        for (id, name, subject, value), claims in grouped.items():
            entity = self._views.entities.get(value)
            yield Found(id, name, subject, tuple(claims), entity)

    def _count_claims(self) -> None:
        agreeing = [
            (number, place)
            for number, gold in enumerate(self._expected)
            for place, found in enumerate(self._found)
            if self._agreement.is_said(gold, found)
        ]
        subjects = self._subjects(agreeing)
        agreeing = [pair for pair in agreeing if self._of_one(*pair, subjects)]
        pairs = self._paired(agreeing)
        self._count_found({number for number, _ in pairs}, {place for _, place in pairs})

    def _count_found(self, right: set[int], paired: set[int]) -> None:
        for number, gold in enumerate(self._expected):
            if gold.optional:
                continue
            for measure in ("claims", f"claims/{gold.property}"):
                score = self._into.scores[measure]
                score.right += number in right
                score.missed += number not in right
            if number not in right:
                said = f"{gold.about} {gold.value} «{gold.quote}»"
                self._differs(gold.article, f"claims/{gold.property}", said, "")
        for place, found in enumerate(self._found):
            if place in paired or found.about in _OF_ENTITIES:
                continue
            for measure in ("claims", f"claims/{found.about}"):
                self._into.scores[measure].extra += 1
            quotes = " … ".join(dict.fromkeys(claim.quote for claim in found.claims))
            said = f"{self._called(found)} {found.value} «{quotes}»"
            self._differs(found.article, f"claims/{found.about}", "", said)

    def _called(self, found: Found) -> str:
        meeting = self._views.meetings.get(found.subject)
        entity = self._views.entities.get(found.subject)
        return meeting.title if meeting else entity.label if entity else found.subject

    def _subjects(self, agreeing: Iterable[tuple[int, int]]) -> dict[str, str]:
        """Give each meeting of the gold the one found of which most is the same."""
        votes: Counter[tuple[str, str]] = Counter()
        for number, place in agreeing:
            about, subject = self._expected[number].about, self._found[place].subject
            if subject.startswith("m-") and is_meeting(about):
                votes[about, subject] += 1
        given: dict[str, str] = {}
        for (about, subject), _ in sorted(votes.items(), key=lambda each: (-each[1], each[0])):
            if about not in given and subject not in given.values():
                given[about] = subject
        return given

    def _of_one(self, number: int, place: int, subjects: Mapping[str, str]) -> bool:
        gold, subject = self._expected[number], self._found[place].subject
        return self._agreement.is_of(gold, subject, subjects)

    def _paired(self, agreeing: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Pair what agrees; where the words are the value, each at most once, best first."""
        pairs: set[tuple[int, int]] = set()
        worded: list[tuple[int, int, int]] = []
        for number, place in agreeing:
            gold = self._expected[number]
            holds = HOLDS.get(gold.property, Holds.TEXT)
            if holds in (Holds.TEXT, Holds.FIGURE) and not is_valid(gold.value):
                worded.append((-shared_length(gold, self._found[place]), number, place))
            else:
                pairs.add((number, place))
        numbers: set[int] = set()
        places: set[int] = set()
        for _, number, place in sorted(worded):
            if number not in numbers and place not in places:
                numbers.add(number)
                places.add(place)
                pairs.add((number, place))
        return pairs

    def _differs(self, article: str, measure: str, expected: str, found: str) -> None:
        file = self._articles[article].file if article else ""
        self._into.differences.append(Difference(file, measure, expected, found))


def _overlap(one: Claim | Mention, start: int, length: int) -> bool:
    return one.start < start + length and start < one.end
