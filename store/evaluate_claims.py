"""How well articles are read, claim by claim, against a gold of claims.

All articles of the gold are read and resolved together. `docs/gold.md` says when two claims say
the same; in short, where article, property, value and subject are the same and the quotes overlap.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .claim_gold import ClaimGold, GoldClaim, GoldNamed
from .edtf import is_valid
from .evaluate import Keys, comparable, keys_of, names_of
from .extract import read
from .properties import ARTICLE, ENTITY, MEETING, Holds
from .records import Article, Claim, Entity, EntityKind, Mention
from .resolve.all import Views, resolve
from .scores import Difference, Evaluation
from .text import fold, words

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
_PLAIN = frozenset({"name", "publisher", "author", "dateline"})
"""Properties whose value is a name as it stands."""
_HOLDS = {each.name: each.holds for each in (*ARTICLE, *ENTITY, *MEETING)}
_FAMILIES = {
    EntityKind.ORGANISATION: "bodies",
    EntityKind.GROUP: "bodies",
    EntityKind.WORKING_GROUP: "bodies",
    EntityKind.COUNTRY: "places",
    EntityKind.PLACE: "places",
    EntityKind.PERSON: "persons",
}
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_NUMBER = re.compile(r"[<>~=]*\s*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[MB]?)")
_SUM = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[MB]?)\s+(?P<currency>[A-Z]{3})\b")
_SCALE = {"": 1, "M": 1_000_000, "B": 1_000_000_000}
_SHARE = 0.5
"""Share of the shorter of two quotes that both must have in common where the words are the value"""


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


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of one thing in one article: one value, with all claims that give it."""

    article: str
    """The gold's id of the article."""
    about: str
    """The property, under the name it is scored as."""
    subject: str
    """`article`, or the id of a view."""
    claims: tuple[Claim, ...]
    entity: Entity | None
    """The entity that is its value."""

    @property
    def value(self) -> str:
        return self.entity.label if self.entity else self.claims[0].value


class _Counting:
    def __init__(
        self, gold: ClaimGold, articles: Mapping[str, Article], views: Views, into: Evaluation
    ) -> None:
        self._gold = gold
        self._articles = articles
        self._views = views
        self._into = into
        self._named = {each.id: each for each in gold.entities}
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
            family = _FAMILIES[gold.kind]
            shared = [
                (len(_named(each) & _keys(gold)), -number)
                for number, each in enumerate(left)
                if _is(gold, each)
            ]
            found = bool(shared or beside & _keys(gold))
            for measure in ("entities", f"entities/{family}"):
                self._into.scores[measure].right += found
                self._into.scores[measure].missed += not found
            if shared:
                del left[-max(shared)[1]]
            elif not found:
                self._differs("", "entities", f"{gold.kind} {gold.label}", "")
        for each in left:
            for measure in ("entities", f"entities/{_FAMILIES[each.kind]}"):
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
        if _HOLDS.get(named.property) is not Holds.ENTITY or "، " not in claim.value:
            yield named
            return
        for value in claim.value.split("، "):
            yield replace(named, value=value)

    def _groups(self) -> Iterator[_Found]:
        """Yield what was found, each value of each thing in an article once."""
        grouped: defaultdict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
        for id, article in self._articles.items():
            for claim in article.claims:
                name = _AS.get(claim.property, claim.property)
                dated = _HOLDS.get(name) is Holds.DATE and name != "date_bound"
                unsettled = dated and not claim.normalised
                if name in self._scored and not unsettled:
                    subject = self._views.view_of.get((article.id, claim.about), claim.about)
                    value = self._views.view_of.get((article.id, claim.normalised))
                    value = value or claim.normalised or fold(claim.value)
                    grouped[id, name, subject, value].append(claim)
        for (id, name, subject, value), claims in grouped.items():
            entity = self._views.entities.get(value)
            yield _Found(id, name, subject, tuple(claims), entity)

    def _count_claims(self) -> None:
        agreeing = [
            (number, place)
            for number, gold in enumerate(self._expected)
            for place, found in enumerate(self._found)
            if self._agree(gold, found)
        ]
        subjects = self._subjects(agreeing)
        agreeing = [pair for pair in agreeing if self._same_subject(*pair, subjects)]
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

    def _called(self, found: _Found) -> str:
        meeting = self._views.meetings.get(found.subject)
        entity = self._views.entities.get(found.subject)
        return meeting.title if meeting else entity.label if entity else found.subject

    def _agree(self, gold: GoldClaim, found: _Found) -> bool:
        """Whether all but the subject is the same."""
        if (gold.article, gold.property) != (found.article, found.about):
            return False
        if not self._same_value(gold, found):
            return False
        return _common(gold, found) > 0

    def _same_value(self, gold: GoldClaim, found: _Found) -> bool:
        holds = _HOLDS.get(gold.property, Holds.TEXT)
        if holds is Holds.ENTITY and found.entity is not None:
            named = _keys_of_value(gold.value) & _named(found.entity)
            return bool(named) or any(
                _is(each, found.entity) for each in self._entities(gold.value)
            )
        if holds in (Holds.TERM, Holds.ENTITY):
            return any(_same_term(gold.value, each) for each in found.claims)
        if holds is Holds.MEETING or gold.property in _PLAIN:
            return holds is Holds.MEETING or bool(
                _keys_of_value(gold.value) & _keys_of_value(found.claims[0].value)
            )
        if holds is Holds.DATE and gold.property != "date_bound":
            return any(gold.value == each.normalised for each in found.claims)
        if gold.property == "figure" and is_valid(gold.value):
            return any(gold.value == each.normalised for each in found.claims)
        if holds is Holds.FIGURE and not self._same_figure(gold.value, found):
            return False
        return self._same_actor(gold.value, found) and self._same_words(gold, found)

    def _same_figure(self, value: str, found: _Found) -> bool:
        """Whether the number is the same: of a sum with its currency, else the one it begins with.

        A figure that is worded without one is the same where its words are.
        """
        detail = found.claims[0].detail
        money = _SUM.search(value)
        if money is not None:
            same = detail.get("currency") == money["currency"]
            return same and detail.get("amount") == _number(money)
        number = _NUMBER.match(value)
        if number is None:
            return True
        return detail.get("number") == _number(number)

    def _same_actor(self, value: str, found: _Found) -> bool:
        """Whether who is named before a colon is who the claim says acts, if it says who."""
        actor, colon, _ = value.partition(": ")
        named = self._entities(actor) if colon else []
        key = str(found.claims[0].detail.get("actor", ""))
        view = self._views.view_of.get((found.claims[0].article, key), "")
        entity = self._views.entities.get(view)
        if not named or entity is None:
            return True
        return any(_is(each, entity) for each in named)

    def _same_words(self, gold: GoldClaim, found: _Found) -> bool:
        least = min([len(gold.quote), *(claim.end - claim.start for claim in found.claims)])
        return _common(gold, found) >= least * _SHARE

    def _entities(self, value: str) -> list[GoldNamed]:
        """Return the entities of the gold that a value names.

        What it adds in brackets is left out. Where no form is the value, it is the form with its
        title left out, or the longest form with something added.
        """
        key = comparable(_IN_BRACKETS.sub("", value))
        forms = [(form, each) for each in self._gold.entities for form in _keys(each)]
        exact = [each for form, each in forms if form == key]
        titled = [each for form, each in forms if form.endswith((f" {key}", f" ال{key}"))]
        longest = max(
            (form for form, _ in forms if key.startswith(f"{form} ")), key=len, default=""
        )
        return exact or titled or [each for form, each in forms if form == longest]

    def _subjects(self, agreeing: Iterable[tuple[int, int]]) -> dict[str, str]:
        """Give each meeting of the gold the one found of which most is the same."""
        votes: Counter[tuple[str, str]] = Counter()
        for number, place in agreeing:
            about, subject = self._expected[number].about, self._found[place].subject
            if subject.startswith("m-") and _is_meeting(about):
                votes[about, subject] += 1
        given: dict[str, str] = {}
        for (about, subject), _ in sorted(votes.items(), key=lambda each: (-each[1], each[0])):
            if about not in given and subject not in given.values():
                given[about] = subject
        return given

    def _same_subject(self, number: int, place: int, subjects: Mapping[str, str]) -> bool:
        gold, subject = self._expected[number], self._found[place].subject
        if gold.property == "date_bound" or gold.about in self._articles:
            return subject == "article"
        if _is_meeting(gold.about) and gold.property != "visit":
            return subjects.get(gold.about) == subject
        named = self._named.get(gold.about)
        if named is None or named in self._entities(gold.value):
            return True
        entity = self._views.entities.get(subject)
        return entity is not None and _is(named, entity)

    def _paired(self, agreeing: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Pair what agrees; where the words are the value, each at most once, best first."""
        pairs: set[tuple[int, int]] = set()
        worded: list[tuple[int, int, int]] = []
        for number, place in agreeing:
            gold = self._expected[number]
            holds = _HOLDS.get(gold.property, Holds.TEXT)
            if holds in (Holds.TEXT, Holds.FIGURE) and not is_valid(gold.value):
                worded.append((-_common(gold, self._found[place]), number, place))
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


def _is_meeting(about: str) -> bool:
    return about.startswith(("m:", "e:"))


_GROUP = re.compile(
    r"^(?:ال)?مجموعه (?:(?:ال)?عمل )?(?:(?:ال)?(?:معنيه|خاصه|مختصه|مكلفه) )?|"
    r"^(?:ال)?عمل (?:(?:ال)?(?:معنيه|خاصه|مختصه|مكلفه) )?"
)
"""What a working group is called before its subject."""


def _keys_of_value(value: str) -> Keys:
    return keys_of((_IN_BRACKETS.sub("", value), _subject_of(value)))


def _subject_of(name: str) -> str:
    """Return what a working group is on, for «the working group on X» and «X» are one name."""
    plain = comparable(name)
    subject = _GROUP.sub("", plain)
    return subject if subject == plain else re.sub(r"^ب(?=\w{4})", "", subject)


def _keys(gold: GoldNamed) -> Keys:
    names = (gold.label, *gold.forms)
    if gold.kind is not EntityKind.WORKING_GROUP:
        return keys_of(names)
    return keys_of(names) | keys_of(map(_subject_of, names))


def _named(entity: Entity) -> Keys:
    names = names_of(entity)
    if entity.kind is not EntityKind.WORKING_GROUP:
        return names
    return names | keys_of(map(_subject_of, names))


def _is(gold: GoldNamed, entity: Entity) -> bool:
    """Whether an entity is of the same family and shares a name, a person's title left out."""
    family = _FAMILIES[gold.kind]
    if family != _FAMILIES[entity.kind]:
        return False
    keys, named = _keys(gold), _named(entity)
    if keys & named or family != "persons":
        return bool(keys & named)
    return any(key.endswith(f" {name}") for key in keys for name in named if " " in name)


def _same_term(value: str, claim: Claim) -> bool:
    """Whether the gold's words are the term, or hold all words that show it."""
    plain = _IN_BRACKETS.sub("", value)
    if plain in (claim.normalised, claim.value):
        return True
    shown = {word.folded for word in words(claim.value)}
    return bool(shown) and shown <= {word.folded for word in words(plain)}


def _number(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "")) * _SCALE[match["scale"]]


def _overlap(one: Claim | Mention, start: int, length: int) -> bool:
    return one.start < start + length and start < one.end


def _common(gold: GoldClaim, found: _Found) -> int:
    """Return how many code points a quote, wherever it stands, and the words found share."""
    return max(
        min(start + len(gold.quote), each.end) - max(start, each.start)
        for each in found.claims
        for start in gold.starts
    )
