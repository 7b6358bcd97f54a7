"""Selecting with the mouse: what is marked on the screen comes out as it was written."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from rich.segment import Segment

from tui.browser.panes import Pane

ARABIC = re.compile("[\u0600-\u06ff]")
PARAGRAPH = (
    "وأضاف تيلرسون أن الحرب لم تنته بعد، وأن التحالف الدولي ماض في عمله "
    "حتى هزيمة التنظيم هزيمة تامة."
)


async def drag(seen: Any, pane: Pane, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Press at one cell of a pane, move to another and let go."""
    middle = ((begin[0] + end[0]) // 2, (begin[1] + end[1]) // 2)
    await seen.pilot.mouse_down(pane, offset=begin)
    await seen.pilot.hover(pane, offset=middle)
    await seen.pilot.hover(pane, offset=end)
    await seen.pilot.mouse_up(pane, offset=end)
    await seen.pilot.pause()


def marked(pane: Any) -> str:
    """The cells painted as selected, row by row, as they stand on the screen."""
    wanted = pane.get_component_rich_style("row--selection", partial=True)
    parts: list[Segment] = [
        part
        for strip in pane.render_lines(pane.size.region)
        for part in strip
        if part.style and part.style.underline and part.style.reverse == wanted.reverse
    ]
    return "".join(part.text for part in parts)


async def reading(seen: Any) -> Any:
    """The reader at its first line, of an article in which one paragraph takes several lines."""
    await seen.press("enter")
    await seen.to_field("pledge")
    await seen.press("e", "g")
    return seen.reader


def begin_of(reader: Any, offset: int) -> tuple[int, int]:
    """The cell that draws an offset of the text, in the reader's own cells."""
    for y in range(1, reader.size.height):
        drawn = reader.drawn_at(y)
        if drawn is not None and drawn.start <= offset < drawn.end:
            (cells, *_) = drawn.line.cells_of(offset - drawn.offset, offset - drawn.offset + 1)
            return drawn.x + cells[0], y
    raise AssertionError(f"offset {offset} is not in sight")


async def test_a_drag_from_the_right_edge_gives_the_beginning(browse: Any) -> None:
    async with browse() as seen:
        reader = await reading(seen)
        start = reader.article.text.index(PARAGRAPH)
        x, y = begin_of(reader, start)
        await drag(seen, reader, (x, y), (x - 9, y))
        assert seen.screen.get_selected_text() == PARAGRAPH[:10]
        assert seen.app.screen.get_selected_text() == "وأضاف تيلر"


async def test_a_drag_back_to_the_right_gives_the_same(browse: Any) -> None:
    async with browse() as seen:
        reader = await reading(seen)
        x, y = begin_of(reader, reader.article.text.index(PARAGRAPH))
        await drag(seen, reader, (x - 9, y), (x, y))
        assert seen.screen.get_selected_text() == PARAGRAPH[:10]


async def test_over_wrapped_lines_no_break_comes_in_between(browse: Any) -> None:
    async with browse(size=(50, 24)) as seen:
        await seen.press("1", "0", "g")
        reader = seen.reader
        start = reader.article.text.index(PARAGRAPH)
        begin, end = begin_of(reader, start), begin_of(reader, start + len(PARAGRAPH) - 1)
        assert end[1] - begin[1] >= 2, "the paragraph takes three lines"
        await drag(seen, reader, begin, end)
        assert seen.screen.get_selected_text() == PARAGRAPH


async def test_breaks_between_paragraphs_stay(browse: Any) -> None:
    async with browse() as seen:
        reader = await reading(seen)
        text = reader.article.text
        start, end = text.index("صباح الخالد."), text.index("وقال ريكس") + len("وقال ريكس")
        await drag(seen, reader, begin_of(reader, start), begin_of(reader, end - 1))
        assert seen.screen.get_selected_text() == "صباح الخالد.\n\nوقال ريكس"


async def test_both_letters_of_a_lam_alef_are_taken(
    browse: Any, make_draft: Any, make_store: Any
) -> None:
    article = make_draft("lam.txt", "قال إلا لا NATO في\n", "قال").article()
    async with browse(store=make_store([article])) as seen:
        await seen.press("0")
        reader = seen.reader
        begin = begin_of(reader, 0)
        await drag(seen, reader, begin, (begin[0] - 5, begin[1]))
        assert seen.screen.get_selected_text() == "قال إلا"


async def test_a_drag_over_latin_words_follows_the_logical_order(
    browse: Any, make_draft: Any, make_store: Any
) -> None:
    article = make_draft("nato.txt", "اجتماع NATO في 2017 هنا\n", "اجتماع").article()
    async with browse(store=make_store([article])) as seen:
        await seen.press("0")
        reader = seen.reader
        begin, end = begin_of(reader, 0), begin_of(reader, article.text.index("في"))
        await drag(seen, reader, begin, end)
        assert seen.screen.get_selected_text() == "اجتماع NATO ف"


async def test_what_is_marked_is_what_is_copied(browse: Any) -> None:
    async with browse() as seen:
        reader = await reading(seen)
        x, y = begin_of(reader, reader.article.text.index(PARAGRAPH))
        await drag(seen, reader, (x, y), (x - 9, y))
        # The ten letters from the right edge, joined and in visual order.
        assert marked(reader) == "ﺮﻠﻴﺗ ﻑﺎﺿﺃﻭ"


async def test_the_margin_belongs_to_the_line_beside_it(browse: Any) -> None:
    async with browse() as seen:
        reader = await reading(seen)
        _, y = begin_of(reader, reader.article.text.index("الكويت تستضيف"))
        await drag(seen, reader, (reader.size.width - 1, y), (1, y))
        assert seen.screen.get_selected_text() == "الكويت تستضيف اجتماع التحالف الدولي"


async def test_a_drag_that_leaves_the_pane_selects_in_it_alone(browse: Any) -> None:
    async with browse(size=(140, 40)) as seen:
        await seen.press("0", "g")
        reader = seen.reader
        begin = begin_of(reader, reader.article.text.index("الكويت تستضيف"))
        await seen.pilot.mouse_down(reader, offset=begin)
        await seen.pilot.hover(reader, offset=(begin[0] - 3, begin[1]))
        await seen.pilot.hover(seen.record, offset=(5, 3))
        await seen.pilot.mouse_up(seen.record, offset=(5, 3))
        await seen.pilot.pause()
        assert list(seen.screen.selections) == [reader]
        assert seen.screen.get_selected_text().strip() in reader.article.text


async def test_a_value_of_the_record_is_selected(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        number = seen.record.cursor
        y = number - seen.record.top + 1
        await drag(seen, seen.record, (seen.record.size.width - 1, y), (20, y))
        assert seen.screen.get_selected_text() == seen.record.fields[number].value
        assert marked(seen.record).strip()
        assert seen.record.cursor == number


async def test_over_several_values_each_comes_on_its_line(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        width = seen.record.size.width
        values = [row.value for row in seen.record.fields]
        first = next(
            number
            for number, (one, other) in enumerate(pairwise(values))
            if ARABIC.match(one) and ARABIC.match(other)
        )
        y = first - seen.record.top + 1
        await drag(seen, seen.record, (width - 1, y), (16, y + 1))
        assert seen.screen.get_selected_text() == "\n".join(values[first : first + 2])


async def test_the_quote_in_the_strip_is_selected(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        text = seen.strip.article.text
        begin = begin_of(seen.strip, text.index("وقال ريكس"))
        await drag(seen, seen.strip, begin, (1, begin[1] + 1))
        chosen = seen.screen.get_selected_text()
        assert chosen in text
        assert chosen.startswith("وقال ريكس تيلرسون")
        assert "\n" not in chosen


async def test_lists_and_bars_are_not_selectable(browse: Any) -> None:
    async with browse() as seen:
        await drag(seen, seen.listing("meetings"), (20, 2), (5, 2))
        assert not seen.screen.get_selected_text()


async def test_a_click_takes_the_selection_away_and_a_drag_is_no_click(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        cursor = seen.record.cursor
        await drag(seen, seen.record, (40, 5), (20, 5))
        assert seen.record.cursor == cursor
        assert seen.screen.get_selected_text()
        await seen.pilot.click(seen.record, offset=(30, 4))
        await seen.rest()
        assert not seen.screen.get_selected_text()
        assert seen.record.cursor == 3


@pytest.mark.parametrize(("times", "chosen"), [(2, "تيلرسون"), (3, PARAGRAPH)])
async def test_two_clicks_select_a_word_and_three_a_paragraph(
    browse: Any, times: int, chosen: str
) -> None:
    async with browse() as seen:
        reader = await reading(seen)
        at = begin_of(reader, reader.article.text.index(PARAGRAPH) + 8)
        await seen.pilot.click(reader, offset=at, times=times)
        await seen.pilot.pause()
        assert seen.screen.get_selected_text() == chosen


async def test_another_article_forgets_what_was_selected(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("e", "g")
        begin = begin_of(seen.reader, 0)
        await drag(seen, seen.reader, begin, (begin[0] - 4, begin[1]))
        assert seen.screen.get_selected_text()
        await seen.press("n")
        assert not seen.screen.get_selected_text()


async def test_a_drag_beyond_the_last_line_scrolls_on(browse: Any) -> None:
    async with browse((60, 10)) as seen:
        reader = await reading(seen)
        before = reader.top
        bottom = reader.size.height - 1
        await seen.pilot.mouse_down(reader, offset=begin_of(reader, 0))
        for x in range(20, 26):
            await seen.pilot.hover(reader, offset=(x, bottom + 1))
        await seen.pilot.mouse_up(reader, offset=(20, bottom))
        await seen.pilot.pause()
        assert reader.top > before
        text = seen.screen.get_selected_text()
        assert text
        assert reader.article.text.startswith(text), "from where it began, over what scrolled away"
        assert reader.article.text[: len(text)].count("\n") >= bottom - 3
