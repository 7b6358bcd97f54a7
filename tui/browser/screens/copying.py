"""Copying from the main screen: to the clipboard, to a plain screen, to a file."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from store import Article, Record
from tui.browser.app import Browser
from tui.browser.arrangement import LISTS
from tui.browser.commands import key_to
from tui.browser.panes import KIND_OF, KeyMenu
from tui.browser.quoting import quote
from tui.browser.screens.base import hidden
from tui.browser.screens.following import Following
from tui.browser.terminal import clipboard

if TYPE_CHECKING:
    from tui.browser.panes import CopyMenu

_MENU = "copy-menu"


class Copying(Following, inherit_bindings=False):
    """What can be copied of what is shown, always in logical order."""

    _copied: tuple[str, str] | None = None
    """What was copied last, name and text, until another command runs."""

    @cached_property
    def _menu(self) -> CopyMenu:
        from tui.browser.panes import CopyMenu

        return hidden(CopyMenu(self.words, id=_MENU))

    def action_run(self, name: str) -> None:
        """Run a command; a menu that is open is closed first, and by Escape only that."""
        was_open = self.take_away(_MENU)
        if name not in ("copy", "show_alone"):
            self._copied = None
        if name == "cancel" and (was_open or self.selections):
            self.clear_selection()
            self.say("")
        else:
            super().action_run(name)

    def _key_escape(self) -> None:
        # Textual's own would take the selection away before the command knows of it.
        pass

    # Commands

    def do_copy(self) -> None:
        """Ask what to copy."""
        self.settle()
        self.lay_over(self._menu)

    def can_copy(self) -> bool:
        """Whether there is anything."""
        return self.record is not None

    def do_interrupt(self) -> None:
        """Copy what is selected; with nothing selected, end the program as terminals do."""
        if self.get_selected_text():
            self._send("copy_value")
        else:
            super().do_interrupt()

    def do_show_alone(self) -> None:
        """Show what was copied, or would be, by itself."""
        self.settle()
        self._carry_out("copy_show")

    can_show_alone = can_copy

    @on(KeyMenu.Chosen, f"#{_MENU}")
    def _choose(self, event: KeyMenu.Chosen) -> None:
        event.stop()
        self.take_away(_MENU)
        self.say("")
        self.guarded(lambda: self._carry_out(event.name))

    def _carry_out(self, name: str) -> None:
        if name not in ("copy_show", "copy_write"):
            self._send(name)
            return
        found = self._copied or self._copy_of("copy_value")
        if found is None:
            return
        self._copied = found
        if name == "copy_show":
            self._show(found[1])
        else:
            self._write(*found)

    def _copy_of(self, name: str) -> tuple[str, str] | None:
        """Return what is to be copied by its command's name, or say that there is none."""
        text = clipboard.copied_form(self._text_of(name) or "").strip("\n")
        if text:
            return name, text
        self.say(self.words("copy.nothing", what=self._title_of(name)))
        return None

    def _title_of(self, name: str) -> str:
        return self.words(f"command.{name}.title")

    def _send(self, name: str) -> None:
        found = self._copy_of(name)
        if found is None:
            return
        self._copied = found
        size = clipboard.size_of(found[1])
        facts = {
            "what": self._title_of(name),
            "size": f"{size:,}",
            "show": key_to("show_alone"),
            "write": key_to("copy", "copy_write"),
        }
        if size > clipboard.LIMIT:
            self.say(self.words("copy.too_long", limit=f"{clipboard.LIMIT:,}", **facts))
            return
        self.app.copy_to_clipboard(found[1])
        self.say(self.words("copy.sent", **facts))

    def _show(self, text: str) -> None:
        shown = isinstance(self.app, Browser) and self.app.show_alone(
            text, self.words("copy.alone")
        )
        if not shown:
            self.say(self.words("copy.no_screen", write=key_to("copy", "copy_write")))

    def _write(self, name: str, text: str) -> None:
        from store import default_path

        folders = (Path.cwd(), default_path().parent)
        try:
            path = clipboard.write_file(text, folders, ".json" if name == "copy_json" else ".txt")
        except OSError as error:
            self.say(self.words("copy.unwritten", why=error.strerror or str(error)))
        else:
            self.say(self.words("copy.written", path=path))

    # What there is to copy

    def _text_of(self, name: str) -> str | None:
        record = self._copied_record()
        match name:
            case "copy_value":
                return self._value()
            case "copy_quote":
                return self._quote()
            case "copy_json" if record is not None:
                from store import record_document  # dear to import

                document = record_document(record, self.lookups)
                return json.dumps(document, ensure_ascii=False, indent=2)
            case "copy_id" if record is not None:
                return record.id
        return None

    def _copied_record(self) -> Record | None:
        return self.reader.article if self.active == "reader" else self.record

    def _value(self) -> str | None:
        if marked := self.get_selected_text():
            return marked
        if self.active in LISTS:
            current = self.list_of(KIND_OF[self.active]).current
            return current.label if current else None
        if self.active == "reader":
            article, start, end = self._words()
            return (article.text[start:end] or article.title) if article is not None else None
        row = self.row
        return row.value if row is not None and not row.missing else None

    def _quote(self) -> str | None:
        article, start, end = self._words()
        return quote(article, start, end, self.words) if article is not None else None

    def _words(self) -> tuple[Article | None, int, int]:
        """Return the words in question: those selected, else the evidence that is shown."""
        for pane in (self.reader, self.strip):
            if pane.article is not None and (span := pane.selected):
                return pane.article, *span
        if self.active == "reader":
            article, evidence = self.reader.article, self.reader.current
        else:
            article, evidence = self.strip.article or self.article_behind(), self.strip.evidence
        if evidence is None or article is None:
            return article, 0, 0
        return article, evidence.start, evidence.end
