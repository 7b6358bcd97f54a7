"""Articles as JSON documents, and back: every field looked at, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from . import edtf
from .fields import Reader, WrongField, has_halves, named
from .records import (
    Article,
    Block,
    BlockKind,
    Claim,
    EntityKind,
    EventDate,
    Given,
    Mention,
    Method,
    Status,
)

Document: TypeAlias = dict[str, Any]
"""A record as JSON has it."""

_ENTITIES = frozenset(kind.value for kind in EntityKind)
_DATES = ("date_published", "date_modified", "page_date")
_WORDS = ("kicker", "publisher", "author", "dateline")
_REPORTED = ("role", "of", "said_by", "anchor")


def document_of(article: Article) -> Document:
    """Return an article as a document; what is not known is left out, the order is fixed."""
    document: Document = {"id": article.id, "file": article.file, "sha256": article.sha256}
    document["title"] = article.title
    document |= _known(article, _WORDS)
    for name in _DATES:
        date: EventDate | None = getattr(article, name)
        if date is not None:
            document[name] = _date_document(date)
    if not article.given.is_empty:
        document["given"] = _given_document(article.given)
    if article.rules:
        document["rules"] = article.rules
    if article.recognizers:
        document["recognizers"] = list(article.recognizers)
    document["text"] = article.text
    document["blocks"] = [[each.kind.value, each.start, each.end] for each in article.blocks]
    document["mentions"] = [[each.entity, each.start, each.end] for each in article.mentions]
    document["claims"] = [_claim_document(claim) for claim in article.claims]
    return document


def article_from(document: Mapping[str, Any]) -> Article:
    """Return the article a document holds; fields it does not know are passed over.

    Raises:
        WrongField: A field is missing, has another type, or points outside the text.
    """
    read = Reader(document)
    text = read.text("text")
    id = read.text("id")
    return Article(
        id=id,
        file=read.text("file"),
        sha256=read.text("sha256"),
        text=text,
        title=read.text("title"),
        kicker=read.optional("kicker"),
        publisher=read.optional("publisher"),
        author=read.optional("author"),
        dateline=read.optional("dateline"),
        date_published=_date(read, "date_published"),
        date_modified=_date(read, "date_modified"),
        page_date=_date(read, "page_date"),
        blocks=_blocks(read, len(text)),
        mentions=_mentions(read, len(text)),
        claims=_claims(read, id, text),
        given=_given(read),
        rules=read.number("rules", 0),
        recognizers=read.texts("recognizers"),
    )


def _given_document(given: Given) -> Document:
    document = _known(given, ("published", "publisher", "url"))
    if given.dated_by_page:
        document["dated_by_page"] = True
    return document


def _given(read: Reader) -> Given:
    given = read.document("given")
    if given is None:
        # Stores of the first version keep only the date, as the article's own.
        date = _date(read, "date_published")
        return Given(date.edtf) if date and date.rule == "given" else Given()
    return Given(
        published=given.optional("published"),
        publisher=given.optional("publisher"),
        url=given.optional("url"),
        dated_by_page=given.flag("dated_by_page"),
    )


def _known(record: object, names: tuple[str, ...]) -> Document:
    values = {name: getattr(record, name) for name in names}
    return {name: value for name, value in values.items() if value is not None}


def _date_document(date: EventDate) -> Document:
    document: Document = {"edtf": date.edtf, "method": date.method.value, "rule": date.rule}
    return document | _known(date, ("anchor",))


def _claim_document(claim: Claim) -> Document:
    document: Document = {
        "id": claim.id,
        "about": claim.about,
        "property": claim.property,
        "value": claim.value,
        "normalised": claim.normalised,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "method": claim.method.value,
        "rule": claim.rule,
    }
    document |= _known(claim, _REPORTED)
    if claim.confidence != 1.0:
        document["confidence"] = claim.confidence
    if claim.detail:
        document["detail"] = dict(claim.detail)
    return document


def _date(read: Reader, name: str) -> EventDate | None:
    date = read.document(name)
    if date is None:
        return None
    return EventDate(
        edtf=date.text("edtf"),
        method=date.choice("method", Method),
        rule=date.text("rule"),
        anchor=date.optional("anchor"),
    )


def _blocks(read: Reader, length: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    before = 0
    for number, (name, start, end) in enumerate(read.stretches("blocks", length)):
        field = f"blocks[{number}]"
        if start < before:
            raise WrongField(field, "begins before the one before it ends")
        try:
            kind = BlockKind(name)
        except ValueError:
            raise WrongField(field, f"{named(name)} is no kind of block") from None
        blocks.append(Block(kind, start, end))
        before = end
    return tuple(blocks)


def _mentions(read: Reader, length: int) -> tuple[Mention, ...]:
    found = read.stretches("mentions", length)
    for number, (key, _, _) in enumerate(found):
        if key.partition(":")[0] not in _ENTITIES:
            raise WrongField(f"mentions[{number}]", f"{named(key)} is no key of an entity")
    return tuple(Mention(*each) for each in found)


def _claims(read: Reader, article: str, text: str) -> tuple[Claim, ...]:
    """Return the claims; only those that are not as they are usually written are looked at twice.

    There are more of them than of anything else, so that how fast this is counts.
    """
    found = []
    strings: list[str] = []
    for number, document in enumerate(read.list("claims")):
        try:
            claim = _usual_claim(document, article, text)
        except (KeyError, TypeError, ValueError):
            claim = _claim(read.member("claims", number, document), article, text)
        if claim.property in _SETTLED:
            _must_be_sound(claim, f"claims[{number}].normalised")
        found.append(claim)
        strings += (claim.id, claim.about, claim.property, claim.value)
        strings += (claim.normalised, claim.rule)
    if has_halves("".join(strings)):
        found = [_claim(each, article, text) for each in read.documents("claims")]
    return tuple(found)


_SETTLED = frozenset({"date", "founded", "status"})
"""Properties whose values everything else takes for what they should be."""

_STATUSES = frozenset(status.value for status in Status)


def _must_be_sound(claim: Claim, field: str) -> None:
    """Refuse a date that is none and a status there is not; raises WrongField."""
    if claim.property == "status":
        if claim.normalised not in _STATUSES:
            known = ", ".join(sorted(_STATUSES))
            raise WrongField(field, f"{named(claim.normalised)} is none of {known}")
    elif claim.normalised and not edtf.is_valid(claim.normalised):
        raise WrongField(field, f"{named(claim.normalised)} is no date in EDTF")


def _usual_claim(document: Any, article: str, text: str) -> Claim:
    """Return a claim that has no field but those that all have; raises ValueError."""
    start, end, quote = document["start"], document["end"], document["quote"]
    id, about, name = document["id"], document["about"], document["property"]
    value, normalised, rule = document["value"], document["normalised"], document["rule"]
    confidence = document.get("confidence", 1.0)
    # All fields at once: to look at each by itself takes twice as long.
    kinds = (*map(type, (id, about, name, value, normalised, rule, start, end, confidence)),)
    if (
        len(document) != _USUAL + ("confidence" in document)
        or kinds != _KINDS
        or not 0 <= start <= end <= len(text)
        or not 0 <= confidence <= 1
        or text[start:end] != quote
    ):
        raise ValueError
    method = _METHODS[document["method"]]
    # By their places, and without the call that takes them apart: of nothing are there more.
    of_all = (id, article, about, name, value, normalised, start, end, quote, method, rule)
    return tuple.__new__(Claim, (*of_all, None, None, None, None, confidence, {}))


_KINDS = (str, str, str, str, str, str, int, int, float)
_METHODS = {method.value: method for method in Method}
_USUAL = 10
"""Fields of a claim that has none but those that all have."""


def _claim(read: Reader, article: str, text: str) -> Claim:
    start, end, quote = read.number("start"), read.number("end"), read.text("quote")
    if not 0 <= start <= end <= len(text):
        read.wrong("end", f"{start} to {end} is not within the text of {len(text)} characters")
    if text[start:end] != quote:
        read.wrong("quote", f"the text says otherwise from {start} to {end}")
    return Claim(
        id=read.text("id"),
        article=article,
        about=read.text("about"),
        property=read.text("property"),
        value=read.text("value"),
        normalised=read.text("normalised"),
        start=start,
        end=end,
        quote=quote,
        method=read.choice("method", Method),
        rule=read.text("rule"),
        role=read.optional("role"),
        of=read.optional("of"),
        said_by=read.optional("said_by"),
        anchor=read.optional("anchor"),
        confidence=read.share("confidence"),
        detail=read.detail("detail"),
    )
