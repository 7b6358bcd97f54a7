"""Evaluating a query over records as they are: the measure of every faster way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..properties import holds_date
from ..records import Article, Entity, EntityKind, EventDate, Kind, Meeting, Record, Value
from .asking import about_articles, edtf_fits, roles_asked
from .fields import ANY, NAMED, PROPERTIES, Asks, Test, compare, fields, is_certain

_DATES = ("date_published", "date_modified", "page_date")


class Around(Protocol):
    """What a record is connected with."""

    def entity(self, id: str) -> Entity | None:
        """Return an entity; none where the id is another record's."""
        ...

    def meetings_of(self, article: str) -> Iterable[Meeting]:
        """Return the meetings an article reports."""
        ...

    def source(self, id: str) -> Article:
        """Return an article that a record rests on."""
        ...


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a property of a record."""

    property: str
    """Name of the property."""
    normalised: str
    """The value as compared."""
    label: str
    """The value as shown."""
    record: str | None = None
    """Id of the record it names."""
    numbers: tuple[float, ...] = ()
    """The numbers of a figure."""


def holds(record: Record, tests: Sequence[Test], around: Around) -> bool:
    """Whether a record is as every test wants it."""
    match record:
        case Meeting():
            return meeting_holds(record, tests, around)
        case Entity():
            return all(_entity_fits(record, each, around) is not each.negated for each in tests)
        case Article():
            return _article_holds(record, tests, around)


def facts_of(record: Record) -> Iterator[Fact]:
    """Yield every value of every property of a record."""
    if isinstance(record, Article):
        yield from _article_facts(record)
        return
    for field in record.fields:
        for value in field.values:
            for label in labels_of(field.name, value):
                yield Fact(field.name, value.normalised, label, value.record, _numbers(value))
    if isinstance(record, Entity):
        yield Fact("kind", record.kind.value, record.kind.value)
        if record.kind is EntityKind.COUNTRY:
            yield Fact("country", record.country or "", record.country or "")


def labels_of(name: str, value: Value) -> tuple[str, ...]:
    """Return in which words a value of a property is given: a record's by its label alone."""
    if value.record is not None:
        return (value.label,)
    if holds_date(name):
        return tuple(dict.fromkeys(claim.normalised or claim.value for claim in value.claims))
    return tuple(dict.fromkeys(claim.value for claim in value.claims))


def number_of(detail: object) -> float | None:
    """Return the number among the parts of a figure; none where there is none."""
    if not hasattr(detail, "get"):
        return None
    for name in ("number", "amount"):
        found = detail.get(name)
        if isinstance(found, (int, float)):
            return float(found)
    return None


def _numbers(value: Value) -> tuple[float, ...]:
    found = (number_of(claim.detail) for claim in value.claims)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _article_facts(article: Article) -> Iterator[Fact]:
    yield Fact("title", article.title, article.title)
    for name in ("kicker", "publisher", "author", "dateline"):
        text = getattr(article, name)
        if text is not None:
            yield Fact(name, text, text)
    for name in _DATES:
        date: EventDate | None = getattr(article, name)
        if date is not None:
            yield Fact(name, date.edtf, date.edtf)
    for claim in article.claims:
        if claim.about == "article" and claim.property in ("date_bound", "tag", "note"):
            yield Fact(claim.property, claim.normalised, claim.normalised or claim.value)


def _names_one(facts: Iterable[Fact], what: str, around: Around) -> bool:
    """Whether a meeting names a person in any role, or a place whose country is known."""
    name = fields()["place" if what == "country" else what]
    for fact in facts:
        entity = around.entity(fact.record) if fact.record else None
        if entity is None or fact.property not in name.properties or entity.kind not in name.kinds:
            continue
        if what != "country" or entity.kind is EntityKind.COUNTRY:
            return True
        if any(value.normalised for value in entity.field("country").values):
            return True
    return False


# One record, one test; whether it is negated is the caller's


def _article_holds(article: Article, tests: Sequence[Test], around: Around) -> bool:
    own = [each for each in tests if about_articles(each)]
    if not all(_article_fits(article, each) is not each.negated for each in own):
        return False
    others = [each for each in tests if each not in own]
    if not others:
        return True
    meetings = list(around.meetings_of(article.id))
    wanted = [each for each in others if not each.negated]
    if wanted and not any(meeting_holds(meeting, wanted, around) for meeting in meetings):
        return False
    refused = [each._replace(negated=False) for each in others if each.negated]
    return not any(
        meeting_holds(meeting, [each], around) for meeting in meetings for each in refused
    )


def _article_fits(article: Article, test: Test) -> bool:
    match test.name.asks:
        case Asks.SOURCE:
            return _is_source(article, test)
        case Asks.DATE if test.field == "date":
            return _date_fits(article.date, test)
    return _stated(article, test, None)


def meeting_holds(meeting: Meeting, tests: Sequence[Test], around: Around) -> bool:
    """Whether a meeting is as every test wants it; a role says in which one a person is meant."""
    roles = roles_asked(tests)
    persons = any(each.field == "p" and not each.negated for each in tests)
    for test in tests:
        if test.field == "role" and persons and not test.negated:
            continue  # it says in which role the person is looked for
        within = roles if test.field == "p" and not test.negated else ()
        if _meeting_fits(meeting, test, around, within) is test.negated:
            return False
    return True


def _meeting_fits(meeting: Meeting, test: Test, around: Around, roles: tuple[str, ...]) -> bool:
    match test.name.asks:
        case Asks.SOURCE:
            return any(_is_source(around.source(id), test) for id in meeting.sources)
        case Asks.DATE if test.field == "date":
            return _date_fits(meeting.date, test)
        case Asks.DIFFER:
            return bool(meeting.differs) if test.value == ANY else test.value in meeting.differs
    return _stated(meeting, test, around, roles)


def _entity_fits(entity: Entity, test: Test, around: Around) -> bool:
    match test.name.asks:
        case Asks.SOURCE:
            return any(_is_source(around.source(id), test) for id in entity.sources)
        case Asks.DATE if test.field == "date":
            return False
        case Asks.DIFFER:
            differing = [field.name for field in entity.fields if field.differs]
            return bool(differing) if test.value == ANY else test.value in differing
        case Asks.VALUE if test.name.kinds:
            return is_meant(entity, test)
    return _stated(entity, test, around)


def _stated(record: Record, test: Test, around: Around | None, roles: tuple[str, ...] = ()) -> bool:
    """Whether a property of a record is, or is not, stated as a test wants it."""
    asks = test.name.asks
    facts = list(facts_of(record))
    if asks in (Asks.HAS, Asks.SILENT) and test.value in NAMED and isinstance(record, Meeting):
        assert around is not None, "meetings are asked with what they name"
        return _names_one(facts, test.value, around) is (asks is Asks.HAS)
    if asks is Asks.HAS:
        return any(fact.property == test.value for fact in facts)
    if asks is Asks.SILENT:
        could = test.value in PROPERTIES[_kind(record)]
        return could and all(fact.property != test.value for fact in facts)
    properties = roles or test.name.properties
    looked_at = [fact for fact in facts if fact.property in properties]
    match asks:
        case Asks.DATE:
            return any(edtf_fits(fact.normalised, test) for fact in looked_at)
        case Asks.NUMBER if test.operator != ":":
            number = test.number
            return any(compare(n, test.operator, number) for f in looked_at for n in f.numbers)
        case Asks.VALUE | Asks.NUMBER:
            return any(_value_fits(fact, test, around) for fact in looked_at)
    return False


def _value_fits(fact: Fact, test: Test, around: Around | None) -> bool:
    entity = around.entity(fact.record) if around and fact.record else None
    if entity is not None:
        return is_meant(entity, test)
    if test.name.kinds:
        return False
    term = test.term
    is_code = test.is_value(fact.normalised) or test.code == (fact.record or "").casefold()
    return is_code or (term is not None and term.occurs(fact.label))


def is_meant(entity: Entity, test: Test) -> bool:
    """Whether a test's value means an entity: by id, code or words; for places, by country too."""
    kinds = test.name.kinds
    if kinds and entity.kind not in kinds:
        return False
    if test.code in handles(entity.id, entity.members[0].key):
        return True
    if "place" in test.name.properties and entity.kind is EntityKind.PLACE:
        codes = (value.normalised for value in entity.field("country").values)
        if any(code.casefold() == test.code for code in codes):
            return True
    term = test.term
    return term is not None and any(term.occurs(name) for name in (entity.label, *entity.aliases))


def handles(id: str, key: str) -> tuple[str, ...]:
    """Return by what an entity can be named without its words: its id, and a code it has."""
    kind, _, identity = key.partition(":")
    return (id,) if kind == EntityKind.PERSON else (id, identity.casefold())


def _date_fits(date: EventDate | None, test: Test) -> bool:
    if date is None or (test.operator != ":" and not is_certain(date)):
        return False
    return edtf_fits(date.edtf, test)


def _is_source(article: Article, test: Test) -> bool:
    return article.id.startswith(test.value) or article.file.startswith(test.value)


def _kind(record: Record) -> Kind:
    match record:
        case Article():
            return Kind.ARTICLE
        case Entity():
            return Kind.ENTITY
    return Kind.MEETING
