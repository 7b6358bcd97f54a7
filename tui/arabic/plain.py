"""Printing from a shell command: logical text into a pipe, drawn text to a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterable

from tui.arabic.piping import harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.arabic.engines import Base
    from tui.arabic.terminal import Profile


def show(
    text: str,
    *,
    terminal: bool,
    profile: Profile,
    width: int | None = None,
    base: Base = "R",
    marks: bool = False,
) -> str:
    """Make a text ready to be written.

    Args:
        text: Paragraphs in logical order.
        terminal: Whether a terminal will show it; otherwise it stays logical and unwrapped.
        profile: How to show Arabic on that terminal.
        width: Cells of a line; by default those of the terminal.
        base: Direction of paragraphs; those from right to left hang on the right edge.
        marks: Draw harakat on the terminal.

    Returns:
        Lines that each end in a line feed; the profile's sequences stand around them all.
    """
    if not terminal:
        clean = harmless(text)
        return clean if clean.endswith("\n") or not clean else clean + "\n"
    from tui.arabic.layout import lay_out  # of no use in a pipe

    cells = shutil.get_terminal_size().columns if width is None else width
    lines = lay_out(
        text, cells, base=base, shape=profile.shape, marks=marks, reorder=profile.reorder
    )
    return finish(
        (
            " " * (cells - line.width) + line.text
            if line.rtl and line.glyphs and profile.reorder
            else line.text
            for line in lines
        ),
        profile,
    )


def finish(lines: Iterable[str], profile: Profile) -> str:
    """Send drawn lines through the last stage: the way out for tables and their rows.

    Args:
        lines: In visual order, as `fit` and `Line.text` give them, without line breaks.
        profile: How to show Arabic on the terminal.

    Returns:
        Lines that each end in a line feed; the profile's sequences stand around them all.
    """
    from tui.arabic.emitting import emit_text

    return profile.enclose("".join([emit_text(line, profile.emission) + "\n" for line in lines]))
