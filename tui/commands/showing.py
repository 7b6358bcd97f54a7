"""`mahdar show`: one record, and below each of its fields the words that say so."""

from __future__ import annotations

from store import DECIDED, Article, Entity, Kind, Mark, Meeting, Method, NotFound, properties
from tui.commands.asking import found_by_id, output_of
from tui.commands.listing import date_of
from tui.commands.output import Cells, Output
from tui.commands.speech import SPEECH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from store import Claim, EventDate, Field, Lookups, Reason, Record, Row, Value
    from tui.messages import Words

_NAME_WIDTH = max(
    len(each.name) for each in (*properties.MEETING, *properties.ENTITY, *properties.ARTICLE)
)
_WIDE = 100
"""Cells from which the ids of claims are shown too."""


def run(arguments: Namespace) -> int:
    """Print the record whose id begins as given; raises NotFound and AmbiguousId."""
    out = output_of(arguments)

    def show(record: Record, lookups: Lookups) -> None:
        if arguments.json:
            from store import record_document

            out.json(record_document(record, lookups))
        else:
            _Sheet(out, lookups).show(record)

    return found_by_id(arguments, lambda lookups: lookups.get(arguments.id), show)


class _Sheet:
    """Prints records field by field."""

    def __init__(self, out: Output, lookups: Lookups) -> None:
        self._out = out
        self._lookups = lookups

    def show(self, record: Record) -> None:
        match record:
            case Article():
                self._show_article(record)
            case Entity():
                self._show_entity(record)
            case Meeting():
                self._show_meeting(record)

    # One of each kind

    def _show_meeting(self, meeting: Meeting) -> None:
        self._head(meeting.id, _kind("meeting"), meeting.title)
        self._line("sources", count=len(meeting.sources), text=", ".join(meeting.sources))
        if meeting.differs:
            self._line("differs", Mark.DIFFERS, text=", ".join(map(SPEECH.label, meeting.differs)))
        self._merged(meeting.reasons)
        for field in meeting.fields:
            self._field(field)
        for id in meeting.parts:
            self._record("part", id)

    def _show_entity(self, entity: Entity) -> None:
        self._head(entity.id, _kind(entity.kind.value, "entity_kind"), entity.label)
        self._line("country", text=entity.country or _not_stated())
        for alias in entity.aliases:
            self._line("alias", text=alias)
        articles = len({mention.article for mention in entity.mentions})
        text = SPEECH.said(
            f"{len(entity.mentions)} times, in articles: {articles}",
            "record.mentioned",
            count=len(entity.mentions),
            articles=articles,
        )
        self._line("mentions", count=articles, text=text)
        if entity.left_out:
            text = SPEECH.said(
                f"the words of further articles: {entity.left_out}; they are listed below",
                "pane.left_out",
                count=entity.left_out,
            )
            self._line("left out", text=text)
        self._merged(entity.reasons)
        for field in entity.fields:
            self._field(field)
        self._linked(Kind.MEETING, entity.id)
        self._linked(Kind.ARTICLE, entity.id)

    def _show_article(self, article: Article) -> None:
        self._head(article.id, _kind("article"), article.title)
        self._line("file", text=article.file)
        for name in ("kicker", "publisher", "author", "dateline"):
            self._line(name, text=getattr(article, name) or _not_stated())
        if article.given.url:
            self._line("url", text=article.given.url)
        for name in ("date_published", "date_modified", "page_date"):
            self._date(name, getattr(article, name))
        about = [claim for claim in article.claims if claim.about == "article"]
        for claim in about:
            if claim.property in ("date_bound", "tag", "note"):
                bound = claim.normalised if claim.property == "date_bound" else ""
                self._line(claim.property, text=bound or claim.value)
                self._claim(claim)
        self._linked(Kind.MEETING, article.id)
        self._out.text("\n" + article.text)

    # What they are made of

    def _head(self, id: str, kind: str, title: str) -> None:
        self._out.table([Cells((id, kind), title)])

    def _line(self, name: str, mark: Mark = Mark.STATED, count: int = 0, text: str = "") -> None:
        columns = (_named(name), mark.value or " ", f"{count or '':>2}")
        self._out.table([Cells(columns, text)])

    def _merged(self, reasons: Iterable[Reason]) -> None:
        for reason in reasons:
            text = SPEECH.words(f"reason.{reason.name}")
            self._line("merged", text=f"{text} ({reason.points:+d})")

    def _field(self, field: Field) -> None:
        if not field.values:
            self._line(field.name, Mark.NOT_STATED, text=_not_stated())
        for number, value in enumerate(field.values):
            mark = field.mark if number == 0 or field.differs else Mark.STATED
            if value.decided:
                mark = Mark.DECIDED
            self._line(
                field.name if number == 0 else "", mark, len(value.sources), _shown(field, value)
            )
            for claim in value.claims:
                self._claim(claim)

    def _claim(self, claim: Claim) -> None:
        try:
            article = self._lookups.article(claim.article)
        except NotFound:  # taken away between two readings
            return
        line = article.text.count("\n", 0, claim.start) + 1
        id = () if self._out.terminal and self._out.width < _WIDE else (claim.id,)
        columns = (f"{article.file}:{line}", *_how(claim), *id)
        self._out.table([Cells(columns, indent=4)])
        self._out.text(" ".join(claim.quote.split()), indent=6)

    def _date(self, name: str, date: EventDate | None) -> None:
        if date is None:
            self._line(name, Mark.NOT_STATED, text=_not_stated())
            return
        mark = Mark.DOUBTFUL if date.doubtful or date.method is Method.INFERRED else Mark.STATED
        anchor = f" from {date.anchor}" if date.anchor else ""
        self._line(name, mark, text=f"{date.edtf}  {date.method.value}, {date.rule}{anchor}")

    def _linked(self, kind: Kind, id: str) -> None:
        rows = self._lookups.rows(kind, linked_to=id)
        self._rows(_kind(kind.value), rows)

    def _record(self, name: str, id: str) -> None:
        record = self._lookups.get(id)
        self._line(name, text=f"{id}  {record.title if isinstance(record, Meeting) else ''}")

    def _rows(self, name: str, rows: Iterable[Row]) -> None:
        lines = [
            Cells((_named(name), row.id, date_of(row), row.relation), row.label) for row in rows
        ]
        self._out.table(lines)


def _shown(field: Field, value: Value) -> str:
    id = f"  {value.record}" if value.record else ""
    label = value.label or _not_stated()
    if not SPEECH.is_english:
        label = SPEECH.words.get(f"{field.name}.{value.normalised}", label)
    return label + id


def _named(name: str) -> str:
    """Return what a line is of, as wide as the widest of them."""
    label = SPEECH.label(name)
    if label.isascii():
        return f"{label:<{_NAME_WIDTH}}"
    from tui.arabic import cell_width  # what draws is of no use to a sheet in English

    return label + " " * (_NAME_WIDTH - cell_width(label))


def _kind(kind: str, among: str = "kind") -> str:
    return SPEECH.said(kind, f"{among}.{kind}")


def _not_stated() -> str:
    return SPEECH.said("not stated", "record.not_stated")


def _how(claim: Claim) -> Iterator[str]:
    """Yield in what way a claim is known, and what goes with it."""
    if not SPEECH.is_english:
        yield from _how_in_words(claim, SPEECH.words)
        return
    if claim.decided and claim.rule == DECIDED:
        yield f"decision {claim.detail['decision']} by {claim.detail['by']} on {claim.detail['at']}"
        if "note" in claim.detail:
            yield str(claim.detail["note"])
        return
    yield claim.method.value
    yield claim.rule
    if claim.anchor:
        yield f"from {claim.anchor}"
    if claim.role:
        yield f"as {claim.role}"
    if claim.of:
        yield f"for {claim.of}"
    if claim.said_by:
        yield f"said by {claim.said_by}"


def _how_in_words(claim: Claim, words: Words) -> Iterator[str]:
    if claim.decided and claim.rule == DECIDED:
        of = claim.detail
        yield words("evidence.decided", number=of["decision"], who=of["by"], when=of["at"])
        if "note" in of:
            yield str(of["note"])
        return
    yield words(f"method.{claim.method.value}")
    yield claim.rule
    if claim.anchor:
        yield words("evidence.anchor", anchor=claim.anchor)
    if claim.role:
        yield words("shell.as", role=claim.role)
    if claim.of:
        yield words("shell.for", of=claim.of)
    if claim.said_by:
        yield words("record.said_by", who=claim.said_by)
