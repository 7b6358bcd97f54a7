"""Showing Arabic in a terminal: shaping, ordering, wrapping to cells, and what is sent.

Text is in logical order everywhere but in what this package returns to be drawn, and that is
never stored, compared, searched, copied or exported.
"""

from tui.arabic.emission import Emission
from tui.arabic.emit import cells_in, emit, emit_text
from tui.arabic.engines import Base
from tui.arabic.errors import DisplayError, LevelsUnreadable, UnknownEmission
from tui.arabic.laid import Laid
from tui.arabic.layout import Align, cell_width, fit, lay_out, one_line
from tui.arabic.line import Glyph, Line
from tui.arabic.plain import finish, harmless, show
from tui.arabic.printable import printable
from tui.arabic.sanitise import Clean, sanitise
from tui.arabic.source import Isolated, Source, isolate
from tui.arabic.terminal import Profile, choose, profile_of, through_multiplexer

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
