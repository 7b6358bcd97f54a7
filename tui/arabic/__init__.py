"""Showing Arabic in a terminal: shaping, ordering, wrapping to cells, and what is sent.

Text is in logical order everywhere but in what this package returns to be drawn, and that is
never stored, compared, searched, copied or exported. Each name is imported when it is first asked
for: a command whose answer goes into a pipe draws nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.arabic.barring import printable
    from tui.arabic.emission import Emission
    from tui.arabic.emitting import cells_in, emit, emit_text
    from tui.arabic.engines import Base
    from tui.arabic.errors import DisplayError, LevelsUnreadable, UnknownEmission
    from tui.arabic.laid import Laid
    from tui.arabic.layout import Align, cell_width, fit, lay_out, one_line
    from tui.arabic.line import Glyph, Line
    from tui.arabic.piping import harmless
    from tui.arabic.plain import finish, show
    from tui.arabic.sanitising import Clean, sanitise
    from tui.arabic.source import Isolated, Source, isolate
    from tui.arabic.terminal import Profile, choose, profile_of, through_multiplexer

_HOME = {
    "barring": ("printable",),
    "emission": ("Emission",),
    "emitting": (
        "cells_in",
        "emit",
        "emit_text",
    ),
    "engines": ("Base",),
    "errors": (
        "DisplayError",
        "LevelsUnreadable",
        "UnknownEmission",
    ),
    "laid": ("Laid",),
    "layout": (
        "Align",
        "cell_width",
        "fit",
        "lay_out",
        "one_line",
    ),
    "line": (
        "Glyph",
        "Line",
    ),
    "piping": ("harmless",),
    "plain": (
        "finish",
        "show",
    ),
    "sanitising": (
        "Clean",
        "sanitise",
    ),
    "source": (
        "Isolated",
        "Source",
        "isolate",
    ),
    "terminal": (
        "Profile",
        "choose",
        "profile_of",
        "through_multiplexer",
    ),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Align",
    "Base",
    "Clean",
    "DisplayError",
    "Emission",
    "Glyph",
    "Isolated",
    "Laid",
    "LevelsUnreadable",
    "Line",
    "Profile",
    "Source",
    "UnknownEmission",
    "cell_width",
    "cells_in",
    "choose",
    "emit",
    "emit_text",
    "finish",
    "fit",
    "harmless",
    "isolate",
    "lay_out",
    "one_line",
    "printable",
    "profile_of",
    "sanitise",
    "show",
    "through_multiplexer",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
