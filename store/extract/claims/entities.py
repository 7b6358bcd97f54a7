"""What an article says of its entities: names, offices, nations, what is part of what."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import EntityKind, Method, Span
from ..document import first_surface
from ..names import Name, surface, without
from ..persons.positions import compared, position_of
from ..sentences import Sentence
from ..toponyms import province_word
from .writing import Writer


def write_entities(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], writer: Writer
) -> None:
    """Write each entity's names, and for persons office and country, once for each wording."""
    written: set[tuple[str, str]] = set()
    for sentence, names in zip(sentences, named, strict=True):
        for name in names:
            if not name.adjective:
                _write_name(sentence, name, writer, written)
                _write_office(sentence, name, writer)


def _write_name(
    sentence: Sentence, name: Name, writer: Writer, written: set[tuple[str, str]]
) -> None:
    """Write a name of an entity, each wording once."""
    recognized = name.found_by is not None
    if name.rule in _AGAIN and not recognized:
        return
    span = Span(name.start, name.end)
    shown = name.label if name.rule in _LISTED else first_surface(sentence, name)
    if recognized:
        _write_recognized(name, shown, span, writer)
        return
    if (name.key, shown) in written:
        return
    written.add((name.key, shown))
    method = Method.RESOLVED if name.method is Method.RESOLVED else Method.STATED
    writer.write(name.key, "name", shown, shown, span, name.rule, method=method)
    if name.kind is EntityKind.PLACE:
        _write_name_of_province(sentence, name, writer)
    if name.kind is EntityKind.PLACE and name.country:
        writer.write(
            name.key, "country", name.country, name.country, span, name.rule, method=method
        )
    if name.parent:
        writer.write(name.key, "parent", name.parent, name.parent, span, name.rule)


def _write_name_of_province(sentence: Sentence, name: Name, writer: Writer) -> None:
    """Write the name of a province with the word for one, which is a part of it as often as not."""
    before = province_word(sentence, name)
    if before is not None:
        shown = surface(sentence, name.first - 1, name.last, before)
        span = Span(without(sentence, name.first - 1, before), name.end)
        writer.write(name.key, "name", shown, shown, span, name.rule)


_LISTED = frozenset(
    {"gazetteer", "capital-of", "known-body", "alliance", "nationality", "dual-body"}
)
"""Rules that find what has a name in a list."""
_AGAIN = frozenset({"surname", "office-again"})
"""Rules that find who has been named before."""


def _write_recognized(name: Name, shown: str, span: Span, writer: Writer) -> None:
    """Write each name that a recogniser found, with who found it and how sure it was."""
    found = name.found_by
    assert found is not None
    detail: dict[str, str | int | float] = {
        "recognizer": found.by,
        "version": found.version,
        "score": round(found.score, 4),
    }
    writer.write(
        name.key, "name", shown, shown, span, name.rule, confidence=found.score, detail=detail
    )


def _write_office(sentence: Sentence, name: Name, writer: Writer) -> None:
    if name.kind is EntityKind.ORGANISATION and name.country:
        writer.write(
            name.key,
            "country",
            name.country,
            name.country,
            Span(name.start, name.end),
            name.rule,
        )
    if name.kind is not EntityKind.PERSON:
        return
    position = position_of(sentence, name)
    if not position:
        return
    last = sentence.words[max(name.last, name.outer_last) - 1].end
    quote = Span(min(name.outer_start, name.start), max(name.end, last))
    detail = {"compared": compared(position)}
    writer.write(name.key, "position", position, position, quote, name.rule, detail=detail)
    if name.country:
        writer.write(name.key, "country", name.country, name.country, quote, "office-names-nation")
