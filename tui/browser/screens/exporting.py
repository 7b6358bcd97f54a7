"""What leaves the browser: the list as a file, an article's text to the person's own pager."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from store import MahdarError
from tui.browser.app import Browser
from tui.browser.panes import PANE_OF, KeyMenu
from tui.browser.screens.base import hidden
from tui.browser.screens.walking import Walking
from tui.browser.terminal.clipboard import copied_form
from tui.browser.terminal.paging import NoPager
from tui.browser.widgets import SearchBox
from tui.browser.writing_out import free_path, written_out

if TYPE_CHECKING:
    from tui.browser.panes import ExportMenu

_MENU, _BOX = "export-menu", "export-path"
_AT_A_TIME = 0.01
"""Seconds of writing between two looks at the keys."""
_SHOWN = 0.2
"""Seconds after which it is said how far the writing is."""


class Exporting(Walking, inherit_bindings=False):
    """The linked panes, and the ways out of them."""

    _format = ""
    """The name of what a list is to be written as."""
    _writing = False

    @cached_property
    def _formats(self) -> ExportMenu:
        from tui.browser.panes import ExportMenu

        return hidden(ExportMenu(self.words, id=_MENU))

    @cached_property
    def _path_box(self) -> SearchBox:
        return hidden(SearchBox(self.words("export.prompt"), id=_BOX, base="L"))

    def action_run(self, name: str) -> None:
        """Run a command; what asks is closed first, and by Escape only that, or the writing."""
        asking = self.take_away(_MENU, _BOX)
        if name == "cancel" and (asking or self._writing):
            self._writing = False
        else:
            super().action_run(name)

    # A file

    def do_export(self) -> None:
        """Ask what to write the list as."""
        self.settle()
        self.lay_over(self._formats)

    def can_export(self) -> bool:
        """Whether there is a list to write, and none is being written."""
        return not self._writing and self.list_of(self.listed_kind).length > 0

    @on(KeyMenu.Chosen, f"#{_MENU}")
    def _ask_for_path(self, event: KeyMenu.Chosen) -> None:
        from store import SUFFIXES, Format

        event.stop()
        self.take_away(_MENU)
        self._format = event.name.removeprefix("export_")
        name = f"mahdar-{PANE_OF[self.listed_kind]}"
        self._path_box.value = str(free_path(Path.cwd(), name, SUFFIXES[Format(self._format)]))
        self.lay_over(self._path_box)
        self._path_box.cursor_position = len(self._path_box.value)

    @on(Input.Submitted, f"#{_BOX}")
    def _export(self, event: Input.Submitted) -> None:
        event.stop()
        written = event.value.strip()
        if not written:
            return
        path = Path(written).expanduser().absolute()
        if os.path.lexists(path):
            self.say(self.words("export.exists", path=path))
            return
        self.take_away(_BOX)
        self._writing = True
        self.run_worker(self._write_out(path, self._format), exit_on_error=False)

    async def _write_out(self, path: Path, format: str) -> None:
        """Write the list piece by piece; keys are answered in between."""
        from store import Format, written_as

        kind = self.listed_kind
        rows = self.list_of(kind).rows
        total, said = len(rows), time.monotonic()
        try:
            pieces = written_as(rows, kind, Format(format), self.lookups)
            with closing(written_out(pieces, path)) as progress:
                pause = time.monotonic() + _AT_A_TIME
                for number in progress:
                    if time.monotonic() < pause:
                        continue
                    if time.monotonic() > said + _SHOWN:
                        said = time.monotonic()
                        done = min(number, total)
                        self.say(self.words("export.writing", done=done, total=total))
                    await asyncio.sleep(0)
                    if not self._writing:
                        self.say(self.words("export.cancelled"))
                        return
                    pause = time.monotonic() + _AT_A_TIME
        except FileExistsError:
            self.say(self.words("export.exists", path=path))
        except OSError as error:
            why = error.strerror or str(error)
            self.say(self.words("export.failed", path=path, why=why))
        except MahdarError as error:
            self.say(self.words("export.failed", path=path, why=error))
        else:
            self.say(self.words("export.written", count=total, path=path))
        finally:
            self._writing = False

    # The pager

    def do_source(self) -> None:
        """Show the article's own text in the person's pager."""
        self.settle()
        read = self.reader.article if self.active == "reader" else self.strip.article
        article = read or self.article_behind()
        if article is None or not isinstance(self.app, Browser):
            self.say(self.words("reader.empty"))
            return
        try:
            shown = self.app.show_in_pager(copied_form(article.text))
        except NoPager as error:
            self.say(self.words("pager.failed", why=copied_form(str(error))))
        else:
            if not shown:
                self.say(self.words("pager.no_screen"))

    def can_source(self) -> bool:
        """Whether there is a record."""
        return self.record is not None
