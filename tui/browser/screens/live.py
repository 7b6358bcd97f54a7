"""A store that is written while it is looked at: what is new comes in, and nothing moves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from store import Kind, MahdarError
from tui.browser.beside import beside
from tui.browser.history import Place
from tui.browser.panes import Header
from tui.browser.screens.sorting import Sorting

_LOOK = 0.5
"""Seconds between two looks at the files; each costs a few calls of the system."""
_MORE = {
    Kind.ARTICLE: "notice.more_article",
    Kind.ENTITY: "notice.more_entity",
    Kind.MEETING: "notice.more_meeting",
}


class _Ended(Exception):
    """The program ends, and with it what another thread does for it."""


class Live(Sorting, inherit_bindings=False):
    """The linked panes, which follow the store's files.

    What has changed is read in another thread, as long as it takes: every key is answered
    meanwhile, by what was read before.
    """

    writing = False
    """Whether it writes itself: what it writes it shows itself, too."""
    _renewing = False
    _showing = False
    _part: tuple[int, int] | None = None
    _ready: Callable[[], None] | None = None
    _ended = False

    def on_mount(self) -> None:
        """Begin to look at the files now and then."""
        self._reading_files = asyncio.Lock()
        self.set_interval(_LOOK, self._look)

    def on_unmount(self) -> None:
        """Let what another thread does come to its end."""
        self._ended = True

    @property
    def is_renewing(self) -> bool:
        """Whether what has changed is being read, or was, and is yet to be shown."""
        return self._renewing or self._showing or self._ready is not None

    def _look(self) -> None:
        self._show_progress()
        # Not between a key and what follows it: the panes are about to change anyway.
        if self.is_moving or self.writing or self._showing:
            return
        if self._ready is not None:
            self.guarded(self._show_new)
        else:
            self.guarded(self._follow_files)

    def _follow_files(self) -> None:
        """Begin to read what has changed, if anything has."""
        if not self._renewing and self.lookups.is_behind():
            self._renewing = True
            self.run_worker(self._follow(), exit_on_error=False)

    async def _follow(self) -> None:
        await self._read_files()
        self._look()

    async def _read_files(self) -> None:
        """Read what has changed; if that is being done already, once again after it."""
        async with self._reading_files:
            self._renewing = True
            try:
                self._ready = await beside(lambda: self.lookups.prepare(self._note_part))
            except MahdarError as error:
                self.say_trouble(error)
            finally:
                self._renewing, self._part = False, None

    async def show_written(self, changed: Callable[[Place], Place]) -> bool:
        """Read what was written here, and show it; return whether that could be done.

        Args:
            changed: Gives the place to stand at for that where everything stands.
        """
        await self._read_files()
        take, self._ready = self._ready, None
        if take is None:
            return False
        take()
        return await self._show_again(changed)

    def _note_part(self, done: int, total: int) -> None:
        """Note how far it is; from another thread."""
        if self._ended:
            raise _Ended
        self._part = done, total

    def _show_progress(self) -> None:
        """Say in the header how far it is, where it takes so long that a person would ask."""
        told = ""
        if self._renewing and self._part is not None:
            done, total = self._part
            told = self.words("header.reading", part=f"{done * 100 // max(1, total)}%")
        self.query_one(Header).work = told

    def _show_new(self) -> None:
        take, self._ready = self._ready, None
        if take is not None:
            take()
            self.run_worker(self._reload(), exit_on_error=False)

    async def _reload(self) -> None:
        """Show what the store holds now, everything standing where it did; say what is new."""
        before = {kind: self.list_of(kind).total for kind in Kind}
        if not await self._show_again(lambda place: place):
            return
        after = {kind: self.list_of(kind).total for kind in Kind}
        more = [
            self.words(_MORE[kind], count=f"{after[kind] - before[kind]:+d}")
            for kind in Kind
            if after[kind] != before[kind]
        ]
        what = ", ".join(more) or self.words("notice.more_other")
        self.say(self.words("notice.changed", what=what))

    async def _show_again(self, changed: Callable[[Place], Place]) -> bool:
        """Show what the store holds now, once it is found; return whether that could be done."""
        self._showing = True
        try:
            while True:
                before = self.place()
                found = await self.found_at(changed(before))
                if self.place() == before:  # else a key was faster
                    break
            self.show_counts()
            self.stand_at(found)
            self.show_any()
        except MahdarError as error:
            self.say_trouble(error)
            return False
        finally:
            self._showing = False
        return True

    def do_reload(self) -> None:
        """Look at the files now."""
        self.settle()
        self._follow_files()
        self.say(self.words("notice.reading" if self.is_renewing else "notice.unchanged"))
