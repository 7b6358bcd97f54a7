"""The browser over the five articles as they are really read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store import Kind, Meeting, Scan, Store, ingest_paths
from tui.browser.panes import EvidenceStrip, RecordList, RecordView
from tui.browser.panes.reader import Reader


@pytest.fixture(scope="module")
def sample(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scan]:
    """A store of the five articles."""
    store = Store.create(tmp_path_factory.mktemp("sample") / "store")
    done = ingest_paths(store, [str(path) for path in seeds])
    assert done.new == len(seeds), done.problems
    scan = Scan(store)
    yield scan
    scan.close()


def letters(text: str) -> list[str]:
    """The letters and signs of a text, in no order, joined forms as what they stand for."""
    plain = unicodedata.normalize("NFKC", text)
    return sorted(char for char in plain if char.isalnum())


def in_cells(text: str, start: int, end: int) -> str:
    """A quote with what shares a cell with its ends: a lam and its alef stand in one."""
    alefs = "اأإآ"
    if start and text[start - 1] == "ل" and text[start : start + 1] in alefs:
        start -= 1
    if text[end - 1 : end] == "ل" and text[end : end + 1] and text[end] in alefs:
        end += 1
    return text[start:end]


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "en"), ((140, 40), "ar")])
async def test_every_record_can_be_shown(
    browse: Any, sample: Scan, size: tuple[int, int], lang: str
) -> None:
    async with browse(size, lang, sample) as seen:
        for kind in Kind:
            for row in sample.rows(kind):
                seen.screen.show_record(sample.get(row.id))
                await seen.pilot.pause()
                for pane in (RecordView, EvidenceStrip, RecordList):
                    widget = seen.screen.query(pane).first()
                    for y in range(widget.size.height):
                        assert widget.render_line(y).cell_length == widget.size.width


async def test_every_claim_leads_to_its_words_and_only_they_are_highlighted(
    browse: Any, sample: Scan
) -> None:
    async with browse((80, 24), "en", sample) as seen:
        await seen.press("0")
        reader = seen.screen.query_one(Reader)
        wrong, looked_at = [], 0
        for kind in (Kind.MEETING, Kind.ENTITY):
            for listed in sample.rows(kind):
                seen.screen.show_record(sample.get(listed.id))
                for row in seen.record.fields:
                    for number, each in enumerate(row.evidence if not row.further else ()):
                        article = sample.article(each.article)
                        reader.put_article(article, evidence=row.evidence, number=number)
                        quote = in_cells(article.text, each.start, each.end)
                        looked_at += 1
                        shown = "".join(
                            part.text
                            for y in range(1, 21)
                            for part in reader.render_line(y)
                            if part.style is not None and part.style.reverse
                        )
                        if letters(shown) != letters(quote) and len(quote) < 900:
                            wrong.append((listed.label, row.name, quote))
        assert wrong == []
        assert looked_at > 200


async def test_who_chaired_in_kuwait_is_not_stated_and_two_articles_say_so(
    browse: Any, sample: Scan
) -> None:
    async with browse((80, 24), "en", sample) as seen:
        found = [sample.get(row.id) for row in sample.rows(Kind.MEETING)]
        merged = [each for each in found if isinstance(each, Meeting) and len(each.sources) > 1]
        assert len(merged) == 1
        seen.screen.show_record(merged[0])
        rows = {row.name: row for row in seen.record.fields if not row.further}
        assert rows["place"].value == "الكويت"
        assert rows["chair"].value == "not stated"
        assert rows["sources"].count == 2


@pytest.mark.parametrize("width", [80, 140])
async def test_the_five_articles_are_read_to_their_last_letter(
    browse: Any, sample: Scan, width: int
) -> None:
    async with browse((width, 40), "en", sample) as seen:
        await seen.press("0")
        reader = seen.screen.query_one(Reader)
        for row in sample.rows(Kind.ARTICLE):
            article = sample.article(row.id)
            reader.put_article(article)
            drawn = "".join(
                reader.row(number, reader.size.width).text[:-7] for number in range(reader.length)
            )
            assert letters(drawn) == letters(article.text)
