"""The pane that draws meetings on an axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from store import DateSpan, Mark, Row, date_bounds
from tui.arabic import Source, isolate
from tui.browser.fields import marked_date
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.timescale import LEVELS, Scale, densities, fitting
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, Side, foreign, row
from tui.messages import Words

_DATE = 15
_NAME = 60
"""Cells beyond which no name gets room that the axis can use."""
_DOUBTFUL = (Mark.DOUBTFUL, Mark.DIFFERS)
_MIRRORED = str.maketrans("├┤<>", "┤├><")


class TimeChart(Columns, CursorPane):
    """Meetings one below the other, each with a bar over the days its date may mean.

    Above them stand the axis, and how many meetings fall in each cell: a digit, `+` from ten on.
    Only the meetings in sight are ever asked for. Where rows begin at the right, so does time.
    """

    above = 3

    rows: var[Sequence[Row]] = var((), always_update=True)
    """The meetings, newest first, those without a known year last."""
    scale: var[Scale] = var(Scale(1, 0, 1))
    """What of time is in sight."""

    def __init__(
        self, words: Words, heading: str, rows: Sequence[Row], spans: Sequence[DateSpan]
    ) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            heading: What is drawn.
            rows: The meetings.
            spans: When they are, those of the same days together.
        """
        super().__init__(words, id="timeline", rtl=words.right_to_left)
        self._heading = heading
        self._spans = spans
        self.set_reactive(TimeChart.rows, rows)
        self.undated = sum(each.count for each in spans if each.first is None)
        """How many have no known year."""

    @property
    def length(self) -> int:
        """How many meetings there are."""
        return len(self.rows)

    @property
    def current(self) -> Row | None:
        """The meeting under the cursor; none where there are none."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    # What is in sight

    def on_resize(self) -> None:
        """Fill the room there is."""
        super().on_resize()
        self.scale = self.scale.resized(self._cells(self.inner_width))

    def show_all(self) -> None:
        """Show the whole time in which there are meetings."""
        self.scale = fitting(self._spans, self._cells(self.inner_width))
        self.refresh()

    def show_span(self, first: int = 0, level: int = -1) -> None:
        """Show the time from a day on, at a level; where there are no such, leave it as it is."""
        if 0 < first <= date.max.toordinal() and 0 <= level < len(LEVELS):
            self.scale = Scale(first, level, self.scale.cells)
            self.refresh()

    def zoom(self, step: int) -> None:
        """Show less of time (below 0) or more of it."""
        about = self._begin_of(self.cursor)
        middle = (self.scale.first + self.scale.end) // 2
        self.scale = self.scale.zoomed(step, middle if about is None else about)
        self.refresh()

    def pan(self, step: int) -> None:
        """Show what was later, or earlier where it is below 0; the cursor goes along."""
        self.scale = self.scale.moved(step * max(1, self.scale.cells // 3))
        self.put_cursor(self._newest_before(self.scale.end))
        self.refresh()

    def follow_cursor(self) -> None:
        """Bring the meeting under the cursor into sight."""
        begin = self._begin_of(self.cursor)
        if begin is not None and not self.scale.holds(begin):
            self.scale = self.scale.around(begin)
            self.refresh()

    def _begin_of(self, number: int) -> int | None:
        limits = date_bounds(self.rows[number].date) if number < len(self.rows) else None
        return limits.first.toordinal() if limits else None

    def _newest_before(self, day: int) -> int:
        """Return the first meeting in the list that begins before a day, or the last dated one."""
        low, high = 0, max(0, len(self.rows) - self.undated)
        while low < high:
            middle = (low + high) // 2
            begin = self._begin_of(middle)
            if begin is not None and begin >= day:
                low = middle + 1
            else:
                high = middle
        return min(low, max(0, len(self.rows) - self.undated - 1))

    # Drawing

    def title(self) -> Title:
        """Return what is drawn, the days in sight, and how many have no date."""
        faint = self.rich_style + self.part("faint")
        style = self.rich_style + self.part("title")
        parts: Title = [(foreign(self._heading), style)]
        if self.undated:
            parts.append((self.words("timeline.undated", count=self.undated), faint))
        return parts

    def render_line(self, y: int) -> Strip:
        """Draw one line, the second and the third being the axis and how many there are."""
        if y not in (1, 2):
            return super().render_line(y)
        cells = self._axis() if y == 1 else self._counts()
        faint = self.part("faint")
        columns = [Column("", 1), self._drawn(cells, faint)]
        days = self.words("timeline.days", count=self.scale.days)
        name = days if y == 1 else self.words("timeline.count")
        label = Column(name, style=faint, base=self.words.base)
        return row([*columns, label], self.size.width, self.rich_style, rtl=self.rtl)

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a meeting's: cursor, bar, date and name."""
        del width
        each = self.rows[number]
        here = number == self.cursor
        shown: Source = isolate(marked_date(each, _DATE))
        if not each.date:
            shown = (self.words("timeline.no_date"), " ", isolate(each.mark.value.strip("-")))
        faint = None if here else self.part("faint")
        return [
            Column(CURSOR if here else " ", 1),
            self._drawn(self._bar(each), None if here else self.part("name")),
            Column(shown, _DATE, style=faint, base="L" if each.date else self.words.base),
            Column(foreign(each.label)),
        ]

    def blank(self, y: int, width: int) -> Strip:
        """Say so where there are no meetings."""
        if self.length or y != 4:
            return super().blank(y, width)
        column = Column(self.words("list.empty"), style=self.part("faint"), base=self.words.base)
        return row([Column(" ", 1), column], width, self.rich_style, rtl=self.rtl)

    def _cells(self, width: int) -> int:
        """Return the cells of the axis: names are to be read first, up to a length of theirs."""
        room = width - _DATE - 4
        return max(8, room - min(_NAME, room * 3 // 5))

    def _bar(self, each: Row) -> list[str]:
        """Return the cells of a meeting's bar, the oldest first."""
        cells = [" "] * self.scale.cells
        limits = date_bounds(each.date)
        if limits is None:
            return cells
        begin = self.scale.cell(limits.first.toordinal())
        end = self.scale.cell(limits.last.toordinal())
        if end < 0:
            cells[0] = "<"
        elif begin >= len(cells):
            cells[-1] = ">"
        else:
            self._draw(cells, begin, end, doubtful=each.mark in _DOUBTFUL)
        return cells

    def _draw(self, cells: list[str], begin: int, end: int, *, doubtful: bool) -> None:
        if begin == end:
            cells[begin] = "?" if doubtful else "┃"
            return
        for at in range(max(0, begin), min(len(cells), end + 1)):
            cells[at] = "┄" if doubtful else "─"
        if begin >= 0:
            cells[begin] = "├"
        if end < len(cells):
            cells[end] = "┤"

    def _counts(self) -> list[str]:
        found = densities(self._spans, self.scale)
        return [" " if not count else str(count) if count < 10 else "+" for count in found]

    def _axis(self) -> list[str]:
        cells = [" "] * self.scale.cells
        for tick in self.scale.ticks():
            # A number is read from the left wherever time begins.
            label = tick.label[::-1] if self.rtl else tick.label
            cells[tick.cell : tick.cell + len(label)] = label
        return cells

    def _drawn(self, cells: list[str], style: Style | None) -> Column:
        """Return cells of the axis as they stand on the screen: time begins where rows do."""
        drawn = "".join(cells)
        if self.rtl:
            drawn = drawn[::-1].translate(_MIRRORED)
        # At the left in either direction: blanks at the end of a text take no room.
        side: Side = "end" if self.rtl else "start"
        return Column(drawn, len(cells), side, style, base="L")
