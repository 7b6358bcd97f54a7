"""The lines above and below the panes: header, tabs, footer, and what has to be said once."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.strip import Strip

from tui.arabic import Line, Source, cell_width, isolate
from tui.browser.commands import key_to
from tui.browser.widgets import Column, TextLine
from tui.browser.widgets.painting import (
    aligned,
    foreign,
    laid_out,
    segments,
    single,
    strip,
)
from tui.messages import Words

_NOTICE_ROWS = 4
_ROOMY = 60
_LAST = 2
"""Keys at the end of the footer that are never left out."""


BAR_PARTS = frozenset(f"bar--{name}" for name in ("strong", "faint", "active"))
"""What the screen of bars has as component classes: found once, and not for each bar."""


class Bar(TextLine):
    """One line of the interface's own text."""

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(id=id, rtl=words.right_to_left)
        self.words = words
        """The interface's texts."""

    def columns(self, width: int) -> Sequence[Column]:
        """Return its text, beginning where the interface's language does."""
        del width
        return [Column("", 0), Column(self.text, base=self.words.base), Column("", 0)]

    def part(self, name: str) -> Style:
        """Return the style of a part, without its `bar--`: the same in every bar of a screen."""
        return self.screen.get_component_rich_style(f"bar--{name}", partial=True)

    def fit(self, texts: Sequence[Source], width: int) -> bool:
        """Whether `parts` draws all of some texts."""
        cells = [single(text, width, self.words.base).width for text in texts]
        return sum(cells) + 2 * len(cells) <= width + 1

    def parts(self, parts: Sequence[tuple[Source, Style]], width: int, *, rtl: bool) -> Strip:
        """Draw parts one after the other from the right or the left, two blanks between."""
        style = self.rich_style
        drawn: list[list[Segment]] = []
        room = width - 1
        for text, worn in parts:
            if room < 3:
                break
            line = single(text, room, self.words.base)
            drawn.append(segments(line, style + worn))
            room -= line.width + 2
        ordered = list(reversed(drawn)) if rtl else drawn
        gap = Segment("  ", style)
        joined = [part for cells in ordered for part in (*cells, gap)][:-1]
        used = sum(part.cell_length for part in joined)
        edge = Segment(" ", style)
        if rtl:
            blank = Segment(" " * max(0, width - used - 1), style)
            return strip([blank, *joined, edge], width, style)
        return strip([edge, *joined], width, style)


class Header(Bar):
    """What is open, and what narrows the lists."""

    store: var[str] = var("")
    """Name of the store."""
    narrowed: var[str] = var("")
    """That something narrows the lists, or nothing does."""
    label: var[str] = var("")
    """What it is that narrows them."""
    counts: var[str] = var("")
    """How much there is."""
    work: var[str] = var("")
    """What is done beside, and how far it is; empty where nothing is."""
    emission: var[str] = var("")
    """The form in which Arabic is sent, once a person has changed it."""

    def watch_store(self) -> None:
        """Draw the other name."""
        self.refresh()

    def watch_narrowed(self) -> None:
        """Say what narrows the lists now."""
        self.refresh()

    def watch_label(self) -> None:
        """Say what it is now."""
        self.refresh()

    def watch_work(self) -> None:
        """Say how far it is."""
        self.refresh()

    def watch_emission(self) -> None:
        """Draw the other form's name."""
        self.refresh()

    def watch_counts(self) -> None:
        """Draw the other counts."""
        self.refresh()

    def columns(self, width: int) -> Sequence[Column]:
        """Return program, store, what narrows the lists, and what stands at the other end."""
        faint, base = self.part("faint"), self.words.base
        program = self.words("header.program")
        columns = [
            Column("", 0),
            Column(program, len(program), style=self.part("strong"), base=base),
            Column(foreign(self.store), min(len(self.store), width // 4), style=faint, base="L"),
            *self._narrowed(),
            *self._end(width),
            Column("", 0),
        ]
        if width < _ROOMY:
            return [columns[0], *self._narrowed(), columns[0]]
        return columns

    def _narrowed(self) -> list[Column]:
        """Return the words of what narrows, and it in its own direction: it may have to be cut."""
        small = self.size.width < _ROOMY
        text, base = foreign(self.work if small and self.work else self.narrowed), self.words.base
        if not self.label:
            return [Column(text, base=base)]
        return [Column(text, cell_width(text), base=base), Column(foreign(self.label))]

    def _end(self, width: int) -> list[Column]:
        """Return what stands at the other end: how much there is, and where help is."""
        sent = (isolate(self.emission), "  ") if self.emission else ()
        told = foreign(self.work or self.counts)
        text = (*sent, *told, "  ", self.words("header.help", key=key_to("help")))
        cells = single(text, width // 3, self.words.base).width
        return [Column(text, cells, style=self.part("faint"), base=self.words.base)]


class Tabs(Bar):
    """The panes by number, and which is active; where one shows at a time."""

    tabs: var[tuple[tuple[str, str, bool], ...]] = var(())
    """Name of each pane, what its tab says, and whether it is active; in reading order."""

    def watch_tabs(self) -> None:
        """Draw the other tabs."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; where not all of it fits, of the others only what comes first in them."""
        del y
        tabs = [(f"[{text}]" if active else f" {text} ", active) for _, text, active in self.tabs]
        if not self.fit([foreign(text) for text, _ in tabs], self.size.width):
            tabs = [(text if active else text.split()[0], active) for text, active in tabs]
        parts = [
            (foreign(text), self.part("active" if active else "faint")) for text, active in tabs
        ]
        return self.parts(parts, self.size.width, rtl=self.rtl)


class Footer(Bar):
    """The keys that do something now."""

    keys: var[tuple[tuple[str, str], ...]] = var(())
    """Key and title of each command."""

    def watch_keys(self) -> None:
        """Draw the other keys."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        width = self.size.width
        parts: list[tuple[Source, Style]] = [
            ((isolate(key), " ", title), Style()) for key, title in self.keys
        ]
        # The last say how to learn of the others, and how to go.
        while len(parts) > _LAST and not self.fit([text for text, _ in parts], width):
            del parts[-_LAST - 1]
        return self.parts(parts, width, rtl=self.words.right_to_left)


class Told(Bar):
    """Something said in words, in as many lines as it needs; over the panes."""

    said: reactive[str] = reactive("", layout=True)
    """What is said; nothing hides it."""

    def watch_said(self) -> None:
        """Show it, or go."""
        self.display = bool(self.said)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many lines as the text needs, at most four."""
        del container, viewport
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Line]:
        return laid_out(foreign(self.said), max(8, width - 2), self.words.base, _NOTICE_ROWS)

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        style = self.rich_style
        width = self.size.width
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, style)
        edge = Segment(" ", style)
        parts = aligned(lines[y], width - 2, style, right=self.words.right_to_left)
        return strip([edge, *parts, edge], width, style)


class Notice(Told):
    """Something said once; gone at the next key."""


class Hint(Told):
    """What a newcomer has to know; gone once it is known."""
