"""How cells look, and the shortest sequences that lead from one look to another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.style import Style

_ATTRIBUTES = (
    # Rich's name, what switches it on, what switches it off.
    ("bold", 1, 22),
    ("dim", 2, 22),
    ("italic", 3, 23),
    ("underline", 4, 24),
    ("blink", 5, 25),
    ("blink2", 6, 25),
    ("reverse", 7, 27),
    ("conceal", 8, 28),
    ("strike", 9, 29),
    ("underline2", 21, 24),
    ("frame", 51, 54),
    ("encircle", 52, 54),
    ("overline", 53, 55),
)
_OFF = {on: off for _, on, off in _ATTRIBUTES}
_NO_COLOUR, _NO_BACKGROUND = "39", "49"
# Some palettes redefine the first sixteen, and some the handful behind; nobody the others.
_FIXED = range(22, 256)
_NUMBERS = {Color.from_ansi(number).get_truecolor(): number for number in _FIXED}

RESET = "\x1b[0m"
"""After it, a terminal draws with `PLAIN`."""
_SEEN_ON_BLANKS = (4, 7, 9, 21, 51, 52, 53)

ANY = ""
"""Stands for whatever foreground there is."""


class Pen(NamedTuple):
    """What a terminal must be told before it draws a cell: ECMA-48's graphic rendition."""

    attributes: tuple[int, ...] = ()
    """Parameters that switch its attributes on, ascending by Rich's order."""
    colour: str = _NO_COLOUR
    """Parameters of the foreground."""
    background: str = _NO_BACKGROUND
    """Parameters of the background."""

    @property
    def on_blank(self) -> Pen:
        """What of it is seen where there is no letter: often the background alone."""
        if any(each in self.attributes for each in _SEEN_ON_BLANKS):
            return self
        return one_pen(Pen((), ANY, self.background))

    def after(self, before: Pen) -> Pen:
        """Return the pen to draw with after another, where any colour will do: the nearest."""
        if self.colour != ANY:
            return self
        kept = tuple(each for each in before.attributes if each not in _SEEN_ON_BLANKS)
        return one_pen(Pen(kept, before.colour, self.background))


PLAIN = Pen()
"""What a terminal draws with after a reset."""

_known: dict[Pen, Pen] = {PLAIN: PLAIN}


def one_pen(pen: Pen) -> Pen:
    """Return the one object that stands for a pen."""
    return _known.setdefault(pen, pen)


@lru_cache(maxsize=4096)
def pen_of(style: Style | None, colours: ColorSystem | None) -> Pen:
    """Return the pen for a style, with the colours that a terminal has; none if it is to have none.

    Equal pens are one object, so that they can be compared by identity. Links and whatever else
    a style carries are left out.
    """
    if style is None:
        return PLAIN
    attributes = tuple(on for name, on, _ in _ATTRIBUTES if getattr(style, name))
    colour, background = _NO_COLOUR, _NO_BACKGROUND
    if style.color is not None and colours is not None:
        colour = ";".join(_codes(style.color, colours, foreground=True))
    if style.bgcolor is not None and colours is not None:
        background = ";".join(_codes(style.bgcolor, colours, foreground=False))
    return one_pen(Pen(attributes, colour, background))


def _codes(colour: Color, colours: ColorSystem, *, foreground: bool) -> tuple[str, ...]:
    """Return the parameters for a colour: its number in the palette is half as long."""
    known = colour.downgrade(colours)
    number = _NUMBERS.get(known.triplet) if known.triplet else None
    if colours is ColorSystem.TRUECOLOR and number is not None:
        known = Color.from_ansi(number)
    return tuple(known.get_ansi_codes(foreground))


@lru_cache(maxsize=4096)
def change_of(old: Pen, new: Pen) -> str:
    """Return the shortest sequence after which a terminal draws with another pen."""
    if old == new:
        return ""
    changed, anew = _changed(old, new), _anew(new)
    return f"\x1b[{min(changed, anew, key=len)}m"


def _changed(old: Pen, new: Pen) -> str:
    """What is different, switched one by one."""
    off = sorted({_OFF[on] for on in old.attributes if on not in new.attributes})
    parts = [str(code) for code in off]
    # Some share what switches them off: what is to stay must be switched on again.
    parts += [str(on) for on in new.attributes if on not in old.attributes or _OFF[on] in off]
    if old.colour != new.colour:
        parts.append(new.colour)
    if old.background != new.background:
        parts.append(new.background)
    return ";".join(parts)


def _anew(new: Pen) -> str:
    """Everything, after a reset."""
    parts = ["0", *map(str, new.attributes)]
    if new.colour != _NO_COLOUR:
        parts.append(new.colour)
    if new.background != _NO_BACKGROUND:
        parts.append(new.background)
    return ";".join(parts)
