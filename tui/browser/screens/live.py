"""A store that is written while it is looked at: what is new comes in, and nothing moves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from store import Kind
from tui.browser.screens.sorting import Sorting

_LOOK = 0.5
"""Seconds between two looks at the files; each costs a few calls of the system."""
_MORE = {
    Kind.ARTICLE: "notice.more_article",
    Kind.ENTITY: "notice.more_entity",
    Kind.MEETING: "notice.more_meeting",
}


async def beside(act: Callable[[], None]) -> None:
    """Wait for another thread, which is left to itself when the program ends meanwhile."""
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def finish() -> None:
        if not done.done():  # who waited has been told to stop
            done.set_result(None)

    def run() -> None:
        with suppress(Exception):  # whatever is wrong is said by who asks next
            act()
        with suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(finish)

    Thread(target=run, name="mahdar-index", daemon=True).start()
    await done


class Live(Sorting, inherit_bindings=False):
    """The linked panes, which follow the store's files."""

    _renewing = False

    def on_mount(self) -> None:
        """Begin to look at the files now and then."""
        self.set_interval(_LOOK, self._look)

    def _look(self) -> None:
        # Not between a key and what follows it: the panes are about to change anyway.
        if not self.is_moving:
            self.guarded(self._follow_files)

    def _follow_files(self) -> None:
        if self._renewing or not self.lookups.is_behind():
            return
        self._renewing = True
        self.run_worker(self._follow(), exit_on_error=False)

    async def _follow(self) -> None:
        """Show what is new; making the index of it takes as long as it takes, and no key waits."""
        try:
            if self.renew is not None:
                await beside(self.renew)
            self.guarded(self._show_new)
        finally:
            self._renewing = False

    def _show_new(self) -> None:
        if self.lookups.changed():
            self.reload()

    def reload(self) -> None:
        """Show what the store holds now, everything standing where it did; say what is new."""
        before = {kind: self.list_of(kind).total for kind in Kind}
        self.show_counts()
        self.restore(self.still_there(self.place()))
        self.show_any()
        after = {kind: self.list_of(kind).total for kind in Kind}
        more = [
            self.words(_MORE[kind], count=f"{after[kind] - before[kind]:+d}")
            for kind in Kind
            if after[kind] != before[kind]
        ]
        what = ", ".join(more) or self.words("notice.more_other")
        self.say(self.words("notice.changed", what=what))

    def do_reload(self) -> None:
        """Look at the files now."""
        self.settle()
        if self.lookups.changed():
            self.reload()
        else:
            self.say(self.words("notice.unchanged"))
