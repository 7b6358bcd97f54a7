"""What can go wrong in showing Arabic."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class DisplayError(Exception):
    """The root of the errors raised by the display of Arabic."""


class LevelsUnreadable(DisplayError):
    """The report of python-bidi does not have the form that is read here.

    It means that another release than the pinned one is installed.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"python-bidi's report of levels cannot be read: {reason}")
        self.reason = reason
        """What was missing or too many."""


class UnknownEmission(DisplayError):
    """An emission was asked for by a name that none has."""

    def __init__(self, name: str, origin: str, known: Sequence[str]) -> None:
        super().__init__(f"{origin}: no emission {name!r}; known are {', '.join(known)}")
        self.name = name
        """The name as it was given."""
        self.origin = origin
        """Where it came from: an option or a variable of the environment."""
        self.known = tuple(known)
        """The names that would have done."""
