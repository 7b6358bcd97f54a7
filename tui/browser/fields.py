"""A record as rows of fields: what the record pane lists, and the evidence behind each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from store import (
    DECIDED,
    Article,
    Claim,
    Entity,
    EventDate,
    Field,
    Mark,
    Meeting,
    Method,
    Reason,
    Record,
    Row,
    Value,
    properties,
)
from tui.messages import Words

Namer = Callable[[str], str]
"""Gives the label of a record by its id."""

_TERMS = ("status", "mode", "level")

MOST = 300
"""Articles of a record that are named among its fields: all of them stand in their list."""


class Evidence(NamedTuple):
    """Words of an article that something rests on."""

    article: str
    """Id of the article."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    method: Method = Method.STATED
    """How what is said follows from the words."""
    rule: str = ""
    """Name of the rule that read them; empty for a mere mention."""
    anchor: str | None = None
    """What a relative expression was counted from."""
    said_by: str | None = None
    """Whose words they are, where they are reported speech."""
    decided: tuple[str, str, str] | None = None
    """Number, maker and day of the decision that no article but a person says it by."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of a record: a field with its first value, or a further value of the field above."""

    name: str
    """Name of the property, or of what the record itself adds (`sources`, `parts`, `text` ...)."""
    value: str
    """What is shown, in logical order."""
    count: int = 0
    """Number of articles that give it."""
    mark: Mark = Mark.STATED
    """The sign it carries."""
    evidence: tuple[Evidence, ...] = ()
    """What stands behind the whole field, by value, article and position."""
    first: int = 0
    """Which of the evidence is the first for this row's own value."""
    record: str | None = None
    """Id of the record the value names, if it names one."""
    further: bool = False
    """Whether it is a further value of the field above."""

    @property
    def missing(self) -> bool:
        """Whether nothing is said of the field."""
        return self.mark is Mark.NOT_STATED


def rows_of(record: Record, words: Words, label_of: Namer) -> list[FieldRow]:
    """Return the rows of a record, in the order of `store.properties`.

    Args:
        record: What to show.
        words: Texts for what the record itself adds.
        label_of: Gives labels of other records.
    """
    if isinstance(record, Article):
        return list(_article(record, words))
    if isinstance(record, Entity):
        return list(_entity(record, words, label_of))
    return list(_meeting(record, words, label_of))


def _meeting(meeting: Meeting, words: Words, label_of: Namer) -> Iterator[FieldRow]:
    for field in meeting.fields:
        yield from _field(field, words)
    yield from _records("parts", meeting.parts, label_of)
    yield from _sources(meeting.sources, words, label_of)
    yield from _texts("reasons", (told_reason(each, words) for each in meeting.reasons))


def _entity(entity: Entity, words: Words, label_of: Namer) -> Iterator[FieldRow]:
    yield FieldRow("kind", words(f"entity_kind.{entity.kind}"))
    yield from _texts("aliases", entity.aliases)
    if entity.country and not entity.field("country").values:
        yield FieldRow("country", entity.country)
    for field in entity.fields:
        yield from _field(field, words)
    mentions = tuple(Evidence(each.article, each.start, each.end) for each in entity.mentions)
    if mentions:
        articles = len({each.article for each in mentions})
        text = words("record.mentioned", count=len(mentions), articles=articles)
        yield FieldRow("mentions", text, articles, evidence=mentions)
    yield from _sources(entity.sources, words, label_of)
    yield from _texts("reasons", (told_reason(each, words) for each in entity.reasons))


def _article(article: Article, words: Words) -> Iterator[FieldRow]:
    for each in properties.ARTICLE:
        claims = claims_of_article(article, each.name)
        held = getattr(article, each.name, None)
        if held is None and not claims:
            if each.name != "date_bound":
                yield FieldRow(each.name, words("record.not_stated"), mark=Mark.NOT_STATED)
            continue
        evidence = tuple(map(evidence_of, claims))
        if held is None:
            yield from _claims(each.name, claims, evidence)
            continue
        said = held.edtf if isinstance(held, EventDate) else str(held)
        mark = _mark_of(held) if isinstance(held, EventDate) else Mark.STATED
        decided = bool(claims) and claims[0].decided
        yield FieldRow(each.name, said, 1, Mark.DECIDED if decided else mark, evidence)
        if decided:  # what the page says stands below
            yield from islice(_claims(each.name, claims, evidence), 1, None)
    if article.given.url:
        yield FieldRow("url", article.given.url, mark=Mark.STATED)
    lines = article.text.count("\n") + 1
    yield FieldRow(
        "text", words("record.read", lines=lines), evidence=(Evidence(article.id, 0, 0),)
    )
    yield FieldRow("file", article.file)


def claims_of_article(article: Article, name: str) -> list[Claim]:
    """Return what is said of a property of an article itself, what a person decided first."""
    claims = [c for c in article.claims if c.about == "article" and c.property == name]
    return sorted(claims, key=lambda each: not each.decided)


def _claims(name: str, claims: list[Claim], evidence: tuple[Evidence, ...]) -> Iterator[FieldRow]:
    for place, claim in enumerate(claims):
        mark = Mark.DOUBTFUL if claim.method is Method.INFERRED else Mark.STATED
        mark = Mark.DECIDED if claim.decided else mark
        yield FieldRow(name, claim.value, 1, mark, evidence, place, further=place > 0)


def _field(field: Field, words: Words) -> Iterator[FieldRow]:
    if not field.values:
        yield FieldRow(field.name, words("record.not_stated"), mark=Mark.NOT_STATED)
        return
    evidence = tuple(map(evidence_of, field.claims))
    first = 0
    for place, value in enumerate(field.values):
        alone = Field(field.name, (value,), field.differs)
        yield FieldRow(
            name=field.name,
            value=shown_value(field.name, value, words),
            count=len(value.sources) if place or field.differs else len(field.sources),
            mark=Mark.DECIDED if value.decided else alone.mark,
            evidence=evidence,
            first=first + _decided_at(value),
            record=value.record,
            further=place > 0,
        )
        first += len(value.claims)


def _decided_at(value: Value) -> int:
    """Return which claim of a value is a person's word, which is shown first; else the first."""
    return next((at for at, claim in enumerate(value.claims) if claim.decided), 0)


def shown_value(name: str, value: Value, words: Words) -> str:
    """Return a value as it is shown, in logical order."""
    claim = value.claims[0]
    if name in _TERMS:
        return words.get(f"{name}.{value.normalised}", value.label)
    label = value.label
    if claim.role:
        label = f"{label} ({claim.role})"
    if not claim.normalised and name == "date":
        label = f"{label} ({words('record.unsettled')})"
    return label


def told_reason(reason: Reason, words: Words) -> str:
    """Return in words why records were joined, with how much it weighs."""
    return f"{words(f'reason.{reason.name}')} ({reason.points:+d})"


def _sources(ids: Sequence[str], words: Words, label_of: Namer) -> Iterator[FieldRow]:
    yield from _records("sources", ids[:MOST], label_of, len(ids))
    if len(ids) > MOST:
        facts = {"count": len(ids) - MOST, "pane": words("pane.articles")}
        yield FieldRow("sources", words("record.further", **facts), further=True)


def _records(
    name: str, ids: Sequence[str], label_of: Namer, total: int | None = None
) -> Iterator[FieldRow]:
    for place, id in enumerate(ids):
        count = (total or len(ids)) if place == 0 else 0
        yield FieldRow(name, label_of(id), count, record=id, further=place > 0)


def _texts(name: str, texts: Iterable[str]) -> Iterator[FieldRow]:
    for place, text in enumerate(texts):
        yield FieldRow(name, text, further=place > 0)


def evidence_of(claim: Claim) -> Evidence:
    """Return the words a claim rests on."""
    return Evidence(
        claim.article,
        claim.start,
        claim.end,
        claim.method,
        claim.rule,
        claim.anchor,
        claim.said_by,
        _decision_of(claim),
    )


def _decision_of(claim: Claim) -> tuple[str, str, str] | None:
    if claim.rule != DECIDED:
        return None
    number, who, when = (str(claim.detail[name]) for name in ("decision", "by", "at"))
    return number, who, when[:10]


def _mark_of(date: EventDate) -> Mark:
    if date.doubtful or date.method is Method.INFERRED:
        return Mark.DOUBTFUL
    return Mark.STATED if date.method is Method.STATED else Mark.RESOLVED


def line_of(text: str, offset: int) -> int:
    """Return the number of the line an offset is in, counted from 1."""
    return text.count("\n", 0, offset) + 1


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the lines a span stands in, without the break at the end."""
    begin = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    return begin, len(text) if after < 0 else after


def marked_date(row: Row, cells: int | None = None) -> str:
    """Return the date of a record as a list shows it, with its sign; empty where there is none.

    In fewer cells than it takes, the end of the date is left out and the sign stays.
    """
    date = short_date(row.date)
    bare = row.mark is Mark.NOT_STATED or date.endswith(row.mark.value)
    sign = "" if bare else row.mark.value
    if cells is None or len(date) + len(sign) <= cells:
        return date + sign
    sign = sign or date[len(date.rstrip("~?%")) :]
    return f"{date[: max(0, cells - len(sign) - 1)]}…{sign}"


def relation_text(relation: str, words: Words) -> str:
    """Return how two records are linked, as it is shown: the roles of `Row.relation` in words."""
    names = [part.strip() for part in relation.split(",") if part.strip()]
    comma = "، " if words.right_to_left else ", "
    return comma.join(words.get(f"property.{name}", name) for name in names)


def short_date(edtf: str) -> str:
    """Return a date as a list shows it: the end of an interval without what its begin says.

    `2017-07-11/2017-07-13` becomes `2017-07-11/13`; a time of day is left out.
    """
    edtf = re.sub(r"T\d\d:\d\d(:\d\d)?", "", edtf)
    begin, slash, end = edtf.partition("/")
    if not slash:
        return edtf
    for length in (8, 5):
        if len(end) > length and begin[:length] == end[:length]:
            return f"{begin}/{end[length:]}"
    return edtf
