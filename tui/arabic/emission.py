"""The forms in which a row of the screen can be sent to a terminal."""

from __future__ import annotations

from enum import Enum

from tui.arabic.errors import UnknownEmission

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

AUTO = "auto"
"""The name of the choice to let the program decide."""

VARIABLE = "MAHDAR_EMIT"
"""The variable of the environment that holds the person's choice."""


class Emission(Enum):
    """What a terminal is sent so that Arabic reads properly on it.

    No single form is right everywhere: some terminals reorder and join by themselves, some do
    one of the two, most do neither.
    """

    VISUAL = "visual"
    """Visual order, joined letters; after `CSI 8 l` where the terminal would reorder."""
    FENCED = "fenced"
    """Each run of Arabic letters in logical order between two LRM, for terminals that reorder
    and cannot be told not to. Never together with `CSI 8 l`."""
    KITTY = "kitty"
    """Each blank-free Arabic run turned round, for kitty turns it round again."""
    KITTY_LETTERS = "kitty-letters"
    """The same for letters alone: kitty with Arabic from another font than the main one."""
    VISUAL_BASE = "visual-base"
    """Visual order, letters not joined: for fonts without presentation forms."""
    PLAIN = "plain"
    """Logical order, as in the article: the terminal is left to do everything."""


def chosen_by_person(
    option: str | None, environment: Mapping[str, str]
) -> tuple[Emission, str] | None:
    """Return the emission that an option or the environment names, and which of them it was.

    Raises:
        UnknownEmission: No emission has the name that was given.
    """
    for name, origin in ((option, "--emit"), (environment.get(VARIABLE), VARIABLE)):
        if name and name != AUTO:
            return emission_named(name, origin), origin
    return None


def emission_named(name: str, origin: str) -> Emission:
    """Find an emission by its name; raises UnknownEmission, with the origin of the name."""
    try:
        return Emission(name)
    except ValueError:
        known = [AUTO, *(emission.value for emission in Emission)]
        raise UnknownEmission(name, origin, known) from None
