"""The generic widgets in a program that is not this one: they know nothing of its records."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

import tui.browser.terminal
import tui.browser.widgets
from tui.arabic import choose
from tui.browser.terminal.app import ArabicApp
from tui.browser.widgets import (
    Column,
    ColumnList,
    DrawnLine,
    SearchBox,
    Selectable,
    TextLine,
    WrappedText,
)
from tui.browser.widgets.painting import aligned, laid_out, strip

TEXT = "قال إنه لا يعرف NATO في 2017.\nثم مضى."
MANY = 1_000_000


def lines_of(width: int) -> list[DrawnLine]:
    return [DrawnLine(line, width - line.width) for line in laid_out(TEXT, width)]


class Poem(Widget):
    """Draws a wrapped text of somebody else's."""

    def render_line(self, y: int) -> Strip:
        lines, style, width = lines_of(self.size.width), self.rich_style, self.size.width
        if y >= len(lines):
            return Strip.blank(width, style)
        return strip(aligned(lines[y].line, width, style, right=True), width, style)


class SelectablePoem(Selectable, Poem):
    """The same, made selectable."""

    @property
    def selectable_text(self) -> str:
        return TEXT

    def drawn_at(self, y: int) -> DrawnLine | None:
        return next(iter(lines_of(self.size.width)[y : y + 1]), None)

    def drawn_for(self, offset: int) -> DrawnLine | None:
        lines = lines_of(self.size.width)
        return next((each for each in lines if each.start <= offset < each.end), None)


class Reading(App[None]):
    """Nothing but the text."""

    def compose(self) -> ComposeResult:
        yield SelectablePoem()


async def test_any_text_becomes_selectable() -> None:
    async with Reading().run_test(size=(10, 6)) as pilot:
        await pilot.pause()
        poem = pilot.app.query_one(SelectablePoem)
        assert poem.drawn_at(2) is not None, "the text takes several lines"
        await pilot.mouse_down(poem, offset=(9, 0))
        await pilot.hover(poem, offset=(4, 1))
        await pilot.hover(poem, offset=(0, 2))
        await pilot.mouse_up(poem, offset=(0, 2))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == TEXT.split("\n")[0]


# A program made of the ready ones


class Numbers(ColumnList):
    """More rows than anybody could lay out."""

    asked: int = 0

    @property
    def length(self) -> int:
        return MANY

    def columns(self, number: int, width: int) -> Sequence[Column]:
        self.asked += 1
        return [Column(str(number), 8), Column("سطر"), Column("end", 5, "end")]


class Library(ArabicApp[None]):
    """A line, a list, a text and a box."""

    CSS = "Numbers { height: 4; } WrappedText { height: 1fr; }"

    def __init__(self, *, rtl: bool = True) -> None:
        super().__init__(choose("visual", {}))
        self._rtl = rtl
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield TextLine("عنوان الكتاب", rtl=self._rtl)
        yield Numbers(rtl=self._rtl)
        yield WrappedText(TEXT)
        yield SearchBox("?", id="box")

    def on_column_list_chosen(self, event: ColumnList.Chosen) -> None:
        self.chosen.append(event.number)


def drawn(widget: Widget) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


async def test_a_line_begins_where_its_direction_does_and_is_cut_at_its_end() -> None:
    for rtl, shown in ((True, "        ﺏﺎﺘﻜﻟﺍ ﻥﺍﻮﻨﻋ"), (False, "ﺏﺎﺘﻜﻟﺍ ﻥﺍﻮﻨﻋ        ")):
        async with Library(rtl=rtl).run_test(size=(20, 12)) as pilot:
            line = pilot.app.query_one(TextLine)
            assert drawn(line) == [shown]
            await pilot.resize_terminal(7, 12)
            await pilot.pause()
            assert "…" in drawn(line)[0]
            line.text = "غيره"
            assert "ﻩﺮﻴﻏ" in drawn(line)[0]


async def test_a_line_wears_styles_on_parts_of_it() -> None:
    async with Library().run_test(size=(20, 12)) as pilot:
        line = pilot.app.query_one(TextLine)
        line.spans = [(0, 5, Style(underline=True))]
        worn = [part.text for part in line.render_line(0) if part.style and part.style.underline]
        assert worn == ["ﻥﺍﻮﻨﻋ"]


@pytest.mark.parametrize(
    ("rtl", "shown"), [(True, ["end", "ﺮﻄﺳ", "7"]), (False, ["7", "ﺮﻄﺳ", "end"])]
)
async def test_the_order_of_columns_follows_the_direction(rtl: bool, shown: list[str]) -> None:
    async with Library(rtl=rtl).run_test(size=(28, 12)) as pilot:
        row = pilot.app.query_one(Numbers).row(7, 28).text
        assert row.split() == shown
        assert len(row) == 28


async def test_a_list_draws_only_what_is_in_sight_however_long_it_is() -> None:
    async with Library().run_test(size=(28, 12)) as pilot:
        numbers = pilot.app.query_one(Numbers)
        numbers.focus()
        await pilot.press("end", "home", "down", "pagedown", "end", "up")
        await pilot.pause()
        assert numbers.cursor == MANY - 2
        assert str(MANY - 1) in drawn(numbers)[-1]
        assert numbers.asked < 100


async def test_the_cursor_of_a_list_is_seen_and_chooses() -> None:
    async with Library().run_test(size=(28, 12)) as pilot:
        app, numbers = pilot.app, pilot.app.query_one(Numbers)
        assert isinstance(app, Library)
        numbers.focus()
        await pilot.press("j", "j", "enter")
        assert app.chosen == [2]
        marked = [
            y
            for y in range(4)
            if any(part.style and part.style.reverse for part in numbers.render_line(y))
        ]
        assert marked == [2]
        await pilot.click(numbers, offset=(3, 1))
        assert app.chosen == [2, 1]
        app.query_one(WrappedText).focus()
        await pilot.pause()
        assert not any(part.style and part.style.reverse for part in numbers.render_line(1))


async def test_a_text_is_wrapped_styled_and_selected() -> None:
    async with Library().run_test(size=(12, 14)) as pilot:
        text = pilot.app.query_one(WrappedText)
        await pilot.pause()
        lines = [line.strip() for line in drawn(text)]
        assert lines[: len(lines_of(11))] == [each.line.text.strip() for each in lines_of(11)]
        where = TEXT.index("NATO")
        text.spans = [(where, where + 4, Style(bold=True))]
        bold = [p.text for y in range(4) for p in text.render_line(y) if p.style and p.style.bold]
        assert "".join(bold) == "NATO"
        text.select(4, where + 4)
        assert pilot.app.screen.get_selected_text() == TEXT[4 : where + 4]
        text.text = "غيره"
        await pilot.pause()
        assert text.selected is None
        assert "ﻩﺮﻴﻏ" in drawn(text)[0]


async def test_a_long_text_is_scrolled_and_keeps_its_place_when_it_is_wrapped_anew() -> None:
    async with Library().run_test(size=(40, 14)) as pilot:
        text = pilot.app.query_one(WrappedText)
        text.text = "\n".join(f"سطر {number} من النص" for number in range(5000))
        text.focus()
        await pilot.press("end")
        assert "4999" in "".join(drawn(text))
        await pilot.press("home", "pagedown")
        await pilot.pause()
        top = drawn(text)[0].strip()
        await pilot.resize_terminal(30, 14)
        await pilot.pause()
        assert drawn(text)[0].strip() == top
        text.show(text.text.index("3000"), text.text.index("3000") + 4)
        assert "3000" in "".join(drawn(text))


async def test_a_latin_text_stands_at_the_left() -> None:
    async with Library().run_test(size=(40, 14)) as pilot:
        text = WrappedText("plain words")
        await pilot.app.mount(text)
        await pilot.pause()
        assert drawn(text)[0].startswith(" plain words")


async def test_the_box_is_one_of_them() -> None:
    async with Library().run_test(size=(40, 14)) as pilot:
        box = pilot.app.query_one(SearchBox)
        box.focus()
        await pilot.press(*"لا")
        assert box.value == "لا"
        assert "ﻻ" in drawn(box)[0]


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        (tui.browser.widgets, ("tui.browser.widgets", "tui.browser.terminal.manner")),
        (tui.browser.terminal, ("tui.browser.terminal",)),
    ],
    ids=["widgets", "terminal"],
)
def test_they_import_nothing_of_the_program(package: object, allowed: tuple[str, ...]) -> None:
    folder = Path(str(getattr(package, "__file__", ""))).parent
    imported = {
        node.module
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    own = {name for name in imported if name.startswith(("tui", "store"))}
    # The keyboard's letters belong to no program.
    allowed = ("tui.arabic", "tui.browser.keyboard", *allowed)
    assert own
    assert sorted(name for name in own if not name.startswith(allowed)) == []
