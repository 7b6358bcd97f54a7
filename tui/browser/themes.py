"""How the browser looks. Whatever a colour says is also said by a sign, bold or reverse video.

The colours are those of the palette of 256 that all terminals share, or in `sixteen` the person's
own sixteen, on their own background.
"""

from __future__ import annotations

from rich.console import Console
from textual.theme import Theme

from tui.themes import THEMES

QUIET = Theme(
    name=THEMES[0],
    primary="#d7af5f",
    secondary="#949494",
    accent="#87afd7",
    warning="#d8af5f",  # drawn as #d7af5f: Textual's rounding takes one off
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#262626",
    dark=True,
    variables={"border": "#585858"},
)
DARK = Theme(
    name=THEMES[1],
    primary="#ffffff",
    secondary="#dadada",
    accent="#87d7ff",
    warning="#ffff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#262626",
    dark=True,
    variables={"border": "#dadada"},
)
LIGHT = Theme(
    name=THEMES[2],
    primary="#000000",
    secondary="#303030",
    accent="#000087",
    warning="#5f0000",
    foreground="#000000",
    background="#ffffff",
    surface="#e4e4e4",
    dark=False,
    variables={"border": "#303030"},
)
SIXTEEN = Theme(
    name=THEMES[3],
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_default",
    accent="ansi_cyan",
    warning="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "border": "ansi_default",
        # Textual's own style sheets ask for these of such a theme.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
    },
)


def fitting() -> str:
    """Return the name of the theme for a terminal by how many colours it has.

    A person's own sixteen look better than what is nearest to others among them.
    """
    colours = Console(force_terminal=True).color_system
    return (SIXTEEN if colours == "standard" else QUIET).name


ALL = (QUIET, DARK, LIGHT, SIXTEEN)
"""Every theme, in the order they follow each other."""
