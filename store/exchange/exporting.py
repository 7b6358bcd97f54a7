"""Lists of records written out for other programs: JSON, JSON lines, CSV, Markdown.

In CSV and Markdown nothing of a record can be obeyed by what reads them: control characters and
those that turn the direction of text are left out, a cell that a spreadsheet would calculate
begins with an apostrophe, and marks of Markdown and HTML are escaped.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from ..errors import NotFound
from ..lookups import Lookups
from ..properties import MEETING
from ..records import Article, Claim, Entity, EventDate, Kind, Meeting, Record, Row
from .documents import Document, article_document, entity_document, meeting_document


class Format(StrEnum):
    """What a list can be written as."""

    JSON = "json"
    """One list of documents, as `--json` prints it."""
    JSONL = "jsonl"
    """One document a line."""
    CSV = "csv"
    """One record a line, the properties as columns; several values are parted by semicolons."""
    MARKDOWN = "markdown"
    """One section a record, each value with the words that say so and where they stand."""


SUFFIXES = {
    Format.JSON: ".json",
    Format.JSONL: ".jsonl",
    Format.CSV: ".csv",
    Format.MARKDOWN: ".md",
}
"""How the names of such files end."""

_COLUMNS = {
    Kind.ARTICLE: (
        "id",
        "title",
        "date",
        "date_basis",
        "publisher",
        "author",
        "kicker",
        "dateline",
        "url",
        "file",
    ),
    Kind.ENTITY: ("id", "kind", "label", "country", "aliases", "mentions", "sources"),
    Kind.MEETING: (
        "id",
        "title",
        "date",
        "date_basis",
        *(each.name for each in MEETING if each.name != "date"),
        "parent",
        "differs",
        "sources",
    ),
}
"""The columns of each kind in CSV."""

# Not what a text needs: tab, line feed and carriage return become blanks before.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_CALCULATED = re.compile(r"\s*[=+\-@]")
# Signs that mean something only where a line begins are left: none does with words of a record.
_MARKED = re.compile(r"[\\`*_\[\]<>#|&~]")


def written_as(rows: Sequence[Row], kind: Kind, format: Format, lookups: Lookups) -> Iterator[str]:
    """Yield the text of a list of records piece by piece: a head, each record, an end.

    Args:
        rows: What is listed.
        kind: Of which kind.
        format: What it is written as.
        lookups: Where the records are.

    Raises:
        NotFound: A record has gone meanwhile.
    """
    match format:
        case Format.JSON:
            yield "["
            for number, row in enumerate(rows):
                text = json.dumps(_document(lookups.get(row.id), lookups), ensure_ascii=False)
                yield f"{',' if number else ''}\n{text}"
            yield "\n]\n" if len(rows) else "]\n"
        case Format.JSONL:
            yield ""
            for row in rows:
                document = _document(lookups.get(row.id), lookups)
                yield f"{json.dumps(document, ensure_ascii=False)}\n"
        case Format.CSV:
            yield _line(_COLUMNS[kind])
            for row in rows:
                values = _values(lookups.get(row.id))
                yield _line([_cell(values[name]) for name in _COLUMNS[kind]])
        case Format.MARKDOWN:
            yield ""
            for row in rows:
                yield "".join(_section(lookups.get(row.id), lookups))


def harmless_text(text: str) -> str:
    """Return a text on one line without what could be obeyed or turn its direction."""
    return _OBEYED.sub("", " ".join(text.split()))


def _document(record: Record, lookups: Lookups) -> Document:
    match record:
        case Article():
            return article_document(record)
        case Entity():
            return entity_document(record)
        case Meeting():
            return meeting_document(record, lookups)


# CSV


def csv_line(cells: Sequence[str], *, plain: bool = False) -> str:
    """Return a line of CSV; unless it is plain, with nothing in it that can be obeyed."""
    return _line(cells if plain else [_cell(each) for each in cells])


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _cell(value: str) -> str:
    text = harmless_text(value)
    return f"'{text}" if _CALCULATED.match(text) else text


def _values(record: Record) -> dict[str, str]:
    match record:
        case Article():
            about = ("id", "title", "publisher", "author", "kicker", "dateline", "file")
            found = {name: getattr(record, name) or "" for name in about}
            return found | _dated(record.date) | {"url": record.given.url or ""}
        case Entity():
            return {
                "id": record.id,
                "kind": record.kind.value,
                "label": record.label,
                "country": record.country or "",
                "aliases": _joined(record.aliases),
                "mentions": str(len(record.mentions)),
                "sources": _joined(record.sources),
            }
        case Meeting():
            fields = {
                field.name: _joined([value.label for value in field.values])
                for field in record.fields
            }
            return {
                **{each.name: fields.get(each.name, "") for each in MEETING},
                **_dated(record.date),
                "id": record.id,
                "title": record.title,
                "parent": record.parent or "",
                "differs": _joined(record.differs),
                "sources": _joined(record.sources),
            }


def _dated(date: EventDate | None) -> dict[str, str]:
    if date is None:
        return {"date": "", "date_basis": ""}
    return {"date": date.edtf, "date_basis": date.method.value}


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)


# Markdown


def _section(record: Record, lookups: Lookups) -> Iterator[str]:
    """Yield a record's heading and its values, each with the words that say so."""
    if isinstance(record, Article):
        yield f"## {_plain(record.title)}\n\n"
        yield f"{_cited(record, 0)}\n\n"
        return
    label = record.label if isinstance(record, Entity) else record.title
    yield f"## {_plain(label)}\n\n"
    yield f"`{_plain(record.id)}`\n\n"
    for field in record.fields:
        for value in field.values:
            sign = " (the sources differ)" if field.differs else ""
            yield f"- **{field.name.replace('_', ' ')}**: {_plain(value.label)}{sign}\n"
            for claim in value.claims:
                yield f"  - {_quoted(claim, lookups)}\n"
    if any(field.values for field in record.fields):
        yield "\n"


def _quoted(claim: Claim, lookups: Lookups) -> str:
    try:
        article = lookups.article(claim.article)
    except NotFound:  # taken away between two readings
        return f"«{_plain(claim.quote)}»"
    return f"«{_plain(claim.quote)}», {_cited(article, claim.start)}"


def _cited(article: Article, offset: int) -> str:
    """Return title, date with how it is known, file and line."""
    date = article.date
    dated = f"{date.edtf}, {date.method.value}" if date else "no date in the text"
    line = article.text.count("\n", 0, offset) + 1
    where = f"{_plain(article.file)}:{line}"
    publisher = f"{_plain(article.publisher)}, " if article.publisher else ""
    return f"{publisher}{_plain(article.title)} ({dated}), {where}"


def _plain(text: str) -> str:
    return _MARKED.sub(lambda found: f"\\{found.group()}", harmless_text(text))
