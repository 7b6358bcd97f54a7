"""Lists of records written out for other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from store import Article, Format, Kind, Scan, parse_query, written_as
from store.exchange.documents import meeting_document


def text_of(lookups: Scan, kind: Kind, format: Format, query: str = "") -> str:
    rows = lookups.rows(kind, query=parse_query(query) if query else None)
    return "".join(written_as(rows, kind, format, lookups))


def hostile(sample: Scan, title: str) -> Scan:
    """A store of one article with a title of another's making."""

    class Altered(Scan):
        def get(self, id: str) -> Article:
            found = sample.get(id)
            assert isinstance(found, Article)
            return found._replace(title=title, publisher=title)

    return Altered(sample._store)


@pytest.mark.parametrize("kind", list(Kind))
def test_json_is_what_the_shell_prints_and_lines_hold_the_same(sample: Scan, kind: Kind) -> None:
    documents = json.loads(text_of(sample, kind, Format.JSON))
    assert [each["id"] for each in documents] == [row.id for row in sample.rows(kind)]
    lines = text_of(sample, kind, Format.JSONL).splitlines()
    assert [json.loads(line) for line in lines] == documents


def test_a_document_is_the_whole_record(sample: Scan) -> None:
    (document, *_) = json.loads(text_of(sample, Kind.MEETING, Format.JSON))
    record = sample.get(document["id"])
    assert document == json.loads(json.dumps(meeting_document(record, sample)))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(Kind))
def test_csv_is_a_table_with_a_line_for_each_record(sample: Scan, kind: Kind) -> None:
    head, *lines = csv.reader(io.StringIO(text_of(sample, kind, Format.CSV)))
    assert head[0] == "id"
    assert [line[0] for line in lines] == [row.id for row in sample.rows(kind)]
    assert {len(line) for line in lines} == {len(head)}


def test_a_query_that_finds_nothing_is_written_as_nothing(sample: Scan) -> None:
    nothing = "زنجبيل"
    assert json.loads(text_of(sample, Kind.MEETING, Format.JSON, nothing)) == []
    assert text_of(sample, Kind.MEETING, Format.JSONL, nothing) == ""
    assert text_of(sample, Kind.MEETING, Format.MARKDOWN, nothing) == ""
    assert text_of(sample, Kind.MEETING, Format.CSV, nothing).startswith("id,title")


def test_markdown_says_for_each_value_which_words_say_so_and_where(sample: Scan) -> None:
    (row,) = sample.rows(Kind.MEETING, query=parse_query("place:kw has:pledge"))
    text = "".join(written_as([row], Kind.MEETING, Format.MARKDOWN, sample))
    assert text.startswith("## ")
    assert "- **pledge**: 200" in text
    assert "(the sources differ)" in text
    assert text.count(".txt:") > 5
    assert "(2018-02-13T14:16, stated)" in text


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u202e=1"])
def test_no_cell_is_calculated_by_a_spreadsheet(sample: Scan, title: str) -> None:
    store = hostile(sample, title)
    text = "".join(written_as(store.rows(Kind.ARTICLE)[:1], Kind.ARTICLE, Format.CSV, store))
    _, (_, written, *_) = csv.reader(io.StringIO(text))
    assert written == "'" + title.strip("\t\u202e ")


@pytest.mark.parametrize("format", [Format.CSV, Format.MARKDOWN])
def test_nothing_of_a_record_can_be_obeyed(sample: Scan, format: Format) -> None:
    title = "a\x1b[31mb\u202ec\x9bd\ne\x07"
    store = hostile(sample, title)
    text = "".join(written_as(store.rows(Kind.ARTICLE)[:1], Kind.ARTICLE, format, store))
    assert not set(text) & set("\x1b\u202e\x9b\x07")
    assert "bcd e" in text


def test_marks_of_markdown_and_html_are_escaped(sample: Scan) -> None:
    store = hostile(sample, "<script>[x](javascript:1) *b* `c`")
    text = "".join(written_as(store.rows(Kind.ARTICLE)[:1], Kind.ARTICLE, Format.MARKDOWN, store))
    assert text.startswith("## \\<script\\>\\[x\\](javascript:1) \\*b\\* \\`c\\`\n")
