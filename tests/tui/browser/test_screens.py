"""What stands where: the record, the reader, the evidence, at every size and in both languages."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from rich.segment import Segment

from store import Article, Mark, Scan
from tui.browser.fields import Evidence
from tui.browser.widgets.painting import CURSOR


def worn(pane: Any, y: int, attribute: str) -> str:
    """The text of a pane's line that wears an attribute, in visual order."""
    return "".join(
        segment.text
        for segment in pane.render_line(y)
        if segment.style is not None and getattr(segment.style, attribute)
    )


# The record


async def test_each_field_stands_with_sources_mark_and_value(browse: Any) -> None:
    async with browse() as seen:
        rows = {row.name: row for row in seen.record.fields if not row.further}
        assert rows["place"].value == "الكويت"
        assert rows["place"].count == 2
        assert rows["place"].mark is Mark.STATED
        assert rows["chair"].value == "صباح الخالد (وزير الخارجية)"
        assert rows["chair"].count == 1
        assert rows["host"].mark is Mark.NOT_STATED


async def test_not_stated_is_written_out(browse: Any) -> None:
    async with browse() as seen:
        line = next(line for line in seen.lines(seen.record) if " host " in line)
        assert "not stated" in line
        assert " - " in line


async def test_fields_stand_in_the_order_of_the_properties(browse: Any) -> None:
    async with browse() as seen:
        names = [row.name for row in seen.record.fields if not row.further]
        assert names[:5] == ["date", "place", "status", "kind", "mode"]
        assert names.index("chair") < names.index("speaker") < names.index("pledge")
        assert names.index("pledge") < names.index("sources")


async def test_a_planned_and_a_resolved_value_carry_their_marks(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("j")
        marks = {row.name: row.mark for row in seen.record.fields}
        assert marks["status"] is Mark.PLANNED
        assert marks["date"] is Mark.RESOLVED


async def test_sources_that_differ_are_all_shown_and_marked(
    browse: Any, make_store: Any, articles: list[Article], make_draft: Any
) -> None:
    draft = make_draft("third.txt", "اجتماع الكويت في الكويت 15 فبراير 2018 ريكس تيلرسون", "ثالث")
    draft.claim("meeting:kuwait", "place", "في الكويت", "الكويت", "country:KW")
    draft.claim("meeting:kuwait", "speaker", "ريكس تيلرسون", normalised="person:tillerson")
    draft.claim("person:tillerson", "name", "ريكس تيلرسون")
    draft.claim("group:coalition", "members", "15", "15", "15")
    draft.claim("group:coalition", "name", "الكويت", "التحالف الدولي")
    other = make_draft("fourth.txt", "التحالف الدولي 68 دولة", "رابع")
    other.claim("group:coalition", "members", "68", "68", "68")
    other.claim("group:coalition", "name", "التحالف الدولي")
    store = make_store([*articles, draft.article(), other.article()])
    async with browse((80, 24), "en", store) as seen:
        await seen.press("S")
        await seen.write("التحالف الدولي")
        await seen.press("enter")
        rows = [row for row in seen.record.fields if row.name == "members"]
        assert {row.value for row in rows} == {"15", "68"}
        assert {row.mark for row in rows} == {Mark.DIFFERS}


async def test_an_article_shows_its_dates_apart(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("1", "1", "G")
        await seen.press("g")
        rows = {row.name: row for row in seen.record.fields}
        assert rows["date_published"].value == "2018-02-14"
        assert rows["date_modified"].mark is Mark.NOT_STATED
        assert rows["page_date"].value == "2024-03-29"
        assert rows["publisher"].value == "الغد"


async def test_an_entity_shows_kind_names_meetings_and_mentions(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("enter")
        rows = {row.name: row for row in seen.record.fields}
        assert rows["kind"].value == "person"
        assert rows["position"].value == "وزير الخارجية"
        assert "times: 3, articles: 2" in rows["mentions"].value
        assert len(rows["mentions"].evidence) == 3


async def test_the_strip_shows_the_quote_its_file_and_its_line(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        title, *body = seen.lines(seen.strip)
        assert "kuwait" in title
        assert "line 6" in title
        assert any("200" in line for line in body)
        assert "200" in worn(seen.strip, 1, "reverse")


async def test_the_strip_says_how_a_date_is_known(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        await seen.press("G", "enter")
        title = seen.lines(seen.strip)[0]
        assert "resolved" in title
        assert "2015-04-10" in title


# The reader


async def test_exactly_the_quote_is_highlighted(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("date")
        await seen.press("e", "n")
        shown = "".join(worn(seen.reader, y, "reverse") for y in range(1, 24))
        # One of the two sources says it in figures, the other by a word of three letters.
        await seen.press("n")
        other = "".join(worn(seen.reader, y, "reverse") for y in range(1, 24))
        quotes = sorted((shown, other), key=len)
        assert len(quotes[0]) == len("أمس")
        assert len(quotes[1]) == len("13 فبراير 2018")
        assert quotes[1].startswith("2018 ")
        assert quotes[1].endswith(" 13")


async def test_mentions_are_underlined(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("0")
        lines = [worn(seen.reader, y, "underline") for y in range(1, 20)]
        assert any(len(line) == len("تيلرسون") for line in lines)


async def test_kinds_of_block_are_told_by_a_sign(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("1", "1", "g", "0")
        seen.reader.scroll_by(-100)
        signs = [line[-5] for line in seen.lines(seen.reader)[1:4]]
        assert signs == ["M", "A", "T"]
        assert any(line[-5] == "F" for line in seen.lines(seen.reader))


async def test_lines_carry_their_number_in_the_file(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("0")
        numbers = [int(line[-4:]) for line in seen.lines(seen.reader)[1:] if line[-4:].strip()]
        assert numbers == sorted(numbers)
        assert numbers[0] == 1


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
async def test_the_whole_text_is_there_at_any_width(browse: Any, width: int) -> None:
    async with browse((width, 40)) as seen:
        await seen.press("0")
        reader = seen.reader
        text = reader.article.text
        drawn = "".join(
            reader.row(number, reader.size.width).text[:-7] for number in range(reader.length)
        )
        assert drawn.count("200") == text.count("200")
        # A lam-alef takes one cell for two letters.
        letters = sum(1 for c in text if c.isalpha()) - text.count("لا") - text.count("لإ")
        assert sum(1 for c in drawn if c.isalpha()) == letters - text.count("لأ") - text.count("لآ")


async def test_a_line_begins_at_the_right(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("0")
        line = next(line for line in seen.lines(seen.reader)[1:] if "200" in line)
        assert line[-8] != " "


# The lists


async def test_the_cursors_row_has_a_sign(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("j")
        lines = seen.lines(seen.listing("meetings"))[1:4]
        assert [CURSOR in line for line in lines] == [False, True, False]


async def test_labels_hang_on_the_right_and_dates_on_the_left(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        line = seen.lines(seen.listing("meetings"))[1]
        assert line.strip().startswith("2018-02-13")
        assert line.endswith(f"2{CURSOR}")


async def test_a_list_of_any_length_draws_only_what_is_in_sight(browse: Any) -> None:
    asked: list[int] = []

    class Rows:
        """A hundred thousand rows that are made when they are asked for."""

        def __len__(self) -> int:
            return 100_000

        def __getitem__(self, number: int) -> Any:
            asked.append(number)
            return row

    async with browse((140, 40)) as seen:
        pane = seen.listing("meetings")
        row = pane.rows[0]
        pane.put_rows(Rows(), total=100_000, narrowed=False, record=None)
        await seen.pilot.pause()
        pane.put_cursor(99_999)
        await seen.pilot.pause()
        assert len(asked) < 200
        assert pane.top == 100_000 - pane.visible_rows


# Sizes


async def test_a_small_terminal_shows_a_list_beside_the_record(browse: Any) -> None:
    async with browse((80, 24)) as seen:
        assert sorted(seen.drawn) == ["evidence", "meetings", "record"]
        assert seen.listing("meetings").region.x > seen.record.region.x


async def test_a_large_terminal_shows_everything(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        assert sorted(seen.drawn) == [
            "articles",
            "entities",
            "evidence",
            "meetings",
            "reader",
            "record",
        ]
        at = [seen.listing(name).region.x for name in ("meetings", "entities", "articles")]
        assert at == sorted(at)
        assert seen.record.region.y > seen.listing("meetings").region.y


async def test_a_title_that_is_cut_is_cut_at_its_end_in_either_language(browse: Any) -> None:
    for lang in ("en", "ar"):
        async with browse((80, 24), lang) as seen:
            seen.record.heading = "الكويت تستضيف اجتماع وزراء خارجية الدول الأعضاء في التحالف"
            title = seen.lines(seen.record)[0]
            assert "ﺖﻳﻮﻜﻟﺍ" in title, "the beginning stands"
            assert title.index("…") < title.index("ﺖﻳﻮﻜﻟﺍ"), "the end is at the left"
            header = seen.screen.query_one("#header")
            header.label = seen.record.heading
            line = seen.lines(header)[0]
            assert line.index("…") < line.index("ﺖﻳﻮﻜﻟﺍ")


async def test_the_text_beside_stands_still_while_the_evidence_is_in_sight(browse: Any) -> None:
    long = "\n".join(["سطر من النص لا صلة له بالاجتماع."] * 60)
    async with browse((140, 40)) as seen:
        reader = seen.reader
        text = f"{reader.article.text}\n{long}\nآخر الكلام"
        article = reader.article._replace(id="a-0123456789", text=text, blocks=())
        last = article.text.index("آخر الكلام")
        evidence = tuple(Evidence(article.id, at, at + 4) for at in (0, 40, last, 40))
        reader.put_article(article, evidence=evidence)
        tops = []
        for number in range(4):
            reader.put_article(article, evidence=evidence, number=number)
            tops.append(reader.top)
        assert tops[0] == tops[1] == 0
        assert tops[2] > 0
        assert tops[3] <= 1, "what is out of sight is scrolled to"


async def test_beside_the_record_the_reader_follows_the_field(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        assert seen.reader.current.start == seen.record.current.evidence[0].start


async def test_less_than_80x24_shows_one_pane(browse: Any) -> None:
    async with browse((60, 20)) as seen:
        assert seen.drawn == ["meetings"]
        await seen.press("enter")
        assert seen.drawn == ["record"]
        await seen.press("e")
        assert seen.drawn == ["reader"]


async def test_too_small_a_window_says_so_and_still_shows_where_one_is(browse: Any) -> None:
    async with browse((30, 8)) as seen:
        assert seen.drawn == ["meetings"]
        assert "small window" in seen.lines(seen.screen.query_one("#header"))[0]
        await seen.press("enter")
        assert seen.drawn == ["record"]
        await seen.press("q")
        assert seen.drawn == ["meetings"]


async def test_resizing_keeps_cursor_and_evidence_in_sight(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        await seen.press("e")
        for size in ((80, 24), (50, 12), (200, 50), (30, 8), (80, 24)):
            await seen.pilot.resize_terminal(*size)
            await seen.rest()
        assert seen.screen.active == "reader"
        assert seen.drawn == ["reader"]
        shown = "".join(worn(seen.reader, y, "reverse") for y in range(1, 22))
        assert "200" in shown


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (60, 20), (120, 32), (40, 10), (33, 7)])
@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_every_line_is_exactly_as_wide_as_its_pane(
    browse: Any, size: tuple[int, int], lang: str
) -> None:
    async with browse(size, lang) as seen:
        for key in ("2", "enter", "0", "?"):
            for widget in seen.app.screen.walk_children():
                for y in range(widget.size.height) if not widget.children else ():
                    assert widget.render_line(y).cell_length == widget.size.width
            await seen.press(key)


async def test_borders_meet(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        rule = seen.lines(seen.record)[0]
        at = seen.listing("entities").region.x - seen.record.region.x
        assert rule[at] in "┴┼"
        reader = seen.lines(seen.reader)
        joined = [y for y, line in enumerate(reader) if line[0] == "┤"]
        assert joined == [seen.strip.region.y - seen.reader.region.y]


# Languages, colours


async def test_the_interface_speaks_arabic_and_begins_at_the_right(browse: Any) -> None:
    async with browse((80, 24), "ar") as seen:
        line = next(line for line in seen.lines(seen.record) if "2018-02-13" in line)
        # The field's name at the right edge, the date unreversed.
        assert line.index("2018-02-13") < len(line) - 14
        assert "date" not in line


async def test_without_colour_the_cursor_and_the_evidence_are_still_told(
    browse: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        filters = seen.app.get_line_filters()

        def drawn(pane: Any, y: int) -> list[Segment]:
            strip = pane.render_line(y)
            for each in filters:
                strip = strip.apply_filter(each, pane.background_colors[1])
            return list(strip)

        segments = [part for y in range(24) for part in drawn(seen.record, y)]
        colours = {p.style.color.triplet for p in segments if p.style and p.style.color}
        assert all(c is None or c.red == c.green == c.blue for c in colours)
        assert any(part.style and part.style.reverse for part in segments)
        assert any(CURSOR in part.text for part in segments)


# Trouble


async def test_trouble_with_the_store_is_said_once_in_words(
    browse: Any, lookups: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browse() as seen:
        monkeypatch.setattr(
            Scan, "get", lambda _, id: (_ for _ in ()).throw(_not_found(id)), raising=True
        )
        await seen.press("j")
        said = seen.screen.query_one("#notice").said
        assert "no record with the id" in said
        assert seen.app.is_running


def _not_found(id: str) -> Exception:
    from store import NotFound

    return NotFound(id)


async def test_every_quote_is_highlighted_cell_by_cell(
    browse: Any, articles: list[Article]
) -> None:
    """The words in reverse video are the quote's own letters, whatever line breaks fall in it."""
    async with browse((80, 24)) as seen:
        await seen.press("0")
        for article in articles:
            for claim in article.claims:
                evidence = Evidence(article.id, claim.start, claim.end)
                seen.reader.put_article(article, evidence=(evidence,), field="x")
                await seen.pilot.pause()
                shown = "".join(worn(seen.reader, y, "reverse") for y in range(1, 21))
                letters = shown.replace(" ", "")
                quote = "".join(claim.quote.split())
                # Compatibility forms of letters are the letters, but in visual order.
                assert sorted(unicodedata.normalize("NFKC", letters)) == sorted(quote), claim
