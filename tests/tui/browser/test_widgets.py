"""The generic widgets in a program that is not this one: they know nothing of its records."""

from __future__ import annotations

import ast
from pathlib import Path

from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

import tui.browser.widgets
from tui.browser.painting import aligned, laid_out, strip
from tui.browser.widgets import DrawnLine, Selectable

TEXT = "قال إنه لا يعرف NATO في 2017.\nثم مضى."


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


def test_they_import_nothing_of_the_program() -> None:
    folder = Path(str(tui.browser.widgets.__file__)).parent
    imported = {
        node.module
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    own = {name for name in imported if name.startswith(("tui", "store"))}
    allowed = ("tui.arabic", "tui.browser.painting", "tui.browser.keyboard", "tui.browser.widgets")
    assert sorted(name for name in own if not name.startswith(allowed)) == []
