"""The screen that lays the sources of a record side by side, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.strip import Strip

from store import Article
from tui.arabic import Source, isolate
from tui.browser.commands import key_to
from tui.browser.comparing import DECIDED, Compared, Said, Verdict
from tui.browser.fields import Evidence, short_date
from tui.browser.history import Over
from tui.browser.panes import Footer
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.screens.base import MOVES, MovingScreen, bindings
from tui.browser.screens.help import Help
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, base_of, foreign, row
from tui.messages import Words

_NAME = 12
_SOURCE = 24
"""Cells below which a source is not squeezed: the others come into sight one by one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person wants to read: the words of a source for a field."""

    field: str
    """Name of the property."""
    evidence: tuple[Evidence, ...]
    """The words."""


class Sources(Columns, CursorPane):
    """A row for each field, a column for each source, a sign before the chosen one."""

    above = 2

    chosen: var[int] = var(0)
    """Which source is chosen."""
    first: var[int] = var(0)
    """The first source in sight."""

    def __init__(
        self,
        words: Words,
        heading: str,
        fields: Sequence[Compared],
        sources: Sequence[tuple[str, Source]],
    ) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            heading: What is compared.
            fields: The rows.
            sources: What stands side by side: by what `Compared.said` knows it, and its name.
        """
        super().__init__(words, id="sources", rtl=words.right_to_left)
        self._heading = heading
        self._fields = fields
        self._sources = sources

    @property
    def length(self) -> int:
        """How many fields there are."""
        return len(self._fields)

    @property
    def current(self) -> Chosen | None:
        """What the chosen source says of the field under the cursor; none where it is silent."""
        if not self._fields:
            return None
        field = self._fields[self.cursor]
        said = self._said(field, self.chosen)
        return Chosen(field.name, said.evidence) if said else None

    def _said(self, field: Compared, source: int) -> Said | None:
        return field.said.get(self._key(source))

    def _key(self, source: int) -> str:
        return self._sources[source][0]

    @property
    def fitting(self) -> int:
        """How many sources are in sight."""
        room = self.inner_width - _NAME - 5
        return max(1, min(len(self._sources), (room + 1) // (_SOURCE + 1)))

    @property
    def source(self) -> str:
        """Id of the article that is chosen; `DECIDED` for what a person says."""
        return self._key(self.chosen)

    def choose_source(self, id: str) -> None:
        """Choose a source by its id, where it is among them."""
        for number in range(len(self._sources)):
            if self._key(number) == id:
                self.choose(number - self.chosen)

    def choose(self, step: int) -> None:
        """Choose a source before or behind the chosen one."""
        self.chosen = min(max(0, self.chosen + step), len(self._sources) - 1)
        if self.chosen < self.first:
            self.first = self.chosen
        elif self.chosen >= self.first + self.fitting:
            self.first = self.chosen - self.fitting + 1
        self.refresh()

    def title(self) -> Title:
        """Return the record, how many sources there are, and what the signs mean."""
        faint = self.rich_style + self.part("faint")
        parts: Title = [(foreign(self._heading), self.rich_style + self.part("title"))]
        total, fitting = len(self._sources), self.fitting
        if fitting < total:
            last = min(total, self.first + fitting)
            more = self.words("compare.more", first=self.first + 1, last=last, total=total)
            parts.append((foreign(more), faint))
        return [*parts, (self.words("compare.signs"), faint)]

    def render_line(self, y: int) -> Strip:
        """Draw one line, the second naming the sources."""
        if y != 1:
            return super().render_line(y)
        heads = [
            Column(self._named(number), width, base="R")
            for number, width in self._widths(self.inner_width)
        ]
        columns = [Column("", 1), Column("", _NAME), Column("", 1), *heads, Column("", 0)]
        style = self.rich_style + Style(bold=True)
        return row(columns, self.size.width, style, rtl=self.rtl)

    def _named(self, number: int) -> Source:
        sign = "> " if number == self.chosen else "  "
        name = self._sources[number][1]
        return (isolate(sign), *((name,) if isinstance(name, str) else name))

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a field's: cursor, name, how it fits together, what each source says."""
        field = self._fields[number]
        here = number == self.cursor
        name = self.words.get(f"property.{field.name}", "") or self.words(f"record.{field.name}")
        sign = "" if field.verdict is Verdict.ONE else field.verdict.value
        said = [self._cell(field, source, cells) for source, cells in self._widths(width)]
        return [
            Column(CURSOR if here else " ", 1),
            Column(name, _NAME, style=None if here else self.part("name"), base=self.words.base),
            Column(sign, 1, style=None if here else self.part("mark"), base="L"),
            *said,
            Column("", 0),
        ]

    def _cell(self, field: Compared, source: int, cells: int) -> Column:
        said = self._said(field, source)
        if said is None:
            return Column("-", cells, style=self.part("faint"), base=self.words.base)
        comma = "\u060c " if base_of(said.values[0]) == "R" else ", "
        return Column(foreign(comma.join(said.values)), cells)

    def _widths(self, width: int) -> list[tuple[int, int]]:
        """Return the sources in sight, each with its cells: the last takes what is left."""
        count = self.fitting
        room = width - _NAME - 2 - (count + 3)
        each = max(1, room // count)
        shown = range(self.first, min(self.first + count, len(self._sources)))
        widths = [each] * (len(shown) - 1) + [room - each * (len(shown) - 1)]
        return list(zip(shown, widths, strict=True))


def name_of(article: Article) -> Source:
    """Return what an article is called as a source: its date and outlet, or its file."""
    name = article.publisher or article.file.rpartition(".")[0] or article.file
    date = (isolate(short_date(article.date.edtf)), " ") if article.date else ()
    return (*date, *foreign(name))


class Compare(MovingScreen[Chosen | None], inherit_bindings=False):
    """The sources of a record side by side; gives the words that a person wants to read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        *MOVES,
        *("pane_left", "pane_right", "next_pane", "previous_pane"),
        *("open", "help", "compare", "cancel", "leave", "quit", "interrupt"),
    )

    def __init__(
        self, words: Words, heading: str, fields: Sequence[Compared], sources: Sequence[Article]
    ) -> None:
        super().__init__(words)
        decided = any(DECIDED in field.said for field in fields)
        # What was decided stands before what articles say.
        named = [(DECIDED, words("compare.decided"))] if decided else []
        heads = [*named, *((each.id, name_of(each)) for each in sources)]
        self._pane = Sources(words, heading, fields, heads)

    def compose(self) -> ComposeResult:
        """Show the table."""
        yield self._pane
        yield Footer(self.words, id="footer")

    def on_mount(self) -> None:
        """Move about in it."""
        self._pane.active = True
        self.query_one(Footer).keys = (
            (key_to("pane_left", "pane_right"), self.words("compare.source")),
            (key_to("open"), self.words("compare.read")),
            (key_to("leave"), self.words("compare.back")),
        )

    @property
    def moved_pane(self) -> Sources:
        """The table."""
        return self._pane

    def do_next_pane(self) -> None:
        """Choose the next source."""
        self._pane.choose(1)

    def do_previous_pane(self) -> None:
        """Choose the source before."""
        self._pane.choose(-1)

    def do_pane_left(self) -> None:
        """Choose the source at the left."""
        self._pane.choose(1 if self._pane.rtl else -1)

    def do_pane_right(self) -> None:
        """Choose the source at the right."""
        self._pane.choose(-1 if self._pane.rtl else 1)

    def do_open(self) -> None:
        """Read the words of the chosen source; does nothing where it is silent."""
        if self._pane.current is not None:
            self.dismiss(self._pane.current)

    def do_help(self) -> None:
        """Show the page of help."""
        self.app.push_screen(Help(self.words))

    def do_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)

    do_leave = do_cancel
    do_compare = do_cancel

    @property
    def standing(self) -> Over:
        """How it stands: the source that is chosen, and the cursor."""
        return Over("compare", self._pane.cursor, self._pane.source)

    def stand(self, over: Over) -> None:
        """Choose the same source again."""
        self._pane.choose_source(over.chosen)
        self._pane.put_cursor(over.cursor)

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()
