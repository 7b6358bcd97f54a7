"""Letters that are typed into a box, and when what stands there is looked for."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump
from textual.timer import Timer

_QUIET = 0.06
"""Seconds without a letter after which one is done typing for now."""


class Letters:
    """Looks at once for a letter that comes alone, and once for letters that come quickly.

    Whoever types one letter waits for nothing. Of a word typed in one go, the first letter is
    looked for and then all of it: what stands in the box between would only be asked to be
    stopped again.
    """

    def __init__(self, pump: MessagePump, look: Callable[[], None]) -> None:
        """Nothing is typed yet.

        Args:
            pump: Whose timer tells that one is done typing.
            look: Looks for what stands in the box.
        """
        self._pump = pump
        self._look = look
        self._rest: Timer | None = None
        self._typed_at = -_QUIET

    def typed(self) -> None:
        """Take note that something else stands in the box now."""
        alone = self._rest is None and monotonic() - self._typed_at >= _QUIET
        self._typed_at = monotonic()
        self.forget()
        if alone:
            self._look()
        else:
            self._rest = self._pump.set_timer(_QUIET, self.look_now)

    def look_now(self) -> None:
        """Look for what stands in the box, unless that was done since the last letter."""
        if self._rest is not None:
            self.forget()
            self._look()

    def forget(self) -> None:
        """Do not look for what was typed last."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
