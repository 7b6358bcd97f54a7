"""Where lines end, decided in logical order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.arabic.paragraph import Blank


def _no_more(count: int) -> bool:
    del count
    return False


def wrap(
    widths: Sequence[int],
    blanks: Sequence[int],
    width: int,
    more: Callable[[int], bool] = _no_more,
) -> Iterator[tuple[int, int]]:
    """Break a paragraph into lines, each as long as it may be.

    A line ends behind a blank; failing that, behind a no-break blank; failing that, inside a
    word. Blanks at the end of a line may hang over the edge and are not to be drawn.

    Args:
        widths: Cells of the screen that each item takes.
        blanks: A `Blank` for each item.
        width: Cells of a line, at least 1. An item that is wider gets a line of its own.
        more: Called when the items are at an end, with the number that are needed: appends to
            both and returns whether there are now so many.

    Yields:
        The first item of a line and the one after its last. Lines follow each other without
        a gap and hold at least one item, but for the one line of an empty paragraph.
    """
    start, place, used = 0, 0, 0
    candidates = {Blank.YES: 0, Blank.IF_NEED_BE: 0}
    while place < len(widths) or more(place + 1):
        blank = blanks[place]
        if not blank and used + widths[place] > width and place > start:
            end = candidates[Blank.YES] or candidates[Blank.IF_NEED_BE] or place
            yield start, end
            start, place, used = end, end, 0
            candidates = {Blank.YES: 0, Blank.IF_NEED_BE: 0}
            continue
        used += widths[place]
        place += 1
        if blank:
            candidates[Blank(blank)] = place
    if start < len(widths) or not widths:
        yield start, len(widths)
