"""Keys that are typed faster than what they are for has opened."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input

from tui.browser.terminal.app import ArabicApp

Result = TypeVar("Result")

_GIVING_UP = "escape"
_ENDING = (_GIVING_UP, "ctrl+c", "ctrl+q")


class TypedAhead(ArabicApp[Result], inherit_bindings=False):
    """Gives each key to what the keys before it have opened, however fast they come.

    Textual sends a key to whatever has the keys when it comes, even where one that came before is
    still on its way to open something else: what is typed right behind `/` would be lost.
    """

    @dataclass
    class Unknown(Message):
        """A key was pressed that does nothing where one is."""

        key: events.Key
        """The key."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._ahead: deque[events.Key] = deque()
        self._holding = False
        self._give_up: Callable[[], None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key in its turn."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if self._give_up is not None and event.key in _ENDING:
                self._ahead.clear()
                self._give_up()
                if event.key == _GIVING_UP:
                    return
            self._ahead.append(event)
            await self._give_keys()
        else:
            await super().on_event(event)

    def keep_keys(self, give_up: Callable[[], None]) -> None:
        """Give no more keys until `give_keys`; those that end something are for what gives up."""
        self._give_up = give_up

    def give_keys(self) -> None:
        """Give keys again, those that were kept first."""
        self._give_up = None
        self.hold_keys(self.screen)

    def hold_keys(self, *way: MessagePump) -> None:
        """Give no more keys until what was said to some has been heard, by one after the other."""
        self._holding = True
        for number, each in enumerate(way):
            # Who is gone hears nothing more.
            if each.call_later(self.hold_keys, *way[number + 1 :]):
                return
        self._holding = False
        self.call_later(self._give_keys)

    async def _give_keys(self) -> None:
        while self._ahead and not (self._holding or self._give_up):
            if self.screen.is_mounted:
                await self._give(self._ahead.popleft())
            else:
                self.hold_keys(self.screen)

    async def _give(self, key: events.Key) -> None:
        # A key is a sign that the terminal has the focus again; whoever had it here then has too.
        if not self.app_focus:
            self.app_focus = True
        focused = self.focused
        way = focused.ancestors_with_self if focused is not None else []
        if isinstance(focused, Input):
            await super().on_event(key)
            if not focused.check_consume_key(key.key, key.character):
                # It goes up from the box until somebody knows it, and what it does comes so too.
                self.hold_keys(*way, *way)
            return
        for first in (True, False):
            if await self._check_bindings(key.key, priority=first):
                self.hold_keys(*way)
                return
        self.screen.post_message(self.Unknown(key))
